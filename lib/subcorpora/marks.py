"""What a mark of a chart stands for: its values in the address, and the filter it leaves."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lib.corpus.articles import Part
from lib.model import Language, Subcorpus


@dataclass(frozen=True, slots=True)
class Mark:
    """What the passages behind a mark have in common; None and () mean anything."""

    themes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str | None = None
    topic: str | None = None
    language: Language | None = None
    part: Part | None = None

    @property
    def chart(self) -> str:
        """Which charts have such a mark: those of time, pairs, groups of articles, or parts of articles."""
        if self.source is not None or self.topic is not None:
            return "groups"
        if len(self.themes) > 1:
            return "pairs"
        return "time" if self.part in {None, "across"} and self.language is None else "parts"


def mark_values(mark: Mark) -> list[str]:
    """A mark as the values of one parameter: ``theme.alliances``, ``since.2025-03-01`` ..."""
    values = [f"theme.{theme}" for theme in mark.themes]
    for name in ("since", "until", "source", "topic", "language", "part"):
        value = getattr(mark, name)
        values += [] if value is None else [f"{name}.{value}"]
    return values


def narrowed(chosen: Subcorpus, mark: Mark) -> Subcorpus | None:
    """The filter narrowed to a mark's dates, source, topic and language, or None if the filter leaves none of it."""
    values = {"sources": mark.source, "topics": mark.topic, "languages": mark.language}
    fields: dict[str, Any] = {field: (value,) for field, value in values.items() if value is not None}
    if any(getattr(chosen, field) and value not in getattr(chosen, field) for field, (value,) in fields.items()):
        return None
    since = max(filter(None, (chosen.since, mark.since)), default=None)
    until = min(filter(None, (chosen.until, mark.until)), default=None)
    return replace(chosen, since=since, until=until, **fields)
