"""A table of words or names, a page of it at a time: its heads sort, and it is read by screen readers."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from lib.figures.words import Ranking
from lib.ui.keywords.question import Asked
from lib.ui.markup.links import link
from lib.ui.session import address
from lib.ui.session.view import View

PAGE_SIZE = 25
ON_WALL = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; one with a ``by`` sorts the list, and ``note`` says what it counts."""

    name: str
    by: Ranking | None = None
    note: str = ""


def table_html(
    view: View,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    asked: Asked,
    current: Container[int] = (),
    notes: Mapping[int, str] | None = None,
) -> str:
    """A table of cells that are HTML already; a head is a link that sorts by its column, or turns the order around.

    ``current`` are the numbers of rows that are open, ``notes`` are lines of HTML below some rows.
    """
    body = "".join(
        _row(row, number in current, (notes or {}).get(number, ""), len(columns)) for number, row in enumerate(rows)
    )
    heads = "".join(_head(view, column, asked) for column in columns)
    table = f"<table class='words'><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div class='words-box'>{table}</div>"


def _row(cells: Sequence[str], current: bool, note: str, n_columns: int) -> str:
    row = f"<tr{' class=current' if current else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    return f"{row}<tr class=note><td></td><td colspan={n_columns - 1}>{note}</td></tr>" if note else row


def _head(view: View, column: Column, asked: Asked) -> str:
    if column.by not in asked.measures or view.wall:
        return f"<th scope='col'>{column.name}</th>"
    kept = view.address.without("by", "order", "at")
    by: address.Params = {} if column.by == "count" else {"by": [column.by]}
    if column.by != asked.by:
        return f"<th scope='col'>{link('keywords', kept | by, column.name, title=column.note)}</th>"
    turned: address.Params = {} if asked.up else {"order": [column.by]}
    arrow, sort = ("↑", "ascending") if asked.up else ("↓", "descending")
    shown = link("keywords", kept | by | turned, f"{column.name}&nbsp;{arrow}", title=column.note, current=True)
    return f"<th scope='col' aria-sort='{sort}'>{shown}</th>"
