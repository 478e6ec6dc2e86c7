"""Which files there are to read, in an order that does not depend on the machine."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from lib.errors import Problem

TEXT_SUFFIXES = frozenset({".txt"})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PARQUET_SUFFIXES = frozenset({".parquet"})
SUFFIXES = TEXT_SUFFIXES | LINE_SUFFIXES | PARQUET_SUFFIXES


def walk(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    """Yield every readable file under the paths once, sorted by name, and a problem for what cannot be one.

    Hidden entries inside a folder are passed over quietly; links are followed unless they go round in a circle.
    """
    seen: set[str] = set()
    for entry in sorted(_everything(paths), key=_name):
        real = "" if isinstance(entry, Problem) else os.path.realpath(entry)
        if real not in seen:
            yield entry
        if real:
            seen.add(real)


def _name(entry: Path | Problem) -> str:
    return entry.path if isinstance(entry, Problem) else str(entry)


def _everything(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    # An explicit stack, because a folder may be nested deeper than Python recurses.
    waiting: list[tuple[Path, frozenset[str]]] = [(path, frozenset()) for path in paths]
    while waiting:
        path, above = waiting.pop()
        problem = _fault(path, above)
        if problem:
            yield problem
        elif path.is_dir():
            inside = _entries(path)
            if isinstance(inside, Problem):
                yield inside
            elif not inside and not above:
                yield Problem(str(path), "", "is an empty folder", f"Put {', '.join(sorted(SUFFIXES))} files in it.")
            else:
                waiting += [(entry, above | {os.path.realpath(path)}) for entry in inside]
        else:
            yield path


def _entries(folder: Path) -> list[Path] | Problem:
    try:
        return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        return Problem(str(folder), "", f"cannot be opened ({error.strerror})", "Allow reading this folder.")


def _fault(path: Path, above: frozenset[str]) -> Problem | None:
    """Say why this is neither a folder to enter nor a file to open, or nothing."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return _unreachable(path, error)
    kind = path.suffix.lower()
    if stat.S_ISDIR(mode):
        if os.path.realpath(path) in above:
            return Problem(str(path), "", "is a link that leads back to a folder it lies in", "Remove the link.")
        if kind in TEXT_SUFFIXES | LINE_SUFFIXES:
            return Problem(str(path), "", f'is a folder, though its name ends in "{kind}"', "Rename the folder.")
        return None
    if not stat.S_ISREG(mode):
        return Problem(str(path), "", "is a device, pipe or socket, not a file", "Put an ordinary file here.")
    if kind not in SUFFIXES:
        return Problem(
            str(path), "", f'is of an unknown kind ("{kind}")', f"Readable are {', '.join(sorted(SUFFIXES))}."
        )
    return None


def _unreachable(path: Path, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError):
        reason = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
        return Problem(str(path), "", reason, "Check the name.")
    why = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(str(path), "", f"cannot be reached ({why})", "Check the name and the permissions.")
