"""What the page Overview counts."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.analyses.one_article import one_article_themes
from lib.analyses.theme_coverage import measured_pairs, theme_coverage
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Period, Subcorpus
from lib.stats import FarDays, Totals, far_days, source_mix, theme_shares, theme_timeline, totals, without_far_days


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """What the page shows of a selection.

    Attributes
    ----------
    shares, timeline, pairs, sources: the frames of `lib.stats.theme_shares`, `theme_timeline`, `theme_pairs` and
        `source_mix`; shares of themes are of all that the filter leaves whatever the theme, which is ``of``.
    latest: the newest articles, a frame of `articles.article_list`.
    one_article: a note for each theme that one article has most passages of, "" for the others.
    n_undated: articles that state no date, which the timeline is without.
    far: articles whose day is far from all others, which it is without too.
    """

    shares: pd.DataFrame
    timeline: pd.DataFrame
    pairs: pd.DataFrame
    sources: pd.DataFrame
    latest: pd.DataFrame
    of: Totals
    one_article: Mapping[str, str]
    n_undated: int
    far: FarDays | None


def analyse_overview(corpus: Corpus, subcorpus: Subcorpus, period: Period, n_latest: int) -> Overview:
    """Count the themes and sources of a selection, over time by ``period``, and list its ``n_latest`` articles."""
    coverage, chosen = corpus.ask(articles.coverage, subcorpus), totals(corpus.ask(articles.coverage, subcorpus))
    of_themes = theme_coverage(corpus, subcorpus, articles.coverage)
    far = far_days(of_themes)
    whole = corpus.ask(articles.coverage, subcorpus.without_themes())
    return Overview(
        shares=theme_shares(of_themes, corpus.themes),
        timeline=theme_timeline(without_far_days(of_themes, far), corpus.themes, period),
        pairs=measured_pairs(corpus, subcorpus),
        sources=source_mix(coverage),
        latest=articles.article_list(corpus, subcorpus, "newest", n_latest),
        of=totals(whole),
        one_article=one_article_themes(corpus, of_themes),
        n_undated=chosen.n_articles - chosen.n_dated,
        far=far,
    )
