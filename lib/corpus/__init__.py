"""The corpus: what was read, cut and coded, in tables that take a Subcorpus and give a frame.

Home of DuckDB, Ibis and Parquet.
"""

from lib.corpus.collocates import Window, collocate_pairs, collocates
from lib.corpus.concordance import SORTS, Concordance, concordance
from lib.corpus.corpus import Corpus
from lib.corpus.coverage import Facets, coverage, facets, undated
from lib.corpus.ngrams import ngrams
from lib.corpus.nodes import Code, Node, Regex, Words, node_of, parse_node
from lib.corpus.parts import Part, coverage_by_part, n_carrying, passages_carrying
from lib.corpus.positions import positions
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
from lib.corpus.terms import (
    article_tokens,
    rest_counts,
    term_counts,
    term_counts_by_article,
    term_counts_by_theme,
)

__all__ = [
    "ORDERS",
    "SORTS",
    "Code",
    "Concordance",
    "Corpus",
    "Facets",
    "Node",
    "Order",
    "Part",
    "Regex",
    "Window",
    "Words",
    "article",
    "article_list",
    "article_tokens",
    "collocate_pairs",
    "collocates",
    "concordance",
    "coverage",
    "coverage_by_part",
    "facets",
    "hits_in",
    "hits_of",
    "n_carrying",
    "ngrams",
    "node_of",
    "parse",
    "parse_node",
    "passage_sample",
    "passages_carrying",
    "passages_of",
    "passages_with_term",
    "places",
    "positions",
    "rest_counts",
    "selected_passages",
    "strongest_passages",
    "term_counts",
    "term_counts_by_article",
    "term_counts_by_theme",
    "undated",
]
