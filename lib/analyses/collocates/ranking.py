"""Collocates and pairs of a selection, ranked: of words, or of concepts and actors."""

from functools import cached_property
from typing import Protocol

import numpy as np
import pandas as pd

from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.suggestions import leading_terms
from lib.corpus import contexts, counts
from lib.corpus.articles import scope_size
from lib.corpus.nodes import CodeNode
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import association, co_occurrence


class Ranking(Protocol):
    """What is together in a selection; each part is counted once, when it is first asked for."""

    @property
    def most_frequent(self) -> tuple[str, ...]:
        """The most frequent words of the selection, or the names in most passages."""
        ...

    @property
    def ranked(self) -> pd.DataFrame:
        """The collocates of the node, or the pairs of what is most frequent, together often enough, the strongest
        first; without a node the pairs of all names.
        """
        ...

    @property
    def partners(self) -> tuple[str, ...]:
        """What stands with the node in the first of the ranked rows."""
        ...

    def node_pairs(self, names: tuple[str, ...]) -> pd.DataFrame:
        """The node's own pairs with some names, ranked."""
        ...

    def pairs_among(self, names: tuple[str, ...]) -> pd.DataFrame:
        """The pairs of some words or names without the node, ranked."""
        ...


def rank(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> Ranking:
    """The ranking that is asked for."""
    return (_Words if question.of_words else _Names)(corpus, subcorpus, question)


def leading(ranking: Ranking, question: CollocatesQuestion) -> tuple[str, ...]:
    """The strongest collocates of the node; without one the most frequent words, or the names in most passages."""
    return ranking.most_frequent if question.node is None else ranking.partners


def links(ranking: Ranking, question: CollocatesQuestion, names: tuple[str, ...]) -> pd.DataFrame:
    """The strongest links among some names, two for each; with a node its own links, and one for each other name."""
    among = ranking.pairs_among(names)
    if question.node is None:
        return among.head(2 * len(names))
    return pd.concat([ranking.node_pairs(names)[among.columns], among.head(len(names))], ignore_index=True)


class _Words:
    """Collocates of a word, or pairs of leading words."""

    def __init__(self, corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> None:
        self._corpus, self._subcorpus, self._question = corpus, subcorpus, question

    @cached_property
    def most_frequent(self) -> tuple[str, ...]:
        return leading_terms(self._corpus, self._subcorpus, self._question.stopwords, self._question.top)

    @cached_property
    def ranked(self) -> pd.DataFrame:
        question = self._question
        if question.node is None:
            return self._pairs(self.most_frequent)
        if isinstance(question.node, CodeNode):
            return pd.DataFrame()
        arguments = (self._subcorpus, question.node, question.cutter, question.window, question.least)
        counted = self._corpus.ask(contexts.node_collocates, *arguments)
        return association(counted, question.by, question.stopwords, question.least)

    @property
    def partners(self) -> tuple[str, ...]:
        return tuple(self.ranked["spelling"].head(self._question.top))

    def node_pairs(self, names: tuple[str, ...]) -> pd.DataFrame:
        own = self.ranked[self.ranked["spelling"].isin(names)]
        return own.rename(columns={"spelling": "name_b"}).assign(name_a=self._question.written)

    def pairs_among(self, names: tuple[str, ...]) -> pd.DataFrame:
        if self._question.node is None and set(names) <= set(self.most_frequent):
            return _select_pairs(self.ranked, names)
        return self._pairs(names)

    def _pairs(self, words: tuple[str, ...]) -> pd.DataFrame:
        together = contexts.collocate_pairs(self._corpus, self._subcorpus, words, self._question.reach)
        return association(together, self._question.by, min_count=self._question.least)


class _Names:
    """Concepts and actors that share sentences or passages."""

    def __init__(self, corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> None:
        self._corpus, self._subcorpus, self._question = corpus, subcorpus, question

    @cached_property
    def most_frequent(self) -> tuple[str, ...]:
        totals = self._mentions["name"].astype("str").value_counts()
        kind = "" if self._question.kinds in {"all", "mixed"} else self._question.kinds
        ordered = sorted(zip(totals.index, totals, strict=True), key=lambda total: (-total[1], total[0]))
        return tuple(name for name, _ in ordered if name.startswith(kind))[: self._question.top]

    @cached_property
    def ranked(self) -> pd.DataFrame:
        return self._pairs(self._mentions, self._question.written or None)

    @property
    def partners(self) -> tuple[str, ...]:
        first = self.ranked.head(self._question.top)
        return tuple(first["name_a"].where(first["name_a"] != self._question.written, first["name_b"]))

    def node_pairs(self, names: tuple[str, ...]) -> pd.DataFrame:
        return _select_pairs(self.ranked, (*names, self._question.written))

    def pairs_among(self, names: tuple[str, ...]) -> pd.DataFrame:
        if self._question.node is None:
            return _select_pairs(self.ranked, names)
        return self._pairs(self._mentions[self._mentions["name"].isin(names)], None)

    @cached_property
    def _mentions(self) -> pd.DataFrame:
        question = self._question
        return counts.mentions(self._corpus, self._subcorpus, question.book, question.cutter, question.scope)

    def _pairs(self, mentions: pd.DataFrame, around: str | None) -> pd.DataFrame:
        question = self._question
        together = co_occurrence(mentions, scope_size(self._corpus, self._subcorpus, question.scope), around)
        return association(_select_kinds(together, question), question.by, min_count=question.least)


def _select_pairs(ranked: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    """The pairs of some names among ranked pairs, ranked anew."""
    own = ranked[ranked["name_a"].isin(names) & ranked["name_b"].isin(names)]
    return own.assign(rank=np.arange(1, len(own) + 1)).reset_index(drop=True)


def _select_kinds(pairs: pd.DataFrame, question: CollocatesQuestion) -> pd.DataFrame:
    """The pairs of the kinds that are asked for; the node may be of either."""
    if question.kinds == "all":
        return pairs
    actors = pd.DataFrame({side: pairs[side].str.startswith("actor:") for side in ("name_a", "name_b")})
    if question.kinds == "mixed":
        return pairs[actors["name_a"] != actors["name_b"]]
    wanted = question.kinds == "actor"
    fits = [(actors[side] == wanted) | (pairs[side] == question.written) for side in ("name_a", "name_b")]
    return pairs[fits[0] & fits[1]]
