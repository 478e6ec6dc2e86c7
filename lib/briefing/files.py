"""Briefings as files: one each, readable, written whole or not at all, never over somebody else's change."""

import hashlib
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from lib.briefing.model import Briefing, Pin, PinOrigin, Step
from lib.briefing.parse import FORMAT, parse_briefing
from lib.errors import BriefingConflictError, BriefingError, Problem
from lib.saving import alone, write_whole
from lib.wording import short

SUFFIX = ".json"
LARGEST = 100_000_000  # bytes
_LONGEST_NAME, _MOST_BYTES = 60, 160
_SAVE_AS = "Save it as UTF-8; such letters are shown as �"
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # names that Windows keeps for itself


class OpenedBriefing(NamedTuple):
    """A briefing as it was opened.

    Attributes
    ----------
    problems: what in the file could not be used.
    digest: of the file, to be handed back with what takes its place.
    """

    briefing: Briefing
    problems: tuple[Problem, ...]
    digest: str


class BriefingFile(NamedTuple):
    """A briefing of a folder; ``problem`` says why it cannot be opened at all, else it is ""."""

    path: Path
    title: str
    n_steps: int
    problem: str = ""

    @property
    def stem(self) -> str:
        """Its name in addresses."""
        return self.path.stem


def read_briefing(path: Path) -> tuple[Briefing, list[Problem]]:
    """The briefing of a file, and what of it could not be used.

    Raises
    ------
    BriefingError: there is no such file, or nothing of it can be read.
    """
    opened = open_briefing(path)
    return opened.briefing, list(opened.problems)


def open_briefing(path: Path) -> OpenedBriefing:
    """The same with the digest of the file; a file that did not change is read once.

    Raises
    ------
    BriefingError: there is no such file, or nothing of it can be read.
    """
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            raise BriefingError(f"{path.name} is larger than {LARGEST:,} bytes, which no briefing is.")
        return _opened(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise BriefingError(f"{path.name} cannot be read ({error.strerror}). Choose another briefing.") from error


@lru_cache(maxsize=16)
def _opened(path: Path, _written: int, _size: int) -> OpenedBriefing:
    return parse_bytes(path.read_bytes(), path.name)


def parse_bytes(content: bytes, name: str) -> OpenedBriefing:
    """The briefing in the bytes of a file that somebody hands in; ``name`` is what the problems call it."""
    problems: list[Problem] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, f"line {line}", "it is no UTF-8 there", _SAVE_AS))
        text = content.decode("utf-8-sig", "replace")
    briefing, told = parse_briefing(text, name)
    return OpenedBriefing(briefing, (*problems, *told), file_digest(content))


def write_briefing(path: Path, briefing: Briefing, opened: str = "") -> str:
    """Put a briefing in the place of its file, whole or not at all; gives the digest of what it is now.

    Parameters
    ----------
    opened: the digest of the file as it was opened, "" for one that is new.

    Raises
    ------
    BriefingConflictError: the file is no longer what was opened.
    BriefingError: it cannot be written.
    """
    text = briefing_text(briefing)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent):
            check_unchanged(path, opened)
            write_whole(path, text)
    except OSError as error:
        raise BriefingError(f"{path.name} cannot be written ({error.strerror}). Nothing was saved.") from error
    return file_digest(text)


def check_unchanged(path: Path, opened: str) -> None:
    """Make sure that a file is as it was opened. Call it while the folder is locked.

    Raises
    ------
    BriefingConflictError: it is not.
    """
    now = file_digest(path.read_bytes()) if path.exists() else ""
    if now != opened:
        raise BriefingConflictError(path.name, gone=not now)


def list_briefings(folder: Path) -> list[BriefingFile]:
    """The briefings of a folder by their titles; one that cannot be opened says why."""
    return sorted(map(_listed, _files(folder)), key=lambda one: (one.title.casefold(), one.stem))


def briefing_path(folder: Path, stem: str) -> Path:
    """The file of a briefing by its name in an address.

    Raises
    ------
    BriefingError: the folder has no such briefing.
    """
    found = next((path for path in _files(folder) if path.stem == stem), None)
    if found is None:
        raise BriefingError(f"There is no briefing “{short(stem, 60)}”. Choose one from the list.")
    return found


def new_path(folder: Path, title: str) -> Path:
    """A file for a briefing with this title, of a name that is free and that any system takes."""
    taken = {path.stem.casefold() for path in _files(folder)}
    name = file_stem(title)
    numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return folder / f"{next(one for one in numbered if one.casefold() not in taken)}{SUFFIX}"


def file_stem(title: str) -> str:
    """Words of a title as a file's name: letters and digits of any script, joined by hyphens; never ""."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title[:1_000]).lower())
    name = "-".join(words)[:_LONGEST_NAME].encode()[:_MOST_BYTES].decode(errors="ignore").strip("-")
    return f"briefing-{name}" if _DEVICES.fullmatch(name) else name or "briefing"


def briefing_text(briefing: Briefing) -> str:
    """The text of a briefing's file: a field a line, and what a pin keeps frozen on one."""
    steps = ",\n".join(_step_text(step) for step in briefing.steps)
    listed = f"[\n{steps}\n ]" if steps else "[]"
    return f'{{\n "format": {FORMAT},\n "title": {_json(briefing.title)},\n "steps": {listed}\n}}\n'


def _step_text(step: Step) -> str:
    fields = msgspec.to_builtins(msgspec.structs.replace(step, pins=()))
    lines = [f"{_json(name)}: {_json(value)}" for name, value in fields.items()]
    if step.pins:
        pins = ",\n".join(_pin_text(pin) for pin in step.pins)
        lines.append(f'"pins": [\n{pins}\n   ]')
    return _table(lines, 2)


def _pin_text(pin: Pin) -> str:
    fields = msgspec.to_builtins(pin)
    lines = [
        f"{_json(name)}: {_origin_text(pin.origin) if name == 'origin' else _json(value)}"
        for name, value in fields.items()
    ]
    return _table(lines, 4)


def _origin_text(origin: PinOrigin) -> str:
    fields = msgspec.to_builtins(origin)
    return _table([f"{_json(name)}: {_json(value)}" for name, value in fields.items()], 5).lstrip()


def _table(lines: list[str], indent: int) -> str:
    outer, inner = " " * indent, " " * (indent + 1)
    return f"{outer}{{\n" + ",\n".join(f"{inner}{line}" for line in lines) + f"\n{outer}}}"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")]


def _listed(path: Path) -> BriefingFile:
    try:
        briefing = open_briefing(path).briefing
    except BriefingError as error:
        return BriefingFile(path, path.stem, 0, str(error))
    return BriefingFile(path, briefing.title or path.stem, len(briefing.steps))


def file_digest(content: bytes | str) -> str:
    """A digest of a file's content."""
    content = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(content).hexdigest()[:16]
