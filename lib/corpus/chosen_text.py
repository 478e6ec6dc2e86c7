"""The running text of a selection, counted once for all that ask about its words in order."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import ibis.expr.types as ir
import numpy as np

from lib.corpus.corpus import Corpus
from lib.corpus.running import RunningText
from lib.corpus.selection import Asked, Tables
from lib.model import Subcorpus

TERM_BITS, TERM = 32, 0xFFFFFFFF  # two numbers in one of 64 bits: what is sorted as one is found side by side
_BLOCK = 2_000_000
_KEPT = 4
_FEW = 8


@dataclass(frozen=True)
class ChosenText:
    """The running text of a selection, counted once for all questions about it.

    Attributes
    ----------
    running: of the whole corpus.
    n_terms: of the whole corpus.
    chosen: whether each passage is selected.
    article: of each selected passage.
    marks: a byte of each word's term, in the whole corpus.
    """

    running: RunningText
    n_terms: int
    chosen: np.ndarray
    article: np.ndarray
    marks: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """How often each term occurs."""
        counts = np.zeros(self.n_terms, np.int64)
        for terms, _ in self._blocks():
            counts += np.bincount(terms, minlength=self.n_terms)
        return counts

    @cached_property
    def passage_counts(self) -> np.ndarray:
        """How many passages hold each term."""
        counts = np.zeros(self.n_terms, np.int64)
        for terms, lengths in self._blocks():
            counts += distinct(np.repeat(np.arange(len(lengths)), lengths), terms, self.n_terms)
        return counts

    def positions(self, numbers: np.ndarray) -> np.ndarray:
        """Where these terms stand, in order."""
        if len(numbers) > _FEW:
            listed = np.zeros(self.n_terms, bool)
            listed[numbers] = True
            at = self.places(listed.__getitem__)
        else:
            at = np.sort(np.concatenate([self._of_one(number) for number in numbers.tolist()]))
        return at if self.chosen.all() else at[self.chosen[self.running.passage_of(at)]]

    def _of_one(self, number: int) -> np.ndarray:
        mark = _mark(np.array([number]))[0]
        firsts = range(0, len(self.marks), _BLOCK)
        marked = (np.flatnonzero(self.marks[first : first + _BLOCK] == mark) + first for first in firsts)
        at = np.concatenate([np.zeros(0, np.int64), *marked])
        found: np.ndarray = at[self.running.terms[at] == number]
        return found

    def places(self, wanted: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Where the terms are that ``wanted`` says, in order and in the whole corpus."""
        terms = np.asarray(self.running.terms)
        firsts = range(0, len(terms), _BLOCK)
        found = (np.flatnonzero(wanted(terms[first : first + _BLOCK])) + first for first in firsts)
        return np.concatenate([np.zeros(0, np.int64), *found])

    def _blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The selected words in stretches of whole passages, with the passages' lengths."""
        starts = self.running.starts
        edges = np.searchsorted(starts, np.arange(0, starts[-1] + _BLOCK, _BLOCK), side="right") - 1
        edges = np.unique(np.append(edges, len(starts) - 1))
        for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            terms, chosen = self.running.terms[starts[first] : starts[last]], self.chosen[first:last]
            lengths = np.diff(starts[first : last + 1])
            yield (terms, lengths) if chosen.all() else (terms[np.repeat(chosen, lengths)], lengths[chosen])


_MARKS: WeakKeyDictionary[Corpus, np.ndarray] = WeakKeyDictionary()
_CHOSEN: WeakKeyDictionary[Corpus, OrderedDict[Subcorpus, ChosenText]] = WeakKeyDictionary()
_LOCK = Lock()


def chosen_text(corpus: Corpus, subcorpus: Subcorpus) -> ChosenText:
    """The running text of a selection; the last few are kept for each corpus."""
    with _LOCK:
        kept = _CHOSEN.setdefault(corpus, OrderedDict())
        if subcorpus in kept:
            kept.move_to_end(subcorpus)
            return kept[subcorpus]
    text = _choose(corpus, subcorpus)
    with _LOCK:
        kept[subcorpus] = text
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return text


def _choose(corpus: Corpus, subcorpus: Subcorpus) -> ChosenText:
    found = corpus.answer(_selected, subcorpus)
    chosen = np.zeros(len(corpus.running.starts) - 1, bool)
    article = np.zeros(len(chosen), np.int32)
    chosen[found["passage"].to_numpy()] = True
    article[found["passage"].to_numpy()] = found["article"].to_numpy()
    return ChosenText(corpus.running, len(corpus.vocabulary), chosen, article, _marks(corpus))


def _marks(corpus: Corpus) -> np.ndarray:
    """A byte for each running word: a quarter of what has to be read to find a term."""
    if corpus not in _MARKS:
        terms = np.asarray(corpus.running.terms)
        blocks = (_mark(terms[first : first + _BLOCK]) for first in range(0, len(terms), _BLOCK))
        _MARKS[corpus] = np.concatenate([np.zeros(0, np.uint8), *blocks])
    return _MARKS[corpus]


def _mark(terms: np.ndarray) -> np.ndarray:
    """The first 128 terms, among them the most frequent words, have one of their own; the others share 128."""
    marks: np.ndarray = ((terms & 127) | ((terms > 127) << 7)).astype(np.uint8)
    return marks


def _selected(tables: Tables, asked: Asked) -> ir.Table:  # noqa: ARG001 - every query takes both
    return asked.passages.select("passage", "article")


def distinct(owners: np.ndarray, terms: np.ndarray, n_terms: int) -> np.ndarray:
    """How many different owners (articles, passages, phrases) each term has; ``owners`` and ``terms`` run in step."""
    keys = owners.astype(np.int64) << TERM_BITS | terms
    keys.sort()
    found: np.ndarray = np.bincount(keys[np.diff(keys, prepend=-1) > 0] & TERM, minlength=n_terms)
    return found
