"""The coding engine on real texts: speed on one core, against a regular expression per theme, memory, re-tagging.

    uv run python -m tests.benchmarks.coding DIR [--mixed MIXED] [--rounds N]

DIR holds Parquet files with ``title`` and perhaps ``text``; MIXED is a folder of 10,000 articles as made by
``python -m tests.benchmarks.mixed`` (it is built into a scratch corpus first, which takes a minute). The loop is one
expression per theme, made of the very literals of the codebook, with ``re.findall`` on each passage. Both are run in
turn on the same passages in the same process. "Dense" are the passages in which some rule fires. Seconds are of
processor time, but for re-tagging, which is what an analyst waits for.
"""

import argparse
import multiprocessing
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from lib.build import build, refresh
from lib.codebook import load_codebook
from lib.coding import Coder
from lib.model import Hit
from lib.settings import Settings, current_settings
from tests.benchmarks.pipeline import expressions, real_texts

ARTICLES = 10_000
HITS = 100_000
LOOPED = 1_500
QUANTEDA = 0.9


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _speed(work: Callable[[Sequence[str]], object], passages: Sequence[str]) -> float:
    return len(passages) / timed(lambda: work(passages))


def passages_of(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in text.split("\n") if line.strip()]


def _length(passages: Sequence[str]) -> float:
    return statistics.mean(map(len, passages))


def peak_of_hits(passages: Sequence[str]) -> tuple[int, float]:
    """How many hits were kept at once, and the most memory this process has had, in MB (Linux alone tells)."""
    coder = Coder(load_codebook(current_settings().codebook))
    kept: list[Hit] = []
    for passage in cycle(passages):
        kept += coder.code(passage)
        if len(kept) >= HITS:
            break
    return len(kept), _most_memory()


def _most_memory() -> float:
    # Not ru_maxrss, which a process inherits from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1000  # type: ignore[index]


def retag(mixed: Path, rounds: int) -> list[tuple[float, float]]:
    """The seconds, waited and computed, after a changed rule until the corpus is up to date again, several times."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(seeds=Path(scratch) / "seeds", corpus=Path(scratch) / "corpus")
        shutil.copytree(current_settings().seeds, settings.seeds)
        build(settings, [mixed])
        theme = sorted((settings.codebook / "themes").glob("*.toml"))[0]
        rule = '\n[[rules]]\nid = "changing"\nany = {{ en = ["agreement*", "change {}"], zh = ["协议"] }}\n'
        text = theme.read_text(encoding="utf-8")
        seconds = []
        for number in range(rounds + 1):
            theme.write_text(text + rule.format(number), encoding="utf-8")
            start, computed = time.perf_counter(), time.process_time()
            again = refresh(settings)
            seconds.append((time.perf_counter() - start, time.process_time() - computed))
            assert (again.cut, again.coded) == (False, True)
        return seconds[1:]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--mixed", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    codebook = load_codebook(current_settings().codebook)
    coder, themes = Coder(codebook), expressions(codebook)
    texts = real_texts(chosen.folder, ARTICLES)
    passages = passages_of(texts)
    dense = [passage for passage in passages if coder.code(passage)]
    looped, many = passages[:: max(1, len(passages) // LOOPED)], (dense * (20_000 // len(dense) + 1))[:20_000]

    def loop(some: Sequence[str]) -> list[list[list[str]]]:
        return [[pattern.findall(passage) for pattern in themes.values()] for passage in some]

    rows: list[tuple[float, ...]] = []
    for _ in range(chosen.rounds):
        speeds = [_speed(coder.code_many, part) for part in (passages, many, looped, dense)]
        rows.append((*speeds, _speed(loop, looped), _speed(loop, dense), timed(lambda: coder.code_many(texts))))
    every, thick, ours, ours_dense, naive, naive_dense, whole = (
        statistics.median(row) for row in zip(*rows, strict=True)
    )
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        n_hits, memory = alone.apply(peak_of_hits, (dense,))
    print(f"{len(texts):,} articles, {len(passages):,} passages of {_length(passages):.0f} characters;")
    print(f"dense: {len(dense):,} of {_length(dense):.0f} characters; {chosen.rounds} rounds\n")
    print("| | measured | bound |\n| --- | --- | --- |")
    print(f"| passages a second, one core | {every:,.0f} | 10,000 |")
    print(f"| the same, dense | {thick:,.0f} | 10,000 |")
    print(f"| times the loop | {ours / naive:.0f} | 10 |")
    print(f"| the same, dense | {ours_dense / naive_dense:.0f} | 10 |")
    print(
        f"| {len(texts):,} articles looked up whole, one core | {whole:.2f} s | {QUANTEDA} s on 16 threads (quanteda) |"
    )
    print(f"| memory of the process with {n_hits:,} hits | {memory:.0f} MB | 500 MB |")
    if chosen.mixed:
        waited, computed = map(statistics.median, zip(*retag(chosen.mixed, chosen.rounds), strict=True))
        shown = f"{waited:.2f} s, {computed:.2f} s of them computing"
        print(f"| one rule changed, 10,000 articles up to date | {shown} | 2 s |")


if __name__ == "__main__":
    main()
