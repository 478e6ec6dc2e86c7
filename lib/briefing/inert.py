"""What a pin of a file may bring along: marks and plain words, nothing that loads, leads elsewhere or runs."""

import re
from typing import Any

import msgspec
from msgspec.structs import replace

from lib.briefing.model import Content, EvidencePassage, FrozenChart, FrozenCloud

TRACES = frozenset({"bar", "heatmap", "scatter"})
MOST_MARKS = 50_000
# What `lib.figures` writes no part of: pictures and maps from elsewhere, controls, templates.
_LOADS = frozenset({"images", "updatemenus", "sliders", "template", "map", "mapbox", "geo", "scene", "modebar"})
_HUE, _GREY = re.compile(r"#[0-9A-Fa-f]{6}"), "#7A7F87"
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TAG = re.compile(r"<(?!/?(?:b|br|extra|span)\s*/?>|span style=\"color:#?[\w(),.% ]+\">)", re.IGNORECASE)


def chart_problem(chart: FrozenChart) -> str:
    """The place of what no figure here has; "" where all can be drawn."""
    for number, trace in enumerate(chart.data, 1):
        if trace.get("type") not in TRACES:
            return f"data {number}, type"
        if any(isinstance(values, list) and len(values) > MOST_MARKS for values in trace.values()):
            return f"data {number}, more than {MOST_MARKS:,} marks"
    return ""


def inert_content(content: Content) -> Content:
    """The same without what would load from elsewhere; a hue that is none is grey."""
    match content:
        case FrozenChart():
            return _inert_chart(content)
        case FrozenCloud():
            words = tuple(replace(word, hue=_hue(word.hue)) for word in content.words)
            return replace(content, words=words, legend=tuple((_hue(hue), name) for hue, name in content.legend))
    return content


def inert_passage(passage: EvidencePassage) -> EvidencePassage:
    """The same with what is marked within its text, and an address that a browser may go to."""
    marked = tuple(
        replace(part, hue=_hue(part.hue)) for part in passage.marked if 0 <= part.start < part.end <= len(passage.text)
    )
    return replace(passage, marked=marked, url=passage.url if _WEB.match(passage.url) else "")


def _hue(hue: str) -> str:
    return hue if not hue or _HUE.fullmatch(hue) else _GREY


def _inert_chart(chart: FrozenChart) -> FrozenChart:
    """The same without what would load from elsewhere; tags that no figure here has are text."""
    layout = {name: part for name, part in chart.layout.items() if name not in _LOADS}
    found = layout != chart.layout or _TAG.search(msgspec.json.encode(chart).decode().replace('\\"', '"'))
    return FrozenChart(tuple(map(_inert, chart.data)), _inert(layout)) if found else chart


def _inert(part: Any) -> Any:
    match part:
        case str():
            return _TAG.sub("&lt;", part)
        case list():
            return [_inert(one) for one in part]
        case dict():
            return {name: _inert(one) for name, one in part.items()}
    return part
