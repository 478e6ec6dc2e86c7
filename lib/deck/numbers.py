"""What is shown, as a table: for workbooks, CSV and handouts."""

from collections.abc import Iterator

from lib.briefing import FrozenChart, FrozenCloud, FrozenTable, Pin, TableColumn
from lib.briefing.model import Cell
from lib.deck.charts.series import each
from lib.deck.charts.words import plain_words

# What reading a figure raises that somebody changed in its file: such a one is said to be damaged, the rest is made.
DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
_PASSAGES = ("Passage", "Title", "Source", "Published on", "Link", "Speaker", "Themes")


def numbers_of(pin: Pin) -> FrozenTable:
    """The numbers that a pin was drawn from, or what it shows where it keeps none."""
    if pin.numbers is not None:
        return pin.numbers
    match pin.content:
        case FrozenTable() as table:
            return table
        case FrozenCloud() as cloud:
            columns = TableColumn("Word"), TableColumn("Size", "number")
            return FrozenTable(columns, tuple((word.text, word.size) for word in cloud.words))
        case FrozenChart() as chart:
            return FrozenTable(tuple(map(TableColumn, ("Series", "X", "Y", "Text"))), _all_points(chart))
    return passages_of(pin)


def passages_of(pin: Pin) -> FrozenTable:
    """The passages that a pin rests on."""
    rows = (
        (one.text, one.title, one.source, one.published_on, one.url, one.speaker, "; ".join(one.themes))
        for one in pin.passages
    )
    return FrozenTable(tuple(map(TableColumn, _PASSAGES)), tuple(rows))


def _all_points(chart: FrozenChart) -> tuple[tuple[Cell, ...], ...]:
    try:
        return tuple(_points(chart))
    except DAMAGED:
        return ()


def _points(chart: FrozenChart) -> Iterator[tuple[Cell, ...]]:
    """The points of all traces of a chart, those of a heat map by its rows."""
    for trace in chart.data:
        name = plain_words(trace.get("name") or "")
        if trace.get("type") == "heatmap":
            for y, row in zip(trace["y"], trace["z"], strict=False):
                yield from ((name, _cell(x), _cell(y), _cell(z)) for x, z in zip(trace["x"], row, strict=False))
        elif (trace.get("marker") or {}).get("opacity") != 0:
            xs, ys = trace.get("x") or [], trace.get("y") or []
            for x, y, text in zip(xs, ys, each(trace.get("text"), len(xs)), strict=False):
                yield name, _cell(x), _cell(y), None if text is None else plain_words(text)


def _cell(value: object) -> Cell:
    return value if isinstance(value, int | float) or value is None else plain_words(value)
