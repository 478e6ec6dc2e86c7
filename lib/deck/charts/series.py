"""Traces of Plotly, read into series of points: what Office has no mark for becomes lines, whiskers or letters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from lib.deck.charts.axes import Axis
from lib.deck.charts.words import plain_words, plotly_lines
from lib.deck.ooxml import Line
from lib.deck.palette import Palette

Numbers = list[float | None]
Trace = Mapping[str, Any]
SHAPES: Final = {
    "circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle", "cross": "plus",
    "star": "star", "x": "x", "x-thin": "x",
}  # fmt: skip
_LETTERS: Final = {"triangle-right": "▶", "arrow-up": "△"}
_SIDES: Final = {"left": "l", "right": "r", "top": "t", "bottom": "b"}
_DASHES: Final = {"dot": "sysDot", "dash": "dash", "longdash": "lgDash", "dashdot": "dashDot"}


class Stroke(NamedTuple):
    """A line of a width in points."""

    hue: str
    width: float
    dash: str = ""


class PointMark(NamedTuple):
    """A mark of a shape of Office and a size in points; hollow ones have a pale fill."""

    shape: str
    size: float
    fill: str
    line: str = ""


class PointLabel(NamedTuple):
    """What is written at a point: to its left, right, top, bottom ("l", "r", "t", "b") or on it ("ctr")."""

    lines: tuple[Line, ...]
    side: str
    size: float
    hue: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one name, None where a line breaks."""

    name: str
    x: Numbers
    y: Numbers
    line: Stroke | None = None
    marks: Sequence[PointMark | None] = ()
    labels: Mapping[int, PointLabel] = field(default_factory=dict)


class Look(NamedTuple):
    """In what colours and sizes a figure is read, in points.

    Attributes
    ----------
    scale: of a pixel of the page.
    size: of the type at the marks and rows; ``around`` of that around them.
    """

    palette: Palette
    scale: float
    size: float
    around: float


def trace_series(trace: Trace, x: Axis, y: Axis, look: Look, row: float) -> Iterator[Series]:
    """The series that a trace is drawn as; ``row`` is the height of a unit of ``y`` in points."""
    if trace.get("type") == "bar":
        yield _bars(trace, x, y, look, row)
        return
    xs, ys = ([axis.number(value) for value in trace.get(name) or ()] for name, axis in (("x", x), ("y", y)))
    name = plain_words(trace.get("name") or "")
    if trace.get("fill") == "toself":
        yield _intervals(name, xs, ys, trace, look)
        return
    if "hv" in str(trace.get("line", {}).get("shape")):
        xs, ys = _steps(xs, ys)
    for side in ("error_x", "error_y"):
        if error := trace.get(side):
            yield _reach(name, xs, ys, error, look, across=side == "error_x")
    yield from _points(trace, name, xs, ys, look, row)


def _points(trace: Trace, name: str, xs: Numbers, ys: Numbers, look: Look, row: float) -> Iterator[Series]:
    mode = str(trace.get("mode", "markers"))
    marker = trace.get("marker") or {}
    seen = "markers" in mode and marker.get("opacity") != 0
    symbols = each(marker.get("symbol", "circle"), len(xs)) if seen else []
    marks = [_mark(marker, n, str(symbol), look, trace) for n, symbol in enumerate(symbols)]
    labels = _labels(trace, len(xs), look) if "text" in mode else {}
    labels |= _letters(symbols, marker, look)
    line = _line(trace, look) if "lines" in mode else None
    if any("line-ns" in str(symbol) for symbol in symbols):
        yield from _upright(name, xs, ys, marker, look, row)
    elif line or any(marks) or labels:
        yield Series(name, xs, ys, line, marks, labels)


def _mark(marker: Trace, number: int, symbol: str, look: Look, trace: Trace) -> PointMark | None:
    shape = SHAPES.get(symbol.replace("-open", ""))
    size = float(_one(marker.get("size", 8), number)) * look.scale
    hue = str(_one(marker.get("color", "#7A7F87"), number))
    opacity = float(_one(marker.get("opacity", 1), number)) * float(trace.get("opacity", 1))
    if shape is None or opacity == 0:
        return None
    solid = look.palette.solid(hue, opacity)
    drawn_by_lines = shape in {"plus", "star", "x"}
    hollow = symbol.endswith("-open") and not drawn_by_lines
    pale = look.palette.solid(hue, 0.5 * opacity) if hollow else solid  # LibreOffice draws no outline
    return PointMark(shape, max(2.0, min(72.0, size)), pale, solid if hollow or drawn_by_lines else "")


def _letters(symbols: Sequence[Any], marker: Trace, look: Look) -> dict[int, PointLabel]:
    """Marks that Office has not, as letters."""
    found = ((n, _LETTERS.get(str(symbol).replace("-open", ""))) for n, symbol in enumerate(symbols))
    hue = marker.get("color", "#7A7F87")
    return {
        n: PointLabel(plotly_lines(letter, look.palette), "ctr", look.size * 0.8, look.palette.solid(str(_one(hue, n))))
        for n, letter in found
        if letter
    }


