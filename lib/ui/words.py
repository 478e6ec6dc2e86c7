"""Words on the page: the four ways to draw them, the table, and the passages behind a word."""

from collections.abc import Collection
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.figures import (
    FORMATS,
    LANGUAGE_NAMES,
    MEASURES,
    Cloud,
    ThemeStyle,
    cloud_picture,
    cloud_svg,
    term_bars,
    term_language_bars,
    term_theme_bars,
    word_cloud,
)
from lib.model import Language, Measure
from lib.stats import frequencies, split_by_theme
from lib.ui import address, cloud, show
from lib.ui.doors import ask, corpus, cutter
from lib.ui.filter import filter_sentence, subcorpus
from lib.ui.passages import Span, passage_list
from lib.ui.plain import label
from lib.ui.shell import on_wall

VIEWS: dict[str, str] = {"bars": "Bars", "themes": "By theme", "languages": "By language", "cloud": "Cloud"}
TOPS = {"25": "25", "50": "50", "100": "100"}
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "Both", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}
PASSAGES = 20
LISTED = 200
WORD_HUE = "#B8690F"
Styles = dict[str, ThemeStyle]


def draw_words(view: str, measure: Measure, leading: pd.DataFrame, stopwords: Collection[str], styles: Styles) -> None:
    """The leading words in the chosen form; every mark opens its passages."""
    if view == "themes":
        terms = tuple(leading["term"])
        split = ask(queries.term_counts_by_theme, subcorpus(), terms)
        coverage = ask(queries.coverage, subcorpus())
        by_theme = split_by_theme(split, coverage, terms, list(styles))
        drawn = term_theme_bars(by_theme, styles, measure)
        show.figure(f"{MEASURES[measure]} by theme", drawn, by_theme, "keywords_themes", pick)
    elif view == "languages":
        counts = ask(queries.term_counts, subcorpus())
        top = len(leading) // 2
        sides = [frequencies(counts, stopwords, language, measure, top) for language in LANGUAGE_NAMES]
        both = pd.concat(sides, ignore_index=True)
        drawn = term_language_bars(both, measure)
        show.figure(f"{MEASURES[measure]} by language", drawn, both, "keywords_languages", pick)
    elif view == "cloud":
        _draw_cloud(leading, measure)
    else:
        show.figure(MEASURES[measure], term_bars(leading, measure), leading, "keywords_bars", pick)


def _draw_cloud(leading: pd.DataFrame, measure: Measure) -> None:
    title = f"{MEASURES[measure]}: {len(leading)} leading words"
    placed = _placed(leading, measure)
    show.header(title, leading, "keywords_cloud")
    cloud.word_cloud(placed, partial(_said, measure), "keywords_cloud_words", pick)
    if placed.left_out:
        st.markdown(f":small[{placed.left_out} words found no room.]")
    if on_wall():
        return
    note = f"{filter_sentence()} · corpus {corpus().version}"
    with st.container(horizontal=True):
        for form, draw in (("PNG", cloud_picture), ("SVG", cloud_svg)):
            st.download_button(
                form,
                data=partial(draw, placed, title, note),
                file_name=f"keywords_cloud.{form.lower()}",
                key=f"keywords_cloud_{form}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )


def _said(measure: Measure, value: float) -> str:
    return format(value if measure == "per_1000" else int(value), FORMATS[measure])


@st.cache_data(max_entries=32, show_spinner=False)
def _placed(leading: pd.DataFrame, measure: Measure) -> Cloud:
    return word_cloud(leading, measure)


def pick(word: Any) -> None:
    """Open the passages of a clicked word."""
    address.write(word=word if isinstance(word, str) else None)


def term_table(listed: pd.DataFrame) -> str:
    """The list as a table to search, sort and choose from; returns the chosen word or ""."""
    show.header(f"{len(listed):,} words", listed, "keywords_table")
    shown = listed.head(LISTED)
    word = address.first("word")
    rows = shown.index[shown["term"] == word].tolist()

    def picked() -> None:
        chosen = st.session_state["keywords_words"]["selection"]["rows"]
        if chosen != rows:  # the browser also sends back what was drawn, with the next change elsewhere
            pick(shown["term"].iloc[chosen[0]] if chosen else None)

    st.session_state["keywords_words"] = {"selection": {"rows": rows}}
    st.dataframe(
        shown[
            ["rank", "term", "count"] if on_wall() else ["rank", "term", "language", "count", "per_1000", "n_articles"]
        ],
        key="keywords_words",
        hide_index=True,
        height=560,
        on_select=picked,
        selection_mode="single-row",
        column_config={
            "rank": st.column_config.NumberColumn("#", width=45),
            "term": st.column_config.TextColumn("Word", width=170),
            "language": st.column_config.TextColumn("Language", width=75),
            "count": st.column_config.NumberColumn("Count", format="localized", width=65),
            "per_1000": st.column_config.NumberColumn(
                "Per 1,000", format="%.2f", width=80, help="Occurrences per 1,000 running words of the selection"
            ),
            "n_articles": st.column_config.NumberColumn(
                "Articles", width=70, help="Articles the word occurs in (range)"
            ),
        },
        alt="Words by frequency; choose a row to see its passages",
    )
    if len(listed) > LISTED and not on_wall():
        st.markdown(f":small[The first {LISTED:,} of {len(listed):,} words; the CSV has them all.]")
    return word


def term_passages(word: str, styles: Styles) -> None:
    """The passages a word occurs in, the word marked."""
    if not word:
        st.markdown(":small[Click a word to see its passages.]")
        return
    found = ask(queries.passages_with_term, subcorpus(), word, PASSAGES + 1)
    with st.container(horizontal=True, vertical_alignment="center", key="keywords_passages"):
        st.header(f"Passages with {label(word)}", anchor=False, width="content")
        st.button("Close", key="keywords_close", icon=":material/close:", type="tertiary", on_click=pick, args=(None,))
    if found.empty:
        st.markdown(":small[No passage of this selection has it. Choose another word, or drop a filter.]")
        return
    shown = found.head(PASSAGES)
    cut = cutter()
    spans = [
        [Span(token.start, token.end, WORD_HUE, word) for token in cut.tokens(text) if token.term == word]
        for text in shown["text"]
    ]
    passage_list(shown, spans, styles)
    if len(found) > PASSAGES:
        st.markdown(f":small[The newest {PASSAGES} passages. Filter to see others.]")
