"""The collocates of frequent words, as ratios to a Counter loop over the cut texts.

    uv run python -m tests.benchmarks.collocates CORPUS [--nodes company,China] [--window 5] [--rounds 3]

CORPUS is the folder of a built corpus; all of it is selected. The loop walks the same words as Python lists of
strings, passage by passage, and counts what stands near the node. Ours gives more: sides, articles and the totals that
measures need. It is timed as the first question about a selection, which counts the selection, and as every further
one. All are run in turn in one process. The last rows are sequences of words, without a loop beside them.
"""

import argparse
import itertools
import os
import statistics
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lib.corpus import Corpus, collocates, ngrams
from lib.corpus.words import selections
from lib.model import Subcorpus
from lib.settings import current
from lib.text import load_stopwords
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


def cut_texts(corpus: Corpus) -> Texts:
    """Every passage as a list of strings."""
    spellings = corpus.vocabulary["spelling"].tolist()
    edges = corpus.running.starts.tolist()
    words = [spellings[number] for number in corpus.running.terms.tolist()]
    return [words[first:last] for first, last in itertools.pairwise(edges)]


def compared(corpus: Corpus, texts: Texts, node: str, window: int, rounds: int) -> list[tuple[float, ...]]:
    """Seconds of each round: the loop, the first question about a selection, a further one."""

    def ours() -> object:
        return collocates(corpus, Subcorpus(), [node], window)

    def first() -> object:
        selections._texts.clear()
        return ours()

    found, near = collocates(corpus, Subcorpus(), [node], window), loop(texts, node, window)
    assert dict(zip(found["spelling"], found["count"], strict=True)) == {w: n for w, n in near.items() if w != node}
    return [tuple(map(timed, (lambda: loop(texts, node, window), first, ours))) for _ in range(rounds)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--nodes", default="the,company,China,中国")
    options.add_argument("--window", type=int, default=5)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    corpus = Corpus(asked.corpus)
    texts = cut_texts(corpus)
    n_articles = len(corpus.article_terms.first_passages) - 1
    counts = corpus.vocabulary.set_index("spelling")["n"]
    print(f"{n_articles:,} articles, {len(corpus.running.terms):,} words, window {asked.window}; ", end="")
    print(f"{asked.rounds} rounds, load {os.getloadavg()[0]:.1f}\n")
    print("| node | times | the loop, ms | first question, ms | ratio | further ones, ms | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for node in asked.nodes.split(","):
        times = compared(corpus, texts, node, asked.window, asked.rounds)
        loops, first, further = (1000 * statistics.median(side) for side in zip(*times, strict=True))
        ratios = [statistics.median(line[0] / line[place] for line in times) for place in (1, 2)]
        print(f"| {node} | {counts[node]:,} | {loops:,.0f} ", end="")
        print(f"| {first:,.0f} | {ratios[0]:,.0f} | {further:,.0f} | {ratios[1]:,.0f} |", flush=True)
    del texts
    stopwords = load_stopwords(current().stopwords)[0]
    print("\n| sequences that occur 5 times or more | seconds | without stop words at their ends |")
    print("| --- | --- | --- |")
    for n in (2, 3):
        taken = [timed(partial(ngrams, corpus, Subcorpus(), n, 5, words)) for words in ((), stopwords)]
        print(f"| of {n} words | {taken[0]:.1f} | {taken[1]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
