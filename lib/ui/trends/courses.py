"""The courses on the page: lines, where they change, and a panel for each theme; every point opens its lines."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from lib.analyses.leave_one_out import MARK
from lib.analyses.one_article import one_article_sentence
from lib.analyses.trends import Courses
from lib.corpus.nodes import HitParts
from lib.figures.style import LINE, ThemeStyle, ThemeStyles
from lib.figures.themes import FEW_ARTICLES
from lib.figures.words import trend_headline, trend_lines, trend_panels
from lib.model import TrendPeriod
from lib.subcorpora.marks import Mark, narrowed
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.address import Params
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.trends.question import without_term
from lib.ui.widgets import figures as show
from lib.ui.widgets.inside import counts_inside, parts_html
from lib.ui.widgets.notes import note, undated_note
from lib.wording import short

HEIGHT, PANELS = 400, 250
INTERVALS = "Bars and shades are 95 % intervals, dots the levels between changes."
_CHIP = f"display:inline-block;border:1.5px solid {LINE};border-radius:4px;padding:0 .45em;line-height:1.7"
_AWAY = "color:inherit;text-decoration:none;margin-left:.5em"


def draw_terms(view: View, slots: Sequence[str], courses: Courses, styles: ThemeStyles) -> None:
    """The terms with their marks, each a link that takes it away."""
    if view.wall:
        return
    terms = (term for term in slots if term)
    chips = (_chip(view, term, slots, courses, styles.get(term)) for term in terms)
    st.html(element("div", *chips, style="display:flex;flex-wrap:wrap;gap:.4em"))


def _chip(view: View, term: str, slots: Sequence[str], courses: Courses, style: ThemeStyle | None) -> Markup:
    name, note = courses.labels.get(term, term), courses.one_article.get(term, "")
    sign = element("span", f" {MARK}", title=note) if note else Markup()
    icon = element("span", style.icon, style=f"color:{style.hue}", aria_hidden="true") + " " if style else Markup()
    params = {**view.address.params, "term": without_term(slots, term)}
    cross = element("span", "✕", aria_label=f"Take {name} away")
    return element("span", icon, name, sign, link("trends", params, cross, _AWAY, "Take away"), style=_CHIP)


def draw_courses(view: View, courses: Courses, period: TrendPeriod, styles: ThemeStyles) -> None:
    """The lines of all terms with their changes, and what is not among them."""
    lines = trend_lines(courses.whole, courses.changes, styles, HEIGHT)
    heading = trend_headline(courses.changes, {term: short(name, 40) for term, name in courses.labels.items()}, period)
    show.figure(view, heading, lines, courses.whole, "trends_course", partial(open_point, view))
    note(
        f"A hollow point stands on fewer than {FEW_ARTICLES} articles; a line breaks where there are none.",
        "" if view.wall else f"{INTERVALS} Click a point to read its lines.",
        undated_note(courses.n_undated),
        one_article_sentence(courses.one_article, "term"),
    )
    if not view.wall:
        dated = courses.whole.groupby("term")["count"].sum()
        inside = (
            element("div", element("b", one), ": ", parts_html(view, own), _undated_hits(view, own, dated.get(one, 0)))
            for one, own in courses.parts.items()
        )
        st.html(element("div", *inside, class_="inside-terms"))


def _undated_hits(view: View, parts: HitParts, n_dated: int) -> str:
    """How many of the hits of a term are not among the lines, since their articles state no date."""
    n = parts.n_alone + (parts.n_inside if counts_inside(view) else 0)
    return f" · {n - n_dated:,} of these {n:,} in articles without a date" if n > n_dated else ""


def draw_panels(view: View, courses: Courses, styles: ThemeStyles) -> None:
    """A panel for each theme that the filter can be narrowed to."""
    themes = [style for theme, style in view.styles.items() if narrow_to_themes(view.subcorpus, (theme,))]
    frame = courses.trend[courses.trend["theme"] != ""]
    panels = trend_panels(frame, themes, styles, PANELS)
    show.figure(view, "By theme, on the same scale", panels, frame, "trends_panels", partial(open_point, view))
    note(undated_note(courses.n_undated))


def open_point(view: View, customdata: object) -> None:
    """Open the lines behind a point, or the articles behind a bar. For use in callbacks."""
    match customdata:
        case [str(term), str(since), str(until), str(theme), *_]:
            if params := point_params(view, term, date.fromisoformat(since), date.fromisoformat(until), theme=theme):
                go(view.address, "concordance", params)
        case [None, str(since), str(until), *_]:
            if params := point_params(view, None, date.fromisoformat(since), date.fromisoformat(until)):
                go(view.address, "articles", params)


def point_params(view: View, term: str | None, since: date, until: date, *, theme: str = "") -> Params | None:
    """The address of what lies behind a point: the filter narrowed to its days and its theme."""
    within = narrow_to_themes(view.subcorpus, (theme,) if theme else ())
    narrow = narrowed(within, Mark(since=since, until=until)) if within else None
    if narrow is None:
        return None
    return view.address.carried_with_filter(narrow) | ({"node": [term]} if term else {})
