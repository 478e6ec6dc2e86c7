"""What each article loses with each article, source or rule that is left out: what a dispersion needs to know."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.corpus.counts.terms import article_tokens, term_counts_by_article
from lib.corpus.leave_one_out.counts import counted_in_articles, owners
from lib.corpus.leave_one_out.units import Unit, leaving
from lib.corpus.query.corpus import Corpus
from lib.model import Subcorpus


def term_losses(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], unit: Unit) -> pd.DataFrame:
    """What is taken of some terms, article by article, with each unit of a selection.

    Returns
    -------
    spelling (categorical), unit, held, size (occurrences and running words of the article in the selection), count,
    n_tokens (those of them that leave with the unit); a row for each unit and each article it takes a word from, where
    the article holds the term.

    Raises
    ------
    QueryError: rules are asked for, and the selection names no theme.
    """
    counts = term_counts_by_article(corpus, subcorpus, spellings)
    sizes = _sizes(corpus, subcorpus)[counts["article"]].astype(np.int32)
    held = counts.assign(count=counts["count"].astype(np.int32))
    if unit != "rule":
        told = {"unit": owners(corpus, unit)[held["article"]], "held": held["count"], "size": sizes}
        told |= {"count": held["count"], "n_tokens": sizes}
        return pd.DataFrame({"spelling": held["spelling"], **told})
    out = leaving(corpus, subcorpus, unit)
    spelled = counts["spelling"].cat.categories
    held = held.assign(code=counts["spelling"].cat.codes, size=sizes).rename(columns={"count": "held"})
    touched = held.merge(_tokens(corpus, subcorpus, unit), on="article")
    own = counted_in_articles(corpus, out, spelled)
    touched = touched.merge(own, on=["code", "unit", "article"], how="left").fillna({"count": 0})
    return touched.astype({"count": "int32"})[["spelling", "unit", "held", "size", "count", "n_tokens"]]


def unit_sizes(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """How much a selection loses with each of its units.

    Returns
    -------
    unit, n_tokens (running words), n_articles (that are left without a word); a row for each unit that has words.

    Raises
    ------
    QueryError: rules are asked for, and the selection names no theme.
    """
    lost = _tokens(corpus, subcorpus, unit)
    lost["n_articles"] = lost["n_tokens"].to_numpy() == _sizes(corpus, subcorpus)[lost["article"]]
    return lost.groupby("unit", as_index=False)[["n_tokens", "n_articles"]].sum().astype("int64")


def _sizes(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    """The running words of each article of the corpus in the selection."""
    articles = article_tokens(corpus, subcorpus)
    sizes = np.zeros(len(corpus.article_terms.first_passages) - 1, np.int64)
    sizes[articles["article"]] = articles["n_tokens"]
    return sizes


def _tokens(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """The running words that an article loses with a unit: unit, article, n_tokens; where they are not 0."""
    if unit != "rule":
        sizes = _sizes(corpus, subcorpus)
        articles = np.flatnonzero(sizes)
        told = {"unit": owners(corpus, unit)[articles], "article": articles, "n_tokens": sizes[articles]}
        return pd.DataFrame(told)
    out, words = leaving(corpus, subcorpus, unit), np.diff(corpus.running.starts)
    parts = []
    for layer in out.layers:
        own = np.flatnonzero((layer >= 0) & (words > 0))
        parts.append(pd.DataFrame({"unit": layer[own], "article": out.article_of[own], "n_tokens": words[own]}))
    return pd.concat(parts).groupby(["unit", "article"], as_index=False)["n_tokens"].sum()
