"""Every save of a briefing on record, and the way back: also of one that was deleted."""

import base64
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lib.briefing.files import briefing_text, check_unchanged, file_digest
from lib.briefing.model import Briefing
from lib.errors import BriefingConflictError, BriefingError
from lib.journal import FOLDER, n_saves, read_journal, recorded, stamp
from lib.saving import alone, write_whole

KEPT = 100  # saves of a folder, with what was there before each
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class BriefingSave:
    """One save of one briefing.

    Attributes
    ----------
    name: of the save, sorted as saved; ``saved_at`` ISO 8601 in UTC.
    file: the briefing's.
    what: what was done, in words.
    before, after: digests of the file before and after it, "" for no file.
    undoes: the name of the save that it undoes, or "".
    text: the file before it, packed; "" for no file.
    """

    name: str
    saved_at: str
    file: str
    what: str
    before: str
    after: str
    undoes: str
    text: str


def save_briefing(path: Path, briefing: Briefing, opened: str, what: str) -> str:
    """Put a briefing in the place of its file, on record; gives the digest of what the file is now.

    Parameters
    ----------
    opened: the digest of the file as it was opened, "" for one that is new.
    what: what was done, in words.

    Raises
    ------
    BriefingConflictError: the file is no longer what was opened.
    BriefingError: it cannot be written.
    """
    return _saved(path, briefing_text(briefing), opened, what)


def delete_briefing(path: Path, opened: str) -> None:
    """Take a briefing's file away, on record; errors as `save_briefing`."""
    _saved(path, None, opened, f"deleted {path.stem}")


def undoable_save(path: Path) -> BriefingSave | None:
    """The save that an undo takes back; None where the file is not as a save left it."""
    now = _digest_of(path)
    saves = [one for one in _saves(path.parent) if one.file == path.name]
    undone = {one.undoes for one in saves}
    last = next((one for one in saves if not one.undoes and one.name not in undone), None)
    return last if last and last.after == now else None


def deleted_briefings(folder: Path) -> list[BriefingSave]:
    """The deletions that can be undone, the latest first."""
    files = {one.file: None for one in _saves(folder)}
    last = (undoable_save(folder / file) for file in files)
    return [one for one in last if one and not one.after]


def take_back_save(path: Path, save: BriefingSave) -> None:
    """Bring back what was there before a save, which is itself a save; errors as `save_briefing`."""
    if save != undoable_save(path):
        raise BriefingConflictError(path.name, gone=not path.exists())
    text = zlib.decompress(base64.b64decode(save.text)).decode() if save.text else None
    _saved(path, text, save.after, f"undid: {save.what}", save.name)


def _saved(path: Path, text: str | None, opened: str, what: str, undoes: str = "") -> str:
    folder, after = path.parent, "" if text is None else file_digest(text)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            check_unchanged(path, opened)
            before = path.read_bytes() if path.exists() else b""
            packed = base64.b64encode(zlib.compress(before, 1)).decode() if before else ""
            now = stamp(after or "deleted")
            save = BriefingSave(now.name, now.saved_at, path.name, what[:_LONGEST], opened, after, undoes, packed)
            with recorded(folder, save, f"{path.name}, {save.what}"):
                if text is None:
                    path.unlink()
                else:
                    write_whole(path, text)
            _forget_oldest(folder)
    except OSError as error:
        raise BriefingError(f"{path.name} cannot be written ({error.strerror}). Nothing was saved.") from error
    return after


def _forget_oldest(folder: Path) -> None:
    for file in sorted((folder / FOLDER).glob("*.json"))[: -KEPT or None]:
        file.unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    try:
        return file_digest(path.read_bytes()) if path.exists() else ""
    except OSError:
        return ""


def _saves(folder: Path) -> tuple[BriefingSave, ...]:
    """All saves of a folder, newest first."""
    newest = max((file.name for file in (folder / FOLDER).glob("*.json")), default="")
    return _read(folder, newest, n_saves(folder))


@lru_cache(maxsize=4)
def _read(folder: Path, _newest: str, _n: int) -> tuple[BriefingSave, ...]:
    return tuple(read_journal(folder, _save, "save of a briefing")[0])


def _save(name: str, _number: int, content: dict[str, Any]) -> BriefingSave:
    if not all(isinstance(value, str) for value in content.values()):
        raise TypeError("every value must be a text")
    return BriefingSave(name=name, **content)
