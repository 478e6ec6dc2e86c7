"""Every save of the dictionary, and the way back.

A save is in the journal of the dictionary folder (`lib.journal`) with the lines it changed. Undoing one puts these
lines back and leaves everything that was changed since; it is itself a save.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.errors import DictionaryError, Problem
from lib.journal import read_journal, recorded, stamp
from lib.saving import alone, write_all
from lib.text.dictionary.edit import FILE_HEAD, OWN_FILE, LineChange, Plan, plan_edits, plan_undo, read_files

_FILE = re.compile(r"[^/\\\0]+\.txt")


@dataclass(frozen=True, slots=True)
class Save:
    """One save.

    Attributes
    ----------
    name: of the save, sorted as saved.
    saved_at: ISO 8601 in UTC.
    edits: as they were written; () for one that undoes another.
    undoes: the name of the save it undoes, or "".
    changes: the lines, in the order they were changed.
    """

    name: str
    saved_at: str
    edits: tuple[str, ...]
    undoes: str
    changes: tuple[LineChange, ...]


def save_edits(folder: Path, edits: Sequence[str]) -> Save:
    """Write edits into the dictionary as it is now, whoever changed it since they were thought of.

    Raises
    ------
    DictionaryError: as `lib.text.dictionary.edit.plan_edits`, or the folder cannot be written.
    """
    try:
        with alone(folder):
            texts = read_files(folder)
            return _write_save(folder, texts, plan_edits(texts, edits), tuple(edits), "")
    except OSError as error:
        raise DictionaryError(f"The dictionary cannot be written ({error}).") from error


def revert_save(folder: Path, name: str) -> Save:
    """Put the lines that a save changed back as they were; other lines stay as they are now.

    Raises
    ------
    DictionaryError: there is no such save, its lines are no longer there, or the folder cannot be written.
    """
    try:
        with alone(folder):
            done = next((one for one in read_saves(folder)[0] if one.name == name), None)
            if done is None:
                raise DictionaryError(f"There is no save {name!r} to undo. Look at the list of changes.")
            texts = read_files(folder)
            return _write_save(folder, texts, plan_undo(texts, done.changes), (), name)
    except OSError as error:
        raise DictionaryError(f"The dictionary cannot be written ({error}).") from error


def read_saves(folder: Path) -> tuple[list[Save], list[Problem]]:
    """All saves, newest first, and what in their folder is none."""
    return read_journal(folder, _read_save, "save")


def undoable(saves: Sequence[Save]) -> set[str]:
    """The names of the saves that stand, which no later save has undone."""
    gone: set[str] = set()
    for one in saves:  # newest first: an undone undoing gives its save back
        if one.undoes and one.name not in gone:
            gone.add(one.undoes)
    return {one.name for one in saves} - gone


def _write_save(folder: Path, before: Mapping[str, str], planned: Plan, edits: tuple[str, ...], undoes: str) -> Save:
    for file in planned.texts:
        if file not in before and (folder / file).exists():
            raise DictionaryError(f"{file} cannot be read. Save it as plain text in UTF-8; nothing was written.")
    now = stamp(hashlib.sha256("".join(planned.texts.values()).encode()).hexdigest()[:16])
    done = Save(now.name, now.saved_at, edits, undoes, planned.changes)
    # A file of ours with no entry goes, as it was before the first save, to the byte: nothing need be cut again.
    texts = {file: None if (file, text) == (OWN_FILE, FILE_HEAD) else text for file, text in planned.texts.items()}
    with recorded(folder, done, f"undid {undoes}" if undoes else "; ".join(edits)):
        write_all(folder, texts, before)
    return done


def _read_save(name: str, _number: int, content: dict[str, Any]) -> Save:
    if not all(isinstance(content[field], list) for field in ("edits", "changes")):
        raise TypeError("it must have a list of edits and one of changes")
    edits, changes = tuple(content.pop("edits")), tuple(map(_read_change, content.pop("changes")))
    done = Save(name=name, edits=edits, changes=changes, **content)
    if not all(isinstance(value, str) for value in (done.saved_at, done.undoes, *edits)):
        raise TypeError("every value must be a text")
    return done


def _read_change(content: object) -> LineChange:
    if not isinstance(content, dict):
        raise TypeError("a change must be a table")
    change = LineChange(**content)
    if not all(isinstance(value, str) for value in (change.file, change.before, change.after)):
        raise TypeError("a line before or after a change must be a text")
    if not _FILE.fullmatch(change.file):
        raise ValueError(f"{change.file!r} is no file of the dictionary")
    if type(change.number) is not int or change.number < 1:
        raise ValueError(f"{change.number!r} is no number of a line")
    return change
