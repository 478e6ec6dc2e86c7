"""Which sequences of words are frequent: counted word by word, from pairs on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from lib.corpus.words.selections import TERM_BITS, ChosenText
from lib.corpus.words.threads import on_all_cores

_AT_ONCE = 1 << 19  # places, so that what is sorted stays in the cache
_KEY_BITS = 63


@dataclass(frozen=True, slots=True)
class Frequent:
    """The frequent sequences of one length.

    Attributes
    ----------
    keys: sorted; the high half is the place of the sequence without its last word among those a word shorter (for two
        words the number of the first), the low half the number of the last word.
    counts: how often each occurs.
    """

    keys: np.ndarray
    counts: np.ndarray


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is counted: sequences of ``n`` words in a text, as often as ``least``.

    Attributes
    ----------
    room: how many words are left in the passage from each word of the corpus on, at most ``n``; 0 if not selected.
    inner, outer: whether each term may be in a sequence, and begin or end one of ``n`` words.
    """

    text: ChosenText
    n: int
    least: int
    room: np.ndarray
    inner: np.ndarray
    outer: np.ndarray

    def last(self, length: int) -> np.ndarray:
        """Whether each term may be the last of so many words."""
        return self.outer if length == self.n else self.inner


@dataclass(frozen=True, slots=True)
class _Part:
    """The sequences whose first word is one of some terms; places in the level below are those in this part."""

    levels: list[Frequent]
    n_articles: np.ndarray


def frequent_sequences(text: ChosenText, n: int, least: int, stops: np.ndarray) -> tuple[list[Frequent], np.ndarray]:
    """The frequent sequences of 2 to ``n`` words within passages, and the articles with each of the longest.

    The longest neither begin nor end with a stop word. The shorter ones may: the longest are measured by their parts.
    """
    often = text.counts >= least
    wanted = _Wanted(text, n, least, _room(text, n), often, often & ~stops)
    parts = list(on_all_cores(partial(_part, wanted), _pieces(text.lies.places.starts)))
    levels: list[Frequent] = []
    for number in range(n - 1):
        own = [part.levels[number] for part in parts]
        before = np.cumsum([0, *(len(part.levels[number - 1].keys) if number else 0 for part in parts)])
        keys = [level.keys + (first << TERM_BITS) for level, first in zip(own, before.tolist(), strict=False)]
        levels.append(Frequent(_joined(keys), _joined([level.counts for level in own])))
    return levels, _joined([part.n_articles for part in parts])


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _pieces(starts: np.ndarray) -> Iterator[tuple[int, int]]:
    """The terms in stretches that stand in about so many places as are handled at once."""
    edges = np.searchsorted(starts, np.arange(0, starts[-1], _AT_ONCE), side="right") - 1
    return pairwise(np.unique(np.append(edges, len(starts) - 1)).tolist())


def _part(wanted: _Wanted, piece: tuple[int, int]) -> _Part:
    """Places come in the order of their groups, the sequences found so far, and in that of the text within each."""
    lies = wanted.text.lies
    at, group = _starting(wanted, *piece)
    levels = []
    for length in range(2, wanted.n + 1):
        last = lies.terms.take(at + (length - 1), mode="clip")
        kept = (wanted.room.take(at) >= length) & wanted.last(length)[last]
        if length == wanted.n > 2:
            kept &= wanted.outer[lies.terms.take(at)]
        level, at, group = _longer(at[kept], group[kept], last[kept], wanted.least)
        levels.append(level)
    levels[0].keys[:] += piece[0] << TERM_BITS
    new = (np.diff(group, prepend=-1) != 0) | (np.diff(lies.article_of(at), prepend=-1) != 0)
    return _Part(levels, np.bincount(group[new], minlength=len(levels[-1].keys)))


def _starting(wanted: _Wanted, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
    """The places of the terms from ``low`` to below ``high``, and which of these stands there."""
    places = wanted.text.lies.places
    sizes = np.diff(places.starts[low : high + 1])
    may_begin = wanted.last(2)[low:high]
    kept = np.flatnonzero(np.repeat(may_begin, sizes))
    at = places.at[places.starts[low] : places.starts[high]].take(kept)
    return at, np.repeat(np.arange(high - low)[may_begin], sizes[may_begin])


def _longer(at: np.ndarray, group: np.ndarray, last: np.ndarray, least: int) -> tuple[Frequent, np.ndarray, np.ndarray]:
    """The frequent ones of the groups with another word behind, and the places of these in their order."""
    keys, order = _in_order(group << TERM_BITS | last)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(np.append(first, len(keys)))
    often = counts >= least
    left = at[order[np.repeat(often, counts)]]
    return Frequent(keys[first[often]], counts[often]), left, np.repeat(np.arange(often.sum()), counts[often])


def _in_order(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The keys sorted, and where each was; equal ones keep their order.

    A key and its place in one number are sorted ten times as fast as the places by their keys.
    """
    group, term = keys >> TERM_BITS, keys & ((1 << TERM_BITS) - 1)
    term_bits, place_bits = (int(most).bit_length() for most in (term.max(initial=0), len(keys)))
    if int(group.max(initial=0)).bit_length() + term_bits + place_bits > _KEY_BITS:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    packed = (group << term_bits | term) << place_bits | np.arange(len(keys))
    packed.sort()
    order = packed & ((1 << place_bits) - 1)
    packed >>= place_bits
    return (packed >> term_bits) << TERM_BITS | (packed & ((1 << term_bits) - 1)), order


def _room(text: ChosenText, n: int) -> np.ndarray:
    starts, lengths = text.lies.starts, np.diff(text.lies.starts)
    room = np.repeat(np.where(text.chosen, np.uint8(n), np.uint8(0)), lengths)
    for left in range(1, n):
        room[starts[1:][text.chosen & (lengths >= left)] - left] = left
    return room
