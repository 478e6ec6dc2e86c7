"""The table of the page Collocates: a row a collocate or a pair; heads sort, a number opens what it counts."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

import pandas as pd
import streamlit as st

from lib.analyses.collocates.answer import IN_ONE_ARTICLE, CollocatesAnswer
from lib.analyses.collocates.pair import Pair
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.leave_one_out import MARK, UNSURE, verdict
from lib.corpus.leave_one_out import Unit
from lib.figures.network import ASSOCIATION_MEANINGS
from lib.figures.style import ACCENT, NEUTRAL
from lib.frames import rows
from lib.stats import CERTAIN
from lib.ui.collocates.links import collocates_link, concordance_link, pair_link
from lib.ui.collocates.question import MEASURES, name_label
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.escape import label
from lib.ui.markup.table import Column, Sort, Table, chosen_sort, sorted_frame
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small
from lib.wording import counted

HEIGHT = 560
_TOGETHER = "How often they are together: opens the passages"
_ARTICLES = "Articles in which they are together: opens the passages"
_OF_ALL = "All of it in the selection: opens its concordance"
_ON_WALL = ("spelling", "name_a", "name_b", "count", "n_articles")


class _Row(Protocol):
    """A collocate or a pair."""

    @property
    def note(self) -> str: ...

    @property
    def sign(self) -> str: ...

    @property
    def pair(self) -> set[str]: ...


class CollocateRow(NamedTuple):
    """A collocate of `lib.stats.association` with its ``note`` and ``sign``; ``node`` is what it stands near."""

    node: str
    spelling: str
    language: str
    count_: int
    left: int
    right: int
    n_articles: int
    f2: int
    expected: float
    log_dice: float
    mi: float
    mi3: float
    t_score: float
    g2: float
    dice: float
    note: str
    sign: str

    @property
    def pair(self) -> set[str]:
        return {self.node, self.spelling}


class PairRow(NamedTuple):
    """A pair of `lib.stats.association` with its ``note`` and ``sign``."""

    name_a: str
    name_b: str
    count_: int
    n_articles: int
    f1: int
    f2: int
    log_dice: float
    mi: float
    mi3: float
    t_score: float
    g2: float
    dice: float
    note: str
    sign: str

    @property
    def pair(self) -> set[str]:
        return {self.name_a, self.name_b}


Row = TypeVar("Row", CollocateRow, PairRow)


def draw_table(
    view: View, question: CollocatesQuestion, collocates: CollocatesAnswer, pair: Pair | None, unit: Unit | None
) -> None:
    """The first that are found under a heading with all to download, and what does not hold without one ``unit``.

    The row of the ``pair`` that is open is marked.
    """
    n, of = len(collocates.listed), len(collocates.ranked)
    open_names = set(pair.names if pair else ())
    if "spelling" in collocates.listed:
        show.header(view, f"{n:,} of {of:,} collocates", collocates.ranked, "collocates_collocates")
        if unit:
            st.markdown(f":small[{label(_verdict_on_collocates(collocates.listed, unit), 400)}]")
        small(_in_one_article(collocates.listed, "collocate"))
        listed = collocates.listed.assign(node=question.written)
        _draw_rows(view, listed, question, CollocateRow, _collocate_columns(view), open_names)
    else:
        show.header(view, f"{n:,} of {of:,} pairs", collocates.ranked, "collocates_pairs")
        if unit:
            st.markdown(f":small[{verdict(collocates.listed, unit, 'pair', 'together')}]")
        small(_in_one_article(collocates.listed, "pair"))
        _draw_rows(view, collocates.listed, question, PairRow, _pair_columns(view), open_names)


def _in_one_article(listed: pd.DataFrame, noun: str) -> str:
    """How many rows are of one article, where that is what their notes say."""
    n = int((listed["note"] == IN_ONE_ARTICLE).sum())
    many = "is together in 1 article only" if n == 1 else "are together in 1 article only each"
    return f"{MARK} {n:,} of {counted(len(listed), noun)} {many}." if n else ""


def _verdict_on_collocates(listed: pd.DataFrame, unit: Unit) -> str:
    """How many collocates do not hold."""
    sentence = verdict(listed, unit, "collocate", "with it")
    unsure = (listed["note"] == UNSURE).any()
    return f"{sentence} Sure is a G² of {CERTAIN} or more." if unsure else sentence


def _draw_rows(
    view: View,
    frame: pd.DataFrame,
    question: CollocatesQuestion,
    row_type: type[Row],
    columns: list[Column[Row]],
    open_names: set[str],
) -> None:
    """Rows in the order that the address asks for, the measure that ranks in bold."""
    usual = Sort(question.by)
    columns += _measures(question)
    sort = chosen_sort(view, columns, usual)
    ordered = sorted_frame(frame, columns, sort)
    table = Table(
        [column for column in columns if not view.wall or column.sort in {*_ON_WALL, question.by}],
        rows(ordered, row_type),
        "collocates",
        sort=sort,
        usual=usual,
        current=lambda row: row.pair == open_names,
        below=_note,
    )
    with st.container(height="content" if view.wall else HEIGHT, border=False, key="collocates_table"):
        st.html(table.html(view))


def _collocate_columns(view: View) -> list[Column[CollocateRow]]:
    def collocate(row: CollocateRow) -> Markup:
        return _sign(row) + collocates_link(view, row.spelling, row.spelling)

    def pair(n: Callable[[CollocateRow], int]) -> Callable[[CollocateRow], Markup]:
        return lambda row: pair_link(view, f"{n(row):,}", row.node, row.spelling)

    return [
        Column("Collocate", collocate, "spelling", rising=True),
        Column("Lang.", lambda row: row.language, "language", rising=True),
        Column("Together", pair(lambda row: row.count_), "count", _TOGETHER, kind="n"),
        Column("Left, right", _left_share, "left", "Most to the left first", kind="n"),
        Column("Articles", pair(lambda row: row.n_articles), "n_articles", _ARTICLES, kind="n"),
        Column("Of all", lambda row: concordance_link(view, f"{row.f2:,}", row.spelling), "f2", _OF_ALL, kind="n"),
        Column(
            "Expected",
            lambda row: _measured(row.expected),
            "expected",
            "How often, if words stood anywhere",
            kind="n",
        ),
    ]


def _pair_columns(view: View) -> list[Column[PairRow]]:
    def one(row: PairRow) -> Markup:
        return collocates_link(view, name_label(view, row.name_a), row.name_a)

    def other(row: PairRow) -> Markup:
        return _sign(row) + collocates_link(view, name_label(view, row.name_b), row.name_b)

    def pair(n: Callable[[PairRow], int]) -> Callable[[PairRow], Markup]:
        return lambda row: pair_link(view, f"{n(row):,}", row.name_a, row.name_b)

    return [
        Column("One", one, "name_a", rising=True),
        Column("Other", other, "name_b", rising=True),
        Column("Together", pair(lambda row: row.count_), "count", _TOGETHER, kind="n"),
        Column("Articles", pair(lambda row: row.n_articles), "n_articles", _ARTICLES, kind="n"),
        Column("Of one", lambda row: concordance_link(view, f"{row.f1:,}", row.name_a), "f1", _OF_ALL, kind="n"),
        Column("Of other", lambda row: concordance_link(view, f"{row.f2:,}", row.name_b), "f2", _OF_ALL, kind="n"),
    ]


def _measures(question: CollocatesQuestion) -> list[Column[Row]]:
    def measure(name: str, row: Row) -> str:
        return _measured(getattr(row, name))

    return [
        Column(
            head,
            partial(measure, name),
            name,
            ASSOCIATION_MEANINGS[name],
            kind="n by" if name == question.by else "n",
        )
        for name, head in MEASURES.items()
    ]


def _sign(row: _Row) -> Markup:
    """What a row hangs on, as a sign with a tooltip before a name, which may be cut at its end."""
    return element("span", row.sign, title=row.note) + " " if row.note else Markup()


def _note(row: _Row) -> str:
    """A line below a row that hangs on one article, source or rule."""
    return f"{MARK} {row.note}" if row.sign == MARK and row.note != IN_ONE_ARTICLE else ""


def _measured(value: float) -> str:
    """A number in as many digits as tell it apart."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 100 else f"{value:.2f}"


def _left_share(row: CollocateRow) -> Markup:
    """How many of the collocates are to the left, as a small bar."""
    share = 100 * row.left / max(1, row.left + row.right)
    bar = f"background:linear-gradient(90deg,{ACCENT} {share:.0f}%,{NEUTRAL}66 {share:.0f}%)"
    text = f"{row.left:,} to the left, {row.right:,} to the right"
    return element("span", class_="sides", role="img", aria_label=text, title=text, style=bar)
