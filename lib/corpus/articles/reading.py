"""Articles to list and to read, with their receipts."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.tokens.selected import selected_tokens
from lib.frames import columns
from lib.model import Language, PassageKind, Subcorpus

ArticleOrder = Literal["newest", "oldest", "most passages", "title"]
EVERY = 2**31 - 1  # as a limit: all that there are
ARTICLE_ORDERS: tuple[ArticleOrder, ...] = ("newest", "oldest", "most passages", "title")


class ListedArticle(NamedTuple):
    """A row of `article_list`.

    Attributes
    ----------
    themes, every_theme: bit masks of what counts, over the selected passages and over all of them.
    weak: those themes of the selected passages that none of them surely carries.
    """

    article: int
    key: str
    title: str
    source: str
    published_on: date | None
    topic: str
    path: str
    themes: int
    every_theme: int
    weak: int
    n_selected: int
    n_passages: int


class ArticleRow(NamedTuple):
    """A row of `article`; ``set_aside`` are the texts that recur in its source and are not counted."""

    article: int
    key: str
    title: str
    source: str
    published_on: date | None
    published_time: str
    topic: str
    url: str
    path: str
    set_aside: Sequence[str]
    n_passages: int
    n_tokens: int
    n_terms: int


class ArticlePassage(NamedTuple):
    """A row of `passages_in_article`; ``themes`` (sure) and ``weak`` are bit masks."""

    passage: int
    ordinal: int
    kind: PassageKind
    section: str
    references: Sequence[int]
    language: Language
    text: str
    themes: int
    weak: int


class HitRow(NamedTuple):
    """A row of `hits_in_article` and its like: a receipt, ``text[start:end]`` of its passage, ``sure`` as its theme."""

    passage: int
    theme: str
    rule: str
    start: int
    end: int
    text: str
    sure: bool


class SelectedPassage(NamedTuple):
    """A row of `selected_passages`; ``themes`` (those that count) and ``weak`` (counted or not) are bit masks."""

    passage: int
    key: str
    title: str
    source: str
    published_on: date | None
    section: str
    kind: PassageKind
    language: Language
    text: str
    themes: int
    weak: int


def article_list(
    corpus: Corpus, subcorpus: Subcorpus, order: ArticleOrder, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Articles with at least one selected passage; each carries the themes of its selected passages.

    Returns
    -------
    Rows of `ListedArticle`. Undated articles come last in either order of date.
    """
    listed = corpus.answer(_article_list, subcorpus, options=(order, limit, offset))
    listed["every_theme"] = corpus.ask(_every_theme, weak=subcorpus.weak)[listed["article"].to_numpy()]
    return listed[columns(ListedArticle)]


def _every_theme(corpus: Corpus, *, weak: bool) -> np.ndarray:
    """The bit mask of each article over all its passages."""
    masks = corpus.theme_masks(Subcorpus(weak=weak))
    first = corpus.article_terms.first_passages[: len(corpus.article_labels)]
    every: np.ndarray = np.bitwise_or.reduceat(masks, first) if len(masks) else np.zeros(0, np.int32)
    return every


def _article_list(tables: Tables, inputs: Inputs, order: ArticleOrder, limit: int, offset: int) -> ir.Table:
    sure = inputs.passages.mutate(sure=_.themes & ~_.weak)
    counts = sure.group_by("article").agg(
        themes=_.themes.bit_or(), weak=_.weak.bit_or() & ~_.sure.bit_or(), n_selected=_.count()
    )
    listed = tables.articles.inner_join(counts, "article")
    ordered = {
        "newest": [listed.published_on.isnull(), ibis.desc(listed.published_on), listed.article],
        "oldest": [listed.published_on.isnull(), listed.published_on, listed.article],
        "most passages": [ibis.desc(listed.n_selected), listed.article],
        "title": [listed.title, listed.article],
    }[order]
    own = [name for name in columns(ListedArticle) if name != "every_theme"]
    return listed.order_by(ordered).select(*own).limit(limit, offset=offset)


def article(corpus: Corpus, key: str) -> pd.DataFrame:
    """The article with this key: one row of `ArticleRow` or none."""
    return corpus.answer(_article, values=(key,))


def _article(tables: Tables, inputs: Inputs) -> ir.Table:
    matching = tables.articles.semi_join(inputs.values, tables.articles.key == inputs.values.value)
    return matching.select(*columns(ArticleRow))


def passages_in_article(corpus: Corpus, number: int) -> pd.DataFrame:
    """An article's passages in reading order, rows of `ArticlePassage`."""
    return corpus.answer(_passages_in_article, values=(number,))


def _passages_in_article(tables: Tables, inputs: Inputs) -> ir.Table:
    return _own(tables, inputs).order_by("ordinal").select(*columns(ArticlePassage))


