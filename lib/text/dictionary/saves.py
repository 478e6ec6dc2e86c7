"""Every save of the dictionary, and the way back.

A save is a file ``versions/<UTC time>-<digest>.json`` in the dictionary folder that holds the lines it changed. Undoing
one puts these lines back and leaves everything that was changed since; it is itself a save. The loader does not read
that folder.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lib.errors import DictionaryError, Problem
from lib.saving import alone, write_all, write_whole
from lib.text.dictionary.edit import HEAD, OWN, Change, Plan, plan, plan_back, read_texts

FOLDER = "versions"
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
    changes: tuple[Change, ...]


def save(folder: Path, edits: Sequence[str]) -> Save:
    """Write edits into the dictionary as it is now, whoever changed it since they were thought of.

    Raises
    ------
    DictionaryError: as `lib.text.dictionary.edit.plan`, or the folder cannot be written.
    """
    try:
        with alone(folder):
            texts = read_texts(folder)
            return _written(folder, texts, plan(texts, edits), tuple(edits), "")
    except OSError as error:
        raise DictionaryError(f"The dictionary cannot be written ({error}).") from error


def undo(folder: Path, name: str) -> Save:
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
            texts = read_texts(folder)
            return _written(folder, texts, plan_back(texts, done.changes), (), name)
    except OSError as error:
        raise DictionaryError(f"The dictionary cannot be written ({error}).") from error


def read_saves(folder: Path) -> tuple[list[Save], list[Problem]]:
    """All saves, newest first, and what in their folder is none."""
    saves, problems = [], []
    for path in sorted((folder / FOLDER).glob("*.json"), reverse=True):
        try:
            saves.append(_read(path))
        except (OSError, ValueError, TypeError, KeyError) as error:
            remedy = "Take it out of the folder; such files are written by saving."
            problems.append(Problem(f"{FOLDER}/{path.name}", "", f"it is no save ({error})", remedy))
    return saves, problems


def undoable(saves: Sequence[Save]) -> set[str]:
    """The names of the saves that stand, which no later save has undone."""
    gone: set[str] = set()
    for one in saves:  # newest first: an undone undoing gives its save back
        if one.undoes and one.name not in gone:
            gone.add(one.undoes)
    return {one.name for one in saves} - gone


def _written(folder: Path, before: Mapping[str, str], planned: Plan, edits: tuple[str, ...], undoes: str) -> Save:
    for file in planned.texts:
        if file not in before and (folder / file).exists():
            raise DictionaryError(f"{file} cannot be read. Save it as plain text in UTF-8; nothing was written.")
    now = datetime.now(UTC)
    digest = hashlib.sha256("".join(planned.texts.values()).encode()).hexdigest()[:16]
    name = f"{now:%Y%m%dT%H%M%S.%f}Z-{digest}"
    done = Save(name, now.isoformat(timespec="seconds"), edits, undoes, planned.changes)
    content = {field: value for field, value in asdict(done).items() if field != "name"}
    record = folder / FOLDER / f"{name}.json"
    record.parent.mkdir(exist_ok=True)
    write_whole(record, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    try:
        # A file of ours with no entry goes, as it was before the first save, to the byte: nothing need be cut again.
        texts = {file: None if (file, text) == (OWN, HEAD) else text for file, text in planned.texts.items()}
        write_all(folder, texts, before)
    except BaseException:
        record.unlink(missing_ok=True)
        raise
    return done


def _read(path: Path) -> Save:
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not all(isinstance(content[name], list) for name in ("edits", "changes")):
        raise TypeError("it must be a table with a list of edits and one of changes")
    edits, changes = tuple(content.pop("edits")), tuple(map(_read_change, content.pop("changes")))
    done = Save(name=path.stem, edits=edits, changes=changes, **content)
    if not all(isinstance(value, str) for value in (done.saved_at, done.undoes, *edits)):
        raise TypeError("every value must be a text")
    return done


def _read_change(content: Any) -> Change:
    if not isinstance(content, dict):
        raise TypeError("a change must be a table")
    change = Change(**content)
    if not all(isinstance(value, str) for value in (change.file, change.before, change.after)):
        raise TypeError("a line before or after a change must be a text")
    if not _FILE.fullmatch(change.file):
        raise ValueError(f"{change.file!r} is no file of the dictionary")
    if type(change.number) is not int or change.number < 1:
        raise ValueError(f"{change.number!r} is no number of a line")
    return change
