"""Stop words changed by a person: one line added or taken out, every other byte of the file left as it was.

Each save is in the journal of the folder (`lib.journal`) with its words.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from lib.errors import QueryError
from lib.journal import recorded, stamp
from lib.saving import alone, write_all
from lib.text.cutter import term_language
from lib.text.stopwords import LIST_LANGUAGES, bundled_stopwords, load_stopwords, stopword_fault, stopword_terms

_FILES = tuple(f"{language}.txt" for language in LIST_LANGUAGES)


@dataclass(frozen=True, slots=True)
class StopwordsRecord:
    """A save in the journal: its name, its time (ISO 8601 in UTC), the words left out and those taken back."""

    name: str
    saved_at: str
    left_out: tuple[str, ...]
    taken_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedStopwords:
    """What a save did, so that it can be undone.

    Attributes
    ----------
    left_out, taken_back: the words that were not, and that were, stop words before; others needed no change.
    before, after: the text of each file that was written, by its name; None: there was no such file.
    """

    left_out: tuple[str, ...]
    taken_back: tuple[str, ...]
    before: dict[str, str | None]
    after: dict[str, str]


def save_stopwords(directory: Path, leave_out: Sequence[str] = (), take_back: Sequence[str] = ()) -> SavedStopwords:
    """Make some words stop words and others none, in ``zh.txt`` and ``en.txt`` as they stand at this moment.

    What somebody else saved meanwhile stays. A word's own lines go, in whichever file they stand; where that is not
    enough, one is added at the end of the file of its language.

    Raises
    ------
    QueryError: a word cannot stand in a list, or a file is not UTF-8; nothing is written.
    OSError: a file cannot be read or written.
    """
    for word in (*leave_out, *take_back):
        if fault := stopword_fault(word):
            raise QueryError(f"{fault[0]}. {fault[1]} Nothing was saved.")
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory):
        words = load_stopwords(directory)[0]
        out = tuple(word for word in dict.fromkeys(leave_out) if word not in words)
        back = tuple(word for word in dict.fromkeys(take_back) if word in words)
        before = _read_all(directory, {_file(word) for word in (*out, *back)})
        after = _changed(before, out, back)
        before = {file: before[file] for file in after}
        if after:
            _write(directory, after, before, out, back)
        return SavedStopwords(out, back, before, after)


def undo_stopwords(directory: Path, saved: SavedStopwords) -> None:
    """Take a save back: the files' old text where nobody wrote since, else its words alone.

    Raises
    ------
    QueryError, OSError: as `save_stopwords`.
    """
    with alone(directory):
        untouched = all(_read(directory / file) == text for file, text in saved.after.items())
        if untouched:
            _write(directory, saved.before, saved.after, saved.taken_back, saved.left_out)
    if not untouched:
        save_stopwords(directory, saved.taken_back, saved.left_out)


def _write(
    directory: Path,
    texts: Mapping[str, str | None],
    before: Mapping[str, str | None],
    left_out: tuple[str, ...],
    taken_back: tuple[str, ...],
) -> None:
    digest = hashlib.sha256("".join(text or "" for text in texts.values()).encode()).hexdigest()[:16]
    made = stamp(digest)
    record = StopwordsRecord(made.name, made.saved_at, left_out, taken_back)
    words = f"left out {', '.join(left_out) or 'none'}; taken back {', '.join(taken_back) or 'none'}"
    with recorded(directory, record, words):
        write_all(directory, texts, before)


def _file(word: str) -> str:
    return f"{term_language(word)}.txt"


def _read_all(directory: Path, needed: Set[str]) -> dict[str, str | None]:
    """The text of each file; one that no word is to be written into may be unreadable, and says nothing then."""
    texts = {}
    for file in _FILES if needed else ():
        try:
            texts[file] = _read(directory / file)
        except (QueryError, OSError):
            if file in needed:
                raise
    return texts


def _read(path: Path) -> str | None:
    if not path.exists():
        return None
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is not UTF-8 ({error.reason}). Save it as plain text in UTF-8.") from error


def _changed(texts: Mapping[str, str | None], leave_out: Iterable[str], take_back: Iterable[str]) -> dict[str, str]:
    """The files whose text is another with some words stop words and others none."""
    now = {file: text or "" for file, text in texts.items()}
    for sign, words in (("", leave_out), ("-", take_back)):
        for word in words:
            now = {file: _drop_lines(text, word, "" if sign else "-") for file, text in now.items()}
            if (word in _words(now.values())) == bool(sign):
                now[_file(word)] = _add_line(now[_file(word)], f"{sign}{word}")
    return {file: text for file, text in now.items() if text != (texts[file] or "")}


def _words(texts: Iterable[str]) -> set[str]:
    """The stop words by the kept lists and the files' texts."""
    words = set(bundled_stopwords())
    for entry in filter(None, map(_entry, "\n".join(texts).split("\n"))):
        own = stopword_terms(entry.removeprefix("-").strip())
        words = words - own if entry.startswith("-") else words | own
    return words


def _entry(line: str) -> str:
    return line.removeprefix("\ufeff").partition("#")[0].strip()


def _drop_lines(text: str, word: str, sign: str) -> str:
    """The text without the lines that have a word with this sign ("-" or none) before it."""

    def names_it(line: str) -> bool:
        entry = _entry(line)
        own = entry.removeprefix("-").strip()
        return bool(own) and entry.startswith("-") == bool(sign) and word in stopword_terms(own)

    return "\n".join(line for line in text.split("\n") if not names_it(line))


def _add_line(text: str, line: str) -> str:
    """The text with one more line, in its line ends."""
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text}{end if text and not text.endswith(end) else ''}{line}{end}"
