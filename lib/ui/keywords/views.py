"""Words on the page: the ways to draw the leading ones; every mark opens its passages."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.keywords import Keywords, KeywordsQuestion
from lib.figures.words import SPREAD_LABELS, ranking_headline, term_bars
from lib.log import refused
from lib.stats import (
    dispersion,
    frequencies,
    leave_one_out_dispersion,
    leave_one_out_ranking,
    name_frequencies,
    split_by_group,
    split_by_theme,
    theme_keyness,
)
from lib.ui.keywords.cloud import draw_cloud
from lib.ui.keywords.concepts import concept_table, draw_concepts
from lib.ui.keywords.open_word import pick
from lib.ui.keywords.splits import draw_groups, draw_languages, draw_themes
from lib.ui.keywords.table import word_table
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small

Draw = Callable[[View, KeywordsQuestion, Keywords], None]


def draw_keywords(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading words in the chosen form, with the list beside it where there is room for one.

    On demand with what would not stay among the leading ones without one article, source or rule.
    """
    _draw_search(question, keywords)
    match question.form, question.split:
        case "concepts", _:
            _draw_side_by_side(view, question, keywords, draw_concepts, concept_table)
        case "cloud", _ if view.wall:
            draw_cloud(view, question, keywords)
        case "cloud", _:
            _draw_side_by_side(view, question, keywords, draw_cloud, _draw_bars, shares=(2, 1))
        case "split", "theme":
            _draw_side_by_side(view, question, keywords, draw_themes, word_table)
        case "split", "language":
            _draw_side_by_side(view, question, keywords, draw_languages, word_table)
        case "split", _:
            draw_groups(view, question, keywords)
        case _:
            _draw_side_by_side(view, question, keywords, _draw_bars, word_table)


def _draw_search(question: KeywordsQuestion, keywords: Keywords) -> None:
    """Say what is sought in vain."""
    if keywords.search.error:
        st.warning(f"{label(refused(keywords.search.error), 400)} All words are listed.", icon=":material/info:")
    elif question.find and keywords.listed.empty:
        reason = (
            "It may be a stop word, or left out by the filter"
            if keywords.search.fits_corpus
            else "English words stand under their base form"
        )
        sentence = f"No word of this selection fits “{label(question.find, 60)}”. {reason}"
        st.info(f"{sentence}: try fewer letters, such as contr*.", icon=":material/info:")


def _draw_side_by_side(
    view: View,
    question: KeywordsQuestion,
    keywords: Keywords,
    figure: Draw,
    table: Draw,
    *,
    shares: tuple[int, int] = (1, 1),
) -> None:
    for column, draw in zip(st.columns(shares, gap="large"), (figure, table), strict=True):
        with column:
            draw(view, question, keywords)


def _draw_bars(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    bars = term_bars(keywords.figure_rows, question.by, keywords.notes.by_name)
    drawn = keywords.figure_rows
    heading = ranking_headline(drawn, drawn["term"].tolist(), question.by, turned=question.turned)
    show.figure(view, heading, bars, keywords.exported, "keywords_bars", partial(pick, view))
    small(keywords.notes.verdict)


def statistics(question: KeywordsQuestion) -> tuple[Callable[..., pd.DataFrame], ...]:
    """What a view is counted by."""
    return *_counting_statistics(question), *_test_statistics(question)


def _counting_statistics(question: KeywordsQuestion) -> tuple[Callable[..., pd.DataFrame], ...]:
    match question.form, question.split:
        case "concepts", _:
            return (name_frequencies,)
        case "cloud", _:
            return frequencies, theme_keyness
        case "split", "theme":
            return frequencies, dispersion, split_by_theme
        case "split", "source" | "topic" | "month":
            return frequencies, dispersion, split_by_group
    return frequencies, dispersion


def _test_statistics(question: KeywordsQuestion) -> tuple[Callable[..., pd.DataFrame], ...]:
    if question.unit is None:
        return ()
    return (leave_one_out_dispersion,) if question.by in SPREAD_LABELS else (leave_one_out_ranking,)
