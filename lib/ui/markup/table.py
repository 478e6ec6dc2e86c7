"""Tables of our own HTML: a row a thing, heads that sort, read by screen readers.

An address says how a table is sorted in one grammar: ``sort=count`` in the column's own order, that of a first click
(numbers from the largest, words from A), ``sort=-count`` the other way round.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import pandas as pd

from lib.subcorpora.query_string import Params
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.session.pinning import show_table
from lib.ui.session.view import View

Row = TypeVar("Row")
_UP, _DOWN = "▴", "▾"
_APART = "\N{NO-BREAK SPACE}"  # a sign stays in the line of its head


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table.

    Attributes
    ----------
    head: what stands over it; ``tooltip`` what its head says when it is pointed at.
    cell: what a row has there: text, which is escaped, or `Markup`.
    sort: the name that the address sorts by, "" for a column that does not sort.
    rising: whether a first click puts the least on top, as for words; ``turns`` whether a second one turns it round.
    kind: the class of its cells in our styles, "n" for numbers.
    names_row: whether its cells are the heads of their rows, for screen readers.
    """

    head: str
    cell: Callable[[Row], str]
    sort: str = ""
    tooltip: str = ""
    rising: bool = False
    turns: bool = True
    kind: str = ""
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """What a table is sorted by: a column's ``sort``, and whether it is turned round from the column's own order."""

    name: str
    turned: bool = False

    def __str__(self) -> str:
        return f"-{self.name}" if self.turned else self.name


def chosen_sort(view: View, columns: Iterable[Column[Row]], usual: Sort) -> Sort:
    """What the address sorts by; the usual order where it names no column of the table."""
    written = view.address.first("sort")
    # Links from before wrote an order turned round with "-up" behind the name.
    turned = written.startswith("-") or written.endswith("-up")
    name = written.removeprefix("-").removesuffix("-up")
    known = {column.sort for column in columns if column.sort}
    return Sort(name, turned) if name in known else usual


def sorted_frame(frame: pd.DataFrame, columns: Iterable[Column[Row]], sort: Sort) -> pd.DataFrame:
    """A frame in an order; capitals do not count."""
    rising = next(column.rising for column in columns if column.sort == sort.name)
    folded = None if pd.api.types.is_numeric_dtype(frame[sort.name]) else _folded
    return frame.sort_values(
        sort.name, ascending=rising is not sort.turned, kind="stable", ignore_index=True, key=folded
    )


def _folded(column: "pd.Series[str]") -> "pd.Series[str]":
    return column.str.casefold()


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table as HTML.

    Attributes
    ----------
    sort: what its rows are sorted by; None where heads do not sort. The rows come sorted.
    usual: the order that an address without one stands for.
    reset: further parameters of the address that a click on a head takes away.
    params: what a click on a head puts into the address, where that is more than ``sort``.
    kind: its class in our styles.
    current: whether a row is the one that is open.
    below: a line that stands under a row, "" for none; ``below_from`` the number of the column that it begins under,
        ``below_kind`` its class in our styles.
    groups: heads above the heads: what they say, and over how many columns.
    region: what a box is called that the table scrolls in where it is wider than the page; "" for no box.
    """

    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    kind: str
    sort: Sort | None = None
    usual: Sort | None = None
    reset: Sequence[str] = ()
    params: Callable[[Sort], Params] | None = None
    current: Callable[[Row], bool] = lambda _: False
    below: Callable[[Row], str] = lambda _: ""
    below_from: int = 0
    below_kind: str = "note"
    groups: Sequence[tuple[str, int]] = ()
    region: str = ""

    def html(self, view: View) -> Markup:
        """The table; on the wall its heads are no links."""
        above = element("tr", *(self._group(head, width) for head, width in self.groups)) if self.groups else Markup()
        heads = element("tr", *(self._head(view, column) for column in self.columns))
        body = joined(self._row(row) for row in self.rows)
        table = element("table", element("thead", above, heads), element("tbody", body), class_=self.kind)
        show_table(table)
        if not self.region:
            return table
        return element("div", table, style="overflow-x:auto", tabindex="0", role="region", aria_label=self.region)

    @staticmethod
    def _group(head: str, width: int) -> Markup:
        scope = {"scope": "colgroup", "class_": "side"} if head else {}
        return element("th" if head else "td", head, colspan=width, **scope)

    def _head(self, view: View, column: Column[Row]) -> Markup:
        on = self.sort is not None and column.sort == self.sort.name != ""
        direction = self._direction(column) if on else ""
        sign = {"ascending": f"{_APART}{_UP}", "descending": f"{_APART}{_DOWN}", "": ""}[direction]
        inner = Markup("{}{}").format(column.head, sign)
        if self.sort and column.sort and not view.wall:
            again = Sort(column.sort, on and column.turns and not self.sort.turned)
            params = {**view.address.without("sort", "at", *self.reset), **self._params(again)}
            inner = link(view.address.page, params, inner, title=column.tooltip, name=f"by {column.sort}")
            return element("th", inner, scope="col", class_=column.kind, aria_sort=direction)
        return element("th", inner, scope="col", class_=column.kind, aria_sort=direction, title=column.tooltip)

    def _params(self, sort: Sort) -> Params:
        if self.params:
            return self.params(sort)
        return {} if sort == self.usual else {"sort": [str(sort)]}

    def _direction(self, column: Column[Row]) -> str:
        turned = self.sort is not None and self.sort.turned
        return "ascending" if column.rising is not turned else "descending"

    def _row(self, row: Row) -> Markup:
        shown = element(
            "tr", *(self._cell(column, row) for column in self.columns), class_="current" if self.current(row) else ""
        )
        if not (below := self.below(row)):
            return shown
        blank = element("td", colspan=self.below_from) if self.below_from else Markup()
        line = element("td", below, colspan=len(self.columns) - self.below_from)
        return shown + element("tr", blank, line, class_=self.below_kind)

    @staticmethod
    def _cell(column: Column[Row], row: Row) -> Markup:
        if column.names_row:
            return element("th", column.cell(row), scope="row", class_=column.kind)
        return element("td", column.cell(row), class_=column.kind)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row that is its cells: text, which is escaped, or `Markup`; ``current`` where it is the one that is open."""

    cells: Sequence[str]
    current: bool = False


def cells_table(heads: Sequence[str], rows: Iterable[Cells], kind: str, *, named_rows: bool = False) -> Table[Cells]:
    """A table that does not sort, from rows of cells; with ``named_rows`` the first cell of each is its row's head."""

    def column(number: int, head: str) -> Column[Cells]:
        return Column(head, lambda row: row.cells[number], names_row=named_rows and number == 0)

    columns = [column(number, head) for number, head in enumerate(heads)]
    return Table(columns, rows, kind, current=lambda row: row.current)
