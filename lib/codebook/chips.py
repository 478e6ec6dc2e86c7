"""The words of an entry as chips: one put in or taken out, and every other letter of the entry as it was written."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence
from typing import Any, Literal, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from lib.chinese import has_han
from lib.errors import CodebookError
from lib.model import Language

ListPath = tuple[str | int, ...]  # ("any",), ("near", "all", 1)
Kind = Literal["en", "zh", "concepts", "countries"]
Sentences = Literal["hits", "misses"]
KINDS: tuple[Kind, ...] = ("en", "zh", "concepts", "countries")
_ARRAYS = ("rules", "concepts", "actors")
# Scripts that are written without blanks between words: what is in them is looked for anywhere, as Chinese is.
_WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC")


class ChipList(NamedTuple):
    """A list of alternatives of an entry, as it is written.

    Attributes
    ----------
    path: where it stands in the entry; () is the entry itself, where it is a head.
    chips: what it names, by kind, in the order written.
    """

    path: ListPath
    chips: Mapping[Kind, tuple[str, ...]]


def guess_language(pattern: str) -> Language:
    """Whether a pattern is to be found as Chinese, anywhere in a text, or as English, in whole words."""
    if has_han(pattern):
        return "zh"
    names = (unicodedata.name(char, "") for char in unicodedata.normalize("NFKC", pattern))
    return "zh" if any(name.startswith(_WITHOUT_BLANKS) for name in names) else "en"


def chip_lists(written: str) -> tuple[ChipList, ...]:
    """Every list of an entry in the order in which a rule is read; one for what it bars even where it bars nothing.

    Raises
    ------
    CodebookError: it is not TOML, or no entry.
    """
    entry = _entry(_parsed(written))
    lists = [ChipList(path, _chips(table)) for path, table in _tables(entry)]
    if ("unless",) not in {one.path for one in lists} and _is_rule(written):
        lists.append(ChipList(("unless",), dict.fromkeys(KINDS, ())))
    return tuple(lists)


def sentences(written: str) -> Mapping[Sentences, tuple[str, ...]]:
    """The sentences of a rule's own proof.

    Raises
    ------
    CodebookError: as `chip_lists`.
    """
    entry = _entry(_parsed(written))
    return {"hits": _texts(entry.get("hits")), "misses": _texts(entry.get("misses"))}


def with_chips(written: str, path: ListPath, chips: Mapping[Kind, Iterable[str]]) -> str:
    """The entry with a list that names exactly these; a list that comes to bar nothing is taken out.

    Raises
    ------
    CodebookError: as `chip_lists`; or there is no such list.
    """
    document = _parsed(written)
    entry = _entry(document)
    table = _table_at(entry, path)
    for kind in KINDS:
        _set(table, kind, list(dict.fromkeys(chips.get(kind, ()))))
    if path == ("unless",) and not table:
        entry.pop("unless")
    return _text(document)


def with_chip(written: str, path: ListPath, pattern: str, kind: Kind | None = None) -> str:
    """The entry with one more pattern in a list, whose language is guessed where it is not said."""
    kind = kind or guess_language(pattern)
    chips = _chips_at(written, path)
    return with_chips(written, path, {**chips, kind: (*chips[kind], pattern.strip())})


def without_chip(written: str, path: ListPath, pattern: str) -> str:
    """The entry with a pattern, list or country no longer in a list."""
    chips = _chips_at(written, path)
    kept = {kind: tuple(chip for chip in own if chip != pattern) for kind, own in chips.items()}
    return with_chips(written, path, kept)


def with_sentences(written: str, kind: Sentences, listed: Iterable[str]) -> str:
    """The entry with exactly these sentences that it must find, or must leave alone."""
    document = _parsed(written)
    _set(_entry(document), kind, list(dict.fromkeys(" ".join(sentence.split()) for sentence in listed)))
    return _text(document)


def stated_text(written: str, path: ListPath) -> str:
    """A text of an entry, its ``id`` or the name in its ``label``; "" where it has none.

    Raises
    ------
    CodebookError: as `chip_lists`.
    """
    value: Any = _entry(_parsed(written))
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return str(value) if isinstance(value, str) else ""


def with_text(written: str, path: ListPath, text: str) -> str:
    """The entry with another text there.

    Raises
    ------
    CodebookError: as `with_chips`.
    """
    document = _parsed(written)
    _table_at(_entry(document), path[:-1])[str(path[-1])] = " ".join(text.split())
    return _text(document)


def _chips_at(written: str, path: ListPath) -> Mapping[Kind, tuple[str, ...]]:
    return next((one.chips for one in chip_lists(written) if one.path == path), dict.fromkeys(KINDS, ()))


def _parsed(written: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(written)
    except (TOMLKitError, RecursionError) as error:
        raise CodebookError(f"This is not TOML: {error}. Put the syntax right.") from error


def _entry(document: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The one entry of a text, or the text itself where it is a head; names that stay whole stand in a table."""
    for array in _ARRAYS:
        if isinstance(own := document.get(array), MutableSequence) and own and isinstance(own[0], MutableMapping):
            return own[0]
    names = document.get("names")
    return names if isinstance(names, MutableMapping) else document


def _is_rule(written: str) -> bool:
    return "rules" in _parsed(written)


def _tables(entry: Mapping[str, Any]) -> Iterator[tuple[ListPath, Mapping[str, Any]]]:
    """The tables of patterns, each with where it stands."""
    near = entry.get("near")
    places: list[tuple[ListPath, object]] = [((), entry), (("any",), entry.get("any"))]
    places += [(("all", number), table) for number, table in enumerate(_listed(entry.get("all")))]
    close = _listed(near.get("all")) if isinstance(near, Mapping) else []
    places += [(("near", "all", number), table) for number, table in enumerate(close)]
    places += [(("unless",), entry.get("unless")), (("unless_near",), entry.get("unless_near"))]
    yield from ((path, table) for path, table in places if isinstance(table, Mapping) and (path or _holds(table)))


def _holds(table: Mapping[str, Any]) -> bool:
    return any(isinstance(table.get(kind), list) for kind in KINDS)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in _listed(value) if isinstance(one, str))


def _chips(table: Mapping[str, Any]) -> Mapping[Kind, tuple[str, ...]]:
    return {kind: _texts(table.get(kind)) for kind in KINDS}


def _table_at(entry: MutableMapping[str, Any], path: ListPath) -> MutableMapping[str, Any]:
    if path == ("unless",) and "unless" not in entry:
        entry["unless"] = tomlkit.inline_table()
    table: Any = entry
    try:
        for step in path:
            table = table[step]
    except (KeyError, IndexError, TypeError) as error:
        raise CodebookError("The entry has no such list any more. Look at it as TOML.") from error
    if not isinstance(table, MutableMapping):
        raise CodebookError("The entry has no such list any more. Look at it as TOML.")
    return table


def _set(table: MutableMapping[str, Any], name: str, wanted: list[str]) -> None:
    """Make a list of texts these, each that stays as it is written."""
    there = table.get(name)
    if not isinstance(there, MutableSequence):
        if wanted:
            table[name] = wanted
        return
    for at in reversed(range(len(there))):
        if there[at] not in wanted:
            there.pop(at)
    for text in wanted:
        if text not in there:
            there.append(text)
    if not there:
        table.pop(name)


def _text(document: tomlkit.TOMLDocument) -> str:
    return tomlkit.dumps(document).strip("\r\n")
