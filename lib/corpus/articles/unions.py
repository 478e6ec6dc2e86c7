"""What any of several selections holds."""

from collections.abc import Sequence

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from lib.corpus.articles.reading import join_articles
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.tokens.selected import selected_passages_mask
from lib.model import Subcorpus


def passages_in_any(corpus: Corpus, selections: Sequence[Subcorpus], limit: int) -> tuple[pd.DataFrame, int]:
    """The newest passages of several selections together, and how many there are, each counted once.

    Returns
    -------
    The columns of `selected_passages`, newest article first, at most ``limit`` rows; and the number of all.
    """
    chosen = np.logical_or.reduce([selected_passages_mask(corpus, selection) for selection in selections])
    passages = np.flatnonzero(chosen)
    articles = np.searchsorted(corpus.article_terms.first_passages, passages, side="right") - 1
    newest = np.argsort(corpus.newest_first[articles], kind="stable")[:limit]
    matches = pd.DataFrame({"passage": passages[newest].astype(np.int32)})
    return corpus.answer(_matching_passages, matches=matches), len(passages)


def _matching_passages(tables: Tables, inputs: Inputs) -> ir.Table:
    return join_articles(tables, tables.passages.semi_join(inputs.matches, "passage"))
