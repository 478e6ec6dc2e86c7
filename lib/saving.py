"""Saving a file that people edit, also several at once: whole or not at all, one after the other."""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock


def write_whole(path: Path, text: str) -> None:
    """Write a file at once; a kill at any moment leaves the old one.

    Raises
    ------
    OSError: it cannot be written.
    """
    with _ready(path, text) as ready:
        _put(path, ready)


def write_all(folder: Path, texts: Mapping[str, str | None], before: Mapping[str, str | None]) -> None:
    """Write some files of a folder, all or none of them; a text of None stands for no file.

    ``before`` has what they hold now. It is written beside them first, so that a full disk
    cannot keep it from going back.

    Raises
    ------
    OSError: one of them cannot be written; all hold what they held.
    """
    with ExitStack() as stack:
        new, old = (
            {file: stack.enter_context(_ready(folder / file, kept.get(file))) for file in texts}
            for kept in (texts, before)
        )
        done: list[str] = []
        try:
            for file in texts:
                _put(folder / file, new[file])
                done.append(file)
        except BaseException:
            for file in done:
                with suppress(OSError):
                    _put(folder / file, old[file])
            raise


@contextmanager
def _ready(path: Path, text: str | None) -> Iterator[Path | None]:
    """A text on the disk, beside the file it is for."""
    if text is None:
        yield None
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".unfinished")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _put(path: Path, ready: Path | None) -> None:
    if ready is None:
        path.unlink(missing_ok=True)
    else:
        ready.replace(path)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One save at a time in a folder, among threads and processes: the lock is ``.<name>.lock`` beside it.

    Raises
    ------
    OSError: the folder is not there, or there is no writing beside it.
    """
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    folder = folder.resolve()
    with FileLock(folder.with_name(f".{folder.name}.lock"), poll_interval=0.01):
        yield
