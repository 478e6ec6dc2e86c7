"""Keeping what a person codes: a file of JSON lines for each coder, only ever appended to."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import orjson

from lib import log
from lib.errors import Problem, QueryError
from lib.gold.form import Coded
from lib.saving import alone

LONGEST_NAME = 40
_NAME = re.compile(r"[^\W_](?:[^\W_]|[ -])*")


def coder_slug(coder: str) -> str:
    """A coder's name as a file's: "Ana Lu" and "ana-lu" are "ana-lu", one coder.

    Raises
    ------
    QueryError: the name holds more than letters, digits, blanks and hyphens, or is too long.
    """
    name = coder.strip()
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
        raise QueryError(
            f"“{short}” cannot be a coder's name. Write at most {LONGEST_NAME} letters, digits, blanks and hyphens, "
            "beginning with a letter or a digit."
        )
    return coder_key(name)


def append_coding(folder: Path, coding: Coded) -> Problem | None:
    """Append one coding to its coder's file and return once it is on the disk.

    The folder is locked meanwhile, so that lines of two sessions never mix. A last line that a crash cut short is left
    as it is and the new one begins a line of its own; what was found is returned. A write that fails leaves no trace.

    Raises
    ------
    QueryError: the coder's name cannot be a file's.
    OSError: the file cannot be written.
    """
    file = folder / f"{coder_slug(coding.coder)}.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder), file.open("ab", buffering=0) as lines:
        torn = _unended(file)
        _write(lines.fileno(), (b"\n" if torn is not None else b"") + _line(coding))
    log.saved(f"{folder.name}/{file.name}", f"passage {coding.id}")
    return _torn(file, torn)


def latest_codings(codings: Iterable[Coded]) -> list[Coded]:
    """Each coder's last word on each passage, in the order of the last words.

    The same id over another text is another passage.
    """
    latest: dict[tuple[str, str, str], Coded] = {}
    for coding in codings:
        key = coder_key(coding.coder), coding.id, coding.text
        latest.pop(key, None)
        latest[key] = coding
    return list(latest.values())


def coder_codings(codings: Iterable[Coded], coder: str) -> list[Coded]:
    """Those of one coder, in order."""
    name = coder_key(coder)
    return [coding for coding in codings if coder_key(coding.coder) == name]


def coder_key(coder: str) -> str:
    """Under what name a coder counts, also one that could not be a file's; for the others it is `coder_slug`."""
    name = unicodedata.normalize("NFC", coder).casefold()
    return "-".join(re.split(r"[ -]+", name.strip(" -")))


def _line(coding: Coded) -> bytes:
    record: dict[str, object] = {
        "id": coding.id,
        "kind": coding.kind,
        "lang": coding.language,
        "text": coding.text,
        "themes": sorted(coding.themes),
        "unsure": sorted(coding.unsure),
        "coder": coding.coder,
        "coded_at": coding.coded_at,
        "weight": coding.weight,
    }
    if coding.seen:
        record["seen"] = True
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def _unended(file: Path) -> bytes | None:
    """The last line if it has no end, else None."""
    with file.open("rb") as lines:
        if not lines.seek(0, os.SEEK_END):
            return None
        lines.seek(-1, os.SEEK_END)
        if lines.read(1) == b"\n":
            return None
        lines.seek(0)
        return lines.read().rpartition(b"\n")[2]


def _torn(file: Path, last: bytes | None) -> Problem | None:
    """What to say of a line without an end; one that a person wrote and did not end is whole."""
    if last is None:
        return None
    try:
        orjson.loads(last)
    except orjson.JSONDecodeError:
        begin = last[:60].decode(errors="replace")
        reason = f"a line was cut short and cannot be used ({begin}…)"
        return Problem(str(file), "last line", reason, "Code that passage again; the line is kept in the file.")
    return None


def _write(handle: int, line: bytes) -> None:
    size = os.fstat(handle).st_size
    try:
        while line:
            line = line[os.write(handle, line) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise
