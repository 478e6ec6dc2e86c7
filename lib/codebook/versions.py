"""Every save of a codebook file as a version that can be brought back.

A version is in the journal of the codebook folder (`lib.journal`) with the whole text that was saved. What a save found
and no version holds yet (the original, an edit made by hand) is stored as a version first, so that no state is ever
lost.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lib.codebook.edit import Sheet, load_trial, new_problems, read_sheet, read_sheets, sheet_path
from lib.errors import CodebookError, ConflictError, Problem, RefusedSaveError
from lib.journal import n_saves, read_journal, recorded, stamp
from lib.saving import alone, write_whole

AS_FOUND = "As found"
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Version:
    """One state of one file.

    Attributes
    ----------
    number: 1 for the oldest of the folder.
    name: of the version, sorted as saved.
    number: its place among all, 1 for the oldest.
    saved_at: ISO 8601 in UTC.
    file: which file of the codebook.
    author, note: as given, or "".
    before, after: digests of the file before and after the save; equal for a state that was found.
    text: the whole file after it.
    """

    name: str
    number: int
    saved_at: str
    file: str
    author: str
    note: str
    before: str
    after: str
    text: str

    @property
    def title(self) -> str:
        """What to call it: "version 3 of 2026-01-31 18:48:57 UTC"."""
        return f"version {self.number} of {self.saved_at.replace('T', ' ').replace('+00:00', ' UTC')}"


def save_sheet(folder: Path, opened: Sheet, text: str, author: str = "", note: str = "") -> Version:
    """Put a text in the place of a file, whole or not at all, and keep both states as versions.

    Parameters
    ----------
    opened: the file as it stood when the editing began.

    Raises
    ------
    ConflictError: the file is no longer what was opened.
    RefusedSaveError: the loader would refuse something that it accepts now.
    CodebookError: the folder has no such file, or it cannot be written.
    """
    path = sheet_path(folder, opened.file)
    try:
        with alone(folder):
            current = read_sheet(folder, opened.file)
            if current != opened:
                raise ConflictError(opened.file, opened.text, current.text)
            if problems := new_problems(folder, load_trial(folder, opened.file, text)):
                raise RefusedSaveError(problems)
            return _saved(folder, path, current, Sheet(opened.file, text), author.strip(), note.strip())
    except OSError as error:
        raise CodebookError(f"{opened.file}: cannot be written ({error}).") from error


def bring_back(folder: Path, opened: Sheet, version: Version, author: str = "") -> Version:
    """Make the state of a version the one in force, which is itself a save.

    Parameters
    ----------
    opened: the file as it stood when it was decided.

    Raises
    ------
    CodebookError: as `save_sheet`.
    """
    return save_sheet(folder, opened, version.text, author, f"Brought back {version.title}")


def read_versions(folder: Path) -> tuple[list[Version], list[Problem]]:
    """All versions, newest first, and what in their folder is none."""
    return read_journal(folder, partial(_version, folder), "version")


def current_versions(folder: Path, versions: Iterable[Version]) -> set[str]:
    """The names of the versions that stand in their files now: of those with the same text the first given."""
    newest: dict[tuple[str, str], str] = {}
    for version in versions:
        newest.setdefault((version.file, version.after), version.name)
    return {name for sheet in read_sheets(folder) if (name := newest.get((sheet.file, sheet.digest)))}


def _version(folder: Path, name: str, number: int, content: dict[str, Any]) -> Version:
    version = Version(name=name, number=number, **content)
    if not all(isinstance(value, str) for value in content.values()):
        raise TypeError("every value must be a text")
    sheet_path(folder, version.file)
    return version


def difference(before: str, after: str, file: str) -> str:
    """What changed from one text to the other, as a unified diff; "" where nothing did."""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{file} before", f"{file} after", lineterm="", n=2
    )
    return "\n".join(lines)


def _saved(folder: Path, path: Path, old: Sheet, new: Sheet, author: str, note: str) -> Version:
    known = {(version.file, version.after) for version in read_versions(folder)[0]}
    if (old.file, old.digest) not in known:
        with recorded(folder, baseline := _next(folder, old, old.digest, "", AS_FOUND), f"{baseline.file} as found"):
            pass
    version = _next(folder, new, old.digest, author, note[:LONGEST_NOTE])
    with recorded(folder, version, f"{version.file}, {version.title}"):
        write_whole(path, new.text)
    return version


def _next(folder: Path, sheet: Sheet, before: str, author: str, note: str) -> Version:
    now = stamp(sheet.digest)
    return Version(
        name=now.name,
        number=1 + n_saves(folder),
        saved_at=now.saved_at,
        file=sheet.file,
        author=author[:LONGEST_NOTE],
        note=note,
        before=before,
        after=sheet.digest,
        text=sheet.text,
    )
