"""Which passage, or which article, a place in the running text lies in."""

from dataclasses import dataclass

import numpy as np

_WORDS = 64  # to a number of 64 bits


@dataclass(frozen=True, slots=True)
class Stretches:
    """The running text as stretches one after the other: a place finds its own by two look-ups in small tables.

    A search among a million passages takes ten times as long for places far from each other.

    Attributes
    ----------
    starts: where each stretch begins, and at the end the number of words.
    bits: a bit for each word, 64 to a number: whether a stretch begins there; all true behind the last word.
    before: how many words that begin a stretch lie before each of these numbers.
    begun: the stretch that each such word begins, the last if those before it are empty.
    """

    starts: np.ndarray
    bits: np.ndarray
    before: np.ndarray
    begun: np.ndarray

    def of(self, at: np.ndarray) -> np.ndarray:
        """The stretch that each place lies in."""
        group = at >> 6
        seen = self.bits.take(group) << (63 - (at & 63)).astype(np.uint64)
        number = self.before.take(group)
        number += np.bitwise_count(seen)
        number -= 1
        return self.begun.take(number).astype(np.int64)

    def begins(self, at: np.ndarray) -> np.ndarray:
        """Whether a stretch begins at a place; true behind the last word."""
        seen = self.bits.view(np.uint8).take(at >> 3, mode="clip") >> (at & 7).astype(np.uint8)
        found: np.ndarray = (seen & 1).view(bool)
        return found


def stretches(starts: np.ndarray) -> Stretches:
    """Stretches by where each begins and, at the end, the number of words."""
    n_words = int(starts[-1])
    flags = np.zeros((n_words // _WORDS + 2) * _WORDS, bool)
    flags[starts[:-1]] = True
    flags[n_words:] = True
    bits = np.packbits(flags, bitorder="little").view("<u8")
    counts = np.bitwise_count(bits).astype(np.int32)
    return Stretches(
        starts, bits, np.cumsum(counts, dtype=np.int32) - counts, np.flatnonzero(np.diff(starts)).astype(np.int32)
    )
