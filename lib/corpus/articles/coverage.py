"""How much of the corpus a filter leaves, and what it is about."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.selected import selected_tokens
from lib.frames import columns
from lib.model import Subcorpus


@dataclass(frozen=True, slots=True)
class Facets:
    """What a filter can be set to, most frequent first, with the number of articles of each."""

    sources: dict[str, int]
    topics: dict[str, int]
    languages: dict[str, int]
    speakers: dict[str, int]
    first: date | None
    last: date | None
    n_undated: int


class CoverageRow(NamedTuple):
    """A row of `coverage`; ``themes`` is a bit mask."""

    article: int
    key: str
    published_on: date | None
    source: str
    topic: str
    themes: int
    n_passages: int
    n_tokens: int


def coverage(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """Selected passages by article and by the set of themes they carry.

    Returns
    -------
    Rows of `CoverageRow`, one per article and mask.
    """
    return corpus.answer(_coverage, subcorpus).astype({"n_passages": "int64", "n_tokens": "int64"})


def scope_size(corpus: Corpus, subcorpus: Subcorpus, within: Scope) -> int:
    """How many sentences (those with words) or passages a selection has."""
    return int(selected_tokens(corpus, subcorpus).mask(within).sum())


def _coverage(tables: Tables, inputs: Inputs) -> ir.Table:
    counts = inputs.passages.group_by("article", "themes").agg(n_passages=_.count(), n_tokens=_.n_tokens.sum())
    articles = tables.articles.select("article", "key", "published_on", "source", "topic")
    joined = articles.inner_join(counts, "article").order_by("article", "themes")
    return joined.select(*columns(CoverageRow))


def count_undated(corpus: Corpus, subcorpus: Subcorpus) -> int:
    """How many articles only the date filter leaves out because they state no date."""
    if subcorpus.since is None and subcorpus.until is None:
        return 0
    return int(corpus.answer(_undated, replace(subcorpus, since=None, until=None))["n"].iloc[0])


def _undated(tables: Tables, inputs: Inputs) -> ir.Table:
    articles = tables.articles
    without = articles.filter(articles.published_on.isnull()).semi_join(inputs.passages, "article")
    return without.agg(n=without.count())


def facets(corpus: Corpus) -> Facets:
    """What the filter's controls offer."""
    articles = corpus.tables.articles
    days = corpus.frame(
        articles.agg(
            first=articles.published_on.min(),
            last=articles.published_on.max(),
            dated=articles.published_on.count(),
            articles=articles.count(),
        )
    ).iloc[0]
    passages = corpus.tables.passages
    spoken = corpus.tables.speakers.inner_join(passages.select("passage", "article"), "passage")
    return Facets(
        sources=_counts(corpus, articles, "source"),
        topics=_counts(corpus, articles.filter(articles.topic != ""), "topic"),
        languages=_counts(corpus, passages.select("article", "language").distinct(), "language"),
        speakers=_counts(corpus, spoken.select("article", "speaker").distinct(), "speaker"),
        first=None if pd.isna(days["first"]) else days["first"],
        last=None if pd.isna(days["last"]) else days["last"],
        n_undated=int(days["articles"] - days["dated"]),
    )


def _counts(corpus: Corpus, table: ibis.Table, column: str) -> dict[str, int]:
    counted = table.group_by(column).agg(n=table.count()).order_by(ibis.desc("n"), column)
    frame = corpus.frame(counted)
    return dict(zip(frame[column], frame["n"].astype(int), strict=True))
