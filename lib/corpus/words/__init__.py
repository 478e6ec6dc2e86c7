"""Words in their order: where each stands, what a selection holds of them, what is beside them.

One room for all that asks for words where they stand: concordance, collocates, positions, n-grams, names, counts.
"""

from lib.corpus.words.held import Counted, in_stretches, over_articles
from lib.corpus.words.hits import Occurrences, Slots, chained, occurrences, rank_inside, rank_left, rank_right
from lib.corpus.words.layouts import Layout, among, layout
from lib.corpus.words.selections import TERM, TERM_BITS, ChosenText, chosen_passages, chosen_text, distinct
from lib.corpus.words.sequences import Frequent, frequent_sequences
from lib.corpus.words.threads import on_all_cores, summed
from lib.corpus.words.windows import changed, in_windows

__all__ = [
    "TERM",
    "TERM_BITS",
    "ChosenText",
    "Counted",
    "Frequent",
    "Layout",
    "Occurrences",
    "Slots",
    "among",
    "chained",
    "changed",
    "chosen_passages",
    "chosen_text",
    "distinct",
    "frequent_sequences",
    "in_stretches",
    "in_windows",
    "layout",
    "occurrences",
    "on_all_cores",
    "over_articles",
    "rank_inside",
    "rank_left",
    "rank_right",
    "summed",
]
