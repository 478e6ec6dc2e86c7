"""What the page of trends is asked for: terms in the address, the box that adds one, and why nothing can be drawn."""

from collections.abc import Sequence

import streamlit as st

from lib.analyses.rises import RisesQuestion
from lib.analyses.trends import Courses, TrendsQuestion
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import names
from lib.figures.style import SERIES, ThemeStyle, series_styles
from lib.log import refused
from lib.model import TrendPeriod
from lib.ui.markup.escape import label
from lib.ui.session.state import take_typed
from lib.ui.session.view import View
from lib.ui.widgets.inside import counts_inside
from lib.ui.widgets.suggestions import leading_words

PERIODS: dict[TrendPeriod, str] = {"month": "Month", "week": "Week", "quarter": "Quarter"}
MOST = len(SERIES)
LEADING, OFFERED = 4, 60


def chosen_slots(view: View) -> list[str]:
    """The terms in the address, each once; without any, the leading words of the filter.

    "" is a place that a term was taken from: the others keep theirs, and with it their colours.
    """
    slots: list[str] = []
    for term in map(str.strip, view.address.values("term")):
        slots.append("" if term in slots else term)
    if not any(slots):
        return list(leading_words(view, OFFERED)[:LEADING])
    return slots if len(slots) <= MOST else [term for term in slots if term]


def without_term(slots: Sequence[str], term: str) -> list[str]:
    """The places of terms when one is taken away."""
    left = ["" if other == term else other for other in slots]
    while left and not left[-1]:
        left.pop()
    return left


def with_term(slots: Sequence[str], term: str) -> list[str]:
    """The places of terms when one is added: in the first that is free."""
    if term in slots or "" not in slots:
        return list(dict.fromkeys([*slots, term]))
    free = slots.index("")
    return [*slots[:free], term, *slots[free + 1 :]]


def rises_question(view: View) -> RisesQuestion:
    """The question what rose and fell."""
    return RisesQuestion(view.stopwords, view.codebook, view.cutter)


def term_styles(slots: Sequence[str], courses: Courses) -> dict[str, ThemeStyle]:
    """How the course of each term looks, by its place among the terms."""
    return series_styles(courses.labels, {term: place for place, term in enumerate(slots) if term})


def trends_question(view: View, terms: list[str], period: TrendPeriod, unit: Unit | None) -> TrendsQuestion:
    """The question about as many of the terms as can be told apart."""
    return TrendsQuestion(tuple(terms[:MOST]), period, unit, counts_inside(view), view.codebook, view.cutter)


def draw_term_box(view: View, slots: Sequence[str]) -> None:
    """The box that adds a term."""
    terms = [term for term in slots if term]
    if view.wall:
        return
    named = {name: f"{one.label.en} {one.label.zh}".strip() for name, one in names(view.codebook).items()}

    def added() -> None:
        if term := take_typed("trends_term", None):
            view.address.write(term=with_term(slots, term))

    st.selectbox(
        "Add a word, a phrase, a concept",
        [term for term in dict.fromkeys([*leading_words(view, OFFERED), *named]) if term not in terms],
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


def draw_refusals(terms: list[str], courses: Courses) -> None:
    """Why some of the terms are not drawn."""
    if len(terms) > MOST:
        st.warning(
            f"{len(terms):,} terms are too many to tell apart; the first {MOST} are drawn.", icon=":material/info:"
        )
    for error in courses.refused.values():
        st.warning(label(refused(error), 400), icon=":material/info:")


def why_no_course(courses: Courses, period: TrendPeriod) -> str:
    """Why there is no course over time, and what to change; "" where there is one."""
    days = courses.days
    if not courses.labels:
        return "Nothing of this can be drawn. Choose another word, or take all away to see the leading words."
    if days.empty:
        return "No article of this selection states a date, so there is no course over time. Drop a filter."
    if len(days) == 1:
        return f"Only one article here states a date ({days.iloc[0]}): a course takes two. Drop a filter."
    if days.nunique() == 1:
        one = f"All {len(days):,} dated articles here are of {days.iloc[0]}"
        return f"{one}: there is no course over one day. Drop a filter."
    if courses.whole["period"].nunique() < 2:
        shorter = "Choose weeks, or drop a filter" if period != "week" else "Drop a filter"
        return f"All {len(days):,} dated articles here are of one {period} ({days.min()} to {days.max()}). {shorter}."
    return ""
