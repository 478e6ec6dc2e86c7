"""The company some words keep among themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.contexts.collocates import WindowSize, known_terms, window_reach
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.containing import TermSums, sum_over_articles
from lib.corpus.tokens.selected import TERM, TERM_BITS, SelectedTokens, selected_tokens
from lib.corpus.tokens.windows import changed
from lib.model import Subcorpus


class CollocatePair(NamedTuple):
    """A row of `collocate_pairs`: two words that meet, with the numbers of a `Collocate`.

    Attributes
    ----------
    name_a: the one that was given first.
    count: how often they are together within the window.
    """

    name_a: str
    name_b: str
    count_: int
    n_articles: int
    f1: int
    f2: int
    n: int
    n_window: int
    span: int


def collocate_pairs(
    corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], window: WindowSize = 5
) -> pd.DataFrame:
    """Which of some words stand near which others, for a network of them.

    Parameters
    ----------
    spellings: as in `term_counts`; those that the corpus has not are passed over.
    window: words on each side, ``"sentence"`` or ``"passage"``.

    Returns
    -------
    Rows of `CollocatePair`, one for each pair that meets, most often together first.

    Raises
    ------
    QueryError: none of the spellings is a word of the corpus, or the window is none.
    """
    known, reach = known_terms(corpus, spellings), window_reach(window)
    text, size = selected_tokens(corpus, subcorpus), len(known)
    code = np.zeros(len(corpus.vocabulary), np.int64)
    code[known] = np.arange(size)
    at = text.positions(known)
    words = code[text.index.terms[at]]
    stand = standing(text, words, at, reach)
    counts, n_articles = _meetings(text, stand, size)
    met = np.flatnonzero(counts)
    a, b = met // size, met % size
    names, f = corpus.vocabulary["spelling"].array.take(known), np.bincount(stand.words, minlength=size)
    in_reach = np.bincount(stand.words, stand.room, size).astype(np.int64)
    columns = {
        "name_a": names.take(a),
        "name_b": names.take(b),
        "count": counts[met],
        "n_articles": n_articles[met],
        "f1": f[a],
        "f2": f[b],
        "n": stand.n,
        "n_window": in_reach[a],
        "span": stand.span,
    }
    return pd.DataFrame(columns).sort_values("count", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the words stand, in the order of the text.

    Attributes
    ----------
    words, intervals, positions: the number of a word, the interval beyond which it meets no other, its position there.
    room: how many words its window has.
    distance: how far two positions may lie apart.
    n, span: as in `collocate_pairs`.
    """

    words: np.ndarray
    intervals: np.ndarray
    positions: np.ndarray
    room: np.ndarray
    distance: int
    n: int
    span: int


def standing(text: SelectedTokens, words: np.ndarray, at: np.ndarray, reach: Scope | tuple[int, int]) -> Standing:
    """Where words stand that are looked up at positions in order, for a window as wide on both sides or a scope."""
    return (
        _interval_words(text, words, at, reach) if isinstance(reach, str) else _window_words(text, words, at, reach[0])
    )


def _window_words(text: SelectedTokens, words: np.ndarray, at: np.ndarray, width: int) -> Standing:
    passages = text.index.passages.locate(at)
    begin, end = text.index.starts[passages], text.index.starts[passages + 1]
    room = np.minimum(width, at - begin) + np.minimum(width, end - 1 - at)
    return Standing(words, passages, at, room, width, text.n_words, 2 * width)


def _interval_words(text: SelectedTokens, words: np.ndarray, at: np.ndarray, scope: Scope) -> Standing:
    """Each word once in a sentence or passage, at the one position that all in it have."""
    within = text.index.intervals(scope)
    keys, _ = distinct_keys(within.locate(at).astype(np.int64) << TERM_BITS | words)
    intervals = keys >> TERM_BITS
    n = int(text.mask(scope).sum())
    return Standing(keys & TERM, intervals, within.starts[intervals], np.ones(len(keys)), 0, n, 1)


def _meetings(text: SelectedTokens, stand: Standing, size: int) -> np.ndarray:
    """How often two of so many words meet, and in how many articles, by the one times their number and the other."""

    def counted(part: slice, owners: np.ndarray) -> TermSums:
        one, other, positions = word_meetings(
            stand.words[part], stand.intervals[part], stand.positions[part], stand.distance
        )
        keys = (one * size + other) << TERM_BITS | owners[positions]
        keys.sort()
        pairs = keys >> TERM_BITS
        first = np.flatnonzero(changed(pairs))
        n_articles = np.add.reduceat(changed(keys), first, dtype=np.int64)
        return pairs[first], np.stack([np.diff(np.append(first, len(keys))), n_articles])

    articles = text.index.articles.locate(stand.positions)
    return sum_over_articles(articles, np.ones(len(articles), np.int64), counted, (2, size * size))


def word_meetings(words: np.ndarray, intervals: np.ndarray, positions: np.ndarray, distance: int) -> np.ndarray:
    """Each meeting of two different words: the one given first, the other, and where among the words one stands.

    They are in order, so those that meet the word so many behind them also meet, or are, the one before it.
    """
    met, near, step = [np.zeros((3, 0), np.int64)], np.arange(len(words)), 0
    while len(near):
        step += 1
        near = near[: np.searchsorted(near, len(words) - step)]
        near = near[intervals[near + step] == intervals[near]]
        near = near[positions[near + step] - positions[near] <= distance]
        one, other = words[near], words[near + step]
        met.append(np.stack([np.minimum(one, other), np.maximum(one, other), near])[:, one != other])
    return np.concatenate(met, axis=1)
