"""Do rankings of words and names stay when any one article, source or rule is left out?"""

from collections.abc import Mapping
from typing import Literal

import pandas as pd

from lib.analyses.comparison.counts import Names
from lib.analyses.leave_one_out.notes import with_notes
from lib.corpus import leave_one_out
from lib.corpus.counts import article_tokens, term_counts, term_counts_by_article
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.figures.words import SpreadMeasure
from lib.model import Language, Subcorpus
from lib.stats import frequencies, leave_one_out_dispersion, leave_one_out_ranking

Size = Literal["count", "n_articles"]
_WITHOUT = "drops out"
_FIRST_TRY = 100


def check_leading_words(
    corpus: Corpus, chosen: Subcorpus, listed: pd.DataFrame, top: int, unit: Unit, *, by: Size = "count"
) -> pd.DataFrame:
    """Which of the leading words of a list stay among them: term, stays, note.

    ``listed`` is the whole frame of `lib.stats.frequencies`, ranked by ``by``; rates rank as counts do.
    """
    n = min(len(listed), 2 * top + _FIRST_TRY)
    while True:
        terms = tuple(listed["term"].head(n))
        checked = leave_one_out_ranking(
            listed, corpus.ask(leave_one_out.term_counts_by_unit, chosen, terms, unit), top, by
        )
        if checked["sure"].all() or n == len(listed):
            return with_notes(corpus, checked, unit, without=_WITHOUT)
        n = min(len(listed), 4 * n)


def check_leading_words_of_parts(
    corpus: Corpus,
    parts: Mapping[str, Subcorpus],
    listed: pd.DataFrame,
    top: int,
    unit: Unit,
    *,
    by: Size,
    stopwords: frozenset[str],
    language: Language | None,
) -> tuple[pd.DataFrame, int]:
    """The same for the parts of a selection, and how many of them have units enough to leave one out.

    Of the words that lead the whole list those are checked that lead a part too: term, part, stays, note.
    """
    leading, checked = listed["term"].head(top), []
    for part, chosen in parts.items():
        if unit != "rule" and len(corpus.ask(leave_one_out.unit_tokens, chosen, unit)) < 2:
            continue
        counted = frequencies(corpus.ask(term_counts, chosen), stopwords, language, by)
        own = counted[counted["term"].isin(listed["term"])].reset_index(drop=True)
        found = check_leading_words(corpus, chosen, own, top, unit, by=by)
        checked.append(found[found["term"].isin(leading)].assign(part=part))
    return pd.concat(checked, ignore_index=True) if checked else pd.DataFrame(), len(checked)


def check_leading_by_spread(
    corpus: Corpus,
    chosen: Subcorpus,
    listed: pd.DataFrame,
    top: int,
    unit: Unit,
    *,
    by: SpreadMeasure,
    up: bool,
    least: int,
) -> pd.DataFrame:
    """The same for a list ranked by a spread, of words that occur ``least`` times or more: the words that it compares.

    ``listed`` is a frame of `lib.stats.ranked` over one of `lib.stats.dispersion`, ``up`` whether the lowest lead.
    """
    terms = tuple(listed.sort_values(["count", "term"], ascending=[False, True])["term"])  # as they were asked for
    checked = leave_one_out_dispersion(
        listed,
        corpus.ask(term_counts_by_article, chosen, terms),
        corpus.ask(article_tokens, chosen),
        corpus.ask(leave_one_out.term_losses, chosen, terms, unit),
        corpus.ask(leave_one_out.unit_sizes, chosen, unit),
        top=top,
        by=by,
        up=up,
        least=least,
    )
    return with_notes(corpus, checked, unit, without=_WITHOUT)


def check_leading_names(
    corpus: Corpus,
    chosen: Subcorpus,
    listed: pd.DataFrame,
    top: int,
    unit: Unit,
    names: Names,
    *,
    by: Size = "count",
) -> pd.DataFrame:
    """The same for concepts and actors, a frame of `lib.stats.name_frequencies`: term (the id), stays, note."""
    ranked = listed.rename(columns={"name": "term"})
    counts = corpus.ask(leave_one_out.name_counts_by_unit, chosen, *names, unit)
    own = counts[counts["spelling"].isin(ranked["term"])]
    own = own.assign(spelling=own["spelling"].cat.set_categories(ranked["term"]))
    return with_notes(corpus, leave_one_out_ranking(ranked, own, top, by), unit, without=_WITHOUT)
