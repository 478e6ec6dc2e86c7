"""Where two nodes stand near each other: the passages behind a collocate, or behind a link of a network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.articles.reading import join_articles
from lib.corpus.contexts.collocates import WindowSize
from lib.corpus.contexts.lines import Page
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import NameNode, RegexNode, WordsNode
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.store.article_terms import concatenate_ranges, distinct_keys
from lib.corpus.store.intervals import Intervals
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import TokenIndex, membership_mask, token_index
from lib.corpus.tokens.occurrences import Occurrences, occurrences
from lib.corpus.tokens.selected import TERM, TERM_BITS
from lib.errors import QueryError
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter

NodeOrTerm: TypeAlias = WordsNode | RegexNode | NameNode | str


class MeetingSpan(NamedTuple):
    """A row of `Meetings.spans`: ``text[start:end]`` of its passage; ``side`` is 0 for the one, 1 for the other."""

    passage: int
    start: int
    end: int
    side: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """A page of the passages in which two nodes meet.

    Attributes
    ----------
    passages: columns of `articles.selected_passages`, and n, how often they meet there; newest article first.
    spans: rows of `MeetingSpan`, what meets in these passages, in the order of the text.
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
    one: NodeOrTerm,
    other: NodeOrTerm,
    cutter: Cutter,
    window: WindowSize = 5,
    limit: int = 20,
    offset: int = 0,
) -> Meetings:
    """The selected passages in which the one stands near the other, as often as `contexts.collocates` counts it.

    Parameters
    ----------
    one, other: nodes, or the spelling of a term as in `counts.term_counts`.
    cutter: one with the dictionary the corpus was cut with.
    window: words between them at the most, and one: next to each other is 1. With ``"sentence"`` or ``"passage"``
        anywhere in one, and each sentence or passage with both is one meeting.

    Raises
    ------
    QueryError: nothing in the corpus is spelled like one of them, or the window is none.
    OtherDictionaryError: the corpus was cut with another dictionary.
    """
    if isinstance(window, int) and window < 1:
        raise QueryError(f"A window of {window} words is none: use 1 or more, the sentence or the passage.")
    index = token_index(corpus)
    sides = _hits(corpus, subcorpus, one, cutter), _hits(corpus, subcorpus, other, cutter)
    met = (
        _sharing(index, index.intervals(window), *sides) if isinstance(window, str) else _nearby(index, *sides, window)
    )
    passages, n = np.unique(met.passage, return_counts=True)
    matches = pd.DataFrame({"passage": passages.astype(np.int32), "n": n.astype(np.int32)})
    listed = corpus.answer(_listed, subcorpus, options=(limit, offset), matches=matches)
    spans = _spans(corpus, index, [side[kept] for side, kept in zip(sides, met.kept, strict=True)], listed, cutter)
    n_articles = np.count_nonzero(index.counts_by_article(index.starts[passages]))
    return Meetings(listed, spans, len(met.passage), len(passages), int(n_articles))


def term_mentions(
    corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], within: Scope = "passage"
) -> pd.DataFrame:
    """Which selected sentences or passages hold which terms, as `counts.mentions` for names.

    Parameters
    ----------
    spellings: as in `counts.term_counts`; those that the corpus has not are passed over.

    Returns
    -------
    article, passage, name (the spelling), with ``within`` "sentence" also sentence (its number in the corpus); in the
    order of the text, each once.
    """
    index = token_index(corpus)
    numbers = [corpus.term_numbers[spelling] for spelling in spellings if spelling in corpus.term_numbers]
    hits = occurrences(corpus, subcorpus, [(np.array(numbers, np.int64),)])
    scopes = index.intervals(within).locate(hits.positions)
    keys, _ = distinct_keys(scopes.astype(np.int64) << TERM_BITS | index.terms[hits.positions])
    scopes, terms = keys >> TERM_BITS, keys & TERM
    at = index.intervals(within).starts[scopes]
    names = corpus.vocabulary["spelling"].array.take(terms)
    frame = pd.DataFrame({"article": index.articles.locate(at), "passage": index.passages.locate(at), "name": names})
    return frame.assign(sentence=scopes) if within == "sentence" else frame


@dataclass(frozen=True, slots=True)
class _Met:
    """The passage of each meeting, and which hits of either side meet (numbers in order)."""

    passage: np.ndarray
    kept: tuple[np.ndarray, np.ndarray]


def _hits(corpus: Corpus, subcorpus: Subcorpus, side: NodeOrTerm, cutter: Cutter) -> Occurrences:
    if not isinstance(side, str):
        return node_hits(corpus, subcorpus, side, cutter)
    if side not in corpus.term_numbers:
        raise QueryError(f"{side!r} is not among the words of the corpus: take one from the list of its words.")
    return occurrences(corpus, subcorpus, [(np.array([corpus.term_numbers[side]], np.int64),)])


def _nearby(index: TokenIndex, one: Occurrences, other: Occurrences, window: int) -> _Met:
    """Each hit of the one with each of the other that begins so many words behind its end, or ends before it begins."""
    passage = index.passages.locate(one.positions)
    last = one.positions + one.n_words - 1
    right = np.minimum(last + window, index.starts[passage + 1] - 1)
    behind = np.searchsorted(other.positions, [last + 1, right + 1])
    ends = other.positions + other.n_words - 1
    by_end = np.argsort(ends, kind="stable")
    left = np.maximum(one.positions - window, index.starts[passage])
    before = np.searchsorted(ends[by_end], [left, one.positions])
    met = [np.repeat(np.arange(len(one.positions)), stop - start) for start, stop in (behind, before)]
    others = [
        concatenate_ranges(behind[0], behind[1] - behind[0]),
        by_end[concatenate_ranges(before[0], before[1] - before[0])],
    ]
    both = np.concatenate(met)
    return _Met(passage[both], (np.unique(both), np.unique(np.concatenate(others))))


def _sharing(index: TokenIndex, intervals: Intervals, one: Occurrences, other: Occurrences) -> _Met:
    """Each sentence or passage in which a hit of either side begins."""
    scopes = intervals.locate(one.positions), intervals.locate(other.positions)
    shared = np.intersect1d(*scopes)
    inside = membership_mask(shared, len(intervals.starts) - 1)
    first, second = (np.flatnonzero(inside[own]) for own in scopes)
    return _Met(index.passages.locate(intervals.starts[shared]), (first, second))


def _spans(
    corpus: Corpus, index: TokenIndex, sides: Sequence[Occurrences], listed: pd.DataFrame, cutter: Cutter
) -> pd.DataFrame:
    numbers = listed["passage"].tolist()
    wanted, page = membership_mask(np.array(numbers, np.int64), len(index.starts) - 1), Page(corpus, cutter, numbers)
    rows = [
        (span.passage, span.start, span.end, number)
        for number, side in enumerate(sides)
        for span in page.spans(index, side[wanted[index.passages.locate(side.positions)]])
    ]
    return pd.DataFrame(sorted(rows), columns=columns(MeetingSpan), dtype="int32")


def _listed(tables: Tables, inputs: Inputs, limit: int, offset: int) -> ir.Table:
    return join_articles(tables, inputs.passages.inner_join(inputs.matches, "passage")).limit(limit, offset=offset)
