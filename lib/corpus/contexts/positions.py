"""Where in each article a node falls."""

from typing import NamedTuple

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.nodes.codes import code_spans
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import CodeNode, Node
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.errors import QueryError
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter


class HitPosition(NamedTuple):
    """A row of `positions`.

    Attributes
    ----------
    at: where in its article the hit falls, from 0 to below 1.
    """

    article: int
    key: str
    title: str
    n_hits: int
    n_tokens: int
    at: float


def positions(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter, n_articles: int = 30) -> pd.DataFrame:
    """Where in an article each hit in the selected passages falls (a dispersion plot).

    ``at`` is ``k / n_tokens`` where the hit's first word is word *k* of the article, counted from 0 over all its
    passages, selected or not. The hits of a code are placed by the letters before them in their passage, not by words.

    Parameters
    ----------
    n_articles: the so many articles with the most hits, ties in the order of the corpus.

    Returns
    -------
    Rows of `HitPosition`, one a hit, most hits first, then by place.

    Raises
    ------
    QueryError: as `contexts.concordance`.
    """
    if n_articles < 1:
        raise QueryError(f"Hits of {n_articles} articles cannot be shown. Use a number from 1.")
    index = token_index(corpus)
    if isinstance(node, CodeNode):
        at = _code_positions(index, code_spans(corpus, subcorpus, node))
    else:
        at = node_hits(corpus, subcorpus, node, cutter).positions
    return _placed(corpus, index, at, n_articles)


def _code_positions(index: TokenIndex, spans: pd.DataFrame) -> np.ndarray:
    """The place of each span in the running text, in order, as a fraction of words."""
    passages = spans["passage"].to_numpy()
    lengths = np.diff(index.starts)[passages]
    at: np.ndarray = index.starts[passages] + lengths * (spans["start"] / spans["n_letters"]).to_numpy()
    return np.sort(at)


def _placed(corpus: Corpus, index: TokenIndex, at: np.ndarray, n_articles: int) -> pd.DataFrame:
    counts = index.counts_by_article(at)
    first = np.cumsum(counts) - counts
    most = np.argsort(-counts, kind="stable")[:n_articles]
    most = most[counts[most] > 0]
    positions = [(at[first[n] : first[n] + counts[n]] - index.article_starts[n]) for n in most]
    listed = pd.DataFrame(
        {
            "article": most.astype(np.int32),
            "n_hits": counts[most],
            "n_tokens": np.diff(index.article_starts)[most],
        }
    ).merge(corpus.answer(_named, values=most.tolist()), on="article", how="left")
    rows = listed.loc[np.repeat(np.arange(len(most)), counts[most])].reset_index(drop=True)
    rows["at"] = np.concatenate([np.zeros(0), *positions]) / rows["n_tokens"]
    return rows[columns(HitPosition)]


def _named(tables: Tables, inputs: Inputs) -> ir.Table:
    articles = tables.articles
    return articles.semi_join(inputs.values, articles.article == inputs.values.value.cast("int32")).select(
        "article", "key", "title"
    )
