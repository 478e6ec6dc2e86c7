"""JSON lines of hand-coded passages."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import orjson

from lib.errors import CodedLineError, Problem
from lib.gold.form import PASSAGE_KINDS, Coded
from lib.gold.json_words import json_type, shorten_json
from lib.model import LANGUAGES

_Value = TypeVar("_Value")
_BOM = b"\xef\xbb\xbf"
_FORM = '{"id": "p1", "kind": "paragraph", "lang": "en", "text": "...", "themes": ["alliances"], "unsure": []}'
_REMEDY = f"Write {_FORM}."


def read_gold(path: Path) -> Iterator[Coded | Problem]:
    """Yield the coded passages of a file, or of the ``*.jsonl`` files of a folder, and what is wrong with the others.

    A line holds ``id``, ``lang`` ("en", "zh"), ``text`` and ``themes``, and perhaps ``kind`` (default "paragraph"),
    ``unsure``, ``coder`` (default: the name of the file), ``coded_at``, ``weight`` (default 1) and ``seen`` (default
    false). Theme ids are taken as they stand; whoever has the codebook checks them.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        yield Problem(str(path), "", "holds no *.jsonl", f"Save coded passages there, one to a line: {_FORM}.")
    for file in files:
        try:
            yield from _read_file(file)
        except FileNotFoundError:
            yield Problem(str(file), "", "no such file or folder", "Name a file of coded passages, or their folder.")
        except OSError as error:
            yield Problem(str(file), "", f"cannot be read ({error.strerror})", "Check the file and its permissions.")


def _read_file(file: Path) -> Iterator[Coded | Problem]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if not text.strip():
                continue
            try:
                yield _coded(_record(text), file.stem)
            except CodedLineError as error:
                yield error.as_problem(str(file), f"line {number}")


def _record(line: bytes) -> dict[str, object]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise CodedLineError(f"is not JSON ({error.msg}, at character {error.pos + 1})", _REMEDY) from None
    if not isinstance(record, dict):
        raise CodedLineError(f"is a JSON {json_type(record)}, not an object", _REMEDY)
    return record


def _coded(record: dict[str, object], coder: str) -> Coded:
    return Coded(
        id=_id(record),
        text=_string(record, "text"),
        language=_choice(record, "lang", {language: language for language in LANGUAGES}),
        themes=_themes(record, "themes"),
        unsure=_themes({"unsure": []} | record, "unsure"),
        coder=_string({"coder": ""} | record, "coder", empty=True) or coder,
        coded_at=_string({"coded_at": ""} | record, "coded_at", empty=True),
        kind=_choice({"kind": "paragraph"} | record, "kind", PASSAGE_KINDS),
        weight=_weight(record.get("weight", 1.0)),
        seen=_seen(record.get("seen", False)),
    )


def _id(record: dict[str, object]) -> str:
    number = record.get("id")
    return str(number) if isinstance(number, int) and not isinstance(number, bool) else _string(record, "id")


def _string(record: dict[str, object], key: str, *, empty: bool = False) -> str:
    if key not in record:
        raise CodedLineError(f'has no "{key}"', _REMEDY)
    value = record[key]
    if not isinstance(value, str):
        raise CodedLineError(f'"{key}" is {shorten_json(value)}, not a string', _REMEDY)
    if not empty and not value.strip():
        raise CodedLineError(f'"{key}" is empty', _REMEDY)
    return value


def _choice(record: dict[str, object], key: str, choices: Mapping[str, _Value]) -> _Value:
    value = _string(record, key)
    if value not in choices:
        raise CodedLineError(f'"{key}" is {shorten_json(value)}', f"Write one of {', '.join(choices)}.")
    return choices[value]


def _themes(record: dict[str, object], key: str) -> frozenset[str]:
    if key not in record:
        raise CodedLineError(f'has no "{key}"', f'Write "{key}": [] where the passage carries none.')
    value = record[key]
    if not isinstance(value, list) or not all(isinstance(theme, str) for theme in value):
        raise CodedLineError(
            f'"{key}" is {shorten_json(value)}, not a list of theme ids', 'Write ["alliances"], or [] for none.'
        )
    return frozenset(value)


def _weight(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise CodedLineError(f'"weight" is {shorten_json(value)}', "Write a number above 0, or leave it out.")
    return float(value)


def _seen(value: object) -> bool:
    if not isinstance(value, bool):
        raise CodedLineError(f'"seen" is {shorten_json(value)}', "Write true or false, or leave it out.")
    return value
