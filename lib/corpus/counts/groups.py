"""Counts of terms by what is known about their articles: source, topic, month."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.counts.language_tokens import language_tokens
from lib.corpus.counts.terms import article_tokens, term_counts_by_article
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import Language, Subcorpus

Grouping = Literal["source", "topic", "month"]


class GroupTermCount(NamedTuple):
    """A row of `term_counts_by_group`.

    Attributes
    ----------
    group: a source, a topic, or a month as "2025-07"; "" where the article states none.
    """

    spelling: str
    group: str
    count_: int
    n_articles: int


class GroupSize(NamedTuple):
    """A row of `group_sizes`; ``n_tokens`` are the running words of the selected passages."""

    group: str
    n_articles: int
    n_tokens: int


def term_counts_by_group(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], by: Grouping) -> pd.DataFrame:
    """How often some terms occur in the selected passages of each group of articles.

    Returns
    -------
    Rows of `GroupTermCount` where the count is not 0.
    """
    counts = term_counts_by_article(corpus, subcorpus, spellings)
    codes, groups = _groups(corpus, by)
    words = counts["spelling"].cat.categories
    cells = counts["spelling"].cat.codes.to_numpy(np.int64) * len(groups) + codes[counts["article"]]
    count = np.bincount(cells, counts["count"], len(words) * len(groups)).astype(np.int64)
    n_articles = np.bincount(cells, minlength=len(words) * len(groups))
    there = np.flatnonzero(count)
    word, group = np.divmod(there, max(1, len(groups)))
    return pd.DataFrame(
        {"spelling": words[word], "group": groups[group], "count": count[there], "n_articles": n_articles[there]}
    )


def group_sizes(corpus: Corpus, subcorpus: Subcorpus, by: Grouping, language: Language | None = None) -> pd.DataFrame:
    """The groups of a selection, rows of `GroupSize`.

    The largest by articles first, months in their order; "" (none stated) last. ``n_tokens`` are those of one
    ``language`` where it is given.
    """
    articles = article_tokens(corpus, subcorpus)
    if language is not None:
        tokens = language_tokens(corpus, subcorpus, language).groupby("article")["n_tokens"].sum()
        articles["n_tokens"] = tokens.reindex(articles["article"]).to_numpy()
    codes, groups = _groups(corpus, by)
    own = codes[articles["article"]]
    n_articles = np.bincount(own, minlength=len(groups))
    n_tokens = np.bincount(own, articles["n_tokens"], len(groups)).astype(np.int64)
    sizes = pd.DataFrame({"group": groups, "n_articles": n_articles, "n_tokens": n_tokens})
    sizes = sizes[sizes["n_articles"] > 0].assign(unnamed=lambda frame: frame["group"] == "")
    order = ["unnamed", "group"] if by == "month" else ["unnamed", "n_articles", "group"]
    sizes = sizes.sort_values(order, ascending=[name != "n_articles" for name in order], ignore_index=True)
    return sizes[columns(GroupSize)]


def _groups(corpus: Corpus, by: Grouping) -> tuple[np.ndarray, pd.Index]:
    """The number of each article's group, and the groups."""
    values = corpus.answer(_values, options=(by,))["group"].astype("str")
    codes, groups = pd.factorize(values, sort=True)
    return codes, pd.Index(groups)


def _values(tables: Tables, _inputs: Inputs, by: Grouping) -> ir.Table:
    articles = tables.articles
    month = articles.published_on.strftime("%Y-%m").fill_null("")
    return articles.order_by("article").select(group=month if by == "month" else articles[by])
