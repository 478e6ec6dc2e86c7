"""Tables of the page of company: a row a collocate or a pair, each head sorts, each number opens what it counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses import leave_one_out
from lib.analyses.collocates import Question
from lib.analyses.leave_one_out import MARK, PairCheck, mark
from lib.corpus.leave_one_out import Unit
from lib.figures.network import ASSOCIATION_LABELS
from lib.figures.style import ACCENT, NEUTRAL
from lib.ui.collocates.question import MEASURES, n_rows
from lib.ui.markup.elements import Markup, element, escape
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

HEIGHT = 560
Pair = tuple[str, str] | None
TOGETHER = "How often they are together: opens the passages"
ARTICLES = "Articles in which they are together: opens the passages"
OF_ALL = "All of it in the selection: opens its concordance"
_WORDS = ("spelling", "language", "name_a", "name_b")
_ON_WALL = ("spelling", "name_a", "name_b", "count", "n_articles")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    head: what stands over it, ``told`` what a pointer is told there.
    sort: the column of the frame that a click on the head sorts by, "" for none.
    cell: its HTML for a row.
    """

    head: str
    sort: str
    cell: Callable[[Any], str]
    told: str = ""


def collocate_table(view: View, frame: pd.DataFrame, question: Question, opened: Pair) -> None:
    """Collocates of the node, with their counts and all measures."""
    node = question.written
    columns = [
        Column("Collocate", "spelling", partial(_collocate, view)),
        Column("Lang.", "language", lambda row: row.language),
        Column("Together", "count", lambda row: opens_pair(view, f"{row.count:,}", node, row.spelling), TOGETHER),
        Column("Left, right", "left", lambda row: _left_share(row.left, row.right), "Most to the left first"),
        Column(
            "Articles", "n_articles", lambda row: opens_pair(view, f"{row.n_articles:,}", node, row.spelling), ARTICLES
        ),
        Column("Of all", "f2", lambda row: concordance_link(view, f"{row.f2:,}", row.spelling), OF_ALL),
        Column("Expected", "expected", partial(_measured, "expected"), "How often, if words stood anywhere"),
        *_measures(),
    ]
    _table(view, frame, columns, question.by, lambda row: opened is not None and set(opened) == {node, row.spelling})


def _collocate(view: View, row: Any) -> str:
    return _sign(row.note) + collocates_link(view, row.spelling, row.spelling)


def _sign(note: str) -> Markup:
    """What a row hangs on, as a sign to point at before a name, which may be cut at its end."""
    return element("span", mark(note), title=note) + " " if note else Markup()


def _pair_table(
    view: View, frame: pd.DataFrame, question: Question, opened: Pair, called: Callable[[str], str] = str
) -> None:
    """Pairs of words or names, with their counts, measures and a ``note``; ``called`` says how a name is written."""
    columns = [
        Column("One", "name_a", lambda row: collocates_link(view, called(row.name_a), row.name_a)),
        Column("Other", "name_b", lambda row: _sign(row.note) + collocates_link(view, called(row.name_b), row.name_b)),
        Column("Together", "count", lambda row: opens_pair(view, f"{row.count:,}", row.name_a, row.name_b), TOGETHER),
        Column("Articles", "n_articles", lambda row: opens_pair(view, f"{row.n_articles:,}", *_names(row)), ARTICLES),
        Column("Of one", "f1", lambda row: concordance_link(view, f"{row.f1:,}", row.name_a), OF_ALL),
        Column("Of other", "f2", lambda row: concordance_link(view, f"{row.f2:,}", row.name_b), OF_ALL),
        *_measures(),
    ]
    _table(view, frame, columns, question.by, lambda row: opened is not None and set(opened) == set(_names(row)))


def list_pairs(
    view: View,
    pairs: pd.DataFrame,
    question: Question,
    check: PairCheck,
    unit: Unit | None,
    opened: Pair,
    called: Callable[[str], str] = str,
) -> None:
    """The first of some pairs as a table, under a heading with all to download, and how many hang on one unit."""
    listed = check(view.corpus, view.subcorpus, pairs.head(n_rows(view, question)), question, unit)
    show.header(view, f"{len(listed):,} of {len(pairs):,} pairs", pairs, "collocates_pairs")
    if unit:
        st.markdown(f":small[{leave_one_out.verdict(listed, unit, 'pair', 'together')}]")
    _pair_table(view, listed, question, opened, called)


def _names(row: Any) -> tuple[str, str]:
    return row.name_a, row.name_b


