"""How long a briefing takes to become a file, a step against the others of the same run.

uv run python -m tests.benchmarks.deck CORPUS [--rounds N]

CORPUS is that of the seed articles. The steps are its figures in turn, of every kind; the best of the rounds counts.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from lib.briefing import Briefing, Pin, Step
from lib.corpus.query import Corpus
from lib.deck import make_file
from tests.briefings import seed_pins

FEW, MANY = 12, 100


def briefing_of(pins: list[Pin], n: int) -> Briefing:
    """The first ``FEW`` figures in turn, so that a step is the same work however many there are."""
    shown = (pins[number % FEW] for number in range(n))
    steps = (Step(f"s{number}", "pins", pin.heading, pins=(pin,)) for number, pin in enumerate(shown))
    return Briefing("A deck", tuple(steps))


def seconds(make: Callable[[], bytes], rounds: int) -> tuple[float, float, int]:
    """The first time, the best of some rounds, and the size of what was made."""
    times, size = [], 0
    for _ in range(rounds):
        begun = time.perf_counter()
        size = len(make())
        times.append(time.perf_counter() - begun)
    return times[0], min(times), size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    # every third figure: bars, lines, matrices, dots, tables, words and a network are among them
    pins = list(seed_pins(Corpus(options.corpus)).values())[::3]
    few, many = briefing_of(pins, FEW), briefing_of(pins, MANY)
    print("| file | steps | first, s | best, s | ms a step | kB |\n| --- | --- | --- | --- | --- | --- |")
    per_step = {}
    for ending in (".pptx", ".html", ".md", ".xlsx", ".pdf"):
        for briefing in (few, many) if ending != ".pdf" else (few,):
            n = len(briefing.steps)
            first, took, size = seconds(lambda: make_file(briefing, ending), options.rounds)  # noqa: B023 - called at once
            per_step[ending, n] = took / n
            print(f"| {ending} | {n} | {first:.2f} | {took:.2f} | {1000 * took / n:.0f} | {size / 1000:,.0f} |")
    print(f"\nA step of {MANY} against one of {FEW}: {per_step['.pptx', MANY] / per_step['.pptx', FEW]:.2f} (PPTX)")


if __name__ == "__main__":
    main()
