"""The places of each term: where in the running text it stands, mapped from the segment's file.

A question about a word is a slice of this, not a pass over all words.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.corpus.store.mapped_files import mapped_numbers
from lib.errors import CorpusError

MOST_WORDS = 2**31 - 1
_BLOCK_BITS = 21


@dataclass(frozen=True, slots=True)
class TermPlaces:
    """Read-only arrays.

    Attributes
    ----------
    at: the places of all words (int32), term after term, in order within each; mapped, not loaded.
    starts: where each term begins in them (int64), and at the end the number of all words.
    """

    at: np.ndarray
    starts: np.ndarray

    def count(self, terms: np.ndarray) -> int:
        """How often some different terms occur."""
        return int((self.starts[terms + 1] - self.starts[terms]).sum())

    def of(self, terms: np.ndarray) -> np.ndarray:
        """Where any of some different terms stands, in order."""
        spans = zip(self.starts[terms].tolist(), self.starts[terms + 1].tolist(), strict=True)
        found = [self.at[start:end] for start, end in spans]
        if len(found) == 1:
            return found[0]
        merged = np.concatenate([self.at[:0], *found])
        merged.sort()
        return merged


def write_places(folder: Path, counts: np.ndarray) -> None:
    """Write ``places.i32`` beside ``running.i32``, a block of words at a time.

    ``counts`` is how often each term occurs, in the order of their numbers.

    Raises
    ------
    CorpusError: there are more words than 32 bits can number.
    """
    n_words = int(counts.sum())
    if n_words > MOST_WORDS:
        raise CorpusError(f"{folder}: {n_words:,} words are too many for one corpus; {MOST_WORDS:,} is the most.")
    (folder / "places.i32").write_bytes(b"")
    if not n_words:
        return
    running = mapped_numbers(folder / "running.i32", n_words)
    places = np.memmap(folder / "places.i32", dtype="<i4", mode="w+", shape=(n_words,))
    free = np.cumsum(counts) - counts
    for first in range(0, n_words, 1 << _BLOCK_BITS):
        free += _place(places, free, running[first : first + (1 << _BLOCK_BITS)], first)
    places.flush()


def _place(places: np.ndarray, free: np.ndarray, block: np.ndarray, first: int) -> np.ndarray:
    """Put the places of a block behind those of the blocks before it; how many each term has here.

    One number made of a term and its place sorts five times as fast as the places by their terms.
    """
    keys = block.astype(np.int64) << _BLOCK_BITS | np.arange(len(block))
    keys.sort()
    counts: np.ndarray = np.bincount(block, minlength=len(free))
    target = np.repeat(free - (np.cumsum(counts) - counts), counts)
    target += np.arange(len(block))
    places[target] = first + (keys & ((1 << _BLOCK_BITS) - 1))
    return counts


def read_places(segment: Path, counts: np.ndarray) -> TermPlaces:
    """Map a segment's places; ``counts`` is how often each term occurs, in the order of their numbers.

    Raises
    ------
    CorpusError: the file is missing or not as long as the counts say.
    """
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    return TermPlaces(mapped_numbers(segment / "places.i32", int(starts[-1])), starts)
