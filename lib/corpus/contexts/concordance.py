"""The concordance (KWIC): a node's hits with the words around them, and where in each article they fall."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.contexts.lines import HitSpan, Page
from lib.corpus.nodes.codes import CodeSpan, code_spans
from lib.corpus.nodes.matching import matching_terms
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import CodeNode, Node, WordsNode
from lib.corpus.nodes.parts import alone_mask, span_within
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.corpus.tokens.occurrences import Occurrences, chain_occurrences, rank_inside, rank_left, rank_right
from lib.corpus.tokens.threads import run_on_all_cores
from lib.errors import QueryError
from lib.frames import rows
from lib.model import Subcorpus
from lib.text import Cutter

SORTS = ("R1", "R2", "R3", "L1", "L2", "L3", "keyword", "date", "source")
MAX_WINDOW = 50
_BLOCK_SIZE = 1 << 18
_Key = Callable[[Occurrences], np.ndarray]


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of a concordance.

    Attributes
    ----------
    lines: rows of `LineRow`, one a hit.
    n_hits, n_articles: of all hits, not of the page alone.
    """

    lines: pd.DataFrame
    n_hits: int
    n_articles: int


def concordance(
    corpus: Corpus,
    subcorpus: Subcorpus,
    node: Node,
    cutter: Cutter,
    sort: Sequence[str] = ("R1", "R2", "R3"),
    limit: int = 50,
    offset: int = 0,
    window: int = 10,
) -> Concordance:
    """The hits of a word, a phrase, a pattern or a code in the selected passages, with the words around them.

    A word is found in all its forms, capitals and traditional or simplified script aside; a hit of a code is what its
    rule tagged. A word that stands inside a longer term, one that is counted as a whole (price in *market price*), is a
    hit too where that is asked for: it is what is shown as the hit, and the words beside it are those beside the whole
    term. A Chinese word stands inside another if that one, cut without itself, has it (价格 in 价格战, not 中国 in
    发展中国家), and no country inside another (印度, 印度尼西亚). Letters that run across two words are no hit; the
    search of the filter, which reads letters, finds them. Where lines tie in the order that is asked for, they keep the
    order of the text.

    Parameters
    ----------
    cutter: one with the dictionary the corpus was cut with.
    sort: by the terms beside a hit (R1 the next to the right, L1 the next to the left, up to 3), by the hit's own terms
        ("keyword"), by "date" (newest first, undated last) or "source" (unnamed last); each decides where those before
        it tie, and the order of the text where all do. Terms are compared by their spelling, capitals aside, English
        before Chinese. The hits of a code are compared as `nodes.codes` says.
    window: words to the left and to the right, 1 to 50.

    Raises
    ------
    QueryError: nothing in the corpus is spelled like the node, there is no such code, or an option is out of range.
    OtherDictionaryError: the corpus was cut with another dictionary.
    """
    _check(sort, limit, offset, window)
    if isinstance(node, CodeNode):
        tagged = code_spans(corpus, subcorpus, node, tuple(sort))
        listed = rows(tagged.iloc[offset : offset + limit], CodeSpan)
        spans = [HitSpan(span.passage, span.start, span.end) for span in listed]
        lines = Page(corpus, cutter, [span.passage for span in spans]).lines(spans, window)
        return Concordance(lines, len(tagged), tagged["article"].nunique())
    hits, index = node_hits(corpus, subcorpus, node, cutter), token_index(corpus)
    chosen = _sorted(hits, _keys(corpus, index, hits, sort), offset, offset + limit)
    page = Page(corpus, cutter, index.passages.locate(chosen.positions).tolist())
    spans = page.spans(index, chosen)
    if isinstance(node, WordsNode) and node.inside:
        spans = _narrowed(corpus, node, cutter, page, chosen, spans)
    lines = page.lines(spans, window)
    return Concordance(lines, len(hits.positions), index.n_articles(hits.positions))


@dataclass(frozen=True, slots=True)
class NodePassages:
    """The passages that have most hits of a node.

    Attributes
    ----------
    passages: their numbers, those of most hits first, ties newest first; ``spans`` their hits in the order of the text.
    n_passages, n_articles: of all that have one.
    """

    passages: tuple[int, ...]
    spans: tuple[HitSpan, ...]
    n_passages: int
    n_articles: int


