"""Controls whose value is in the address, so that a link restores it."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from lib.ui.session import address
from lib.ui.session.view import View

Choice = TypeVar("Choice", bound=str)


def choose(view: View, key: str, label: str, name: str, options: Mapping[Choice, str]) -> Choice:
    """One of a few options by its stable id; the first is the default and is not written to the address."""
    default = next(iter(options))
    value = view.address.first(name)
    chosen = next((option for option in options if option == value), default)
    if view.wall:
        return chosen
    address.show(key, chosen)

    def changed() -> None:
        if not address.was_changed_by_hand(key):
            return
        picked = st.session_state[key]
        address.write(**{name: None if picked == default else picked, "at": None})

    st.segmented_control(
        label, list(options), format_func=options.__getitem__, key=key, required=True, on_change=changed
    )
    return chosen


def switch(view: View, key: str, label: str, name: str) -> bool:
    """A switch that is off unless the address says so."""
    on = view.address.first(name) == "1"
    if view.wall:
        return on
    address.show(key, on)

    def changed() -> None:
        if address.was_changed_by_hand(key):
            address.write(**{name: "1" if st.session_state[key] else None})

    st.toggle(label, key=key, on_change=changed)
    return on
