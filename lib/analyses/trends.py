"""How the use of some words runs over time, where it changes, and what a change hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.one_article import note_one_article
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
    one_article: a note for each of the terms that rest on one dated article, "" for the others.
    days: the day of each article that states one.
    n_undated: articles of the selection that state none.
    parts: of each term that is found inside longer ones, how often it is alone and in which.
    """

    labels: Mapping[str, str]
    refused: Mapping[str, QueryError]
    trend: pd.DataFrame
    changes: pd.DataFrame
    one_article: Mapping[str, str]
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
    by_article = corpus.ask(coverage, subcorpus).drop_duplicates("article").set_index("article")
    published = by_article["published_on"]
    dated = published.dropna().index
    return Courses(
        labels={term: _label(term, node) for term, node in nodes.items()},
        refused=refused,
        trend=trend,
        changes=changes,
        one_article=_one_article(corpus, subcorpus, nodes, question.cutter, dated) if len(dated) > 1 else {},
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


def _one_article(
    corpus: Corpus, subcorpus: Subcorpus, nodes: Mapping[str, Node], cutter: Cutter, dated: pd.Index
) -> Mapping[str, str]:
    counts = [corpus.ask(node_counts, subcorpus, node, cutter).assign(name=term) for term, node in nodes.items()]
    if not counts:
        return {}
    every = pd.concat(counts, ignore_index=True)
    own = every[every["article"].isin(dated)]
    sums = own.groupby(["name", "article"], as_index=False, sort=False).agg(count=("count", "sum"))
    return note_one_article(corpus, sums, tuple(nodes))


def _label(term: str, node: Node) -> str:
    if isinstance(node, NameNode):
        label = names(node.book, every=True)[node.id].label
        return f"{label.en} {label.zh}".strip()
    return term
