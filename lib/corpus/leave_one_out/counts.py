"""What each article, source or rule of a selection holds of nodes and names.

Units are numbered as in `leave_one_out.unit_names`; all functions raise QueryError where rules are asked for and the
selection names no theme.
"""

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.codebook import Codebook
from lib.corpus.counts.over_time import passages_with_node
from lib.corpus.leave_one_out.terms import TermsOfUnit
from lib.corpus.leave_one_out.units import Leaving, Unit, leaving
from lib.corpus.nodes.mentions import name_mentions
from lib.corpus.nodes.node import Node
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.tokens.selected import selected_passages_mask
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter


def name_counts_by_unit(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, unit: Unit
) -> pd.DataFrame:
    """How often the concepts and actors of a codebook are mentioned in what leaves a selection with each unit.

    Returns
    -------
    spelling (the id, categorical), unit, count, as `counts.name_totals` counts, n_articles (which would mention the
    name no more); a row where the count is not 0.
    """
    out, found = leaving(corpus, subcorpus, unit), name_mentions(corpus, book, cutter)
    n, n_articles = max(1, len(found.names)), len(corpus.article_terms.first_passages) - 1
    in_article = out.article_of[found.passage] * np.int64(n) + found.name
    held, n_held = distinct_keys(in_article[selected_passages_mask(corpus, subcorpus)[found.passage]])
    lost = out.tally(found.passage, in_article, n * n_articles)
    emptied = lost.n == n_held[np.searchsorted(held, lost.code)]
    counts = pd.DataFrame({"name": lost.code % n, "unit": lost.unit, "count": lost.n, "n_articles": emptied})
    sums = counts.groupby(["unit", "name"], as_index=False)[["count", "n_articles"]].sum()
    names = pd.Categorical.from_codes(sums["name"], categories=pd.Index(found.names))
    return sums.astype({"n_articles": "int64"}).assign(spelling=names)[columns(TermsOfUnit)]


def node_counts_by_unit(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter, unit: Unit) -> pd.DataFrame:
    """How often a node occurs in what leaves a selection with each unit, by day; undated articles are left out.

    Returns
    -------
    unit, published_on (datetime64), count; one row per unit and day where the count is not 0.

    Raises
    ------
    QueryError: as `contexts.concordance`.
    """
    found = passages_with_node(corpus, node, cutter, weak=subcorpus.weak)
    out = leaving(corpus, subcorpus, unit)
    return _by_day(corpus, out, found["passage"].to_numpy(), found["n"].to_numpy(), "count")


def unit_days(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """The running words that leave a selection with each unit, by day; undated articles are left out.

    Returns
    -------
    unit, published_on (datetime64), n_tokens; one row per unit and day.
    """
    out, words = leaving(corpus, subcorpus, unit), np.diff(corpus.running.starts)
    return _by_day(corpus, out, np.arange(len(words)), words, "n_tokens")


def _by_day(corpus: Corpus, out: Leaving, passages: np.ndarray, n: np.ndarray, name: str) -> pd.DataFrame:
    days = corpus.answer(_days)["published_on"].to_numpy().astype("datetime64[D]")
    first = np.nanmin(days) if (~np.isnat(days)).any() else np.datetime64(0, "D")
    numbers = (days - first).astype(np.int64)[out.article_of[passages]]
    dated = numbers >= 0  # what is no day is the least number
    lost = out.tally(passages[dated], numbers[dated], int(numbers.max(initial=0)) + 1, n[dated])
    published_on = (first + lost.code.astype("timedelta64[D]")).astype("datetime64[us]")
    return pd.DataFrame({"unit": lost.unit, "published_on": published_on, name: lost.n})


def _days(tables: Tables, _inputs: Inputs) -> ir.Table:
    return tables.articles.order_by("article").select("published_on")
