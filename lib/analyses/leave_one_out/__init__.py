"""Does it hold? What of a result does not stay when any one article, source or rule is left out.

Each function gives a frame with a row for each result that is checked, in order: what names it (``term``; ``spelling``
for collocates and phrases), ``stays``, and ``note``, in plain words: "" where it stays, else "carried by 1 article:
Quota talks (62% of it)", or where less than half of it is there "drops out without 1 article: Quota talks (29% of it)",
or `UNSURE`. A note holds a title: a page escapes it as all text from data.
"""

from lib.analyses.leave_one_out.changes import check_changes
from lib.analyses.leave_one_out.key_words import check_key_words, summands
from lib.analyses.leave_one_out.notes import MARK, UNSURE, mark, verdict, why_none
from lib.analyses.leave_one_out.rankings import (
    check_leading_by_spread,
    check_leading_names,
    check_leading_words,
    check_leading_words_of_parts,
)
from lib.analyses.leave_one_out.together import (
    PairCheck,
    check_collocates,
    check_name_pairs,
    check_phrases,
    check_word_pairs,
)

__all__ = [
    "MARK",
    "UNSURE",
    "PairCheck",
    "check_changes",
    "check_collocates",
    "check_key_words",
    "check_leading_by_spread",
    "check_leading_names",
    "check_leading_words",
    "check_leading_words_of_parts",
    "check_name_pairs",
    "check_phrases",
    "check_word_pairs",
    "mark",
    "summands",
    "verdict",
    "why_none",
]
