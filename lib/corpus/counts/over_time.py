"""How often a node occurs in each article: what a course over time is counted from."""

from typing import NamedTuple

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.corpus.nodes.codes import code_spans
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import CodeNode, Node
from lib.corpus.query.corpus import EVERYTHING, Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.model import Subcorpus
from lib.text import Cutter


class NodeCount(NamedTuple):
    """A row of `node_counts`; ``themes`` is a bit mask."""

    article: int
    themes: int
    count_: int


def node_counts(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter) -> pd.DataFrame:
    """How often a node occurs in the selected passages, by article and by the set of themes they carry.

    It goes with the frame of `articles.coverage`, which has the day and the running words of each such article and
    set.

    Returns
    -------
    Rows of `NodeCount`, one per article and mask where the node occurs, in that order.

    Raises
    ------
    QueryError: as `contexts.concordance`.
    """
    matches = passages_with_node(corpus, node, cutter, weak=subcorpus.weak)
    counted = corpus.answer(_sum_by_article_and_themes, subcorpus, matches=matches)
    return counted.astype({"article": "int32", "themes": "int32", "count": "int64"})


def passages_with_node(corpus: Corpus, node: Node, cutter: Cutter, *, weak: bool) -> pd.DataFrame:
    """The passages of the whole corpus in which a node occurs: passage, n (how often). ``weak`` is of `Subcorpus`."""
    if isinstance(node, CodeNode):
        passages = code_spans(corpus, Subcorpus(weak=weak), node)["passage"].to_numpy()
    else:
        passages = corpus.running.passages.locate(node_hits(corpus, EVERYTHING, node, cutter).positions)
    numbers, n = np.unique(passages, return_counts=True)
    return pd.DataFrame({"passage": numbers.astype(np.int32), "n": n.astype(np.int32)})


def _sum_by_article_and_themes(_tables: Tables, inputs: Inputs) -> ir.Table:
    passages = inputs.passages.inner_join(inputs.matches, "passage")
    return passages.group_by("article", "themes").agg(count=_.n.sum()).order_by("article", "themes")
