"""The concepts and actors of the codebook, Chinese and English as one."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lib.analyses.keywords import Keywords, KeywordsQuestion
from lib.figures.words import format_value, name_language_bars, ranking_headline
from lib.frames import rows
from lib.stats.frequencies import NameFrequency
from lib.ui.keywords.table import ON_WALL, PAGE_SIZE, list_html, measure_column, sign_html
from lib.ui.markup.elements import Markup
from lib.ui.markup.links import link
from lib.ui.markup.pager import chosen_slice, pages_html
from lib.ui.markup.table import Column
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small


def draw_concepts(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading names as bars of two languages; a click opens the concordance."""
    bars = name_language_bars(keywords.figure_rows, question.measure, keywords.notes.by_name)
    drawn = keywords.figure_rows
    heading = ranking_headline(drawn, drawn["label"].tolist(), question.measure, turned=question.turned)
    show.figure(view, heading, bars, keywords.exported, "keywords_concepts", partial(_pick, view))
    small(keywords.notes.verdict)


def _pick(view: View, name: object) -> None:
    if isinstance(name, str):
        go(view.address, "concordance", view.address.carried() | {"node": [name]})


def concept_table(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The names as a table whose heads rank it; each leads to its concordance, with what does not stay below it."""
    listed, notes = keywords.listed, keywords.notes.by_name
    show.header(view, f"{len(listed):,} concepts and actors", listed, "keywords_names")
    at = chosen_slice(view, len(listed), PAGE_SIZE)
    shown = listed.head(ON_WALL) if view.wall else listed.iloc[at.offset : at.offset + at.size]
    table = list_html(
        view,
        question,
        _columns(view, question, notes),
        rows(shown, NameFrequency),
        below=lambda row: notes.get(row.name, "") if question.unit and not view.wall else "",
    )
    st.html(table + pages_html(view, at, len(listed)))


def _columns(view: View, question: KeywordsQuestion, notes: Mapping[str, str]) -> list[Column[NameFrequency]]:
    carried = view.address.carried()

    def label(row: NameFrequency) -> Markup:
        opening = link("concordance", carried | {"node": [row.name]}, row.label, title="Open it in context")
        return opening + sign_html(notes.get(row.name, ""))

    return [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Concept or actor", label),
        Column("Chinese", lambda row: f"{row.zh:,}"),
        Column("English", lambda row: f"{row.en:,}"),
        measure_column(question, "Count", "count", lambda row: f"{row.count_:,}", "Mentions in both languages"),
        measure_column(
            question,
            "Per 1,000",
            "per_1000",
            lambda row: format_value(row.per_1000, "per_1000"),
            "Mentions per 1,000 running words of the selection",
        ),
        measure_column(
            question,
            "Articles",
            "n_articles",
            lambda row: f"{row.n_articles:,}",
            "Articles that mention it, in either language",
        ),
    ]
