"""The terms that a word with ``*`` stands for, found by its first letters in the order of spellings."""

import re
from bisect import bisect_left
from weakref import WeakKeyDictionary

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.text.fold import fold_case

_LAST = "\U0010ffff"
_orders: "WeakKeyDictionary[Corpus, tuple[np.ndarray, np.ndarray]]" = WeakKeyDictionary()


def terms_starred(corpus: Corpus, key: str) -> np.ndarray:
    """The numbers of the terms that are spelled like ``contr*`` or ``re*port``; capitals do not count.

    ``key`` is folded and begins with a letter. A slice of the spellings is looked at, a thousandth of the time it
    takes to look at all.
    """
    first, *rest = key.split("*")
    in_order, spelled = _sort_spellings(corpus)

    def small(number: int) -> str:
        return fold_case(spelled[number])

    begins = [bisect_left(in_order, edge, key=small) for edge in (first, first + _LAST)]
    candidates = in_order[begins[0] : begins[1]]
    if not any(rest):
        return candidates
    pattern = re.compile(starred_pattern(key), re.DOTALL)
    return candidates[[bool(pattern.fullmatch(small(number))) for number in candidates.tolist()]]


def starred_pattern(key: str) -> str:
    """A regular expression for a word in which ``*`` stands for any letters."""
    return ".*".join(map(re.escape, key.split("*")))


def _sort_spellings(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """The terms in the order of their spellings, and the spelling of each."""
    if corpus not in _orders:
        ranks = corpus.vocabulary["rank"].to_numpy()
        spelled = np.array(list(corpus.term_numbers), object)  # the same strings, not copies of them
        _orders[corpus] = np.argsort(ranks), spelled
    return _orders[corpus]
