"""What the pins of a page cost a run that pins nothing, beside what the whole run costs.

    uv run python -m tests.benchmarks.pinning [--corpus DIR] [--runs N]

Each page is drawn as for a new session, and the time in what offers its pins and notes its tables is summed. A promise
is kept where that is at most 10 ms.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from lib.settings import ROOT
from lib.ui.markup import table
from lib.ui.widgets import figures, notes, passages

PAGES = ("overview", "themes", "speakers", "keywords", "compare", "concordance", "collocates", "trends")
MOST = 10.0  # ms
_OFFERED = (
    (figures, "numbers_pin"),
    (figures, "freeze_chart"),
    (passages, "pin_button"),
    (table, "show_table"),
    (notes, "show_note"),
)
_spent: list[float] = []


def timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same, its time noted."""

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            _spent.append(1000 * (time.perf_counter() - start))

    return call


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.corpus:
        os.environ["DIDYMIUM_CORPUS"] = str(options.corpus)
    for module, name in _OFFERED:
        setattr(module, name, timed(getattr(module, name)))
    for page in PAGES:
        sums, runs, n = [], [], 0
        for _ in range(options.runs):
            _spent.clear()
            app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
            app.session_state["page_destination"] = (page, {})
            start = time.perf_counter()
            app.run()
            runs.append(1000 * (time.perf_counter() - start))
            sums.append(sum(_spent))
            n = len(_spent)
        cost, whole = statistics.median(sums), statistics.median(runs)
        kept = "kept" if cost <= MOST else "BROKEN"
        print(f"{page:12} {cost:6.2f} ms in {n:3} calls, of {whole:7.1f} ms: ratio {cost / whole:.4f}, {kept}")


if __name__ == "__main__":
    main()
