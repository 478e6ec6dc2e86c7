"""Series of points and bars as the XML of a native chart, with the sheet that holds their numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from lib.deck.charts.axes import Panel
from lib.deck.charts.axis_xml import axis_of_days, axis_of_numbers, axis_of_rows, text_look
from lib.deck.charts.series import Look, Numbers, PointLabel, PointMark, Series, Stroke
from lib.deck.ooxml import NAMESPACES, fill, joined_tags, paragraph, stroke, tag

Values = Sequence[float | str | None]
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class DataSheet:
    """The columns of a chart's data sheet, each with its head, and how the chart names them."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, Values]] = []

    def add(self, head: str, values: Values, n_rows: int, format_code: str = "General") -> tuple[Markup, Markup]:
        """A column; its head and its values as references with what they were when it was made."""
        self.columns.append((head, values))
        letter = column_letters(len(self.columns))
        name = tag("c:strRef", tag("c:f", f"Numbers!${letter}$1"), _cache("c:strCache", [head], 1))
        where = tag("c:f", f"Numbers!${letter}$2:${letter}${n_rows + 1}")
        if any(isinstance(value, str) for value in values):
            return name, tag("c:strRef", where, _cache("c:strCache", values, n_rows))
        return name, tag("c:numRef", where, _cache("c:numCache", values, n_rows, format_code))


def _cache(kind: str, values: Values, count: int, format_code: str = "") -> Markup:
    """What is there; a gap is a point left out."""
    points = [tag("c:pt", tag("c:v", value), idx=n) for n, value in enumerate(values) if value is not None]
    head = tag("c:formatCode", format_code) if format_code else None
    return tag(kind, head, tag("c:ptCount", val=count), *points)


def column_letters(number: int) -> str:
    """The name of a column, counted from 1: "A", "Z", "AA"."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Whiskers:
    """How far beyond its end, and back from it, the interval of each bar reaches."""

    plus: Numbers
    minus: Numbers
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one name, a value for each row."""

    name: str
    values: Numbers
    hues: Sequence[str]
    labels: dict[int, PointLabel]
    label_format: str = ""
    label_look: PointLabel | None = None
    whiskers: Whiskers | None = None


def points_chart(panel: Panel, series: Sequence[Series], look: Look) -> tuple[bytes, DataSheet]:
    """A chart of points and lines."""
    sheet, count = DataSheet(), max((len(one.x) for one in series), default=1)
    parts = [part for n, one in enumerate(series) for part in _points(one, sheet, count, panel, n)]
    drawn = [tag("c:ser", tag("c:idx", val=n), tag("c:order", val=n), part) for n, part in enumerate(parts)]
    plot = tag(
        "c:scatterChart", tag("c:scatterStyle", val="lineMarker"), tag("c:varyColors", val=0), *drawn,
        tag("c:axId", val=1), tag("c:axId", val=2),
    )  # fmt: skip
    across = axis_of_numbers(1, 2, panel.x, panel.y, look, written=panel.label_x)
    upright = axis_of_numbers(2, 1, panel.y, panel.x, look, written=panel.label_y)
    return _chart(panel, plot, (across, upright), look), sheet


def bars_chart(
    panel: Panel, rows: Sequence[str], bars: Sequence[Bars], look: Look, *, stacked: bool, gap: float
) -> tuple[bytes, DataSheet]:
    """A chart of bars from left to right, a row each."""
    sheet = DataSheet()
    names = sheet.add("Row", list(rows), len(rows))[1]
    drawn = [_bars(number, one, names, sheet, len(rows), stacked=stacked) for number, one in enumerate(bars)]
    plot = tag(
        "c:barChart", tag("c:barDir", val="bar"), tag("c:grouping", val="stacked" if stacked else "clustered"),
        tag("c:varyColors", val=0), *drawn, tag("c:gapWidth", val=round(min(500.0, 100 * gap / (1 - gap)))),
        tag("c:overlap", val=100), tag("c:axId", val=1), tag("c:axId", val=2),
    )  # fmt: skip
    across = axis_of_numbers(2, 1, panel.x, panel.y, look, written=panel.label_x, between=True)
    return _chart(panel, plot, (axis_of_rows(panel, look), across), look), sheet


def columns_chart(panel: Panel, days: Numbers, columns: Bars, look: Look, *, months: bool) -> tuple[bytes, DataSheet]:
    """A chart of columns, one a day or a month."""
    sheet = DataSheet()
    names = sheet.add("Period", days, len(days), "yyyy-mm-dd")[1]
    plot = tag(
        "c:barChart", tag("c:barDir", val="col"), tag("c:grouping", val="clustered"), tag("c:varyColors", val=0),
        _bars(0, columns, names, sheet, len(days), stacked=False), tag("c:gapWidth", val=40 if months else 0),
        tag("c:axId", val=1), tag("c:axId", val=2),
    )  # fmt: skip
    upright = axis_of_numbers(2, 1, panel.y, panel.x, look, written=panel.label_y, between=True)
    return _chart(panel, plot, (axis_of_days(panel, days, look, months=months), upright), look), sheet


