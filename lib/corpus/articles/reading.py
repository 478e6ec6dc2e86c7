"""Articles to list and to read, with their receipts."""

from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.tokens.selected import selected_tokens
from lib.model import Subcorpus

ArticleOrder = Literal["newest", "oldest", "most passages", "title"]
ARTICLE_ORDERS: tuple[ArticleOrder, ...] = ("newest", "oldest", "most passages", "title")


def article_list(
    corpus: Corpus, subcorpus: Subcorpus, order: ArticleOrder, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Articles with at least one selected passage; each carries the themes of its selected passages.

    Returns
    -------
    article, key, title, source, published_on, topic, path, themes (bit mask over the selected passages), n_selected,
    n_passages. Undated articles come last in either order of date.
    """
    return corpus.answer(_article_list, subcorpus, options=(order, limit, offset))


def _article_list(tables: Tables, inputs: Inputs, order: ArticleOrder, limit: int, offset: int) -> ir.Table:
    counts = inputs.passages.group_by("article").agg(themes=_.themes.bit_or(), n_selected=_.count())
    listed = tables.articles.inner_join(counts, "article")
    ordered = {
        "newest": [listed.published_on.isnull(), ibis.desc(listed.published_on), listed.article],
        "oldest": [listed.published_on.isnull(), listed.published_on, listed.article],
        "most passages": [ibis.desc(listed.n_selected), listed.article],
        "title": [listed.title, listed.article],
    }[order]
    columns = (
        "article",
        "key",
        "title",
        "source",
        "published_on",
        "topic",
        "path",
        "themes",
        "n_selected",
        "n_passages",
    )
    return listed.order_by(ordered).select(*columns).limit(limit, offset=offset)


def article(corpus: Corpus, key: str) -> pd.DataFrame:
    """The article with this key: the columns of ``articles``, one row or none."""
    return corpus.answer(_article, values=(key,))


def _article(tables: Tables, inputs: Inputs) -> ir.Table:
    return tables.articles.semi_join(inputs.values, tables.articles.key == inputs.values.value)


def passages_in_article(corpus: Corpus, number: int) -> pd.DataFrame:
    """An article's passages in reading order: passage, ordinal, kind, section, references, language, text, themes."""
    return corpus.answer(_passages_in_article, values=(number,))


def _passages_in_article(tables: Tables, inputs: Inputs) -> ir.Table:
    columns = ("passage", "ordinal", "kind", "section", "references", "language", "text", "themes")
    return _own(tables, inputs).order_by("ordinal").select(*columns)


def _own(tables: Tables, inputs: Inputs) -> ir.Table:
    return tables.passages.semi_join(inputs.values, tables.passages.article == inputs.values.value.cast("int32"))


def hits_in_article(corpus: Corpus, number: int) -> pd.DataFrame:
    """The evidence in an article: which rule gave which passage its theme, and by which words.

    Returns
    -------
    passage, theme, rule, start, end, text, in the order of the text.
    """
    return corpus.answer(_hits_in_article, values=(number,))


def _hits_in_article(tables: Tables, inputs: Inputs) -> ir.Table:
    hits = tables.hits.semi_join(_own(tables, inputs), "passage")
    return hits.order_by("passage", "start", "end", "theme", "rule")


def selected_passages(corpus: Corpus, subcorpus: Subcorpus, limit: int, offset: int = 0) -> pd.DataFrame:
    """Selected passages with the article each stands in, newest article first.

    Returns
    -------
    passage, key, title, source, published_on, section, kind, language, text, themes (bit mask).
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
    columns = ["passage", "key", "title", "source", "published_on", "section", "kind", "language", "text", "themes"]
    columns += ["n"] if "n" in joined.columns else []
    ordered = joined.order_by(joined.published_on.isnull(), ibis.desc(joined.published_on), joined.passage)
    return ordered.select(*columns)
