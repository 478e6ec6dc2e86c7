"""The words of a comparison as a table: every count leads to its lines, every head sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses.leave_one_out import MARK, mark
from lib.figures.words import SideName, SideStyles
from lib.ui.compare.styles import Links
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.ui.widgets import figures as show


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it sorts by, its head, how a value is written, and what the head says when pointed at."""

    name: str
    head: str
    write: Callable[[Any], str]
    about: str


def _interval(row: Any) -> str:
    if not (row.count and row.count_reference):
        return f"{row.log_ratio:+.2f} <small>only in {'A' if row.count else 'B'}</small>"
    return f"{row.log_ratio:+.2f} <small>[{row.log_ratio_low:+.2f}, {row.log_ratio_high:+.2f}]</small>"


def _percent(row: Any) -> str:
    return "only in A" if isinf(row.percent_diff) else f"{row.percent_diff:+,.0f} %"


def _p(row: Any) -> str:
    return "&lt; 0.001" if row.p_adjusted < 0.001 else f"{row.p_adjusted:.3f}"


_SIDE = (
    ("count", "count", "{:,}", "Occurrences in {}"),
    ("per_1000", "per 1,000", "{:,.2f}", "Occurrences per 1,000 words of {}"),
    ("n_articles", "articles", "{:,}", "Articles of {} it occurs in (range)"),
)
_DIFFERENCE = (
    Column("g2", "G2", lambda row: f"{row.g2:+,.1f}", "Log-likelihood: how sure the difference is; minus: more in B"),
    Column("p_adjusted", "p", _p, "Chance of so large a G2 without a difference, corrected"),
    Column("log_ratio", "Log ratio", _interval, "1 is twice as often in A, -1 in B, with its 95 % interval"),
    Column("percent_diff", "%DIFF", _percent, "How much more often in A, in percent of B's rate"),
)
_RISING = {"label", "p_adjusted"}  # what a first click sorts with the least on top
_ENDINGS: dict[SideName, str] = {"target": "", "reference": "_reference"}


def compare_table(view: View, words: pd.DataFrame, found: pd.DataFrame, sides: SideStyles, links: Links) -> None:
    """The leading words of both sides, sorted by the column that the address names; the CSV has all words tested."""
    show.header(view, f"Leading words, {len(words):,} of {len(found):,}", found.drop(columns="label"), "compare_table")
    by = view.address.first("sort").removeprefix("-")
    columns = _columns(sides)
    if by in {column.name for column in columns} | {"label"}:
        ascending = (by in _RISING) != view.address.first("sort").startswith("-")
        alike = (lambda labels: labels.str.casefold()) if by == "label" else None
        words = words.sort_values(by, ascending=ascending, kind="stable", ignore_index=True, key=alike)
    rows = "".join(_row(row, columns, sides, links) for row in words.itertuples())
    st.html(
        '<div style="overflow-x:auto" tabindex="0" role="region" aria-label="Leading words">'
        f'<table class="versus">{_head(view, columns, sides)}<tbody>{rows}</tbody></table></div>'
    )


def _columns(sides: SideStyles) -> list[Column]:
    """Those of either side, then those of the difference; the wall has fewer."""
    found = []
    for side, ending in _ENDINGS.items():
        for name, head, form, about in _SIDE:
            found.append(
                Column(f"{name}{ending}", head, _written(f"{name}{ending}", form), about.format(sides[side].letter))
            )
    return [*found, *_DIFFERENCE]


def _written(name: str, form: str) -> Callable[[Any], str]:
    return lambda row: form.format(getattr(row, name))


def _head(view: View, columns: list[Column], sides: SideStyles) -> str:
    groups = "".join(
        f'<th colspan="3" scope="colgroup" class="side">'
        f'<span style="color:{sides[side].hue}" aria-hidden="true">■</span> '
        f"{escape(sides[side].letter)}: {escape(sides[side].label)}</th>"
        for side in _ENDINGS
    )
    rest = f'<th colspan="{len(_DIFFERENCE)}" scope="colgroup" class="side">Difference</th>'
    heads = "".join(_sorts(view, column) for column in [Column("label", "Word", str, "Alphabetical"), *columns])
    return f"<thead><tr><td></td>{groups}{rest}</tr><tr>{heads}</tr></thead>"


def _sorts(view: View, column: Column) -> str:
    asked = view.address.first("sort")
    on = asked.removeprefix("-") == column.name
    again = f"-{column.name}" if asked == column.name else column.name
    down = (column.name in _RISING) == asked.startswith("-")
    how = f' aria-sort="{"descending" if down else "ascending"}"' if on else ""
    inner = f"{escape(column.head)}{(' ▾' if down else ' ▴') if on else ''}"
    inner = link("compare", {**view.address.params, "sort": [again]}, inner, title=column.about)
    return f'<th scope="col"{how}{" class=word" if column.name == "label" else ""}>{inner}</th>'


def _row(row: Any, columns: list[Column], sides: SideStyles, links: Links) -> str:
    cells = "".join(f"<td>{_cell(row, column, sides, links)}</td>" for column in columns)
    note = getattr(row, "note", "")
    note = f"<br><small>{escape(note)}</small>" if mark(note) == MARK else ""
    return f'<tr><th scope="row" class="word">{escape(row.label)}{note}</th>{cells}</tr>'


def _cell(row: Any, column: Column, sides: SideStyles, links: Links) -> str:
    written = column.write(row)
    side = next((side for side, ending in _ENDINGS.items() if column.name == f"count{ending}"), None)
    if side is None or written == "0":
        return written
    return link(
        "concordance", links[side] | {"node": [row.term]}, written, "", f"{row.label} in {sides[side].label}: its lines"
    )
