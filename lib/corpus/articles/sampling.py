"""Random passages to code by hand, drawn so that rare themes are among them and the whole can still be estimated."""

from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import Language, PassageKind, Subcorpus


class SampledPassage(NamedTuple):
    """A row of `passage_sample`.

    Attributes
    ----------
    id: "3f2a...-4", the article's key and the ordinal.
    themes: what the rules give it, as a bit mask.
    stratum: "zh alliances", "en none".
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
    corpus: Corpus, subcorpus: Subcorpus, size: int, seed: int, again: tuple[str, ...] = ()
) -> pd.DataFrame:
    """A stratified random sample of the selected passages, in random order; the same for the same seed.

    A stratum is a language and the rarest theme that the rules give a passage, or none. Of ``n`` passages, half are
    shared out by the strata's sizes and half evenly over the H strata: ``n_h = n (N_h / N + 1 / H) / 2``, rounded, and
    never more than the ``N_h`` there are. Within a stratum each passage is as likely as any other, so a passage's
    weight is its inverse probability, scaled to a mean of 1 in the sample: ``(N_h / N) / (n_h / n)``. Counts weighted
    by it estimate the whole selection (Horvitz and Thompson 1952; Cochran, *Sampling Techniques*, 1977, ch. 5).

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
    sample = corpus.answer(_tickets, subcorpus, again, (size, seed))
    if sample.empty:
        return sample.reindex(columns=columns(SampledPassage))
    sample = sample.assign(stratum=_strata(sample, corpus.themes))
    cells = sample.drop_duplicates(["language", "themes"])
    totals = cells.groupby("stratum")["n_cell"].sum().astype("int64")
    n_drawn = _allocate(totals, size)
    rank = sample.groupby("stratum").cumcount()
    share, drawn_share = totals / totals.sum(), n_drawn / n_drawn.sum()
    weights = (share / drawn_share).replace(np.inf, 1.0)
    is_drawn = (rank < sample["stratum"].map(n_drawn)) | sample["again"]
    chosen = sample.assign(weight=sample["stratum"].map(weights))[is_drawn]
    return chosen[columns(SampledPassage)].reset_index(drop=True)


def _tickets(tables: Tables, inputs: Inputs, size: int, seed: int) -> ir.Table:
    """Of each language and set of themes the first ``size`` passages by a number that looks random."""
    keys = tables.articles.select("article", "key")
    named = inputs.passages.inner_join(keys, "article")
    named = named.mutate(id=named.key.concat("-", named.ordinal.cast("string")))
    # Narrow rows: the texts of a large corpus are not sorted with the tickets.
    narrow = named.mutate(ticket=named.id.concat(f"-{seed}").hexdigest("md5"), again=named.id.isin(inputs.values.value))
    narrow = narrow.select("passage", "id", "language", "themes", "ticket", "again")
    cells = narrow.group_by("language", "themes").agg(n_cell=_.count())
    cell = ibis.window(group_by=["language", "themes"], order_by="ticket")
    ranked = narrow.mutate(rank=ibis.row_number().over(cell))
    chosen = ranked.filter((ranked["rank"] < size) | ranked.again).inner_join(cells, ["language", "themes"])
    whole = chosen.inner_join(tables.passages.select("passage", "kind", "text"), "passage")
    return whole.order_by("ticket").select("id", "kind", "language", "text", "themes", "n_cell", "again")


def _strata(sample: pd.DataFrame, themes: tuple[str, ...]) -> pd.Series:
    """The stratum of each passage, by the counts of the whole selection."""
    cells = sample.drop_duplicates(["language", "themes"])
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
