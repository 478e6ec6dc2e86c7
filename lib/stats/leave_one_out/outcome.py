"""Does a result hold when any one article, source or rule is left out of it?

All is counted again without each unit in turn (leave-one-out, the samples of the jackknife: Quenouille 1956, Tukey
1958), exactly. What leaves with a unit comes from `term_counts_by_unit` and its like. Each function gives a
row for each thing asked about, in order, with

- ``stays``: whether it holds whichever unit is left out;
- ``unit``: the number of the unit that carries it: of what does not hold, the one without which it is farthest from
  holding, and of what does, the one with the largest share; -1 where no unit takes any of it away;
- ``share``: how much of its occurrences leave with that unit, 0 to 1;
- ``n_units``: how many units hold it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns

LARGEST = 20


class Trial(NamedTuple):
    """What becomes of a thing without a unit: what `outcomes` reads.

    Attributes
    ----------
    code: the place of the thing among those asked about.
    count: how often it leaves with the unit.
    falls: whether it does not hold without it.
    far: how far it is then from holding, more the farther.
    """

    code: int
    unit: int
    count_: int
    falls: bool
    far: float


class Outcome(NamedTuple):
    """What all functions say of a thing."""

    stays: bool
    unit: int
    share: float
    n_units: int


OUTCOME, TRIAL = columns(Outcome), columns(Trial)


def outcomes(trials: pd.DataFrame, whole: np.ndarray, losses: pd.DataFrame | None = None) -> pd.DataFrame:
    """The `Outcome` of each thing, with the other columns of its worst `Trial`; no unit may take any of a thing away.

    Parameters
    ----------
    whole: how often each thing occurs in all: rules share occurrences, and leave some to none of them, so that what
        leaves with each does not sum to it.
    losses: code and count of all units that hold a thing, where not all were tried.
    """
    losses = trials if losses is None else losses
    ordered = trials.assign(far=trials["far"].where(trials["falls"], 0.0))
    ordered = ordered.sort_values(["falls", "far", "count"], ascending=False, kind="stable")
    worst = ordered.drop_duplicates("code").set_index("code").reindex(range(len(whole)))
    counts = losses[losses["count"] > 0].groupby("code")["count"]
    return worst.assign(
        stays=~worst["falls"].eq(True),
        unit=worst["unit"].fillna(-1).astype("int64"),
        share=(worst["count"] / np.maximum(whole, 1)).fillna(0.0),
        n_units=counts.size().reindex(worst.index, fill_value=0),
    )


def left_without(whole: pd.DataFrame, losses: pd.DataFrame, counts: Sequence[str]) -> pd.DataFrame:
    """What is left of things without units: a row of ``whole`` for each row of ``losses``, less what leaves of counts.

    Parameters
    ----------
    whole: a row for each thing, with the counts its statistic is made of.
    losses: code (the place of a thing in ``whole``), unit, and how much of each count leaves.
    """
    left = whole.take(losses["code"].to_numpy("int64")).reset_index(drop=True)
    return left.assign(**{name: left[name].to_numpy("float64") - losses[name].to_numpy("float64") for name in counts})


def with_largest(losses: pd.DataFrame, n: int, units: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """What units take of things, and the largest units with each thing: they change what it is counted among.

    Parameters
    ----------
    losses: code, unit, and what leaves of the thing; ``n`` is how many things there are.
    units: unit, and what leaves of all; the `LARGEST` by each of the columns ``by`` are tried.
    """
    largest = pd.concat([units[units[name] > 0].nlargest(LARGEST, name)["unit"] for name in by]).drop_duplicates()
    tried = pd.DataFrame({"code": range(n)}).merge(largest, how="cross")
    return losses.merge(tried, on=["code", "unit"], how="outer").merge(units, on="unit", how="left").fillna(0)


def codes_of(by_unit: pd.DataFrame, terms: pd.Series) -> np.ndarray:
    """The place of each row's spelling in a list of terms, -1 for none."""
    places = pd.Index(terms).get_indexer(by_unit["spelling"].cat.categories)
    codes: np.ndarray = places[by_unit["spelling"].cat.codes]
    return codes


class RowsByCode:
    """Columns of a frame whose rows are of things, by their ``code``: those of each thing, one after the other."""

    def __init__(self, frame: pd.DataFrame, n: int, names: Sequence[str]) -> None:
        codes = frame["code"].to_numpy().astype(np.int16 if n < 1 << 15 else np.int64)  # short numbers sort faster
        order = np.argsort(codes, kind="stable")
        self._columns = [frame[name].to_numpy()[order] for name in names]
        self._starts = np.searchsorted(codes[order], np.arange(n + 1))

    def of(self, code: int) -> list[np.ndarray]:
        """The columns of one thing."""
        return [column[self._starts[code] : self._starts[code + 1]] for column in self._columns]