def _table(view: View, frame: pd.DataFrame, columns: Sequence[Column], by: str, current: Callable[[Any], bool]) -> None:
    """Rows in the order that the address asks for; ``by`` is the measure that ranks them, ``current`` the open row."""
    shown = [column for column in columns if not view.wall or column.sort in {*_ON_WALL, by}]
    sort = asked_sort(view, columns, by)
    heads = "".join(_head(view, column, sort, by) for column in shown)
    rows = "".join(
        f"<tr{' class=current' if current(row) else ''}>{''.join(_cell(column, row, by) for column in shown)}</tr>"
        f"{_note(row, len(shown))}"
        for row in in_order(frame, *sort).itertuples()
    )
    with st.container(height="content" if view.wall else HEIGHT, border=False, key="collocates_table"):
        st.html(f"<table class='collocates'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")


def _note(row: Any, width: int) -> str:
    """A line below a row that hangs on one article, source or rule."""
    note = getattr(row, "note", "")
    hangs = mark(note) == MARK
    return f"<tr class=note><td colspan={width}>{MARK} {escape(note)}</td></tr>" if hangs else ""


def asked_sort(view: View, columns: Sequence[Column], by: str) -> tuple[str, bool]:
    """The column to sort by and whether upside down; without one in the address the measure that ranks."""
    asked = view.address.first("sort")
    name = asked.removesuffix("-up")
    known = {column.sort for column in columns if column.sort}
    return (name, asked != name) if name in known else (by, False)


def in_order(frame: pd.DataFrame, name: str, reverse: bool) -> pd.DataFrame:
    """The rows by a column: numbers from the largest, words by the alphabet, or upside down."""
    up = not pd.api.types.is_numeric_dtype(frame[name])
    return frame.sort_values(name, ascending=up is not reverse, kind="stable")


def _head(view: View, column: Column, sort: tuple[str, bool], by: str) -> str:
    name, reverse = sort
    on = column.sort == name
    inner = escape(column.head) + (" ▴" if on and reverse else " ▾" if on else "")
    how = f' aria-sort="{"other" if reverse else "descending"}"' if on else ""
    if column.sort and not view.wall:
        wanted = f"{column.sort}-up" if on and not reverse else column.sort
        sorted_so = view.address.without("sort") | ({} if wanted == by else {"sort": [wanted]})
        inner = link("collocates", sorted_so, inner, "", column.told)
    return f'<th scope="col"{_class(column, by)}{how}>{inner}</th>'


def _cell(column: Column, row: Any, by: str) -> str:
    return f"<td{_class(column, by)}>{column.cell(row)}</td>"


def _class(column: Column, by: str) -> str:
    names = [*(["n"] if column.sort not in _WORDS else []), *(["by"] if column.sort == by else [])]
    return f' class="{" ".join(names)}"' if names else ""


def opens_pair(view: View, inner: str, one: str, other: str) -> str:
    """A link that opens the passages in which two stand together; plain on the wall."""
    params = view.address.without("pair", "at") | {"pair": [one, other]}
    told = f"The passages with {one} and {other}"
    return escape(inner) if view.wall else link("collocates", params, escape(inner), "", told)


def concordance_link(view: View, inner: str, node: str) -> str:
    """A link to all hits of a node under the filter that is on."""
    params = view.address.carried()
    told = f"All lines of {node}"
    return escape(inner) if view.wall else link("concordance", params | {"node": [node]}, escape(inner), "", told)


def collocates_link(view: View, inner: str, node: str) -> str:
    """A link to the company of another node."""
    params = view.address.without("node", "pair", "at", "sort") | {"node": [node]}
    return escape(inner) if view.wall else link("collocates", params, escape(inner), "", f"Collocates of {node}")


def _measures() -> list[Column]:
    return [Column(head, name, partial(_measured, name), ASSOCIATION_LABELS[name]) for name, head in MEASURES.items()]


def _measured(name: str, row: Any) -> str:
    """A number in as many digits as tell it apart."""
    value = getattr(row, name)
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 100 else f"{value:.2f}"


def _left_share(left: int, right: int) -> str:
    """How much of the company is to the left, as a small bar."""
    share = 100 * left / max(1, left + right)
    ground = f"linear-gradient(90deg,{ACCENT} {share:.0f}%,{NEUTRAL}66 {share:.0f}%)"
    told = f"{left:,} to the left, {right:,} to the right"
    return f'<span class="sides" role="img" aria-label="{told}" title="{told}" style="background:{ground}"></span>'
