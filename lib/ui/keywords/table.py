"""The list of words as a table: its heads sort it, a word opens, a count leads to the concordance."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from lib.analyses.leave_one_out import MARK
from lib.figures.words import SPREAD_LABELS, format_value
from lib.model import Subcorpus
from lib.ui.keywords.question import AT_LEAST, COMPARED, Asked, running_words, spread
from lib.ui.keywords.table_html import ON_WALL, PAGE_SIZE, Column, table_html
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.markup.pager import asked_place, pages_html
from lib.ui.session import address
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

_COLUMNS = (
    Column("#"),
    Column("Word"),
    Column("Lang."),
    Column("Count", "count", "Occurrences in the selection; each leads to its context, where capitals do not count"),
    Column("Per 1,000", "per_1000", "Occurrences per 1,000 {of} of the selection"),
    Column("Articles", "n_articles", "Articles the word occurs in (range)"),
    Column("DP", "dp", "Gries' deviation of proportions: 0 is spread as evenly as the text, near 1 all in one article"),
    Column("D", "juilland_d", "Juilland's D: 1 is the same rate in every article, 0 all in one"),
    Column(
        "tf&#8209;idf", "tf_idf", "Count times ln(articles / articles with the word): 0 for a word of every article"
    ),
)


def word_table(view: View, asked: Asked, listed: pd.DataFrame, notes: Mapping[str, str] | None = None) -> None:
    """A page of the list; ``notes`` are reservations that stand below some words."""
    doubts = {term: note for term, note in (notes or {}).items() if note}
    _header(view, listed, doubts)
    if view.wall:
        rows = [_plain_row(row) for row in listed.head(ON_WALL).itertuples(index=False)]
        st.html(table_html(view, (*_COLUMNS[:2], _COLUMNS[3]), rows, asked))
        return
    at = asked_place(view, len(listed), PAGE_SIZE)
    shown = listed.iloc[at.offset : at.offset + at.size]
    shown = shown if "dp" in shown else spread(view, shown)
    word, opened, carried = view.address.first("word"), view.address.without("word", "within"), view.address.carried()
    rows = [_row(row, opened, carried, row.term == word, row.term in doubts) for row in shown.itertuples(index=False)]
    below = {number: escape(doubts[term]) for number, term in enumerate(shown["term"]) if term in doubts}
    columns = [replace(column, note=column.note.format(of=running_words(asked.language))) for column in _COLUMNS]
    table = table_html(view, columns, rows, asked, np.flatnonzero(shown["term"] == word).tolist(), below)
    st.html(table + pages_html(view, at, len(listed)))
    if asked.by in SPREAD_LABELS:
        rare = f", of {AT_LEAST} occurrences or more" if listed["count"].min() >= AT_LEAST else ""
        st.markdown(f":small[DP, D and tf-idf rank the {COMPARED:,} most frequent words that fit{rare}.]")


def _row(row: Any, opened: address.Params, carried: address.Params, on: bool, doubted: bool) -> list[str]:
    opening = link("keywords", opened if on else opened | {"word": [row.term]}, escape(row.term), current=on)
    return [
        f"{row.rank:,}",
        opening + f" {MARK}" * doubted,
        row.language,
        link("concordance", carried | {"node": [row.term]}, f"{row.count:,}"),
        format_value(row.per_1000, "per_1000"),
        f"{row.n_articles:,}",
        *(format_value(getattr(row, name), name) for name in SPREAD_LABELS),
    ]


def _plain_row(row: Any) -> list[str]:
    return [f"{row.rank:,}", escape(row.term), f"{row.count:,}"]


def _header(view: View, listed: pd.DataFrame, doubts: Mapping[str, str]) -> None:
    noun = "word" if len(listed) == 1 else "words"
    told = f"Download all {len(listed):,} words; DP, D and tf-idf for the first {COMPARED:,}"
    whole = partial(_exported, view, listed, doubts, view.subcorpus)
    show.header(view, f"{len(listed):,} {noun}", whole, "keywords_table", told)


def _exported(view: View, listed: pd.DataFrame, doubts: Mapping[str, str], chosen: Subcorpus) -> pd.DataFrame:
    """The list for a spreadsheet, with the spread of its first words: that of all would take minutes."""
    told = spread(view, listed.head(COMPARED), chosen)
    whole = listed.assign(**{name: told[name] for name in (*SPREAD_LABELS, "dp_norm")})
    return whole.assign(note=[doubts.get(term, "") for term in whole["term"]]) if doubts else whole