def passages_of_node(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter, limit: int) -> NodePassages:
    """The selected passages with most hits of a node, and how many have one.

    Raises
    ------
    QueryError, OtherDictionaryError: as `concordance`.
    """
    if isinstance(node, CodeNode):
        tagged = code_spans(corpus, subcorpus, node)
        numbers = tagged["passage"].to_numpy(np.int64)
        leading = _leading_passages(corpus, numbers, limit)
        own = rows(tagged[tagged["passage"].isin(leading)], CodeSpan)
        spans = [HitSpan(span.passage, span.start, span.end) for span in own]
        return NodePassages(leading, tuple(spans), len(np.unique(numbers)), tagged["article"].nunique())
    hits, index = node_hits(corpus, subcorpus, node, cutter), token_index(corpus)
    numbers = index.passages.locate(hits.positions)
    leading = _leading_passages(corpus, numbers, limit)
    chosen = hits[np.isin(numbers, leading)]
    page = Page(corpus, cutter, leading)
    spans = page.spans(index, chosen)
    if isinstance(node, WordsNode) and node.inside:
        spans = _narrowed(corpus, node, cutter, page, chosen, spans)
    return NodePassages(leading, tuple(spans), len(np.unique(numbers)), index.n_articles(hits.positions))


def _leading_passages(corpus: Corpus, numbers: np.ndarray, limit: int) -> tuple[int, ...]:
    passages, counts = np.unique(numbers, return_counts=True)
    articles = np.searchsorted(corpus.article_terms.first_passages, passages, side="right") - 1
    order = np.lexsort([passages, corpus.newest_first[articles], -counts])
    return tuple(passages[order[:limit]].tolist())


def _narrowed(
    corpus: Corpus, node: WordsNode, cutter: Cutter, page: Page, hits: Occurrences, spans: list[HitSpan]
) -> list[HitSpan]:
    """The hits with what was looked for in the place of the longer terms that hold it."""
    matches = matching_terms(corpus, node, cutter)
    if not matches.inside:
        return spans
    within = page.narrowed(spans, partial(span_within, node, cutter))
    alone = alone_mask(token_index(corpus), hits, matches).tolist()
    return [span if whole else part for span, part, whole in zip(spans, within, alone, strict=True)]


def _check(sort: Sequence[str], limit: int, offset: int, window: int) -> None:
    if unknown := [name for name in sort if name not in SORTS]:
        raise QueryError(f"Lines cannot be sorted by {unknown[0]!r}. Sort by {', '.join(SORTS)}.")
    if limit < 0 or offset < 0:
        raise QueryError(f"A page of {limit} lines from line {offset} on cannot be. Use numbers from 0.")
    if not 1 <= window <= MAX_WINDOW:
        raise QueryError(f"A window of {window} words cannot be shown. Use 1 to {MAX_WINDOW}.")


def _keys(corpus: Corpus, index: TokenIndex, hits: Occurrences, sort: Sequence[str]) -> list[_Key]:
    """For each sort one or more functions that give hits their rank."""
    keys: list[_Key] = []
    for name in sort:
        if name == "keyword":
            longest = int(hits.n_words.max(initial=0))
            keys += [partial(rank_inside, index, number=number) for number in range(longest)]
        elif name in {"date", "source"}:
            keys.append(_article_key(index, corpus.answer(_article_ranks, options=(name,))["rank"].to_numpy()))
        else:
            side = rank_right if name[0] == "R" else rank_left
            keys.append(partial(side, index, distance=int(name[1])))
    return keys


def _article_key(index: TokenIndex, ranks: np.ndarray) -> _Key:
    return lambda hits: ranks[index.articles.locate(hits.positions)]


def _article_ranks(tables: Tables, _inputs: Inputs, name: str) -> ir.Table:
    articles = tables.articles
    by_date = [articles.published_on.isnull(), ibis.desc(articles.published_on)]
    by_source = [articles.source == "", articles.source.lower()]
    ranks = ibis.dense_rank().over(order_by=by_date if name == "date" else by_source)
    return articles.mutate(rank=ranks).order_by("article").select("rank")


def _sorted(hits: Occurrences, keys: Sequence[_Key], first: int, last: int) -> Occurrences:
    """The hits from number ``first`` to ``last`` as if all were sorted; only those are, in time linear in the others.

    Hits come and leave a key in the order of the text.
    """
    last = min(last, len(hits.positions))
    if first >= last or not keys:
        return hits[first:last]
    pieces = (hits[at : at + _BLOCK_SIZE] for at in range(0, len(hits.positions), _BLOCK_SIZE))
    ranks = np.concatenate(list(run_on_all_cores(keys[0], pieces)))
    smallest = np.partition(ranks, last - 1)[:last]
    low, high = np.partition(smallest, first)[first], smallest[-1]
    first, last = (at - int(np.count_nonzero(ranks < low)) for at in (first, last))
    lowest = hits[ranks == low]
    if low == high:
        return _sorted(lowest, keys[1:], first, last)
    middle = hits[(low < ranks) & (ranks < high)]
    sorted_middle = middle[np.lexsort([key(middle) for key in reversed(keys)])]
    rest = last - len(lowest.positions) - len(middle.positions)
    parts = (
        _sorted(lowest, keys[1:], first, last),
        sorted_middle,
        _sorted(hits[ranks == high], keys[1:], 0, rest),
    )
    return chain_occurrences(parts)
