"""The lists of the page as tables: heads rank them, a word opens, a count leads to the concordance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib.analyses.inside import Kin, kin
from lib.analyses.keywords import AT_LEAST, COMPARED, Keywords, KeywordsQuestion, with_dispersion
from lib.analyses.leave_one_out import MARK
from lib.analyses.one_article import one_article_notes
from lib.corpus.query import Corpus
from lib.figures.words import SPREAD_LABELS, Ranking, format_value
from lib.frames import Row, rows
from lib.model import Subcorpus
from lib.subcorpora.query_string import Params
from lib.ui.keywords.question import running_words
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.pager import chosen_slice, pages_html
from lib.ui.markup.table import Column, Sort, Table
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small
from lib.wording import counted

PAGE_SIZE = 25
ON_WALL = 12
_ALSO = "Counted apart from the word: longer terms that hold it, and the same word with or without a capital"


class WordRow(NamedTuple):
    """A word of the list, with its spread."""

    rank: int
    term: str
    language: str
    count_: int
    per_1000: float
    n_articles: int
    dp: float
    juilland_d: float
    tf_idf: float


class _Counted(NamedTuple):
    rank: int
    term: str
    count_: int


def measure_column(
    question: KeywordsQuestion, head: str, by: Ranking, cell: Callable[[Row], str], tooltip: str
) -> Column[Row]:
    """A column of numbers; its head ranks the list by it where the view can be ranked so."""
    return Column(head, cell, by if by in question.measures else "", tooltip)


def list_html(
    view: View,
    question: KeywordsQuestion,
    columns: Sequence[Column[Row]],
    listed: Iterable[Row],
    *,
    current: Callable[[Row], bool] = lambda _: False,
    below: Callable[[Row], str] = lambda _: "",
) -> Markup:
    """Rows of a list; ``below`` is a line that stands under one, "" for none."""
    table = Table(
        columns,
        listed,
        "words",
        sort=None if view.wall else Sort(question.by, question.turned),
        reset=("by", "order"),
        params=_ranking,
        current=current,
        below=below,
        below_from=1,
    )
    return element("div", table.html(view), class_="words-box")


def sign_html(note: str) -> Markup:
    """The sign beside a word of which there is a note, with the note as its tooltip."""
    return " " + element("span", MARK, title=note) if note else Markup()


def _ranking(sort: Sort) -> Params:
    """How the address says what a list is ranked by: ``by`` is the measure, of the figure too; ``sort`` turns it."""
    measure = {} if sort.name == "count" else {"by": [sort.name]}
    return measure | ({"sort": [str(sort)]} if sort.turned else {})


def word_table(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """A page of the list, with what does not stay below its words; where words are split, that is said of the parts."""
    listed, tested = keywords.listed, question.unit is not None and question.form != "split"
    notes = {term: note for term, note in keywords.notes.by_name.items() if note} if tested else {}
    _header(view, listed, notes)
    if view.wall:
        st.html(list_html(view, question, _wall_columns(), rows(listed.head(ON_WALL), _Counted)))
        return
    at = chosen_slice(view, len(listed), PAGE_SIZE)
    shown = listed.iloc[at.offset : at.offset + at.size]
    shown = shown if "dp" in shown else with_dispersion(view.corpus, view.subcorpus, shown)
    if question.unit is None:
        notes = {**view.ask(one_article_notes, view.subcorpus, tuple(shown["term"]))}
    word = view.address.first("word")
    relations = view.ask(kin, view.subcorpus, tuple(shown["term"]), view.cutter)
    table = list_html(
        view,
        question,
        _columns(view, question, word, notes),
        rows(shown, WordRow),
        current=lambda row: row.term == word,
        below=lambda row: _below(relations[row.term], notes.get(row.term, "") if tested else ""),
    )
    st.html(table + pages_html(view, at, len(listed)))
    if question.by in SPREAD_LABELS:
        rare = f", of {AT_LEAST} occurrences or more" if listed["count"].min() >= AT_LEAST else ""
        small(f"DP, D and tf-idf rank the {COMPARED:,} most frequent words that fit{rare}.")


def _below(relation: Kin, note: str) -> Markup:
    """What stands under a word: what it is counted as besides, and what does not stay."""
    also = element("span", relation.in_words, class_="also", title=_ALSO) if relation.in_words else Markup()
    return joined(filter(None, [also, note]), " · ")


def _wall_columns() -> list[Column[_Counted]]:
    return [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Word", lambda row: row.term),
        Column("Count", lambda row: f"{row.count_:,}"),
    ]


def _columns(view: View, question: KeywordsQuestion, word: str, notes: Mapping[str, str]) -> list[Column[WordRow]]:
    closed, carried = view.address.without("word", "within"), view.address.carried()

    def term(row: WordRow) -> Markup:
        current = row.term == word
        opening = link(
            "keywords",
            closed if current else closed | {"word": [row.term]},
            row.term,
            current=current,
            name=f"word {row.term}",
        )
        return opening + sign_html(notes.get(row.term, ""))

    def count(row: WordRow) -> Markup:
        return link("concordance", carried | {"node": [row.term]}, f"{row.count_:,}")

    return [
        Column("#", lambda row: f"{row.rank:,}"),
        Column("Word", term),
        Column("Lang.", lambda row: row.language),
        measure_column(
            question,
            "Count",
            "count",
            count,
            "Occurrences in the selection by itself; each leads to its lines, those inside longer terms too",
        ),
        measure_column(
            question,
            "Per 1,000",
            "per_1000",
            lambda row: format_value(row.per_1000, "per_1000"),
            f"Occurrences per 1,000 {running_words(question.language)} of the selection",
        ),
        measure_column(
            question, "Articles", "n_articles", lambda row: f"{row.n_articles:,}", "Articles the word occurs in (range)"
        ),
        measure_column(
            question,
            SPREAD_LABELS["dp"],
            "dp",
            lambda row: format_value(row.dp, "dp"),
            "How unevenly it is spread: 0 as evenly as the text itself, near 1 all in one article",
        ),
        measure_column(
            question,
            SPREAD_LABELS["juilland_d"],
            "juilland_d",
            lambda row: format_value(row.juilland_d, "juilland_d"),
            "How evenly it is spread (Juilland): 1 is the same rate in every article, 0 all in one",
        ),
        measure_column(
            question,
            SPREAD_LABELS["tf_idf"].replace("-", "\N{NON-BREAKING HYPHEN}"),
            "tf_idf",
            lambda row: format_value(row.tf_idf, "tf_idf"),
            "How much it belongs to few articles: its count, the less the more articles have it; 0 for a word of all",
        ),
    ]


def _header(view: View, listed: pd.DataFrame, notes: Mapping[str, str]) -> None:
    told = f"All {len(listed):,} words; DP, D and tf-idf for the first {COMPARED:,}"
    whole = partial(_exported, view.corpus, view.subcorpus, listed, notes)
    show.header(view, counted(len(listed), "word"), whole, "keywords_table", told)


def _exported(corpus: Corpus, chosen: Subcorpus, listed: pd.DataFrame, notes: Mapping[str, str]) -> pd.DataFrame:
    """The list for a spreadsheet, with the spread of its first words: that of all would take minutes."""
    spread = with_dispersion(corpus, chosen, listed.head(COMPARED))
    whole = listed.assign(**{name: spread[name] for name in (*SPREAD_LABELS, "dp_norm")})
    return whole.assign(note=[notes.get(term, "") for term in whole["term"]]) if notes else whole
