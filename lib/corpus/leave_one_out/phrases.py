"""What each article, source or rule of a selection holds of phrases and of their parts."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from lib.corpus.counts.ngrams import spelled
from lib.corpus.leave_one_out.units import Leaving, Unit, leaving
from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.occurrences import occurrences
from lib.corpus.tokens.selected import selected_tokens
from lib.model import Subcorpus

WHOLE = -1
_Terms = tuple[int, ...]
_Counts = dict[int, int]


def phrase_losses(
    corpus: Corpus, subcorpus: Subcorpus, phrases: Mapping[str, int], n_words: int, unit: Unit, largest: int = 20
) -> pd.DataFrame:
    """What leaves with each unit of some phrases, parted at each place between their words.

    Parameters
    ----------
    phrases: how often each occurs, by its spelling, as `counts.ngrams` has both.
    n_words: of each phrase.
    largest: besides the units that hold a phrase, those of so many that hold most words.

    Returns
    -------
    spelling, cut (words before it, from 1), unit, count (of the phrase), f1 (of the part before the cut), f2 (of the
    part behind it), n (running words); a row for each phrase, cut and unit that holds it or is large, and one for the
    whole selection, with -1 as its unit.

    Raises
    ------
    QueryError: rules are asked for, and the selection names no theme.
    """
    held = _Held(corpus, subcorpus, unit)
    sizes = held.sizes()
    units = [number for number in sizes if number != WHOLE]
    large = sorted(units, key=lambda number: -sizes[number])[:largest]
    rows = []
    for spelling, count in phrases.items():
        terms = held.terms(spelling, n_words, count)
        whole = held.counts(terms)
        for cut in range(1, n_words):
            parts = held.counts(terms[:cut]), held.counts(terms[cut:])
            rows += [
                (spelling, cut, number, *(counts.get(number, 0) for counts in (whole, *parts, sizes)))
                for number in {WHOLE, *whole, *large}
            ]
    return pd.DataFrame(rows, columns=["spelling", "cut", "unit", "count", "f1", "f2", "n"])


class _Held:
    """How often sequences of terms are in what leaves with each unit, each counted once."""

    def __init__(self, corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> None:
        self._corpus, self._subcorpus = corpus, subcorpus
        self._out: Leaving = leaving(corpus, subcorpus, unit)
        self._n_words = selected_tokens(corpus, subcorpus).n_words
        self._lengths = np.diff(corpus.running.starts)
        self._known: dict[_Terms, _Counts] = {}

    def counts(self, terms: _Terms) -> _Counts:
        """How often a sequence is in each unit, and in the whole."""
        if terms not in self._known:
            slots = tuple(np.array([term], np.int32) for term in terms)
            found = occurrences(self._corpus, self._subcorpus, [slots])
            self._known[terms] = self.by_unit(token_index(self._corpus).passages.locate(found.positions))
        return self._known[terms]

    def sizes(self) -> _Counts:
        """The running words of each unit, and of the whole."""
        sums = self._out.sums(self._lengths)
        units = np.flatnonzero(sums)
        return {WHOLE: self._n_words, **dict(zip(units.tolist(), sums[units].tolist(), strict=True))}

    def by_unit(self, passages: np.ndarray) -> _Counts:
        """How many of some passages, named as often as they count, leave with each unit, and how many there are."""
        counts = {WHOLE: len(passages)}
        for layer in self._out.layers:
            leaves = layer[passages]
            units, n = np.unique(leaves[leaves >= 0], return_counts=True)
            for number, times in zip(units.tolist(), n.tolist(), strict=True):
                counts[number] = counts.get(number, 0) + times
        return counts

    def terms(self, spelling: str, n_words: int, count: int) -> _Terms:
        """The terms of a phrase: of several ways to read its spelling the one that occurs so often."""
        known = self._corpus.term_numbers
        readings = [tuple(known[word] for word in words) for words in _readings(spelling, n_words, known)]
        return next((terms for terms in readings if self.counts(terms)[WHOLE] == count), readings[0])


def _readings(spelling: str, n_words: int, known: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """The ways to read a spelling as so many words of the corpus."""
    for words in _split(spelling, n_words, known):
        if spelled(words) == spelling:
            yield words


def _split(text: str, n_words: int, known: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    if n_words == 1:
        yield from [(text,)] if text in known else []
        return
    for end in range(1, len(text)):
        if text[:end] in known:
            for rest in _split(text[end:].removeprefix(" "), n_words - 1, known):
                yield text[:end], *rest
