"""Folders to write in, so that what has its final name is whole."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

# As made here; versions up to 0.1 put the number of a process before the digits.
_NAME = re.compile(r"\.unfinished-(?:[0-9a-f]{8}|\d+-\w+)")


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A private folder to write in, inside ``folder``; removed if the writing does not come to its end.

    Its writer holds the lock beside it. A folder whose lock is free was left by a process that was killed, and goes;
    what has another name stays, and so does what the system does not let go.

    Raises
    ------
    OSError: nothing can be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.iterdir():
        if _NAME.fullmatch(leftover.name) and leftover.is_dir() and not leftover.is_symlink():
            _remove(leftover)
    scratch = folder / f".unfinished-{secrets.token_hex(4)}"
    try:
        with FileLock(_lock(scratch)):
            scratch.mkdir()
            try:
                yield scratch
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
    finally:
        _lock(scratch).unlink(missing_ok=True)


def _lock(scratch: Path) -> Path:
    return scratch.with_name(f"{scratch.name}.lock")


def _remove(leftover: Path) -> None:
    with suppress(OSError, Timeout):
        with FileLock(_lock(leftover), timeout=0):
            shutil.rmtree(leftover, ignore_errors=True)
        _lock(leftover).unlink()
