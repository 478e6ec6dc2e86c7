"""Bars of a figure as native bars, a row each; their numbers are written by Office where a format can say them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from lib.deck.charts.axes import Panel
from lib.deck.charts.chart_xml import Bars, DataSheet, Whiskers, bars_chart, columns_chart
from lib.deck.charts.series import Look, Numbers, PointLabel, Stroke, each
from lib.deck.charts.words import plain_words, plotly_lines
from lib.deck.palette import Palette

_FORMATS: Final = {
    "#,##0": ",.0f", "0.00": ".2f", "#,##0.00": ",.2f", "0.000": ".3f", "#,##0.0": ",.1f", "0%": ".0%", "0.0%": ".1%",
}  # fmt: skip
_NEAR_ZERO: Final = 1e-12


def draw_bars(
    panel: Panel, traces: Sequence[Any], layout: Mapping[str, Any], look: Look
) -> tuple[bytes, DataSheet] | None:
    """A chart of bars; None where there are none, or marks among them."""
    bars = [trace for trace in traces if trace.get("type") == "bar" and trace.get("orientation") == "h"]
    texts = [trace for trace in traces if trace.get("mode") == "text"]
    if not bars or len(bars) + len(texts) < len(traces) or any("width" in trace for trace in bars):
        return None
    stacked = layout.get("barmode") == "stack"
    rows = list(panel.y.rows) or _rows_of_texts(panel, texts)
    drawn = [_read(trace, panel, len(rows), look, stacked=stacked) for trace in bars]
    drawn += [_beside(trace, panel, len(rows), look) for trace in texts]
    gap = float(layout.get("bargap", 0.2))
    return bars_chart(panel, [plain_words(row) for row in rows], drawn, look, stacked=stacked, gap=gap)


def _rows_of_texts(panel: Panel, texts: Sequence[Any]) -> list[str]:
    """The names of rows that are written beside the bars."""
    named = {
        round(at): str(text)
        for trace in texts
        for at, text in zip(map(panel.y.number, trace["y"]), trace.get("text") or (), strict=False)
        if at is not None
    }
    n_rows = max([*named, round(panel.y.high - 0.4)], default=0) + 1
    return [named.get(row, "") for row in range(n_rows)]


def _in_rows(values: Sequence[Any], trace: Mapping[str, Any], panel: Panel, n_rows: int) -> list[Any]:
    """Values by the row that each belongs to."""
    rows: list[Any] = [None] * n_rows
    for at, value in zip(map(panel.y.number, trace["y"]), values, strict=False):
        if at is not None and 0 <= round(at) < n_rows:
            rows[round(at)] = value
    return rows


def _read(trace: Mapping[str, Any], panel: Panel, n_rows: int, look: Look, *, stacked: bool) -> Bars:
    marker, count = trace.get("marker") or {}, len(trace["x"])
    values: Numbers = _in_rows([panel.x.number(value) for value in trace["x"]], trace, panel, n_rows)
    colours, seen = each(marker.get("color", "#7A7F87"), count), each(marker.get("opacity", 1), count)
    hues = [
        look.palette.solid(str(hue), float(1 if one is None else one)) for hue, one in zip(colours, seen, strict=True)
    ]
    texts = [str(text) if text is not None else "" for text in each(trace.get("text") or "", count)]
    font = trace.get("textfont") or {}
    size = float(font.get("size") or 13) / 13 * look.size
    plain = PointLabel((), "outEnd", size, look.palette.solid(str(font.get("color") or look.palette.ink)))
    by_row = _in_rows(texts, trace, panel, n_rows)
    told = "" if stacked else _format_of(by_row, values)
    labels = {} if told else _written(by_row, plain, look.palette)
    row_hues = [hue or hues[0] for hue in _in_rows(hues, trace, panel, n_rows)]
    error = trace.get("error_x")
    whiskers = _whiskers(error, trace, panel, n_rows, look) if error else None
    return Bars(plain_words(trace.get("name") or ""), values, row_hues, labels, told, plain, whiskers)


def _written(texts: Sequence[Any], plain: PointLabel, palette: Palette) -> dict[int, PointLabel]:
    return {n: plain._replace(lines=plotly_lines(text, palette)) for n, text in enumerate(texts) if text}


def _format_of(texts: Sequence[Any], values: Numbers) -> str:
    """The format that writes the values as the texts do, or ""."""
    shown = [(text, value) for text, value in zip(texts, values, strict=True) if value is not None]
    fitting = (code for code, python in _FORMATS.items() if all(text == format(value, python) for text, value in shown))
    return next(fitting, "") if shown and all(text for text, _ in shown) else ""


def _whiskers(error: Mapping[str, Any], trace: Mapping[str, Any], panel: Panel, n_rows: int, look: Look) -> Whiskers:
    plus, minus = (
        _in_rows(each(error.get(side) or 0, len(trace["x"])), trace, panel, n_rows) for side in ("array", "arrayminus")
    )
    stroke = Stroke(
        look.palette.solid(str(error.get("color", "#7A7F87"))), float(error.get("thickness", 2)) * look.scale
    )
    return Whiskers(plus, minus, stroke)


def _beside(trace: Mapping[str, Any], panel: Panel, n_rows: int, look: Look) -> Bars:
    """Names across the middle from the bars, as labels of bars without a length.

    Office writes what belongs to a bar beyond its end: to the right of one that goes there, were it ever so short.
    """
    rightwards = "right" in str(trace.get("textposition"))
    length = _NEAR_ZERO if rightwards != panel.x.reversed else -_NEAR_ZERO
    texts = _in_rows(each(trace.get("text") or "", len(trace["y"])), trace, panel, n_rows)
    plain = PointLabel((), "outEnd", look.size, look.palette.ink)
    values: Numbers = [length if text else None for text in texts]
    return Bars("(labels)", values, [], _written(texts, plain, look.palette))


def draw_columns(panel: Panel, traces: Sequence[Any], look: Look) -> tuple[bytes, DataSheet] | None:
    """A chart of columns over days; None where a panel has anything else."""
    if len(traces) != 1 or traces[0].get("type") != "bar" or panel.x.kind != "date":
        return None
    (trace,) = traces
    days: Numbers = [panel.x.number(value) for value in trace["x"]]
    hue = look.palette.solid(str((trace.get("marker") or {}).get("color") or "#7A7F87"))
    name = plain_words(trace.get("name") or "articles")
    columns = Bars(name, [panel.y.number(value) for value in trace["y"]], [hue] * len(days), {})
    return columns_chart(panel, days, columns, look, months=are_months(trace["x"]))


def are_months(days: Sequence[Any]) -> bool:
    """Whether all days are the first of a month."""
    return all(str(day)[8:10] == "01" for day in days)
