"""How the use of some words runs over time, where it changes, and what a change hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from lib.analyses import leave_one_out
from lib.codebook import Codebook
from lib.corpus.articles import coverage
from lib.corpus.counts import node_counts
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import HitParts, NameNode, Node, hit_parts, names, read_node
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus, TrendPeriod
from lib.stats import change_points, trends
from lib.text import Cutter


@dataclass(frozen=True, slots=True)
class TrendsQuestion:
    """What the use of some words is asked for.

    Attributes
    ----------
    terms: as they are written: words, phrases, patterns, concepts ... (`lib.corpus.nodes.read_node`).
    unit: what is left out in turn to see whether a change stays; None for nothing.
    inside: whether words are counted inside longer terms too.
    book, cutter: those the corpus was coded and cut with.
    """

    terms: tuple[str, ...]
    period: TrendPeriod
    unit: Unit | None
    inside: bool
    book: Codebook
    cutter: Cutter


class ChangeRow(NamedTuple):
    """A change of use, of the columns of `lib.stats.change_points`; ``note`` says what it hangs on, or is ""."""

    term: str
    period: pd.Timestamp
    until: pd.Timestamp
    per_1000_before: float
    per_1000_after: float
    note: str


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses of some terms over time.

    Attributes
    ----------
    labels: how each term is called, of those that can be counted.
    refused: why each other one cannot be counted.
    trend: the frame of `lib.stats.trends`, over all passages and by theme.
    changes: the frame of `lib.stats.change_points` over all passages; where a unit is left out, with ``stays``, and
        ``note``, which says what carries a change.
    days: the day of each article that states one.
    n_undated: articles of the selection that state none.
    parts: of each term that is found inside longer ones, how often it is alone and in which.
    """

    labels: Mapping[str, str]
    refused: Mapping[str, QueryError]
    trend: pd.DataFrame
    changes: pd.DataFrame
    days: pd.Series
    n_undated: int
    parts: Mapping[str, HitParts]

    @property
    def whole(self) -> pd.DataFrame:
        """The rows over all passages."""
        return self.trend[self.trend["theme"] == ""]


def analyse_trends(corpus: Corpus, subcorpus: Subcorpus, question: TrendsQuestion) -> Courses:
    """The courses of those terms that can be counted, with their changes."""
    nodes: dict[str, Node] = {}
    refused: dict[str, QueryError] = {}
    for term in question.terms:
        try:
            node = read_node(term, question.book, inside=question.inside)
            corpus.ask(node_counts, subcorpus, node, question.cutter)
            nodes[term] = node
        except QueryError as error:
            refused[term] = error
    trend = trend_of_nodes(corpus, subcorpus, tuple(nodes.items()), question.cutter, question.period)
    changes = change_points(trend[trend["theme"] == ""])
    if question.unit:
        checked = leave_one_out.check_changes(corpus, subcorpus, changes, nodes, question.cutter, question.unit)
        changes = changes.assign(stays=checked["stays"].to_numpy(), note=checked["note"].to_numpy())
    parts = {term: corpus.ask(hit_parts, subcorpus, node, question.cutter) for term, node in nodes.items()}
    published = corpus.ask(coverage, subcorpus).drop_duplicates("article")["published_on"]
    return Courses(
        labels={term: _label(term, node) for term, node in nodes.items()},
        refused=refused,
        trend=trend,
        changes=changes,
        days=published.dropna(),
        n_undated=int(published.isna().sum()),
        parts={term: own for term, own in parts.items() if own and own.n_inside},
    )


def trend_of_nodes(
    corpus: Corpus, subcorpus: Subcorpus, nodes: tuple[tuple[str, Node], ...], cutter: Cutter, period: TrendPeriod
) -> pd.DataFrame:
    """The rates of some nodes by period, over all passages and by theme: a frame of `lib.stats.trends`."""
    counts = [corpus.ask(node_counts, subcorpus, node, cutter).assign(term=term) for term, node in nodes]
    every = pd.concat(counts) if counts else pd.DataFrame(columns=["article", "themes", "count", "term"])
    return trends(every, corpus.ask(coverage, subcorpus), [term for term, _ in nodes], period, corpus.themes)


def _label(term: str, node: Node) -> str:
    if isinstance(node, NameNode):
        label = names(node.book, every=True)[node.id].label
        return f"{label.en} {label.zh}".strip()
    return term
