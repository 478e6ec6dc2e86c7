"""A change of the dictionary thought through: which line of which file becomes what. Nothing is written here.

An edit is one line as a person writes it: ``稀土开采`` or ``price floor = floor price`` to keep whole, ``稀土 | 开采``
to split, ``-稀土开采`` to take back what an entry says about a spelling. Other lines, comments and line ends stay.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from lib.errors import DictionaryError, Problem
from lib.text.dictionary.entries import (
    DictionaryLine,
    Entry,
    entry_fault,
    read_entries,
    read_entry,
    split_lines,
    strip_comment,
)
from lib.text.fold import fold

OWN_FILE = "own.txt"
FILE_HEAD = '# Added in the dashboard, one entry a line: a term, "term = variant", or 词 | 词 to split.\n'
_TAKE_BACK = "-"
_DRAFT = "This entry"


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line of one file as it was and as it shall be, up to its line feed; "" where there is none."""

    file: str
    number: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What some edits come to.

    Attributes
    ----------
    texts: the changed files, whole, by name.
    changes: the lines that differ, in the order of the edits.
    entries: those of the whole dictionary with the edits made.
    """

    texts: Mapping[str, str]
    changes: tuple[LineChange, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An entry where it stands; ``number`` is its line, from 1."""

    file: str
    number: int
    raw: str
    entry: Entry

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.number}"


def read_files(folder: Path) -> dict[str, str]:
    """The dictionary's files as they are, by name, in the loader's order; unreadable ones are left out."""
    texts = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.name] = path.read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            continue  # the loader names it among the problems
    return texts


def locate_entries(texts: Mapping[str, str]) -> dict[str, EntryPlace]:
    """The entries where they stand, by each of their spellings folded; of two with one spelling the first."""
    entries_at: dict[str, EntryPlace] = {}
    for file, text in texts.items():
        for number, raw in enumerate(text.split("\n"), 1):
            if stated := strip_comment(raw):
                entry = read_entry(stated)
                for spelling in entry.spellings:
                    entries_at.setdefault(fold(spelling), EntryPlace(file, number, raw, entry))
    return entries_at


def plan_edits(texts: Mapping[str, str], edits: Iterable[str]) -> Plan:
    """Make edits one after the other, each on top of those before it.

    Raises
    ------
    DictionaryError: an edit is no entry, is there already, or takes back what is not there.
    """
    now: Mapping[str, str] = texts
    changes: list[LineChange] = []
    for edit in edits:
        for change in _changes(now, edit.strip()):
            now = _apply_change(now, change)
            changes.append(change)
    return _outcome(texts, now, changes)


def plan_undo(texts: Mapping[str, str], changes: Sequence[LineChange]) -> Plan:
    """Put the lines of some changes back, the last first; other lines stay as they are.

    Raises
    ------
    DictionaryError: a line is no longer there, or would now repeat an entry.
    """
    backwards = [LineChange(one.file, one.number, one.after, one.before) for one in reversed(changes)]
    return _outcome(texts, reduce(_apply_change, backwards, texts), backwards)


def _outcome(before: Mapping[str, str], after: Mapping[str, str], changes: Sequence[LineChange]) -> Plan:
    entries, problems = _entries(after)
    known = _entries(before)[1]
    if len(problems) > len(known):
        raise DictionaryError(str(next(problem for problem in problems if problem not in known)))
    differing = {file: text for file, text in after.items() if before.get(file) != text}
    return Plan(differing, tuple(changes), tuple(entries))


def _apply_change(texts: Mapping[str, str], change: LineChange) -> Mapping[str, str]:
    lines = texts.get(change.file, FILE_HEAD).split("\n")
    if not change.before:
        lines.insert(min(change.number, len(lines)) - 1, change.after)
        return {**texts, change.file: "\n".join(lines)}
    near = change.number - 1
    at = near if lines[near : near + 1] == [change.before] else _index(lines, change)
    lines[at : at + 1] = [change.after] if change.after else []
    return {**texts, change.file: "\n".join(lines)}


