"""The corpus: what was read, cut and coded, in tables that take a Subcorpus and give a frame.

Home of DuckDB, Ibis and Parquet.
"""

from lib.corpus.collocate_pairs import collocate_pairs
from lib.corpus.collocates import Near, Window, collocates, collocates_of
from lib.corpus.concordance import SORTS, Concordance, concordance
from lib.corpus.corpus import Corpus
from lib.corpus.coverage import Facets, coverage, facets, n_within, undated
from lib.corpus.extents import Extent, Extents, extents
from lib.corpus.language_tokens import language_tokens
from lib.corpus.mapping import forget_pages
from lib.corpus.meetings import Meetings, Side, meetings, term_mentions
from lib.corpus.names import Name, mentions, name_counts, name_rests, name_totals, names, read_node
from lib.corpus.ngrams import ngrams
from lib.corpus.nodes import MAX_NODE, Code, Named, Node, Regex, Words, node_of, parse_node
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
from lib.corpus.running import SCOPES, Scope
from lib.corpus.sampling import passage_sample
from lib.corpus.search import parse, places
from lib.corpus.spellings import spellings_like
from lib.corpus.strength import hits_in, strongest_passages
from lib.corpus.surfaces import surface_forms
from lib.corpus.term_groups import Grouping, group_sizes, term_counts_by_group
from lib.corpus.terms import (
    around,
    article_tokens,
    rest_counts,
    term_counts,
    term_counts_by_article,
    term_counts_by_theme,
)
from lib.corpus.timeline import node_counts
from lib.corpus.unions import passages_of_any
from lib.corpus.unit_collocates import collocate_counts_by_unit, collocate_units
from lib.corpus.unit_counts import (
    name_counts_by_unit,
    node_counts_by_unit,
    term_counts_by_unit,
    unit_days,
    unit_tokens,
)
from lib.corpus.unit_losses import term_losses, unit_sizes
from lib.corpus.unit_pairs import name_pair_losses, word_pair_losses
from lib.corpus.unit_phrases import phrase_losses
from lib.corpus.units import Unit, unit_names

__all__ = [
    "MAX_NODE",
    "ORDERS",
    "SCOPES",
    "SORTS",
    "Code",
    "Concordance",
    "Corpus",
    "Extent",
    "Extents",
    "Facets",
    "Grouping",
    "Meetings",
    "Name",
    "Named",
    "Near",
    "Node",
    "Order",
    "Part",
    "Regex",
    "Scope",
    "Side",
    "Unit",
    "Window",
    "Words",
    "around",
    "article",
    "article_list",
    "article_tokens",
    "collocate_counts_by_unit",
    "collocate_pairs",
    "collocate_units",
    "collocates",
    "collocates_of",
    "concordance",
    "coverage",
    "coverage_by_part",
    "extents",
    "facets",
    "forget_pages",
    "group_sizes",
    "hits_in",
    "hits_of",
    "language_tokens",
    "meetings",
    "mentions",
    "n_carrying",
    "n_within",
    "name_counts",
    "name_counts_by_unit",
    "name_pair_losses",
    "name_rests",
    "name_totals",
    "names",
    "ngrams",
    "node_counts",
    "node_counts_by_unit",
    "node_of",
    "parse",
    "parse_node",
    "passage_sample",
    "passages_carrying",
    "passages_of",
    "passages_of_any",
    "passages_with_term",
    "phrase_losses",
    "places",
    "positions",
    "read_node",
    "rest_counts",
    "selected_passages",
    "spellings_like",
    "strongest_passages",
    "surface_forms",
    "term_counts",
    "term_counts_by_article",
    "term_counts_by_group",
    "term_counts_by_theme",
    "term_counts_by_unit",
    "term_losses",
    "term_mentions",
    "undated",
    "unit_days",
    "unit_names",
    "unit_sizes",
    "unit_tokens",
    "word_pair_losses",
]
