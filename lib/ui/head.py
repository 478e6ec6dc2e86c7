"""The head of every page: its name, what the filter leaves of the corpus and what is on, and the way to the wall.

It is HTML of our own, with links for what else would be buttons: it is drawn anew with every click of the filter.
"""

import streamlit as st

from lib import corpus as queries
from lib.model import Subcorpus
from lib.stats import Totals
from lib.ui import address
from lib.ui.doors import ask
from lib.ui.filter import address_of, filter_sentence, left_of, parts, subcorpus
from lib.ui.links import STYLE, link
from lib.ui.plain import CHIP_STYLE, html

_DROP = "Drop this filter"
_STYLE = (
    f"<style>{STYLE}{CHIP_STYLE}"
    + """
.head { display: grid; grid-template-columns: 1fr auto; align-items: start; column-gap: 1rem; }
.head > div { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.1rem; min-height: 2.5rem; }
.head h1 { margin: 0; padding: 0; font-size: 1.6rem; line-height: 1.3; font-weight: 650; }
.head p { margin: 0; }
.head > div > div { display: flex; flex-wrap: wrap; gap: .25rem .4rem; }
.head > div > div a { padding: .15em .55em; border-radius: 6px; text-decoration: none; }
.head > div > div a { background: color-mix(in srgb, currentcolor 5%, transparent); }
.head > div > div a, a[role=switch] { color: inherit !important; }
.head > div > div a:hover, a[role=switch]:hover { background: color-mix(in srgb, currentcolor 10%, transparent); }
.head .undated { font-size: .875rem; }
a[role=switch] { padding: .15em .5em; border-radius: 6px; white-space: nowrap; text-decoration: none; }
.head > a[role=switch] { margin-top: .3rem; }
a[role=switch]::before {
  content: ""; display: inline-block; box-sizing: border-box; width: 2.1em; height: 1.2em; margin-right: .5em;
  vertical-align: -.22em; border-radius: .6em; border: 1px solid color-mix(in srgb, currentcolor 60%, transparent);
  background: radial-gradient(circle at .55em 50%, currentcolor .34em, transparent .38em);
}
a[role=switch][aria-checked=true]::before {
  background: radial-gradient(circle at 1.45em 50%, Canvas .34em, transparent .38em) currentcolor;
}
</style>"""
)


def draw_head(page: str, title: str, wall: bool) -> Totals:
    """The head of a page; on the wall its filter is said in words. Returns what is left."""
    chosen = subcorpus()
    left = left_of(chosen)
    on = filter_sentence() if chosen != Subcorpus() else ""
    pieces = [
        f"<h1>{html(title)}</h1>",
        f'<p class="tally">{_counted(left)}</p>',
        (f"<p>{html(on)}</p>" if on else "") if wall else _chips(page, chosen),
        _undated(chosen),
    ]
    to_wall = "" if wall else link(page, {**address.read(), "wall": ["1"]}, "Wall view", switch=False)
    st.html(f'{_STYLE}<div class="head"><div>{"".join(pieces)}</div>{to_wall}</div>')
    return left


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
