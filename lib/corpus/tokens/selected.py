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
from lib.corpus.query.selection import Inputs, Tables, selects_whole_articles
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.corpus.tokens.threads import summed
from lib.model import Subcorpus

TERM_BITS, TERM = 32, 0xFFFFFFFF  # two numbers in one of 64 bits: what is sorted as one is found side by side
_BLOCK = 1 << 21
_MOST_SELECTIONS = 8
_Counter = Callable[[np.ndarray, np.ndarray, int], np.ndarray]


@dataclass(frozen=True, eq=False)
class SelectedTokens:
    """The running text of a selection.

    Attributes
    ----------
    index: that of the whole corpus.
    passage_mask: whether each passage of the corpus is selected; read-only.
    in_passages, in_sentences: how many passages and sentences of the whole corpus hold each term.
    """

    index: TokenIndex
    passage_mask: np.ndarray
    in_passages: np.ndarray
    in_sentences: np.ndarray

    @cached_property
    def whole(self) -> bool:
        """Whether it is all of the corpus."""
        return bool(self.passage_mask.all())

    @cached_property
    def n_words(self) -> int:
        """Its running words."""
        return len(self.index.terms) if self.whole else int(np.diff(self.index.starts) @ self.passage_mask)

    @cached_property
    def counts(self) -> np.ndarray:
        """How often each term occurs."""
        return self._count(np.diff(self.index.postings.starts), _count_tokens)

    @cached_property
    def passage_counts(self) -> np.ndarray:
        """How many passages hold each term."""
        return self._count(self.in_passages, _count_intervals)

    @cached_property
    def sentence_counts(self) -> np.ndarray:
        """How many sentences hold each term."""
        return self._count(self.in_sentences, _count_intervals, "sentence")

    @cached_property
    def sentence_mask(self) -> np.ndarray:
        """For each sentence of the corpus, whether it is selected."""
        mask: np.ndarray = self.passage_mask[self.index.passages.locate(self.index.intervals("sentence").starts[:-1])]
        return mask

    def mask(self, scope: Scope) -> np.ndarray:
        """For each sentence or passage of the corpus, whether it is selected."""
        return self.sentence_mask if scope == "sentence" else self.passage_mask

    def scope_counts(self, scope: Scope) -> np.ndarray:
        """How many sentences or passages hold each term."""
        return self.sentence_counts if scope == "sentence" else self.passage_counts

    def positions(self, terms: np.ndarray) -> np.ndarray:
        """Where any of some different terms stands, in order (int32)."""
        return self.restrict(self.index.postings.merge(terms))

    def restrict(self, positions: np.ndarray) -> np.ndarray:
        """Those of some positions that are in the selection."""
        return positions if self.whole else positions[self.passage_mask[self.index.passages.locate(positions)]]

    def _count(self, of_all: np.ndarray, count: _Counter, scope: Scope = "passage") -> np.ndarray:
        """A count of each term; what is left out is counted instead if it is less."""
        if self.whole:
            return of_all
        mask, starts = self.mask(scope), self.index.intervals(scope).starts
        if 2 * self.n_words <= len(self.index.terms):
            return _sum_blocks(self.index, starts, mask, count)
        rest: np.ndarray = of_all - _sum_blocks(self.index, starts, ~mask, count)
        return rest


def _sum_blocks(index: TokenIndex, starts: np.ndarray, mask: np.ndarray, count: _Counter) -> np.ndarray:
    """The sum of a count of each term over blocks of whole passages or sentences, those alone that the mask selects."""
    n_terms = len(index.rank)
    edges = np.searchsorted(starts, np.arange(0, starts[-1] + _BLOCK, _BLOCK), side="right") - 1
    blocks = pairwise(np.unique(np.append(edges, len(starts) - 1)).tolist())

    def add(block: tuple[int, int], sums: np.ndarray) -> None:
        first, last = block
        lengths, chosen = np.diff(starts[first : last + 1]), mask[first:last]
        words = index.terms[starts[first] : starts[last]]
        sums += count(words if chosen.all() else words[np.repeat(chosen, lengths)], lengths[chosen], n_terms)

    return summed(add, ((first, last) for first, last in blocks if mask[first:last].any()), (n_terms,))


def _count_tokens(terms: np.ndarray, _lengths: np.ndarray, n_terms: int) -> np.ndarray:
    counts: np.ndarray = np.bincount(terms, minlength=n_terms)
    return counts


def _count_intervals(terms: np.ndarray, lengths: np.ndarray, n_terms: int) -> np.ndarray:
    return count_owners(np.repeat(np.arange(len(lengths)), lengths), terms, n_terms)


def count_owners(owners: np.ndarray, terms: np.ndarray, n_terms: int) -> np.ndarray:
    """How many different owners (articles, passages, phrases) each term has; ``owners`` and ``terms`` run in step."""
    pairs, _ = distinct_keys(owners.astype(np.int64) << TERM_BITS | terms)
    counts: np.ndarray = np.bincount(pairs & TERM, minlength=n_terms)
    return counts


_selections: WeakKeyDictionary[Corpus, OrderedDict[Subcorpus, SelectedTokens]] = WeakKeyDictionary()
_keeping = Lock()


def selected_tokens(corpus: Corpus, subcorpus: Subcorpus) -> SelectedTokens:
    """The running text of a selection; the last few are kept for each corpus.

    Raises
    ------
    QueryError: the full-text query cannot be read.
    """
    with _keeping:
        selections = _selections.setdefault(corpus, OrderedDict())
        if subcorpus in selections:
            selections.move_to_end(subcorpus)
            return selections[subcorpus]
    in_all = (corpus.vocabulary[name].to_numpy() for name in ("n_passages", "n_sentences"))
    tokens = SelectedTokens(token_index(corpus), _select(corpus, subcorpus), *in_all)
    with _keeping:
        selections[subcorpus] = tokens
        while len(selections) > _MOST_SELECTIONS:
            selections.popitem(last=False)
    return tokens


def selected_passages_mask(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    """For each passage of the corpus, whether it is selected; read-only."""
    return selected_tokens(corpus, subcorpus).passage_mask


def _select(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    first_passages = corpus.article_terms.first_passages
    mask = np.full(first_passages[-1], subcorpus == EVERYTHING)
    if subcorpus == EVERYTHING:
        pass
    elif selects_whole_articles(subcorpus):
        articles = np.zeros(len(first_passages) - 1, bool)
        articles[corpus.answer(_articles, subcorpus)["article"]] = True
        mask = np.repeat(articles, np.diff(first_passages))
    else:
        mask[corpus.answer(_selected, subcorpus)["passage"]] = True
    mask.flags.writeable = False
    return mask


def _articles(_tables: Tables, inputs: Inputs) -> ir.Table:
    return inputs.articles.select("article")


def _selected(_tables: Tables, inputs: Inputs) -> ir.Table:
    return inputs.passages.select("passage")
