"""What large answers took from the system, given back to it."""

import ctypes
from collections.abc import Callable
from functools import cache
from mmap import PAGESIZE
from pathlib import Path

from lib.corpus.store.mapped_files import forget_pages

MOST_OF_FILES = 250_000_000  # bytes; packages take 100 of them


def return_memory() -> None:
    """Return to the system what large answers took meanwhile, as far as it can be told to (Linux with glibc)."""
    _trim()(0)
    if _resident_of_files() > MOST_OF_FILES:
        forget_pages()


def _resident_of_files() -> int:
    """Bytes of files, packages among them, that the process has in memory; 0 where nobody tells."""
    try:
        fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(fields[2]) * PAGESIZE


@cache
def _trim() -> Callable[[int], int]:
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _: 0
    return trim
