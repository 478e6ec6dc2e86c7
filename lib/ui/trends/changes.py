"""Where use changes, in words, and what a change hangs on."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.figures.style import ThemeStyle, series_styles
from lib.figures.words import change_sentence
from lib.model import TrendPeriod
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.ui.trends.courses import params_of
from lib.ui.trends.question import Course
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import note

SUREST = 4
_LIST = "list-style:none;margin:0;padding:0;font-size:.9375rem;line-height:1.5"


def tested(view: View, found: Course, unit: Unit | None) -> pd.DataFrame:
    """The changes; where a unit is to be left out, with ``stays`` and ``note``, which says what carries a change."""
    if unit is None:
        return found.changes
    checked = leave_one_out.check_changes(view.corpus, view.subcorpus, found.changes, found.nodes, view.cutter, unit)
    return found.changes.assign(stays=checked["stays"].to_numpy(), note=checked["note"].to_numpy())


def draw_changes(view: View, found: Course, changes: pd.DataFrame, period: TrendPeriod, unit: Unit | None) -> None:
    """The change points in words, each with a link to the lines from then on."""
    show.header(view, "Where use changes", changes, "trends_changes")
    looks = series_styles(dict(found.names))
    changed = [look for term, look in looks.items() if (changes["term"] == term).any()]
    st.html("".join(_of_term(view, found, changes, look, period) for look in changed) + _unchanged(found, looks))
    if unit:
        note(leave_one_out.verdict(changes, unit, "change", "larger than chance"))


def _of_term(view: View, found: Course, rows: pd.DataFrame, look: ThemeStyle, period: TrendPeriod) -> str:
    own = rows[rows["term"] == look.id]
    surest = own.nlargest(SUREST, "gain").sort_values("period")
    items = "".join(f"<li>{_change(view, row, period)}</li>" for row in surest.itertuples())
    if len(own) > len(surest):
        items += f'<li style="font-size:.875rem">{len(own) - len(surest):,} less sure, in the CSV</li>'
    return f'<div style="margin-bottom:.7em">{_head(found, look)}<ul style="{_LIST}">{items}</ul></div>'


def _head(found: Course, look: ThemeStyle) -> str:
    return f'<span style="color:{look.hue}" aria-hidden="true">{look.icon}</span> <b>{escape(found.names[look.id])}</b>'


def _unchanged(found: Course, looks: dict[str, ThemeStyle]) -> str:
    """The terms that do not change, below one another by the reason."""
    reasons: dict[str, list[str]] = {}
    for term, look in looks.items():
        if not (found.changes["term"] == term).any():
            reasons.setdefault(_none(found, term), []).append(_head(found, look))
    told = (f"<div>{'<br>'.join(heads)}</div><p>{reason}</p>" for reason, heads in reasons.items())
    return f'<div style="line-height:1.6">{"".join(told)}</div>'


def _change(view: View, row: Any, period: TrendPeriod) -> str:
    since, until = row.period.date(), row.until.date()
    target = params_of(view, row.term, since, until)
    shown = escape(change_sentence(row.period, row.per_1000_before, row.per_1000_after, period=period))
    opened = link("concordance", target, shown, "color:inherit") if target else shown
    carried = getattr(row, "note", "")
    return f'{opened}<div style="font-size:.875rem">{leave_one_out.MARK} {escape(carried)}</div>' if carried else opened


def _none(found: Course, term: str) -> str:
    course = found.whole[found.whole["term"] == term]
    if not course["count"].any():
        return "No dated article of this selection uses it."
    if course["design_effect"].isna().all():
        return "Too few articles a period to tell a change from chance."
    return "No change beyond chance and the usual swings."
