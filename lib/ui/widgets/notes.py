"""Small print."""

import streamlit as st


def note(*sentences: str) -> None:
    """Small print under a chart, in a place that is there whether there is something to say or not."""
    st.markdown(f":small[{' '.join(filter(None, sentences)) or '&nbsp;'}]")


def small(sentence: str) -> None:
    """Small print, where there is something to say."""
    if sentence:
        st.markdown(f":small[{sentence}]")
