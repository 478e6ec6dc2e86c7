"""What a trend is asked for: terms in the address, read, counted, and what cannot be is said."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.analyses.trends import trend_of_nodes
from lib.corpus import articles
from lib.corpus.counts import node_counts, term_counts
from lib.corpus.nodes import NameNode, Node, names, read_node
from lib.errors import QueryError
from lib.figures.style import SERIES
from lib.log import refused
from lib.model import TrendPeriod
from lib.stats import change_points, frequencies
from lib.ui.markup.escape import label
from lib.ui.session import address
from lib.ui.session.view import View

PERIODS: dict[TrendPeriod, str] = {"month": "Month", "week": "Week", "quarter": "Quarter"}
MOST = len(SERIES)
LEADING, OFFERED = 4, 60


@dataclass(frozen=True, slots=True)
class Course:
    """The courses of some terms.

    Attributes
    ----------
    names: what each term is called.
    nodes: what each term finds.
    trend: the frame of `lib.stats.trends`, all passages and each theme.
    changes: the frame of `lib.stats.change_points` over all passages.
    n_undated: articles of the selection that have no place in it.
    """

    names: Mapping[str, str]
    nodes: Mapping[str, Node]
    trend: pd.DataFrame
    changes: pd.DataFrame
    n_undated: int

    @property
    def whole(self) -> pd.DataFrame:
        """The rows over all passages."""
        return self.trend[self.trend["theme"] == ""]


def read_terms(view: View) -> list[str]:
    """The terms in the address; without any, the leading words of the filter."""
    given = [term.strip() for term in view.address.values("term") if term.strip()]
    return list(dict.fromkeys(given)) or _leading(view)[:LEADING]


def draw_box(view: View, terms: list[str]) -> None:
    """The box that adds a term."""
    if view.wall:
        return
    named = {name: f"{one.label.en} {one.label.zh}".strip() for name, one in names(view.codebook).items()}

    def added() -> None:
        term = (st.session_state["trends_term"] or "").strip()
        st.session_state["trends_term"] = None
        if term:
            address.write(term=list(dict.fromkeys([*terms, term])))

    st.selectbox(
        "Add a word, a phrase, a concept",
        [term for term in dict.fromkeys([*_leading(view), *named]) if term not in terms],
        index=None,
        format_func=lambda term: named.get(term, term),
        key="trends_term",
        on_change=added,
        accept_new_options=True,
        disabled=len(terms) >= MOST,
        placeholder=f"{MOST} are the most" if len(terms) >= MOST else "稀土, export control*, /^re.*al$/",
        help="Choose one or type it: a word, a phrase, `contr*` for any ending, `this | that` for either, `/regex/`, "
        "`theme:alliances`, or the name of a concept or an actor.",
        width=300,
    )


def _leading(view: View) -> list[str]:
    """The leading words of the filter."""
    terms: list[str] = frequencies(view.ask(term_counts, view.subcorpus), view.stopwords, top=OFFERED)["term"].tolist()
    return terms


def course(view: View, terms: list[str], period: TrendPeriod) -> Course:
    """The courses of those terms that can be counted; why another cannot be is said on the page."""
    nodes: dict[str, Node] = {}
    if len(terms) > MOST:
        st.warning(
            f"{len(terms):,} terms are too many to tell apart; the first {MOST} are drawn.", icon=":material/info:"
        )
    for term in terms[:MOST]:
        try:
            node = read_node(term, view.codebook)
            view.ask(node_counts, view.subcorpus, node, view.cutter)
            nodes[term] = node
        except QueryError as error:
            st.warning(label(refused(error), 400), icon=":material/info:")
    trend = view.ask(trend_of_nodes, view.subcorpus, tuple(nodes.items()), view.cutter, period)
    coverage = view.ask(articles.coverage, view.subcorpus)
    return Course(
        names={term: _called(term, node) for term, node in nodes.items()},
        nodes=nodes,
        trend=trend,
        changes=change_points(trend[trend["theme"] == ""]),
        n_undated=int(coverage.loc[coverage["published_on"].isna(), "article"].nunique()),
    )


def _called(term: str, node: Node) -> str:
    if isinstance(node, NameNode):
        called = names(node.book, every=True)[node.id].label
        return f"{called.en} {called.zh}".strip()
    return term


def why_none(view: View, found: Course, period: TrendPeriod) -> str:
    """Why there is no course over time, and what to change; "" where there is one."""
    if not found.nodes:
        return "Nothing of this can be drawn. Choose another word, or take all away to see the leading words."
    days = pd.Series(view.ask(articles.coverage, view.subcorpus).drop_duplicates("article")["published_on"]).dropna()
    if days.empty:
        return "No article of this selection states a date, so there is no course over time. Drop a filter."
    if len(days) == 1:
        return f"Only one article here states a date ({days.iloc[0]}): a course takes two. Drop a filter."
    if days.nunique() == 1:
        one = f"All {len(days):,} dated articles here are of {days.iloc[0]}"
        return f"{one}: there is no course over one day. Drop a filter."
    if found.whole["period"].nunique() < 2:
        shorter = "Choose weeks, or drop a filter" if period != "week" else "Drop a filter"
        return f"All {len(days):,} dated articles here are of one {period} ({days.min()} to {days.max()}). {shorter}."
    return ""
