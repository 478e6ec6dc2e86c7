"""``python -m lib tag``."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import NamedTuple

import orjson

from lib.cli.passage_context import read_context
from lib.cli.terminal import CodebookFolder, say, usable_codebook, write_bytes_out
from lib.coding import Coder, Context
from lib.gold import json_type


class InputLine(NamedTuple):
    """A line to tag; ``id`` is given back as it was written."""

    id: object
    text: str
    context: Context


def tag(codebook: CodebookFolder = None) -> None:
    """Tag JSON lines from standard input and write one line for each, in order.

    A line is {"id": ..., "text": ...}; rules may also ask for its "kind", "section", "source" and "published_on".

    What comes out has its "themes", those whose evidence is "weak", and the "hits" that gave both.

    A line that cannot be read goes to standard error by its number and the rest go on; the exit code stays 0.
    """
    book = usable_codebook(codebook)
    write_bytes_out(_tagged(Coder(book), [theme.id for theme in book.themes], _records(sys.stdin.buffer)))


def _tagged(coder: Coder, themes: list[str], records: Iterable[InputLine]) -> Iterator[bytes]:
    for record in records:
        hits = coder.code(record.text, record.context)
        sure, weak = ({hit.theme for hit in hits if hit.sure == certain} for certain in (True, False))
        line = {
            "id": record.id,
            "themes": [theme for theme in themes if theme in sure],
            "weak": [theme for theme in themes if theme in weak],
            "hits": [asdict(hit) for hit in hits],
        }
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _records(lines: Iterable[bytes]) -> Iterator[InputLine]:
    """The well-formed lines; of each other one its number and fault go to standard error."""
    for number, read in enumerate(lines, start=1):
        line = read.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            say(f"line {number}: not JSON ({error}).")
            continue
        if fault := _fault(record):
            say(f'line {number}: {fault}. Each line must be {{"id": ..., "text": "..."}}.')
        else:
            if isinstance(record["id"], float):  # also an integer of more than 64 bits: give it back as it was written
                record["id"] = orjson.Fragment(json.loads(line, parse_int=str, parse_float=str)["id"])
            context, faults = read_context(record)
            for fault in faults:
                say(f"line {number}: {fault} The line is tagged without it.")
            yield InputLine(record["id"], record["text"], context)


def _fault(record: object) -> str:
    if not isinstance(record, dict):
        return f"not an object but {json_type(record)}"
    if "id" not in record:
        return 'no "id"'
    if not isinstance(record.get("text"), str):
        return f'"text" is {json_type(record.get("text"))}, not a string' if "text" in record else 'no "text"'
    return ""
