"""Do rankings of words and names hold when any one article, source or rule is left out?"""

from typing import Literal

import pandas as pd

from lib.corpus import leave_one_out
from lib.corpus.counts import article_tokens, term_counts_by_article
from lib.corpus.leave_one_out import Unit
from lib.figures import Spread
from lib.model import Subcorpus
from lib.stats import robust_dispersion, robust_ranking
from lib.ui.leave_one_out.switch import noted
from lib.ui.session.view import View

Size = Literal["count", "n_articles"]
WITHOUT = "drops out"
_FIRST_TRY = 100


def leading_words(
    view: View, listed: pd.DataFrame, top: int, unit: Unit, by: Size = "count", chosen: Subcorpus | None = None
) -> pd.DataFrame:
    """Which of the leading words of a list stay among them: term, stays, note.

    ``listed`` is the whole frame of `lib.stats.frequencies` of a selection, by default that of the filter, ranked by
    ``by``; rates rank as counts do.
    """
    chosen = view.subcorpus if chosen is None else chosen
    n = min(len(listed), 2 * top + _FIRST_TRY)
    while True:
        asked = tuple(listed["term"].head(n))
        found = robust_ranking(listed, view.ask(leave_one_out.term_counts_by_unit, chosen, asked, unit), top, by)
        if found["sure"].all() or n == len(listed):
            return noted(view, found, unit, without=WITHOUT)
        n = min(len(listed), 4 * n)


def leading_by_spread(
    view: View, listed: pd.DataFrame, top: int, unit: Unit, by: Spread, up: bool, least: int
) -> pd.DataFrame:
    """The same for a list ranked by a spread, of words that occur ``least`` times or more: the words that it compares.

    ``listed`` is a frame of `lib.stats.ranked` over one of `lib.stats.dispersion`.
    """
    terms = tuple(listed.sort_values(["count", "term"], ascending=[False, True])["term"])  # as they were asked for
    found = robust_dispersion(
        listed,
        view.ask(term_counts_by_article, view.subcorpus, terms),
        view.ask(article_tokens, view.subcorpus),
        view.ask(leave_one_out.term_losses, view.subcorpus, terms, unit),
        view.ask(leave_one_out.unit_sizes, view.subcorpus, unit),
        top,
        by,
        up,
        least,
    )
    return noted(view, found, unit, without=WITHOUT)


def leading_names(view: View, listed: pd.DataFrame, top: int, unit: Unit, by: Size = "count") -> pd.DataFrame:
    """The same for concepts and actors, a frame of `lib.stats.name_frequencies`: term (the id), stays, note."""
    ranked = listed.rename(columns={"name": "term"})
    counts = view.ask(leave_one_out.name_counts_by_unit, view.subcorpus, view.codebook, view.cutter, unit)
    own = counts[counts["spelling"].isin(ranked["term"])]
    own = own.assign(spelling=own["spelling"].cat.set_categories(ranked["term"]))
    return noted(view, robust_ranking(ranked, own, top, by), unit, without=WITHOUT)
