"""Words that follow each other: n-grams, with the counts that tell a phrase from chance."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import membership_mask
from lib.corpus.tokens.selected import TERM, TERM_BITS, selected_tokens
from lib.corpus.tokens.sequences import Frequent, frequent_sequences
from lib.errors import QueryError
from lib.model import Language, Subcorpus
from lib.text import term_language

MAX_NGRAM = 5


class Ngram(NamedTuple):
    """A row of `ngrams`.

    Attributes
    ----------
    spelling: as an entry of the dictionary, a blank between words, none between Chinese ones.
    f1, f2: occurrences of the part before the weakest place, and of the part behind it.
    n: running words of the selection.
    n_window: f1; ``span`` is 1.
    """

    spelling: str
    language: Language
    n_words: int
    count_: int
    n_articles: int
    f1: int
    f2: int
    n: int
    n_window: int
    span: int


def ngrams(
    corpus: Corpus,
    subcorpus: Subcorpus,
    n: int = 2,
    min_count: int = 5,
    stopwords: Collection[str] = (),
    most: int | None = 20_000,
) -> pd.DataFrame:
    """Sequences of some words within passages; candidates for phrases begin and end with no stop word.

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
    Rows of `Ngram`, most frequent first, ties by spelling.

    Raises
    ------
    QueryError: ``n`` is not 2 to 5.
    """
    if not 2 <= n <= MAX_NGRAM:
        raise QueryError(f"Sequences of {n} words are not counted: ask for 2 to {MAX_NGRAM}.")
    text = selected_tokens(corpus, subcorpus)
    levels, ranges = frequent_sequences(text, n, max(1, min_count), _term_mask(corpus, stopwords))
    counts = levels[-1].counts
    listed = np.argsort(-counts, kind="stable")[:most]
    words = _words(levels, listed)
    f1, f2 = _weakest(levels, text.counts, words)
    spellings = [join_words(row) for row in corpus.vocabulary["spelling"].to_numpy()[words.T].tolist()]
    frame = pd.DataFrame(
        {
            "spelling": pd.Series(spellings, dtype="str"),
            "language": pd.Series([term_language(spelling) for spelling in spellings], dtype="str"),
            "n_words": n,
            "count": counts[listed],
            "n_articles": ranges[listed],
            "f1": f1,
            "f2": f2,
            "n": text.n_words,
            "n_window": f1,
            "span": 1,
        }
    )
    return frame.sort_values(["count", "spelling"], ascending=[False, True], ignore_index=True)


def join_words(words: Sequence[str]) -> str:
    """Words as one entry of the dictionary: a blank between them, none where Chinese meets Chinese."""
    spelling, before = "", "en"
    for word in words:
        language = term_language(word)
        spelling += word if not spelling or before == language == "zh" else f" {word}"
        before = language
    return spelling


def _term_mask(corpus: Corpus, words: Collection[str]) -> np.ndarray:
    """Whether each term is one of some words."""
    known = [corpus.term_numbers[word] for word in words if word in corpus.term_numbers]
    return membership_mask(np.array(known, np.int64), len(corpus.vocabulary))


def _words(levels: Sequence[Frequent], rows: np.ndarray) -> np.ndarray:
    """The numbers of the words of some of the longest sequences, a row for each place."""
    words = []
    for level in reversed(levels):
        keys = level.keys[rows]
        words.append(keys & TERM)
        rows = keys >> TERM_BITS
    return np.stack([rows, *reversed(words)])


def _weakest(levels: Sequence[Frequent], counts: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How often both parts occur where chance explains most of the whole."""
    parted = [
        (_occurring(levels, counts, words[:cut]), _occurring(levels, counts, words[cut:]))
        for cut in range(1, len(words))
    ]
    left, right = (np.stack(part) for part in zip(*parted, strict=True))
    weakest = np.argmax(left.astype("float64") * right, axis=0)[None]
    return np.take_along_axis(left, weakest, 0)[0], np.take_along_axis(right, weakest, 0)[0]


def _occurring(levels: Sequence[Frequent], counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How often parts of frequent sequences occur; they are frequent themselves, so all are found."""
    at = words[0]
    n: np.ndarray = counts[at]
    for level, word in zip(levels, words[1:], strict=False):
        at = np.searchsorted(level.keys, at << TERM_BITS | word)
        n = level.counts[at]
    return n
