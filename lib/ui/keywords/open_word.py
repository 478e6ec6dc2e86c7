"""The open word: how it is written, how it is spread, where it leads, and the passages it stands in."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.keywords import KeywordsQuestion, WordFacts, analyse_word
from lib.analyses.keywords.word import FORMS_FROM
from lib.corpus import articles
from lib.corpus.counts import SurfaceForm
from lib.errors import OtherDictionaryError, QueryError
from lib.figures.words import format_value
from lib.frames import rows
from lib.log import refused
from lib.model import Subcorpus
from lib.subcorpora.marks import Mark, narrowed
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.keywords.question import running_words
from lib.ui.keywords.table import WordRow
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.escape import label
from lib.ui.markup.links import link
from lib.ui.markup.passages import MarkedSpan
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.marks import from_address
from lib.ui.widgets.notes import small
from lib.ui.widgets.passages import draw_passages, passages_tools
from lib.ui.widgets.stop_words import leave_out, stopwords_here
from lib.wording import short

PASSAGES = 20
ON_WALL = 4
FORMS = 24
WORD_HUE = "#B8690F"
UNSTATED = {"theme.": "passages without a theme", "month.": "articles without a date"}
_LINKS = {"Concordance": ("concordance", "node"), "Collocates": ("collocates", "node"), "Trend": ("trends", "term")}
_ALL = "Click the word in the list to see all its passages"
_GAP = "margin-right:1.1em;color:inherit"


def pick(view: View, word: object) -> None:
    """Open the passages of a clicked word."""
    view.address.write(word=word if isinstance(word, str) else None, within=None)


def pick_part(view: View, values: object) -> None:
    """Open the passages of a clicked word in one part: [word, "source.Reuters", ...] as in `lib.subcorpora.marks`."""
    match values:
        case [str(word), *within]:
            view.address.write(word=word, within=[value for value in within if isinstance(value, str)])


def draw_open_word(view: View, question: KeywordsQuestion) -> None:
    """The open word with its passages, the word marked; a hint where none is open."""
    word = view.address.first("word")
    if not word:
        if not view.wall and question.form != "concepts":
            st.html(element("small", "Click a word to see how it is written, how it is spread and its passages."))
        return
    try:
        chosen, part = _part(view)
    except QueryError as error:
        _heading(view, word, "")
        st.warning(label(refused(error), 400), icon=":material/info:")
        return
    passages = view.ask(articles.passages_with_term, chosen, word, PASSAGES + 1)
    _heading(view, word, part, chosen)
    if passages.empty:
        small("No passage of this selection has it. Choose another word, or drop a filter.")
        return
    if not view.wall:
        try:
            st.html(_facts(view.ask(analyse_word, chosen, word, view.cutter, question.is_by_language)))
        except OtherDictionaryError as error:
            st.warning(label(refused(error), 400), icon=":material/info:")
    _draw_passages(view, word, passages.head(ON_WALL if view.wall else PASSAGES))
    if len(passages) > PASSAGES:
        small(f"The newest {PASSAGES} passages. Filter to see others, or go on to all of them in context.")


def _heading(view: View, word: str, part: str, chosen: Subcorpus | None = None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="keywords_passages"):
        heading = " in ".join(filter(None, (f"Passages with {word}", part)))
        tools: tuple[Markup, ...] = ()
        if chosen is not None:
            every = partial(articles.passages_with_term, view.corpus, chosen, word, articles.EVERY)
            tools = passages_tools(view, heading, "keywords_passages", every)
        st.html(show.heading_html(heading, *tools), width="content")
        if view.wall:
            return
        params = view.address.carried()
        links = joined(link(page, params | {name: [word]}, text, _GAP) for text, (page, name) in _LINKS.items())
        st.html(element("div", links, data_opened=f"{word} {part}", style="white-space:nowrap"), width="content")
        if word not in stopwords_here(view):
            st.button(
                "Leave out this word",
                key="keywords_leave_out",
                icon=":material/filter_alt_off:",
                type="tertiary",
                on_click=leave_out,
                args=(view, word),
                help="As a stop word of this view; save it for everybody under “Stop words”.",
            )
        st.button(
            "Close",
            key="keywords_close",
            icon=":material/close:",
            type="tertiary",
            shortcut="Esc",
            on_click=pick,
            args=(view, None),
        )


def _part(view: View) -> tuple[Subcorpus, str]:
    """The filter narrowed to the part of the selection that was clicked, and what to call that part.

    Raises
    ------
    QueryError: no filter asks for that part, or the one that is on leaves nothing of it.
    """
    chosen, values = view.subcorpus, view.address.values("within")
    mark = from_address(view, values)
    if mark is None:
        nameless = next((UNSTATED[value] for value in values if value in UNSTATED), "that part")
        raise QueryError(f"No filter asks for {nameless} alone. {_ALL}.")
    narrow = narrowed(chosen, mark)
    if narrow is None:
        raise QueryError(f"The filter leaves nothing of that part. Drop it. {_ALL}.")
    within = narrow_to_themes(narrow, mark.themes)
    if within is None:
        n, named = len(chosen.themes), " and ".join(view.styles[theme].label for theme in mark.themes)
        remedy = "Filter by one theme, or by passages that carry all of them"
        raise QueryError(f"The filter asks for any of {n} themes, and {named} is not among them. {remedy}.")
    return within, _part_label(view, mark)


def _part_label(view: View, mark: Mark) -> str:
    """The name of the part that was clicked, for a heading."""
    named = view.styles
    themes = " and ".join(f"{named[theme].icon} {named[theme].label}" for theme in mark.themes)
    days = f"{mark.since} to {mark.until}" if mark.since and mark.until else ""
    stated = (
        f"{name} not stated" if value == "" else short(value or "", 40)
        for name, value in (("source", mark.source), ("topic", mark.topic))
    )
    return ", ".join(filter(None, (themes, days, *stated)))


def _facts(facts: WordFacts) -> Markup:
    """How often, how evenly and in which forms a word stands in a selection."""
    (row,) = rows(facts.listed, WordRow)
    rate = Markup("{} times, {:,.2f} per 1,000 {}, in {:,} of {:,} articles. ").format(
        element("b", f"{row.count_:,}"), row.per_1000, running_words(facts.language), row.n_articles, facts.n_articles
    )
    spread = (
        f"DP {format_value(row.dp, 'dp')} (0 is spread evenly, 1 all in one place), "
        f"Juilland's D {format_value(row.juilland_d, 'juilland_d')}, tf-idf {format_value(row.tf_idf, 'tf_idf')}."
    )
    line = Markup("{}{}<br>{}").format(rate, spread, _forms(facts.forms, row.count_))
    return element("div", line, style="line-height:1.9;margin-bottom:.6em")


def _forms(forms: pd.DataFrame, count: int) -> Markup:
    """How the word is written, in the passages that were looked through."""
    shown = joined(
        (
            element("span", row.form, " ", element("b", f"{row.count_:,}"), style=f"white-space:nowrap;{_GAP}")
            for row in rows(forms.head(FORMS), SurfaceForm)
        ),
        " ",
    )
    more = f"and {len(forms) - FORMS:,} more. " if len(forms) > FORMS else ""
    n_seen = int(forms["count"].sum())
    part = f"In the newest {FORMS_FROM:,} passages ({n_seen:,} of {count:,} times). " if n_seen < count else ""
    return Markup("Written as: {}{}{}").format(shown, more, part)


def _draw_passages(view: View, word: str, passages: pd.DataFrame) -> None:
    cut = view.cutter
    spans = [
        [MarkedSpan(token.start, token.end, WORD_HUE, word) for token in cut.tokens(text) if token.term == word]
        for text in passages["text"]
    ]
    draw_passages(view, passages, spans)
