"""Articles and passages: to list, to read, to sample, and how much a selection has of them."""

from lib.corpus.articles.coverage import Facets, coverage, facets, n_within, undated
from lib.corpus.articles.extents import Extent, Extents, extents
from lib.corpus.articles.parts import Part, coverage_by_part, n_carrying, passages_carrying
from lib.corpus.articles.reading import (
    ORDERS,
    Order,
    article,
    article_list,
    hits_of,
    passages_of,
    passages_with_term,
    selected_passages,
)
from lib.corpus.articles.sampling import passage_sample
from lib.corpus.articles.strength import hits_in, strongest_passages
from lib.corpus.articles.unions import passages_of_any

__all__ = [
    "ORDERS",
    "Extent",
    "Extents",
    "Facets",
    "Order",
    "Part",
    "article",
    "article_list",
    "coverage",
    "coverage_by_part",
    "extents",
    "facets",
    "hits_in",
    "hits_of",
    "n_carrying",
    "n_within",
    "passage_sample",
    "passages_carrying",
    "passages_of",
    "passages_of_any",
    "passages_with_term",
    "selected_passages",
    "strongest_passages",
    "undated",
]
