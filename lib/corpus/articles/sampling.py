"""Random passages to code by hand, drawn so that rare themes are among them and the whole can still be estimated."""

from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.coding import Coder, Context
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import Language, PassageKind, Subcorpus

# Of so many times the passages asked for, among those without a theme, the coder is asked which just miss one.
_LOOKED_THROUGH = 10
_CELL = ["language", "themes", "weak"]
_OF_FIVE = {"weak": 2, "near": 2}


class SampledPassage(NamedTuple):
    """A row of `passage_sample`.

    Attributes
    ----------
    id: "3f2a...-4", the article's key and the ordinal.
    themes: what the rules surely give it, as a bit mask.
    stratum: "zh alliances", "en weak", "en near", "en none".
    again: whether somebody has coded it already.
    """

    id: str
    kind: PassageKind
    language: Language
    text: str
    themes: int
    stratum: str
    weight: float
    again: bool


def passage_sample(
    corpus: Corpus, subcorpus: Subcorpus, size: int, seed: int, again: tuple[str, ...] = (), coder: Coder | None = None
) -> pd.DataFrame:
    """A stratified random sample of the selected passages; the same for the same seed.

    A stratum is a language and a weak theme, a theme just missed (all words of one of its rules are there, and the
    subject), or else the rarest theme that the rules give a passage, or none. Of ``n`` passages, half are shared out by
    the strata's sizes and half evenly over the H strata: ``n_h = n (N_h / N + 1 / H) / 2``, rounded, and never more
    than the ``N_h`` there are. Within a stratum each passage is as likely as any other, so a passage's weight is its
    inverse probability, scaled to a mean of 1 in the sample: ``(N_h / N) / (n_h / n)``. Counts weighted by it estimate
    the whole selection (Horvitz and Thompson 1952; Cochran, *Sampling Techniques*, 1977, ch. 5). How many just miss a
    theme is estimated from the first of those without one (two-phase sampling, ch. 12).

    With a ``coder`` what teaches most comes first: of each five two are weak, two just miss and one is any other, as
    long as there are such, and within the five chance decides, so that a place tells nothing; without one the order is
    random.

    Parameters
    ----------
    subcorpus: one with themes would make the sample a sample of what the rules found.
    size: n, less if not so many passages are selected.
    seed: names the sample; a passage's place in it depends on the seed, its article and its ordinal alone.
    again: ids of passages somebody else has coded, to be coded twice; those that are selected join the frame.

    Returns
    -------
    Rows of `SampledPassage`.
    """
    plain = size * _LOOKED_THROUGH if coder else size
    sample = corpus.answer(_tickets, subcorpus, again, (size, plain, seed))
    if sample.empty:
        return sample.reindex(columns=columns(SampledPassage))
    near = _just_missing(sample, coder)
    strata = _strata(sample, corpus.themes)
    strata = strata.mask(near, sample["language"] + " near").mask(sample["weak"] > 0, sample["language"] + " weak")
    sample = sample.assign(stratum=strata)
    totals = _totals(sample)
    n_drawn = _allocate(totals, size)
    rank = sample.groupby("stratum").cumcount()
    share, drawn_share = totals / totals.sum(), n_drawn / n_drawn.sum()
    weights = (share / drawn_share).replace(np.inf, 1.0)
    is_drawn = (rank < sample["stratum"].map(n_drawn)) | sample["again"]
    chosen = sample.assign(weight=sample["stratum"].map(weights))[is_drawn]
    ordered = chosen.iloc[_turns(chosen["stratum"])] if coder else chosen
    return ordered[columns(SampledPassage)].reset_index(drop=True)


def just_misses(coder: Coder, text: str, kind: PassageKind) -> bool:
    """Whether a rule has all its words in a passage that names the subject, whatever else it asks for."""
    return any(found.subject > 0 for found in coder.possible(text, Context(kind=kind)).values())


