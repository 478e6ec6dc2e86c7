"""Where words stand in the running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import TokenIndex, membership_mask
from lib.corpus.tokens.selected import SelectedTokens, selected_tokens
from lib.model import Subcorpus

TermSequence = tuple[np.ndarray, ...]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Hits in the order of the text.

    Attributes
    ----------
    positions: that of each hit's first word in the running text (int32).
    n_words: how many words each hit has.
    """

    positions: np.ndarray
    n_words: np.ndarray

    def __getitem__(self, which: np.ndarray | slice) -> "Occurrences":
        return Occurrences(self.positions[which], self.n_words[which])


def chain_occurrences(parts: Sequence[Occurrences]) -> Occurrences:
    """Hits one after the other, those of the first part first."""
    every = (Occurrences(np.zeros(0, np.int32), np.zeros(0, np.int16)), *parts)
    return Occurrences(
        np.concatenate([part.positions for part in every]), np.concatenate([part.n_words for part in every])
    )


def occurrences(corpus: Corpus, subcorpus: Subcorpus, sequences: Sequence[TermSequence]) -> Occurrences:
    """The hits of some sequences of terms, as `nodes.matching` gives them, in the selected passages.

    A hit lies in one passage; of hits that begin at the same word the longest is left.
    """
    text = selected_tokens(corpus, subcorpus)
    if all(len(slots) == 1 for slots in sequences):
        at = text.positions(np.unique(np.concatenate([slots[0] for slots in sequences])))
        return Occurrences(at, np.ones(len(at), np.int16))
    every = chain_occurrences([_sequence_hits(text, slots) for slots in sequences])
    ordered = every[np.lexsort((-every.n_words, every.positions))]
    return ordered[np.diff(ordered.positions, prepend=-1) > 0]


def _sequence_hits(text: SelectedTokens, slots: TermSequence) -> Occurrences:
    """The hits of one sequence, looked for where its rarest word stands."""
    index = text.index
    rarest = min(range(len(slots)), key=lambda number: index.postings.count(slots[number]))
    first = text.positions(slots[rarest]) - rarest
    first = first[(first >= 0) & (first + len(slots) <= len(index.terms))]
    for number, slot in enumerate(slots):
        fits = _fits(index.terms[first + number], slot, len(index.rank))
        first = first[fits & ~index.passages.starts_mask(first + number) if number else fits]
    return Occurrences(first, np.full(len(first), len(slots), np.int16))


def _fits(terms: np.ndarray, slot: np.ndarray, n_terms: int) -> np.ndarray:
    """Whether each of some terms is one of a slot."""
    fits: np.ndarray = terms == slot[0] if len(slot) == 1 else membership_mask(slot, n_terms)[terms]
    return fits


def rank_right(index: TokenIndex, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) behind each hit, 0 where its passage has ended."""
    behind = hits.positions + hits.n_words
    inside = ~reduce(np.logical_or, (index.passages.starts_mask(behind + step) for step in range(distance)))
    return _ranks(index, behind + (distance - 1), inside)


def rank_left(index: TokenIndex, hits: Occurrences, distance: int) -> np.ndarray:
    """The rank of the word so far (from 1) before each hit, 0 where its passage has not begun."""
    before = (np.maximum(hits.positions - step, 0) for step in range(distance))
    inside = ~reduce(np.logical_or, map(index.passages.starts_mask, before))
    return _ranks(index, hits.positions - distance, inside)


def rank_inside(index: TokenIndex, hits: Occurrences, number: int) -> np.ndarray:
    """The rank of a word of the hit itself (from 0), 0 where it has not so many."""
    return _ranks(index, hits.positions + number, number < hits.n_words)


def _ranks(index: TokenIndex, positions: np.ndarray, inside: np.ndarray) -> np.ndarray:
    ranks: np.ndarray = index.rank[index.terms.take(positions, mode="clip")] * inside
    return ranks
