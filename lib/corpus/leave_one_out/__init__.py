"""What each article, source or rule holds of a result: what the result loses without it."""

from lib.corpus.leave_one_out.collocates import collocate_losses
from lib.corpus.leave_one_out.counts import name_counts_by_unit, node_counts_by_unit, unit_days
from lib.corpus.leave_one_out.pairs import name_pair_losses, word_pair_losses
from lib.corpus.leave_one_out.phrases import phrase_losses
from lib.corpus.leave_one_out.terms import term_counts_by_unit, term_losses, unit_sizes, unit_tokens
from lib.corpus.leave_one_out.units import Unit, unit_names

__all__ = [
    "Unit",
    "collocate_losses",
    "name_counts_by_unit",
    "name_pair_losses",
    "node_counts_by_unit",
    "phrase_losses",
    "term_counts_by_unit",
    "term_losses",
    "unit_days",
    "unit_names",
    "unit_sizes",
    "unit_tokens",
    "word_pair_losses",
]
