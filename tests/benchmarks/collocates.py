"""The collocates of frequent words, as ratios to a Counter loop over the cut texts.

    uv run python -m tests.benchmarks.collocates CORPUS [--nodes company,China] [--window 5] [--rounds 3]

CORPUS is the folder of a built corpus; all of it is selected. The loop walks the same words as Python lists of
strings, passage by passage, and counts what stands near the node. Ours gives more: sides, articles and how often each
word occurs at all, which measures need; the whole loop counts these too. Ours is timed as the first question about a
selection, which counts the selection, and as every further one. All are run in turn in one process. The last rows are
sequences of words, without a loop beside them.
"""

import argparse
import itertools
import os
import statistics
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from lib.corpus.contexts import collocates
from lib.corpus.counts import ngrams
from lib.corpus.query import Corpus
from lib.corpus.tokens import selected as selections
from lib.model import Subcorpus
from lib.settings import current_settings
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


def whole_loop(texts: Texts, article_of: Sequence[int], node: str, window: int) -> tuple[Counter[str], ...]:
    """What a user would write for the same table: before, behind, articles, occurrences at all."""
    before, behind, articles, everywhere = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    together: set[str] = set()
    for passage, words in enumerate(texts):
        if passage and article_of[passage] != article_of[passage - 1]:
            articles.update(together)
            together.clear()
        everywhere.update(words)
        for at, word in enumerate(words):
            if word == node:
                left, right = words[max(0, at - window) : at], words[at + 1 : at + 1 + window]
                before.update(left)
                behind.update(right)
                together.update(left, right)
    articles.update(together)
    return before, behind, articles, everywhere


def cut_texts(corpus: Corpus) -> Texts:
    """Every passage as a list of strings."""
    spellings = corpus.vocabulary["spelling"].tolist()
    edges = corpus.running.starts.tolist()
    words = [spellings[number] for number in corpus.running.terms.tolist()]
    return [words[first:last] for first, last in itertools.pairwise(edges)]


def compared(corpus: Corpus, texts: Texts, node: str, window: int, rounds: int) -> list[tuple[float, ...]]:
    """Seconds of each round: the loop, the whole loop, the first question about a selection, a further one."""
    first_passages = corpus.article_terms.first_passages
    article_of = np.repeat(np.arange(len(first_passages) - 1), np.diff(first_passages)).tolist()

    def ours() -> object:
        return collocates(corpus, Subcorpus(), [node], window)

    def first() -> object:
        selections._selections.clear()
        return ours()

    found, near = collocates(corpus, Subcorpus(), [node], window), loop(texts, node, window)
    assert dict(zip(found["spelling"], found["count"], strict=True)) == {w: n for w, n in near.items() if w != node}
    whole = whole_loop(texts, article_of, node, window)
    for name, counts in zip(("left", "right", "n_articles", "f2"), whole, strict=True):
        assert found[name].tolist() == [counts[word] for word in found["spelling"]], name
    arguments = (lambda: loop(texts, node, window), lambda: whole_loop(texts, article_of, node, window), first, ours)
    return [tuple(map(timed, arguments)) for _ in range(rounds)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--nodes", default="the,company,U.S.,market,care,China,中国")
    options.add_argument("--window", type=int, default=5)
    options.add_argument("--rounds", type=int, default=3)
    arguments = options.parse_args()
    corpus = Corpus(arguments.corpus)
    texts = cut_texts(corpus)
    n_articles = len(corpus.article_terms.first_passages) - 1
    counts = corpus.vocabulary.set_index("spelling")["n"]
    print(f"{n_articles:,} articles, {len(corpus.running.terms):,} words, window {arguments.window}; ", end="")
    print(f"{arguments.rounds} rounds, load {os.getloadavg()[0]:.1f}\n")
    print(
        "| node | times | the loop, ms | the whole loop, ms | first question, ms | ratios | further ones, ms | ratios |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for node in arguments.nodes.split(","):
        times = compared(corpus, texts, node, arguments.window, arguments.rounds)
        medians = [f"{1000 * statistics.median(side):,.0f}" for side in zip(*times, strict=True)]
        ratios = [
            " / ".join(f"{statistics.median(line[loop] / line[ours] for line in times):,.0f}" for loop in (0, 1))
            for ours in (2, 3)
        ]
        cells = (node, f"{counts[node]:,}", *medians[:3], ratios[0], medians[3], ratios[1])
        print(f"| {' | '.join(cells)} |", flush=True)
    del texts
    stopwords = load_stopwords(current_settings().stopwords)[0]
    print("\n| sequences that occur 5 times or more | seconds | without stop words at their ends |")
    print("| --- | --- | --- |")
    for n in (2, 3):
        taken = [timed(partial(ngrams, corpus, Subcorpus(), n, 5, words)) for words in ((), stopwords)]
        print(f"| of {n} words | {taken[0]:.1f} | {taken[1]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
