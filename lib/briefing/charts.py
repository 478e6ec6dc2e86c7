"""What a chart of a file may bring along: marks and plain words, nothing that loads, links or runs."""

import re
from typing import Any

import msgspec

from lib.briefing.model import FrozenChart

TRACES = frozenset({"bar", "heatmap", "scatter"})
MOST_MARKS = 50_000
# What `lib.figures` writes no part of: pictures and maps from elsewhere, controls, templates.
_LOADS = frozenset({"images", "updatemenus", "sliders", "template", "map", "mapbox", "geo", "scene", "modebar"})
_TAG = re.compile(r"<(?!/?(?:b|br|extra|span)\s*/?>|span style=\"color:#?[\w(),.% ]+\">)", re.IGNORECASE)


def chart_problem(chart: FrozenChart) -> str:
    """The place of what no figure here has; "" where all can be drawn."""
    for number, trace in enumerate(chart.data, 1):
        if trace.get("type") not in TRACES:
            return f"data {number}, type"
        if any(isinstance(values, list) and len(values) > MOST_MARKS for values in trace.values()):
            return f"data {number}, more than {MOST_MARKS:,} marks"
    return ""


def inert_chart(chart: FrozenChart) -> FrozenChart:
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
