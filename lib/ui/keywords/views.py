"""Words on the page: the ways to draw the leading ones; every mark opens its passages."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.figures.style import ThemeStyle
from lib.figures.words import RANKING_LABELS, SPREAD_LABELS, term_bars
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
from lib.ui.keywords.groups import by_group, by_language, by_theme
from lib.ui.keywords.notes import Notes, notes_on_names, notes_on_words
from lib.ui.keywords.open_word import pick
from lib.ui.keywords.question import Asked
from lib.ui.keywords.table import word_table
from lib.ui.leave_one_out.switch import PARAMETER
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.stop_words import stopwords_saved

BESIDE = 25
Styles = dict[str, ThemeStyle]


def draw_words(view: View, asked: Asked, listed: pd.DataFrame) -> None:
    """The leading words in the chosen form, with the list beside it where there is room for one.

    On demand with what would not stay among the leading ones without one article, source or rule.
    """
    if asked.form == "concepts":
        notes = notes_on_names(view, asked, listed)
        _beside(
            partial(draw_concepts, view, asked, listed, notes),
            partial(concept_table, view, asked, listed, notes.by_name),
        )
    elif asked.form == "cloud":
        _cloud(view, asked, listed)
    elif asked.form == "split":
        _split(view, asked, listed)
    else:
        notes = notes_on_words(view, asked, listed, asked.top)
        bars = partial(_bars, view, asked, listed.head(asked.top), notes)
        _beside(bars, partial(word_table, view, asked, listed, notes.by_name))


def _cloud(view: View, asked: Asked, listed: pd.DataFrame) -> None:
    drawn = partial(draw_cloud, view, listed.head(asked.top), asked.by, stopwords_saved(view), pick)
    if view.wall:
        drawn()
    else:
        notes = notes_on_words(view, asked, listed, BESIDE)
        _beside(drawn, partial(_bars, view, asked, listed.head(BESIDE), notes), shares=(2, 1))


def _split(view: View, asked: Asked, listed: pd.DataFrame) -> None:
    table = partial(word_table, view, asked, listed)
    match asked.split:
        case "theme":
            _beside(partial(by_theme, view, asked, listed), table)
        case "language":
            _beside(partial(by_language, view, asked), table)
        case by:
            by_group(view, asked, by, listed)


def _beside(drawing: Callable[[], None], table: Callable[[], None], shares: tuple[int, int] = (1, 1)) -> None:
    left, right = st.columns(shares, gap="large")
    with left:
        drawing()
    with right:
        table()


def _bars(view: View, asked: Asked, leading: pd.DataFrame, notes: Notes[str]) -> None:
    drawn = term_bars(leading, asked.by, notes.by_name)
    show.figure(view, RANKING_LABELS[asked.by], drawn, notes.beside(leading, "term"), "keywords_bars", pick)
    notes.draw_verdict()


def statistics(view: View, asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    """What a view is counted by."""
    return *_counted(asked), *_left_out(view, asked)


def _left_out(view: View, asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    if not view.address.first(PARAMETER) or not asked.tested:
        return ()
    return (leave_one_out_dispersion,) if asked.by in SPREAD_LABELS else (leave_one_out_ranking,)


def _counted(asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    if asked.form == "concepts":
        return (name_frequencies,)
    if asked.form == "split" and asked.split == "theme":
        return frequencies, dispersion, split_by_theme
    if asked.form == "split" and asked.split != "language":
        return frequencies, dispersion, split_by_group
    return (frequencies, theme_keyness) if asked.form == "cloud" else (frequencies, dispersion)
