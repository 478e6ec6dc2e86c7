"""The head of every page: the way to the others, its name, what the filter leaves and what is on, and the wall.

It is HTML of our own, with links for what else would be buttons: it is drawn anew with every click of the filter.
"""

from collections.abc import Mapping

import streamlit as st

from lib import corpus as queries
from lib.model import Subcorpus
from lib.stats import Totals
from lib.ui import address
from lib.ui.doors import ask
from lib.ui.filter import address_of, filter_sentence, left_of, parts, subcorpus
from lib.ui.links import link
from lib.ui.plain import html

_DROP = "Drop this filter"


def draw_head(page: str, titles: Mapping[str, str], wall: bool) -> Totals:
    """The head of one of the pages; on the wall its filter is said in words. Returns what is left."""
    chosen = subcorpus()
    left = left_of(chosen)
    on = filter_sentence() if chosen != Subcorpus() else ""
    pieces = [
        f"<h1>{html(titles[page])}</h1>",
        f'<p class="tally">{_counted(left)}</p>',
        (f"<p>{html(on)}</p>" if on else "") if wall else _chips(page, chosen),
        _undated(chosen),
    ]
    to_wall = "" if wall else link(page, {**address.read(), "wall": ["1"]}, "Wall view", switch=False)
    if not wall:
        st.html(_pages(page, titles))
    st.html(f'<div class="head"><div>{"".join(pieces)}</div>{to_wall}</div>')
    return left


def _pages(page: str, titles: Mapping[str, str]) -> str:
    kept = address.carried()
    links = (link(name, kept, html(title), current=name == page) for name, title in titles.items())
    return f'<nav class="site" aria-label="Pages">{"".join(links)}</nav>'


def _counted(left: Totals) -> str:
    articles = "article" if left.n_articles == 1 else "articles"
    passages = "passage" if left.n_passages == 1 else "passages"
    return f"<strong>{left.n_articles:,}</strong> {articles} · <strong>{left.n_passages:,}</strong> {passages}"


def _chips(page: str, chosen: Subcorpus) -> str:
    chips = [
        link(page, address_of(without), f'{html(text)} <span aria-hidden="true">×</span>', title=_DROP, name="chip")
        for text, without in parts(chosen)
    ]
    return f'<div class="chips">{"".join(chips)}</div>' if chips else ""


def _undated(chosen: Subcorpus) -> str:
    undated = ask(queries.undated, chosen)
    noun = "article without a date is" if undated == 1 else "articles without a date are"
    return f'<p class="undated">{undated:,} {noun} left out by the date filter</p>' if undated else ""
