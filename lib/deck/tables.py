"""Tables and heat maps as native tables, over as many slides as they need."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from lib.briefing import FrozenChart, FrozenTable
from lib.briefing.model import Cell
from lib.deck.charts.words import plotly_lines
from lib.deck.ooxml import EMU, Box, Line, Run, fill, fitted, paragraph, tag, width_of_line
from lib.deck.palette import Palette

MOST_SLIDES: Final = 4
_ROW, _SIZE, _PAD = 17.0, 10.0, 4.0
_LARGER: Final = ((26.0, 14.0), (21.0, 12.0))  # rows and their type, where all of a table fits so
_GAP = 1.5
_NARROW = 100.0
_ALIGNED: Final = {"text": "l", "number": "r", "share": "r", "left": "r", "node": "ctr", "right": "l"}


class TableCell(NamedTuple):
    """What a cell shows, on a hue ("" for none)."""

    lines: tuple[Line, ...]
    align: str = "l"
    hue: str = ""
    size: float = _SIZE


class DrawnTable(NamedTuple):
    """Widths of columns in points, the head, and rows; ``left_out`` rows found no room."""

    widths: tuple[float, ...]
    row: float
    head: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    spaced: bool = False

    def xml(self, palette: Palette) -> Markup:
        """The table, with lines between its rows or white gaps between its cells."""
        grid = tag("a:tblGrid", *(tag("a:gridCol", w=round(width * EMU)) for width in self.widths))
        rows = [self._row(row, palette, head=n == 0) for n, row in enumerate((self.head, *self.rows))]
        return tag("a:tbl", tag("a:tblPr", firstRow=1), grid, *rows)

    def _row(self, cells: Sequence[TableCell], palette: Palette, *, head: bool) -> Markup:
        tall = max(self.row, *(len(cell.lines) * cell.size * 1.25 + 2 for cell in cells)) if head else self.row
        return tag("a:tr", *(self._cell(cell, palette, head=head) for cell in cells), h=round(tall * EMU))

    def _cell(self, cell: TableCell, palette: Palette, *, head: bool) -> Markup:
        lines = cell.lines or ((Run(" "),),)
        text = tag(
            "a:txBody", tag("a:bodyPr"), tag("a:lstStyle"),
            *(paragraph(line, cell.size, palette.ink, cell.align) for line in lines),
        )  # fmt: skip
        rule = palette.paper if self.spaced else palette.solid("rgba(128,132,140,0.3)")
        below = _border("a:lnB", rule, _GAP if self.spaced else 0.75)
        sides = [_border(f"a:ln{side}", palette.paper if self.spaced else "", _GAP) for side in "LRT"]
        pad = round(_PAD * EMU)
        look = tag(
            "a:tcPr", *sides, below, fill(cell.hue), marL=pad, marR=pad, marT=0, marB=0,
            anchor="b" if head else "ctr",
        )  # fmt: skip
        return tag("a:tc", text, look)


def _border(name: str, hue: str, width: float) -> Markup:
    return tag(name, fill(hue), w=round(width * EMU) if hue else 0)


def draw_table(table: FrozenTable, box: Box, palette: Palette) -> Iterator[DrawnTable]:
    """A table in parts that fit into a place, ``MOST_SLIDES`` of them at the most."""
    fits = ((row, size) for row, size in _LARGER if (len(table.rows) + 1) * row <= box.height)
    tall, size = next((one for one in fits if sum(_wanted(table, one[1], box.width)) <= box.width), (_ROW, _SIZE))
    widths = _widths(table, size, box.width)
    head = tuple(
        _cell(column.head, column.kind, size, width, palette.faint, bold=True)
        for column, width in zip(table.columns, widths, strict=True)
    )
    most = max(1, int(box.height / tall) - 1)
    for start in range(0, min(len(table.rows), MOST_SLIDES * most) or 1, most):
        rows = tuple(_row(table, row, size, widths) for row in table.rows[start : start + most])
        yield DrawnTable(widths, tall, head, rows)


def rows_left_out(table: FrozenTable, box: Box) -> int:
    """How many rows of a table find no room on its slides."""
    return max(0, len(table.rows) - MOST_SLIDES * max(1, int(box.height / _ROW) - 1))


def _row(table: FrozenTable, row: Sequence[Cell], size: float, widths: Sequence[float]) -> tuple[TableCell, ...]:
    cells = zip_longest(table.columns, row[: len(widths)], widths)
    return tuple(
        _cell(cell_text(value, column.kind), column.kind, size, width, bold=column.kind == "node")
        for column, value, width in cells
    )


def _cell(text: str, kind: str, size: float, width: float, hue: str = "", *, bold: bool) -> TableCell:
    line = fitted(text, size, width - 2 * _PAD, at_end=kind == "left")
    return TableCell(((Run(line, hue, bold=bold),),), _ALIGNED[kind], "", size)


def cell_text(value: Cell, kind: str) -> str:
    """A cell in words: a share in percent, numbers with as many digits as say something."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if kind == "share":
        return f"{value:.1%}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"


