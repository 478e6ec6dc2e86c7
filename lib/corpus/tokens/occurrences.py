"""Where words stand in the running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import Layout, among
from lib.corpus.tokens.selected import ChosenText, chosen_text
from lib.model import Subcorpus

Slots = tuple[np.ndarray, ...]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Hits in the order of the text.

    Attributes
    ----------
    at: the place of each hit's first word in the running text (int32).
    n_words: how many words each hit has.
    """

    at: np.ndarray
    n_words: np.ndarray

    def __getitem__(self, which: np.ndarray | slice) -> "Occurrences":
        return Occurrences(self.at[which], self.n_words[which])


def chained(parts: Sequence[Occurrences]) -> Occurrences:
    """Hits one after the other."""
    return Occurrences(np.concatenate([part.at for part in parts]), np.concatenate([part.n_words for part in parts]))


def occurrences(corpus: Corpus, subcorpus: Subcorpus, sequences: Sequence[Slots]) -> Occurrences:
    """The hits of some sequences of terms, as `nodes.matching` gives them, in the selected passages.

    A hit lies in one passage; of hits that begin at the same word the longest is left.
    """
    text = chosen_text(corpus, subcorpus)
    if all(len(slots) == 1 for slots in sequences):
        at = text.positions(np.unique(np.concatenate([slots[0] for slots in sequences])))
        return Occurrences(at, np.ones(len(at), np.int16))
    every = chained([_of_sequence(text, slots) for slots in sequences])
    ordered = every[np.lexsort((-every.n_words, every.at))]
    return ordered[np.diff(ordered.at, prepend=-1) > 0]


def _of_sequence(text: ChosenText, slots: Slots) -> Occurrences:
    """The hits of one sequence, looked for where its rarest word stands."""
    lies = text.lies
    rarest = min(range(len(slots)), key=lambda number: lies.places.count(slots[number]))
    first = text.positions(slots[rarest]) - rarest
    first = first[(first >= 0) & (first + len(slots) <= len(lies.terms))]
    for number, slot in enumerate(slots):
        fits = _fits(lies.terms[first + number], slot, len(lies.rank))
        first = first[fits & ~lies.passages.begins(first + number) if number else fits]
    return Occurrences(first, np.full(len(first), len(slots), np.int16))


def _fits(terms: np.ndarray, slot: np.ndarray, n_terms: int) -> np.ndarray:
    """Whether each of some terms is one of a slot."""
    fits: np.ndarray = terms == slot[0] if len(slot) == 1 else among(slot, n_terms)[terms]
    return fits


def rank_right(lies: Layout, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) behind each hit, 0 where its passage has ended."""
    behind = hits.at + hits.n_words
    inside = ~reduce(np.logical_or, (lies.passages.begins(behind + step) for step in range(distance)))
    return _ranks(lies, behind + (distance - 1), inside)


def rank_left(lies: Layout, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) before each hit, 0 where its passage has not begun."""
    before = (np.maximum(hits.at - step, 0) for step in range(distance))
    inside = ~reduce(np.logical_or, map(lies.passages.begins, before))
    return _ranks(lies, hits.at - distance, inside)


def rank_inside(lies: Layout, hits: Occurrences, number: int) -> np.ndarray:
    """The rank of a word of the hit itself (from 0), 0 where it has not so many."""
    return _ranks(lies, hits.at + number, number < hits.n_words)


def _ranks(lies: Layout, places: np.ndarray, inside: np.ndarray) -> np.ndarray:
    ranks: np.ndarray = lies.rank[lies.terms.take(places, mode="clip")] * inside
    return ranks
