"""The concepts and actors of the codebook, Chinese and English as one."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lib.analyses.leave_one_out import MARK
from lib.corpus import counts, nodes
from lib.figures.words import MEASURE_LABELS, format_value, name_language_bars
from lib.frames import rows
from lib.stats import name_frequencies
from lib.ui.keywords.notes import Notes
from lib.ui.keywords.question import Asked
from lib.ui.keywords.table import ON_WALL, PAGE_SIZE, list_html, measured
from lib.ui.markup.elements import Markup
from lib.ui.markup.links import link
from lib.ui.markup.pager import asked_place, pages_html
from lib.ui.markup.table import Column
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.widgets import figures as show


class NameRow(NamedTuple):
    """A concept or an actor of the list, with its mentions in each language."""

    rank: int
    name: str
    label: str
    zh: int
    en: int
    count_: int
    per_1000: float
    n_articles: int


def concept_list(view: View, asked: Asked) -> pd.DataFrame:
    """The names that occur in the selection, ranked: a frame of `name_frequencies`, labels in both languages."""
    book, cut = view.codebook, view.cutter
    mentioned = view.ask(counts.name_counts, view.subcorpus, book, cut)
    totals = view.ask(counts.name_totals, view.subcorpus, book, cut)
    tokens = int(view.ask(counts.article_tokens, view.subcorpus)["n_tokens"].sum())
    listed = name_frequencies(mentioned, totals, tokens, asked.measure, asked.up)
    if asked.kind != "all":
        listed = listed[listed["name"].str.startswith(f"{asked.kind}:")].reset_index(drop=True)
        listed = listed.assign(rank=listed.index + 1)
    known = nodes.names(book)
    return listed.assign(label=[_label(known[name]) for name in listed["name"]])


def _label(name: nodes.Name) -> str:
    return " ".join(dict.fromkeys(filter(None, (name.label.en, name.label.zh))))


def draw_concepts(view: View, asked: Asked, listed: pd.DataFrame, notes: Notes[str]) -> None:
    """The leading names as bars of two languages; a click opens the concordance."""
    leading = listed.head(asked.top)
    drawn = name_language_bars(leading, asked.measure, notes.by_name)
    heading = f"{MEASURE_LABELS[asked.measure]} of concepts by language"
    show.figure(view, heading, drawn, notes.beside(leading, "name"), "keywords_concepts", partial(_pick, view))
    notes.draw_verdict()


def _pick(view: View, name: Any) -> None:
    if isinstance(name, str):
        go("concordance", view.address.carried() | {"node": [name]})


def concept_table(view: View, asked: Asked, listed: pd.DataFrame, notes: Mapping[str, str]) -> None:
    """The names as a table whose heads sort; each leads to its concordance. ``notes`` stand below some."""
    show.header(view, f"{len(listed):,} concepts and actors", listed, "keywords_names")
    at = asked_place(view, len(listed), PAGE_SIZE)
    shown = listed.head(ON_WALL) if view.wall else listed.iloc[at.offset : at.offset + at.size]
    table = list_html(
        view,
        asked,
        _columns(view, asked, notes),
        rows(shown, NameRow),
        below=lambda row: "" if view.wall else notes.get(row.name, ""),
    )
    st.html(table + pages_html(view, at, len(listed)))


def _columns(view: View, asked: Asked, notes: Mapping[str, str]) -> list[Column[NameRow]]:
    carried = view.address.carried()

    def label(row: NameRow) -> Markup:
        opening = link("concordance", carried | {"node": [row.name]}, row.label, title="Open it in context")
        return opening + f" {MARK}" * bool(notes.get(row.name))

    return [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Concept or actor", label),
        Column("Chinese", lambda row: f"{row.zh:,}"),
        Column("English", lambda row: f"{row.en:,}"),
        measured(asked, "Count", "count", lambda row: f"{row.count_:,}", "Mentions in both languages"),
        measured(
            asked,
            "Per 1,000",
            "per_1000",
            lambda row: format_value(row.per_1000, "per_1000"),
            "Mentions per 1,000 running words of the selection",
        ),
        measured(
            asked,
            "Articles",
            "n_articles",
            lambda row: f"{row.n_articles:,}",
            "Articles that mention it, in either language",
        ),
    ]
