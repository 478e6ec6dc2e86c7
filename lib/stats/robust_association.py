"""Do collocates hold when any one article, source or rule is left out? See `lib.stats.robustness`."""

import numpy as np
import pandas as pd

from lib.stats.association import association
from lib.stats.robustness import LARGEST, carried, codes_of, worst_without

CERTAIN = 3.84  # a g2 that chance alone makes once in 20 times
_COUNTS = ["count", "f1", "f2", "n", "n_window"]


def robust_association(
    together: pd.DataFrame, by_unit: pd.DataFrame, units: pd.DataFrame, min_count: int = 1
) -> pd.DataFrame:
    """Which collocates stay with their node whichever unit is left out.

    A collocate holds if it is together with the node ``min_count`` times or more, with a g2 (`lib.stats.association`)
    of 3.84 or more: chance alone makes one such in 20. Both are counted anew without the unit. Of the units that
    do not hold the collocate the 20 with most words are tried, since they change among how many words it is counted.

    Parameters
    ----------
    together: rows of `lib.corpus.collocates_of`, the collocates to try.
    by_unit, units: the frames of `lib.corpus.collocate_counts_by_unit` and `lib.corpus.collocate_units`.

    Returns
    -------
    spelling, certain (in the whole), stays, unit (that carries it, -1 for none), share (of the times they are together,
    0 to 1, that leave with the unit), n_units (in which they are), count_without, g2_without (without the unit).
    """
    whole = together.reset_index(drop=True)
    pairs = _pairs(whole["spelling"], by_unit, units)
    left = whole.loc[pairs["code"]].reset_index(drop=True)
    left[_COUNTS] = left[_COUNTS].to_numpy() - pairs[_COUNTS].to_numpy()
    g2 = np.concatenate([_g2(whole), _g2(left)])
    certain = (whole["count"].to_numpy() >= min_count) & (g2[: len(whole)] >= CERTAIN)
    pairs = pairs.assign(g2=g2[len(whole) :], count_without=left["count"].to_numpy())
    pairs["falls"] = (pairs["count_without"] < min_count) | (pairs["g2"] < CERTAIN)
    worst = worst_without(pairs.assign(far=-pairs["g2"]), pairs, whole["count"].to_numpy())
    told = {"spelling": whole["spelling"].to_numpy(), "certain": certain, **carried(worst)}
    return pd.DataFrame(
        told
        | {
            "stays": told["stays"] & certain,
            "count_without": worst["count_without"].fillna(whole["count"]).astype("int64"),
            "g2_without": worst["g2"].fillna(pd.Series(g2[: len(whole)])),
        }
    )


def _pairs(spellings: pd.Series, by_unit: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Collocates and units to try: code (of the collocate), unit, and what leaves with it of each count."""
    own = by_unit.assign(code=codes_of(by_unit, spellings))[["code", "unit", "count", "f2"]]
    largest = units.nlargest(LARGEST, "n")[["unit"]]
    tried = pd.DataFrame({"code": range(len(spellings))}).merge(largest, how="cross")
    pairs = own[own["code"] >= 0].merge(tried, on=["code", "unit"], how="outer").merge(units, on="unit", how="left")
    return pairs.fillna(0).astype("int64")


def _g2(together: pd.DataFrame) -> np.ndarray:
    """g2 in the order given; 0 where they are not together any more."""
    g2 = np.zeros(len(together))
    numbered = together.assign(place=np.arange(len(together)))
    scored = association(numbered, by="g2")
    g2[scored["place"].to_numpy()] = scored["g2"]
    return g2
