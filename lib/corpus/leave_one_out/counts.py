"""What each article, source or rule of a selection holds of some words: what a result would lose without it.

Units are numbered as in `leave_one_out.unit_names`; all functions raise QueryError where rules are asked for and the
selection names no theme.
"""

from collections.abc import Sequence

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.codebook import Codebook
from lib.corpus.counts.language_tokens import words_in
from lib.corpus.counts.over_time import passages_with_node
from lib.corpus.counts.terms import term_counts_by_article
from lib.corpus.leave_one_out.units import Leaving, Unit, leaving
from lib.corpus.nodes.mentions import mentions_in
from lib.corpus.nodes.node import Node
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Asked, Tables
from lib.corpus.store.article_terms import joined
from lib.corpus.tokens.selected import selected_passages_mask
from lib.model import Language, Subcorpus
from lib.text import Cutter


def unit_tokens(corpus: Corpus, subcorpus: Subcorpus, unit: Unit, language: Language | None = None) -> pd.DataFrame:
    """The running words that leave a selection with each of its units, those of one language or all.

    Returns
    -------
    unit, n_tokens; one row per unit that has words, in order.
    """
    words = np.diff(corpus.running.starts) if language is None else words_in(corpus, language)
    sums = leaving(corpus, subcorpus, unit).sums(words)
    units = np.flatnonzero(sums)
    return pd.DataFrame({"unit": units, "n_tokens": sums[units]})


def term_counts_by_unit(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], unit: Unit) -> pd.DataFrame:
    """How often some terms occur in what leaves a selection with each of its units.

    Returns
    -------
    spelling (categorical), unit, count, n_articles (which would hold the term no more); a row where the count is not 0.
    """
    counts = term_counts_by_article(corpus, subcorpus, spellings)
    if unit == "rule":
        return _of_rules(corpus, leaving(corpus, subcorpus, unit), counts)
    counts = counts.assign(unit=owners(corpus, unit)[counts["article"]])
    if unit == "article":
        return counts.assign(n_articles=1)[["spelling", "unit", "count", "n_articles"]]
    grouped = counts.groupby(["spelling", "unit"], observed=True, as_index=False)
    return grouped.agg(count=("count", "sum"), n_articles=("count", "size"))


def owners(corpus: Corpus, unit: Unit) -> np.ndarray:
    """The article or the source that each article of the corpus leaves with."""
    first = corpus.article_terms.first_passages[:-1]
    if unit == "article":
        return np.arange(len(first), dtype=np.int32)
    numbers: np.ndarray = leaving(corpus, Subcorpus(), unit).layers[0][first]
    return numbers


def _of_rules(corpus: Corpus, out: Leaving, counts: pd.DataFrame) -> pd.DataFrame:
    spellings = counts["spelling"].cat.categories
    own = counted_in_articles(corpus, out, spellings)
    held = counts.assign(code=counts["spelling"].cat.codes)[["code", "article", "count"]]
    own = own.merge(held, on=["code", "article"], suffixes=("", "_held"))
    own["n_articles"] = (own["count"] == own["count_held"]).astype("int64")
    found = own.groupby(["code", "unit"], as_index=False)[["count", "n_articles"]].sum()
    found["spelling"] = pd.Categorical.from_codes(found["code"], categories=spellings)
    return found[["spelling", "unit", "count", "n_articles"]]


def counted_in_articles(corpus: Corpus, out: Leaving, spellings: pd.Index) -> pd.DataFrame:
    """How often each term (by its place) is in what leaves each article with each unit: code, unit, article, count."""
    wanted = np.full(len(corpus.vocabulary), -1, np.int32)
    wanted[[corpus.term_numbers[spelling] for spelling in spellings]] = np.arange(len(spellings))
    parts = [_of_layer(corpus, out, layer, wanted) for layer in out.layers]
    return pd.concat(parts, ignore_index=True).groupby(["code", "unit", "article"], as_index=False)["count"].sum()


