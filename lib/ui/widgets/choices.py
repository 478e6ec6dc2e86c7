"""Controls whose value is in the address, so that a link restores it."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from lib.ui.session.state import bind
from lib.ui.session.view import View

Choice = TypeVar("Choice", bound=str)


def choose(
    view: View, key: str, label: str, name: str, options: Mapping[Choice, str], usual: Choice | None = None
) -> Choice:
    """One of a few options by its stable id; ``usual``, or the first, is the default and not written to the address."""
    default = usual or next(iter(options))
    value = view.address.first(name)
    chosen = next((option for option in options if option == value), default)
    if view.wall:
        return chosen

    def changed(picked: Choice) -> None:
        view.address.write(**{name: None if picked == default else picked, "at": None})

    on_change = bind(key, chosen, changed)
    st.segmented_control(
        label, list(options), format_func=options.__getitem__, key=key, required=True, on_change=on_change
    )
    return chosen


def switch(view: View, key: str, label: str, name: str) -> bool:
    """A switch that is off unless the address says so."""
    on = view.address.first(name) == "1"
    if view.wall:
        return on
    st.toggle(
        label, key=key, on_change=bind(key, on, lambda picked: view.address.write(**{name: "1" if picked else None}))
    )
    return on