def _wanted(table: FrozenTable, size: float, room: float) -> list[float]:
    """What each column needs, of a table of few columns no more than is left by the others."""
    wanted = []
    for number, column in enumerate(table.columns):
        cells = (row[number] for row in islice(table.rows, 60) if number < len(row))
        longest = max(
            width_of_line(text, size) for text in (column.head, *(cell_text(one, column.kind) for one in cells))
        )
        wanted.append(min(longest + 2 * _PAD + 4, 0.6 * room))
    return wanted


def _widths(table: FrozenTable, size: float, room: float) -> tuple[float, ...]:
    """Room for each column: narrow ones have what they need, the rest is shared out by how long the texts are."""
    wanted = _wanted(table, size, room)
    whole = sum(wanted) or 1.0
    if whole <= room:
        return tuple(width + (room - whole) / len(wanted) for width in wanted)
    small = sum(width for width in wanted if width <= _NARROW)
    if small >= 0.8 * room:
        return tuple(width * room / whole for width in wanted)
    share = (room - small) / ((whole - small) or 1)
    return tuple(width if width <= _NARROW else width * share for width in wanted)


def heat_map(chart: FrozenChart) -> Mapping[str, Any] | None:
    """The trace of a heat map, where a figure is one."""
    return next((trace for trace in chart.data if trace.get("type") == "heatmap"), None)


def draw_heat_map(chart: FrozenChart, cells: Mapping[str, Any], box: Box, palette: Palette) -> Iterator[DrawnTable]:
    """A heat map in parts that fit into a place: names at the rows and over the columns, shaded cells."""
    columns, rows = (_names(chart.layout, axis, cells[axis[0]]) for axis in ("xaxis", "yaxis"))
    label = min(0.4 * box.width, max(width_of_line(name, 12) for name in rows or [""]) + 12)
    wide = min(150.0, (box.width - label) / max(1, len(columns)))
    widths = (label, *[wide] * len(columns))
    heads = (TableCell(()), *(TableCell(_fitting(name, wide, palette), "ctr", "", 11) for name in columns))
    tall = min(64.0, max(_ROW, (box.height - 34) / max(1, len(rows))))
    most = max(1, int((box.height - 30) / tall))
    size = 12.0 if tall > 24 else _SIZE
    z, texts = cells["z"], cells.get("text") or cells["z"]
    low, high = _scale_ends(cells)
    drawn = [
        (
            TableCell(((Run(fitted(name, size, label - 8)),),), "l", "", size),
            *(
                TableCell(plotly_lines(text if text is not None else "", palette), "ctr",
                          _shade(cells, value, low, high, palette), size)
                for value, text in zip(z[n], texts[n], strict=False)
            ),
        )
        for n, name in enumerate(rows[: len(z)])
    ]  # fmt: skip
    for start in range(0, len(drawn) or 1, most):
        yield DrawnTable(widths, tall, heads, tuple(drawn[start : start + most]), spaced=True)


def _fitting(name: str, room: float, palette: Palette) -> tuple[Line, ...]:
    return tuple(
        tuple(run._replace(text=fitted(run.text, 11, room - 4)) for run in line) for line in plotly_lines(name, palette)
    )


def _names(layout: Mapping[str, Any], axis: str, values: Sequence[Any]) -> list[str]:
    """What is written at the values of an axis."""
    own = layout.get(axis) or {}
    ticks = zip(own.get("tickvals") or (), own.get("ticktext") or (), strict=False)
    written = {value: str(text) for value, text in ticks}
    return [written.get(value, str(value)) for value in values]


def _scale_ends(cells: Mapping[str, Any]) -> tuple[float, float]:
    numbers = [value for row in cells["z"] for value in row if isinstance(value, int | float)] or [0.0]
    low, high = cells.get("zmin"), cells.get("zmax")
    return float(min(numbers) if low is None else low), float(max(numbers) if high is None else high)


def _shade(cells: Mapping[str, Any], value: Any, low: float, high: float, palette: Palette) -> str:
    scale = cells.get("colorscale")
    if not isinstance(value, int | float) or not isinstance(scale, list):
        return ""
    return palette.on_scale([(float(at), str(hue)) for at, hue in scale], (value - low) / ((high - low) or 1))
