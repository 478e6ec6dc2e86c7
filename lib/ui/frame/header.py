"""The head of every page: the way to the others, its name, what the filter leaves and what is on, and the wall.

It is HTML of our own, with links for what else would be buttons: it is drawn anew with every click of the filter.
"""

import streamlit as st

from lib.analyses.totals import origin_sentence, subcorpus_origin
from lib.corpus import articles
from lib.stats import Totals
from lib.subcorpora.wording import filter_parts
from lib.ui.frame.bar import pages_bar
from lib.ui.frame.saved_views import cycle_html, keep_html
from lib.ui.frame.share import share_html
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.ui.widgets.about import filter_in_words
from lib.wording import noun

_DROP = "Drop this filter"


def draw_header(view: View) -> None:
    """The head of the page; on the wall it says in words what is shown: which filter, sources and days."""
    name = PAGES[view.address.page]
    about = element(
        "div",
        element("h1", name.title),
        element("p", _tally(view.totals(view.subcorpus)), class_="tally"),
        Markup() if view.wall else _chips(view),
        _undated(view),
    )
    below = _provenance(view) if view.wall else element("p", name.question, class_="question")
    if not view.wall:
        st.html(pages_bar(view))
    st.html(element("div", about, _tools(view), below, class_="head"))


def _tools(view: View) -> Markup:
    if view.wall:
        return cycle_html(view)
    wall = link(view.address.page, {**view.address.params, "wall": ["1"]}, "Wall view", switch=False)
    return element("div", share_html(), keep_html(view), wall, class_="tools")


def _tally(totals: Totals) -> Markup:
    articles, passages = noun(totals.n_articles, "article"), noun(totals.n_passages, "passage")
    numbers = (element("strong", f"{n:,}") for n in (totals.n_articles, totals.n_passages))
    return Markup("{} {} · {} {}").format(next(numbers), articles, next(numbers), passages)


def _provenance(view: View) -> Markup:
    """Which filter is on, and from which sources and days the articles are."""
    origin = origin_sentence(view.ask(subcorpus_origin, view.subcorpus))
    return element("p", "Filter: ", element("span", filter_in_words(view)), f" · {origin}", class_="question")


def _chips(view: View) -> Markup:
    names = {theme: f"{style.icon} {style.label}" for theme, style in view.styles.items()}
    cross = element("span", "×", aria_hidden="true")
    chips = [
        link(
            view.address.page,
            view.address.with_filter(without),
            Markup("{} {}").format(text, cross),
            title=_DROP,
            name="chip",
        )
        for text, without in filter_parts(view.subcorpus, names)
    ]
    return element("div", *chips, class_="chips") if chips else Markup()


def _undated(view: View) -> Markup:
    n = view.ask(articles.count_undated, view.subcorpus)
    are = noun(n, "article without a date is", "articles without a date are")
    return element("p", f"{n:,} {are} left out by the date filter", class_="undated") if n else Markup()
