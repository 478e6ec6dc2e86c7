"""A table of words or names, a page of it at a time: its heads sort, and it is read by screen readers."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from lib.figures import ACCENT, LINE, Ranking
from lib.ui import address
from lib.ui.links import link
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked

PAGE_SIZE = 25
ON_WALL = 12
STYLE = f"""<style>
.words-box {{ container-type: inline-size; }}
.words {{ width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.35; }}
.words :is(td, th) {{ width: 1%; text-align: right; padding: .1em .3em; font-variant-numeric: tabular-nums; }}
.words :is(td, th):last-child {{ padding-right: 0 !important; }}
.words td {{ white-space: nowrap; }}
.words th {{ font-weight: 600; vertical-align: bottom; padding-bottom: .3em; }}
.words td {{ border-top: 1px solid {LINE}; }}
.words .note td {{ border: 0; padding-top: 0; }}
.words :is(td, th):nth-child(2) {{ width: auto; text-align: left; white-space: normal; overflow-wrap: break-word; }}
.words a {{ color: inherit; text-decoration: none; }}
.words a:hover {{ text-decoration: underline !important; }}
.words [aria-sort] a {{ text-decoration: underline; text-underline-offset: .2em; }}
@container (min-width: 34rem) {{
  .words th {{ white-space: nowrap; }}
  .words :is(td, th) {{ padding: .1em .7em; }}
}}
.pages {{ display: flex; gap: 1.2em; font-size: .875rem; padding: .6em .35em; font-variant-numeric: tabular-nums; }}
.pages a {{ color: inherit; }}
.pages .off {{ visibility: hidden; }}
.words .current {{ background: {ACCENT}26; box-shadow: inset 3px 0 0 {ACCENT}; }}
</style>"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; one with a ``by`` sorts the list, and ``note`` says what it counts."""

    name: str
    by: Ranking | None = None
    note: str = ""


def table_html(
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
    heads = "".join(_head(column, asked) for column in columns)
    table = f"<table class='words'><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"{STYLE}<div class='words-box'>{table}</div>"


def _row(cells: Sequence[str], current: bool, note: str, n_columns: int) -> str:
    row = f"<tr{' class=current' if current else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    return f"{row}<tr class=note><td></td><td colspan={n_columns - 1}>{note}</td></tr>" if note else row


def page_start(n: int) -> int:
    """Where in a list of so many rows the page that the address names begins."""
    return PAGE_SIZE * (max(1, address.number("at", 1, -(-n // PAGE_SIZE))) - 1)


def pages_html(first: int, n: int) -> str:
    """Links to the pages before and after; "" where the list has one page."""
    if n <= PAGE_SIZE:
        return ""
    at = first // PAGE_SIZE + 1
    last = -(-n // PAGE_SIZE)
    turns = [
        ("« First", 1, at > 1),
        ("‹ Previous", at - 1, at > 1),
        ("Next ›", at + 1, at < last),
        ("Last »", last, at < last),
    ]
    before, after = ("".join(_turn(*turn) for turn in part) for part in (turns[:2], turns[2:]))
    told = f"<span>{first + 1:,} to {min(first + PAGE_SIZE, n):,} of {n:,}</span>"
    return f"<nav class='pages' aria-label='Pages of the list'>{before}{told}{after}</nav>"


def _turn(name: str, at: int, there: bool) -> str:
    if not there:
        return f"<span class='off'>{name}</span>"
    kept = address.without("at")
    return link("keywords", kept | ({"at": [str(at)]} if at > 1 else {}), name)


def _head(column: Column, asked: Asked) -> str:
    if column.by not in asked.measures or on_wall():
        return f"<th scope='col'>{column.name}</th>"
    kept = address.without("by", "order", "at")
    by: address.Read = {} if column.by == "count" else {"by": [column.by]}
    if column.by != asked.by:
        return f"<th scope='col'>{link('keywords', kept | by, column.name, title=column.note)}</th>"
    turned: address.Read = {} if asked.up else {"order": [column.by]}
    arrow, sort = ("↑", "ascending") if asked.up else ("↓", "descending")
    shown = link("keywords", kept | by | turned, f"{column.name}&nbsp;{arrow}", title=column.note, current=True)
    return f"<th scope='col' aria-sort='{sort}'>{shown}</th>"
