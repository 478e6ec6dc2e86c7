"""Which passage, or which article, a position in the running text lies in."""

from dataclasses import dataclass

import numpy as np

_WORDS = 64  # to a number of 64 bits


@dataclass(frozen=True, slots=True)
class Intervals:
    """The running text as intervals one after the other: a position finds its own by two look-ups in small tables.

    A search among a million passages takes ten times as long for positions far from each other.

    Attributes
    ----------
    starts: where each interval begins, and at the end the number of words.
    bits: a bit for each word, 64 to a number: whether an interval begins there; all true behind the last word.
    before: how many words that begin an interval lie before each of these numbers.
    begun: the interval that each such word begins, the last if those before it are empty.
    """

    starts: np.ndarray
    bits: np.ndarray
    before: np.ndarray
    begun: np.ndarray

    def locate(self, positions: np.ndarray) -> np.ndarray:
        """The interval that each position lies in (int64)."""
        group = positions >> 6
        seen = self.bits.take(group) << (63 - (positions & 63)).astype(np.uint64)
        number = self.before.take(group)
        number += np.bitwise_count(seen)
        number -= 1
        return self.begun.take(number).astype(np.int64)

    def starts_mask(self, positions: np.ndarray) -> np.ndarray:
        """Whether an interval begins at each position; true behind the last word."""
        seen = self.bits.view(np.uint8).take(positions >> 3, mode="clip") >> (positions & 7).astype(np.uint8)
        mask: np.ndarray = (seen & 1).view(bool)
        return mask


def intervals(starts: np.ndarray) -> Intervals:
    """Intervals by where each begins and, at the end, the number of words."""
    n_words = int(starts[-1])
    flags = np.zeros((n_words // _WORDS + 2) * _WORDS, bool)
    flags[starts[:-1]] = True
    flags[n_words:] = True
    bits = np.packbits(flags, bitorder="little").view("<u8")
    counts = np.bitwise_count(bits).astype(np.int32)
    return Intervals(
        starts, bits, np.cumsum(counts, dtype=np.int32) - counts, np.flatnonzero(np.diff(starts)).astype(np.int32)
    )
