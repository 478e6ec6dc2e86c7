"""Words in their contexts: concordance, collocates, pairs, meetings, positions."""

from lib.corpus.contexts.collocates import Near, Window, collocates, collocates_of
from lib.corpus.contexts.concordance import SORTS, Concordance, concordance
from lib.corpus.contexts.lines import cut_again
from lib.corpus.contexts.meetings import Meetings, Side, meetings, term_mentions
from lib.corpus.contexts.pairs import collocate_pairs
from lib.corpus.contexts.positions import positions

__all__ = [
    "SORTS",
    "Concordance",
    "Meetings",
    "Near",
    "Side",
    "Window",
    "collocate_pairs",
    "collocates",
    "collocates_of",
    "concordance",
    "cut_again",
    "meetings",
    "positions",
    "term_mentions",
]
