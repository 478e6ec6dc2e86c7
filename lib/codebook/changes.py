"""What a save changed in a file of the codebook, in sentences for who reads no TOML."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from lib.codebook.edit import HEAD, Sheet, sheet_entries
from lib.model import LANGUAGE_NAMES

_KINDS = {"rules": "Rule", "concepts": "Concept", "actors": "Actor"}
_PLACES = {
    "any": "words of which it takes one",
    "all": "words that have to be anywhere in the passage",
    "near": "words that have to be close together",
    "unless": "words that bar it",
    "unless_near": "words that take out what stands beside them",
    "hits": "sentences that it must find",
    "misses": "sentences that it must leave alone",
    "codes": "codes that it asks for",
    "where": "what it asks of a passage",
    "names": "expressions that stay whole",
    "label": "its name",
    "about": "what it is about",
    "within": "how close together its words have to be",
}
_LISTS = {"concepts": "the list", "countries": "the country", "codes": "the code"}
_LONGEST = 160

Flat = dict[tuple[str, ...], tuple[str, ...]]


def changes_in_words(before: str, after: str, file: str) -> tuple[str, ...]:
    """Each change from one text of a codebook file to the other, in a sentence; none where they say the same.

    Parameters
    ----------
    file: its name in the folder ("themes/alliances.toml").
    """
    old, new = _entries(file, before), _entries(file, after)
    sentences = [f"{_named(key)} is taken out." for key in old if key not in new]
    sentences += [f"{_named(key)} is new." for key in new if key not in old]
    for key, entry in new.items():
        if key in old:
            sentences += [f"{_named(key)}: {change}." for change in _changes(old[key], entry)]
    return tuple(sentences)


def _entries(file: str, text: str) -> dict[tuple[str, str], Flat]:
    entries = {}
    for entry in sheet_entries(Sheet(file, text)):
        content = tomllib.loads(entry.text.removeprefix("\ufeff"))
        own = content if entry.array == HEAD else content[entry.array][0]
        entries[entry.array, entry.id] = dict(_flat(own, ()))
    return entries


def _named(key: tuple[str, str]) -> str:
    array, name = key
    return f"{_KINDS[array]} {name}" if array in _KINDS else "The head of the file"


def _flat(value: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every value of an entry with where it stands; lists of texts stay lists."""
    for name, own in value.items():
        at = (*path, name)
        if isinstance(own, dict):
            yield from _flat(own, at)
        elif isinstance(own, list) and any(isinstance(one, dict) for one in own):
            for number, one in enumerate(own, 1):
                yield from _flat(one, (*at, str(number)))
        else:
            yield at, tuple(map(str, own)) if isinstance(own, list) else (str(own),)


def _changes(old: Flat, new: Flat) -> Iterator[str]:
    for path in dict.fromkeys((*old, *new)):
        gone = [one for one in old.get(path, ()) if one not in new.get(path, ())]
        come = [one for one in new.get(path, ()) if one not in old.get(path, ())]
        if gone or come:
            yield _change(path, gone, come)


def _change(path: tuple[str, ...], gone: list[str], come: list[str]) -> str:
    kind = path[-1]
    place = _PLACES.get(kind) or next((_PLACES[step] for step in path if step in _PLACES), " ".join(path))
    number = next((f" (list {step})" for step in path if step.isdigit()), "")
    of = f"{_LISTS[kind]} " if kind in _LISTS else ""
    tongue = f" in {LANGUAGE_NAMES[kind]}" if kind in LANGUAGE_NAMES and path[0] != "label" else ""
    if len(gone) == len(come) == 1 and kind not in {"hits", "misses"} and not (of or tongue):
        return f"{place}{number}, {_quoted(gone)} before, is now {_quoted(come)}"
    parts = [f"{verb} {of}{_quoted(words)}{tongue}" for verb, words in (("gets", come), ("loses", gone)) if words]
    return f"{' and '.join(parts)}, among the {place}{number}"


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{word if len(word) <= _LONGEST else word[: _LONGEST - 1] + '…'}”" for word in words)
