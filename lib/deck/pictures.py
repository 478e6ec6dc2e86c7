"""Networks and clouds as shapes: points with connectors that stay attached, words as text boxes at their places."""

from collections.abc import Iterator, Mapping, Sequence
from math import atan2, cos, pi, sin
from typing import Any, NamedTuple

from markupsafe import Markup

from lib.briefing import FrozenChart, FrozenCloud
from lib.deck.charts.series import each, label_side
from lib.deck.charts.words import plain_words, plotly_lines
from lib.deck.ooxml import Box, Line, Run, stroke, width_of_line
from lib.deck.palette import Palette
from lib.deck.shapes import Numbering, Writing, connector, dot, group, text_box

_DASHES = {"dash": "dash", "dot": "sysDot"}
# Where a connector can be attached to an ellipse, counted from its top to the left.
_SITES = 8
_ASIDE = 12.0


class _Node(NamedTuple):
    number: int
    x: float
    y: float
    radius: float


def is_network(chart: FrozenChart) -> bool:
    """Whether a figure is points and links on no axes."""
    modes = {trace.get("mode") for trace in chart.data}
    hidden = all((chart.layout.get(axis) or {}).get("visible") is False for axis in ("xaxis", "yaxis"))
    return hidden and {"lines", "markers+text"} <= modes


def draw_network(chart: FrozenChart, box: Box, palette: Palette, numbers: Numbering) -> Markup:
    """A network in a place."""
    points = [trace for trace in chart.data if trace.get("mode") == "markers+text"]
    nodes: dict[tuple[float, float], _Node] = {}
    drawn: list[Markup] = []
    for trace in points:
        drawn += _points(trace, chart, box, palette, numbers, nodes)
    links = [
        link for trace in chart.data if trace.get("mode") == "lines" for link in _links(trace, palette, numbers, nodes)
    ]
    return group(numbers, "Network", chart.alt, box, [*links, *drawn])


def _points(
    trace: Mapping[str, Any], chart: FrozenChart, box: Box, palette: Palette, numbers: Numbering,
    nodes: dict[tuple[float, float], _Node],
) -> Iterator[Markup]:  # fmt: skip
    marker = trace.get("marker") or {}
    count = len(trace["x"])
    hues, sizes = each(marker.get("color"), count), each(marker.get("size", 10), count)
    rings = each((marker.get("line") or {}).get("width", 0), count)
    sides = each(trace.get("textposition", "middle right"), count)
    points = zip(trace["x"], trace["y"], each(trace.get("text"), count), hues, sizes, rings, sides, strict=True)
    for x, y, text, hue, size, ring, side in points:
        at_x, at_y = _at(x, "xaxis", chart, box), _at(y, "yaxis", chart, box)
        node = _Node(numbers.take(), at_x, at_y, max(3.0, float(size or 8) * 0.5))
        nodes[x, y] = node
        name = plain_words(text)
        lines = plotly_lines(text, palette)
        around = Box(at_x - node.radius, at_y - node.radius, 2 * node.radius, 2 * node.radius)
        shape = dot(node.number, name, around, palette.solid(str(hue)), palette.ink if ring else "")
        words = _beside(name, lines, node, label_side(str(side)), palette, numbers)
        yield group(numbers, name, "", around, (shape, words))


def _at(value: float, axis: str, chart: FrozenChart, box: Box) -> float:
    low, high = (chart.layout.get(axis) or {}).get("range") or (-1, 1)
    share = (value - low) / ((high - low) or 1)
    box = Box(box.left, box.top + _ASIDE, box.width, box.height - 2 * _ASIDE)
    return box.left + share * box.width if axis == "xaxis" else box.top + (1 - share) * box.height


def _beside(name: str, lines: tuple[Line, ...], node: _Node, side: str, palette: Palette, numbers: Numbering) -> Markup:
    size = 11.0
    wide, tall = width_of_line(name, size) * 1.1 + 6, size * 1.3
    left = {"l": node.x - node.radius - wide - 2, "r": node.x + node.radius + 2}.get(side, node.x - wide / 2)
    top = {"t": node.y - node.radius - tall, "b": node.y + node.radius}.get(side, node.y - tall / 2)
    align = {"l": "r", "r": "l"}.get(side, "ctr")
    words = Writing(lines, size, palette.ink, align, "ctr", wrap=False)
    return text_box(numbers, f"Name: {name}", Box(left, top, wide, tall), words)


def _links(
    trace: Mapping[str, Any], palette: Palette, numbers: Numbering, nodes: Mapping[tuple[float, float], _Node]
) -> Iterator[Markup]:
    line = trace.get("line") or {}
    hue = palette.solid(str(line.get("color", "#7A7F87")), float(trace.get("opacity", 1)))
    look = stroke(hue, float(line.get("width", 1)), _DASHES.get(str(line.get("dash")), ""))
    places = list(zip(trace["x"], trace["y"], strict=True))
    for start in range(0, len(places) - 1, 3):
        one, other = nodes.get(places[start]), nodes.get(places[start + 1])
        if one and other and one != other:
            site, far = _site(one, other), _site(other, one)
            ends = _on_edge(one, site), _on_edge(other, far)
            yield connector(numbers, "Link", ends, (one.number, other.number), (site, far), look)


def _site(one: _Node, other: _Node) -> int:
    """The site of a point that is nearest to another."""
    angle = atan2(one.y - other.y, other.x - one.x)  # counted from the right, upwards
    return round((angle - pi / 2) / (2 * pi / _SITES)) % _SITES


def _on_edge(node: _Node, site: int) -> tuple[float, float]:
    angle = pi / 2 + site * 2 * pi / _SITES
    return node.x + node.radius * cos(angle), node.y - node.radius * sin(angle)


def draw_cloud_words(cloud: FrozenCloud, box: Box, palette: Palette, numbers: Numbering) -> Markup:
    """A word cloud in a place, each word a text box, with its legend below."""
    legend = 20.0 if cloud.legend else 0.0
    scale = min(box.width / (cloud.width or 1), (box.height - legend) / (cloud.height or 1))
    left = box.left + (box.width - scale * cloud.width) / 2
    words = [
        _cloud_word(
            word.text,
            (left + scale * word.x, box.top + scale * word.y),
            scale * word.size,
            palette.solid(word.hue) if word.hue else palette.ink,
            numbers,
        )
        for word in cloud.words
    ]
    if cloud.legend:
        words.append(
            _legend(cloud.legend, Box(left, box.bottom - legend, scale * cloud.width, legend), palette, numbers)
        )
    return group(numbers, "Word cloud", cloud.alt, box, words)


def _cloud_word(text: str, at: tuple[float, float], size: float, hue: str, numbers: Numbering) -> Markup:
    x, base = at
    wide, tall = width_of_line(text, size) * 1.15 + 4, 1.25 * size
    # the base line of a line of text lies a good fifth of its height above its lower end
    box = Box(x - wide / 2, base - 0.97 * size, wide, tall)
    return text_box(numbers, text, box, Writing(((Run(text),),), size, hue, "ctr", "t", wrap=False))


def _legend(entries: Sequence[tuple[str, str]], box: Box, palette: Palette, numbers: Numbering) -> Markup:
    runs = [Run("Most typical of  ", palette.faint)]
    for hue, name in entries:
        runs += [Run("● ", palette.solid(hue)), Run(f"{name}   ", palette.ink)]
    return text_box(numbers, "Legend", box, Writing((tuple(runs),), 11, palette.ink, "l", "b"))
