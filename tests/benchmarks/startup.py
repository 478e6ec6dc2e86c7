"""How long a command takes to answer one line, against the same command of another checkout, run in turn.

uv run python -m tests.benchmarks.startup OTHER [--runs N]

OTHER is a clone of an earlier state with its own ``.venv``; without it the baseline is an interpreter that imports
pandas and nothing else.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from lib.settings import ROOT

_LINE = b'{"id": 1, "text": "x"}\n'


def seconds(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor, for one run."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, input=_LINE, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args()
    tag = ["-m", "lib", "tag"]
    sides = {"tag": ([sys.executable, *tag], ROOT), "import pandas": ([sys.executable, "-c", "import pandas"], ROOT)}
    if chosen.other:
        sides["tag there"] = ([str(chosen.other / ".venv/bin/python"), *tag], chosen.other)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for _ in range(chosen.runs + 1):
        for name, (command, folder) in sides.items():
            times[name].append(seconds(command, folder))
    medians = {name: [statistics.median(one) for one in zip(*runs[1:], strict=True)] for name, runs in times.items()}
    print(f"{chosen.runs} runs in turn, load {os.getloadavg()[0]:.0f}\n")
    print("| | seconds | ratio | seconds of the processor | ratio |\n| --- | --- | --- | --- | --- |")
    whole, used = medians["tag"]
    for name, (clock, cpu) in medians.items():
        print(f"| {name} | {clock:.2f} | {whole / clock:.2f} | {cpu:.2f} | {used / cpu:.2f} |")


if __name__ == "__main__":
    main()
