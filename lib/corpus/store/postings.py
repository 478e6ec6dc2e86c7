"""Postings: the positions of each term in the running text, mapped from the segment's file.

A question about a word is a slice of this, not a pass over all words.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.corpus.store.mapped_files import map_numbers
from lib.errors import CorpusError

MOST_WORDS = 2**31 - 1
_BLOCK_BITS = 21


@dataclass(frozen=True, slots=True)
class Postings:
    """Read-only arrays.

    Attributes
    ----------
    positions: those of all words (int32), term after term, in order within each; mapped, not loaded.
    starts: where each term begins in them (int64), and at the end the number of all words.
    """

    positions: np.ndarray
    starts: np.ndarray

    def count(self, terms: np.ndarray) -> int:
        """How often some different terms occur."""
        return int((self.starts[terms + 1] - self.starts[terms]).sum())

    def merge(self, terms: np.ndarray) -> np.ndarray:
        """The positions of some different terms, in order (int32)."""
        spans = zip(self.starts[terms].tolist(), self.starts[terms + 1].tolist(), strict=True)
        lists = [self.positions[start:end] for start, end in spans]
        if len(lists) == 1:
            return lists[0]
        merged = np.concatenate([self.positions[:0], *lists])
        merged.sort()
        return merged


def write_postings(folder: Path, counts: np.ndarray) -> None:
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
    running = map_numbers(folder / "running.i32", n_words)
    positions = np.memmap(folder / "places.i32", dtype="<i4", mode="w+", shape=(n_words,))
    free = np.cumsum(counts) - counts
    for first in range(0, n_words, 1 << _BLOCK_BITS):
        free += _scatter(positions, free, running[first : first + (1 << _BLOCK_BITS)], first)
    positions.flush()


def _scatter(positions: np.ndarray, free: np.ndarray, block: np.ndarray, first: int) -> np.ndarray:
    """Put the positions of a block behind those of the blocks before it; how many each term has here.

    One number made of a term and its position sorts five times as fast as the positions by their terms.
    """
    keys = block.astype(np.int64) << _BLOCK_BITS | np.arange(len(block))
    keys.sort()
    counts: np.ndarray = np.bincount(block, minlength=len(free))
    target = np.repeat(free - (np.cumsum(counts) - counts), counts)
    target += np.arange(len(block))
    positions[target] = first + (keys & ((1 << _BLOCK_BITS) - 1))
    return counts


def map_postings(segment: Path, counts: np.ndarray) -> Postings:
    """Map a segment's postings; ``counts`` is how often each term occurs, in the order of their numbers.

    Raises
    ------
    CorpusError: the file is missing or not as long as the counts say.
    """
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    return Postings(map_numbers(segment / "places.i32", int(starts[-1])), starts)
