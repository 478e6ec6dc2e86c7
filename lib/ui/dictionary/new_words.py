"""The new words that were found in the texts themselves, with their evidence, each to be taken back by a click."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lib.analyses.dictionary import NewWordRow, new_words
from lib.analyses.pages import Slice, page_slice
from lib.frames import rows
from lib.text import Entry, fold
from lib.text.new_words import taking_back
from lib.ui.dictionary.draft import DRAFTED, DraftedEdits, add_edit, draft
from lib.ui.dictionary.press import pressable
from lib.ui.dictionary.preview import context_link
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.pager import chosen_page, pages_html
from lib.ui.markup.table import Column, Table
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

PAGE_SIZE, ON_WALL = 25, 10


def draw_new_words(view: View) -> None:
    """All new words of the corpus, a page of them; the filter does not matter."""
    found = view.ask(new_words)
    n = len(found)
    page: Slice = page_slice(chosen_page(view), n, ON_WALL if view.wall else PAGE_SIZE)
    heading = counted(n, "new word") if n else "No new word was found"
    show.header(view, heading, found, "dictionary_new_words", pages=pages_html(view, page, n))
    st.markdown(f":small[{_extent(view)}]")
    if n:
        listed = rows(found.iloc[page.offset : page.offset + page.size], NewWordRow)
        table = Table(_columns(view), listed, "phrases", region="New words")
        pressable(table.html(view), "dictionary_new", partial(add_edit, view))


def _extent(view: View) -> str:
    found = view.corpus.found_words
    where = (
        f"all Chinese of this corpus ({found.n_characters:,} characters)"
        if found.share == 1
        else f"{found.n_characters:,} characters of Chinese, one article in {round(1 / found.share):,}"
    )
    return (
        f"Looked for in {where}: what the general dictionary would cut apart and the texts keep together. Each is "
        "counted as one word."
    )


def _columns(view: View) -> list[Column[NewWordRow]]:
    columns: list[Column[NewWordRow]] = [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Word", lambda row: _word(view, row.term)),
        Column("Count", lambda row: f"{row.count_:,}"),
        Column("Articles", lambda row: f"{row.n_articles:,}", tooltip="Articles it occurs in"),
        Column(
            "Cohesion",
            lambda row: f"{row.cohesion:,.1f}",
            tooltip="How much more often its parts stand together than chance has it, in bits: 10 is 1,000 times",
        ),
        Column(
            "Freedom",
            lambda row: f"{row.freedom:,.1f}",
            tooltip="How many different neighbours it has on its poorer side, in bits: 3 is as many as eight",
        ),
    ]
    if view.wall:
        return columns
    drafted = draft(view)
    stated = {fold(spelling): entry for entry in drafted.plan.entries for spelling in entry.spellings}
    return [*columns, Column("Dictionary", lambda row: _state(row.term, stated, drafted))]


def _word(view: View, term: str) -> Markup:
    return element("span", term if view.wall else context_link(view, term), lang="zh", class_="whole")


def _state(term: str, stated: Mapping[str, Entry], drafted: DraftedEdits) -> str:
    """What the dictionary says about a word, or the button that takes it back."""
    entry = stated.get(term)
    if entry is None:
        return element("button", "Take back", data_press=taking_back(term), aria_label=f"Take “{term}” back")
    place = drafted.places[term]
    if not entry.parts:
        return f"✓ {place}"
    return "Drafted" if place == DRAFTED else element("span", "Taken back", title=place)
