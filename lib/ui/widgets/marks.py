"""A mark of a chart in the address and in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lib.corpus.articles import Part
from lib.model import LANGUAGE_NAMES
from lib.subcorpora.marks import Mark
from lib.ui.session.view import View
from lib.wording import short

PARTS: dict[Part, str] = {
    "title": "in titles",
    "body": "in bodies",
    "title_only": "in the title only",
    "body_only": "in the body only",
    "both": "in title and body",
    "across": "in one article",
}


def from_address(view: View, values: Iterable[str]) -> Mark | None:
    """The mark these values name, or None if one of them names nothing that is in the corpus."""
    pairs = [value.partition(".")[::2] for value in values]
    if not all(_is_known(view, name, value) for name, value in pairs):
        return None
    last = dict(pairs)
    days: dict[str, Any] = {name: date.fromisoformat(last[name]) for name in ("since", "until") if name in last}
    rest: dict[str, Any] = {name: last[name] for name in ("source", "topic", "language", "part") if name in last}
    return Mark(tuple(dict.fromkeys(value for name, value in pairs if name == "theme")), **days, **rest)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_known(view: View, name: str, value: str) -> bool:
    """Whether a value of the address names something that is in the corpus."""
    match name:
        case "theme":
            return value in view.styles
        case "since" | "until":
            return _is_day(value)
        case "source":
            return value in view.facets.sources
        case "topic":
            return not value or value in view.facets.topics
        case "language":
            return value in LANGUAGE_NAMES
        case "part":
            return value in PARTS
    return False


def mark_label(view: View, mark: Mark) -> str:
    """What a mark is, in words."""
    styles = view.styles
    days = f"{mark.since} to {mark.until}" if mark.since != mark.until else f"{mark.since}"
    parts = [
        " and ".join(f"{styles[theme].icon} {styles[theme].label}" for theme in mark.themes) or "All passages",
        PARTS[mark.part] if mark.part else "",
        days if mark.since or mark.until else "",
        "" if mark.source is None else short(mark.source, 40) or "source not stated",
        "" if mark.topic is None else short(mark.topic, 40) or "topic not stated",
        LANGUAGE_NAMES[mark.language] if mark.language else "",
    ]
    return ", ".join(part for part in parts if part)
