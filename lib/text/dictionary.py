"""The domain dictionary: words and phrases that stay whole, in files that anyone can edit."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.errors import Problem
from lib.text.fold import fold

MAX_LENGTH = 60
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that is cut whole.

    Attributes
    ----------
    term: the spelling that it is counted and shown under.
    variants: other spellings that count as the same term ("US", "USA").
    """

    term: str
    variants: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.term, *self.variants)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, comment taken off. ``place`` is "line 3"."""

    path: str
    place: str
    text: str

    def problem(self, reason: str, remedy: str) -> Problem:
        return Problem(self.path, self.place, reason, remedy)


def load_dictionary(directory: Path) -> tuple[list[Entry], list[Problem]]:
    """Read every ``*.txt`` under a folder: an entry a line, ``term`` or ``term = variant, variant``.

    ``#`` starts a comment. A bad or repeated entry is left out and named in the problems.
    """
    if not directory.is_dir():
        return [], [Problem(str(directory), "", "is no folder", "Name the folder that holds the dictionary's files.")]
    lines, problems = read_lines(sorted(directory.glob("*.txt")))
    entries: list[Entry] = []
    seen: dict[str, str] = {}
    for line in lines:
        entry = _entry(line.text)
        problem = _fault(line, entry, seen)
        if problem:
            problems.append(problem)
            continue
        entries.append(entry)
        seen.update((fold(spelling), f"{line.path}, {line.place}") for spelling in entry.spellings)
    return entries, problems


def read_lines(paths: Iterable[Path]) -> tuple[list[Line], list[Problem]]:
    """Read the lines of hand-edited UTF-8 files; a file that cannot be read becomes a problem."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lines.extend(_lines(path))
        except (OSError, ValueError) as error:
            problems.append(Problem(str(path), "", f"cannot be read ({error})", "Save it as plain text in UTF-8."))
    return lines, problems


def _lines(path: Path) -> Iterator[Line]:
    if path.stat().st_size > _MAX_BYTES:
        raise ValueError(f"larger than {_MAX_BYTES:,} bytes")
    for number, raw in enumerate(path.read_text("utf-8-sig").split("\n"), 1):
        text = raw.partition("#")[0].strip()
        if text:
            yield Line(str(path), f"line {number}", text)


def _entry(text: str) -> Entry:
    term, _, variants = text.partition("=")
    return Entry(term.strip(), tuple(v for v in map(str.strip, variants.split(",")) if v))


def _fault(line: Line, entry: Entry, seen: dict[str, str]) -> Problem | None:
    for spelling in entry.spellings:
        if any(unicodedata.category(letter)[0] == "C" for letter in spelling):
            return line.problem(f"{spelling!r} holds a control or invisible character", "Type the entry anew.")
        if not any(map(str.isalpha, spelling)):
            return line.problem(f"{spelling!r} has no letter", "Write a word or a phrase.")
        if len(spelling) > MAX_LENGTH:
            return line.problem(
                f"{spelling[:20]!r}... has {len(spelling)} characters",
                f"An entry has at most {MAX_LENGTH}, and stands alone on its line.",
            )
        if fold(spelling) in seen:
            return line.problem(f"{spelling!r} is there already ({seen[fold(spelling)]})", "Delete one of the two.")
    if len(set(map(fold, entry.spellings))) < len(entry.spellings):
        return line.problem(f"{line.text!r} names one spelling twice", "Name each variant once.")
    return None
