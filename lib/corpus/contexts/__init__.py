"""Words in their contexts: concordance, collocates, pairs, meetings, positions."""

from lib.corpus.contexts.collocates import Collocate, Window, WindowSize, collocates, node_collocates
from lib.corpus.contexts.concordance import SORTS, Concordance, NodePassages, concordance, passages_of_node
from lib.corpus.contexts.lines import LineRow, cut_again
from lib.corpus.contexts.meetings import Meetings, MeetingSpan, NodeOrTerm, meetings, term_mentions
from lib.corpus.contexts.pairs import CollocatePair, collocate_pairs
from lib.corpus.contexts.positions import HitPosition, positions

__all__ = [
    "SORTS",
    "Collocate",
    "CollocatePair",
    "Concordance",
    "HitPosition",
    "LineRow",
    "MeetingSpan",
    "Meetings",
    "NodeOrTerm",
    "NodePassages",
    "Window",
    "WindowSize",
    "collocate_pairs",
    "collocates",
    "concordance",
    "cut_again",
    "meetings",
    "node_collocates",
    "passages_of_node",
    "positions",
    "term_mentions",
]
