"""Where words stand in the running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import ibis.expr.types as ir
import numpy as np

from lib.corpus.corpus import EVERYTHING, Corpus
from lib.corpus.layout import Layout, among, layout
from lib.corpus.matching import Slots
from lib.corpus.selection import Asked, Tables
from lib.model import Subcorpus

MANY_HITS = 100_000


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Hits in the order of the text.

    Attributes
    ----------
    at: the place of each hit's first word in the running text (int64).
    n_words: how many words each hit has.
    """

    at: np.ndarray
    n_words: np.ndarray

    def __getitem__(self, which: np.ndarray | slice) -> "Occurrences":
        return Occurrences(self.at[which], self.n_words[which])


def joined(parts: Sequence[Occurrences]) -> Occurrences:
    """Hits one after the other."""
    return Occurrences(np.concatenate([part.at for part in parts]), np.concatenate([part.n_words for part in parts]))


def occurrences(corpus: Corpus, subcorpus: Subcorpus, sequences: Sequence[Slots]) -> Occurrences:
    """The hits of some sequences of terms, as `lib.corpus.matching` gives them, in the selected passages.

    A hit lies in one passage; of hits that begin at the same word the longest is left.
    """
    lies = layout(corpus)
    if all(len(slots) == 1 for slots in sequences):
        at = _selected(corpus, subcorpus, lies.places_of(np.unique(np.concatenate([slots[0] for slots in sequences]))))
        return Occurrences(at, np.ones(len(at), np.int16))
    anchors = [min(range(len(slots)), key=lambda number: len(slots[number])) for slots in sequences]
    rarest = [slots[anchor] for slots, anchor in zip(sequences, anchors, strict=True)]
    at = _selected(corpus, subcorpus, lies.places_of(np.unique(np.concatenate(rarest))))
    found = [_following(lies, at, slots, anchor) for slots, anchor in zip(sequences, anchors, strict=True)]
    every = joined(found)
    ordered = every[np.lexsort((-every.n_words, every.at))]
    return ordered[np.diff(ordered.at, prepend=-1) > 0]


def _following(lies: Layout, at: np.ndarray, slots: Slots, anchor: int) -> Occurrences:
    """The hits of one sequence whose word number ``anchor`` is at one of some places."""
    first = at - anchor
    first = first[(first >= 0) & (first + len(slots) <= len(lies.terms))]
    for number, slot in enumerate(slots):
        fits = among(slot, len(lies.rank))[lies.terms[first + number]]
        first = first[fits & ~lies.begins[first + number] if number else fits]
    return Occurrences(first, np.full(len(first), len(slots), np.int16))


def rank_right(lies: Layout, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) behind each hit, 0 where its passage has ended."""
    behind = hits.at + hits.n_words
    inside = ~reduce(np.logical_or, (lies.begins.take(behind + step, mode="clip") for step in range(distance)))
    return _ranks(lies, behind + (distance - 1), inside)


def rank_left(lies: Layout, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) before each hit, 0 where its passage has not begun."""
    inside = ~reduce(np.logical_or, (lies.begins.take(hits.at - step, mode="clip") for step in range(distance)))
    return _ranks(lies, hits.at - distance, inside)


def rank_inside(lies: Layout, hits: Occurrences, number: int) -> np.ndarray:
    """The rank of a word of the hit itself (from 0), 0 where it has not so many."""
    return _ranks(lies, hits.at + number, number < hits.n_words)


def _ranks(lies: Layout, places: np.ndarray, inside: np.ndarray) -> np.ndarray:
    ranks: np.ndarray = lies.rank[lies.terms.take(places, mode="clip")] * inside
    return ranks


def _selected(corpus: Corpus, subcorpus: Subcorpus, at: np.ndarray) -> np.ndarray:
    """The places that lie in selected passages."""
    if subcorpus == EVERYTHING:
        return at
    lies = layout(corpus)
    chosen = among(corpus.answer(_chosen, subcorpus)["passage"].to_numpy(), len(lies.starts) - 1)
    # One mask over all words is quicker than a search for each of many.
    many = len(at) > MANY_HITS
    inside: np.ndarray = np.repeat(chosen, np.diff(lies.starts))[at] if many else chosen[lies.passage_of(at)]
    left: np.ndarray = at[inside]
    return left


def _chosen(_tables: Tables, asked: Asked) -> ir.Table:
    return asked.passages.select("passage")
