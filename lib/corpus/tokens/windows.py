"""What stands near hits, counted by term, in windows of words, which never cross a passage."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.corpus.tokens.index import TokenIndex
from lib.corpus.tokens.occurrences import Occurrences
from lib.corpus.tokens.threads import summed

_BLOCK_SIZE = 1 << 17  # words near hits, so that all that is made of them stays in the cache
_KEY_BITS = 32  # numpy sorts 32 bits twice as fast as 64


@dataclass(frozen=True, slots=True)
class NearCounts:
    """Counts of each term of the corpus near some hits.

    Attributes
    ----------
    counts, left, right: times near a hit, before it and behind it; in sentences or passages: those with both, and
        those in which it stands before and behind a hit.
    n_articles: in which it is near a hit.
    n: words in all windows; sentences or passages with a hit.
    """

    counts: np.ndarray
    left: np.ndarray
    right: np.ndarray
    n_articles: np.ndarray
    n: int


def count_in_windows(index: TokenIndex, occurrences: Occurrences, left: int, right: int) -> NearCounts:
    """The words up to so many before and behind each hit; a word near two hits counts for both."""
    n_terms = len(index.rank)  # also stands for no word
    low = np.uint32(_KEY_BITS - int(n_terms).bit_length())

    def add(part: slice, sums: np.ndarray) -> None:
        hits = occurrences[part]
        before, behind = _sides(index, hits, left, right)
        keys = np.concatenate([before, behind], axis=None).view(np.uint32)
        keys <<= low
        articles = np.cumsum(changed(index.articles.locate(hits.positions)), dtype=np.uint32)[:, None]
        keys[: before.size].reshape(before.shape)[:] |= articles
        keys[before.size :].reshape(behind.shape)[:] |= articles
        keys.sort()
        with_articles = keys.compress(changed(keys)) >> low
        for counts, terms in zip(sums, (before, behind, with_articles), strict=True):
            np.add.at(counts, terms.ravel(), sums.dtype.type(1))  # numpy is ten times as slow with another type

    step = min(1 + _BLOCK_SIZE // (left + right), (1 << int(low)) - 1)
    few = len(occurrences.positions) * (left + right) <= np.iinfo(np.int32).max
    pieces = _whole_article_pieces(index, occurrences.positions, step)
    sums = summed(add, pieces, (3, n_terms + 1), np.int32 if few else np.int64)[:, :-1]
    before, behind, n_articles = sums.astype(np.int64)
    return NearCounts(before + behind, before, behind, n_articles, int(before.sum() + behind.sum()))


def _whole_article_pieces(index: TokenIndex, at: np.ndarray, step: int) -> list[slice]:
    """Some places, in order, in pieces of about so many, never of more articles than that."""
    first = index.article_starts[np.unique(index.articles.locate(at[::step]))]
    return [slice(*edge) for edge in pairwise([*np.searchsorted(at, first.astype(at.dtype)).tolist(), len(at)])]


def _sides(index: TokenIndex, hits: Occurrences, left: int, right: int) -> tuple[np.ndarray, np.ndarray]:
    """The terms before and behind each hit, a row each; where its passage has ended the number of all terms."""
    passages, ends = index.passages.locate(hits.positions), hits.positions + hits.n_words
    before, behind = _terms_from(index.terms, hits.positions - left, left), _terms_from(index.terms, ends, right)
    _blank(before, np.arange(left, 0, -1), hits.positions - index.starts.take(passages), len(index.rank))
    _blank(behind, np.arange(1, right + 1), index.starts.take(passages + 1) - ends, len(index.rank))
    return before, behind


def _terms_from(terms: np.ndarray, first: np.ndarray, n: int) -> np.ndarray:
    """So many terms from each place on, a row each; any where the text has not begun or has ended.

    A row copied as one thing is there twice as fast as its terms one by one.
    """
    if n == 0 or first.min() < 0 or first.max() + n > len(terms):
        return terms.take(first[:, None] + np.arange(n), mode="clip")
    rows: np.ndarray = np.ndarray(len(terms) - n + 1, f"V{n * terms.itemsize}", terms, strides=terms.strides)
    gathered: np.ndarray = rows[first].view(terms.dtype).reshape(-1, n)
    return gathered


def _blank(words: np.ndarray, steps: np.ndarray, room: np.ndarray, nothing: int) -> None:
    """Put nothing where a word is farther from its hit than there is room in the passage."""
    short = np.flatnonzero(room < len(steps))
    cells = words.take(short, axis=0)
    np.putmask(cells, steps > room.take(short)[:, None], nothing)
    words[short] = cells


def changed(values: np.ndarray) -> np.ndarray:
    """Whether each value is another than the one before it."""
    changes = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes
