"""Do collocates hold when any one article, source or rule is left out? See `leave_one_out.outcome`."""

import numpy as np
import pandas as pd

from lib.stats.association import association
from lib.stats.leave_one_out.outcome import OUTCOME, codes_of, left_without, outcomes

CERTAIN = 3.84  # a g2 that chance alone makes once in 20 times
_COUNTS = ["count", "f1", "f2", "n", "n_window"]


def leave_one_out_collocates(together: pd.DataFrame, losses: pd.DataFrame, min_count: int = 1) -> pd.DataFrame:
    """Which collocates stay with the word that is asked for, whichever unit is left out.

    A collocate holds if the two are together as often as is asked for, with a g2
    (`lib.stats.association`) of 3.84 or more: chance alone makes one such in 20. Both are counted anew without the
    unit. Of the units that do not hold the collocate the 20 with most words are tried, since they change among how many
    words it is counted.

    Parameters
    ----------
    together: rows of `contexts.node_collocates`, the collocates to try.
    losses: the frame of `leave_one_out.collocate_losses` for them.

    Returns
    -------
    spelling, certain (in the whole), stays, unit (that carries it, -1 for none), share (of the times they are together,
    0 to 1, that leave with the unit), n_units (in which they are), count_without, g2_without (without the unit).
    """
    return _checked(together, losses.assign(code=codes_of(losses, together["spelling"])), min_count, ["spelling"])


def leave_one_out_pairs(together: pd.DataFrame, losses: pd.DataFrame, min_count: int = 1) -> pd.DataFrame:
    """Which pairs of words or names stay together, whichever unit is left out.

    A pair holds as a collocate does ("Does it hold? Collocates"): together as often as is asked for
    (``min_count``), with a g2 of 3.84 or more, both counted anew without the unit. Of the units that do not hold the
    pair the 20 largest are tried.

    Parameters
    ----------
    together: rows of `lib.stats.association` for pairs, those to try.
    losses: the frame of `leave_one_out.word_pair_losses` or `leave_one_out.name_pair_losses` for them.

    Returns
    -------
    name_a, name_b and the other columns of `leave_one_out_collocates`.
    """
    named = ["name_a", "name_b"]
    places = together[named].assign(code=np.arange(len(together)))
    return _checked(together, losses.merge(places, on=named), min_count, named)


def leave_one_out_phrases(together: pd.DataFrame, by_unit: pd.DataFrame, min_count: int = 1) -> pd.DataFrame:
    """Which phrases stay phrases whichever unit is left out.

    A phrase holds as a collocate does ("Does it hold? Collocates"): it occurs as often as is asked for (``min_count``),
    its two parts with a g2 of 3.84 or more, both counted anew without the unit. It is parted where it is then weakest.
    Of the units that do not hold the phrase the 20 with most words are tried.

    Parameters
    ----------
    together: rows of `lib.stats.association` for the frame of `counts.ngrams`, those to try.
    by_unit: the frame of `leave_one_out.phrase_losses` for them.

    Returns
    -------
    spelling and the other columns of `leave_one_out_collocates`.
    """
    whole = together.reset_index(drop=True)
    rows = by_unit.merge(whole[["spelling"]].assign(code=whole.index), on="spelling")
    every, lost = rows[rows["unit"] < 0], rows[rows["unit"] >= 0]
    parts = ["count", "f1", "f2", "n"]
    left = lost.merge(every[["code", "cut", *parts]], on=["code", "cut"], suffixes=("_out", ""))
    left[parts] -= left[[f"{name}_out" for name in parts]].to_numpy()
    chance = left["f1"].astype("float64") * left["f2"]
    left = left.assign(n_window=left["f1"], chance=chance).sort_values("chance", ascending=False, kind="stable")
    left = left.drop_duplicates(["code", "unit"])[["code", "unit", *_COUNTS]].astype("int64")
    left[_COUNTS] = whole.loc[left["code"], _COUNTS].to_numpy() - left[_COUNTS].to_numpy()
    return _checked(whole, left, min_count, ["spelling"])


def _checked(together: pd.DataFrame, losses: pd.DataFrame, min_count: int, named: list[str]) -> pd.DataFrame:
    """What holds; ``losses`` are of the rows and units to try: code (of the row), unit, what leaves of each count."""
    whole = together.reset_index(drop=True)
    left = left_without(whole, losses, _COUNTS)
    g2, g2_left = _g2(whole), _g2(left)
    certain = (whole["count"].to_numpy() >= min_count) & (g2 >= CERTAIN)
    falls = (left["count"].to_numpy() < min_count) | (g2_left < CERTAIN)
    trials = losses[["code", "unit", "count"]].assign(
        falls=falls, far=-g2_left, g2_without=g2_left, count_without=left["count"].to_numpy()
    )
    found = outcomes(trials, whole["count"].to_numpy())
    return whole[named].assign(
        certain=certain,
        stays=found["stays"] & certain,
        **found[OUTCOME[1:]],
        count_without=found["count_without"].fillna(whole["count"]).astype("int64"),
        g2_without=found["g2_without"].fillna(pd.Series(g2)),
    )


def _g2(together: pd.DataFrame) -> np.ndarray:
    """g2 in the order given; 0 where they are not together any more."""
    g2 = np.zeros(len(together))
    numbered = together.assign(place=np.arange(len(together)))
    scored = association(numbered, by="g2")
    g2[scored["place"].to_numpy()] = scored["g2"]
    return g2