def _chart(panel: Panel, plot: Markup, axes: Iterable[Markup], look: Look) -> bytes:
    frame, inner = panel.frame, panel.plot
    at = {
        "x": (inner.left - frame.left) / frame.width,
        "y": (inner.top - frame.top) / frame.height,
        "w": inner.width / frame.width,
        "h": inner.height / frame.height,
    }
    layout = tag(
        "c:layout",
        tag(
            "c:manualLayout", tag("c:layoutTarget", val="inner"), tag("c:xMode", val="edge"),
            tag("c:yMode", val="edge"), *(tag(f"c:{name}", val=round(share, 6)) for name, share in at.items()),
        ),
    )  # fmt: skip
    space = tag(
        "c:chart", tag("c:autoTitleDeleted", val=1),
        tag("c:plotArea", layout, plot, *axes, tag("c:spPr", fill(""), stroke(""))),
        tag("c:plotVisOnly", val=1), tag("c:dispBlanksAs", val="gap"),
    )  # fmt: skip
    none = tag("c:spPr", fill(""), stroke(""))
    body = (
        tag("c:date1904", val=0)
        + tag("c:roundedCorners", val=0)
        + space
        + none
        + text_look(look.around, look.palette.ink)
    )
    return f"{_HEAD}<c:chartSpace{NAMESPACES}>{body}</c:chartSpace>".encode()


def _points(one: Series, sheet: DataSheet, count: int, panel: Panel, number: int) -> Iterator[Markup]:
    """A series; one with a line and hollow marks is two of the same cells, since LibreOffice fills marks as lines."""
    name = one.name or f"Series {number + 1}"
    x_format = "yyyy-mm-dd" if panel.x.kind == "date" else "General"
    xs = sheet.add(f"{name} (x)", one.x, count, x_format)[1]
    head, ys = sheet.add(name, one.y, count)
    hollow = one.line is not None and any(mark and mark.line for mark in one.marks)
    for part in (replace(one, marks=(), labels={}), replace(one, line=None)) if hollow else (one,):
        usual = next(filter(None, part.marks), None)
        own = [_own_mark(n, mark) for n, mark in enumerate(part.marks) if mark != usual and n < len(one.y)]
        yield joined_tags([
            tag("c:tx", head), tag("c:spPr", stroke(*part.line) if part.line else stroke("")),
            tag("c:marker", *_mark(usual)), *own, _labels(part.labels) or Markup(),
            tag("c:xVal", xs), tag("c:yVal", ys), tag("c:smooth", val=0),
        ])  # fmt: skip


def _mark(mark: PointMark | None) -> list[Markup]:
    if mark is None:
        return [tag("c:symbol", val="none")]
    look = tag("c:spPr", fill(mark.fill), stroke(mark.line, 1.25) if mark.line else stroke(""))
    return [tag("c:symbol", val=mark.shape), tag("c:size", val=round(mark.size)), look]


def _own_mark(number: int, mark: PointMark | None) -> Markup:
    return tag("c:dPt", tag("c:idx", val=number), tag("c:marker", *_mark(mark)), tag("c:bubble3D", val=0))


def _bars(number: int, one: Bars, names: Markup, sheet: DataSheet, count: int, *, stacked: bool) -> Markup:
    head, values = sheet.add(one.name or f"Series {number + 1}", one.values, count)
    usual = one.hues[0] if one.hues else ""
    own = [
        tag("c:dPt", tag("c:idx", val=n), tag("c:invertIfNegative", val=0), tag("c:bubble3D", val=0),
            tag("c:spPr", fill(hue)))
        for n, hue in enumerate(one.hues)
        if hue != usual
    ]  # fmt: skip
    outside = "ctr" if stacked else "outEnd"
    labels = _labels({n: label._replace(side=outside) for n, label in one.labels.items()})
    if one.label_format and one.label_look:
        labels = _value_labels(one.label_format, one.label_look, outside)
    return tag(
        "c:ser", tag("c:idx", val=number), tag("c:order", val=number), tag("c:tx", head),
        tag("c:spPr", fill(usual)), tag("c:invertIfNegative", val=0), *own, labels,
        _whiskers(one.whiskers, one.name, sheet, count) if one.whiskers else None,
        tag("c:cat", names), tag("c:val", values),
    )  # fmt: skip


def _shown(value: bool) -> list[Markup]:
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return [tag(f"c:show{name}", val=int(value and name == "Val")) for name in names]


def _labels(labels: Any) -> Markup | None:
    """What is written at some points; nothing at the others."""
    if not labels:
        return None
    each = [_label(number, label) for number, label in sorted(labels.items())]
    return tag("c:dLbls", *each, *_shown(False))


def _label(number: int, label: PointLabel) -> Markup:
    written = joined_tags(paragraph(line, label.size, label.hue) for line in label.lines)
    body = tag("a:bodyPr", wrap="none", lIns=19050, tIns=0, rIns=19050, bIns=0, anchor="ctr")
    text = tag("c:tx", tag("c:rich", body, tag("a:lstStyle"), written))
    plain = tag("c:spPr", fill(""), stroke(""))
    return tag("c:dLbl", tag("c:idx", val=number), text, plain, tag("c:dLblPos", val=label.side), *_shown(True))


def _value_labels(number_format: str, look: PointLabel, side: str) -> Markup:
    """The numbers themselves, which follow when somebody edits them."""
    return tag(
        "c:dLbls", tag("c:numFmt", formatCode=number_format, sourceLinked=0), tag("c:spPr", fill(""), stroke("")),
        text_look(look.size, look.hue), tag("c:dLblPos", val=side), *_shown(True),
    )  # fmt: skip


def _whiskers(whiskers: Whiskers, name: str, sheet: DataSheet, count: int) -> Markup:
    plus = sheet.add(f"{name} (interval, up)", whiskers.plus, count)[1]
    minus = sheet.add(f"{name} (interval, down)", whiskers.minus, count)[1]
    return tag(
        "c:errBars", tag("c:errBarType", val="both"), tag("c:errValType", val="cust"), tag("c:noEndCap", val=1),
        tag("c:plus", plus), tag("c:minus", minus), tag("c:spPr", stroke(*whiskers.stroke)),
    )  # fmt: skip
