"""Numbers as a pin keeps them: a frame under plain heads, and a table as a page shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import isfinite
from typing import Any, Literal

import pandas as pd

from lib.briefing import FrozenTable, TableColumn
from lib.briefing.model import Cell, CellKind
from lib.spreadsheets import About

MOST_ROWS, MOST_SHOWN, _LONGEST = 1_000, 30, 500
_NUMBER = re.compile(r"[+\-−]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?")
_KWIC: dict[str, CellKind] = {"left": "left", "key": "node", "right": "right"}


def frozen_frame(frame: pd.DataFrame, about: About) -> FrozenTable:
    """The first rows of a frame, under the plain names of its columns."""
    names = list(frame.columns)
    heads = tuple(TableColumn(about.plain(name), _kind(frame, name)) for name in names)
    cells = [[_cell(value) for value in frame[name].head(MOST_ROWS).tolist()] for name in names]
    return FrozenTable(heads, tuple(zip(*cells, strict=True)))


def _kind(frame: pd.DataFrame, name: str) -> CellKind:
    if not pd.api.types.is_numeric_dtype(frame[name]) or pd.api.types.is_bool_dtype(frame[name]):
        return "text"
    return "share" if str(name).startswith("share") else "number"


def _cell(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if value is None or value is pd.NaT or isinstance(value, bool):
        return None if not isinstance(value, bool) else str(value)
    if isinstance(value, int | float):
        return value if isfinite(value) else None if value != value else str(value)
    text = str(value)
    return text.removesuffix(" 00:00:00") if len(text) <= 19 else text


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of a page.

    Attributes
    ----------
    table: its rows under its heads, the first of many.
    links: where the links of each row lead, in their order.
    n_rows: how many rows the page has.
    """

    table: FrozenTable
    links: tuple[tuple[str, ...], ...]
    n_rows: int


def frozen_html_table(html: str) -> ReadTable:
    """A table of our own HTML (`lib.ui.markup.table`) as plain text and numbers, with what its rows lead to."""
    reader = _TableReader()
    reader.feed(html)
    head = max(reader.heads, key=len, default=[])
    whole = [row for row in reader.rows if len(row.cells) == len(head) and row.kind in {"", "current"}]
    kept = whole[:MOST_SHOWN]
    columns = tuple(_column(cell.text, [row.cells[n] for row in kept]) for n, cell in enumerate(head))
    shown = tuple(
        tuple(_read_cell(cell, column) for cell, column in zip(row.cells, columns, strict=True)) for row in kept
    )
    links = tuple(tuple(href for cell in row.cells for href in cell.links) for row in kept)
    return ReadTable(FrozenTable(columns, shown), links, len(whole))


@dataclass(slots=True)
class _HtmlCell:
    kind: str
    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the cell says, in one line."""
        return " ".join("".join(self.parts).split())[:_LONGEST]


@dataclass(slots=True)
class _HtmlRow:
    kind: str
    cells: list[_HtmlCell] = field(default_factory=list)


class _TableReader(HTMLParser):
    """Collects rows and cells; what only a pointer or a screen reader is told stands for a picture's text."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[list[_HtmlCell]] = []
        self.rows: list[_HtmlRow] = []
        self._part: Literal["head", "body"] = "head"
        self._silent = 0  # how deep inside of what stands for its label

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        cell = self._cell()
        if self._silent:
            self._silent += tag not in {"br", "wbr", "img"}
        elif tag == "tbody":
            self._part = "body"
        elif tag == "tr":
            self.rows.append(_HtmlRow(given.get("class", "")))
        elif tag in {"td", "th"}:
            self.rows[-1].cells.append(_HtmlCell(given.get("class", "")))
        elif cell and given.get("role") == "img":
            cell.parts.append(given.get("aria-label", ""))
            self._silent = 1
        elif cell and tag == "a" and "href" in given:
            cell.links.append(given["href"])
        elif cell and tag in {"br", "div", "p", "li"}:
            cell.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
        elif tag == "tr" and self._part == "head" and self.rows:
            self.heads.append(self.rows.pop().cells)

    def handle_data(self, data: str) -> None:
        if (cell := self._cell()) and not self._silent:
            cell.parts.append(data)

    def _cell(self) -> _HtmlCell | None:
        return self.rows[-1].cells[-1] if self.rows and self.rows[-1].cells else None


def _column(head: str, cells: Sequence[_HtmlCell]) -> TableColumn:
    plain = head.rstrip("▴▾ \N{NO-BREAK SPACE}")
    kinds = {cell.kind for cell in cells}
    if len(kinds) == 1 and (kind := next(iter(kinds))) in _KWIC:
        return TableColumn(plain, _KWIC[kind])
    numbers = bool(cells) and all(_NUMBER.fullmatch(cell.text) or not cell.text for cell in cells)
    return TableColumn(plain, "number" if numbers and any(cell.text for cell in cells) else "text")


def _read_cell(cell: _HtmlCell, column: TableColumn) -> Cell:
    if column.kind != "number":
        return cell.text
    if not cell.text:
        return None
    digits = cell.text.replace(",", "").replace("−", "-")
    return float(digits) if "." in digits else int(digits)
