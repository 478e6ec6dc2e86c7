"""Words that follow each other: n-grams, with the counts that tell a phrase from chance."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from lib.corpus.chosen_text import TERM, TERM_BITS, ChosenText, chosen_text, distinct
from lib.corpus.corpus import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.text import language_of

LONGEST = 5
_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class _Frequent:
    """The frequent n-grams of one length.

    Attributes
    ----------
    keys: sorted; the high half is the place of the n-gram without its last word among those a word shorter (for two
        words the number of the first), the low half the number of the last word.
    counts: how often each occurs.
    """

    keys: np.ndarray
    counts: np.ndarray


def ngrams(
    corpus: Corpus,
    subcorpus: Subcorpus,
    n: int = 2,
    min_count: int = 5,
    stopwords: Collection[str] = (),
    most: int | None = 20_000,
) -> pd.DataFrame:
    """Sequences of ``n`` words within passages; with stop words given, candidates for phrases.

    `lib.stats.association` scores them. A longer sequence is measured where it is weakest: of the places to part it in
    two, the one at which chance alone explains most ("buy | rare earth", not "buy rare | earth").

    Parameters
    ----------
    n: words, 2 to 5.
    min_count: list sequences that occur so often.
    stopwords: leave out what begins or ends with one of them.
    most: list only so many, the most frequent.

    Returns
    -------
    spelling (as an entry of the dictionary: a blank between words, none between Chinese ones), language, n_words,
    count, n_articles, f1 (occurrences of the part before the weakest place), f2 (of the part behind it), n (running
    words of the selection), n_window (f1), span (1). Most frequent first, ties by spelling.

    Raises
    ------
    QueryError: ``n`` is not 2 to 5.
    """
    if not 2 <= n <= LONGEST:
        raise QueryError(f"Sequences of {n} words are not counted: ask for 2 to {LONGEST}.")
    text = chosen_text(corpus, subcorpus)
    levels, ranges = _frequent(text, n, max(1, min_count))
    listed = _without_edges(corpus, levels, stopwords)
    counts = levels[-1].counts
    listed = listed[np.argsort(-counts[listed], kind="stable")][:most]
    words = _words(levels, listed)
    f1, f2 = _weakest(levels, text.counts, words)
    spellings = [spelled(row) for row in corpus.vocabulary["spelling"].to_numpy()[words.T].tolist()]
    frame = pd.DataFrame(
        {
            "spelling": pd.Series(spellings, dtype="str"),
            "language": pd.Series([language_of(spelling) for spelling in spellings], dtype="str"),
            "n_words": n,
            "count": counts[listed],
            "n_articles": ranges[listed],
            "f1": f1,
            "f2": f2,
            "n": int(text.counts.sum()),
            "n_window": f1,
            "span": 1,
        }
    )
    return frame.sort_values(["count", "spelling"], ascending=[False, True], ignore_index=True)


def spelled(words: Sequence[str]) -> str:
    """Words as one entry of the dictionary: a blank between them, none where Chinese meets Chinese."""
    spelling, before = "", "en"
    for word in words:
        language = language_of(word)
        spelling += word if not spelling or before == language == "zh" else f" {word}"
        before = language
    return spelling


def _frequent(text: ChosenText, n: int, least: int) -> tuple[list[_Frequent], np.ndarray]:
    """The frequent sequences of 2 to ``n`` words, and the articles with each of the longest."""
    found: list[list[_Frequent]] = [[] for _ in range(2, n + 1)]
    ranges = []
    for at, room in _starting(text, n):
        sizes = [sum(len(part.keys) for part in level) for level in found]
        group = text.running.terms[at].astype(np.int64)
        for length, level in enumerate(found, start=2):
            far = room >= length
            at, room, group = at[far], room[far], group[far]
            part, group = _often(group << TERM_BITS | text.running.terms[at + length - 1], least)
            kept = group >= 0
            at, room, group = at[kept], room[kept], group[kept] + sizes[length - 2]
            level.append(part)
        articles = text.article[text.running.passage_of(at)]
        ranges.append(distinct(articles, group - sizes[-1], len(found[-1][-1].keys)))
    joined = [
        _Frequent(*(np.concatenate(parts) for parts in zip(*((p.keys, p.counts) for p in level), strict=True)))
        for level in found
    ]
    return joined, np.concatenate(ranges)


def _often(keys: np.ndarray, least: int) -> tuple[_Frequent, np.ndarray]:
    """The keys that occur so often, and the place of each key among them, -1 if it does not."""
    order = np.argsort(keys)
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    counts = np.diff(np.append(first, len(ordered)))
    often = counts >= least
    group = np.empty(len(keys), np.int64)
    group[order] = np.repeat(np.where(often, np.cumsum(often) - 1, -1), counts)
    return _Frequent(ordered[first[often]], counts[often]), group


def _starting(text: ChosenText, n: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Positions and the words left from there on, by their first word, a few million at a time in the order of terms.

    So the sequences of a part are all there are of them, and the parts joined are sorted.
    """
    room = _room(text, n)
    counted = np.cumsum(text.counts)
    edges = np.searchsorted(counted, np.arange(_AT_ONCE, text.counts.sum(), _AT_ONCE))
    edges = np.append(np.unique(np.append(0, edges)), text.n_terms)
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        at = text.places(partial(_between, low=low, high=high))
        at = at[room[at] > 1]
        yield at, room[at]


