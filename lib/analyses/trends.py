"""How the use of some nodes runs over time."""

import pandas as pd

from lib.corpus.articles import coverage
from lib.corpus.counts import node_counts
from lib.corpus.nodes import Node
from lib.corpus.query import Corpus
from lib.model import Subcorpus, TrendPeriod
from lib.stats import trends
from lib.text import Cutter


def trend_of_nodes(
    corpus: Corpus, subcorpus: Subcorpus, nodes: tuple[tuple[str, Node], ...], cutter: Cutter, period: TrendPeriod
) -> pd.DataFrame:
    """The rates of some nodes by period, over all passages and by theme: a frame of `lib.stats.trends`."""
    counts = [corpus.ask(node_counts, subcorpus, node, cutter).assign(term=term) for term, node in nodes]
    every = pd.concat(counts) if counts else pd.DataFrame(columns=["article", "themes", "count", "term"])
    return trends(every, corpus.ask(coverage, subcorpus), [term for term, _ in nodes], period, corpus.themes)
