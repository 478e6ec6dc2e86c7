"""Can any one article, source or rule be left out of a selection?"""

from collections.abc import Sequence

import pandas as pd

from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus


def why_none(corpus: Corpus, selections: Sequence[Subcorpus], unit: Unit) -> str:
    """A sentence that says why nothing can be left out, "" where something can.

    ``selections`` are what it is left out of: the filter, or the sides of a comparison.
    """
    if unit == "rule":  # the passages of a side without themes are there by no rule
        selections = [one for one in selections if one.themes] or selections[:1]
    try:
        parts = [corpus.ask(leave_one_out.unit_tokens, one, unit)["unit"] for one in selections]
    except QueryError as error:
        return str(error)
    if unit == "rule" or pd.concat(parts).nunique() != 1:
        return ""
    rest = "Drop a filter, or leave out something else"
    return f"There is only one {unit} in this selection: without it nothing is left. {rest}."
