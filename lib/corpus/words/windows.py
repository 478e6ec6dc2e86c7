"""What stands near hits, counted by term: in windows of words, which never cross a passage, or in whole passages."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.corpus.article_terms import cuts, ranges
from lib.corpus.words.hits import Occurrences
from lib.corpus.words.layouts import Layout
from lib.corpus.words.threads import on_all_cores

_AT_ONCE = 1 << 18  # words near hits, so that all that is made of them stays in the cache
_KEY_BITS = 32  # numpy sorts 32 bits twice as fast as 64
_PASSAGE_BITS = 32
_Counted = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Beside:
    """Counts of each term of the corpus near some hits.

    Attributes
    ----------
    counts, left, right: times near a hit, before it and behind it; in passages: passages, and those in which it stands
        before and behind a hit.
    n_articles: in which it is near a hit.
    n: words in all windows; in passages: passages with a hit.
    """

    counts: np.ndarray
    left: np.ndarray
    right: np.ndarray
    n_articles: np.ndarray
    n: int


def in_windows(lies: Layout, found: Occurrences, left: int, right: int) -> Beside:
    """The words up to so many before and behind each hit; a word near two hits counts for both."""
    n_terms = len(lies.rank)  # also stands for no word
    low = _KEY_BITS - int(n_terms).bit_length()
    passages, longest = lies.passage_of(found.at), found.n_words.max(initial=0)
    begin, end = lies.starts[passages], lies.starts[passages + 1]
    offsets = np.concatenate([np.arange(-left, 0), np.arange(1, right + 1)])

    def counted(part: slice, owners: np.ndarray) -> _Counted:
        places = found.at[part, None] + offsets
        if longest > 1:
            places[:, left:] += (found.n_words[part] - 1)[:, None]
        terms = lies.terms.take(places, mode="clip")
        terms[(places < begin[part, None]) | (places >= end[part, None])] = n_terms
        keys = terms.astype(np.uint32) << np.uint32(low) | (owners << 1).astype(np.uint32)[:, None]
        keys[:, left:] |= np.uint32(1)
        return _by_term(keys.ravel(), low, n_terms)

    sizes = np.full(len(passages), left + right)
    sums = _over_articles(lies.article_of(found.at), sizes, 1 << (low - 1), counted, (3, n_terms))
    before, behind, n_articles = sums
    return Beside(before + behind, before, behind, n_articles, int(sums[:2].sum()))


def _by_term(keys: np.ndarray, low: int, n_terms: int) -> _Counted:
    """Times before and behind a hit, and articles, of each term that occurs; a key is a term, an article and a side."""
    keys.sort()
    keys = keys[: np.searchsorted(keys, np.uint32(n_terms << low))]
    terms = keys >> np.uint32(low)
    first = np.flatnonzero(_changes(terms))
    behind = np.add.reduceat(keys & np.uint32(1), first, dtype=np.int64)
    n_articles = np.add.reduceat(_changes(keys >> np.uint32(1)), first, dtype=np.int64)
    return terms[first], np.stack([np.diff(np.append(first, len(keys))) - behind, behind, n_articles])


def _changes(values: np.ndarray) -> np.ndarray:
    """Whether each value is another than the one before it."""
    changes = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def in_passages(lies: Layout, at: np.ndarray) -> Beside:
    """The words of each passage with one of some places, which are in order; each counts once for the passage."""
    held = lies.passage_of(at)
    opening = np.flatnonzero(_changes(held))
    passages, first, last = held[opening], at[opening], at[np.append(opening[1:], len(at))[: len(opening)] - 1]
    begin, lengths = lies.starts[passages], lies.starts[passages + 1] - lies.starts[passages]

    def counted(part: slice, owners: np.ndarray) -> _Counted:
        owner = np.repeat(np.arange(len(owners)), lengths[part])
        place = ranges(begin[part], lengths[part])
        sides = (place < last[part][owner]) | (place > first[part][owner]).astype(np.int64) << 1
        keys = lies.terms[place].astype(np.int64) << _PASSAGE_BITS | owner << 2 | sides
        return _by_passage(keys, owners)

    sums = _over_articles(lies.article_of(first), lengths, len(passages) + 1, counted, (4, len(lies.rank)))
    counts, before, behind, n_articles = sums
    return Beside(counts, before, behind, n_articles, len(passages))


def _by_passage(keys: np.ndarray, owners: np.ndarray) -> _Counted:
    """Passages, those with it before and behind a hit, and articles, of each term; keys are of term, passage, sides."""
    keys.sort()
    new = np.flatnonzero(_changes(keys >> 2))
    sides = np.bitwise_or.reduceat(keys, new) & 3
    terms, articles = keys[new] >> _PASSAGE_BITS, owners[(keys[new] & ((1 << _PASSAGE_BITS) - 1)) >> 2]
    opens = _changes(terms)
    first = np.flatnonzero(opens)
    columns = (np.ones(len(new)), sides & 1, sides >> 1, opens | _changes(articles))
    return terms[first], np.stack([np.add.reduceat(column, first, dtype=np.int64) for column in columns])


def _over_articles(
    articles: np.ndarray,
    sizes: np.ndarray,
    most: int,
    counted: Callable[[slice, np.ndarray], _Counted],
    shape: tuple[int, int],
) -> np.ndarray:
    """The sums by term of what ``counted`` finds in pieces of whole articles, of so many articles at the most.

    It gets the piece and, for each row of it, the number of its article within the piece.
    """
    sums, changes = np.zeros(shape, np.int64), _changes(articles)
    own, number = np.flatnonzero(changes), np.cumsum(changes)
    if not len(own):
        return sums
    edges = [0, *own[cuts(np.add.reduceat(sizes, own), _AT_ONCE, most)].tolist(), len(articles)]

    def of_piece(edge: tuple[int, int]) -> _Counted:
        part = slice(*edge)
        return counted(part, number[part] - number[edge[0]])

    for terms, counts in on_all_cores(of_piece, pairwise(edges)):
        for row, count in zip(sums, counts, strict=True):
            row[terms] += count
    return sums
