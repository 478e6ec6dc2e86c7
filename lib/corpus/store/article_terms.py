"""Which words each article holds and how often: integer arrays, because counting over all of them is array work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from lib.corpus.store.mapped_files import map_numbers
from lib.corpus.store.running_text import RunningText

_TERM_BITS = 32
_KEY_BITS = 32  # numpy sorts 32 bits twice as fast as 64
_BLOCK_SIZE = 1 << 18  # pairs, so that what is copied stays in the cache: three times as fast as all in one


@dataclass(frozen=True, slots=True)
class TermPairs:
    """Each pair of an article and a term of it once, article after article.

    Attributes
    ----------
    articles, sizes: the articles, and how many pairs each has.
    terms, n: the term of each pair (int32), and its count in the article (int32).
    """

    articles: np.ndarray
    sizes: np.ndarray
    terms: np.ndarray
    n: np.ndarray

    @property
    def owners(self) -> np.ndarray:
        """The article of each pair (int32)."""
        return np.repeat(self.articles.astype(np.int32), self.sizes)


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """The terms of each article, and where its passages are.

    Attributes
    ----------
    terms, n: a term of an article (int32) and its count there (int32), article after article.
    starts: where each article begins in them, and at the end their length.
    first_passages: the first passage of each article, and at the end the number of passages.
    """

    terms: np.ndarray
    n: np.ndarray
    starts: np.ndarray
    first_passages: np.ndarray

    def selected(self, chosen: np.ndarray, running: RunningText, n_terms: int) -> Iterator[Callable[[], TermPairs]]:
        """The pairs of the chosen passages, in parts, each counted when it is called for, in whatever thread.

        Articles chosen whole have been counted before; the others are counted from the running text.
        ``chosen`` holds a truth value for each passage.
        """
        before = np.concatenate(([0], np.cumsum(chosen)))
        n_chosen = before[self.first_passages[1:]] - before[self.first_passages[:-1]]
        whole = n_chosen == np.diff(self.first_passages)
        for articles in self._blocks(np.flatnonzero(whole & (n_chosen > 0)), _BLOCK_SIZE):
            yield partial(self._whole, articles)
        bits = int(n_terms).bit_length()
        for articles in self._blocks(np.flatnonzero((n_chosen > 0) & ~whole), 1 << (_KEY_BITS - bits)):
            yield partial(self._partly, articles, chosen, running, bits)

    def _blocks(self, articles: np.ndarray, most: int) -> list[np.ndarray]:
        """Articles in pieces of about so many pairs as are handled at once, and of so many articles at the most."""
        return np.split(articles, cut_points(self.starts[articles + 1] - self.starts[articles], _BLOCK_SIZE, most))

    def _whole(self, articles: np.ndarray) -> TermPairs:
        starts, ends = self.starts[articles], self.starts[articles + 1]
        return TermPairs(
            articles,
            ends - starts,
            concatenate_slices(self.terms, starts, ends),
            concatenate_slices(self.n, starts, ends),
        )

    def _partly(self, articles: np.ndarray, chosen: np.ndarray, running: RunningText, bits: int) -> TermPairs:
        """Sorting one number made of both puts what is to be counted together side by side."""
        n_passages = self.first_passages[articles + 1] - self.first_passages[articles]
        passages = concatenate_ranges(self.first_passages[articles], n_passages)
        owners = np.repeat(np.arange(len(articles), dtype=np.uint32), n_passages)
        mask = chosen[passages]
        passages, owners = passages[mask], owners[mask]
        starts, ends = running.starts[passages], running.starts[passages + 1]
        keys = np.repeat(owners << np.uint32(bits), ends - starts)
        keys |= concatenate_slices(running.terms, starts, ends).astype(np.uint32)
        pairs, n = distinct_keys(keys)
        terms = (pairs & np.uint32((1 << bits) - 1)).astype(np.int32)
        return TermPairs(articles, np.bincount(pairs >> np.uint32(bits), minlength=len(articles)), terms, n)


def count_pairs(owners: np.ndarray, terms: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each pair of an owner (an article, a passage) and a term once, in order, with how often they meet."""
    pairs, n = distinct_keys(owners.astype(np.int64) << _TERM_BITS | terms)
    return (pairs >> _TERM_BITS).astype(np.int32), (pairs & ((1 << _TERM_BITS) - 1)).astype(np.int32), n


def distinct_keys(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different ones of some numbers, which get sorted, and how often each is there (int32)."""
    keys.sort()
    at = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    return keys[at], np.diff(np.append(at, len(keys))).astype(np.int32)


def cut_points(sizes: np.ndarray, size: int, most: int) -> np.ndarray:
    """Where to cut things of some sizes into pieces of about a size, and of so many things at the most."""
    sizes = np.maximum(sizes, -(-size // most))
    points: np.ndarray = np.flatnonzero(np.diff(np.cumsum(sizes) // size)) + 1
    return points


def concatenate_slices(values: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Some slices of an array, one after the other; those that touch are taken as one."""
    if not len(starts):
        return values[:0]
    apart = starts[1:] != ends[:-1]
    begins, stops = starts[np.append(True, apart)], ends[np.append(apart, True)]
    parts = [values[start:stop] for start, stop in zip(begins.tolist(), stops.tolist(), strict=True)]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def concatenate_ranges(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The numbers of several ranges, one after the other: starts (5, 9), lengths (2, 1) give 5, 6, 9."""
    ends = np.cumsum(lengths)
    numbers: np.ndarray = np.repeat(starts - (ends - lengths), lengths)
    numbers += np.arange(len(numbers))
    return numbers


def map_article_terms(segment: Path, n_terms: np.ndarray, n_passages: np.ndarray) -> ArticleTerms:
    """Map a segment's counts; given the number of terms and of passages of each article, in order.

    Raises
    ------
    CorpusError: a file is missing or not as long as the articles say.
    """
    starts, first_passages = (np.concatenate(([0], np.cumsum(n, dtype=np.int64))) for n in (n_terms, n_passages))
    terms, n = (map_numbers(segment / f"article_{name}.i32", int(starts[-1])) for name in ("terms", "counts"))
    return ArticleTerms(terms, n, starts, first_passages)