def _index(lines: Sequence[str], change: LineChange) -> int:
    if change.before not in lines:
        raise DictionaryError(
            f"{change.file} does not have the line {change.before.strip()!r} any more: somebody changed it since. "
            "Look at the entry as it is now."
        )
    return lines.index(change.before)


def _entries(texts: Mapping[str, str]) -> tuple[list[Entry], list[Problem]]:
    return read_entries(line for file, text in texts.items() for line in split_lines(file, text))


def _changes(texts: Mapping[str, str], edit: str) -> Iterator[LineChange]:
    if edit.startswith(_TAKE_BACK):
        yield _removal(texts, edit.removeprefix(_TAKE_BACK).strip())
        return
    entry = _read_edit(edit)
    entries_at = locate_entries(texts)
    there = {one.place: one for spelling in entry.spellings if (one := entries_at.get(fold(spelling)))}
    if not there:
        yield _new_line(texts, edit)
    for place in there.values():
        # What is whole is to be split, or the other way round: the new entry stands where the old one was.
        if len(there) > 1 or bool(place.entry.parts) == bool(entry.parts):
            raise DictionaryError(
                f"{_shared_spelling(place.entry, entry)!r} is in the dictionary already ({place.place})."
            )
        yield _replacement(place, edit)


def _read_edit(edit: str) -> Entry:
    if "#" in edit or not edit:
        reason = f"{edit!r} holds #, which begins a comment. Leave it out."
        raise DictionaryError(reason if edit else "The entry is empty. Write a word or a phrase.")
    if not all(map(_is_typeable, edit)):
        raise DictionaryError(f"{edit!r} holds a control or invisible character. Write one entry, on one line.")
    entry = read_entry(edit)
    if problem := entry_fault(DictionaryLine(_DRAFT, "", edit), entry):
        raise DictionaryError(f"{problem.reason}. {problem.remedy}")
    return entry


def _is_typeable(sign: str) -> bool:
    """Whether a sign can stand in a line: what is printed, and blanks, those of a Chinese keyboard too."""
    return sign.isprintable() or sign == "\t" or unicodedata.category(sign) == "Zs"


def _shared_spelling(there: Entry, entry: Entry) -> str:
    known = set(map(fold, there.spellings))
    return next(spelling for spelling in entry.spellings if fold(spelling) in known)


def _new_line(texts: Mapping[str, str], edit: str) -> LineChange:
    lines = texts.get(OWN_FILE, FILE_HEAD).split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if lines[-1].strip():
        raise DictionaryError(f"{OWN_FILE} does not end with a line end. Open it and add one.")
    return LineChange(OWN_FILE, len(lines), "", edit + end)


def _replacement(place: EntryPlace, edit: str) -> LineChange:
    if place.entry.variants:
        raise DictionaryError(
            f"{place.entry.term!r} counts other spellings as itself ({place.place}). Take that entry back first."
        )
    return LineChange(place.file, place.number, place.raw, place.raw.replace(strip_comment(place.raw), edit, 1))


def _removal(texts: Mapping[str, str], spelling: str) -> LineChange:
    spelling = read_entry(spelling).term
    if not spelling:
        raise DictionaryError("There is no word behind the -. Write the one to take back: -稀土开采.")
    place = locate_entries(texts).get(fold(spelling))
    if place is None:
        raise DictionaryError(f"No entry of the dictionary has {spelling!r}, so there is nothing to take back.")
    if fold(spelling) == fold(place.entry.term):
        return LineChange(place.file, place.number, place.raw, "")
    left = [variant for variant in place.entry.variants if fold(variant) != fold(spelling)]
    stated = f"{place.entry.term} = {', '.join(left)}" if left else place.entry.term
    return LineChange(place.file, place.number, place.raw, place.raw.replace(strip_comment(place.raw), stated, 1))
