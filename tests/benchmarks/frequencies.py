"""Word counts and keyness over a large corpus, as ratios to the least that counting costs and to pandas.

    uv run python -m tests.benchmarks.frequencies DIR [--headlines DIR] [--rounds N]

DIR holds a corpus. Half of its articles are those published from the median day on; stop words are not listed.
The floor is ``numpy.bincount`` over the numbers of the very words that are counted, laid out for it before; it gives no
ranges, spellings or order. The pandas table has a list of words for each passage, made before. All are run in turn.
``--headlines`` names a corpus of headlines: how its time grows from 100,000 of them to all.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from lib.corpus.counts import rest_counts, term_counts
from lib.corpus.query import Corpus
from lib.corpus.tokens import selected as selections
from lib.model import Subcorpus
from lib.settings import current_settings
from lib.stats import frequencies, keyness
from lib.text import load_stopwords

STOPWORDS = load_stopwords(current_settings().stopwords)[0]


def resident() -> float:
    """Megabytes this process holds, mapped files among them."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def later_half(corpus: Corpus) -> Subcorpus:
    days = corpus.frame(corpus.tables.articles.select("published_on"))["published_on"].dropna().sort_values()
    return Subcorpus(since=days.iloc[len(days) // 2])


def leading(corpus: Corpus, half: Subcorpus) -> pd.DataFrame:
    return frequencies(term_counts(corpus, half), STOPWORDS, top=100)


def selected_words(corpus: Corpus, half: Subcorpus) -> tuple[np.ndarray, np.ndarray]:
    """The number of each selected running word and the length of each selected passage."""
    passages = corpus.frame(corpus.passages(half).select("passage"))["passage"].to_numpy()
    lengths = np.diff(corpus.running.starts)
    chosen = np.zeros(len(lengths), bool)
    chosen[passages] = True
    return np.array(corpus.running.terms[np.repeat(chosen, lengths)]), lengths[chosen]


def spelled_lists(corpus: Corpus, words: np.ndarray, lengths: np.ndarray) -> pd.Series:
    """The words of each passage as a list of spellings. Equal words share one string, which is in pandas' favour."""
    spellings = corpus.vocabulary["spelling"].to_numpy(dtype=object)[words]
    return pd.Series(np.split(spellings, np.cumsum(lengths)[:-1]))


def in_turn(works: list[Callable[[], object]], rounds: int) -> np.ndarray:
    """Milliseconds of each round and work, the works run in turn."""
    times = np.zeros((rounds, len(works)))
    for taken in times:
        for number, work in enumerate(works):
            selections._selections.clear()  # each question is the first about its selection
            start = time.perf_counter()
            work()
            taken[number] = 1000 * (time.perf_counter() - start)
    return times


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--headlines", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    chosen = options.parse_args()
    before = resident()
    corpus = Corpus(chosen.corpus)
    opened = resident()
    half = later_half(corpus)
    target, reference = term_counts(corpus, half), rest_counts(corpus, half)
    leading(corpus, half)
    keyness(target, reference, STOPWORDS, top=50)
    print(f"memory: {before:,.0f} MB with the packages, {opened:,.0f} opened, {resident():,.0f} after the questions")
    words, lengths = selected_words(corpus, half)
    n_terms = len(corpus.vocabulary)
    lists = spelled_lists(corpus, words, lengths)

    def both_halves() -> None:
        term_counts(corpus, half)
        rest_counts(corpus, half)

    def halves_compared() -> None:
        keyness(term_counts(corpus, half), rest_counts(corpus, half), STOPWORDS, top=50)

    works = [
        lambda: leading(corpus, half),
        lambda: np.bincount(words, minlength=n_terms),
        lambda: lists.explode().value_counts().head(100),
        both_halves,
        halves_compared,
    ]
    times = in_turn(works, chosen.rounds)
    ours, floor, exploded, two, compared = np.median(times, axis=0)
    to_floor, of_pandas = np.median(times[:, 0] / times[:, 1]), np.median(times[:, 2] / times[:, 0])
    print(f"{len(words):,} of {len(corpus.running.terms):,} words, {n_terms:,} terms, {chosen.rounds} rounds, ", end="")
    print(f"load {os.getloadavg()[0]:.1f}")
    print("| | milliseconds | ratio |\n| --- | --- | --- |")
    print(f"| top 100 words of half | {ours:.0f} | {to_floor:.2f} times the floor |")
    print(f"| `numpy.bincount` over the same words | {floor:.0f} | 1 |")
    print(f"| pandas, `explode` and `value_counts` | {exploded:.0f} | {of_pandas:.0f} times ours |")
    print(f"| counts of both halves | {two:.0f} | 1 |")
    print(f"| keyness of the halves, counts included | {compared:.0f} | {np.median(times[:, 4] / times[:, 3]):.2f} |")
    if chosen.headlines:
        headlines(chosen.headlines, chosen.rounds)


def headlines(folder: Path, rounds: int) -> None:
    """How the time grows with the words, from the first 100,000 articles of a corpus of headlines to nearly all."""
    corpus = Corpus(folder)
    days = corpus.frame(corpus.tables.articles.select("published_on"))["published_on"].dropna().sort_values()
    # Without the last day: the words of all of them need no counting.
    few, every = Subcorpus(until=days.iloc[100_000]), Subcorpus(until=days[days < days.max()].iloc[-1])
    n_words = [len(selected_words(corpus, one)[0]) for one in (few, every)]
    times = in_turn([lambda: leading(corpus, few), lambda: leading(corpus, every)], rounds)
    print(f"| top 100 words of 100,000 headlines | {np.median(times[:, 0]):.0f} | 1 |")
    print(f"| top 100 words of {len(days):,} headlines | {np.median(times[:, 1]):.0f} | ", end="")
    print(f"{np.median(times[:, 1] / times[:, 0]):.2f}, with {n_words[1] / n_words[0]:.2f} times the words |")


if __name__ == "__main__":
    main()
