"""What each article, source or rule of a selection holds of some terms: what a list of words would lose without it.

Units are numbered as in `leave_one_out.unit_names`; all functions raise QueryError where rules are asked for and the
selection names no theme.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.counts.language_tokens import passage_tokens
from lib.corpus.counts.terms import article_tokens, term_counts_by_article
from lib.corpus.leave_one_out.units import Leaving, Lost, Unit, leaving
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.article_terms import concatenate_slices
from lib.frames import columns
from lib.model import Language, Subcorpus


class TermLoss(NamedTuple):
    """A row of `term_losses`."""

    spelling: str
    unit: int
    article: int
    count_: int
    n_tokens: int
    n_articles: int


class TermsOfUnit(NamedTuple):
    """A row of `term_counts_by_unit` and `leave_one_out.name_counts_by_unit`."""

    spelling: str
    unit: int
    count_: int
    n_articles: int


def unit_tokens(corpus: Corpus, subcorpus: Subcorpus, unit: Unit, language: Language | None = None) -> pd.DataFrame:
    """The running words that leave a selection with each of its units, those of one language or all.

    Returns
    -------
    unit, n_tokens; one row per unit that has words, in order.
    """
    words = np.diff(corpus.running.starts) if language is None else passage_tokens(corpus, language)
    sums = leaving(corpus, subcorpus, unit).sums(words)
    units = np.flatnonzero(sums)
    return pd.DataFrame({"unit": units, "n_tokens": sums[units]})


def unit_sizes(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """How much a selection loses with each of its units.

    Returns
    -------
    unit, n_tokens (running words), n_articles (that are left without a word); a row for each unit that has words.
    """
    lost = _tokens(corpus, subcorpus, unit)
    lost["n_articles"] = lost["n_tokens"].to_numpy() == _sizes(corpus, subcorpus)[lost["article"]]
    return lost.groupby("unit", as_index=False)[["n_tokens", "n_articles"]].sum().astype("int64")


def term_counts_by_unit(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], unit: Unit) -> pd.DataFrame:
    """How often some terms occur in what leaves a selection with each of its units.

    Returns
    -------
    spelling (categorical), unit, count, n_articles (which would hold the term no more); a row where the count is not 0.
    """
    losses = term_losses(corpus, subcorpus, spellings, unit)
    if unit == "article":
        return losses[columns(TermsOfUnit)]
    if unit == "rule":
        losses = losses[losses["count"] > 0]
    return losses.groupby(["spelling", "unit"], observed=True, as_index=False)[["count", "n_articles"]].sum()


def term_losses(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], unit: Unit) -> pd.DataFrame:
    """What is taken of some terms, article by article, with each unit of a selection.

    Returns
    -------
    spelling (categorical), unit, article, count (of the term), n_tokens (running words), n_articles (1 where the
    article then holds the term no more, else 0); a row for each unit and each article it takes a word from, where the
    article holds the term.
    """
    whole = term_counts_by_article(corpus, subcorpus, spellings)
    if unit != "rule":
        articles = whole["article"].to_numpy()
        sizes, owners = _sizes(corpus, subcorpus).astype(np.int32), _owners(corpus, unit)
        return whole.assign(unit=owners[articles], n_tokens=sizes[articles], n_articles=1)[columns(TermLoss)]
    touched = whole.merge(_tokens(corpus, subcorpus, unit), on="article")
    lost = _lost_with_rules(corpus, leaving(corpus, subcorpus, unit), whole["spelling"].cat.categories)
    codes = touched["spelling"].cat.codes.to_numpy("int64") * _n_articles(corpus) + touched["article"].to_numpy()
    count = lost.at(touched["unit"].to_numpy(), codes)
    emptied = (count == touched["count"]).astype("int64")
    return touched.assign(count=count, n_articles=emptied)[columns(TermLoss)]


def _owners(corpus: Corpus, unit: Unit) -> np.ndarray:
    """The article or the source that each article of the corpus leaves with."""
    first = corpus.article_terms.first_passages[:-1]
    if unit == "article":
        return np.arange(len(first), dtype=np.int32)
    numbers: np.ndarray = leaving(corpus, Subcorpus(), unit).layers[0][first]
    return numbers


def _lost_with_rules(corpus: Corpus, out: Leaving, spellings: pd.Index) -> Lost:
    """How often each term is in what leaves each article; a thing is a term and an article."""
    wanted = np.full(len(corpus.vocabulary), -1, np.int32)
    wanted[[corpus.term_numbers[spelling] for spelling in spellings]] = np.arange(len(spellings))
    passages = np.flatnonzero(np.any([layer >= 0 for layer in out.layers], axis=0))
    starts, ends = corpus.running.starts[passages], corpus.running.starts[passages + 1]
    terms = wanted[concatenate_slices(corpus.running.terms, starts, ends)]
    passages, terms = np.repeat(passages, ends - starts)[terms >= 0], terms[terms >= 0]
    n_articles = _n_articles(corpus)
    codes = terms.astype(np.int64) * n_articles + out.article_of[passages]
    return out.tally(passages, codes, len(spellings) * n_articles)


def _tokens(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """The running words that an article loses with a unit: unit, article, n_tokens; where they are not 0."""
    if unit != "rule":
        sizes = _sizes(corpus, subcorpus)
        articles = np.flatnonzero(sizes)
        units = _owners(corpus, unit)[articles]
        return pd.DataFrame({"unit": units, "article": articles, "n_tokens": sizes[articles]})
    out, words = leaving(corpus, subcorpus, unit), np.diff(corpus.running.starts)
    lost = out.tally(np.arange(len(words)), out.article_of, _n_articles(corpus), words)
    return pd.DataFrame({"unit": lost.unit, "article": lost.code, "n_tokens": lost.n})


def _sizes(corpus: Corpus, subcorpus: Subcorpus) -> np.ndarray:
    """The running words of each article of the corpus in the selection."""
    articles = article_tokens(corpus, subcorpus)
    sizes = np.zeros(_n_articles(corpus), np.int64)
    sizes[articles["article"]] = articles["n_tokens"]
    return sizes


def _n_articles(corpus: Corpus) -> int:
    return len(corpus.article_terms.first_passages) - 1
