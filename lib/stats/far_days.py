"""Days so far from all others that a chart over time would press the others into a line."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

_APART = np.timedelta64(3653, "D")  # ten years
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class FarDays:
    """What lies far off: how many articles, their first and last day; ``since`` to ``until`` are the others."""

    n_articles: int
    first: date
    last: date
    since: date
    until: date


def far_days(coverage: pd.DataFrame) -> FarDays | None:
    """The days with ten years or more between them and the bulk, which are four in five of the dated articles.

    ``coverage`` has article and published_on. None where there is no such bulk, or nothing beside it.
    """
    dated = coverage.loc[coverage["published_on"].notna(), ["article", "published_on"]].drop_duplicates("article")
    days = np.sort(dated["published_on"].to_numpy().astype("datetime64[D]"))
    groups = np.split(days, np.flatnonzero(np.diff(days) > _APART) + 1)
    bulk = max(groups, key=len)
    if len(groups) < 2 or len(bulk) < _NEARLY_ALL * len(days):
        return None
    far = np.concatenate([group for group in groups if group is not bulk])
    first, last, since, until = (day.item() for day in (far[0], far[-1], bulk[0], bulk[-1]))
    return FarDays(len(far), first, last, since, until)


def without_far_days(coverage: pd.DataFrame, far: FarDays | None) -> pd.DataFrame:
    """The rows of a coverage that are not far off, those without a day among them.

    Returns
    -------
    The columns of ``coverage``.
    """
    if far is None:
        return coverage
    days = coverage["published_on"].to_numpy().astype("datetime64[D]")
    near = (days >= np.datetime64(far.since, "D")) & (days <= np.datetime64(far.until, "D"))
    left: pd.DataFrame = coverage[near | np.isnat(days)]
    return left
