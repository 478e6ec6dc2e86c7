"""A journal of saves: who saved what and when, a file a save, beside the files that people edit.

A save is ``versions/<UTC time>-<digest>.json`` in the folder it belongs to: the fields of its record but ``name``,
which is the file's, and ``number``, its place among all. What loads the folder does not read its journal.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from lib import log
from lib.errors import DidymiumError, Problem
from lib.saving import write_whole

FOLDER = "versions"
_OF_THE_FILE = {"name", "number"}
Made = TypeVar("Made")


class Record(Protocol):
    """What a save says of itself: a dataclass of what JSON can hold."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def name(self) -> str:
        """The name of its file."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a save is called, sorted as saved, and its time, ISO 8601 in UTC."""

    name: str
    saved_at: str


def stamp(digest: str) -> Stamp:
    """The stamp of a save that is made now, of something with this digest."""
    now = datetime.now(UTC)
    return Stamp(f"{now:%Y%m%dT%H%M%S.%f}Z-{digest}", now.isoformat(timespec="seconds"))


@contextmanager
def recorded(folder: Path, record: Record, message: str) -> Iterator[None]:
    """Record a save that is then made; if that fails the record goes again. The log has ``message`` of a done one.

    Raises
    ------
    OSError: the record cannot be written.
    """
    content = {field: value for field, value in asdict(record).items() if field not in _OF_THE_FILE}
    file = folder / FOLDER / f"{record.name}.json"
    file.parent.mkdir(exist_ok=True)
    write_whole(file, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    log.saved(folder.name, message)


def n_saves(folder: Path) -> int:
    """How many files the journal has, whole or not."""
    return len(_files(folder))


def read_journal(
    folder: Path, make: Callable[[str, int, dict[str, Any]], Made], called: str
) -> tuple[list[Made], list[Problem]]:
    """All saves, newest first, and what in the journal is none.

    Parameters
    ----------
    make: a record of its name, its number and the other fields; raises ValueError, TypeError, KeyError or one of our
        errors for what is none.
    called: what to call one in a problem.
    """
    saves, problems = [], []
    for number, file in reversed(list(enumerate(_files(folder), 1))):
        try:
            saves.append(make(file.stem, number, _content(file)))
        except (OSError, ValueError, TypeError, KeyError, RecursionError, DidymiumError) as error:
            remedy = "Take it out of the folder; such files are written by saving."
            problems.append(Problem(f"{FOLDER}/{file.name}", "", f"it is no {called} ({error})", remedy))
    return saves, problems


def _content(file: Path) -> dict[str, Any]:
    content = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError("it must be a table")
    return content


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.json"))
