"""The browser's side of the word cloud: crisp text that changes in place, to be clicked or pressed."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from lib.ui.markup.elements import asset


@cache
def cloud_component() -> Callable[..., Any]:
    """The component, registered once."""
    html, css, js = (asset(__file__, f"cloud.{kind}") for kind in ("html", "css", "js"))
    return st.components.v2.component("didymium_word_cloud", html=html, css=css, js=js)
