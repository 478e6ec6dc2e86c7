"""The address of a view: a Subcorpus to query parameters and back, so that a link restores exactly what was seen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

from lib.corpus.articles import Facets
from lib.corpus.query import parse_query
from lib.errors import QueryError
from lib.model import LANGUAGES, MatchMode, Subcorpus

FILTER = ("theme", "match", "since", "until", "source", "topic", "language", "speaker", "q", "weak")
_Value = TypeVar("_Value")

MATCHES: tuple[MatchMode, ...] = ("any", "all")

Params = Mapping[str, Sequence[str]]


def to_params(subcorpus: Subcorpus) -> dict[str, list[str]]:
    """The query parameters of a filter; what is at its default is left out."""
    params: dict[str, list[str]] = {
        "theme": list(subcorpus.themes),
        "match": [subcorpus.match] if subcorpus.match == "all" else [],
        "since": [subcorpus.since.isoformat()] if subcorpus.since else [],
        "until": [subcorpus.until.isoformat()] if subcorpus.until else [],
        "source": list(subcorpus.sources),
        "topic": list(subcorpus.topics),
        "language": list(subcorpus.languages),
        "speaker": list(subcorpus.speakers),
        "q": [subcorpus.query] if subcorpus.query else [],
        "weak": ["1"] if subcorpus.weak else [],
    }
    return {name: values for name, values in params.items() if values}


def from_params(params: Params, themes: Sequence[str], facets: Facets) -> tuple[Subcorpus, tuple[str, ...]]:
    """The filter an address asks for, and a sentence for each value that had to be ignored."""
    notes: list[str] = []

    def several(name: str, known: Collection[str], what: str) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(params.get(name, ())))
        notes.extend(f"There is no {what} “{value}” here; it was ignored." for value in values if value not in known)
        return tuple(value for value in values if value in known)

    def day(name: str) -> date | None:
        return _first(params, name, date.fromisoformat, "is not a date like 2025-07-22; it was ignored.", notes)

    since, until = day("since"), day("until")
    if since and until and since > until:
        notes.append(f"The dates run backwards ({since} to {until}); they were swapped.")
        since, until = until, since
    languages = several("language", LANGUAGES, "language")
    return (
        Subcorpus(
            themes=tuple(theme for theme in themes if theme in several("theme", themes, "theme")),
            match=_first(params, "match", _match, "is neither “any” nor “all”; “any” was used.", notes) or "any",
            since=since,
            until=until,
            sources=several("source", facets.sources, "source"),
            topics=several("topic", facets.topics, "topic"),
            languages=tuple(language for language in LANGUAGES if language in languages),
            speakers=several("speaker", facets.speakers, "speaker"),
            query=_query(params, notes),
            weak=_first(params, "weak", _flag, "is not 1; weak themes were left out.", notes) or False,
        ),
        tuple(dict.fromkeys(notes)),
    )


def _first(params: Params, name: str, read: Callable[[str], _Value], complaint: str, notes: list[str]) -> _Value | None:
    value = next(iter(params.get(name, ())), "")
    if not value:
        return None
    try:
        return read(value)
    except ValueError:
        notes.append(f"“{value}” {complaint}")
        return None


def _match(value: str) -> MatchMode:
    return MATCHES[MATCHES.index(value)]


def _flag(value: str) -> bool:
    return ("0", "1").index(value) == 1


def _query(params: Params, notes: list[str]) -> str:
    query = next(iter(params.get("q", ())), "").strip()
    try:
        parse_query(query)
    except QueryError as error:
        notes.append(f"{error} The search was left out.")
        return ""
    return query
