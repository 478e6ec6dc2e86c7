"""The concepts and actors of the codebook, Chinese and English as one."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.figures import MEASURES, name_language_bars, written
from lib.stats import name_frequencies
from lib.ui import address, show
from lib.ui.doors import ask, codebook, cutter
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.pager import asked_place, pages_html
from lib.ui.plain import html
from lib.ui.robust import MARK
from lib.ui.shell import go, on_wall
from lib.ui.words_asked import Asked
from lib.ui.words_held import Held
from lib.ui.words_html import ON_WALL, PAGE_SIZE, Column, table_html

_COLUMNS = (
    Column("#"),
    Column("Concept or actor"),
    Column("Chinese"),
    Column("English"),
    Column("Count", "count", "Mentions in both languages"),
    Column("Per 1,000", "per_1000", "Mentions per 1,000 running words of the selection"),
    Column("Articles", "n_articles", "Articles that mention it, in either language"),
)


def concept_list(asked: Asked) -> pd.DataFrame:
    """The names that occur in the selection, ranked: a frame of `name_frequencies`, labels in both languages."""
    book, cut = codebook(), cutter()
    counts = ask(queries.name_counts, subcorpus(), book, cut)
    totals = ask(queries.name_totals, subcorpus(), book, cut)
    tokens = int(ask(queries.article_tokens, subcorpus())["n_tokens"].sum())
    listed = name_frequencies(counts, totals, tokens, asked.measure, asked.up)
    if asked.kind != "all":
        listed = listed[listed["name"].str.startswith(f"{asked.kind}:")].reset_index(drop=True)
        listed = listed.assign(rank=listed.index + 1)
    known = queries.names(book)
    return listed.assign(label=[_label(known[name]) for name in listed["name"]])


def _label(name: queries.Name) -> str:
    return " ".join(dict.fromkeys(filter(None, (name.label.en, name.label.zh))))


def draw_concepts(asked: Asked, listed: pd.DataFrame, held: Held) -> None:
    """The leading names as bars of two languages; a click opens the concordance."""
    leading = listed.head(asked.top)
    drawn = name_language_bars(leading, asked.measure, held.notes)
    heading = f"{MEASURES[asked.measure]} of concepts by language"
    show.figure(heading, drawn, held.noted(leading, "name"), "keywords_concepts", _pick)
    held.say()


def _pick(name: Any) -> None:
    if isinstance(name, str):
        go("context", address.carried() | {"node": [name]})


def concept_table(asked: Asked, listed: pd.DataFrame, notes: Mapping[str, str]) -> None:
    """The names as a table whose heads sort; each leads to its concordance. ``notes`` stand below some."""
    show.header(f"{len(listed):,} concepts and actors", listed, "keywords_names")
    at = asked_place(len(listed), PAGE_SIZE)
    shown = listed.head(ON_WALL) if on_wall() else listed.iloc[at.offset : at.offset + at.size]
    kept = address.carried()
    rows = [
        (
            f"{row.rank:,}",
            link("context", kept | {"node": [row.name]}, html(row.label), title="Open it in context")
            + f" {MARK}" * bool(notes.get(row.name)),
            f"{row.zh:,}",
            f"{row.en:,}",
            f"{row.count:,}",
            written(row.per_1000, "per_1000"),
            f"{row.n_articles:,}",
        )
        for row in shown.itertuples(index=False)
    ]
    below = {number: html(notes[name]) for number, name in enumerate(shown["name"]) if notes.get(name)}
    table = table_html(_COLUMNS, rows, asked, (), {} if on_wall() else below)
    st.html(table + pages_html(at, len(listed)))