def _between(terms: np.ndarray, low: int, high: int) -> np.ndarray:
    return (terms >= low) & (terms < high)


def _room(text: ChosenText, n: int) -> np.ndarray:
    """How many words are left in the passage from each position on, at most ``n``; 0 in passages not selected."""
    starts, lengths = text.running.starts, np.diff(text.running.starts)
    room = np.repeat(np.where(text.chosen, np.uint8(n), np.uint8(0)), lengths)
    for left in range(1, n):
        room[starts[1:][text.chosen & (lengths >= left)] - left] = left
    return room


def _words(levels: Sequence[_Frequent], rows: np.ndarray) -> np.ndarray:
    """The numbers of the words of some of the longest sequences, a row for each place."""
    words = []
    for level in reversed(levels):
        keys = level.keys[rows]
        words.append(keys & TERM)
        rows = keys >> TERM_BITS
    return np.stack([rows, *reversed(words)])


def _without_edges(corpus: Corpus, levels: Sequence[_Frequent], stopwords: Collection[str]) -> np.ndarray:
    stops = np.zeros(len(corpus.vocabulary), bool)
    stops[[corpus.term_numbers[word] for word in stopwords if word in corpus.term_numbers]] = True
    first = np.arange(len(levels[-1].keys))
    for level in reversed(levels):
        first = level.keys[first] >> TERM_BITS
    return np.flatnonzero(~stops[first] & ~stops[levels[-1].keys & TERM])


def _weakest(levels: Sequence[_Frequent], counts: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How often both parts occur where chance explains most of the whole."""
    parted = [
        (_occurring(levels, counts, words[:cut]), _occurring(levels, counts, words[cut:]))
        for cut in range(1, len(words))
    ]
    left, right = (np.stack(part) for part in zip(*parted, strict=True))
    weakest = np.argmax(left.astype("float64") * right, axis=0)[None]
    return np.take_along_axis(left, weakest, 0)[0], np.take_along_axis(right, weakest, 0)[0]


def _occurring(levels: Sequence[_Frequent], counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How often parts of frequent sequences occur; they are frequent themselves, so all are found."""
    at = words[0]
    held: np.ndarray = counts[at]
    for level, word in zip(levels, words[1:], strict=False):
        at = np.searchsorted(level.keys, at << TERM_BITS | word)
        held = level.counts[at]
    return held
