"""Do changes of use hold when any one article, source or rule is left out? See `leave_one_out.outcome`."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import rows
from lib.stats.leave_one_out.outcome import OUTCOME, TRIAL, outcomes
from lib.stats.trends import log_likelihood


class _Change(NamedTuple):
    """What is read of a row of `lib.stats.change_points`."""

    term: str
    since: pd.Timestamp
    period: pd.Timestamp
    until: pd.Timestamp
    count_before: int
    count_after: int
    tokens_before: int
    tokens_after: int
    per_1000_before: float
    per_1000_after: float
    dispersion: float
    penalty: float


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
    parts = [
        _trials(change, counts[counts["term"] == change.term], days, code)
        for code, change in enumerate(rows(changes, _Change))
    ]
    trials = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*TRIAL, "gain"])
    rises = changes["per_1000_after"] > changes["per_1000_before"]
    higher = changes["count_after"].where(rises, changes["count_before"]).to_numpy("float64")
    found = outcomes(trials, higher)
    return changes[["term", "period"]].reset_index(drop=True).assign(**found[OUTCOME], gain_without=found["gain"])


def _trials(change: _Change, counts: pd.DataFrame, days: pd.DataFrame, code: int) -> pd.DataFrame:
    """What is left of a change without each unit."""
    stretches = [(change.since, change.period), (change.period, change.until + pd.Timedelta(days=1))]
    lost = {
        (name, place): _within(frame, name, *stretch)
        for frame, name in ((counts, "count"), (days, "n_tokens"))
        for place, stretch in enumerate(stretches)
    }
    units = np.unique(np.concatenate([of_units.index for of_units in lost.values()]))
    out = {key: of_units.reindex(units, fill_value=0).to_numpy() for key, of_units in lost.items()}
    k = [change.count_before - out["count", 0], change.count_after - out["count", 1]]
    n = [change.tokens_before - out["n_tokens", 0], change.tokens_after - out["n_tokens", 1]]
    apart = log_likelihood(k[0], n[0]) + log_likelihood(k[1], n[1]) - log_likelihood(k[0] + k[1], n[0] + n[1])
    rises = change.per_1000_after > change.per_1000_before
    same = (k[1] * n[0] > k[0] * n[1]) == rises
    gain = np.where(same & (n[0] > 0) & (n[1] > 0), 2 * apart / change.dispersion, 0.0)
    trials = {"code": code, "unit": units, "count": out["count", int(rises)], "gain": gain}
    return pd.DataFrame(trials | {"falls": gain < change.penalty, "far": -gain})


def _within(frame: pd.DataFrame, name: str, since: pd.Timestamp, until: pd.Timestamp) -> pd.Series:
    """What each unit holds from one day to before another."""
    own = frame[(frame["published_on"] >= since) & (frame["published_on"] < until)]
    return own.groupby("unit")[name].sum()
