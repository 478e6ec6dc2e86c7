"""A figure of Plotly as native charts: one for each of its panels, and what is written around them as text boxes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from lib.briefing import FrozenChart
from lib.deck.charts.axes import Axis, Panel, read_axis
from lib.deck.charts.bars import are_months, draw_bars, draw_columns
from lib.deck.charts.chart_xml import DataSheet, points_chart
from lib.deck.charts.labels import legible
from lib.deck.charts.notes import Note, read_notes
from lib.deck.charts.series import Look, PointLabel, Series, Stroke, each, trace_series
from lib.deck.charts.words import plotly_lines
from lib.deck.ooxml import Box, Line, Run
from lib.deck.palette import Palette

PIXEL: Final = 13.0  # the type of a figure in pixels
SMALLEST: Final = 7.0
_MOST_ROW: Final = 76.0
_FEW_ROWS, _AROUND, _LABELLED = 8, 11.0, 12.0
_SIDES: Final = {"l": 44, "r": 16, "t": 8, "b": 28}


class NativeChart(NamedTuple):
    """A chart of Office, where it stands, and its data sheet."""

    frame: Box
    xml: bytes
    sheet: DataSheet


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """What a figure becomes on a slide."""

    charts: tuple[NativeChart, ...] = ()
    notes: tuple[Note, ...] = field(default=())


def draw_figure(chart: FrozenChart, box: Box, palette: Palette, size: float) -> DrawnFigure:
    """A figure in a place on a slide; ``size`` of its type at the most, in points."""
    traces = [trace for trace in chart.data if trace.get("type") in {"bar", "scatter"} and _is_seen(trace)]
    layout = chart.layout
    pairs = list(dict.fromkeys((trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in traces)) or [("x", "y")]
    axes = _axes(layout, traces, pairs)
    if sum(bool(text) for trace in traces for text in each(trace.get("text") or "", len(trace["x"]))) > _FEW_ROWS:
        size = min(size, _LABELLED)
    inner, look = _inner(layout, box, axes, size, palette)
    panels = {pair: _panel(pair, axes, inner, box, pairs) for pair in pairs}
    shapes = layout.get("shapes") or ()
    charts = []
    for pair, panel in panels.items():
        own = [trace for trace in traces if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) == pair]
        if own:
            charts.append(_draw_panel(panel, own, shapes, layout, look))
    return DrawnFigure(tuple(charts), tuple(read_notes(layout.get("annotations") or (), panels, inner, look)))


def _is_seen(trace: Mapping[str, Any]) -> bool:
    """Whether anything of a trace is to be seen: some are there for the pointer alone."""
    marker = trace.get("marker") or {}
    only_marks = trace.get("type") == "scatter" and trace.get("mode") == "markers"
    return bool(trace.get("x")) and not (only_marks and marker.get("opacity") == 0)


def _axes(layout: Mapping[str, Any], traces: Sequence[Any], pairs: Sequence[tuple[str, str]]) -> dict[str, Axis]:
    names = dict.fromkeys(name for pair in pairs for name in pair)
    return {name: _axis(layout, name, traces) for name in names}


def _axis(layout: Mapping[str, Any], name: str, traces: Sequence[Any]) -> Axis:
    letter = name[0]
    spec = layout.get(f"{letter}axis{name[1:]}") or {}
    values = [value for trace in traces if trace.get(f"{letter}axis", letter) == name for value in trace[letter]]
    from_zero = any(
        trace.get("type") == "bar" and (trace.get("orientation") == "h") == (letter == "x") for trace in traces
    )
    if from_zero and not spec.get("range") and spec.get("type") != "date":
        spec = {**spec, "rangemode": "tozero"}
    if letter == "x" and any(trace.get("type") == "bar" and trace.get("xaxis", "x") == name for trace in traces):
        spec = _with_room_for_columns(spec, values)
    return read_axis(spec, name, values)


def _with_room_for_columns(spec: Mapping[str, Any], days: Sequence[Any]) -> Mapping[str, Any]:
    """Days from half a column before the first to half a column after the last, as Office has them."""
    known = sorted(day for day in days if isinstance(day, str))
    if spec.get("type") != "date" or spec.get("range") or not known:
        return spec
    aside = timedelta(days=15 if are_months(known) else max(1, (_day(known[-1]) - _day(known[0])).days // 20))
    return {**spec, "range": [str(_day(known[0]) - aside), str(_day(known[-1]) + aside)]}


def _day(written: str) -> date:
    return date.fromisoformat(written[:10])


def _inner(
    layout: Mapping[str, Any], box: Box, axes: Mapping[str, Axis], size: float, palette: Palette
) -> tuple[Box, Look]:
    """Where the marks stand, with room around them for what is written there, and how large that is."""
    sides = {**_SIDES, **(layout.get("margin") or {})}
    n_rows = max((_n_rows(axis) for axis in axes.values() if not axis.across), default=0)
    around = min(size, _AROUND) if n_rows > _FEW_ROWS else size
    top, bottom = (sides[side] * around / PIXEL for side in "tb")
    height = box.height - top - bottom
    if n_rows:
        height = min(height, max(n_rows, 3) * _MOST_ROW)
        size = max(SMALLEST, min(size, 0.8 * height / n_rows))
    scale = size / PIXEL
    left = min(sides["l"] * scale + 4, 0.45 * box.width)
    right = min(sides["r"] * scale, 0.35 * box.width)
    inner = Box(box.left + left, box.top + top, box.width - left - right, height)
    return inner, Look(palette, scale, size, around)


def _n_rows(axis: Axis) -> int:
    """How many rows stand one upon the other, written at the axis or beside their bars."""
    return len(axis.rows) or (round(axis.high - axis.low) if axis.hidden and axis.reversed else 0)


def _panel(
    pair: tuple[str, str], axes: Mapping[str, Axis], inner: Box, box: Box, pairs: Sequence[tuple[str, str]]
) -> Panel:
    x, y = axes[pair[0]], axes[pair[1]]
    plot = Box(
        inner.left + x.domain[0] * inner.width,
        inner.top + (1 - y.domain[1]) * inner.height,
        (x.domain[1] - x.domain[0]) * inner.width,
        (y.domain[1] - y.domain[0]) * inner.height,
    )
    others_x = [axes[name].domain for name, _ in pairs]
    others_y = [axes[name].domain for _, name in pairs]
    before = max((end for _, end in others_x if end <= x.domain[0] + 1e-9), default=None)
    after = min((start for start, _ in others_x if start >= x.domain[1] - 1e-9), default=None)
    above = min((start for start, _ in others_y if start >= y.domain[1] - 1e-9), default=None)
    below = max((end for _, end in others_y if end <= y.domain[0] + 1e-9), default=None)
    left = box.left if before is None else inner.left + before * inner.width
    right = box.right if after is None else inner.left + (after + x.domain[1]) / 2 * inner.width
    top = box.top if above is None else inner.top + (1 - (above + y.domain[1]) / 2) * inner.height
    bottom = box.bottom if below is None else inner.top + (1 - (below + y.domain[0]) / 2) * inner.height
    first_of = {name: next(one for one in pairs if name in one) for name in pair}
    return Panel(
        x, y, Box(left, top, right - left, min(bottom, plot.bottom + (box.bottom - inner.bottom)) - top), plot,
        label_x=_labelled(x, pair, 0, first_of, axes), label_y=_labelled(y, pair, 1, first_of, axes),
    )  # fmt: skip


def _labelled(
    axis: Axis, pair: tuple[str, str], place: int, first_of: Mapping[str, tuple[str, str]], axes: Mapping[str, Axis]
) -> bool:
    """Whether an axis that several panels have is labelled in this one."""
    other = pair[1 - place]
    return not axis.hidden and (axis.beside == other or (axis.beside not in axes and first_of[pair[place]] == pair))


def _draw_panel(
    panel: Panel, traces: Sequence[Any], shapes: Sequence[Any], layout: Mapping[str, Any], look: Look
) -> NativeChart:
    if drawn := draw_columns(panel, traces, look) or draw_bars(panel, traces, layout, look):
        return NativeChart(panel.frame, *drawn)
    row = panel.plot.height / ((panel.y.high - panel.y.low) or 1)
    own = [one for trace in traces for one in trace_series(trace, panel.x, panel.y, look, row)]
    series = [*_lines(panel, shapes, look), *legible(own, panel), *_ticks(panel, look)]
    return NativeChart(panel.frame, *points_chart(panel, series, look))


def _lines(panel: Panel, shapes: Sequence[Any], look: Look) -> Iterator[Series]:
    """Rules and guides of the figure, and grid lines at ticks that Office has not."""
    x, y = panel.x, panel.y
    for axis, other in ((x, y), (y, x)):
        if axis.grid and axis.ticks:
            ends = [end for at, _ in axis.ticks for end in (at, at, None)]
            across = [end for _ in axis.ticks for end in (other.low, other.high, None)]
            grid = Stroke(look.palette.solid("rgba(128,132,140,0.28)"), 0.75)
            yield Series("(grid)", *((ends, across) if axis.across else (across, ends)), grid)
    for shape in shapes:
        if shape.get("type") == "line":
            line = shape.get("line") or {}
            hue = look.palette.solid(str(line.get("color", "#7A7F87")))
            dash = "sysDot" if line.get("dash") == "dot" else ""
            across, up = _ends(shape, "x", x), _ends(shape, "y", y)
            if None not in across + up:
                yield Series("(guide)", across, up, Stroke(hue, float(line.get("width", 1)) * look.scale, dash))


def _ends(shape: Mapping[str, Any], letter: str, axis: Axis) -> list[float | None]:
    if shape.get(f"{letter}ref") == "paper":
        return [axis.low, axis.high]
    return [axis.number(shape.get(f"{letter}{end}")) for end in (0, 1)]


def _ticks(panel: Panel, look: Look) -> Iterator[Series]:
    """Points without marks at the edge, where the ticks are written that Office would not write so."""
    x, y = panel.x, panel.y
    for axis, other, written in ((x, y, panel.label_x), (y, x, panel.label_y)):
        if axis.step or not axis.ticks or not written:
            continue
        inside = [(at, text) for at, text in axis.ticks if axis.low <= at <= axis.high]
        edge = _inside(other, other.edge(far=axis.far))
        side = ("t" if axis.far else "b") if axis.across else "l"
        labels = {
            n: PointLabel(_spaced(plotly_lines(text, look.palette), side), side, look.size, look.palette.ink)
            for n, (_, text) in enumerate(inside)
        }
        along: list[float | None] = [at for at, _ in inside]
        edges: list[float | None] = [edge] * len(along)
        yield Series("(labels)", *((along, edges) if axis.across else (edges, along)), labels=labels)


def _spaced(lines: tuple[Line, ...], side: str) -> tuple[Line, ...]:
    """Lines beside an axis, with room for a mark that lies on it."""
    if side == "l":
        return tuple((*line, Run("\u2002")) for line in lines)
    return ((Run(" ", size=4),), *lines) if side == "b" else lines


def _inside(axis: Axis, edge: float) -> float:
    """An edge as a place that is surely on the axis: rounded, it may lie beyond it, where nothing is drawn."""
    if axis.kind == "log":
        return edge * (1.0001 if edge == axis.low else 0.9999)
    return edge + 1e-6 * (axis.high - axis.low) * (1 if edge == axis.low else -1)
