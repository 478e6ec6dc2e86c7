"""Words split by theme, source, topic, month or language: every number opens its passages."""

from calendar import monthrange
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus import articles, counts
from lib.corpus.counts import Grouping
from lib.figures.style import ThemeStyle
from lib.figures.words import RANKING_LABELS, term_group_matrix, term_language_bars, term_theme_bars
from lib.model import LANGUAGE_NAMES, Language, Subcorpus
from lib.stats import split_by_group, split_by_theme
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.keywords.notes import notes_on_languages, notes_on_parts
from lib.ui.keywords.open_word import pick, pick_part
from lib.ui.keywords.question import Asked, word_list
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.opened import from_address, narrowed

COLUMNS = {"source": 12, "topic": 12, "month": 18}
ON_WALL = 8
_NONE = {"source": "not stated", "topic": "not stated", "month": "no date"}
Styles = dict[str, ThemeStyle]


def by_theme(view: View, asked: Asked, listed: pd.DataFrame) -> None:
    """The leading words by the themes of their passages."""
    styles = view.styles
    terms = tuple(listed["term"].head(asked.top))
    split = view.ask(counts.term_counts_by_theme, view.subcorpus, terms)
    parts = split_by_theme(split, _words_of(view, asked.language), terms, list(styles))
    notes = notes_on_parts(view, asked, listed, {theme: _alone(view, "theme", theme) for theme in styles}, "theme")
    drawn = term_theme_bars(parts, styles, asked.measure, notes.by_name)
    noted = notes.beside(parts, "term", "theme")
    show.figure(view, f"{asked.told} by theme", drawn, noted, "keywords_themes", partial(_pick, "theme"))
    notes.draw_verdict()
    if not view.wall:
        longer = ", so a bar may be longer than the count in the list" if asked.measure == "count" else ""
        told = f"A passage with two themes counts under both{longer}. The rows are in the order of the list."
        st.markdown(f":small[{told}]")


def _words_of(view: View, language: Language | None) -> pd.DataFrame:
    """The running words of the selection by the themes of their passages, those of one language where it is chosen."""
    if language is None:
        return view.ask(articles.coverage, view.subcorpus)
    return view.ask(counts.language_tokens, view.subcorpus, language)


def by_language(view: View, asked: Asked) -> None:
    """The leading words of each language side by side."""
    sides = [word_list(view, asked.only(language)) for language in LANGUAGE_NAMES]
    notes = notes_on_languages(view, asked, sides, asked.top // 2)
    both = pd.concat([side.head(asked.top // 2) for side in sides], ignore_index=True)
    drawn = term_language_bars(both, asked.by, notes.by_name)
    each = ", each among its own words" if asked.by == "per_1000" else ""
    heading = f"{RANKING_LABELS[asked.by]} by language{each}"
    show.figure(view, heading, drawn, notes.beside(both, "term"), "keywords_languages", pick)
    notes.draw_verdict()


def by_group(view: View, asked: Asked, by: Grouping, listed: pd.DataFrame) -> None:
    """The leading words in the largest sources or topics, or in the latest months."""
    terms = tuple(listed["term"].head(asked.top))
    sizes = view.ask(counts.group_sizes, view.subcorpus, by, asked.language)
    shown = _shown(view, sizes, by)
    split = split_by_group(view.ask(counts.term_counts_by_group, view.subcorpus, terms, by), sizes, terms)
    part = split[split["group"].isin(shown["group"])]
    notes = notes_on_parts(view, asked, listed, {group: _alone(view, by, group) for group in shown["group"]}, by)
    drawn = term_group_matrix(part, asked.measure, {"": _NONE[by]}, notes.by_name)
    noted = notes.beside(split, "term", "group")
    show.figure(view, f"{asked.told} by {by}", drawn, noted, f"keywords_{by}", partial(_pick, by))
    notes.draw_verdict()
    if view.wall:
        return
    note = f"{len(shown):,} of {len(sizes):,} {by}s: {'the latest' if by == 'month' else 'the largest by articles'}; "
    told = f"{note}the CSV has them all. " if len(shown) < len(sizes) else ""
    st.markdown(f":small[{told}The deeper a cell, the nearer to the largest number of its row. Click one to read on.]")


def _shown(view: View, sizes: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    most = ON_WALL if view.wall else COLUMNS[by]
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


def _alone(view: View, by: str, group: str) -> Subcorpus | None:
    """The filter narrowed to one part, or None where no filter says that."""
    mark = from_address(view, _within(by, group))
    narrow = mark and narrowed(view.subcorpus, mark)
    return narrow_to_themes(narrow, mark.themes) if mark and narrow else None


def _days(month: str) -> list[str]:
    """The first and the last day of a month like "2025-07"."""
    year, number = map(int, month.split("-"))
    return [f"since.{month}-01", f"until.{month}-{monthrange(year, number)[1]}"]
