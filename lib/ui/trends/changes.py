"""Where use changes, in words, and what a change hangs on."""

from datetime import date

import streamlit as st

from lib.analyses import leave_one_out
from lib.analyses.trends import ChangeRow, Courses, TrendsQuestion
from lib.figures.style import ThemeStyle, ThemeStyles
from lib.figures.words import change_sentence
from lib.frames import rows
from lib.model import TrendPeriod
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.ui.trends.courses import point_params
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import note

SUREST = 4
_LIST = "list-style:none;margin:0;padding:0;font-size:.9375rem;line-height:1.5"
_SMALL = "font-size:.875rem"


def draw_changes(view: View, question: TrendsQuestion, courses: Courses, styles: ThemeStyles) -> None:
    """The change points in words, each with a link to the lines from then on."""
    changes = courses.changes
    show.header(view, "Where use changes", changes, "trends_changes")
    changed = [style for term, style in styles.items() if (changes["term"] == term).any()]
    lists = joined(_changes_of_term(view, courses, style, question.period) for style in changed)
    st.html(lists + _unchanged(courses, styles))
    if question.unit:
        note(leave_one_out.verdict(changes, question.unit, "change", "larger than chance"))


def _changes_of_term(view: View, courses: Courses, style: ThemeStyle, period: TrendPeriod) -> Markup:
    frame = courses.changes
    own = frame[frame["term"] == style.id]
    own = own if "note" in own else own.assign(note="")
    surest = own.nlargest(SUREST, "gain").sort_values("period")
    items = [element("li", _change(view, row, period)) for row in rows(surest, ChangeRow)]
    if len(own) > len(surest):
        items.append(element("li", f"{len(own) - len(surest):,} less sure, in the CSV", style=_SMALL))
    return element("div", _head(courses, style), element("ul", *items, style=_LIST), style="margin-bottom:.7em")


def _head(courses: Courses, style: ThemeStyle) -> Markup:
    icon = element("span", style.icon, style=f"color:{style.hue}", aria_hidden="true")
    return Markup("{} {}").format(icon, element("b", courses.labels[style.id]))


def _unchanged(courses: Courses, styles: dict[str, ThemeStyle]) -> Markup:
    """The terms that do not change, below one another by the reason."""
    reasons: dict[str, list[Markup]] = {}
    for term, style in styles.items():
        if not (courses.changes["term"] == term).any():
            reasons.setdefault(_why_unchanged(courses, term), []).append(_head(courses, style))
    parts = (element("div", joined(heads, Markup("<br>"))) + element("p", reason) for reason, heads in reasons.items())
    return element("div", *parts, style="line-height:1.6")


def _change(view: View, row: ChangeRow, period: TrendPeriod) -> Markup:
    since: date = row.period.date()
    target = point_params(view, row.term, since, row.until.date())
    sentence = escape(change_sentence(row.period, row.per_1000_before, row.per_1000_after, period=period))
    shown = link("concordance", target, sentence, "color:inherit") if target else sentence
    return shown + element("div", f"{leave_one_out.MARK} {row.note}", style=_SMALL) if row.note else shown


def _why_unchanged(courses: Courses, term: str) -> str:
    course = courses.whole[courses.whole["term"] == term]
    if not course["count"].any():
        return "No dated article of this selection uses it."
    if course["design_effect"].isna().all():
        return "Too few articles a period to tell a change from chance."
    return "No change beyond chance and the usual swings."
