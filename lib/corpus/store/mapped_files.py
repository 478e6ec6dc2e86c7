"""Files mapped into memory: read where they are looked at, and let go of once they have been."""

import mmap
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakSet

import numpy as np

from lib.errors import CorpusError

_mapped: WeakSet[mmap.mmap] = WeakSet()
_listing = Lock()


def map_bytes(file: Path, due: int) -> mmap.mmap | bytes:
    """Map a file of so many bytes.

    Raises
    ------
    CorpusError: it is missing or of another length.
    """
    _check(file, due)
    if not due:
        return b""
    with file.open("rb") as stream:
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    with _listing:
        _mapped.add(mapped)
    return mapped


def map_numbers(file: Path, due: int) -> np.ndarray:
    """Map a file of so many 32-bit numbers; read-only.

    Raises
    ------
    CorpusError: it is missing or of another length.
    """
    return np.frombuffer(map_bytes(file, 4 * due), "<i4")


def forget_pages(numbers: np.ndarray | None = None) -> None:
    """Take what was read of a mapped file, or of all of them, out of this process.

    The system has it at hand when it is read again. ``numbers`` are those of the whole file, as `map_numbers` gave.
    """
    if not hasattr(mmap, "MADV_DONTNEED"):
        return
    view: Any = None if numbers is None else numbers.base
    with _listing:
        there = list(_mapped)
    for mapped in there:
        if view is None or view.obj is mapped:
            mapped.madvise(mmap.MADV_DONTNEED)


def _check(file: Path, due: int) -> None:
    remedy = f"Delete the folder {file.parent} and build the corpus again."
    try:
        size = file.stat().st_size
    except OSError as error:
        raise CorpusError(f"{file}: cannot be read ({error.strerror}). {remedy}") from error
    if size != due:
        raise CorpusError(f"{file}: holds {size:,} bytes, {due:,} are due. {remedy}")
