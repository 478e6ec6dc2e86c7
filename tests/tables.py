"""Tables of our own HTML, read as a browser reads them: their heads, rows and cells."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class ReadTable:
    """A table of a page.

    Attributes
    ----------
    heads: what its heads say, without the sign of a sort; ``sorted_by`` the head that has one and its direction.
    rows: the text of each cell, row by row; lines below a row are in ``notes``, by the number of their row.
    current: the numbers of the rows that are open.
    tag: all of it, for what else a test asks: links, titles, classes.
    """

    heads: list[str]
    sorted_by: tuple[str, str] | None
    rows: list[list[str]]
    notes: dict[int, str]
    current: list[int]
    tag: Tag


def read_tables(html: str, kind: str = "") -> list[ReadTable]:
    """The tables of some HTML, those of a class where one is asked for."""
    soup = BeautifulSoup(html, "html.parser")
    return [_read(table) for table in soup.select(f"table.{kind}" if kind else "table")]


def read_table(html: str, kind: str = "") -> ReadTable:
    """The one table of some HTML, or of a class."""
    (table,) = read_tables(html, kind)
    return table


def _read(table: Tag) -> ReadTable:
    heads = table.select("thead tr:last-child > *")
    rows: list[list[str]] = []
    notes: dict[int, str] = {}
    current: list[int] = []
    for row in table.select("tbody > tr"):
        classes = row.get_attribute_list("class")
        if "note" in classes:
            notes[len(rows) - 1] = row.get_text().strip()
            continue
        current += [len(rows)] if "current" in classes else []
        rows.append([cell.get_text().strip() for cell in row.find_all(["td", "th"], recursive=False)])
    by = next(((_name(head), str(head["aria-sort"])) for head in heads if head.get("aria-sort")), None)
    return ReadTable([_name(head) for head in heads], by, rows, notes, current, table)


def _name(head: Tag) -> str:
    return head.get_text().strip(" \xa0▴▾▲▼↑↓")
