"""What the sentences or the passages hold in which hits stand, counted by term."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from lib.corpus.store.article_terms import concatenate_ranges, cut_points
from lib.corpus.store.intervals import Intervals
from lib.corpus.tokens.index import TokenIndex
from lib.corpus.tokens.threads import summed
from lib.corpus.tokens.windows import NearCounts, changed

TermSums = tuple[np.ndarray, np.ndarray]
_BLOCK_SIZE = 1 << 18  # words, so that all that is made of them stays in the cache
_INTERVAL_BITS = 32


def count_in_intervals(index: TokenIndex, within: Intervals, at: np.ndarray) -> NearCounts:
    """The words of each interval with one of some positions, which are in order; each counts once for the interval.

    ``within`` are the passages of the layout, or its sentences.
    """
    inside = within.locate(at)
    opening = np.flatnonzero(changed(inside))
    intervals, first, last = inside[opening], at[opening], at[np.append(opening[1:], len(at))[: len(opening)] - 1]
    begin, lengths = within.starts[intervals], within.starts[intervals + 1] - within.starts[intervals]

    def counted(part: slice, owners: np.ndarray) -> TermSums:
        owner = np.repeat(np.arange(len(owners)), lengths[part])
        positions = concatenate_ranges(begin[part], lengths[part])
        sides = (positions < last[part][owner]) | (positions > first[part][owner]).astype(np.int64) << 1
        keys = index.terms[positions].astype(np.int64) << _INTERVAL_BITS | owner << 2 | sides
        return _sum_by_interval(keys, owners)

    counts, before, behind, n_articles = sum_over_articles(
        index.articles.locate(first), lengths, counted, (4, len(index.rank))
    )
    return NearCounts(counts, before, behind, n_articles, len(intervals))


def _sum_by_interval(keys: np.ndarray, owners: np.ndarray) -> TermSums:
    """Intervals, those with it before and behind a hit, and articles, of each term; keys: term, interval, sides."""
    keys.sort()
    new = np.flatnonzero(changed(keys >> 2))
    sides = np.bitwise_or.reduceat(keys, new) & 3
    terms, articles = keys[new] >> _INTERVAL_BITS, owners[(keys[new] & ((1 << _INTERVAL_BITS) - 1)) >> 2]
    opens = changed(terms)
    first = np.flatnonzero(opens)
    columns = (np.ones(len(new)), sides & 1, sides >> 1, opens | changed(articles))
    return terms[first], np.stack([np.add.reduceat(column, first, dtype=np.int64) for column in columns])


def sum_over_articles(
    articles: np.ndarray, sizes: np.ndarray, counted: Callable[[slice, np.ndarray], TermSums], shape: tuple[int, int]
) -> np.ndarray:
    """The sums by number of what ``counted`` finds in pieces of whole articles, each number once.

    It gets the piece and, for each row of it, the number of its article within the piece. ``articles`` are those of all
    rows, in order, ``sizes`` how many words each row stands for.
    """
    new = changed(articles)
    own, number = np.flatnonzero(new), np.cumsum(new)
    if not len(own):
        return np.zeros(shape, np.int64)
    edges = [0, *own[cut_points(np.add.reduceat(sizes, own), _BLOCK_SIZE, len(articles) + 1)].tolist(), len(articles)]

    def add(edge: tuple[int, int], sums: np.ndarray) -> None:
        part = slice(*edge)
        numbers, counts = counted(part, number[part] - number[edge[0]])
        for row, count in zip(sums, counts, strict=True):
            row[numbers] += count

    return summed(add, pairwise(edges), shape)