def _of_layer(corpus: Corpus, out: Leaving, layer: np.ndarray, wanted: np.ndarray) -> pd.DataFrame:
    """Each wanted word (by its place) of the passages that leave with a unit: code, unit, article, count."""
    passages = np.flatnonzero(layer >= 0)
    starts, ends = corpus.running.starts[passages], corpus.running.starts[passages + 1]
    codes = wanted[joined(corpus.running.terms, starts, ends)]
    owner = np.repeat(passages, ends - starts)[codes >= 0]
    return pd.DataFrame({"code": codes[codes >= 0], "unit": layer[owner], "article": out.article_of[owner], "count": 1})


def name_counts_by_unit(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, unit: Unit
) -> pd.DataFrame:
    """How often the concepts and actors of a codebook are mentioned in what leaves a selection with each unit.

    Returns
    -------
    spelling (the id, categorical), unit, count, as `counts.name_totals` counts, n_articles (which would mention the
    name no more); a row where the count is not 0.
    """
    out, found = leaving(corpus, subcorpus, unit), mentions_in(corpus, book, cutter)
    n, n_articles = max(1, len(found.names)), len(corpus.article_terms.first_passages) - 1
    article = out.article_of[found.passage] * np.int64(n) + found.name
    held, n_held = np.unique(article[selected_passages_mask(corpus, subcorpus)[found.passage]], return_counts=True)
    keys = [np.zeros(0, np.int64)]
    for layer in out.layers:
        units = layer[found.passage].astype(np.int64)
        keys.append((units * n * n_articles + article)[units >= 0])
    there, counts = np.unique(np.concatenate(keys), return_counts=True)
    unit_of, article = there // (n * n_articles), there % (n * n_articles)
    gone = counts == n_held[np.searchsorted(held, article)]
    told = {"name": article % n, "unit": unit_of, "count": counts, "n_articles": gone}
    sums = pd.DataFrame(told).groupby(["unit", "name"], as_index=False)[["count", "n_articles"]].sum()
    names = pd.Categorical.from_codes(sums["name"], categories=pd.Index(found.names))
    return sums.astype({"n_articles": "int64"}).assign(spelling=names)[["spelling", "unit", "count", "n_articles"]]


def unit_days(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> pd.DataFrame:
    """The running words that leave a selection with each unit, by day; undated articles are left out.

    Returns
    -------
    unit, published_on (datetime64), n_tokens; one row per unit and day.
    """
    out = leaving(corpus, subcorpus, unit)
    passages = np.arange(len(out.article_of))
    return _by_day(corpus, out, passages, np.diff(corpus.running.starts), "n_tokens")


def node_counts_by_unit(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter, unit: Unit) -> pd.DataFrame:
    """How often a node occurs in what leaves a selection with each unit, by day; undated articles are left out.

    Returns
    -------
    unit, published_on (datetime64), count; one row per unit and day where the count is not 0.

    Raises
    ------
    QueryError: as `contexts.concordance`.
    """
    out = leaving(corpus, subcorpus, unit)
    found = passages_with_node(corpus, node, cutter)
    return _by_day(corpus, out, found["passage"].to_numpy(), found["n"].to_numpy(), "count")


def _by_day(corpus: Corpus, out: Leaving, passages: np.ndarray, n: np.ndarray, name: str) -> pd.DataFrame:
    days = corpus.answer(_days)["published_on"].to_numpy().astype("datetime64[D]").astype("datetime64[us]")
    parts = []
    for layer in out.layers:
        units, day = layer[passages], days[out.article_of[passages]]
        own = (units >= 0) & ~np.isnat(day) & (n > 0)
        parts.append(pd.DataFrame({"unit": units[own], "published_on": day[own], name: n[own].astype("int64")}))
    return pd.concat(parts).groupby(["unit", "published_on"], as_index=False)[name].sum()


def _days(tables: Tables, _asked: Asked) -> ir.Table:
    return tables.articles.order_by("article").select("published_on")
