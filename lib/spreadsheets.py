"""Frames that leave for a spreadsheet: they say what they are of, and no cell of them runs as a formula."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from math import isfinite
from typing import Any, NamedTuple

import pandas as pd
import xlsxwriter

from lib.errors import SpreadsheetError

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
MOST_ROWS, _MOST_LETTERS = 1_048_575, 32_767  # that a sheet of Excel holds below its head, and a cell of it
_WIDEST = 60
_LONGEST_NAME, _NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside numbers that leave the room.

    Attributes
    ----------
    title: what they are.
    facts: what they were counted from, each with its name ("Filter").
    method: how they were counted, each way with its name.
    columns: what each column of the frame is called in plain words; one that is not here has its own name.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    method: tuple[tuple[str, str], ...] = ()
    columns: Mapping[str, str] | None = None

    def plain(self, column: str) -> str:
        """What a column is called in plain words."""
        return (self.columns or {}).get(column) or column.replace("_", " ").capitalize()

    def lines(self, frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
        """Names and what is said under them: the title, the facts, the ways of counting, the names in formulas."""
        yield "Shows", self.title
        yield from self.facts
        for name, way in self.method:
            yield f"How it was counted: {name}", way
        for column in frame.columns:
            if self.plain(column).casefold() != column:
                yield f"Column {self.plain(column)}", f"called {column} in formulas"


def csv(frame: pd.DataFrame, about: About | None = None) -> bytes:
    """A frame as CSV for a spreadsheet: UTF-8 with a mark, and no cell that would run as a formula.

    What it is about stands above it, in lines that begin with ``#``.
    """
    safe, head = inert(frame), ""
    if about:
        said = pd.DataFrame({"": [f"# {name}: {' '.join(text.split())}" for name, text in about.lines(frame)]})
        head = str(said.to_csv(index=False, header=False))
        safe.columns = pd.Index([about.plain(column) for column in frame.columns])
    return (head + str(safe.to_csv(index=False, float_format=_written))).encode("utf-8-sig")


def _written(value: object) -> str:
    """A number with the digits that a count of words or passages can bear, not those of its binary form."""
    number = float(str(value))
    return f"{round(number, 4):.15g}" if abs(number) >= 1 else f"{number:.6g}"


def workbook(frame: pd.DataFrame, about: About) -> bytes:
    """A frame as a workbook of Excel: a sheet of its numbers, and one that says what they are.

    Raises
    ------
    SpreadsheetError: it has more rows than a sheet holds.
    """
    if len(frame) > MOST_ROWS:
        raise SpreadsheetError(
            f"A sheet of Excel holds {MOST_ROWS:,} rows, these are {len(frame):,}. Take the CSV, or narrow the filter."
        )
    data = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, plain) as book:
        _write_numbers(book, inert(frame), about)
        _write_about(book, about.lines(frame))
    return data.getvalue()


class SheetTable(NamedTuple):
    """A table on a sheet: what stands over it, and its rows under their heads; ``shares`` are columns in percent."""

    above: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]
    shares: frozenset[int] = frozenset()


def sheets_workbook(sheets: Sequence[tuple[str, Sequence[SheetTable]]]) -> bytes:
    """A workbook of several sheets by their names, each with its tables one below the other.

    Rows beyond what a sheet holds are left out, and said to be.
    """
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        looks = {
            "above": book.add_format({"valign": "top"}),
            "first": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "share": book.add_format({"num_format": "0.0%"}),
        }
        taken: set[str] = set()
        for name, tables in sheets:
            sheet, row = book.add_worksheet(_sheet_name(name, taken)), 0
            for table in tables:
                row = _write_table(sheet, row, table, looks) + 2
        if not sheets:
            book.add_worksheet("Empty")
    return data.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel takes, each once."""
    plain = _writable(_NOT_IN_NAMES.sub(" ", name))[:_LONGEST_NAME].strip(" '") or "Sheet"
    numbered = (plain if number == 1 else f"{plain[: _LONGEST_NAME - 5]} ({number})" for number in range(1, 10_000))
    free = next(one for one in numbered if one.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _write_table(sheet: Any, row: int, table: SheetTable, looks: Mapping[str, Any]) -> int:
    """Write a table from a row on; gives the row after it."""
    for line in table.above:
        sheet.write_string(row, 0, _writable(str(_inert(line))), looks["first" if row == 0 else "above"])
        row += 1
    for column, head in enumerate(table.heads):
        sheet.write_string(row, column, _writable(str(_inert(head))), looks["head"])
        lengths = (len(str(own[column])) for own in table.rows[:200] if column < len(own) and own[column] is not None)
        sheet.set_column(column, column, min(_WIDEST, max(10, len(head) + 2, *lengths)))
    room = max(0, MOST_ROWS - row - 1)
    for own in table.rows[:room]:
        row += 1
        for column, value in enumerate(own[: len(table.heads)]):
            if isinstance(value, str):
                sheet.write_string(row, column, _writable(str(_inert(value))))
            elif value is not None and isfinite(value):
                sheet.write_number(row, column, value, looks["share"] if column in table.shares else None)
    if len(table.rows) > room:
        sheet.write_string(row + 1, 0, f"{len(table.rows) - room:,} more rows found no room on this sheet.")
    return row + 1


def plain_sheet(name: str, columns: Sequence[tuple[str, Sequence[str | float | None]]]) -> bytes:
    """A workbook of one sheet: heads and the values below them, texts as texts and numbers as they are."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for column, (head, values) in enumerate(columns):
            sheet.write_string(0, column, _writable(head))
            for row, value in enumerate(values, start=1):
                if isinstance(value, str):
                    sheet.write_string(row, column, _writable(value))
                elif value is not None:
                    sheet.write_number(row, column, value)
    return data.getvalue()


def _write_numbers(book: xlsxwriter.Workbook, frame: pd.DataFrame, about: About) -> None:
    sheet = book.add_worksheet("Numbers")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for column, name in enumerate(frame.columns):
        values = [_cell(value) for value in frame[name].tolist()]
        sheet.write_string(0, column, about.plain(name), head)
        for row, value in enumerate(values, start=1):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif value is not None:
                sheet.write(row, column, value)
        widest = max((len(str(value)) for value in [about.plain(name), *values[:200]]), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(8, widest + 2)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), max(0, len(frame.columns) - 1))


def _write_about(book: xlsxwriter.Workbook, lines: Iterator[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("About")
    name, said = (book.add_format({"valign": "top", "text_wrap": True, "bold": bold}) for bold in (True, False))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    for row, (left, right) in enumerate(lines):
        sheet.write_string(row, 0, str(_inert(left)), name)
        sheet.write_string(row, 1, str(_inert(right))[:_MOST_LETTERS], said)


def _cell(value: Any) -> str | float | date | None:
    """A value as a cell takes it; None where there is nothing to write."""
    if isinstance(value, str):
        return _writable(value)
    if value is None or pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value if isinstance(value, date) or isfinite(value) else str(value)


def _writable(text: str) -> str:
    """Text that a cell takes: no longer than that, and without halves of characters."""
    return text[:_MOST_LETTERS].encode("utf-8", "replace").decode()


def inert(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of a frame in which no text would run as a formula in a spreadsheet, and lists are texts."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(_inert)
    return safe


def _inert(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = value.replace("\r", " ")
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
