"""Keeps the server's memory in order: collections of garbage short, and what is no longer used given back.

Streamlit runs a full collection after each run, before the browser is told. It walks over every object there is.
Packages, codebook and dictionaries stay as long as the server, yet walking over them takes longer than drawing a page.
"""

import ctypes
import gc
from collections.abc import Callable
from functools import cache
from mmap import PAGESIZE
from pathlib import Path
from time import perf_counter
from typing import Literal

from lib.corpus import forget_pages

LONG = 0.01  # seconds; an empty page of Streamlit's takes less
EVERY = 600.0  # seconds
MOST_OF_FILES = 250_000_000  # bytes; packages take 100 of them
_began = _walked = 0.0


def keep_short() -> None:
    """From now on, what survives a long full collection is left out of those that follow, but for one in ten minutes:
    sessions that have ended since are to be found. Calls after the first do nothing.
    """
    if _timed not in gc.callbacks:
        gc.callbacks.append(_timed)


def walk_all_again() -> None:
    """Have the next full collection look at everything once more. For when something large has been replaced."""
    gc.unfreeze()


def give_back() -> None:
    """Return to the system what large answers took meanwhile, as far as it can be told to (Linux with glibc)."""
    _trim()(0)
    if _resident_of_files() > MOST_OF_FILES:
        forget_pages()


def _resident_of_files() -> int:
    """Bytes of files, packages among them, that the process has in memory; 0 where nobody tells."""
    try:
        told = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(told[2]) * PAGESIZE


@cache
def _trim() -> Callable[[int], int]:
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _: 0
    return trim


def _timed(phase: Literal["start", "stop"], about: dict[str, int]) -> None:
    global _began, _walked
    if about["generation"] < 2:
        return
    if phase == "start":
        _began = perf_counter()
        if _began - _walked > EVERY:
            _walked = _began
            gc.unfreeze()
    elif perf_counter() - _began > LONG:
        gc.freeze()
