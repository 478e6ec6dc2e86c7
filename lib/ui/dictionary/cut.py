"""The segmentation inspector: a sentence as it is cut, and what is drafted to cut it otherwise."""

from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib.analyses.dictionary import dictionary_cutter, passage_beginning
from lib.model import Token
from lib.text import fold
from lib.ui.dictionary.cut_html import FOUND, cut_html
from lib.ui.dictionary.draft import DraftedEdits, add_edit, draft
from lib.ui.dictionary.press import pressable
from lib.ui.session.state import Kept, bind
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

VIEWS = {"cut": "Cut", "new": "New words", "phrases": "Phrases", "changes": "Changes"}
LONGEST = 400
_FIELD = 330  # pixels: what a phone has, and room beside it on a laptop
_LEGEND = (
    "A word's box has below it the spelling it counts under, where that is another one. An underlined box is kept by "
    "the dictionary or was found in the texts; what is crossed out is left out of the count."
)
_PRESSING = (
    "Press a dot to keep two words whole, a line in a Chinese word to split it there, × to take an entry back; it is "
    "only drafted."
)
_TURN = Kept("dictionary_turn", 0)
_TYPED = Kept("dictionary_typed", 0)  # how many characters there were


class Sentence(NamedTuple):
    """A text to cut, and what has to be said about it."""

    text: str
    note: str = ""


def draw_sentence_field(view: View) -> Sentence:
    """The sentence to cut, and a button that takes another passage's."""
    sentence = _sentence(view)
    if not view.wall:
        _draw_field(view, sentence.text)
    return sentence


def draw_cut(view: View, sentence: Sentence) -> None:
    """A sentence, cut, with the draft applied to it."""
    text, note = sentence
    if note:
        st.markdown(f":small[{note}]")
    drafted = draft(view)
    now = view.cutter.tokens(text)
    then = dictionary_cutter(drafted.plan.entries, view.corpus.found_words.words).tokens(text) if drafted.edits else now
    heading = f"Cut into {counted(len(then), 'word')}"
    show.header(view, heading, _tokens_frame(text, then, drafted), "dictionary_cut")
    new = set(then) - set(now)
    found = dict.fromkeys((word.term for word in view.corpus.found_words.words), FOUND)
    places = {**found, **drafted.places}
    shown = cut_html(text, then, lambda term: places.get(fold(term), ""), new, pressing=not view.wall)
    with st.container(key="dictionary_sentence"):
        pressable(shown, "dictionary_words", partial(add_edit, view))
    if not then:
        st.text("No word is counted in this. Type a sentence with a word in it, or take another passage.")
    st.markdown(f":small[{_LEGEND if view.wall else f'{_LEGEND} {_PRESSING}'}]")


def _sentence(view: View) -> Sentence:
    text = " ".join(view.address.first("text").split())
    if text:
        n = max(len(text), _TYPED.take())
        note = f"Only the first {LONGEST} of {n:,} characters are shown." if n > LONGEST else ""
        return Sentence(text[:LONGEST], note)
    return Sentence(view.ask(passage_beginning, view.subcorpus, 0, LONGEST))


def _draw_field(view: View, text: str) -> None:
    on_change = bind("dictionary_text", text, partial(_set_text, view))
    st.text_input(
        "Sentence to cut", key="dictionary_text", on_change=on_change, placeholder="Type a sentence", width=_FIELD
    )  # without max_chars: the browser would ignore a longer text that is pasted, and not say so
    st.button(
        "Another passage",
        key="dictionary_another",
        icon=":material/shuffle:",
        on_click=_another,
        args=(view,),
        help="The next passage of the selection, the newest first",
    )


def _set_text(view: View, typed: str) -> None:
    text = " ".join(typed.split())
    _TYPED.keep(len(text))
    view.address.write(text=text[:LONGEST])


def _another(view: View) -> None:
    turn = _TURN.keep(_TURN.get() + 1)
    beginnings = (view.ask(passage_beginning, view.subcorpus, number, LONGEST) for number in (turn, 0))
    view.address.write(text=next(filter(None, beginnings), ""))


def _tokens_frame(text: str, tokens: list[Token], drafted: DraftedEdits) -> pd.DataFrame:
    rows = [
        (text[token.start : token.end], token.term, token.language, drafted.places.get(fold(token.term), ""))
        for token in tokens
    ]
    return pd.DataFrame(rows, columns=["surface", "term", "language", "dictionary"])
