"""Which rules fired where, and all that a codebook needs to see of a corpus."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import ibis.expr.types as ir
import pandas as pd

from lib.corpus.articles.reading import join_articles, order_as_in_text
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import PassageKind, Subcorpus


class RuleCount(NamedTuple):
    """A row of `rule_counts`.

    Attributes
    ----------
    n_sole: passages that would lose the theme without this rule.
    """

    theme: str
    rule: str
    n_passages: int
    n_sole: int


class PassageToCode(NamedTuple):
    """A row of `passages_to_code`: what rules may ask of a passage."""

    passage: int
    text: str
    kind: PassageKind
    section: str
    source: str
    published_on: date | None


def rule_counts(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """How many selected passages each rule fires on, and how many have their theme from it alone.

    Returns
    -------
    Rows of `RuleCount`; none for a rule that fires nowhere.
    """
    fired = corpus.answer(_fired, subcorpus)
    sole = fired.groupby(["passage", "theme"])["rule"].transform("size") == 1
    counts = fired.assign(n_sole=sole).groupby(["theme", "rule"])["n_sole"].agg(n_passages="size", n_sole="sum")
    return counts.reset_index().astype({"n_passages": "int64", "n_sole": "int64"})


def _fired(_tables: Tables, inputs: Inputs) -> ir.Table:
    return inputs.hits.semi_join(inputs.passages, "passage").select("passage", "theme", "rule").distinct()


def passages_with_rule(corpus: Corpus, subcorpus: Subcorpus, theme: str, rule: str, limit: int) -> pd.DataFrame:
    """Selected passages on which a rule fires, newest article first; columns of `selected_passages`."""
    return corpus.answer(_tagged_passages, subcorpus, (f"{theme}/{rule}",), (limit,))


def _tagged_passages(tables: Tables, inputs: Inputs, limit: int) -> ir.Table:
    code = inputs.hits.theme + "/" + inputs.hits.rule
    hits = inputs.hits.semi_join(inputs.values, code == inputs.values.value)
    return join_articles(tables, inputs.passages.semi_join(hits, "passage")).limit(limit)


def passages_by_number(corpus: Corpus, passages: Iterable[int]) -> pd.DataFrame:
    """Some passages by their numbers, newest article first; columns of `selected_passages`."""
    return corpus.answer(_numbered, values=tuple(map(int, passages)))


def _numbered(tables: Tables, inputs: Inputs) -> ir.Table:
    wanted = tables.passages.passage == inputs.values.value.cast("int32")
    return join_articles(tables, tables.passages.semi_join(inputs.values, wanted))


def passages_to_code(corpus: Corpus) -> pd.DataFrame:
    """Every passage with what rules may ask of it, rows of `PassageToCode`."""
    return corpus.answer(_to_code)


def _to_code(tables: Tables, _inputs: Inputs) -> ir.Table:
    stated = tables.articles.select("article", "source", "published_on")
    joined = tables.passages.inner_join(stated, "article")
    return joined.order_by("passage").select(*columns(PassageToCode))


def all_hits(corpus: Corpus) -> pd.DataFrame:
    """Every receipt, of weak themes too, rows of `HitRow` in the order of the text."""
    return corpus.answer(_all_hits)


def _all_hits(tables: Tables, _inputs: Inputs) -> ir.Table:
    return order_as_in_text(tables.hits)
