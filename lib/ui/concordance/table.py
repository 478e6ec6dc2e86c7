"""The lines of a concordance as a table: the keyword in the middle, the words that sort them marked, one line open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.figures.style import ThemeStyle
from lib.text import Cutter
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.markup.passages import carried
from lib.ui.session.view import View

Styles = dict[str, ThemeStyle]
Order = Sequence[str]
_SORTED_BY = {
    "Left": "L1,L2,L3",
    "Keyword": "keyword,R1,R2",
    "Right": "R1,R2,R3",
    "Source": "source,date",
    "Date": "date",
}
_CLASSES = {"Left": "left", "Keyword": "key", "Right": "right", "Source": "source", "Date": "date", "Themes": "themes"}
_LINE = re.compile(r"([0-9a-f]{16})-(\d{1,9})\.(\d{1,9})-(\d{1,9})")
_HEAD_OF = {"L": "Left", "R": "Right", "k": "Keyword", "s": "Source", "d": "Date"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the address names it: the article's key, the passage's place in it, and the hit in the passage's text.

    So a link finds its line in a corpus that was built anew, with other articles besides.
    """

    key: str
    ordinal: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.key}-{self.ordinal}.{self.start}-{self.end}"


def read_line(written: str) -> Line | None:
    """The line that a parameter of the address names, or None."""
    found = _LINE.fullmatch(written)
    return Line(found[1], *map(int, found.groups()[1:])) if found else None


def line_table(
    view: View, lines: pd.DataFrame, order: Order, cutter: Cutter, open_line: Line | None, opened: str
) -> str:
    """Lines as HTML. ``opened`` is what is shown under the one that is open."""
    rows = []
    for row in lines.itertuples():
        current = _line_of(row) == open_line
        rows.append(_row(view, row, order, cutter, current=current))
        if current:
            rows.append(f'<tr class="opened"><td colspan="{len(_columns(view))}">{opened}</td></tr>')
    return f'<table class="kwic"><thead>{_head(view, order)}</thead><tbody>{"".join(rows)}</tbody></table>'


def holds(lines: pd.DataFrame, line: Line) -> bool:
    """Whether a line is among these."""
    return any(_line_of(row) == line for row in lines.itertuples())


def _line_of(row: Any) -> Line:
    return Line(row.key, row.ordinal, row.start, row.end)


def _columns(view: View) -> tuple[str, ...]:
    return (
        ("Left", "Keyword", "Right", "Date") if view.wall else ("Left", "Keyword", "Right", "Source", "Date", "Themes")
    )


def _head(view: View, order: Order) -> str:
    """The column heads; each sorts by what it heads."""
    return f"<tr>{''.join(_heading(view, name, order) for name in _columns(view))}</tr>"


def _heading(view: View, name: str, order: Order) -> str:
    sort = _SORTED_BY.get(name)
    on = bool(order) and _HEAD_OF[order[0][0]] == name
    how = f' aria-sort="{"descending" if name == "Date" else "ascending"}"' if on else ""
    inner = f"{name} {'▾' if on else ''}".strip()
    if sort and not view.wall:
        told = f"Sort by {sort.replace(',', ' ')}"
        inner = link("concordance", view.address.without("at") | {"sort": [sort]}, inner, "", told)
    return f'<th scope="col" class="{_CLASSES[name]}"{how}>{inner}</th>'


def _row(view: View, row: Any, order: Order, cutter: Cutter, *, current: bool) -> str:
    styles = view.styles
    left, right = _sides(row, order, cutter)
    params = view.address.without("line") | {"line": [str(_line_of(row))]}
    keyword = f"<bdi>{escape(row.keyword)}</bdi>"
    if not view.wall:
        keyword = link("concordance", params, keyword, "", f"Read the passage: {row.title}", current)
    day = escape(str(row.published_on) if row.published_on is not None else "no date")
    icons = "".join(
        f'<span style="color:{style.hue}" title="{escape(style.label)}">{style.icon}</span>'
        for style in carried(row.themes, styles)
    )
    named = ", ".join(style.label for style in carried(row.themes, styles))
    cells = {
        "Left": f'<bdi dir="ltr" lang="{row.language}">{left}</bdi>',
        "Keyword": _level("keyword", order, keyword),
        "Right": f'<bdi lang="{row.language}">{right}</bdi>',
        "Source": _level("source", order, escape(row.source or "not stated")),
        "Date": _level("date", order, day),
        "Themes": f'<span role="img" aria-label="{escape(named or "no theme")}">{icons}</span>',
    }
    tds = "".join(f'<td class="{_CLASSES[name]}">{cells[name]}</td>' for name in _columns(view))
    return f"<tr{' class=open' if current else ''}>{tds}</tr>"


def _level(name: str, order: Order, inner: str) -> str:
    return f'<span class="k{order.index(name) + 1}">{inner}</span>' if name in order else inner


def _sides(row: Any, order: Order, cutter: Cutter) -> tuple[str, str]:
    """The text left and right of a hit, with the words the lines are sorted by marked by their level."""
    begin, end = len(row.left), len(row.left) + len(row.keyword)
    tokens = cutter.tokens(row.left + row.keyword + row.right)
    before = [token for token in reversed(tokens) if token.end <= begin]
    after = [token for token in tokens if token.start >= end]
    marks: dict[str, list[tuple[int, int, int]]] = {"L": [], "R": []}
    for level, name in enumerate(order, start=1):
        beside = {"L": before, "R": after}.get(name[0], [])
        if beside and int(name[1]) <= len(beside):
            token, shift = beside[int(name[1]) - 1], end if name[0] == "R" else 0
            marks[name[0]].append((token.start - shift, token.end - shift, level))
    return _marked(row.left, marks["L"]), _marked(row.right, marks["R"])


def _marked(text: str, marks: list[tuple[int, int, int]]) -> str:
    parts, at = [], 0
    for start, end, level in sorted(marks):
        parts.append(f'{escape(text[at:start])}<mark class="k{level}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*parts, escape(text[at:])])
