"""The index of a corpus's running text, made once for all that looks at words in their order."""

from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.corpus.store.intervals import Intervals, intervals
from lib.corpus.store.postings import Postings
from lib.corpus.store.running_text import RunningText, Scope
from lib.text.fold import fold_case

_indexes: "WeakKeyDictionary[Corpus, TokenIndex]" = WeakKeyDictionary()
_making = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class TokenIndex:
    """What hits are found and sorted by.

    Attributes
    ----------
    running: the words in their order.
    postings: the positions of each term.
    articles: where they begin; ``starts`` of passages and ``article_starts`` have the number of all words at the end.
    rank: the place of each term in the order of spellings, from 1; capitals do not count.
    term_numbers: the number of each term by its spelling.
    capitals: the numbers of terms whose spelling has capitals, by the spelling without.
    """

    running: RunningText
    postings: Postings
    articles: Intervals
    rank: np.ndarray
    term_numbers: dict[str, int]
    capitals: dict[str, list[int]]

    @property
    def terms(self) -> np.ndarray:
        """The term of each running word."""
        return self.running.terms

    @property
    def passages(self) -> Intervals:
        """The passages, words or not."""
        return self.running.passages

    @property
    def starts(self) -> np.ndarray:
        """Where each passage begins, and at the end the number of words."""
        return self.passages.starts

    @property
    def article_starts(self) -> np.ndarray:
        """Where each article begins, and at the end the number of words."""
        return self.articles.starts

    def terms_spelled(self, folded: str) -> np.ndarray:
        """The terms that are spelled like this, capitals aside."""
        own = [self.term_numbers[folded]] if folded in self.term_numbers else []
        return np.array(own + self.capitals.get(folded, []), np.int32)

    def intervals(self, scope: Scope) -> Intervals:
        """The sentences, or the passages."""
        return self.running.sentences if scope == "sentence" else self.passages

    def interval_counts(self, scope: Scope) -> np.ndarray:
        """How many sentences each passage has; a passage counts as one, words or not."""
        n_passages = len(self.starts) - 1
        if scope == "passage":
            return np.ones(n_passages, np.int64)
        return np.bincount(self.passages.locate(self.running.sentences.starts[:-1]), minlength=n_passages)

    def counts_by_article(self, positions: np.ndarray) -> np.ndarray:
        """How many of some positions, given in order, lie in each article."""
        counts: np.ndarray = np.diff(np.searchsorted(positions, self.article_starts))
        return counts

    def n_articles(self, positions: np.ndarray) -> int:
        """How many articles some positions, given in order, lie in."""
        if len(positions) < len(self.article_starts):
            return int(np.count_nonzero(np.diff(self.articles.locate(positions), prepend=-1)))
        return int(np.count_nonzero(self.counts_by_article(positions)))


def membership_mask(numbers: np.ndarray, n: int) -> np.ndarray:
    """Whether each number below ``n`` is one of some."""
    mask = np.zeros(n, bool)
    mask[numbers] = True
    return mask


def token_index(corpus: Corpus) -> TokenIndex:
    """The index of a corpus, made at its first use and kept as long as the corpus."""
    with _making:
        if corpus not in _indexes:
            _indexes[corpus] = _build_index(corpus)
        return _indexes[corpus]


def _build_index(corpus: Corpus) -> TokenIndex:
    running = corpus.running
    return TokenIndex(
        running=running,
        postings=corpus.postings,
        articles=intervals(running.starts[corpus.article_terms.first_passages]),
        rank=corpus.vocabulary["rank"].to_numpy() + np.int32(1),
        term_numbers=corpus.term_numbers,
        capitals=_capitals(corpus.term_numbers),
    )


def _capitals(term_numbers: dict[str, int]) -> dict[str, list[int]]:
    capitals: dict[str, list[int]] = {}
    for spelling, number in term_numbers.items():
        if (small := fold_case(spelling)) != spelling:
            capitals.setdefault(small, []).append(number)
    return capitals
