"""Counts of terms."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from lib.corpus.corpus import Corpus
from lib.corpus.selection import Asked, Tables, whole_articles
from lib.model import Subcorpus


def term_counts(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """Every term of the selection, stop words included.

    Returns
    -------
    spelling, language, count (running words), n_articles (range); most frequent first, ties by spelling.
    """
    # A filter on articles alone can start from the counts by article: 12 ms against 110 ms at 10,000 long articles.
    query = _counts_by_article if whole_articles(subcorpus) else _counts_by_passage
    return corpus.answer(query, subcorpus).astype({"count": "int64", "n_articles": "int64"})


def _counts_by_article(tables: Tables, asked: Asked) -> ir.Table:
    chosen = tables.article_terms.semi_join(asked.articles, "article")
    return _named(tables, chosen.group_by("term").agg(count=_.n.sum(), n_articles=_.count()))


def _counts_by_passage(tables: Tables, asked: Asked) -> ir.Table:
    chosen = tables.postings.semi_join(asked.passages, "passage")
    return _named(tables, chosen.group_by("term").agg(count=_.n.sum(), n_articles=_.article.nunique()))


def _named(tables: Tables, counted: ir.Table) -> ir.Table:
    named = counted.inner_join(tables.terms, "term").order_by(ibis.desc("count"), "spelling")
    return named.select("spelling", "language", "count", "n_articles")


def term_counts_by_theme(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str]) -> pd.DataFrame:
    """How often some terms occur in the selected passages of each theme.

    Returns
    -------
    spelling, theme (``""``: passages without one), count, n_articles. A passage with two themes counts under both.
    """
    counted = corpus.answer(_counts_by_theme, subcorpus, spellings, (corpus.themes,))
    return counted.astype({"count": "int64", "n_articles": "int64"})


def _counts_by_theme(tables: Tables, asked: Asked, themes: tuple[str, ...]) -> ir.Table:
    terms = tables.terms.semi_join(asked.values, tables.terms.spelling == asked.values.value)
    found = tables.postings.inner_join(terms.select("term", "spelling"), "term")
    placed = found.inner_join(asked.passages.select("passage", "themes"), "passage")
    parts = [("", placed.themes == 0)]
    parts += [(theme, (placed.themes & (1 << bit)) != 0) for bit, theme in enumerate(themes)]
    counted = [
        placed.filter(carried)
        .group_by("spelling")
        .agg(count=_.n.sum(), n_articles=_.article.nunique())
        .mutate(theme=ibis.literal(theme))
        .select("spelling", "theme", "count", "n_articles")
        for theme, carried in parts
    ]
    return ibis.union(*counted).order_by("spelling", "theme")
