"""What a result could be carried by: the articles, sources and rules of a selection that could be left out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.tokens.selected import selected_passages_mask
from lib.errors import QueryError
from lib.model import MatchMode, Subcorpus

Unit = Literal["article", "source", "rule"]


@dataclass(frozen=True, slots=True, eq=False)
class Lost:
    """How much of some things leaves with units, the things by their codes, from 0; a row where it is not 0.

    Attributes
    ----------
    keys: unit and thing in one number, in order.
    n: how much of the thing leaves with the unit (int64).
    size: above all codes.
    """

    keys: np.ndarray
    n: np.ndarray
    size: int

    @property
    def unit(self) -> np.ndarray:
        units: np.ndarray = self.keys // self.size
        return units

    @property
    def code(self) -> np.ndarray:
        codes: np.ndarray = self.keys % self.size
        return codes

    def at(self, units: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """How much of each thing leaves with the unit beside it."""
        keys = units.astype(np.int64) * self.size + codes
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        n: np.ndarray = np.where(self.keys[place] == keys, self.n[place], 0)
        return n


def stacked(losses: Sequence[Lost]) -> Lost:
    """Things that were counted each on its own, the first with the code 0."""
    size = max(1, len(losses))
    keys = np.concatenate([np.zeros(0, np.int64), *(one.unit * size + code for code, one in enumerate(losses))])
    n, order = np.concatenate([np.zeros(0, np.int64), *(one.n for one in losses)]), np.argsort(keys)
    return Lost(keys[order], n[order], size)


def things_and_units(codes: np.ndarray, lost: Lost, sizes: np.ndarray, largest: int) -> tuple[np.ndarray, np.ndarray]:
    """The units to leave out of some things: those that take some of a thing, and the largest with each.

    The largest change among how much a thing is counted, whether or not they hold it.

    Parameters
    ----------
    codes: that of each thing in ``lost``.
    sizes: how much leaves with each unit of what all is counted among; of so many that are ``largest``.

    Returns
    -------
    the place of a thing among ``codes``, the unit; each two once.
    """
    things = pd.DataFrame({"thing": np.arange(len(codes)), "code": codes})
    holders = things.merge(pd.DataFrame({"code": lost.code, "unit": lost.unit}), on="code")
    large = np.argsort(-sizes, kind="stable")[:largest]
    among_large = things.merge(pd.DataFrame({"unit": large[sizes[large] > 0]}), how="cross")
    pairs = pd.concat([holders, among_large]).drop_duplicates(["thing", "unit"])
    return pairs["thing"].to_numpy("int64"), pairs["unit"].to_numpy("int64")


@dataclass(frozen=True, slots=True, eq=False)
class Leaving:
    """Which passages of a selection leave with which unit.

    Attributes
    ----------
    layers: for each passage of the corpus the number of a unit it leaves with, or -1; a passage may leave with several
        rules, one in each layer.
    article_of: the article of each passage of the corpus.
    n_units: above all numbers of units.
    """

    layers: tuple[np.ndarray, ...]
    article_of: np.ndarray
    n_units: int

    def sums(self, held: np.ndarray) -> np.ndarray:
        """What leaves with each unit of something that each passage of the corpus holds so much of (whole numbers)."""
        sums = np.zeros(self.n_units, np.int64)
        for layer in self.layers:
            leaves = layer >= 0
            sums += np.bincount(layer[leaves], held[leaves], self.n_units).astype(np.int64)
        return sums

    def tally(self, passages: np.ndarray, codes: np.ndarray, size: int, weights: np.ndarray | None = None) -> Lost:
        """What leaves with each unit of things that are each in a passage.

        Parameters
        ----------
        passages: of each occurrence of a thing; those that are not selected leave with no unit.
        codes: which thing each is, below ``size``.
        weights: how much each counts for, whole numbers; 1 where there are none.
        """
        keys, n = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for layer in self.layers:
            units = layer[passages]
            own = units >= 0
            keys.append(units[own].astype(np.int64) * size + codes[own])
            if weights is not None:
                n.append(weights[own].astype(np.int64))
        size, every = max(1, size), np.concatenate(keys)
        if weights is None:
            distinct, times = distinct_keys(every)
            return Lost(distinct, times.astype(np.int64), size)
        summed = pd.Series(np.concatenate(n)).groupby(every).sum()
        summed = summed[summed > 0]
        return Lost(summed.index.to_numpy("int64"), summed.to_numpy(), size)


def leaving(corpus: Corpus, subcorpus: Subcorpus, unit: Unit) -> Leaving:
    """The passages of each unit, numbered as in `unit_names`.

    A rule's passages are those that are in the selection through it alone: they carry one of the chosen themes, or one
    of all chosen themes, by no other rule; how sure a theme is stays as all rules made it. A passage that the rule
    helped another rule to find (``codes``) is not counted as its own.

    Raises
    ------
    QueryError: rules are asked for, and the selection names no theme.
    """
    articles = np.diff(corpus.article_terms.first_passages)
    article_of = np.repeat(np.arange(len(articles), dtype=np.int32), articles)
    if unit == "rule":
        layers, n_units = _of_rules(corpus, subcorpus, len(article_of))
        return Leaving(layers, article_of, n_units)
    owner, n_units = article_of, len(articles)
    if unit == "source":
        codes = corpus.answer(_source_of_articles)["number"].to_numpy().astype(np.int32)
        owner, n_units = codes[article_of], int(codes.max(initial=-1)) + 1
    leaves = np.where(selected_passages_mask(corpus, subcorpus), owner, np.int32(-1))
    return Leaving((leaves,), article_of, n_units)


def unit_names(corpus: Corpus, unit: Unit, numbers: Sequence[int]) -> pd.DataFrame:
    """What some units are called, in the order given.

    Returns
    -------
    unit (number), id (the key of an article, the source, "theme/rule"), name (the title, the source, the rule).
    """
    wanted = list(numbers)
    if unit == "article":
        named = corpus.article_labels.select(["key", "title"]).take(wanted).to_pandas().set_axis(["id", "name"], axis=1)
    else:
        named = corpus.answer(_sources if unit == "source" else _rules).iloc[wanted].reset_index(drop=True)
    return named.assign(unit=wanted)[["unit", "id", "name"]]


def _of_rules(corpus: Corpus, subcorpus: Subcorpus, n_passages: int) -> tuple[tuple[np.ndarray, ...], int]:
    if not subcorpus.themes:
        raise QueryError(
            "A rule can be left out only where the filter names a theme: without one, no passage is here by a rule. "
            "Choose a theme, or leave out an article or a source."
        )
    sole = corpus.answer(_sole_rules, subcorpus, subcorpus.themes, (subcorpus.match,))
    layer, passage, number = (sole[name].to_numpy("int64") for name in ("layer", "passage", "number"))
    layers = np.full((layer.max(initial=0) + 1, n_passages), -1, np.int32)
    layers[layer, passage] = number
    return tuple(layers), int(number.max(initial=-1)) + 1


def _sole_rules(tables: Tables, inputs: Inputs, match: MatchMode) -> ir.Table:
    """The rule by which a passage is selected, where there is but one; ``layer`` numbers those of one passage."""
    own = inputs.hits.semi_join(inputs.passages, "passage").semi_join(
        inputs.values, inputs.hits.theme == inputs.values.value
    )
    fired = own.select("passage", "theme", "rule").distinct()
    keys = ("passage",) if match == "any" else ("passage", "theme")
    alone = fired.group_by(*keys).mutate(n=_.count()).filter(_.n == 1)
    numbered = alone.inner_join(_numbered_rules(tables), ["theme", "rule"])
    layer = ibis.row_number().over(group_by="passage", order_by="number")
    return numbered.mutate(layer=layer).select("passage", "number", "layer")


def _numbered_rules(tables: Tables) -> ir.Table:
    rules = tables.hits.select("theme", "rule").distinct()
    return rules.mutate(number=ibis.row_number().over(order_by=["theme", "rule"]).cast("int32"))


def _rules(tables: Tables, _inputs: Inputs) -> ir.Table:
    rules = _numbered_rules(tables).order_by("number")
    return rules.select(id=rules.theme + "/" + rules.rule, name="rule")


def _sources(tables: Tables, _inputs: Inputs) -> ir.Table:
    sources = tables.articles.select("source").distinct().order_by("source")
    return sources.select(id="source", name="source")


def _source_of_articles(tables: Tables, _inputs: Inputs) -> ir.Table:
    number = ibis.dense_rank().over(order_by="source")
    return tables.articles.mutate(number=number).order_by("article").select("number")
