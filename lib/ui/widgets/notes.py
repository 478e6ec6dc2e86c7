"""Small print."""

import streamlit as st

from lib.model import CountingUnit
from lib.stats import Totals
from lib.ui.session.pinning import show_note
from lib.wording import counted, noun


def note(*sentences: str) -> None:
    """Small print under a chart, in a place that is there whether there is something to say or not."""
    said = " ".join(filter(None, sentences))
    show_note(said)
    st.markdown(f":small[{said or '&nbsp;'}]")


def small(sentence: str) -> None:
    """Small print, where there is something to say."""
    if sentence:
        show_note(sentence)
        st.markdown(f":small[{sentence}]")


def of_all_note(of: Totals, unit: CountingUnit) -> str:
    """What shares are of under a filter of themes."""
    n = counted(of.n_passages, "passage") if unit == "passages" else counted(of.n_articles, "article")
    return f"Shares are of {n}, whatever the theme."


def undated_note(n_undated: int) -> str:
    """That some articles are not in a chart over time; "" where all are."""
    states, are = noun(n_undated, "states", "state"), noun(n_undated, "is", "are")
    return f"{counted(n_undated, 'article')} {states} no date and {are} not here." if n_undated else ""
