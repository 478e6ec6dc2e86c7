"""The words of a comparison as a table: every count leads to its lines, every head sorts."""

from collections.abc import Callable
from functools import partial
from math import isinf
from typing import NamedTuple

import streamlit as st

from lib.analyses.comparison.key_words import KeyWords
from lib.analyses.leave_one_out import MARK, mark
from lib.corpus.leave_one_out import Unit
from lib.figures.words import SideName, SideStyle, SideStyles
from lib.frames import rows
from lib.subcorpora.query_string import Params
from lib.ui.compare.styles import Links, sides_in_words
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.markup.table import Column, Sort, Table, chosen_sort, sorted_frame
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

_AS_RANKED = Sort("")


class KeyWordRow(NamedTuple):
    """A leading word or name of a comparison, as in `lib.stats.key_words`; ``note`` what it hangs on, or ""."""

    label: str
    term: str
    note: str
    count_: int
    per_1000: float
    n_articles: int
    count_reference: int
    per_1000_reference: float
    n_articles_reference: int
    g2: float
    p_adjusted: float
    log_ratio: float
    log_ratio_low: float
    log_ratio_high: float
    percent_diff: float


def compare_table(view: View, key_words: KeyWords, sides: SideStyles, links: Links, unit: Unit | None) -> None:
    """The leading words of both sides, sorted by the column that the address names; the CSV has all words tested.

    Where a ``unit`` is left out, what a word hangs on stands below it.
    """
    words, tested = key_words.leading, key_words.tested
    heading = f"Leading words, {len(words):,} of {len(tested):,}"
    show.header(view, heading, tested.drop(columns="label"), "compare_table", sides_in_words(sides))
    differences = _differences()
    columns = [
        Column(
            "Word",
            partial(_word, below=unit is not None),
            "label",
            "Alphabetical",
            rising=True,
            kind="word",
            names_row=True,
        ),
        *_side(sides["target"], links["target"], "", lambda row: (row.count_, row.per_1000, row.n_articles)),
        *_side(
            sides["reference"],
            links["reference"],
            "_reference",
            lambda row: (row.count_reference, row.per_1000_reference, row.n_articles_reference),
        ),
        *differences,
    ]
    sort = chosen_sort(view, columns, _AS_RANKED)
    if sort != _AS_RANKED:
        words = sorted_frame(words, columns, sort)
    groups = [("", 1), _group(sides, "target"), _group(sides, "reference"), ("Difference", len(differences))]
    table = Table(columns, rows(words, KeyWordRow), "versus", sort, groups=groups, region="Leading words")
    st.html(table.html(view))


def _word(row: KeyWordRow, *, below: bool) -> Markup:
    if not below:
        return element("span", row.label, title=row.note or None)
    note = Markup("<br>{}").format(element("small", row.note)) if mark(row.note) == MARK else ""
    return Markup("{}{}").format(row.label, note)


def _group(sides: SideStyles, name: SideName) -> tuple[Markup, int]:
    side = sides[name]
    square = element("span", "■", style=f"color:{side.hue}", aria_hidden="true")
    return Markup("{} {}: {}").format(square, side.letter, side.label), 3


def _side(
    side: SideStyle, filters: Params, ending: str, numbers: Callable[[KeyWordRow], tuple[int, float, int]]
) -> list[Column[KeyWordRow]]:
    """The columns of one side: its count leads to the lines, under the filter of that side."""

    def count(row: KeyWordRow) -> str:
        n, _, _ = numbers(row)
        title = f"{row.label} in {side.label}: its lines"
        return link("concordance", {**filters, "node": [row.term]}, f"{n:,}", title=title) if n else "0"

    return [
        Column("count", count, f"count{ending}", f"Occurrences in {side.letter}"),
        Column(
            "per 1,000",
            lambda row: f"{numbers(row)[1]:,.2f}",
            f"per_1000{ending}",
            f"Occurrences per 1,000 words of {side.letter}",
        ),
        Column(
            "articles",
            lambda row: f"{numbers(row)[2]:,}",
            f"n_articles{ending}",
            f"Articles of {side.letter} it occurs in (range)",
        ),
    ]


def _differences() -> list[Column[KeyWordRow]]:
    return [
        Column(
            "Evidence G²",
            lambda row: f"{row.g2:+,.1f}",
            "g2",
            "How sure the difference is (log-likelihood); minus: more in B",
        ),
        Column(
            "Chance p",
            _p,
            "p_adjusted",
            "How likely so large a difference is by chance alone, corrected for the number of words",
            rising=True,
        ),
        Column(
            "Strength log ratio", _interval, "log_ratio", "1 is twice as often in A, -1 in B, with its 95 % interval"
        ),
        Column("More %DIFF", _percent, "percent_diff", "How much more often in A, in percent of B's rate"),
    ]


def _g2(row: KeyWordRow) -> str:
    return f"{row.g2:+,.1f}"


def _p(row: KeyWordRow) -> str:
    return "< 0.001" if row.p_adjusted < 0.001 else f"{row.p_adjusted:.3f}"


def _interval(row: KeyWordRow) -> Markup:
    either = row.count_ and row.count_reference
    alone = f"only in {'A' if row.count_ else 'B'}"
    small = f"[{row.log_ratio_low:+.2f}, {row.log_ratio_high:+.2f}]" if either else alone
    return Markup("{:+.2f} {}").format(row.log_ratio, element("small", small))


def _percent(row: KeyWordRow) -> str:
    return "only in A" if isinf(row.percent_diff) else f"{row.percent_diff:+,.0f} %"
