"""Words on the page: the ways to draw the leading ones; every mark opens its passages."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.figures import RANKINGS, SPREADS, ThemeStyle, term_bars
from lib.stats import (
    dispersion,
    frequencies,
    name_frequencies,
    robust_dispersion,
    robust_ranking,
    split_by_group,
    split_by_theme,
    theme_keyness,
)
from lib.ui import address, show
from lib.ui.cloud import draw_cloud
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked
from lib.ui.words_concepts import concept_table, draw_concepts
from lib.ui.words_groups import by_group, by_language, by_theme
from lib.ui.words_held import Held, held_names, held_words
from lib.ui.words_open import pick
from lib.ui.words_stops import stopwords_saved
from lib.ui.words_table import word_table

BESIDE = 25
Styles = dict[str, ThemeStyle]


def draw_words(asked: Asked, listed: pd.DataFrame, styles: Styles) -> None:
    """The leading words in the chosen form, with the list beside it where there is room for one.

    On demand with what would not stay among the leading ones without one article, source or rule.
    """
    if asked.view == "concepts":
        held = held_names(asked, listed)
        _beside(partial(draw_concepts, asked, listed, held), partial(concept_table, asked, listed, held.notes))
    elif asked.view == "cloud":
        _cloud(asked, listed)
    elif asked.view == "split":
        _split(asked, listed, styles)
    else:
        held = held_words(asked, listed, asked.top)
        bars = partial(_bars, asked, listed.head(asked.top), held)
        _beside(bars, partial(word_table, asked, listed, held.notes))


def _cloud(asked: Asked, listed: pd.DataFrame) -> None:
    drawn = partial(draw_cloud, listed.head(asked.top), asked.by, stopwords_saved(), pick)
    if on_wall():
        drawn()
    else:
        held = held_words(asked, listed, BESIDE)
        _beside(drawn, partial(_bars, asked, listed.head(BESIDE), held), shares=(2, 1))


def _split(asked: Asked, listed: pd.DataFrame, styles: Styles) -> None:
    table = partial(word_table, asked, listed)
    match asked.split:
        case "theme":
            _beside(partial(by_theme, asked, listed, styles), table)
        case "language":
            _beside(partial(by_language, asked), table)
        case by:
            by_group(asked, by, listed)


def _beside(drawing: Callable[[], None], table: Callable[[], None], shares: tuple[int, int] = (1, 1)) -> None:
    left, right = st.columns(shares, gap="large")
    with left:
        drawing()
    with right:
        table()


def _bars(asked: Asked, leading: pd.DataFrame, held: Held) -> None:
    drawn = term_bars(leading, asked.by, held.notes)
    show.figure(RANKINGS[asked.by], drawn, held.noted(leading, "term"), "keywords_bars", pick)
    held.say()


def statistics(asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    """What a view is counted by."""
    return *_counted(asked), *_robust(asked)


def _robust(asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    if not address.first("loo") or not asked.tested:
        return ()
    return (robust_dispersion,) if asked.by in SPREADS else (robust_ranking,)


def _counted(asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    if asked.view == "concepts":
        return (name_frequencies,)
    if asked.view == "split" and asked.split == "theme":
        return frequencies, dispersion, split_by_theme
    if asked.view == "split" and asked.split != "language":
        return frequencies, dispersion, split_by_group
    return (frequencies, theme_keyness) if asked.view == "cloud" else (frequencies, dispersion)
