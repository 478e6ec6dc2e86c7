"""Cutting, coding and counting 2,000 real texts, as a ratio to the loop a user would write.

    uv run python -m tests.benchmarks.pipeline DIR [--texts N] [--rounds N]

DIR holds Parquet files with a ``title`` and perhaps a ``text`` column; the texts are the first rows of each file.
The loop is ``jieba.lcut`` into a ``Counter`` and one regular expression per theme, in one process; its expressions are
the very literals of the codebook. Ours cuts sentences with the dictionary, codes with all rules and keeps every hit.
Both are run in turn on the same texts in the same process, imports and warm-up left out.
"""

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import jieba
import pyarrow.parquet as pq

from lib.codebook import Codebook, load_codebook
from lib.coding import Coder
from lib.settings import current_settings
from lib.text import Cutter, load_dictionary


def real_texts(folder: Path, wanted: int) -> list[str]:
    """The first rows of each file in turn, title and text as one."""
    files = sorted(folder.glob("*.parquet"))
    texts = []
    for file in files:
        batch = next(pq.ParquetFile(file).iter_batches(-(-wanted // len(files))))
        texts += [f"{row['title'] or ''}\n{row.get('text') or ''}" for row in batch.to_pylist()]
    return texts[:wanted]


def loop(texts: list[str], themes: dict[str, re.Pattern[str]]) -> None:
    """What a user would write."""
    words: Counter[str] = Counter()
    tagged = []
    for text in texts:
        words.update(jieba.lcut(text))
        tagged.append([theme for theme, pattern in themes.items() if pattern.search(text)])


def expressions(codebook: Codebook) -> dict[str, re.Pattern[str]]:
    """One expression per theme from the literals of its rules."""
    found = {}
    for theme in codebook.themes:
        lists = [codebook.words(patterns) for rule in theme.rules for patterns in rule.parts()]
        literals = {word.strip("=") for words in lists for word in words}
        escaped = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(literals, key=len, reverse=True))
        found[theme.id] = re.compile("|".join(escaped), re.IGNORECASE)
    return found


@cache
def _cutter() -> Cutter:
    return Cutter(load_dictionary(current_settings().dictionary)[0])


@cache
def _coder() -> Coder:
    return Coder(load_codebook(current_settings().codebook))


def ours(texts: list[str]) -> Counter[str]:
    """Cut, count and code, passage by passage."""
    cut, code = _cutter().sentences, _coder().code
    words: Counter[str] = Counter()
    for text in texts:
        for passage in filter(None, text.split("\n")):
            words.update(chain.from_iterable(cut(passage)))
            code(passage)
    return words


def pooled(workers: ProcessPoolExecutor, texts: list[str]) -> Counter[str]:
    """The same on all cores, as a build does it."""
    parts = [texts[number::16] for number in range(16)]
    return sum(workers.map(ours, parts), Counter())


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--texts", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    texts = real_texts(chosen.folder, chosen.texts)
    themes = expressions(load_codebook(current_settings().codebook))
    jieba.initialize()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        pooled(workers, texts[:200])
        ours(texts[:50])
        rounds = [
            (timed(lambda: loop(texts, themes)), timed(lambda: ours(texts)), timed(lambda: pooled(workers, texts)))
            for _ in range(chosen.rounds)
        ]
    naive, one, all_cores = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"{len(texts):,} texts, {sum(map(len, texts)):,} characters, {chosen.rounds} rounds")
    print("| | seconds | ratio |\n| --- | --- | --- |")
    print(f"| the loop | {naive:.2f} | 1 |")
    print(f"| ours, one process | {one:.2f} | {statistics.median(a / b for a, b, _ in rounds):.1f} |")
    print(f"| ours, all cores | {all_cores:.2f} | {statistics.median(a / c for a, _, c in rounds):.1f} |")


if __name__ == "__main__":
    main()
