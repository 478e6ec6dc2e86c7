"""The head of every page: the way to the others, its name, what the filter leaves and what is on, and the wall.

It is HTML of our own, with links for what else would be buttons: it is drawn anew with every click of the filter.
"""

import streamlit as st

from lib.corpus import articles
from lib.model import Subcorpus
from lib.stats import Totals
from lib.subcorpora.wording import filter_parts, filter_sentence
from lib.ui.markup.escape import html
from lib.ui.markup.links import link
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.wording import noun

_DROP = "Drop this filter"


def draw_header(view: View) -> None:
    """The head of the page; on the wall its filter is said in words."""
    pieces = [
        f"<h1>{html(PAGES[view.address.page])}</h1>",
        f'<p class="tally">{_tally(view.totals(view.subcorpus))}</p>',
        _sentence(view) if view.wall else _chips(view),
        _undated(view),
    ]
    to_wall = "" if view.wall else _wall_switch(view)
    if not view.wall:
        st.html(_pages(view))
    st.html(f'<div class="head"><div>{"".join(pieces)}</div>{to_wall}</div>')


def _pages(view: View) -> str:
    kept = view.address.carried()
    links = (link(name, kept, html(title), current=name == view.address.page) for name, title in PAGES.items())
    return f'<nav class="site" aria-label="Pages">{"".join(links)}</nav>'


def _wall_switch(view: View) -> str:
    return link(view.address.page, {**view.address.params, "wall": ["1"]}, "Wall view", switch=False)


def _tally(left: Totals) -> str:
    articles, passages = noun(left.n_articles, "article"), noun(left.n_passages, "passage")
    return f"<strong>{left.n_articles:,}</strong> {articles} · <strong>{left.n_passages:,}</strong> {passages}"


def _sentence(view: View) -> str:
    if view.subcorpus == Subcorpus():
        return ""
    names = {theme: style.label for theme, style in view.styles.items()}
    return f"<p>{html(filter_sentence(view.subcorpus, names))}</p>"


def _chips(view: View) -> str:
    names = {theme: f"{style.icon} {style.label}" for theme, style in view.styles.items()}
    chips = [
        link(
            view.address.page,
            view.address.under(without),
            f'{html(text)} <span aria-hidden="true">×</span>',
            title=_DROP,
            name="chip",
        )
        for text, without in filter_parts(view.subcorpus, names)
    ]
    return f'<div class="chips">{"".join(chips)}</div>' if chips else ""


def _undated(view: View) -> str:
    n = view.ask(articles.undated, view.subcorpus)
    are = noun(n, "article without a date is", "articles without a date are")
    return f'<p class="undated">{n:,} {are} left out by the date filter</p>' if n else ""
