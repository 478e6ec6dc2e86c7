"""The open word: how it is written, how it is spread, where it leads, and the passages it stands in."""

from typing import Any

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.errors import QueryError
from lib.figures import ThemeStyle, written
from lib.model import Subcorpus
from lib.stats import frequencies
from lib.ui import address
from lib.ui.doors import ask, cutter, styles
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.narrow import carrying
from lib.ui.opened import Mark, from_address, narrowed
from lib.ui.passages import Span, passage_list
from lib.ui.plain import html, label
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked, running_words, spread
from lib.ui.words_stops import leave_out, stopwords_here

PASSAGES = 20
ON_WALL = 4
CUT = 300
FORMS = 24
WORD_HUE = "#B8690F"
UNSTATED = {"theme.": "passages without a theme", "month.": "articles without a date"}
_LINKS = {"In context": ("context", "node"), "Company": ("company", "node"), "Trend": ("trends", "term")}
_ALL = "Click the word in the list to see all its passages"
_GAP = "margin-right:1.1em;color:inherit"
Styles = dict[str, ThemeStyle]


def pick(word: Any) -> None:
    """Open the passages of a clicked word."""
    address.write(word=word if isinstance(word, str) else None, within=None)


def pick_part(told: Any) -> None:
    """Open the passages of a clicked word in one part: [word, "source.Reuters", ...] as in `lib.ui.opened`."""
    match told:
        case [str(word), *within]:
            address.write(word=word, within=[value for value in within if isinstance(value, str)])


def term_passages(asked: Asked, themes: Styles) -> None:
    """The open word with its passages, the word marked; a hint where none is open."""
    word = address.first("word")
    if not word:
        if not on_wall() and asked.view != "concepts":
            st.html("<small>Click a word to see how it is written, how it is spread and its passages.</small>")
        return
    try:
        chosen, part = _part()
    except QueryError as error:
        _heading(word, "")
        st.warning(label(str(error), 400), icon=":material/info:")
        return
    found = ask(queries.passages_with_term, chosen, word, PASSAGES + 1)
    _heading(word, part)
    if found.empty:
        st.markdown(":small[No passage of this selection has it. Choose another word, or drop a filter.]")
        return
    if not on_wall():
        st.html(_facts(asked, word, chosen))
    _list(word, found.head(ON_WALL if on_wall() else PASSAGES), themes)
    if len(found) > PASSAGES:
        st.markdown(
            f":small[The newest {PASSAGES} passages. Filter to see others, or go on to all of them in context.]"
        )


def _heading(word: str, part: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="keywords_passages"):
        st.header(" in ".join(filter(None, (f"Passages with {label(word)}", part))), anchor=False, width="content")
        if on_wall():
            return
        kept = address.carried()
        links = [link(page, kept | {name: [word]}, text, _GAP) for text, (page, name) in _LINKS.items()]
        opened = html(f"{word} {part}")
        st.html(f"<div data-opened='{opened}' style='white-space:nowrap'>{''.join(links)}</div>", width="content")
        if word not in stopwords_here():
            st.button(
                "Leave out this word",
                key="keywords_leave_out",
                icon=":material/filter_alt_off:",
                type="tertiary",
                on_click=leave_out,
                args=(word,),
                help="As a stop word of this view; save it for everybody under “Stop words”.",
            )
        st.button("Close", key="keywords_close", icon=":material/close:", type="tertiary", on_click=pick, args=(None,))


def _part() -> tuple[Subcorpus, str]:
    """The filter narrowed to the part of the selection that was clicked, and what to call that part.

    Raises
    ------
    QueryError: no filter asks for that part, or the one that is on leaves nothing of it.
    """
    chosen, values = subcorpus(), address.read().get("within", [])
    mark = from_address(values)
    if mark is None:
        nameless = next((UNSTATED[value] for value in values if value in UNSTATED), "that part")
        raise QueryError(f"No filter asks for {nameless} alone. {_ALL}.")
    narrow = narrowed(chosen, mark)
    if narrow is None:
        raise QueryError(f"The filter leaves nothing of that part. Drop it. {_ALL}.")
    within = carrying(narrow, mark.themes)
    if within is None:
        n, named = len(chosen.themes), " and ".join(styles()[theme].label for theme in mark.themes)
        remedy = "Filter by one theme, or by passages that carry all of them"
        raise QueryError(f"The filter asks for any of {n} themes, and {named} is not among them. {remedy}.")
    return within, _called(mark)


def _called(mark: Mark) -> str:
    """The name of the part that was clicked, for a heading."""
    named = styles()
    themes = " and ".join(f"{named[theme].icon} {label(named[theme].label)}" for theme in mark.themes)
    days = f"{mark.since} to {mark.until}" if mark.since and mark.until else ""
    stated = (
        f"{name} not stated" if value == "" else label(value or "", 40)
        for name, value in (("source", mark.source), ("topic", mark.topic))
    )
    return ", ".join(filter(None, (themes, days, *stated)))


def _facts(asked: Asked, word: str, chosen: Subcorpus) -> str:
    """How often, how evenly and in which forms a word stands in a selection, as HTML."""
    counts = ask(queries.term_counts, chosen)
    own = counts["language"][counts["spelling"] == word].iloc[0] if asked.by_language else None
    listed = frequencies(counts, language=own)
    row = spread(listed[listed["term"] == word], chosen).iloc[0]
    n_articles = len(ask(queries.article_tokens, chosen))
    told = (
        f"<b>{row['count']:,}</b> times, {row['per_1000']:,.2f} per 1,000 {running_words(own)}, "
        f"in {row['n_articles']:,} of {n_articles:,} articles. "
        f"DP {written(row['dp'], 'dp')} (0 is spread evenly, 1 all in one place), "
        f"Juilland's D {written(row['juilland_d'], 'juilland_d')}, tf-idf {written(row['tf_idf'], 'tf_idf')}."
    )
    return f"<div style='line-height:1.9;margin-bottom:.6em'>{told}<br>{_forms(word, chosen, int(row['count']))}</div>"


def _forms(word: str, chosen: Subcorpus, count: int) -> str:
    forms = ask(queries.surface_forms, chosen, word, cutter(), CUT)
    shown = [
        f"<span style='white-space:nowrap;{_GAP}'>{html(row.form)} <b>{row.count:,}</b></span>"
        for row in forms.head(FORMS).itertuples(index=False)
    ]
    more = f"and {len(forms) - FORMS:,} more. " if len(forms) > FORMS else ""
    seen = int(forms["count"].sum())
    part = f"In the newest {CUT:,} passages ({seen:,} of {count:,} times). " if seen < count else ""
    return f"Written as: {' '.join(shown)}{more}{part}"


def _list(word: str, passages: pd.DataFrame, themes: Styles) -> None:
    """Passages in two columns: one would be too wide to read."""
    cut = cutter()
    spans = [
        [Span(token.start, token.end, WORD_HUE, word) for token in cut.tokens(text) if token.term == word]
        for text in passages["text"]
    ]
    half = -(-len(passages) // 2) if not on_wall() else len(passages)
    columns = [st.container()] if on_wall() else st.columns(2, gap="large")
    for number, column in enumerate(columns):
        rows = slice(number * half, (number + 1) * half)
        with column:
            passage_list(passages.iloc[rows], spans[rows], themes)
