"""Words that stand together more often than chance has it, to be kept whole by a click."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib.analyses.dictionary import PhraseQuestion, analyse_phrases, phrase_entry
from lib.analyses.leave_one_out import MARK, UNSURE, verdict
from lib.corpus.leave_one_out import Unit
from lib.figures.network import ASSOCIATION_LABELS, ASSOCIATION_MEANINGS
from lib.frames import rows
from lib.model import LANGUAGE_NAMES
from lib.stats import CERTAIN, Association
from lib.text import fold
from lib.ui.dictionary.draft import add_edit, draft
from lib.ui.dictionary.press import pressable
from lib.ui.dictionary.preview import context_link
from lib.ui.leave_one_out.switch import draw_switch, unit_left_out
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.pager import chosen_page, pages_html
from lib.ui.markup.table import Column, Table
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose, options_box
from lib.ui.widgets.stop_words import stopwords_here
from lib.wording import counted

LENGTHS = {"2": "2", "3": "3", "4": "4", "5": "5"}
PAGE_SIZE, ON_WALL = 25, 8
_MANY_WORDS = {0: 2, 20_000: 5, 2_000_000: 20, 20_000_000: 50}  # running words from which on a phrase is so frequent
LANGUAGES: dict[str, str] = {"all": "Both"} | {str(language): name for language, name in LANGUAGE_NAMES.items()}
_RANKED: tuple[Association, ...] = ("log_dice", "g2", "mi", "t_score")
MEASURES: dict[Association, str] = {measure: ASSOCIATION_LABELS[measure] for measure in _RANKED}


class _ScoredRow(NamedTuple):
    """A phrase, with the measure it is ranked by and what it hangs on."""

    rank: int
    spelling: str
    language: str
    count_: int
    n_articles: int
    expected: float
    score: float
    note: str
    sign: str


def draw_phrases(view: View, question: PhraseQuestion) -> None:
    """The phrases of the selection by a measure, a page of them, and what they hang on if something is left out."""
    unit, size = unit_left_out(view), ON_WALL if view.wall else PAGE_SIZE
    with st.spinner(f"Leaving out each {unit}" if unit else "Counting phrases"):
        phrases = view.ask(analyse_phrases, view.subcorpus, question, size, chosen_page(view), unit)
    n = len(phrases.ranked)
    heading = f"{counted(n, 'phrase')} of {question.n_words} words"
    show.header(view, heading, phrases.ranked, "dictionary_phrases", pages=pages_html(view, phrases.page, n))
    if not n:
        st.text("No phrase of this selection is so frequent. Ask for fewer words or occurrences, or drop a filter.")
        return
    if unit and len(phrases.checked):
        st.markdown(f":small[Of this page, {_verdict(phrases.checked, unit)}]")
    pressable(_table(view, phrases.listed, question.by), "dictionary_found", partial(_keep, view))


def draw_phrase_question(view: View) -> PhraseQuestion:
    """The controls of phrases, and what they ask for."""
    length = choose(view, "dictionary_length", "Words", "n", LENGTHS)
    by = choose(view, "dictionary_measure", "Ranked by", "by", MEASURES, width=170)
    with options_box(view, "dictionary") as box:
        language = choose(box, "dictionary_language", "Language", "words", LANGUAGES)
        suited = _suited(view)
        often = {str(least): f"{least}×" for least in sorted({suited, *_MANY_WORDS.values()})}
        least = choose(box, "dictionary_least", "At least", "min", often, str(suited))
        draw_switch(box, "dictionary")
    return PhraseQuestion(int(length), int(least), by, None if language == "all" else language, stopwords_here(view))


def _verdict(checked: pd.DataFrame, unit: Unit) -> str:
    """How many phrases hang on one unit."""
    sentence = verdict(checked, unit, "phrase", "together")
    sure = f" Sure is a G² of {CERTAIN} or more." if (checked["note"] == UNSURE).any() else ""
    return f"{sentence[0].lower()}{sentence[1:]}{sure}"


def _suited(view: View) -> int:
    """How often a phrase must occur to be listed, as suits the size of the selection."""
    n = view.totals(view.subcorpus).n_tokens
    return next(least for size, least in reversed(_MANY_WORDS.items()) if n >= size)


def _table(view: View, phrases: pd.DataFrame, by: Association) -> Markup:
    shown = phrases.assign(score=phrases[by])
    return Table(
        _columns(view, by), rows(shown, _ScoredRow), "phrases", below=partial(_note_below, view), below_from=1
    ).html(view)


def _columns(view: View, by: Association) -> list[Column[_ScoredRow]]:
    places = draft(view).places
    columns: list[Column[_ScoredRow]] = [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Phrase", partial(_phrase, view)),
        Column("Count", lambda row: f"{row.count_:,}"),
        Column("Articles", lambda row: f"{row.n_articles:,}", tooltip="Articles the phrase occurs in"),
        Column(
            "Expected",
            lambda row: f"{row.expected:,.2f}",
            tooltip="How often its two parts would stand together by chance",
        ),
        Column(ASSOCIATION_LABELS[by], lambda row: f"{row.score:,.2f}", tooltip=ASSOCIATION_MEANINGS[by]),
    ]
    return columns if view.wall else [*columns, Column("Dictionary", lambda row: _keep_button(row.spelling, places))]


def _phrase(view: View, row: _ScoredRow) -> Markup:
    phrase = element("span", row.spelling if view.wall else context_link(view, row.spelling), lang=row.language)
    if not row.note:
        return phrase
    return phrase + "\N{NO-BREAK SPACE}" + element("span", row.sign, title=row.note)


def _keep_button(spelling: str, places: Mapping[str, str]) -> str:
    if place := places.get(fold(spelling)):
        return f"✓ {place}"
    return element("button", "Keep whole", data_press=spelling, aria_label=f"Keep “{spelling}” whole")


def _note_below(view: View, row: _ScoredRow) -> str:
    return row.note if row.sign == MARK and not view.wall else ""


def _keep(view: View, spelling: str) -> None:
    """Draft an entry for a phrase, spelled as the texts have it."""
    add_edit(view, view.ask(phrase_entry, view.subcorpus, spelling, view.cutter))
