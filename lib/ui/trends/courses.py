"""The courses on the page: lines, where they change, and a panel for each theme; every point opens its lines."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures.style import LINE, ThemeStyle, series_styles
from lib.figures.themes import FEW_ARTICLES
from lib.figures.words import trend_headline, trend_lines, trend_panels
from lib.model import TrendPeriod
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.session import address
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.trends.question import Course
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import note
from lib.ui.widgets.opened import Mark, narrowed
from lib.wording import short

HEIGHT, PANELS = 400, 250
INTERVALS = "Bars and shades are 95 % intervals, dots the levels between changes."
_CHIP = f"display:inline-block;border:1.5px solid {LINE};border-radius:4px;padding:0 .45em;line-height:1.7"
_AWAY = "color:inherit;text-decoration:none;margin-left:.5em"


def draw_chips(view: View, terms: list[str], found: Course) -> None:
    """The terms with their marks, each a link that takes it away."""
    if view.wall:
        return
    looks = series_styles(dict(found.names))
    chips = "".join(_chip(view, term, terms, found, looks.get(term)) for term in terms)
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:.4em">{chips}</div>')


def _chip(view: View, term: str, terms: list[str], found: Course, look: ThemeStyle | None) -> str:
    rest = {"term": [one for one in terms if one != term]}
    mark = f'<span style="color:{look.hue}" aria-hidden="true">{look.icon}</span> ' if look else ""
    name = escape(found.names.get(term, term))
    away = link(
        "trends", {**view.address.params, **rest}, f'<span aria-label="Take {name} away">✕</span>', _AWAY, "Take away"
    )
    return f'<span style="{_CHIP}">{mark}{name}{away}</span>'


def draw_courses(view: View, found: Course, changes: pd.DataFrame, period: TrendPeriod) -> None:
    """The lines of all terms with their changes, and what is not among them."""
    drawn = trend_lines(found.whole, changes, series_styles(dict(found.names)), HEIGHT)
    heading = trend_headline(changes, {term: short(name, 40) for term, name in found.names.items()}, period)
    show.figure(view, heading, drawn, found.whole, "trends_course", partial(pick, view))
    told = "" if view.wall else f"{INTERVALS} Click a point to read its lines."
    n = "1 article states" if found.n_undated == 1 else f"{found.n_undated:,} articles state"
    note(
        f"A hollow point stands on fewer than {FEW_ARTICLES} articles; a line breaks where there are none.",
        told,
        f"{n} no date and {'is' if found.n_undated == 1 else 'are'} not here." if found.n_undated else "",
    )


def draw_panels(view: View, found: Course) -> None:
    """A panel for each theme that the filter can be narrowed to."""
    named = view.styles
    shown = [named[theme] for theme in named if narrow_to_themes(view.subcorpus, (theme,))]
    own = found.trend[found.trend["theme"] != ""]
    drawn = trend_panels(own, shown, series_styles(dict(found.names)), PANELS)
    show.figure(view, "By theme, on the same scale", drawn, own, "trends_panels", partial(pick, view))


def pick(view: View, customdata: Any) -> None:
    """Open the lines behind a point, or the articles behind a bar."""
    match customdata:
        case [str(term), str(since), str(until), str(theme), *_]:
            if params := params_of(view, term, date.fromisoformat(since), date.fromisoformat(until), theme):
                go("concordance", params)
        case [None, str(since), str(until), *_]:
            if params := params_of(view, None, date.fromisoformat(since), date.fromisoformat(until)):
                go("articles", params)


def params_of(view: View, term: str | None, since: date, until: date, theme: str = "") -> address.Params | None:
    """The address of what lies behind a point: the filter narrowed to its days and its theme."""
    within = narrow_to_themes(view.subcorpus, (theme,) if theme else ())
    narrow = narrowed(within, Mark(since=since, until=until)) if within else None
    if narrow is None:
        return None
    return view.address.carried_under(narrow) | ({"node": [term]} if term else {})
