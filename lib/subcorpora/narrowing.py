"""A filter narrowed to the passages of some themes or of a group, where a filter can say that at all."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from lib.model import Subcorpus


def narrow_to_themes(chosen: Subcorpus, themes: Sequence[str]) -> Subcorpus | None:
    """A filter narrowed to passages that carry all of some themes.

    None where no filter says that: "A or B, and C besides". Where the filter asks for any of A and B, passages with A
    are those with A alone.
    """
    if not themes:
        return chosen
    own = () if chosen.match == "any" and set(themes) & set(chosen.themes) else chosen.themes
    if chosen.match == "any" and len(own) > 1:
        return None
    every = tuple(dict.fromkeys((*own, *themes)))
    return replace(chosen, themes=every, match="all" if len(every) > 1 else "any")


def narrow_to_group(
    chosen: Subcorpus, by: Literal["theme", "source", "topic", "month"], group: str
) -> Subcorpus | None:
    """A filter narrowed to a group of its passages: those of a theme, a source, a topic or a month like "2025-07".

    None where no filter says that: passages without a theme, articles without a date.
    """
    match by:
        case "source":
            return replace(chosen, sources=(group,))
        case "topic":
            return replace(chosen, topics=(group,))
        case _ if not group:
            return None
        case "theme":
            return narrow_to_themes(chosen, (group,))
    first, last = days_of_month(group)
    return replace(chosen, since=max(chosen.since or first, first), until=min(chosen.until or last, last))


def days_of_month(month: str) -> tuple[date, date]:
    """The first and the last day of a month like "2025-07"."""
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])
