"""The pages, and the way from one to another."""

import streamlit as st

from lib.ui.session.address import Address, Params
from lib.ui.session.state import Kept

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
_LEAVING = Kept[tuple[str, Params] | None]("navigation_leaving", None)


def go(here: Address, page: str, params: Params) -> None:
    """Change to a view that a link within our own HTML or a mark of a chart names. For use in callbacks."""
    if page == here.page:
        st.query_params.from_dict(params)
    elif page in PAGES:
        _LEAVING.keep((page, params))


def pop_departure() -> tuple[str, Params] | None:
    """The view that the browser is to go to at once, told once."""
    return _LEAVING.take()
