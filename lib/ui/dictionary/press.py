"""HTML of our own with buttons in it: what is pressed is told, and the keyboard stays where it was."""

from collections.abc import Callable
from functools import cache

import streamlit as st

from lib.ui.markup.elements import Markup, asset
from lib.ui.session.state import event


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component("didymium_pressable", js=asset(__file__, "press.js"), isolate_styles=False)


def pressable(html: Markup, key: str, pressed: Callable[[str], None]) -> None:
    """Draw HTML; ``pressed`` is told the ``data-press`` of a button, which a visitor may forge."""

    def changed() -> None:
        edit = event(key, "pressed")
        if isinstance(edit, str):
            pressed(edit)

    _component()(key=key, data={"html": html}, on_pressed_change=changed)
