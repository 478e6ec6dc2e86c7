"""The first page of a concordance, against ``re.finditer`` over the texts in the same run.

    uv run python -m tests.benchmarks.concordance CORPUS [--rounds N]

Both give fifty lines sorted by what stands to the right, and the number of hits. The loop has the texts in memory
and looks for one spelling; ours finds the word in all its forms. They take turns, so a drifting machine slows both.
"""

import argparse
import os
import re
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from lib.corpus.contexts import concordance
from lib.corpus.nodes import parse_node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary

PAGE = 50
BESIDE = 60
Line = tuple[str, str, str]


def the_loop(texts: list[str], pattern: str) -> tuple[int, list[Line]]:
    """All hits by a regular expression, sorted; the first page of them."""
    find = re.compile(pattern, re.IGNORECASE).finditer
    lines = [
        (text[max(0, found.start() - BESIDE) : found.start()], found[0], text[found.end() : found.end() + BESIDE])
        for text in texts
        for found in find(text)
    ]
    lines.sort(key=lambda line: line[2].lower())
    return len(lines), lines[:PAGE]


def nodes_of(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """What is looked for: a node and the loop's pattern, by name."""
    spellings = list(corpus.term_numbers)
    counts = np.bincount(corpus.running.terms, minlength=len(spellings))
    ranked = np.argsort(-counts, kind="stable").tolist()
    english = [spellings[number] for number in ranked if re.fullmatch("[a-z]{3,}", spellings[number])]
    chinese = [spellings[number] for number in ranked if re.fullmatch("[\u4e00-\u9fd5]{2,}", spellings[number])]
    words = {
        "the most frequent word": english[0],
        "a middle one": english[1000],
        "a rare one": english[20_000],
        "the most frequent Chinese word": chinese[0],
    }
    named = {f"{name}: {word}": (word, _bounded(word)) for name, word in words.items()}
    return named | {
        "a phrase: United States": ("United States", r"\bunited states\b"),
        "a wildcard: control*": ("control*", r"\bcontrol\w*"),
    }


def _bounded(word: str) -> str:
    return rf"\b{word}\b" if word.isascii() else word


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path, help="an already built corpus")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    corpus, cutter = Corpus(chosen.corpus), Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
    texts = corpus.frame(corpus.tables.passages.order_by("passage").select("text"))["text"].tolist()
    nodes = nodes_of(corpus)

    def page(node: str) -> int:
        return concordance(corpus, Subcorpus(), parse_node(node), cutter, limit=PAGE).n_hits

    first = seconds(lambda: page("the"))
    print(f"{len(texts):,} passages, {sum(map(len, texts)):,} characters, {len(corpus.running.terms):,} words;")
    print(f"{chosen.rounds} rounds, load {os.getloadavg()[0]:.1f}; the very first page {first:.1f} s\n")
    print("| node | hits | ours, ms | the loop, ms | ratio |\n| --- | --- | --- | --- | --- |")
    for name, (node, pattern) in nodes.items():
        ask, loop_over = partial(page, node), partial(the_loop, texts, pattern)
        times = [(statistics.median(seconds(ask) for _ in range(5)), seconds(loop_over)) for _ in range(chosen.rounds)]
        mine, loop = (statistics.median(side) * 1000 for side in zip(*times, strict=True))
        ratio = statistics.median(theirs / own for own, theirs in times)
        print(f"| {name} | {page(node):,} | {mine:,.0f} | {loop:,.0f} | {ratio:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
