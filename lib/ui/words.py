"""Words on the page: the ways to draw the leading ones; every mark opens its passages."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.figures import RANKINGS, ThemeStyle, term_bars
from lib.stats import (
    dispersion,
    frequencies,
    name_frequencies,
    robust_ranking,
    split_by_group,
    split_by_theme,
    theme_keyness,
)
from lib.ui import address, robust, show
from lib.ui.cloud import draw_cloud
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked
from lib.ui.words_concepts import concept_table, draw_concepts
from lib.ui.words_groups import by_group, by_language, by_theme
from lib.ui.words_open import pick
from lib.ui.words_stops import stopwords_saved
from lib.ui.words_table import word_table

BESIDE = 25
Styles = dict[str, ThemeStyle]


def draw_words(asked: Asked, listed: pd.DataFrame, styles: Styles) -> None:
    """The leading words in the chosen form, with the list beside it where there is room for one."""
    if asked.view == "concepts":
        _beside(partial(draw_concepts, asked, listed), partial(concept_table, asked, listed))
    elif asked.view == "cloud":
        _cloud(asked, listed)
    elif asked.view == "split":
        _split(asked, listed, styles)
    else:
        _ranking(asked, listed)


def _ranking(asked: Asked, listed: pd.DataFrame) -> None:
    """The list with its bars; on demand with what would not stay among the leading without one article or source."""
    unit = robust.unit() if _testable(asked) else None
    if unit is None or listed.empty:
        _beside(partial(_bars, asked, listed.head(asked.top)), partial(word_table, asked, listed))
        return
    held = robust.leading_words(listed, asked.top, unit, "n_articles" if asked.by == "n_articles" else "count")
    notes = dict(zip(held["term"], held["note"], strict=True))
    told = robust.verdict(held, unit, "word", f"among the leading {asked.top}")
    _beside(
        partial(_held_bars, asked, listed.merge(held, on="term"), notes, told),
        partial(word_table, asked, listed, notes),
    )


def _testable(asked: Asked) -> bool:
    """Whether the list is one of which `robust` tells what stays leading; a sentence says so where it is not."""
    if not asked.tested and address.first("loo"):
        why = "the lowest first" if asked.up else f"by {RANKINGS[asked.by]}"
        remedy = "Rank by count, per 1,000 or articles, the highest first"
        st.warning(f"Whether it holds is not tested for a list {why}. {remedy}.", icon=":material/info:")
    return asked.tested


def _held_bars(asked: Asked, leading: pd.DataFrame, notes: dict[str, str], told: str) -> None:
    show.figure(RANKINGS[asked.by], term_bars(leading, asked.by, notes), leading, "keywords_bars", pick)
    st.markdown(f":small[{told}]")


def _cloud(asked: Asked, listed: pd.DataFrame) -> None:
    drawn = partial(draw_cloud, listed.head(asked.top), asked.by, stopwords_saved(), pick)
    if on_wall():
        drawn()
    else:
        _beside(drawn, partial(_bars, asked, listed.head(BESIDE)), shares=(3, 1))


def _split(asked: Asked, listed: pd.DataFrame, styles: Styles) -> None:
    leading, table = listed.head(asked.top), partial(word_table, asked, listed)
    match asked.split:
        case "theme":
            _beside(partial(by_theme, asked, leading, styles), table)
        case "language":
            _beside(partial(by_language, asked), table)
        case by:
            by_group(asked, by, leading)


def _beside(drawing: Callable[[], None], table: Callable[[], None], shares: tuple[int, int] = (1, 1)) -> None:
    left, right = st.columns(shares, gap="large")
    with left:
        drawing()
    with right:
        table()


def _bars(asked: Asked, leading: pd.DataFrame) -> None:
    show.figure(RANKINGS[asked.by], term_bars(leading, asked.by), leading, "keywords_bars", pick)


def statistics(asked: Asked) -> tuple[Callable[..., pd.DataFrame], ...]:
    """What a view is counted by."""
    if asked.view == "concepts":
        return (name_frequencies,)
    if asked.view == "bars" and address.first("loo") and asked.tested:
        return frequencies, dispersion, robust_ranking
    if asked.view == "split" and asked.split == "theme":
        return frequencies, dispersion, split_by_theme
    if asked.view == "split" and asked.split != "language":
        return frequencies, dispersion, split_by_group
    return (frequencies, theme_keyness) if asked.view == "cloud" else (frequencies, dispersion)
