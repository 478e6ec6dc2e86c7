"""Controls whose value is in the address, so that a link restores it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.state import bind
from lib.ui.session.view import View

Choice = TypeVar("Choice", bound=str)
_AS_USUAL = "Back to what is usual"


def controls_row() -> DeltaGenerator:
    """The one row of what is used often on a page; the rest goes into an `options_box` at its end."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls")


class OptionsBox:
    """The controls of a page that are seldom changed, and what of them is not as usual."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._unusual: dict[tuple[str, ...], str] = {}

    def note(self, words: str, *names: str) -> None:
        """Have it said in words that some parameters of the address are not as usual."""
        self._unusual[names] = words

    def unusual_html(self) -> Markup:
        """What is not as usual, each a link that takes it back; "" where all is."""
        cross = element("span", "×", aria_hidden="true")
        links = (
            link(
                self.view.address.page,
                self.view.address.without(*names, "at"),
                Markup("{} {}").format(words, cross),
                title=_AS_USUAL,
                name="unusual",
            )
            for names, words in self._unusual.items()
        )
        return element("div", *links, class_="unusual") if self._unusual else Markup()


def choose(
    place: View | OptionsBox,
    key: str,
    label: str,
    name: str,
    options: Mapping[Choice, str],
    usual: Choice | None = None,
    tooltip: str = "",
    width: int = 0,
) -> Choice:
    """One of a few options by its stable id; the ``usual`` one, else the first, is not written to the address.

    They stand side by side, or with a ``width`` in pixels in a list that opens: for options that are many or long.
    An options box says what is not as usual.
    """
    view, default = _view(place), usual or next(iter(options))
    value = view.address.first(name)
    chosen = next((option for option in options if option == value), default)
    if chosen != default and isinstance(place, OptionsBox):
        place.note(f"{label.removesuffix(' …')}: {options[chosen]}", name)
    if view.wall:
        return chosen

    def changed(picked: Choice) -> None:
        view.address.write(**{name: None if picked == default else picked, "at": None})

    listed, named, told = list(options), options.__getitem__, tooltip or None
    on_change = bind(key, chosen, changed)
    if width:
        st.selectbox(label, listed, format_func=named, key=key, on_change=on_change, help=told, width=width)
    else:
        st.segmented_control(label, listed, format_func=named, key=key, required=True, on_change=on_change, help=told)
    return chosen


def switch(place: View | OptionsBox, key: str, label: str, name: str) -> bool:
    """A switch that is off unless the address says so; an options box says that it is on."""
    view = _view(place)
    on = view.address.first(name) == "1"
    if on and isinstance(place, OptionsBox):
        place.note(label, name)
    if view.wall:
        return on
    st.toggle(
        label, key=key, on_change=bind(key, on, lambda picked: view.address.write(**{name: "1" if picked else None}))
    )
    return on


def _view(place: View | OptionsBox) -> View:
    return place.view if isinstance(place, OptionsBox) else place


@contextmanager
def options_box(view: View, page: str) -> Iterator[OptionsBox]:
    """A button that opens on what is drawn within; beside it stands what is not as usual. On the wall it is neither.

    What is within is built whether it is open or not: to run again when it closes would be to run with the address of
    before.
    """
    box = OptionsBox(view)
    with nullcontext() if view.wall else st.popover("Options", icon=":material/tune:", key=f"{page}_options"):
        yield box
    if (unusual := box.unusual_html()) and not view.wall:
        st.html(unusual, width="content")
