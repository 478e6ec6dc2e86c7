"""Terms made of several words: phrases of the dictionary, hyphened and long Chinese words, and what they hold."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from lib.chinese import has_han
from lib.codebook import country_codes, country_names
from lib.corpus.query.corpus import Corpus
from lib.text import Cutter, fold

_EDGE, _END = "\x1f", "\n"
_REST = f"[^{_EDGE}]*"
_compounds: "WeakKeyDictionary[Corpus, Compounds]" = WeakKeyDictionary()
_finding = Lock()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of text, one after the other, and where each begins."""

    text: str
    starts: list[int]

    @classmethod
    def joined(cls, lines: Sequence[str]) -> "_Lines":
        starts = accumulate((len(line) + 1 for line in lines), initial=0)
        return cls("".join(f"{line}{_END}" for line in lines), list(starts))

    def line(self, number: int) -> str:
        return self.text[self.starts[number] : self.starts[number + 1] - 1]

    def holding(self, letters: str) -> Iterator[int]:
        """The lines with some letters."""
        at = self.text.find(letters)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield number
            at = self.text.find(letters, self.starts[number + 1])


@dataclass(frozen=True, slots=True, eq=False)
class Compounds:
    """The terms of a corpus that are made of several words.

    A search is written as words, ``*`` for the rest of one; a Chinese one may be several words of a term, whole ones.

    Attributes
    ----------
    terms: their numbers.
    words: a line of each, an edge before, between and behind its words; ``letters`` the same without edges.
    """

    terms: np.ndarray
    words: _Lines
    letters: _Lines

    def holding(self, written: Sequence[str]) -> np.ndarray:
        """The terms that hold some words side by side."""
        return self._search(written, "", "")

    def across(self, letters: str) -> np.ndarray:
        """The terms that have some Chinese letters, but not as words: 发展中国家 for 中国."""
        at = list(self.letters.holding(letters))
        return np.setdiff1d(self.terms[at], self.holding([letters]))

    def beginning(self, written: Sequence[str]) -> np.ndarray:
        """The terms that begin with some words."""
        return self._search(written, "^", "")

    def ending(self, written: Sequence[str]) -> np.ndarray:
        """The terms that end with some words."""
        return self._search(written, "", "$")

    def _search(self, written: Sequence[str], first: str, last: str) -> np.ndarray:
        pattern = re.compile(f"{first}{_EDGE}{_EDGE.join(map(_pattern, written))}{_EDGE}{last}")
        lines, letters = self._needle(written)
        return self.terms[[number for number in lines.holding(letters) if pattern.search(self.words.line(number))]]

    def _needle(self, written: Sequence[str]) -> tuple[_Lines, str]:
        """Letters that every line looked for has: finding them is a hundred times as fast as a pattern."""
        if any(map(has_han, written)):
            return self.letters, max("*".join(written).split("*"), key=len)
        return self.words, max(f"{_EDGE}{_EDGE.join(written)}{_EDGE}".split("*"), key=len)


def _pattern(word: str) -> str:
    return _REST.join(_letters(piece) for piece in word.split("*"))


def _letters(piece: str) -> str:
    return (f"{_EDGE}?" if has_han(piece) else "").join(map(re.escape, piece))


def compounds(corpus: Corpus, cutter: Cutter) -> Compounds:
    """The compounds of a corpus, found at the first question and kept as long as the corpus."""
    with _finding:
        if corpus not in _compounds:
            _compounds[corpus] = _find(corpus, cutter)
        return _compounds[corpus]


def _find(corpus: Corpus, cutter: Cutter) -> Compounds:
    made_of = cutter.parts(corpus.term_numbers, _countries())
    numbers = np.array([corpus.term_numbers[term] for term in made_of], np.int32)
    lines = [f"{_EDGE}{_EDGE.join(parts)}{_EDGE}" for parts in made_of.values()]
    return Compounds(numbers, _Lines.joined(lines), _Lines.joined(["".join(parts) for parts in made_of.values()]))


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(name) for code in country_codes() for name in country_names(code))
