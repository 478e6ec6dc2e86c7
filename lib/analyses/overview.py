"""What the page Overview counts."""

from dataclasses import dataclass

import pandas as pd

from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Period, Subcorpus
from lib.stats import source_mix, theme_pairs, theme_shares, theme_timeline, totals


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """What the page shows of a selection.

    Attributes
    ----------
    shares, timeline, pairs, sources: the frames of `lib.stats.theme_shares`, `theme_timeline`, `theme_pairs` and
        `source_mix`.
    latest: the newest articles, a frame of `articles.article_list`.
    n_undated: articles that state no date, which the timeline is without.
    """

    shares: pd.DataFrame
    timeline: pd.DataFrame
    pairs: pd.DataFrame
    sources: pd.DataFrame
    latest: pd.DataFrame
    n_undated: int


def analyse_overview(corpus: Corpus, subcorpus: Subcorpus, period: Period, n_latest: int) -> Overview:
    """Count the themes and sources of a selection, over time by ``period``, and list its ``n_latest`` articles."""
    coverage = corpus.ask(articles.coverage, subcorpus)
    whole = totals(coverage)
    return Overview(
        shares=theme_shares(coverage, corpus.themes),
        timeline=theme_timeline(coverage, corpus.themes, period),
        pairs=theme_pairs(coverage, corpus.themes),
        sources=source_mix(coverage),
        latest=articles.article_list(corpus, subcorpus, "newest", n_latest),
        n_undated=whole.n_articles - whole.n_dated,
    )
