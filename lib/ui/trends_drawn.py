"""The courses on the page: lines, where they change, and a panel for each theme; every point opens its lines."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures import FEW, LINE, ThemeStyle, series_styles, trend_headline, trend_lines, trend_panels
from lib.model import TrendPeriod
from lib.ui import address, show
from lib.ui.doors import styles
from lib.ui.filter import carried_under, subcorpus
from lib.ui.links import link
from lib.ui.narrow import carrying
from lib.ui.opened import Mark, narrowed
from lib.ui.plain import html, short
from lib.ui.shell import go, on_wall
from lib.ui.themes import note
from lib.ui.trends import Course

HEIGHT, PANELS = 400, 250
INTERVALS = "Bars and shades are 95 % intervals, dots the levels between changes."
_CHIP = f"display:inline-block;border:1.5px solid {LINE};border-radius:4px;padding:0 .45em;line-height:1.7"
_AWAY = "color:inherit;text-decoration:none;margin-left:.5em"


def draw_chips(terms: list[str], found: Course) -> None:
    """The terms with their marks, each a link that takes it away."""
    if on_wall():
        return
    looks = series_styles(dict(found.names))
    chips = "".join(_chip(term, terms, found, looks.get(term)) for term in terms)
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:.4em">{chips}</div>')


def _chip(term: str, terms: list[str], found: Course, look: ThemeStyle | None) -> str:
    rest = {"term": [one for one in terms if one != term]}
    mark = f'<span style="color:{look.hue}" aria-hidden="true">{look.icon}</span> ' if look else ""
    name = html(found.names.get(term, term))
    away = link(
        "trends", {**address.read(), **rest}, f'<span aria-label="Take {name} away">✕</span>', _AWAY, "Take away"
    )
    return f'<span style="{_CHIP}">{mark}{name}{away}</span>'


def draw_courses(found: Course, changes: pd.DataFrame, period: TrendPeriod) -> None:
    """The lines of all terms with their changes, and what is not among them."""
    drawn = trend_lines(found.whole, changes, series_styles(dict(found.names)), HEIGHT)
    heading = trend_headline(changes, {term: short(name, 40) for term, name in found.names.items()}, period)
    show.figure(heading, drawn, found.whole, "trends_course", pick)
    told = "" if on_wall() else f"{INTERVALS} Click a point to read its lines."
    n = "1 article states" if found.n_undated == 1 else f"{found.n_undated:,} articles state"
    note(
        f"A hollow point stands on fewer than {FEW} articles; a line breaks where there are none.",
        told,
        f"{n} no date and {'is' if found.n_undated == 1 else 'are'} not here." if found.n_undated else "",
    )


def draw_panels(found: Course) -> None:
    """A panel for each theme that the filter can be narrowed to."""
    named = styles()
    shown = [named[theme] for theme in named if carrying(subcorpus(), (theme,))]
    own = found.trend[found.trend["theme"] != ""]
    drawn = trend_panels(own, shown, series_styles(dict(found.names)), PANELS)
    show.figure("By theme, on the same scale", drawn, own, "trends_panels", pick)


def pick(customdata: Any) -> None:
    """Open the lines behind a point, or the articles behind a bar."""
    match customdata:
        case [str(term), str(since), str(until), str(theme), *_]:
            if params := params_of(term, date.fromisoformat(since), date.fromisoformat(until), theme):
                go("context", params)
        case [None, str(since), str(until), *_]:
            if params := params_of(None, date.fromisoformat(since), date.fromisoformat(until)):
                go("articles", params)


def params_of(term: str | None, since: date, until: date, theme: str = "") -> address.Read | None:
    """The address of what lies behind a point: the filter narrowed to its days and its theme."""
    within = carrying(subcorpus(), (theme,) if theme else ())
    narrow = narrowed(within, Mark(since=since, until=until)) if within else None
    if narrow is None:
        return None
    return carried_under(narrow) | ({"node": [term]} if term else {})
