"""The pages, and the way from one to another."""

import streamlit as st

from lib.ui.session import address

PAGES = {
    "overview": "Overview",
    "themes": "Themes",
    "articles": "Articles",
    "keywords": "Keywords",
    "compare": "Compare",
    "concordance": "Concordance",
    "collocates": "Collocates",
    "trends": "Trends",
    "dictionary": "Dictionary",
    "codebook": "Codebook",
    "coding": "Coding",
}
# Pages had these names once: links from then still open.
FORMER = {"context": "concordance", "company": "collocates"}
_LEAVING = "navigation_leaving"


def go(page: str, params: address.Params) -> None:
    """Change to a view that a link within our own HTML or a mark of a chart names. For use in callbacks."""
    if page == address.current().page:
        st.query_params.from_dict(params)
    elif page in PAGES:
        st.session_state[_LEAVING] = (page, params)


def pop_departure() -> tuple[str, address.Params] | None:
    """The view that the browser is to go to at once, told once."""
    target: tuple[str, address.Params] | None = st.session_state.pop(_LEAVING, None)
    return target
