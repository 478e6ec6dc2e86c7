"""Do changes of use hold when any one article, source or rule is left out? See `leave_one_out.outcome`."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import rows
from lib.stats.leave_one_out.outcome import OUTCOME, left_without, outcomes
from lib.stats.trends import log_likelihood


class _Change(NamedTuple):
    """What is read of a row of `lib.stats.change_points`."""

    term: str
    since: pd.Timestamp
    period: pd.Timestamp
    until: pd.Timestamp


_COUNTS = ["count_before", "count_after", "tokens_before", "tokens_after"]


def leave_one_out_changes(changes: pd.DataFrame, counts: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """Which changes of use are still changes whichever unit is left out.

    The two stretches are counted anew without the unit, with the other change points, the dispersion and the penalty as
    they are in the whole; the change holds if it goes the same way and its gain is still above the penalty.

    Parameters
    ----------
    changes: the frame of `lib.stats.change_points`.
    counts: frames of `leave_one_out.node_counts_by_unit`, one below the other, with the ``term`` each is of.
    days: the frame of `leave_one_out.unit_days`.

    Returns
    -------
    term, period, stays, unit (that carries it, -1 for none), share (of the occurrences in the stretch of the higher
    rate, 0 to 1, that leave with the unit), n_units (that hold some of the occurrences in this stretch; those that hold
    the term in the other alone are not counted), gain_without (its gain without the unit); one row for each change.
    """
    whole = changes.reset_index(drop=True)
    parts = [_losses(change, counts, days).assign(code=code) for code, change in enumerate(rows(whole, _Change))]
    losses = pd.concat([pd.DataFrame(columns=["code", "unit", *_COUNTS], dtype="int64"), *parts], ignore_index=True)
    rises = (whole["per_1000_after"] > whole["per_1000_before"]).to_numpy()
    left, rise = left_without(whole, losses, _COUNTS), rises[losses["code"]]
    k, n = ([left[f"{name}_{side}"].to_numpy() for side in ("before", "after")] for name in ("count", "tokens"))
    apart = log_likelihood(k[0], n[0]) + log_likelihood(k[1], n[1]) - log_likelihood(k[0] + k[1], n[0] + n[1])
    same = (k[1] * n[0] > k[0] * n[1]) == rise
    gain = np.where(same & (n[0] > 0) & (n[1] > 0), 2 * apart / left["dispersion"], 0.0)
    lost = losses["count_after"].where(rise, losses["count_before"])
    trials = losses[["code", "unit"]].assign(count=lost, gain=gain, falls=gain < left["penalty"], far=-gain)
    found = outcomes(trials, whole["count_after"].where(rises, whole["count_before"]).to_numpy("float64"))
    return whole[["term", "period"]].assign(**found[OUTCOME], gain_without=found["gain"])


def _losses(change: _Change, counts: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """What leaves of the two stretches of a change with each unit: unit, and the counts."""
    stretches = {"before": (change.since, change.period), "after": (change.period, change.until + pd.Timedelta(days=1))}
    own, sums = counts[counts["term"] == change.term], {}
    for side, stretch in stretches.items():
        sums[f"count_{side}"] = _within(own, "count", *stretch)
        sums[f"tokens_{side}"] = _within(days, "n_tokens", *stretch)
    return pd.DataFrame(sums).fillna(0).astype("int64").rename_axis("unit").reset_index()


def _within(frame: pd.DataFrame, name: str, since: pd.Timestamp, until: pd.Timestamp) -> pd.Series:
    """What each unit holds from one day to before another."""
    own = frame[(frame["published_on"] >= since) & (frame["published_on"] < until)]
    return own.groupby("unit")[name].sum()
