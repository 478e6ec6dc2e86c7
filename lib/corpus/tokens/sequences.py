"""Which sequences of words are frequent: counted word by word, from pairs on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from lib.corpus.store.mapped_files import forget_pages
from lib.corpus.tokens.selected import TERM_BITS, SelectedTokens
from lib.corpus.tokens.threads import run_on_all_cores
from lib.corpus.tokens.windows import changed

_BLOCK_SIZE = 1 << 19  # places, so that what is sorted stays in the cache
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
    inner, outer: whether each term may be in a sequence, and begin or end one of ``n`` words.
    """

    text: SelectedTokens
    n: int
    least: int
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


def frequent_sequences(
    text: SelectedTokens, n: int, least: int, stops: np.ndarray
) -> tuple[list[Frequent], np.ndarray]:
    """The frequent sequences of 2 to ``n`` words within passages, and the articles with each of the longest.

    The longest neither begin nor end with a stop word. The shorter ones may: the longest are measured by their parts.
    """
    often = text.counts >= least
    wanted = _Wanted(text, n, least, often, often & ~stops)
    parts = list(run_on_all_cores(partial(_part, wanted), _pieces(text.index.postings.starts)))
    forget_pages(text.index.terms)
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
    """The terms in ranges that stand in about so many positions as are handled at once."""
    edges = np.searchsorted(starts, np.arange(0, starts[-1], _BLOCK_SIZE), side="right") - 1
    return pairwise(np.unique(np.append(edges, len(starts) - 1)).tolist())


def _part(wanted: _Wanted, piece: tuple[int, int]) -> _Part:
    """Positions come in the order of their groups, the sequences found so far, and in that of the text within each."""
    index = wanted.text.index
    at, group = _starting(wanted, *piece)
    levels = []
    for length in range(2, wanted.n + 1):
        mask = _may_continue(wanted, at, length)
        at, group = at[mask], group[mask]
        level, at, group = _longer(at, group, index.terms.take(at + (length - 1)), wanted.least)
        levels.append(level)
    levels[0].keys[:] += piece[0] << TERM_BITS
    new = changed(group) | changed(index.articles.locate(at))
    return _Part(levels, np.bincount(group[new], minlength=len(levels[-1].keys)))


def _may_continue(wanted: _Wanted, at: np.ndarray, length: int) -> np.ndarray:
    """Whether so many words from each position on, the last among them new, may be a sequence or its beginning."""
    index, end = wanted.text.index, at + (length - 1)
    mask: np.ndarray = wanted.last(length)[index.terms.take(end, mode="clip")]
    mask &= ~index.passages.starts_mask(end)
    if length == wanted.n > 2:
        mask &= wanted.outer[index.terms.take(at)]
    return mask


def _starting(wanted: _Wanted, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
    """The positions of the terms from ``low`` to below ``high``, and which of these stands there."""
    postings = wanted.text.index.postings
    sizes = np.diff(postings.starts[low : high + 1])
    may_begin = wanted.last(2)[low:high]
    at = postings.positions[postings.starts[low] : postings.starts[high]]
    group = np.repeat(np.arange(high - low, dtype=np.int32), sizes)
    mask = may_begin[group]
    if not wanted.text.whole:
        mask &= wanted.text.passage_mask[wanted.text.index.passages.locate(at)]
    at, group = at[mask], group[mask]
    forget_pages(postings.positions)  # each is read once, and all of them are as much as the text
    return at, group


def _longer(at: np.ndarray, group: np.ndarray, last: np.ndarray, least: int) -> tuple[Frequent, np.ndarray, np.ndarray]:
    """The frequent ones of the groups with another word behind, and the places of these in their order."""
    keys, order = _number_pairs(group, last)
    first = np.flatnonzero(changed(keys))
    counts = np.diff(first, append=len(keys))
    often = counts >= least
    left = at[order[np.repeat(often, counts)]]
    first, counts = order[first[often]], counts[often]
    keys = group[first].astype(np.int64) << TERM_BITS | last[first]
    return Frequent(keys, counts), left, np.repeat(np.arange(len(counts), dtype=np.int32), counts)


def _number_pairs(group: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Numbers by which equal pairs are equal, in the order of the pairs, and where each was; equal ones keep theirs.

    A pair and its place in one number are sorted ten times as fast as the places by the pairs.
    """
    term_bits, position_bits = (int(most).bit_length() for most in (last.max(initial=0), len(last)))
    keys = group.astype(np.int64)
    keys <<= term_bits
    keys |= last
    if int(group.max(initial=0)).bit_length() + term_bits + position_bits > _KEY_BITS:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    keys <<= position_bits
    keys |= np.arange(len(keys), dtype=np.int32)
    keys.sort()
    order = np.empty(len(keys), np.int32)
    np.bitwise_and(keys, (1 << position_bits) - 1, out=order, casting="unsafe")
    keys >>= position_bits
    return keys, order