def _just_missing(sample: pd.DataFrame, coder: Coder | None) -> "pd.Series[bool]":
    bare = (sample["themes"] == 0) & (sample["weak"] == 0)
    if coder is None:
        return bare & False
    asked = [
        one and just_misses(coder, text, kind)
        for one, text, kind in zip(bare, sample["text"], sample["kind"], strict=True)
    ]
    return pd.Series(asked, index=sample.index, dtype=bool)


def _totals(sample: pd.DataFrame) -> "pd.Series[int]":
    """How many passages each stratum has; those of a cell that is in several are shared out by its rows."""
    drawn = sample.assign(row=np.where(sample["again"], 1e-9, 1.0))  # what others coded was not drawn by this lot
    shares = drawn.groupby([*_CELL, "stratum"], as_index=False).agg({"row": "sum", "n_cell": "first"})
    shares["n"] = shares["n_cell"] * shares["row"] / shares.groupby(_CELL)["row"].transform("sum")
    totals: pd.Series[int] = np.ceil(shares.groupby("stratum")["n"].sum().round(6)).astype("int64")
    return totals


def _turns(strata: "pd.Series[str]") -> np.ndarray:
    """The order in which passages are offered: fives of two weak, two near and one other, each in random order."""
    kind = strata.str.rpartition(" ")[2].where(lambda name: name.isin(_OF_FIVE), "other")
    five = kind.groupby(kind).cumcount() // kind.map({**_OF_FIVE, "other": 1})
    return np.argsort(five.to_numpy(), kind="stable")


def _tickets(tables: Tables, inputs: Inputs, size: int, plain: int, seed: int) -> ir.Table:
    """Of each language and set of themes the first ``size`` passages by a number that looks random, ``plain`` of those
    without a theme.
    """
    keys = tables.articles.select("article", "key")
    named = inputs.passages.inner_join(keys, "article")
    named = named.mutate(id=named.key.concat("-", named.ordinal.cast("string")))
    # Narrow rows: the texts of a large corpus are not sorted with the tickets.
    narrow = named.mutate(ticket=named.id.concat(f"-{seed}").hexdigest("md5"), again=named.id.isin(inputs.values.value))
    narrow = narrow.mutate(themes=narrow.themes & ~narrow.weak)
    narrow = narrow.select("passage", "id", *_CELL, "ticket", "again")
    cells = narrow.group_by(*_CELL).agg(n_cell=_.count())
    cell = ibis.window(group_by=_CELL, order_by="ticket")
    ranked = narrow.mutate(rank=ibis.row_number().over(cell))
    most = ((ranked.themes == 0) & (ranked.weak == 0)).ifelse(plain, size)
    chosen = ranked.filter((ranked["rank"] < most) | ranked.again).inner_join(cells, _CELL)
    whole = chosen.inner_join(tables.passages.select("passage", "kind", "text"), "passage")
    return whole.order_by("ticket").select("id", "kind", *_CELL, "text", "n_cell", "again")


def _strata(sample: pd.DataFrame, themes: tuple[str, ...]) -> pd.Series:
    """The stratum of each passage, by the counts of the whole selection."""
    cells = sample.drop_duplicates(_CELL)
    carried = {
        language: {
            theme: int(own.loc[own["themes"].to_numpy() >> bit & 1 == 1, "n_cell"].sum())
            for bit, theme in enumerate(themes)
        }
        for language, own in cells.groupby("language")
    }

    def stratum(language: str, mask: int) -> str:
        present = [theme for bit, theme in enumerate(themes) if mask >> bit & 1]
        return f"{language} {min(present, key=carried[language].__getitem__, default='none')}"

    return pd.Series(map(stratum, sample["language"], sample["themes"]), index=sample.index, dtype="str")


def _allocate(totals: pd.Series, size: int) -> pd.Series:
    """How many to draw from each stratum: one after the other to the one furthest below its due."""
    due = (size * (totals / totals.sum() + 1 / len(totals)) / 2).to_numpy()
    room, sizes = totals.to_numpy(), np.zeros(len(totals), dtype="int64")
    for _number in range(min(size, int(room.sum()))):
        sizes[np.argmax(np.where(sizes < room, due - sizes, -np.inf))] += 1
    return pd.Series(sizes, index=totals.index)
