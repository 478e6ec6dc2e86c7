"""How the running text of a corpus lies, worked out once for all that looks at words in their order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from lib.corpus.corpus import Corpus
from lib.text.fold import fold_case

FEW_TERMS = 6
_BLOCK = 1 << 20
_layouts: "WeakKeyDictionary[Corpus, Layout]" = WeakKeyDictionary()
_making = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The arrays that hits are found and sorted by.

    Attributes
    ----------
    terms: the term of each running word.
    starts, article_starts: where each passage and each article begins, and at the end the number of all words.
    begins: whether a passage begins at a word; true behind the last one.
    rank: the place of each term in the order of spellings, from 1; capitals do not count.
    spelled: the number of each term by its spelling.
    capitals: the numbers of terms whose spelling has capitals, by the spelling without.
    """

    terms: np.ndarray
    starts: np.ndarray
    article_starts: np.ndarray
    begins: np.ndarray
    rank: np.ndarray
    spelled: dict[str, int]
    capitals: dict[str, list[int]]

    def numbers(self, folded: str) -> np.ndarray:
        """The terms that are spelled like this, capitals aside."""
        own = [self.spelled[folded]] if folded in self.spelled else []
        return np.array(own + self.capitals.get(folded, []), np.int32)

    def passage_of(self, at: np.ndarray) -> np.ndarray:
        """The passage each place lies in."""
        found: np.ndarray = np.searchsorted(self.starts, at, side="right") - 1
        return found

    def by_article(self, at: np.ndarray) -> np.ndarray:
        """How many of some places, given in order, lie in each article."""
        counts: np.ndarray = np.diff(np.searchsorted(at, self.article_starts))
        return counts

    def places_of(self, numbers: np.ndarray) -> np.ndarray:
        """Where any of some terms stands, in order."""
        stands = _stands(numbers, len(self.rank))

        def found(first: int) -> np.ndarray:
            return np.flatnonzero(stands(self.terms[first : first + _BLOCK])) + first

        with ThreadPoolExecutor() as pool:
            return np.concatenate([np.zeros(0, np.int64), *pool.map(found, range(0, len(self.terms), _BLOCK))])


def _stands(numbers: np.ndarray, n_terms: int) -> Callable[[np.ndarray], np.ndarray]:
    """Where in a block of words one of some terms is; to compare with each is quicker as long as they are few."""
    if len(numbers) <= FEW_TERMS:
        return lambda block: reduce(np.logical_or, (block == number for number in numbers))
    wanted = among(numbers, n_terms)
    return lambda block: wanted[block]


def among(numbers: np.ndarray, n: int) -> np.ndarray:
    """Whether each number below n is one of some."""
    table = np.zeros(n, bool)
    table[numbers] = True
    return table


def layout(corpus: Corpus) -> Layout:
    """The layout of a corpus, made at its first use (2 seconds for 35 million words) and kept as long as the corpus."""
    with _making:
        if corpus not in _layouts:
            _layouts[corpus] = _layout(corpus)
        return _layouts[corpus]


def _layout(corpus: Corpus) -> Layout:
    running = corpus.running
    counts = corpus.frame(corpus.tables.articles.order_by("article").select("n_passages"))["n_passages"]
    begins = np.zeros(len(running.terms) + 1, bool)
    begins[running.starts] = True
    return Layout(
        terms=np.asarray(running.terms),
        starts=running.starts,
        article_starts=running.starts[np.concatenate(([0], np.cumsum(counts.to_numpy(), dtype=np.int64)))],
        begins=begins,
        rank=_ranks(corpus),
        spelled=corpus.term_numbers,
        capitals=_capitals(corpus.term_numbers),
    )


def _ranks(corpus: Corpus) -> np.ndarray:
    terms = corpus.tables.terms
    spelled = corpus.frame(terms.order_by(terms.spelling.lower(), "spelling").select("term"))["term"].to_numpy()
    ranks = np.zeros(len(spelled), np.int32)
    ranks[spelled] = np.arange(1, len(spelled) + 1)
    return ranks


def _capitals(spelled: dict[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for spelling, number in spelled.items():
        if (small := fold_case(spelling)) != spelling:
            found.setdefault(small, []).append(number)
    return found
