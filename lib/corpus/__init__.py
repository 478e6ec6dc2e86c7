"""The corpus: what was read, cut and coded, in tables that take a Subcorpus and give a frame.

Home of DuckDB, Ibis and Parquet.
"""

from lib.corpus.corpus import Corpus
from lib.corpus.coverage import Facets, coverage, facets, undated
from lib.corpus.parts import Part, coverage_by_part, n_carrying, passages_carrying
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
from lib.corpus.sampling import passage_sample
from lib.corpus.search import parse, places
from lib.corpus.strength import hits_in, strongest_passages
from lib.corpus.terms import term_counts, term_counts_by_theme

__all__ = [
    "ORDERS",
    "Corpus",
    "Facets",
    "Order",
    "Part",
    "article",
    "article_list",
    "coverage",
    "coverage_by_part",
    "facets",
    "hits_in",
    "hits_of",
    "n_carrying",
    "parse",
    "passage_sample",
    "passages_carrying",
    "passages_of",
    "passages_with_term",
    "places",
    "selected_passages",
    "strongest_passages",
    "term_counts",
    "term_counts_by_theme",
    "undated",
]
