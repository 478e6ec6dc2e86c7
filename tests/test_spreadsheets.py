"""Numbers that leave the room say in plain words what they are of; no cell of them runs."""

import csv as reader
import io
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

import pandas as pd
import pytest

from lib import spreadsheets
from lib.errors import SpreadsheetError
from lib.spreadsheets import About, csv, workbook

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ABOUT = About(
    "Pricing power leads",
    (("Filter", "any of the themes Pricing power; text =A\n1"), ("Corpus", "abc")),
    (("Shares", "How many passages carry a theme."),),
    {"n_articles": "Articles"},
)
FRAME = pd.DataFrame({"term": ["稀土", "=1+1"], "n_articles": [3, 4], "first_on": [date(2025, 7, 1), None]})


def sheets(data: bytes) -> dict[str, list[list[str | None]]]:
    """The texts and numbers of each sheet of a workbook, row by row, as it stores them."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        shared = [
            "".join(text.itertext())
            for text in ElementTree.fromstring(file.read("xl/sharedStrings.xml")).iter(f"{SHEET}si")
        ]
        names = [
            one.attrib["name"] for one in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        ]
        read = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(root.iter(f"{SHEET}f")), "a formula"
            read[name] = [[_value(cell, shared) for cell in row] for row in root.iter(f"{SHEET}row")]
    return read


def _value(cell: ElementTree.Element, shared: list[str]) -> str | None:
    value = cell.findtext(f"{SHEET}v")
    return shared[int(value)] if cell.get("t") == "s" and value is not None else value


def test_the_head_of_a_csv_says_what_it_is_of() -> None:
    lines = list(reader.reader(io.StringIO(csv(FRAME, ABOUT).decode("utf-8-sig"), newline="")))
    head, rows = [line for line in lines if line[0].startswith("# ")], [line for line in lines if line[0][:2] != "# "]
    assert head == [
        ["# Shows: Pricing power leads"],
        ["# Filter: any of the themes Pricing power; text =A 1"],
        ["# Corpus: abc"],
        ["# How it was counted: Shares: How many passages carry a theme."],
        ["# Column Articles: called n_articles in formulas"],
        ["# Column First on: called first_on in formulas"],
    ]
    assert rows == [["Term", "Articles", "First on"], ["稀土", "3", "2025-07-01"], ["'=1+1", "4", ""]]


def test_pandas_reads_the_numbers_below_the_head() -> None:
    read = pd.read_csv(io.BytesIO(csv(FRAME, ABOUT)), comment="#", encoding="utf-8-sig")
    assert read["Articles"].tolist() == [3, 4]


def test_a_workbook_has_the_numbers_and_a_sheet_about_them() -> None:
    read = sheets(workbook(FRAME, ABOUT))
    assert list(read) == ["Numbers", "About"]
    assert read["Numbers"][0] == ["Term", "Articles", "First on"]
    assert read["Numbers"][1] == ["稀土", "3", "45839"]  # days since 1899-12-30
    assert read["Numbers"][2] == ["'=1+1", "4"]
    assert read["About"][:2] == [
        ["Shows", "Pricing power leads"],
        ["Filter", "any of the themes Pricing power; text =A\n1"],
    ]
    assert ["How it was counted: Shares", "How many passages carry a theme."] in read["About"]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), None, pd.NaT, "x" * 40_000, True, datetime(2025, 1, 1), ["a", "b"]]
)
def test_a_workbook_takes_any_cell(value: object) -> None:
    frame = pd.DataFrame({"x": pd.Series([value, "=cmd|' /C calc'!A0"], dtype=object)})
    assert sheets(workbook(frame, ABOUT))["Numbers"][-1] == ["'=cmd|' /C calc'!A0"]


def test_more_rows_than_a_sheet_holds_are_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 1)
    with pytest.raises(SpreadsheetError, match=r"holds 1 rows, these are 2. Take the CSV"):
        workbook(FRAME, ABOUT)
