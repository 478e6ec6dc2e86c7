"""What each article, source or rule of a selection holds of phrases and of their parts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.counts.ngrams import join_words
from lib.corpus.leave_one_out.pairs import joint_losses
from lib.corpus.leave_one_out.units import Leaving, Lost, Unit, leaving, stacked
from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.occurrences import occurrences
from lib.corpus.tokens.selected import selected_tokens
from lib.frames import columns
from lib.model import Subcorpus

WHOLE = -1
_Terms = tuple[int, ...]


class PhraseLoss(NamedTuple):
    """A row of `phrase_losses`."""

    spelling: str
    cut: int
    unit: int
    count_: int
    f1: int
    f2: int
    n: int


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
    sequences = _Sequences(corpus, subcorpus, leaving(corpus, subcorpus, unit))
    rows = []
    for spelling, count in phrases.items():
        terms = sequences.read(spelling, n_words, count)
        parts = ((cut, terms[:cut], terms[cut:]) for cut in range(1, n_words))
        rows += [(spelling, cut, *map(sequences.code, (terms, first, second))) for cut, first, second in parts]
    things = pd.DataFrame(rows, columns=["spelling", "cut", "both", "a", "b"])
    counts = np.array(sequences.counts, np.int64)
    whole = things.assign(
        unit=WHOLE,
        count=counts[things["both"]],
        f1=counts[things["a"]],
        f2=counts[things["b"]],
        n=selected_tokens(corpus, subcorpus).n_words,
    )
    lost, sizes = stacked(sequences.losses), sequences.out.sums(np.diff(corpus.running.starts))
    return pd.concat([whole, joint_losses(things, lost, lost, sizes, largest)])[columns(PhraseLoss)]


class _Sequences:
    """Sequences of terms, each counted once and known by its number: how often each occurs, and leaves with units."""

    def __init__(self, corpus: Corpus, subcorpus: Subcorpus, out: Leaving) -> None:
        self.out = out
        self.counts: list[int] = []
        self.losses: list[Lost] = []
        self._corpus, self._subcorpus = corpus, subcorpus
        self._codes: dict[_Terms, int] = {}

    def code(self, terms: _Terms) -> int:
        if terms not in self._codes:
            slots = tuple(np.array([term], np.int32) for term in terms)
            hits = occurrences(self._corpus, self._subcorpus, [slots])
            passages = token_index(self._corpus).passages.locate(hits.positions)
            self._codes[terms] = len(self.counts)
            self.counts.append(len(passages))
            self.losses.append(self.out.tally(passages, np.zeros(len(passages), np.int64), 1))
        return self._codes[terms]

    def read(self, spelling: str, n_words: int, count: int) -> _Terms:
        """The terms of a phrase: of several ways to read its spelling the one that occurs so often."""
        known = self._corpus.term_numbers
        readings = [tuple(known[word] for word in words) for words in _readings(spelling, n_words, known)]
        return next((terms for terms in readings if self.counts[self.code(terms)] == count), readings[0])


def _readings(spelling: str, n_words: int, known: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """The ways to read a spelling as so many words of the corpus."""
    for words in _split(spelling, n_words, known):
        if join_words(words) == spelling:
            yield words


def _split(text: str, n_words: int, known: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    if n_words == 1:
        yield from [(text,)] if text in known else []
        return
    for end in range(1, len(text)):
        if text[:end] in known:
            for rest in _split(text[end:].removeprefix(" "), n_words - 1, known):
                yield text[:end], *rest
