"""A cloud of 150 words after a change of the filter, as a ratio to `WordCloud.generate_from_frequencies`.

    uv run python -m tests.benchmarks.cloud CORPUS [--rounds 5]

CORPUS is the folder of a built corpus. For each filter both get the same 150 leading words with their counts, the same
canvas and the same font; both are timed from the frequencies to the placed words, in turn. Ours has the layout of the
corpus, whose making is timed apart. The rest of the table says how well it keeps its places: words it had to draw
smaller than their value, words it had no room for, words without a place of their own, and the share of the canvas
that the boxes of ink cover.
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import pandas as pd
from pylopdf_fonts_zh_cn import sans_path
from wordcloud import WordCloud

from lib.analyses.cloud import cloud_ground
from lib.corpus.articles import facets
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.figures.cloud import CLOUD_SIZE, CLOUD_WORDS, Cloud, CloudLayout, word_cloud
from lib.figures.cloud.type import ink
from lib.model import Subcorpus
from lib.settings import current_settings
from lib.stats import frequencies
from lib.text import load_stopwords
from tests.benchmarks.frequencies import in_turn, later_half

STOPWORDS = load_stopwords(current_settings().stopwords)[0]


def filters(corpus: Corpus) -> dict[str, Subcorpus]:
    """What is measured, by name."""
    half, source = later_half(corpus), next(iter(facets(corpus).sources))
    return {
        "none": Subcorpus(),
        **{f"theme: {theme}": Subcorpus(themes=(theme,)) for theme in corpus.themes},
        "language: Chinese": Subcorpus(languages=("zh",)),
        "the largest source": Subcorpus(sources=(source,)),
        "the later half": half,
        "alliances in the later half": Subcorpus(themes=("alliances",), since=half.since),
        "two themes at once": Subcorpus(themes=("technology_controls", "military_demand"), match="all"),
        "text: tariff": Subcorpus(query="tariff"),
        "text: magnet": Subcorpus(query="magnet"),
    }


def leading(corpus: Corpus, chosen: Subcorpus) -> pd.Series:
    return frequencies(term_counts(corpus, chosen), STOPWORDS, top=CLOUD_WORDS).set_index("term")["count"]


def generated(values: pd.Series) -> WordCloud:
    """The layout a user of the package gets."""
    wide, high = CLOUD_SIZE
    cloud = WordCloud(width=wide, height=high, font_path=str(sans_path()), max_words=CLOUD_WORDS, random_state=7)
    return cloud.generate_from_frequencies(values.to_dict())


def share_covered(cloud: Cloud) -> float:
    boxes = [(word.size**2, ink(word.text)) for word in cloud.words]
    area = sum(square * (one.right - one.left) * (one.bottom - one.top) for square, one in boxes)
    return area / (cloud.width * cloud.height)


def row(name: str, values: pd.Series, layout: CloudLayout, rounds: int) -> str:
    """A line of the table."""
    cloud = word_cloud(values, layout)
    times = in_turn([lambda: word_cloud(values, layout), lambda: generated(values)], rounds)
    ours, theirs = np.median(times, axis=0)
    figures = (len(values), len(cloud.smaller), len(cloud.left_out), len(cloud.guests), f"{share_covered(cloud):.0%}")
    ratio = np.median(times[:, 1] / times[:, 0])
    return f"| {name} | {ours:.0f} | {theirs:,.0f} | {ratio:.0f} | {' | '.join(map(str, figures))} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    corpus = Corpus(chosen.corpus)
    term_counts(corpus, Subcorpus())  # the corpus is read at its first question
    start = time.perf_counter()
    ground = cloud_ground(corpus, STOPWORDS)
    print(f"the layout, made once: {len(ground.layout.homes)} places in {time.perf_counter() - start:.2f} s, ", end="")
    print(f"{chosen.rounds} rounds, load {os.getloadavg()[0]:.1f}\n")
    print("| filter | ours, ms | `WordCloud`, ms | ratio | words | smaller | no room | no place | covered |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, one in filters(corpus).items():
        print(row(name, leading(corpus, one), ground.layout, chosen.rounds), flush=True)


if __name__ == "__main__":
    main()
