"""A box for TOML in even-width type that reports while one types, which Streamlit's own text area does not."""

from collections.abc import Callable
from functools import cache

import streamlit as st

from lib.ui.markup.elements import asset
from lib.ui.session.state import event


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component("didymium_toml", css=asset(__file__, "text.css"), js=asset(__file__, "text.js"))


def toml_box(label: str, text: str, saved: str, of: str, key: str, typed: Callable[[str], None]) -> None:
    """Draw the box; ``typed`` is told the text shortly after each pause in the typing.

    Parameters
    ----------
    saved: what is no loss: while something else is in the box, the browser asks before it leaves or reloads.
    of: names what is edited; the box keeps what the viewer typed until this changes, and then shows ``text``.
    """

    def changed() -> None:
        value = event(key, "typed")
        if isinstance(value, dict) and value.get("of") == of and isinstance(value.get("text"), str):
            typed(value["text"])

    _component()(key=key, data={"label": label, "text": text, "saved": saved, "of": of}, on_typed_change=changed)
