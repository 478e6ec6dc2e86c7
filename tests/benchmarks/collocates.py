"""The collocates of a frequent word, as a ratio to a Counter loop over the cut texts.

    uv run python -m tests.benchmarks.collocates CORPUS [--node company] [--window 5] [--rounds 5]

CORPUS is the folder of a built corpus; all of it is selected. The loop walks the same words as Python lists of
strings, passage by passage, and counts what stands near the node; the second loop first asks whether a passage holds
the node at all. Ours gives more: sides, articles and the totals that measures need. It is timed twice, as the first
question about a selection, which counts the selection, and as every further one. All are run in turn in one process.
"""

import argparse
import itertools
import os
import statistics
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lib.corpus import Corpus, chosen_text, collocates, ngrams
from lib.model import Subcorpus
from tests.benchmarks.pipeline import timed

Texts = Sequence[Sequence[str]]


def loop(texts: Texts, node: str, window: int) -> Counter[str]:
    """What a user would write."""
    near: Counter[str] = Counter()
    for words in texts:
        for at, word in enumerate(words):
            if word == node:
                near.update(words[max(0, at - window) : at])
                near.update(words[at + 1 : at + 1 + window])
    return near


def hasty_loop(texts: Texts, node: str, window: int) -> Counter[str]:
    """What a user would write who had waited for the first."""
    return loop([words for words in texts if node in words], node, window)


def cut_texts(corpus: Corpus) -> Texts:
    """Every passage as a list of strings."""
    spellings = corpus.vocabulary["spelling"].tolist()
    edges = corpus.running.starts.tolist()
    words = [spellings[number] for number in corpus.running.terms.tolist()]
    return [words[first:last] for first, last in itertools.pairwise(edges)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--node", default="company")
    options.add_argument("--window", type=int, default=5)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    corpus, asked = Corpus(chosen.corpus), (chosen.node, chosen.window)
    texts = cut_texts(corpus)

    def ours() -> object:
        return collocates(corpus, Subcorpus(), [chosen.node], chosen.window)

    def first() -> object:
        chosen_text._CHOSEN.clear()
        return ours()

    found = collocates(corpus, Subcorpus(), [chosen.node], chosen.window)
    near = loop(texts, *asked)
    assert dict(zip(found["spelling"], found["count"], strict=True)) == {w: n for w, n in near.items() if w != asked[0]}
    works = (lambda: loop(texts, *asked), lambda: hasty_loop(texts, *asked), first, ours)
    times = list(zip(*([timed(work) for work in works] for _ in range(chosen.rounds)), strict=True))
    n_articles = len(corpus.article_terms.first_passages) - 1
    print(
        f"{n_articles:,} articles, {len(corpus.running.terms):,} words; {chosen.node!r} {found['f1'].iloc[0]:,} times, "
    )
    print(f"{len(found):,} collocates; {chosen.rounds} rounds, load {os.getloadavg()[0]:.0f}\n")
    print("| | ms | times the loop |\n| --- | --- | --- |")
    for name, one in zip(("the loop", "the loop that looks first", "ours, first", "ours, further"), times, strict=True):
        ratio = statistics.median(a / b for a, b in zip(times[0], one, strict=True))
        print(f"| {name} | {1000 * statistics.median(one):,.0f} | {ratio:.1f} |")
    for n in (2, 3):
        taken = timed(partial(ngrams, corpus, Subcorpus(), n))
        print(f"| sequences of {n} words, 5 times or more | {1000 * taken:,.0f} | |")


if __name__ == "__main__":
    main()
