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
from lib.model import Language, Subcorpus
from lib.stats import split_by_group, split_by_theme
from lib.ui import show
from lib.ui.doors import ask
from lib.ui.filter import subcorpus
from lib.ui.narrow import carrying
from lib.ui.opened import from_address, narrowed
from lib.ui.shell import on_wall
from lib.ui.words_asked import Asked, word_list
from lib.ui.words_held import held_parts, held_sides
from lib.ui.words_open import pick, pick_part

COLUMNS = {"source": 12, "topic": 12, "month": 18}
ON_WALL = 8
_NONE = {"source": "not stated", "topic": "not stated", "month": "no date"}
Styles = dict[str, ThemeStyle]


def by_theme(asked: Asked, listed: pd.DataFrame, styles: Styles) -> None:
    """The leading words by the themes of their passages."""
    terms = tuple(listed["term"].head(asked.top))
    split = ask(queries.term_counts_by_theme, subcorpus(), terms)
    parts = split_by_theme(split, _words_of(asked.language), terms, list(styles))
    held = held_parts(asked, listed, {theme: _alone("theme", theme) for theme in styles}, "theme")
    drawn = term_theme_bars(parts, styles, asked.measure, held.notes)
    noted = held.noted(parts, "term", "theme")
    show.figure(f"{asked.told} by theme", drawn, noted, "keywords_themes", partial(_pick, "theme"))
    held.say()
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
    sides = [word_list(asked.only(language)) for language in LANGUAGE_NAMES]
    held = held_sides(asked, sides, asked.top // 2)
    both = pd.concat([side.head(asked.top // 2) for side in sides], ignore_index=True)
    drawn = term_language_bars(both, asked.by, held.notes)
    each = ", each among its own words" if asked.by == "per_1000" else ""
    heading = f"{RANKINGS[asked.by]} by language{each}"
    show.figure(heading, drawn, held.noted(both, "term"), "keywords_languages", pick)
    held.say()


def by_group(asked: Asked, by: Grouping, listed: pd.DataFrame) -> None:
    """The leading words in the largest sources or topics, or in the latest months."""
    terms = tuple(listed["term"].head(asked.top))
    sizes = ask(queries.group_sizes, subcorpus(), by, asked.language)
    shown = _shown(sizes, by)
    split = split_by_group(ask(queries.term_counts_by_group, subcorpus(), terms, by), sizes, terms)
    part = split[split["group"].isin(shown["group"])]
    held = held_parts(asked, listed, {group: _alone(by, group) for group in shown["group"]}, by)
    drawn = term_group_matrix(part, asked.measure, {"": _NONE[by]}, held.notes)
    noted = held.noted(split, "term", "group")
    show.figure(f"{asked.told} by {by}", drawn, noted, f"keywords_{by}", partial(_pick, by))
    held.say()
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
            pick_part([word, *_within(by, group)])


def _within(by: str, group: str) -> list[str]:
    """What a part is called in the address."""
    return _days(group) if by == "month" and group else [f"{by}.{group}"]


def _alone(by: str, group: str) -> Subcorpus | None:
    """The filter narrowed to one part, or None where no filter says that."""
    mark = from_address(_within(by, group))
    narrow = mark and narrowed(subcorpus(), mark)
    return carrying(narrow, mark.themes) if mark and narrow else None


def _days(month: str) -> list[str]:
    """The first and the last day of a month like "2025-07"."""
    year, number = map(int, month.split("-"))
    return [f"since.{month}-01", f"until.{month}-{monthrange(year, number)[1]}"]
