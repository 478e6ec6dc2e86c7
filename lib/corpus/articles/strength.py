"""The passages that speak most strongly for a theme, and the receipts of a list of passages."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from lib.corpus.articles.reading import SelectedPassage, order_as_in_text
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import Subcorpus

_STRENGTH = ("n_rules", "n_words", "density")
_COLUMNS = (*columns(SelectedPassage), "n_rules", "n_words", "n_hits", "density")


def strongest_passages(corpus: Corpus, subcorpus: Subcorpus, theme: str, limit: int) -> pd.DataFrame:
    """The selected passages with most evidence for a theme, strongest first.

    Strength is how many different rules of the theme fired: rules state different reasons, so they corroborate each
    other. Ties go to more different words that fired, then to more hits per 100 tokens, then to the newer article. A
    text that several articles print is shown once.

    Returns
    -------
    Columns of `selected_passages` and n_rules, n_words (in lower case), n_hits, density (hits per 100 tokens).
    """
    return corpus.answer(_strongest_passages, subcorpus, options=(theme, limit))


def _strongest_passages(tables: Tables, inputs: Inputs, theme: str, limit: int) -> ir.Table:
    own = inputs.hits.filter(inputs.hits.theme == theme)
    strength = own.group_by("passage").agg(n_rules=_.rule.nunique(), n_words=_.text.lower().nunique(), n_hits=_.count())
    passages = inputs.passages.inner_join(strength, "passage")
    passages = passages.mutate(density=100 * passages.n_hits / ibis.greatest(passages.n_tokens, 1))
    print_order = ibis.row_number().over(group_by=passages.folded, order_by=passages.passage)
    distinct = passages.mutate(printed=print_order).filter(_.printed == 0)
    listed = distinct.inner_join(tables.articles.select("article", "key", "title", "source", "published_on"), "article")
    strongest = [ibis.desc(listed[name]) for name in _STRENGTH]
    newest = [listed.published_on.isnull(), ibis.desc(listed.published_on), listed.passage]
    return listed.order_by([*strongest, *newest]).select(*_COLUMNS).limit(limit)


def hits_in_passages(corpus: Corpus, passages: Sequence[int]) -> pd.DataFrame:
    """The receipts of some passages, rows of `HitRow` in the order of the text."""
    return corpus.answer(_hits_in_passages, values=passages)


def _hits_in_passages(tables: Tables, inputs: Inputs) -> ir.Table:
    wanted = tables.hits.passage == inputs.values.value.cast("int32")
    return order_as_in_text(tables.hits.semi_join(inputs.values, wanted))
