"""Do changes of use stay when any one article, source or rule is left out?"""

from collections.abc import Mapping

import pandas as pd

from lib.analyses.leave_one_out.notes import with_notes
from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import Node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import leave_one_out_changes
from lib.text import Cutter


def check_changes(
    corpus: Corpus, chosen: Subcorpus, changes: pd.DataFrame, nodes: Mapping[str, Node], cutter: Cutter, unit: Unit
) -> pd.DataFrame:
    """Which changes, rows of `lib.stats.change_points` for some terms, are still changes: term, period, stays, note."""
    if changes.empty:
        return changes[["term", "period"]].assign(stays=True, note="")
    counts = [
        corpus.ask(leave_one_out.node_counts_by_unit, chosen, nodes[term], cutter, unit).assign(term=term)
        for term in changes["term"].unique()
    ]
    days = corpus.ask(leave_one_out.unit_days, chosen, unit)
    return with_notes(corpus, leave_one_out_changes(changes, pd.concat(counts, ignore_index=True), days), unit)