def _own(tables: Tables, inputs: Inputs) -> ir.Table:
    return tables.passages.semi_join(inputs.values, tables.passages.article == inputs.values.value.cast("int32"))


def hits_in_article(corpus: Corpus, number: int) -> pd.DataFrame:
    """The evidence in an article: which rule gave which passage its theme, and by which words.

    Returns
    -------
    Rows of `HitRow`, in the order of the text.
    """
    return corpus.answer(_hits_in_article, values=(number,))


def _hits_in_article(tables: Tables, inputs: Inputs) -> ir.Table:
    return order_as_in_text(tables.hits.semi_join(_own(tables, inputs), "passage"))


def order_as_in_text(hits: ir.Table) -> ir.Table:
    """Hits as rows of `HitRow`, for queries beside those of an article."""
    return hits.order_by("passage", "start", "end", "theme", "rule").select(*columns(HitRow))


def selected_passages(corpus: Corpus, subcorpus: Subcorpus, limit: int, offset: int = 0) -> pd.DataFrame:
    """Selected passages with the article each stands in, newest article first.

    Returns
    -------
    Rows of `SelectedPassage`.
    """
    return corpus.answer(_selected_passages, subcorpus, options=(limit, offset))


def _selected_passages(tables: Tables, inputs: Inputs, limit: int, offset: int) -> ir.Table:
    return join_articles(tables, inputs.passages).limit(limit, offset=offset)


def passages_with_term(
    corpus: Corpus, subcorpus: Subcorpus, spelling: str, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Selected passages in which a term occurs; columns of `selected_passages` and ``n``, its count there."""
    number = corpus.term_numbers.get(spelling)
    text = selected_tokens(corpus, subcorpus)
    passages = text.index.passages.locate(text.positions(np.array([] if number is None else [number], np.int64)))
    first = np.flatnonzero(np.diff(passages, prepend=-1))
    n = np.diff(np.append(first, len(passages)))
    articles = np.searchsorted(corpus.article_terms.first_passages, passages[first], side="right") - 1
    page = _smallest(corpus.newest_first[articles], offset, limit)
    matches = pd.DataFrame({"passage": passages[first[page]].astype(np.int32), "n": n[page].astype(np.int32)})
    return corpus.answer(_passages_with_term, matches=matches)


def count_passages_with_term(corpus: Corpus, subcorpus: Subcorpus, spelling: str) -> tuple[int, int]:
    """In how many selected passages a term occurs, and in how many articles."""
    number = corpus.term_numbers.get(spelling)
    text = selected_tokens(corpus, subcorpus)
    positions = text.positions(np.array([] if number is None else [number], np.int64))
    passages = np.unique(text.index.passages.locate(positions))
    return len(passages), len(np.unique(text.index.articles.locate(positions)))


def passages_numbered(corpus: Corpus, numbers: Sequence[int]) -> pd.DataFrame:
    """The passages with some numbers, in their order, each once: rows of `SelectedPassage`."""
    own = list(dict.fromkeys(numbers))
    found = corpus.answer(_passages_numbered, values=tuple(own)).set_index("passage", drop=False)
    return found.loc[[number for number in own if number in found.index]].reset_index(drop=True)


def _passages_numbered(tables: Tables, inputs: Inputs) -> ir.Table:
    numbers = inputs.values.value.cast("int32")
    return join_articles(tables, tables.passages.semi_join(inputs.values, tables.passages.passage == numbers))


def article_urls(corpus: Corpus, keys: Sequence[str]) -> dict[str, str]:
    """The address that each of some articles states, by its key; "" where it states none."""
    found = corpus.answer(_article, values=tuple(dict.fromkeys(keys)))
    return dict(zip(found["key"], found["url"], strict=True))


def _smallest(ranks: np.ndarray, offset: int, limit: int) -> np.ndarray:
    """Where the smallest of some ranks are, in order, ties by place; a page of them."""
    keys = ranks.astype(np.int64) << 32 | np.arange(len(ranks))
    if offset + limit < len(keys):
        keys = np.partition(keys, offset + limit)[: offset + limit]
    keys.sort()
    page: np.ndarray = keys[offset : offset + limit] & 0xFFFFFFFF
    return page


def _passages_with_term(tables: Tables, inputs: Inputs) -> ir.Table:
    return join_articles(tables, tables.passages.inner_join(inputs.matches, "passage"))


def join_articles(tables: Tables, passages: ir.Table) -> ir.Table:
    """Passages joined to their articles, newest first: the columns of `selected_passages`, for queries beside it."""
    articles = tables.articles.select("article", "key", "title", "source", "published_on")
    joined = passages.inner_join(articles, "article")
    counted = ["n"] if "n" in joined.columns else []
    ordered = joined.order_by(joined.published_on.isnull(), ibis.desc(joined.published_on), joined.passage)
    return ordered.select(*columns(SelectedPassage), *counted)
