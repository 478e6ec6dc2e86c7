"""What the page of collocates counts: the collocates of a node, pairs of words, pairs of names, and their places."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from lib.codebook import Codebook
from lib.corpus import contexts, counts
from lib.corpus.articles import scope_size
from lib.corpus.contexts import WindowSize
from lib.corpus.nodes import CodeNode, Node
from lib.corpus.query import Corpus
from lib.corpus.store import Scope
from lib.figures.network import NetworkLayout, network_layout
from lib.model import Language, Subcorpus
from lib.stats import Association, association, co_occurrence, frequencies
from lib.text import Cutter

MOST = 40


Leading = Callable[[Corpus, "Question", Subcorpus], tuple[str, ...]]
Links = Callable[[Corpus, "Question", Subcorpus, tuple[str, ...]], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes
    ----------
    of_words: whether among words, or among concepts and actors.
    written: the node as it was typed, "" for none; ``node`` is None where it cannot be read.
    by: the measure that ranks.
    least: how often two are together at least.
    top: how many are listed.
    stopwords: words that are not listed.
    kinds: of names, "all", "concept", "actor" or "mixed" (one of each).
    book, cutter: those the corpus was made with.
    """

    of_words: bool
    written: str
    node: Node | None
    window: WindowSize
    by: Association
    least: int
    top: int
    stopwords: frozenset[str]
    kinds: str
    book: Codebook
    cutter: Cutter

    @property
    def scope(self) -> Scope:
        """What names share: the sentence, or the passage."""
        return self.window if isinstance(self.window, str) else "passage"


def collocates(corpus: Corpus, question: Question, chosen: Subcorpus, least: int) -> pd.DataFrame:
    """The collocates of the node that are together with it so often, ranked."""
    if question.node is None or isinstance(question.node, CodeNode):
        return pd.DataFrame()
    near = contexts.node_collocates(corpus, chosen, question.node, question.cutter, question.window, least)
    return association(near, question.by, question.stopwords, least)


def leading_collocates(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The strongest collocates in a selection."""
    return tuple(collocates(corpus, question, chosen, question.least)["spelling"].head(question.top))


def leading_words(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The most frequent words of a selection."""
    return tuple(frequencies(counts.term_counts(corpus, chosen), question.stopwords, top=question.top)["term"])


def collocate_links(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """The node with each of its collocates, and the strongest links among those, one for each."""
    among = pairs_among(corpus, question, chosen, names)
    if question.node is None:
        return among.head(2 * len(names))
    own = collocates(corpus, question, chosen, question.least)
    own = own[own["spelling"].isin(names)].rename(columns={"spelling": "name_b"})
    return pd.concat([own.assign(name_a=question.written)[among.columns], among.head(len(names))], ignore_index=True)


def pairs_among(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """All links among some words that are together often enough, the strongest first."""
    met = contexts.collocate_pairs(corpus, chosen, names, question.window)
    return association(met, question.by, min_count=question.least)


def name_pairs(corpus: Corpus, question: Question, chosen: Subcorpus) -> pd.DataFrame:
    """The pairs of names that share sentences or passages often enough, ranked; with a node those with it."""
    mentions = counts.mentions(corpus, chosen, question.book, question.cutter, question.scope)
    return _ranked(corpus, question, chosen, mentions, question.written or None)


def leading_names(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The names that belong most to the node, or that are mentioned in most passages."""
    if question.node is not None:
        own = name_pairs(corpus, question, chosen).head(question.top)
        return tuple(own["name_a"].where(own["name_a"] != question.written, own["name_b"]))
    mentioned = (
        counts.mentions(corpus, chosen, question.book, question.cutter, question.scope)["name"]
        .astype("str")
        .value_counts()
    )
    kind = "" if question.kinds in {"all", "mixed"} else question.kinds
    ordered = sorted(mentioned.items(), key=lambda one: (-one[1], one[0]))
    return tuple(name for name, _ in ordered if name.startswith(kind))[: question.top]


def name_links(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """The strongest links among some names, two for each; with a node its own links, and one for each other name."""
    mentions = counts.mentions(corpus, chosen, question.book, question.cutter, question.scope)
    shown = mentions[mentions["name"].isin([*names, question.written])]
    among = _ranked(corpus, question, chosen, shown, None)
    if question.node is None:
        return among.head(2 * len(names))
    own = (among["name_a"] == question.written) | (among["name_b"] == question.written)
    return pd.concat([among[own], among[~own].head(len(names))], ignore_index=True)


def _ranked(
    corpus: Corpus, question: Question, chosen: Subcorpus, mentions: pd.DataFrame, around: str | None
) -> pd.DataFrame:
    met = co_occurrence(mentions, scope_size(corpus, chosen, question.scope), around)
    return association(_of_kinds(met, question), question.by, min_count=question.least)


def _of_kinds(met: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The pairs of the kinds that are asked for; the node may be of either."""
    if question.kinds == "all":
        return met
    actors = pd.DataFrame({side: met[side].str.startswith("actor:") for side in ("name_a", "name_b")})
    if question.kinds == "mixed":
        return met[actors["name_a"] != actors["name_b"]]
    wanted = question.kinds == "actor"
    fits = [(actors[side] == wanted) | (met[side] == question.written) for side in actors]
    return met[fits[0] & fits[1]]


def steady_places(
    corpus: Corpus, question: Question, leading: Leading, links: Links, languages: tuple[Language, ...]
) -> NetworkLayout:
    """Where the names go that lead in the whole corpus or in one of its themes."""
    whole = Subcorpus(languages=languages)
    parts = (whole, *(replace(whole, themes=(theme,)) for theme in corpus.themes))
    names = dict.fromkeys(name for part in parts for name in leading(corpus, question, part)[:MOST])
    pairs = links(corpus, question, whole, tuple(names))
    return network_layout(pairs, question.by) if len(pairs) else {}
