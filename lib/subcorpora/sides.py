"""The two sides of a comparison, as an address or a command line names them; each narrows the same filter."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, get_args

from lib.corpus.articles import Facets
from lib.errors import QueryError
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.subcorpora.narrowing import narrow_to_themes

SideKind = Literal["all", "rest", "theme", "source", "topic", "since", "until", "language"]
SIDE_KINDS: tuple[SideKind, ...] = get_args(SideKind)
_FIELDS = {"source": "sources", "topic": "topics", "language": "languages"}
_RIGHT = "all, rest, theme:alliances, source:Reuters, topic:Trade, until:2025-06-30, since:2025-07-01 or language:zh"


@dataclass(frozen=True, slots=True)
class Side:
    """What one side narrows the filter to: ``theme:alliances``, ``until:2025-06-30``, ``all`` of it, the ``rest``."""

    kind: SideKind
    value: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.kind not in {"all", "rest"} else self.kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of a filter. A selection that is None is what the other leaves of the filter."""

    a: Side
    b: Side
    within: Subcorpus
    target: Subcorpus | None
    reference: Subcorpus | None


def read_side(written: str, themes: tuple[str, ...], known: Facets) -> Side:
    """Read a side.

    Raises
    ------
    QueryError: it is none, or names what the corpus has not.
    """
    kind, colon, value = written.partition(":")
    side = next((Side(one, value) for one in SIDE_KINDS if one == kind), None)
    if side is None or (kind in {"all", "rest"}) == bool(colon):
        raise QueryError(f"“{written[:60]}” is no side of a comparison. Write {_RIGHT}.")
    if kind in {"since", "until"}:
        return Side(side.kind, _day(value).isoformat())
    there = {"theme": themes, "source": known.sources, "topic": known.topics, "language": known.languages}
    if colon and value not in there[kind]:
        some = ", ".join(one or "(not stated)" for one in list(there[kind])[:6]) or "none"
        raise QueryError(f"There is no {kind} “{value[:60]}” here. Among the {kind}s are: {some}.")
    return side


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.max
    if day in {date.min, date.max}:  # the other side would begin or end on a day there is not
        raise QueryError(f"“{written[:40]}” is not a date like 2025-07-22.")
    return day


def part_at(day: date) -> tuple[Side, Side]:
    """What is before a day, and what is from it on."""
    return Side("until", (day - timedelta(days=1)).isoformat()), Side("since", day.isoformat())


def compare_sides(within: Subcorpus, a: Side, b: Side, called: dict[Side, str]) -> Comparison:
    """The selections of two sides; ``called`` says what they are called in a message.

    Raises
    ------
    QueryError: the sides are the same, one is the rest of nothing, or the filter rules one out.
    """
    if a == b:
        raise QueryError(f"A and B are both {called[a]}. Choose another B, or the rest.")
    if {a.kind, b.kind} == {"all", "rest"}:
        raise QueryError("All that the filter leaves has no rest. Choose a theme, a source or a date for one side.")
    target, reference = (narrow_to_side(within, side, called[side]) for side in (a, b))
    if target == reference:
        remedy = "Drop a filter, or choose another B"
        raise QueryError(f"{called[a]} and {called[b]} are the same passages under this filter. {remedy}.")
    return Comparison(a, b, within, target, reference)


def narrow_to_side(within: Subcorpus, side: Side, called: str) -> Subcorpus | None:
    """The selection of a side, None for the rest.

    Raises
    ------
    QueryError: the filter rules it out, or the two cannot be asked for at once.
    """
    match side.kind:
        case "rest":
            return None
        case "all":
            return within
        case "theme":
            return _narrow_to_theme(within, side.value, called)
        case "since" | "until":
            return _narrow_to_days(within, side, called)
        case _:
            field = _FIELDS[side.kind]
            if (values := getattr(within, field)) and side.value not in values:
                raise QueryError(f"The filter leaves nothing of {called}: it keeps another {side.kind}. Drop it.")
            only: dict[str, Any] = {field: (side.value,)}
            return replace(within, **only)


def _narrow_to_theme(within: Subcorpus, theme: str, called: str) -> Subcorpus:
    narrow = narrow_to_themes(within, (theme,))
    if narrow is None:
        n, remedy = len(within.themes), "Filter by one theme, or by passages that carry all of them"
        raise QueryError(f"The filter asks for any of {n} themes, and {called} is not among them. {remedy}.")
    return narrow


def _narrow_to_days(within: Subcorpus, side: Side, called: str) -> Subcorpus:
    day = date.fromisoformat(side.value)
    since = max(filter(None, (within.since, day if side.kind == "since" else None)), default=None)
    until = min(filter(None, (within.until, day if side.kind == "until" else None)), default=None)
    if since and until and since > until:
        raise QueryError(f"The filter leaves nothing {called}: its own dates end before. Move one of them.")
    return replace(within, since=since, until=until)


def side_names(themes: dict[str, str], *sides: Side) -> dict[Side, str]:
    """What sides are called; ``themes`` are the labels of the codebook's themes."""
    return {side: _called(side, themes) for side in sides}


def _called(side: Side, themes: dict[str, str]) -> str:
    match side.kind:
        case "all":
            return "all that the filter leaves"
        case "rest":
            return "the rest"
        case "theme":
            return themes[side.value]
        case "until":
            return f"up to {side.value}"
        case "since":
            return f"from {side.value} on"
        case "language":
            return str({**LANGUAGE_NAMES}.get(side.value, side.value))  # type: ignore[call-overload]
        case _:
            return side.value or f"{side.kind} not stated"
