"""How the running text of a corpus lies, worked out once for all that looks at words in their order."""

from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.corpus.store.intervals import Stretches, stretches
from lib.corpus.store.postings import TermPlaces
from lib.corpus.store.running_text import RunningText, Scope
from lib.text.fold import fold_case

_layouts: "WeakKeyDictionary[Corpus, Layout]" = WeakKeyDictionary()
_making = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What hits are found and sorted by.

    Attributes
    ----------
    running: the words in their order.
    places: where each term stands.
    articles: where they begin; ``starts`` of passages and ``article_starts`` have the number of all words at the end.
    rank: the place of each term in the order of spellings, from 1; capitals do not count.
    spelled: the number of each term by its spelling.
    capitals: the numbers of terms whose spelling has capitals, by the spelling without.
    """

    running: RunningText
    places: TermPlaces
    articles: Stretches
    rank: np.ndarray
    spelled: dict[str, int]
    capitals: dict[str, list[int]]

    @property
    def terms(self) -> np.ndarray:
        """The term of each running word."""
        return self.running.terms

    @property
    def passages(self) -> Stretches:
        return self.running.passages

    @property
    def starts(self) -> np.ndarray:
        return self.passages.starts

    @property
    def article_starts(self) -> np.ndarray:
        return self.articles.starts

    def numbers(self, folded: str) -> np.ndarray:
        """The terms that are spelled like this, capitals aside."""
        own = [self.spelled[folded]] if folded in self.spelled else []
        return np.array(own + self.capitals.get(folded, []), np.int32)

    def within(self, scope: Scope) -> Stretches:
        """The sentences, or the passages."""
        return self.running.sentences if scope == "sentence" else self.passages

    def n_in(self, scope: Scope) -> np.ndarray:
        """How many sentences each passage has; a passage counts as one, words or not."""
        n_passages = len(self.starts) - 1
        if scope == "passage":
            return np.ones(n_passages, np.int64)
        return np.bincount(self.passage_of(self.running.sentences.starts[:-1]), minlength=n_passages)

    def passage_of(self, at: np.ndarray) -> np.ndarray:
        """The passage each place lies in."""
        return self.passages.of(at)

    def article_of(self, at: np.ndarray) -> np.ndarray:
        """The article each place lies in."""
        return self.articles.of(at)

    def by_article(self, at: np.ndarray) -> np.ndarray:
        """How many of some places, given in order, lie in each article."""
        counts: np.ndarray = np.diff(np.searchsorted(at, self.article_starts))
        return counts

    def n_articles(self, at: np.ndarray) -> int:
        """How many articles some places, given in order, lie in."""
        if len(at) < len(self.article_starts):
            return int(np.count_nonzero(np.diff(self.article_of(at), prepend=-1)))
        return int(np.count_nonzero(self.by_article(at)))

    def places_of(self, numbers: np.ndarray) -> np.ndarray:
        """Where any of some different terms stands, in order (int32)."""
        return self.places.of(numbers)


def among(numbers: np.ndarray, n: int) -> np.ndarray:
    """Whether each number below n is one of some."""
    table = np.zeros(n, bool)
    table[numbers] = True
    return table


def layout(corpus: Corpus) -> Layout:
    """The layout of a corpus, made at its first use and kept as long as the corpus."""
    with _making:
        if corpus not in _layouts:
            _layouts[corpus] = _layout(corpus)
        return _layouts[corpus]


def _layout(corpus: Corpus) -> Layout:
    running = corpus.running
    return Layout(
        running=running,
        places=corpus.term_places,
        articles=stretches(running.starts[corpus.article_terms.first_passages]),
        rank=corpus.vocabulary["rank"].to_numpy() + np.int32(1),
        spelled=corpus.term_numbers,
        capitals=_capitals(corpus.term_numbers),
    )


def _capitals(spelled: dict[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for spelling, number in spelled.items():
        if (small := fold_case(spelling)) != spelling:
            found.setdefault(small, []).append(number)
    return found
