"""A pin of a view that is not the one on screen: its page is drawn out of sight, and what it offers is taken."""

import runpy

import streamlit as st

from lib.briefing import Pin
from lib.settings import ROOT
from lib.subcorpora.query_string import from_params
from lib.ui.session.address import Address, Params
from lib.ui.session.pinning import offered_pins
from lib.ui.session.view import DRAWN, View


def pin_of_view(view: View, page: str, params: Params, key: str) -> Pin | None:
    """A pin of the figure or table called ``key`` of a page under some parameters; None where it is not shown.

    A run in which it was called draws nothing else: end it with ``st.rerun``.
    """
    chosen, _ = from_params(params, view.corpus.themes, view.facets)
    if not view.totals(chosen).n_articles:  # its page would end the run
        return None
    place = st.empty()
    with place.container(key="remade_aside"):
        _draw_page(View(Address(page, params), view.live, chosen), view)
    make = offered_pins().get(key)
    made = make() if make else None
    place.empty()
    return made


def _draw_page(there: View, here: View) -> None:
    DRAWN.keep(there)
    try:
        runpy.run_path(str(ROOT / "pages" / f"{there.address.page}.py"))
    finally:
        DRAWN.keep(here)
