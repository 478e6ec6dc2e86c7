"""What a line says of its passage besides the words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from lib.coding import Context
from lib.gold import PASSAGE_KINDS, shorten_json
from lib.model import PassageKind

_REMEDY = {
    "kind": f"Write one of {', '.join(PASSAGE_KINDS)}.",
    "section": "Write a string.",
    "source": "Write a string.",
    "published_on": 'Write a day: "2025-10-09".',
}


def read_context(record: Mapping[str, object]) -> tuple[Context, list[str]]:
    """The context of a passage, and a sentence for each value of it that cannot be used; null and "" say nothing."""
    known: dict[str, Any] = {}
    faults = []
    for key, remedy in _REMEDY.items():
        value = record.get(key)
        if value is None or value == "":
            continue
        try:
            known[key] = _READERS[key](value)
        except (TypeError, ValueError, KeyError):
            faults.append(f'"{key}" is {shorten_json(value)}. {remedy}')
    return Context(**known), faults


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _kind(value: object) -> PassageKind:
    return PASSAGE_KINDS[_string(value)]


def _day(value: object) -> date:
    return datetime.fromisoformat(_string(value)).date()


_READERS: dict[str, Callable[[object], object]] = {
    "kind": _kind,
    "section": _string,
    "source": _string,
    "published_on": _day,
}
