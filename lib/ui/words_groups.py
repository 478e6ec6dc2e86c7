"""Words split by theme, source, topic, month or language: every number opens its passages."""

from calendar import monthrange
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.corpus import Grouping
from lib.figures import (
    LANGUAGE_NAMES,
    RANKINGS,
    ThemeStyle,
    term_group_matrix,
    term_language_bars,
    term_theme_bars,
)
from lib.model import Language
from lib.stats import split_by_group, split_by_theme
from lib.ui import show
from lib.ui.doors import ask
from lib.ui.filter import subcorpus
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked, word_list
from lib.ui.words_open import pick, pick_part

COLUMNS = {"source": 12, "topic": 12, "month": 18}
ON_WALL = 8
_NONE = {"source": "not stated", "topic": "not stated", "month": "no date"}
Styles = dict[str, ThemeStyle]


def by_theme(asked: Asked, leading: pd.DataFrame, styles: Styles) -> None:
    """The leading words by the themes of their passages."""
    terms = tuple(leading["term"])
    split = ask(queries.term_counts_by_theme, subcorpus(), terms)
    parts = split_by_theme(split, _words_of(asked.language), terms, list(styles))
    drawn = term_theme_bars(parts, styles, asked.measure)
    show.figure(f"{asked.told} by theme", drawn, parts, "keywords_themes", partial(_pick, "theme"))
    if not on_wall():
        longer = ", so a bar may be longer than the count in the list" if asked.measure == "count" else ""
        told = f"A passage with two themes counts under both{longer}. The rows are in the order of the list."
        st.markdown(f":small[{told}]")


def _words_of(language: Language | None) -> pd.DataFrame:
    """The running words of the selection by the themes of their passages, those of one language where it is chosen."""
    if language is None:
        return ask(queries.coverage, subcorpus())
    return ask(queries.language_tokens, subcorpus(), language)


def by_language(asked: Asked) -> None:
    """The leading words of each language side by side."""
    sides = [word_list(asked.only(language)).head(asked.top // 2) for language in LANGUAGE_NAMES]
    both = pd.concat(sides, ignore_index=True)
    drawn = term_language_bars(both, asked.by)
    each = ", each among its own words" if asked.by == "per_1000" else ""
    show.figure(f"{RANKINGS[asked.by]} by language{each}", drawn, both, "keywords_languages", pick)


def by_group(asked: Asked, by: Grouping, leading: pd.DataFrame) -> None:
    """The leading words in the largest sources or topics, or in the latest months."""
    terms = tuple(leading["term"])
    sizes = ask(queries.group_sizes, subcorpus(), by, asked.language)
    shown = _shown(sizes, by)
    split = split_by_group(ask(queries.term_counts_by_group, subcorpus(), terms, by), sizes, terms)
    part = split[split["group"].isin(shown["group"])]
    names = {"": _NONE[by]}
    show.figure(
        f"{asked.told} by {by}",
        term_group_matrix(part, asked.measure, names),
        split,
        f"keywords_{by}",
        partial(_pick, by),
    )
    if on_wall():
        return
    note = f"{len(shown):,} of {len(sizes):,} {by}s: {'the latest' if by == 'month' else 'the largest by articles'}; "
    told = f"{note}the CSV has them all. " if len(shown) < len(sizes) else ""
    st.markdown(f":small[{told}The deeper a cell, the nearer to the largest number of its row. Click one to read on.]")


def _shown(sizes: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    most = ON_WALL if on_wall() else COLUMNS[by]
    if by != "month":
        return sizes.head(most)
    dated, undated = sizes[sizes["group"] != ""], sizes[sizes["group"] == ""]
    return pd.concat([dated.tail(most), undated], ignore_index=True)


def _pick(by: str, told: Any) -> None:
    """Open a clicked word in the part that was clicked."""
    match told:
        case [str(word), str(group), *_]:
            pick_part([word, *(_days(group) if by == "month" and group else [f"{by}.{group}"])])


def _days(month: str) -> list[str]:
    """The first and the last day of a month like "2025-07"."""
    year, number = map(int, month.split("-"))
    return [f"since.{month}-01", f"until.{month}-{monthrange(year, number)[1]}"]
