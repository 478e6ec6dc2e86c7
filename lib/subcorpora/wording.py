"""A filter in words: its parts, and a sentence for a picture that leaves the room."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.wording import short

WEAK_TOO = "weak themes too"


def filter_parts(subcorpus: Subcorpus, themes: Mapping[str, str]) -> list[tuple[str, Subcorpus]]:
    """Each part of a filter in words, with the filter that is left when it is dropped; ``themes`` are their names."""
    parts = [(themes[theme], _drop_value(subcorpus, "themes", theme)) for theme in subcorpus.themes]
    if subcorpus.match == "all" and len(subcorpus.themes) > 1:
        parts.append(("all of these at once", replace(subcorpus, match="any")))
    if subcorpus.query:
        parts.append((f"text: {short(subcorpus.query, 40)}", replace(subcorpus, query="")))
    if subcorpus.since:
        parts.append((f"from {subcorpus.since}", replace(subcorpus, since=None)))
    if subcorpus.until:
        parts.append((f"to {subcorpus.until}", replace(subcorpus, until=None)))
    parts += [
        (short(source, 30) if source else "source not stated", _drop_value(subcorpus, "sources", source))
        for source in subcorpus.sources
    ]
    parts += [(short(topic, 30), _drop_value(subcorpus, "topics", topic)) for topic in subcorpus.topics]
    parts += [
        (LANGUAGE_NAMES[language], _drop_value(subcorpus, "languages", language)) for language in subcorpus.languages
    ]
    parts += [(f"says: {short(one, 30)}", _drop_value(subcorpus, "speakers", one)) for one in subcorpus.speakers]
    if subcorpus.weak:
        parts.append((WEAK_TOO, replace(subcorpus, weak=False)))
    return parts


def filter_sentence(subcorpus: Subcorpus, themes: Mapping[str, str]) -> str:
    """What is on, in plain words; ``themes`` are their names."""
    wording = {
        f"{subcorpus.match} of the themes": ", ".join(themes[theme] for theme in subcorpus.themes),
        "text": subcorpus.query,
        "from": subcorpus.since,
        "to": subcorpus.until,
        "source": ", ".join(source or "not stated" for source in subcorpus.sources),
        "topic": ", ".join(subcorpus.topics),
        "who speaks": ", ".join(subcorpus.speakers),
        "language": ", ".join(LANGUAGE_NAMES[language] for language in subcorpus.languages),
    }
    named = [f"{name} {value}" for name, value in wording.items() if value]
    return "; ".join([*named, WEAK_TOO] if subcorpus.weak else named) or "no filter"


def _drop_value(subcorpus: Subcorpus, field: str, value: str) -> Subcorpus:
    without: dict[str, Any] = {field: tuple(one for one in getattr(subcorpus, field) if one != value)}
    return replace(subcorpus, **without)
