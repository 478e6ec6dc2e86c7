"""Where two nodes stand near each other: the passages behind a collocate, or behind a link of a network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.article_terms import ranges
from lib.corpus.corpus import Corpus
from lib.corpus.lines import Page
from lib.corpus.mentions import hits
from lib.corpus.nodes import Named, Regex, Words
from lib.corpus.reading import with_article
from lib.corpus.selection import Asked, Tables
from lib.corpus.words import Layout, Occurrences, among, layout, occurrences
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.text import Cutter

Near: TypeAlias = int | Literal["passage"]
Side: TypeAlias = Words | Regex | Named | str
_BITS = 32  # a passage and a term in one number of 64 bits


@dataclass(frozen=True, slots=True)
class Meetings:
    """A page of the passages in which two nodes meet.

    Attributes
    ----------
    passages: columns of `lib.corpus.selected_passages`, and n, how often they meet there; newest article first.
    spans: passage, start, end, side (0 the one, 1 the other): what meets in these passages, in the order of the text.
    n_meetings, n_passages, n_articles: of all, not of the page alone.
    """

    passages: pd.DataFrame
    spans: pd.DataFrame
    n_meetings: int
    n_passages: int
    n_articles: int


def meetings(
    corpus: Corpus,
    subcorpus: Subcorpus,
    one: Side,
    other: Side,
    cutter: Cutter,
    window: Near = 5,
    limit: int = 20,
    offset: int = 0,
) -> Meetings:
    """The selected passages in which the one stands near the other, as often as `lib.corpus.collocates` counts it.

    Parameters
    ----------
    one, other: nodes, or the spelling of a term as in `lib.corpus.term_counts`.
    cutter: one with the dictionary the corpus was cut with.
    window: words between them at the most, and one: next to each other is 1. With ``"passage"`` anywhere in a passage,
        and each passage is one meeting.

    Raises
    ------
    QueryError: nothing in the corpus is spelled like one of them, or the window is none.
    CorpusError: the corpus was cut with another dictionary.
    """
    if window != "passage" and window < 1:
        raise QueryError(f"A window of {window} words is none: use 1 or more, or the passage.")
    lies = layout(corpus)
    sides = _hits(corpus, subcorpus, one, cutter), _hits(corpus, subcorpus, other, cutter)
    met = _same_passage(lies, *sides) if window == "passage" else _within(lies, *sides, window)
    passages, n = np.unique(met.passage, return_counts=True)
    found = pd.DataFrame({"passage": passages.astype(np.int32), "n": n.astype(np.int32)})
    listed = corpus.answer(_listed, subcorpus, options=(limit, offset), found=found)
    spans = _spans(corpus, lies, [side[kept] for side, kept in zip(sides, met.kept, strict=True)], listed, cutter)
    n_articles = np.count_nonzero(lies.by_article(lies.starts[passages]))
    return Meetings(listed, spans, len(met.passage), len(passages), int(n_articles))


def term_mentions(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str]) -> pd.DataFrame:
    """Which selected passages hold which terms, for `lib.stats.co_occurrence`, as `lib.corpus.mentions` for names.

    Parameters
    ----------
    spellings: as in `lib.corpus.term_counts`; those that the corpus has not are passed over.

    Returns
    -------
    article, passage, name (the spelling), in the order of the text; each once.
    """
    lies = layout(corpus)
    numbers = [corpus.term_numbers[spelling] for spelling in spellings if spelling in corpus.term_numbers]
    found = occurrences(corpus, subcorpus, [(np.array(numbers, np.int64),)])
    once = np.unique(lies.passage_of(found.at) << _BITS | lies.terms[found.at])
    passages, terms = once >> _BITS, once & ((1 << _BITS) - 1)
    articles = np.searchsorted(lies.article_starts, lies.starts[passages], side="right") - 1
    names = corpus.vocabulary["spelling"].array.take(terms)
    return pd.DataFrame({"article": articles, "passage": passages, "name": names})


@dataclass(frozen=True, slots=True)
class _Met:
    """The passage of each meeting, and which hits of either side meet (numbers in order)."""

    passage: np.ndarray
    kept: tuple[np.ndarray, np.ndarray]


def _hits(corpus: Corpus, subcorpus: Subcorpus, side: Side, cutter: Cutter) -> Occurrences:
    if not isinstance(side, str):
        return hits(corpus, subcorpus, side, cutter)
    if side not in corpus.term_numbers:
        raise QueryError(f"{side!r} is not among the words of the corpus: take one from the list of its words.")
    return occurrences(corpus, subcorpus, [(np.array([corpus.term_numbers[side]], np.int64),)])


def _within(lies: Layout, one: Occurrences, other: Occurrences, window: int) -> _Met:
    """Each hit of the one with each of the other that begins so many words behind its end, or ends before it begins."""
    passage = lies.passage_of(one.at)
    last = one.at + one.n_words - 1
    right = np.minimum(last + window, lies.starts[passage + 1] - 1)
    behind = np.searchsorted(other.at, [last + 1, right + 1])
    ends = other.at + other.n_words - 1
    by_end = np.argsort(ends, kind="stable")
    left = np.maximum(one.at - window, lies.starts[passage])
    before = np.searchsorted(ends[by_end], [left, one.at])
    met = [np.repeat(np.arange(len(one.at)), stop - start) for start, stop in (behind, before)]
    others = [ranges(behind[0], behind[1] - behind[0]), by_end[ranges(before[0], before[1] - before[0])]]
    both = np.concatenate(met)
    return _Met(passage[both], (np.unique(both), np.unique(np.concatenate(others))))


def _same_passage(lies: Layout, one: Occurrences, other: Occurrences) -> _Met:
    passages = lies.passage_of(one.at), lies.passage_of(other.at)
    shared = np.intersect1d(*passages)
    inside = among(shared, len(lies.starts) - 1)
    first, second = (np.flatnonzero(inside[own]) for own in passages)
    return _Met(shared, (first, second))


def _spans(
    corpus: Corpus, lies: Layout, sides: Sequence[Occurrences], listed: pd.DataFrame, cutter: Cutter
) -> pd.DataFrame:
    numbers = listed["passage"].tolist()
    wanted, page = among(np.array(numbers, np.int64), len(lies.starts) - 1), Page(corpus, cutter, numbers)
    rows = [
        (span.passage, span.start, span.end, number)
        for number, side in enumerate(sides)
        for span in page.spans(lies, side[wanted[lies.passage_of(side.at)]])
    ]
    return pd.DataFrame(sorted(rows), columns=["passage", "start", "end", "side"], dtype="int32")


def _listed(tables: Tables, asked: Asked, limit: int, offset: int) -> ir.Table:
    return with_article(tables, asked.passages.inner_join(asked.found, "passage")).limit(limit, offset=offset)
