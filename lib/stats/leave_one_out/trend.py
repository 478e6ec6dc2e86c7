"""Do changes of use hold when any one article, source or rule is left out? See `leave_one_out.ranking`."""

from typing import Any

import numpy as np
import pandas as pd

from lib.stats.leave_one_out.ranking import carried, worst_without
from lib.stats.trends import log_likelihood


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
        _without(row, counts[counts["term"] == row.term], days, code) for code, row in enumerate(changes.itertuples())
    ]
    columns = ["code", "unit", "count", "falls", "far", "gain"]
    tried = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    rises = changes["per_1000_after"] > changes["per_1000_before"]
    higher = changes["count_after"].where(rises, changes["count_before"]).to_numpy("float64")
    worst = worst_without(tried, tried, higher)
    told = {name: changes[name].to_numpy() for name in ("term", "period")}
    return pd.DataFrame(told | carried(worst) | {"gain_without": worst["gain"]})


def _without(change: Any, counts: pd.DataFrame, days: pd.DataFrame, code: int) -> pd.DataFrame:
    """What is left of a change without each unit."""
    edges = [(change.since, change.period), (change.period, change.until + pd.Timedelta(days=1))]
    asked = ((counts, "count"), (days, "n_tokens"))
    out = [[_within(frame, name, *span) for span in edges] for frame, name in asked]
    units = np.unique(np.concatenate([own.index for own in (*out[0], *out[1])]))
    lost = [[own.reindex(units, fill_value=0).to_numpy() for own in spans] for spans in out]
    k = [change.count_before - lost[0][0], change.count_after - lost[0][1]]
    n = [change.tokens_before - lost[1][0], change.tokens_after - lost[1][1]]
    apart = log_likelihood(k[0], n[0]) + log_likelihood(k[1], n[1]) - log_likelihood(k[0] + k[1], n[0] + n[1])
    rises = change.per_1000_after > change.per_1000_before
    same = (k[1] * n[0] > k[0] * n[1]) == rises
    gain = np.where(same & (n[0] > 0) & (n[1] > 0), 2 * apart / change.dispersion, 0.0)
    told = {"code": code, "unit": units, "count": lost[0][int(rises)], "gain": gain}
    return pd.DataFrame(told | {"falls": gain < change.penalty, "far": -gain})


def _within(frame: pd.DataFrame, name: str, since: pd.Timestamp, until: pd.Timestamp) -> pd.Series:
    """What each unit holds from one day to before another."""
    own = frame[(frame["published_on"] >= since) & (frame["published_on"] < until)]
    return own.groupby("unit")[name].sum()
