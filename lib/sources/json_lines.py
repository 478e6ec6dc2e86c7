"""JSON lines to articles, one line in memory at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import orjson

from lib.errors import Problem, UnreadableError
from lib.model import Article
from lib.sources.decode import SAMPLE, check_encoding, check_head
from lib.sources.tables import article_from_row

LINE_LIMIT = 16 * 2**20
_NO_NUMBER = re.compile(rb"[:,\[]\s*-?(?:NaN|Infinity)")
_BOM = b"\xef\xbb\xbf"


def read_json_lines(path: Path) -> Iterator[Article | Problem]:
    """Yield the article of each line, or what is wrong with it; blank lines are passed over.

    Raises
    ------
    UnreadableError: the file is empty, binary or not UTF-8.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE)
        check_head(head)
        check_encoding(head)
        file.seek(len(_BOM) if head.startswith(_BOM) else 0)
        for number, line in enumerate(_lines(file), start=1):
            yield from _article(line, str(path), f"line {number}")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines cut at one byte over the limit, so that a file without line ends is never held whole."""
    while line := file.readline(LINE_LIMIT + 1):
        rest = line
        while len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
            rest = file.readline(LINE_LIMIT + 1)
        yield line


def _article(line: bytes, path: str, place: str) -> Iterator[Article | Problem]:
    if len(line) > LINE_LIMIT:
        reason = f"is longer than {LINE_LIMIT // 2**20} MiB"
        yield Problem(path, place, reason, "Write one article to a line.")
    elif line.strip():
        try:
            yield from article_from_row(_row(line), path, place)
        except UnreadableError as error:
            yield error.as_problem(path, place)


def _row(line: bytes) -> dict[str, object]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"is not JSON ({error.msg}, at character {error.pos + 1})", _remedy(line)) from None
    if not isinstance(row, dict):
        raise UnreadableError(f"is a JSON {type(row).__name__}, not an object", 'Write {"title": ..., "text": ...}.')
    if "title" not in row and "text" not in row:
        has = ", ".join(list(row)[:10]) or "none"
        raise UnreadableError(f"has neither the column title nor text (it has: {has[:200]})", "Name one of them so.")
    return row


def _remedy(line: bytes) -> str:
    if _NO_NUMBER.search(line):
        return "NaN and Infinity are not JSON; write null."
    if b"\\ud" in line.lower():
        return "An escape from \\ud800 to \\udfff needs its partner."
    return "Write one JSON object to a line, as UTF-8."
