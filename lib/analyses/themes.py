"""What the page Themes counts, and the passages of themes: behind a mark of a chart, the strongest, of a rule."""

from dataclasses import dataclass

import pandas as pd

from lib.analyses.evidence import ShownPassages, passages_with_hits
from lib.analyses.pages import Slice, page_slice
from lib.analyses.theme_coverage import measured_pairs, theme_coverage
from lib.corpus import articles
from lib.corpus.articles.rules import passages_with_rule
from lib.corpus.query import Corpus
from lib.model import Period, Subcorpus
from lib.stats import (
    FarDays,
    Totals,
    far_days,
    theme_groups,
    theme_timeline,
    title_body_shares,
    totals,
    without_far_days,
)
from lib.subcorpora.marks import Mark, narrowed


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """What the charts show of a selection; shares are of all that its filter leaves whatever the theme, ``of``.

    Attributes
    ----------
    timeline, pairs: the frames of `lib.stats.theme_timeline` and `theme_pairs`.
    sources, topics, languages: frames of `lib.stats.theme_groups`.
    parts: the frame of `lib.stats.title_body_shares`.
    n_undated: articles that state no date, which the timeline is without.
    far: articles whose day is far from all others, which it is without too.
    """

    timeline: pd.DataFrame
    pairs: pd.DataFrame
    sources: pd.DataFrame
    topics: pd.DataFrame
    languages: pd.DataFrame
    parts: pd.DataFrame
    of: Totals
    n_undated: int
    far: FarDays | None


def analyse_themes(corpus: Corpus, subcorpus: Subcorpus, period: Period) -> Themes:
    """Count the themes of a selection over time by ``period``, together, and by source, topic, language and part."""
    chosen = totals(corpus.ask(articles.coverage, subcorpus))
    whole = corpus.ask(articles.coverage, subcorpus.without_themes())
    coverage = theme_coverage(corpus, subcorpus, articles.coverage)
    far = far_days(coverage)
    by_part = theme_coverage(corpus, subcorpus, articles.coverage_by_part)
    return Themes(
        timeline=theme_timeline(without_far_days(coverage, far), corpus.themes, period),
        pairs=measured_pairs(corpus, subcorpus),
        sources=theme_groups(coverage, corpus.themes, "source"),
        topics=theme_groups(coverage, corpus.themes, "topic"),
        languages=theme_groups(by_part, corpus.themes, "language"),
        parts=title_body_shares(by_part, corpus.themes),
        of=totals(whole),
        n_undated=chosen.n_articles - chosen.n_dated,
        far=far,
    )


@dataclass(frozen=True, slots=True, eq=False)
class MarkedPassages:
    """The passages behind a mark: how many, in how many articles, and a page of them, which lies at ``place``."""

    n_passages: int
    n_articles: int
    place: Slice
    shown: ShownPassages


def passages_of_mark(corpus: Corpus, subcorpus: Subcorpus, mark: Mark, size: int, number: int) -> MarkedPassages:
    """The passages of a selection that are behind a mark, newest first: a page of ``size``, numbered from 1."""
    narrow = narrowed(subcorpus, mark)
    if narrow is None:
        return MarkedPassages(0, 0, Slice(0, size), ShownPassages())
    bits = sum(1 << bit for bit, theme in enumerate(corpus.themes) if theme in mark.themes)
    n_passages, n_articles = corpus.ask(articles.count_carrying, narrow, bits, mark.part)
    place = page_slice(number, n_passages, size)
    page = articles.passages_carrying(corpus, narrow, bits, mark.part, place.size, place.offset)
    return MarkedPassages(n_passages, n_articles, place, passages_with_hits(corpus, page))


def every_passage_of_mark(corpus: Corpus, subcorpus: Subcorpus, mark: Mark) -> pd.DataFrame:
    """All of them: columns of `articles.selected_passages`."""
    narrow = narrowed(subcorpus, mark)
    bits = sum(1 << bit for bit, theme in enumerate(corpus.themes) if theme in mark.themes)
    return articles.passages_carrying(corpus, narrow or subcorpus, bits, mark.part, articles.EVERY if narrow else 0)


def strongest_of_theme(corpus: Corpus, subcorpus: Subcorpus, theme: str, limit: int) -> ShownPassages:
    """The passages of a selection with most evidence for a theme: columns of `articles.strongest_passages`."""
    return passages_with_hits(corpus, articles.strongest_passages(corpus, subcorpus, theme, limit))


def every_passage_by_strength(corpus: Corpus, subcorpus: Subcorpus, theme: str) -> pd.DataFrame:
    """All passages of a selection that carry a theme, the strongest first: columns of `articles.strongest_passages`."""
    return articles.strongest_passages(corpus, subcorpus, theme, articles.EVERY)


def every_passage_of_rule(corpus: Corpus, subcorpus: Subcorpus, theme: str, rule: str) -> pd.DataFrame:
    """All passages of a selection on which a rule fires: columns of `articles.selected_passages`."""
    return passages_with_rule(corpus, subcorpus, theme, rule, articles.EVERY)


def passages_of_rule(corpus: Corpus, subcorpus: Subcorpus, theme: str, rule: str, limit: int) -> ShownPassages:
    """The newest passages of a selection on which a rule fires, with the hits of that rule alone."""
    shown = passages_with_hits(corpus, passages_with_rule(corpus, subcorpus, theme, rule, limit))
    own = (shown.hits["theme"] == theme) & (shown.hits["rule"] == rule)
    return ShownPassages(shown.passages, shown.hits[own])
