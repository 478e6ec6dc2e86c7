"""The running text of a selection, counted once for all that ask about its words in order."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from threading import Lock
from weakref import WeakKeyDictionary

import ibis.expr.types as ir
import numpy as np

from lib.corpus.query.corpus import EVERYTHING, Corpus
from lib.corpus.query.selection import Asked, Tables, whole_articles
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import Layout, layout
from lib.corpus.tokens.threads import summed
from lib.model import Subcorpus

TERM_BITS, TERM = 32, 0xFFFFFFFF  # two numbers in one of 64 bits: what is sorted as one is found side by side
_BLOCK = 1 << 21
_KEPT = 8
_Count = Callable[[np.ndarray, np.ndarray, int], np.ndarray]


@dataclass(frozen=True, eq=False)
class ChosenText:
    """The running text of a selection.

    Attributes
    ----------
    lies: the layout of the whole corpus.
    chosen: whether each passage of the corpus is selected; read-only.
    in_passages, in_sentences: how many passages and sentences of the whole corpus hold each term.
    """

    lies: Layout
    chosen: np.ndarray
    in_passages: np.ndarray
    in_sentences: np.ndarray

    @cached_property
    def whole(self) -> bool:
        """Whether it is all of the corpus."""
        return bool(self.chosen.all())

    @cached_property
    def n_words(self) -> int:
        """Its running words."""
        return len(self.lies.terms) if self.whole else int(np.diff(self.lies.starts) @ self.chosen)

    @cached_property
    def counts(self) -> np.ndarray:
        """How often each term occurs."""
        return self._counted(np.diff(self.lies.places.starts), _words)

    @cached_property
    def passage_counts(self) -> np.ndarray:
        """How many passages hold each term."""
        return self._counted(self.in_passages, _stretches)

    @cached_property
    def sentence_counts(self) -> np.ndarray:
        """How many sentences hold each term."""
        return self._counted(self.in_sentences, _stretches, "sentence")

    @cached_property
    def chosen_sentences(self) -> np.ndarray:
        """For each sentence of the corpus, whether it is selected."""
        chosen: np.ndarray = self.chosen[self.lies.passage_of(self.lies.within("sentence").starts[:-1])]
        return chosen

    def chosen_of(self, scope: Scope) -> np.ndarray:
        """For each sentence or passage of the corpus, whether it is selected."""
        return self.chosen_sentences if scope == "sentence" else self.chosen

    def counts_of(self, scope: Scope) -> np.ndarray:
        """How many sentences or passages hold each term."""
        return self.sentence_counts if scope == "sentence" else self.passage_counts

    def positions(self, numbers: np.ndarray) -> np.ndarray:
        """Where any of some different terms stands, in order (int32)."""
        return self.inside(self.lies.places_of(numbers))

    def inside(self, at: np.ndarray) -> np.ndarray:
        """Those of some places that are in the selection."""
        return at if self.whole else at[self.chosen[self.lies.passage_of(at)]]

    def _counted(self, of_all: np.ndarray, count: _Count, scope: Scope = "passage") -> np.ndarray:
        """A count of each term; what is left out is counted instead if it is less."""
        if self.whole:
            return of_all
        chosen, starts = self.chosen_of(scope), self.lies.within(scope).starts
        if 2 * self.n_words <= len(self.lies.terms):
            return _summed(self.lies, starts, chosen, count)
        left: np.ndarray = of_all - _summed(self.lies, starts, ~chosen, count)
        return left


def _summed(lies: Layout, starts: np.ndarray, chosen: np.ndarray, count: _Count) -> np.ndarray:
    """The sum of a count of each term over blocks of whole passages or sentences, those alone that are chosen."""
    n_terms = len(lies.rank)
    edges = np.searchsorted(starts, np.arange(0, starts[-1] + _BLOCK, _BLOCK), side="right") - 1
    blocks = pairwise(np.unique(np.append(edges, len(starts) - 1)).tolist())

    def add(block: tuple[int, int], sums: np.ndarray) -> None:
        first, last = block
        lengths, kept = np.diff(starts[first : last + 1]), chosen[first:last]
        words = lies.terms[starts[first] : starts[last]]
        sums += count(words if kept.all() else words[np.repeat(kept, lengths)], lengths[kept], n_terms)

    return summed(add, ((first, last) for first, last in blocks if chosen[first:last].any()), (n_terms,))


def _words(terms: np.ndarray, _lengths: np.ndarray, n_terms: int) -> np.ndarray:
    counts: np.ndarray = np.bincount(terms, minlength=n_terms)
    return counts


def _stretches(terms: np.ndarray, lengths: np.ndarray, n_terms: int) -> np.ndarray:
    return distinct(np.repeat(np.arange(len(lengths)), lengths), terms, n_terms)


def distinct(owners: np.ndarray, terms: np.ndarray, n_terms: int) -> np.ndarray:
    """How many different owners (articles, passages, phrases) each term has; ``owners`` and ``terms`` run in step."""
    pairs, _ = distinct_keys(owners.astype(np.int64) << TERM_BITS | terms)
    found: np.ndarray = np.bincount(pairs & TERM, minlength=n_terms)
    return found


_texts: WeakKeyDictionary[Corpus, OrderedDict[Subcorpus, ChosenText]] = WeakKeyDictionary()
_keeping = Lock()


def chosen_text(corpus: Corpus, subcorpus: Subcorpus) -> ChosenText:
    """The running text of a selection; the last few are kept for each corpus.

    Raises
    ------
    QueryError: the full-text query cannot be read.
    """
    with _keeping:
        kept = _texts.setdefault(corpus, OrderedDict())
        if subcorpus in kept:
            kept.move_to_end(subcorpus)
            return kept[subcorpus]
    in_all = (corpus.vocabulary[name].to_numpy() for name in ("n_passages", "n_sentences"))
    text = ChosenText(layout(corpus), _choose(corpus, subcorpus), *in_all)
    with _keeping:
        kept[subcorpus] = text
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return text


def chosen_passages(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    """For each passage of the corpus, whether it is selected; read-only."""
    return chosen_text(corpus, subcorpus).chosen


def _choose(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    first_passages = corpus.article_terms.first_passages
    chosen = np.full(first_passages[-1], subcorpus == EVERYTHING)
    if subcorpus == EVERYTHING:
        pass
    elif whole_articles(subcorpus):
        articles = np.zeros(len(first_passages) - 1, bool)
        articles[corpus.answer(_articles, subcorpus)["article"]] = True
        chosen = np.repeat(articles, np.diff(first_passages))
    else:
        chosen[corpus.answer(_selected, subcorpus)["passage"]] = True
    chosen.flags.writeable = False
    return chosen


def _articles(_tables: Tables, asked: Asked) -> ir.Table:
    return asked.articles.select("article")


def _selected(_tables: Tables, asked: Asked) -> ir.Table:
    return asked.passages.select("passage")
