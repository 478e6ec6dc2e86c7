"""Lists of passages on the page: their heading with all of them to take along, and the passages in two columns."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.evidence import passage_rows
from lib.analyses.pages import Slice
from lib.analyses.pins import Behind
from lib.corpus import counts
from lib.corpus.counts import Spoken
from lib.frames import rows
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.pager import pages_html
from lib.ui.markup.passages import MarkedSpan, passage_list
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.about import about_numbers
from lib.ui.widgets.behind import opened_by
from lib.ui.widgets.pins import freeze_passages, pin_button

Act = tuple[str, str, Callable[[], None]]
CLOSE = "Close"  # the name of the act that Escape does too


def draw_passages_heading(
    view: View,
    heading: str,
    key: str,
    opened: str,
    every: Callable[[], pd.DataFrame],
    acts: Sequence[Act] = (),
) -> None:
    """The heading of passages that are open: all of them to take along, and what can be done with them.

    Parameters
    ----------
    opened: what is open, in the words of the address: it comes into view when it changes.
    every: all passages, columns of `articles.selected_passages`; made when the file is.
    acts: name, icon and what is done, each a button; none on the wall.
    """
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="stretch", key=f"{key}_heading"):
            head = show.heading_html(heading, *passages_tools(view, heading, key, every))
            st.html(element("div", head, data_opened=opened))
        if not view.wall:
            for number, (name, icon, act) in enumerate(acts):
                escape = "Esc" if name == CLOSE else None
                st.button(name, key=f"{key}_act_{number}", icon=icon, type="tertiary", shortcut=escape, on_click=act)


def passages_tools(
    view: View,
    heading: str,
    key: str,
    every: Callable[[], pd.DataFrame],
    behind: Callable[[int], Behind | None] | None = None,
) -> tuple[Markup, Markup]:
    """Links that take all passages of a list along, with their themes, rules, words and speakers, and a pin.

    ``behind`` gives the first passages as a pin keeps them; else they are those that the address opens.
    """
    corpus = view.corpus
    numbers = show.number_links(view, heading, lambda: passage_rows(corpus, every()), key)
    told = "All of these passages, with themes, rules, words and speakers"
    shown = behind or partial(opened_by, view, view.address.page, view.address.params)
    pin = pin_button(view, heading, key, freeze_passages(view, shown), None, about_numbers(view, heading))
    return show.downloads_html(view, heading, told, numbers), pin


def draw_passages(
    view: View, passages: pd.DataFrame, spans: Sequence[Sequence[MarkedSpan]], at: Slice | None = None, n: int = 0
) -> None:
    """Passages in two columns, one on the wall: one would be too wide to read; ``at`` is the page of ``n`` they are."""
    if at and (pages := pages_html(view, at, n)):
        st.html(pages)
    speakers = speakers_of(view, passages)
    columns = [st.container()] if view.wall else st.columns(2, gap="large")
    half = -(-len(passages) // len(columns))
    for number, column in enumerate(columns):
        part = slice(number * half, (number + 1) * half)
        with column:
            passage_list(view, passages.iloc[part], spans[part], speakers)
    if at and at.size < n:
        first, last = at.offset + 1, at.offset + len(passages)
        st.markdown(f":small[{first:,} to {last:,} of {n:,}, newest first.]")


def speakers_of(view: View, passages: pd.DataFrame) -> dict[int, list[Spoken]]:
    """Who speaks in some passages, by the number of the passage."""
    found: dict[int, list[Spoken]] = {}
    for row in rows(view.ask(counts.spoken_in_passages, tuple(passages["passage"].tolist())), Spoken):
        found.setdefault(row.passage, []).append(row)
    return found
