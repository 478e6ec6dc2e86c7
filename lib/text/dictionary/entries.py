"""The domain dictionary: words and phrases that stay whole or are split, in files that anyone can edit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.chinese import JIEBA_HAN
from lib.errors import Problem
from lib.text.fold import fold

MAX_LENGTH = 60
_MAX_BYTES = 1_000_000
_CHINESE = re.compile(f"[{JIEBA_HAN}]+")
# What a Chinese keyboard types for the marks of an entry.
_MARKS = str.maketrans("＝｜，", "=|,")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that is cut whole or, with ``parts``, a Chinese one that is cut into them.

    Attributes
    ----------
    term: the spelling that it is counted and shown under; with parts, the parts joined.
    variants: other spellings that count as the same term ("US", "USA").
    parts: the words it is cut into, or ().
    is_name: a person's name that was found in the texts; it is not made of words.
    """

    term: str
    variants: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    is_name: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.term, *self.variants)


@dataclass(frozen=True, slots=True)
class DictionaryLine:
    """A line with something on it, comment taken off. ``place`` is "line 3"."""

    path: str
    place: str
    text: str

    def problem(self, reason: str, remedy: str) -> Problem:
        return Problem(self.path, self.place, reason, remedy)


def load_dictionary(directory: Path) -> tuple[list[Entry], list[Problem]]:
    """Which words are cut whole: every ``*.txt`` of the dictionary, an entry a line.

    ``term`` or ``term = variant, variant`` is cut whole; ``词 | 词`` is cut into these words wherever it fills whole
    words of the text. ``#`` starts a comment. A bad or repeated entry is left out and named in the problems.
    """
    if not directory.is_dir():
        return [], [Problem(str(directory), "", "is no folder", "Name the folder that holds the dictionary's files.")]
    lines, problems = read_lines(sorted(directory.glob("*.txt")))
    entries, faults = read_entries(lines)
    return entries, problems + faults


def read_entries(lines: Iterable[DictionaryLine]) -> tuple[list[Entry], list[Problem]]:
    """The entries of some lines, and a problem for each line that is none or repeats one."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for line in lines:
        entry = read_entry(line.text)
        problem = entry_fault(line, entry) or _repeated(line, entry, seen)
        if problem:
            problems.append(problem)
            continue
        entries.append(entry)
        seen.update((fold(spelling), f"{line.path}, {line.place}") for spelling in entry.spellings)
    return entries, problems


def read_lines(paths: Iterable[Path]) -> tuple[list[DictionaryLine], list[Problem]]:
    """Read the lines of hand-edited UTF-8 files; a file that cannot be read becomes a problem."""
    lines: list[DictionaryLine] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lines.extend(_lines(path))
        except (OSError, ValueError) as error:
            problems.append(Problem(str(path), "", f"cannot be read ({error})", "Save it as plain text in UTF-8."))
    return lines, problems


def _lines(path: Path) -> Iterator[DictionaryLine]:
    if path.stat().st_size > _MAX_BYTES:
        raise ValueError(f"larger than {_MAX_BYTES:,} bytes")
    return split_lines(str(path), path.read_text("utf-8-sig"))


def split_lines(path: str, text: str) -> Iterator[DictionaryLine]:
    """The lines of a file's text with something on them; ``path`` is how problems name it."""
    for number, raw in enumerate(text.split("\n"), 1):
        if stated := strip_comment(raw):
            yield DictionaryLine(path, f"line {number}", stated)


def strip_comment(raw: str) -> str:
    """What a line of a file says, without its comment."""
    return raw.removeprefix("\ufeff").partition("#")[0].strip()


def read_entry(text: str) -> Entry:
    """A line as an entry; `entry_fault` tells whether it can be one."""
    plain = text.translate(_MARKS)
    if "|" in plain:
        parts = tuple(map(str.strip, plain.split("|")))
        return Entry("".join(parts), parts=parts)
    term, _, variants = plain.partition("=")
    return Entry(term.strip(), tuple(v for v in map(str.strip, variants.split(",")) if v))


def entry_fault(line: DictionaryLine, entry: Entry) -> Problem | None:
    """What is wrong with an entry by itself."""
    if not all(entry.parts):
        return line.problem(f"{line.text!r} has no word on one side of a |", "Write all its words: 稀土 | 开采.")
    if not entry.term:
        return line.problem(f"{line.text!r} has no word before its =", "Write one: price floor = floor price.")
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
    if len(set(map(fold, entry.spellings))) < len(entry.spellings):
        return line.problem(f"{line.text!r} names one spelling twice", "Name each variant once.")
    return _split_fault(line, entry)


def _split_fault(line: DictionaryLine, entry: Entry) -> Problem | None:
    strange = next((part for part in entry.parts if not _CHINESE.fullmatch(part)), None)
    if strange is not None:
        return line.problem(
            f"{strange!r} in {line.text!r} is not a Chinese word",
            "Only Chinese is split (稀土 | 开采); English parts at its blanks where no entry keeps it whole.",
        )
    return None


def _repeated(line: DictionaryLine, entry: Entry, seen: dict[str, str]) -> Problem | None:
    for spelling in entry.spellings:
        if fold(spelling) in seen:
            return line.problem(f"{spelling!r} is there already ({seen[fold(spelling)]})", "Delete one of the two.")
    return None
