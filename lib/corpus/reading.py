"""Articles to list and to read, with their receipts."""

from typing import Literal

import ibis
import pandas as pd

from lib.corpus.corpus import Corpus
from lib.model import Subcorpus

Order = Literal["newest", "oldest", "most passages", "title"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "most passages", "title")


def article_list(corpus: Corpus, subcorpus: Subcorpus, order: Order, limit: int, offset: int = 0) -> pd.DataFrame:
    """Articles with at least one selected passage, a page of them.

    Returns
    -------
    article, key, title, source, published_on, topic, path, themes (bit mask over the selected passages), n_selected,
    n_passages. Undated articles come last in either order of date.
    """
    selected = corpus.passages(subcorpus)
    counts = selected.group_by("article").agg(themes=ibis._.themes.bit_or(), n_selected=ibis._.count())
    listed = corpus.tables.articles.inner_join(counts, "article")
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
    ordered = {
        "newest": [listed.published_on.isnull(), ibis.desc(listed.published_on), listed.article],
        "oldest": [listed.published_on.isnull(), listed.published_on, listed.article],
        "most passages": [ibis.desc(listed.n_selected), listed.article],
        "title": [listed.title, listed.article],
    }[order]
    return corpus.frame(listed.order_by(ordered).select(*columns).limit(limit, offset=offset))


def article(corpus: Corpus, key: str) -> pd.DataFrame:
    """The article with this key: the columns of ``articles``, one row or none."""
    articles = corpus.tables.articles
    return corpus.frame(articles.filter(articles.key == key))


def passages_of(corpus: Corpus, number: int) -> pd.DataFrame:
    """An article's passages in reading order: passage, ordinal, kind, section, references, language, text, themes."""
    passages = corpus.tables.passages
    own = passages.filter(passages.article == number).order_by("ordinal")
    return corpus.frame(own.select("passage", "ordinal", "kind", "section", "references", "language", "text", "themes"))


def hits_of(corpus: Corpus, number: int) -> pd.DataFrame:
    """An article's receipts: passage, theme, rule, start, end, text, in the order of the text."""
    passages = corpus.tables.passages
    own = passages.filter(passages.article == number).select("passage")
    hits = corpus.tables.hits.semi_join(own, "passage")
    return corpus.frame(hits.order_by("passage", "start", "end", "theme", "rule"))


def selected_passages(corpus: Corpus, subcorpus: Subcorpus, limit: int, offset: int = 0) -> pd.DataFrame:
    """Selected passages with the article each stands in, newest article first.

    Returns
    -------
    passage, key, title, source, published_on, section, kind, language, text, themes (bit mask).
    """
    return corpus.frame(_with_article(corpus, corpus.passages(subcorpus)).limit(limit, offset=offset))


def passages_with_term(
    corpus: Corpus, subcorpus: Subcorpus, spelling: str, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Selected passages in which a term occurs; columns of `selected_passages` and ``n``, its count there."""
    terms, postings = corpus.tables.terms, corpus.tables.postings
    number = terms.filter(terms.spelling == spelling).select("term")
    found = postings.semi_join(number, "term").select("passage", "n")
    chosen = _with_article(corpus, corpus.passages(subcorpus).inner_join(found, "passage"))
    return corpus.frame(chosen.limit(limit, offset=offset))


def _with_article(corpus: Corpus, passages: ibis.Table) -> ibis.Table:
    articles = corpus.tables.articles.select("article", "key", "title", "source", "published_on")
    joined = passages.inner_join(articles, "article")
    columns = ["passage", "key", "title", "source", "published_on", "section", "kind", "language", "text", "themes"]
    columns += ["n"] if "n" in joined.columns else []
    ordered = joined.order_by(joined.published_on.isnull(), ibis.desc(joined.published_on), joined.passage)
    return ordered.select(*columns)
