"""The corpus: what was read, cut and coded, in tables that take a Subcorpus and give a frame.

Home of DuckDB, Ibis and Parquet.
"""

from lib.corpus.corpus import Corpus
from lib.corpus.coverage import Facets, coverage, facets, undated
from lib.corpus.reading import (
    ORDERS,
    Order,
    article,
    article_list,
    hits_of,
    passages_of,
    passages_with_term,
    selected_passages,
)
from lib.corpus.search import parse, places
from lib.corpus.terms import term_counts, term_counts_by_theme

__all__ = [
    "ORDERS",
    "Corpus",
    "Facets",
    "Order",
    "article",
    "article_list",
    "coverage",
    "facets",
    "hits_of",
    "parse",
    "passages_of",
    "passages_with_term",
    "places",
    "selected_passages",
    "term_counts",
    "term_counts_by_theme",
    "undated",
]
