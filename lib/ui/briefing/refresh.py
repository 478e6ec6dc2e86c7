"""A pin made again on today's corpus: old and new side by side, and what changed, before one replaces the other."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs

import streamlit as st

from lib.briefing import Briefing, Pin, edit
from lib.briefing.changes import pin_changes
from lib.subcorpora.query_string import from_params
from lib.ui.briefing.opened import Opened, change
from lib.ui.briefing.shown import NARROWEST, draw_content, origin_html
from lib.ui.markup.elements import element, joined
from lib.ui.session.navigation import FORMER, PAGES
from lib.ui.session.state import Kept
from lib.ui.session.view import View
from lib.ui.widgets.remade import pin_of_view


@dataclass(frozen=True, slots=True)
class Remade:
    """A pin made again; None and a sentence that says why where it could not be."""

    old: str
    pin: Pin | None
    sentence: str = ""


_NOT_SHOWN = "The view no longer shows this: its filter leaves nothing, or what it was of is not in the corpus today."
_ASKED = Kept[str]("briefing_refresh_asked", "")
_REMADE = Kept[Remade | None]("briefing_refresh_made", None)


def make_what_is_asked(opened: Opened) -> None:
    """Make the pin again that was asked for, before anything of this page is drawn, and begin a run with it made."""
    asked = _ASKED.take()
    if pin := next((pin for step in opened.briefing.steps for pin in step.pins if pin.id == asked), None):
        _REMADE.keep(_make(opened.view, pin))
        st.rerun()


def draw_refresh(opened: Opened, pin: Pin) -> None:
    """A button that makes a pin again."""
    if opened.view.wall:
        return
    tooltip = "Makes it again on today's corpus and shows what changed, before it replaces anything"
    ask = partial(_ask, pin.id)
    st.button("Refresh", key=f"briefing_refresh_{pin.id}", icon=":material/refresh:", on_click=ask, help=tooltip)


def draw_remade(opened: Opened) -> None:
    """What was made again, as wide as the page: old and new, and what changed."""
    remade = _REMADE.get()
    pins = [pin for step in opened.briefing.steps for pin in step.pins]
    if remade is None or not (pin := next((one for one in pins if one.id == remade.old), None)):
        return
    with st.container(border=True, key="briefing_remade"):
        _draw(opened, pin, remade)


def _ask(pin: str) -> None:
    _ASKED.keep(pin)


def _close() -> None:
    _REMADE.take()


def _draw(opened: Opened, pin: Pin, remade: Remade) -> None:
    new = remade.pin
    if new is None:
        st.html(element("p", remade.sentence, data_opened=pin.id))
        st.button("Close", key="briefing_keep", icon=":material/close:", on_click=_close)
        return
    told = pin_changes(pin, new)
    said = joined(element("li", sentence) for sentence in told)
    head = "What changed" if told else "Nothing changed"
    st.html(
        element(
            "div", element("h3", head), element("ul", said) if told else "", class_="frozen-changes", data_opened=pin.id
        )
    )
    grid = st.grid(2, min_column_width=NARROWEST, gap="large")
    for name, one in ((f"As pinned {pin.origin.pinned_at[:10]}", pin), ("Today", new)):
        with grid.cell():
            st.html(element("h3", f"{name}: {one.heading}"))
            draw_content(one, f"briefing_{'new' if one is new else 'old'}_{pin.id}")
            st.html(origin_html(opened.view, one))
    with st.container(horizontal=True):
        st.button(
            "Replace with today's",
            key="briefing_replace",
            icon=":material/check:",
            type="primary",
            on_click=partial(_replace, opened, edit.renewed(pin, new)),
        )
        st.button("Keep as pinned", key="briefing_keep", icon=":material/close:", on_click=_close)


def _replace(opened: Opened, pin: Pin) -> None:
    def act(briefing: Briefing) -> Briefing:
        return edit.replace_pin(briefing, pin)

    if change(opened, "refreshed a pin", act) is not None:
        _REMADE.take()


def _make(view: View, pin: Pin) -> Remade:
    """Make a pin again from its address."""
    page, _, query = pin.origin.address.partition("?")
    page = FORMER.get(page, page)
    if page not in PAGES or page == view.address.page:
        return Remade(pin.id, None, "The page that it was pinned from is not there.")
    params = {name: values for name, values in parse_qs(query, keep_blank_values=True).items() if name != "wall"}
    _, notes = from_params(params, view.corpus.themes, view.facets)
    if notes:
        return Remade(pin.id, None, f"Its filter asks for what is not there today. {' '.join(notes)}")
    made = pin_of_view(view, page, params, pin.origin.key)
    return Remade(pin.id, made) if made else Remade(pin.id, None, _NOT_SHOWN)
