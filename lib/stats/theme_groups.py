"""Themes by source, topic or language, and in titles against bodies."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.stats.themes import TALLIES, tallies

Group = Literal["source", "topic", "language"]
_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below it


class GroupShare(NamedTuple):
    """A row of `theme_groups`; ``group`` is "" where it is not stated, shares run from 0 to 1."""

    group: str
    theme: str
    n_passages: int
    of_passages: int
    share_passages: float
    n_articles: int
    of_articles: int
    share_articles: float
    low_passages: float
    high_passages: float
    low_articles: float
    high_articles: float


def theme_groups(coverage: pd.DataFrame, themes: Sequence[str], by: Group) -> pd.DataFrame:
    """Share of each group's passages and articles that carry each theme, with 95 % intervals.

    ``share = n / of``. Its interval is ``(p + z²/2of ± z √(p (1 - p)/of + z²/4of²)) / (1 + z²/of)`` with p = share and
    z = 1.96 (Wilson 1927, "Probable inference, the law of succession, and statistical inference"). It takes passages as
    drawn one by one; those of one article resemble each other, so the true uncertainty of a share of passages is
    larger, and the intervals of articles are the careful ones.

    Parameters
    ----------
    coverage: the frame of `articles.coverage` or, for languages, of `articles.coverage_by_part`.

    Returns
    -------
    Rows of `GroupShare`, one for each group and theme, the group with most articles first and those without any theme
    last.
    """
    group_numbers, groups = pd.factorize(coverage[by], sort=True)
    parts = [
        pd.DataFrame({"group": groups.astype("str"), "theme": theme, "order": order, **counts})
        for order, (theme, counts) in enumerate(tallies(coverage, group_numbers, len(groups), themes))
    ]
    if not parts:
        parts = [pd.DataFrame(columns=["group", "theme", "order", *TALLIES])]
    listed = pd.concat(parts, ignore_index=True)
    listed["some"] = listed.groupby("group")["n_passages"].transform("sum") > 0
    by_size = {"some": False, "of_articles": False, "group": True, "order": True}
    listed = listed.sort_values(list(by_size), ascending=list(by_size.values()), ignore_index=True)
    for unit in ("passages", "articles"):
        listed[f"low_{unit}"], listed[f"high_{unit}"] = wilson(listed[f"n_{unit}"], listed[f"of_{unit}"])
    return listed[columns(GroupShare)]


def wilson(n: pd.Series, of: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % interval of a share, lower and upper end.

    With p = n / of and z = 1.96: (p + z²/2of ± z sqrt(p (1 - p)/of + z²/4of²)) / (1 + z²/of); (0, 1) where ``of`` is 0
    (Wilson 1927, "Probable inference, the law of succession, and statistical inference").
    """
    whole = np.maximum(of.to_numpy(dtype="float64"), 0)
    size = np.maximum(whole, 1)
    share = n.to_numpy(dtype="float64") / size
    middle = share + _Z**2 / (2 * size)
    reach = _Z * np.sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2))
    scale = 1 + _Z**2 / size
    low, high = (middle - reach) / scale, np.minimum((middle + reach) / scale, 1)
    return np.where(share > 0, np.maximum(low, 0), 0.0), np.where(whole > 0, high, 1.0)


class TitleBodyShare(NamedTuple):
    """A row of `title_body_shares`."""

    theme: str
    n_articles: int
    n_title: int
    share_title: float
    n_body: int
    share_body: float
    title_only: int
    body_only: int
    both: int


def title_body_shares(parts: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """What titles say against what the bodies under them say.

    Only articles with both a selected title and a selected passage of the body are compared; shares are of these. A
    body carries a theme if one of its selected passages does; it has more passages than the title's one, so it carries
    most themes more often.

    Parameters
    ----------
    parts: the frame of `articles.coverage_by_part`.

    Returns
    -------
    theme, n_articles (compared), n_title, share_title, n_body, share_body (articles and their share of those
    compared, from 0 to 1), title_only, body_only, both (articles); one row per theme, in order.
    """
    sides = [parts[parts["part"] == part] for part in ("title", "body")]
    compared = set(sides[0]["article"]) & set(sides[1]["article"])
    rows = []
    for bit, theme in enumerate(themes):
        title, body = (set(side.loc[side["themes"].to_numpy() >> bit & 1 > 0, "article"]) & compared for side in sides)
        shares = [len(side) / len(compared) if compared else math.nan for side in (title, body)]
        only = (len(title - body), len(body - title), len(title & body))
        rows.append((theme, len(compared), len(title), shares[0], len(body), shares[1], *only))
    return pd.DataFrame(rows, columns=columns(TitleBodyShare))