def _labels(trace: Trace, count: int, look: Look) -> dict[int, PointLabel]:
    font = trace.get("textfont") or {}
    hue = look.palette.solid(str(font.get("color") or look.palette.ink))
    size = float(font.get("size") or 13) / 13 * look.size
    texts, sides = each(trace.get("text") or "", count), each(trace.get("textposition", "middle center"), count)
    return {
        n: PointLabel(plotly_lines(text, look.palette), label_side(str(side)), size, hue)
        for n, (text, side) in enumerate(zip(texts, sides, strict=True))
        if plain_words(text if text is not None else "")
    }


def label_side(plotly: str) -> str:
    """The side of a label: "middle right" is "r", "top center" "t"."""
    upright, _, across = plotly.partition(" ")
    return _SIDES.get(upright) or _SIDES.get(across) or "ctr"


def _line(trace: Trace, look: Look) -> Stroke | None:
    line = trace.get("line") or {}
    hue = look.palette.solid(str(line.get("color", "#7A7F87")), float(trace.get("opacity", 1)))
    width = float(line.get("width", 2)) * look.scale
    return Stroke(hue, width, _DASHES.get(str(line.get("dash")), "")) if hue and width else None


def _thin(error: Trace, look: Look) -> Stroke:
    return Stroke(look.palette.solid(str(error.get("color", "#7A7F87"))), float(error.get("thickness", 2)) * look.scale)


def _reach(name: str, xs: Numbers, ys: Numbers, error: Trace, look: Look, *, across: bool) -> Series:
    """Intervals as lines: LibreOffice draws no whiskers from left to right, and caps on all others."""
    plus, minus = ([_bare(one) for one in each(error.get(side) or 0, len(xs))] for side in ("array", "arrayminus"))
    ends: Numbers = []
    for at, more, less in zip(xs if across else ys, plus, minus, strict=True):
        ends += [None, None, None] if at is None else [at - (less or 0), at + (more or 0), None]
    rows = _threefold(ys if across else xs)
    places = (ends, rows) if across else (rows, ends)
    return Series(f"{name or 'points'}: 95 % interval", places[0], places[1], _thin(error, look))


def _threefold(values: Numbers) -> Numbers:
    """Each value for both ends of a line, and no value for the gap after it."""
    return [end for value in values for end in (value, value, None)]


def _intervals(name: str, xs: Numbers, ys: Numbers, trace: Trace, look: Look) -> Series:
    """An area of intervals, its upper edge there and its lower edge back, as a line for each of them."""
    days, ends = Numbers(), Numbers()
    start = 0
    for stop in [n for n, x in enumerate(xs) if x is None] + [len(xs)]:
        for n in range((stop - start) // 2):
            days += [xs[start + n], xs[start + n], None]
            ends += [ys[stop - 1 - n], ys[start + n], None]
        start = stop + 1
    stroke = Stroke(look.palette.solid(str(trace.get("fillcolor", "#7A7F87")), 2), 4 * look.scale)
    return Series(f"{name or 'line'}: 95 % interval", days, ends, stroke)


def _steps(xs: Numbers, ys: Numbers) -> tuple[Numbers, Numbers]:
    """A line that goes level to the next point and then up or down."""
    if not xs:
        return xs, ys
    across = [xs[0], *(x for x in xs[1:] for _ in range(2))]
    upright = [*(y for y in ys[:-1] for _ in range(2)), ys[-1]]
    return across, upright


def _upright(name: str, xs: Numbers, ys: Numbers, marker: Trace, look: Look, row: float) -> Iterator[Series]:
    """Short upright lines, one series for each colour."""
    line = marker.get("line") or {}
    hues = [look.palette.solid(str(hue)) for hue in each(line.get("color") or marker.get("color"), len(xs))]
    half = min(0.4, 0.7 * float(_one(marker.get("size", 13), 0)) * look.scale / row)
    for hue in dict.fromkeys(hues):
        own = [n for n, other in enumerate(hues) if other == hue]
        rows = [end for n in own for end in _ends_around(ys[n], half)]
        stroke = Stroke(hue, float(line.get("width") or 2) * look.scale)
        yield Series(name or "marks", _threefold([xs[n] for n in own]), rows, stroke)


def _ends_around(middle: float | None, half: float) -> Numbers:
    return [None, None, None] if middle is None else [middle - half, middle + half, None]


def _bars(trace: Trace, x: Axis, y: Axis, look: Look, row: float) -> Series:
    """Bars among points: lines as wide as they are."""
    hue = look.palette.solid(str((trace.get("marker") or {}).get("color") or "#7A7F87"))
    across = trace.get("orientation") == "h"
    values, places = (trace["x"], trace["y"]) if across else (trace["y"], trace["x"])
    lengths, along = (x, y) if across else (y, x)
    ends = [end for value in values for end in (0.0, lengths.number(value), None)]
    rows = _threefold([along.number(value) for value in places])
    wide = float(_one(trace.get("width") or 0.6, 0)) * row if across else 12.0
    stroke = Stroke(hue, max(1.0, wide))
    return Series(plain_words(trace.get("name") or "bars"), *((ends, rows) if across else (rows, ends)), line=stroke)


def each(value: Any, count: int) -> list[Any]:
    """A value for each point: a list as it is, filled up or cut, anything else repeated."""
    if isinstance(value, list | tuple):
        return [*value, *[None] * count][:count]
    return [value] * count


def _one(value: Any, number: int) -> Any:
    if isinstance(value, list | tuple):
        return value[number] if number < len(value) and value[number] is not None else 0
    return value


def _bare(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
