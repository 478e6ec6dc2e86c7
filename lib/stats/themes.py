"""How much of the coverage carries which theme.

Every function takes the frame of `articles.coverage` (one row per article and set of themes, as a bit mask) and the
theme ids in the order of its bits.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.model import Period

TALLIES = ("n_passages", "of_passages", "share_passages", "n_articles", "of_articles", "share_articles")
_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below it
_THURSDAY = 3  # 1970-01-01, from which numpy counts days, was the fourth day of a week that starts on Monday


@dataclass(frozen=True, slots=True)
class Totals:
    """What a selection holds. ``n_tokens`` counts running words, stop words included."""

    n_articles: int
    n_passages: int
    n_tokens: int
    n_dated: int


def totals(coverage: pd.DataFrame) -> Totals:
    """Articles, passages and tokens of a selection."""
    dated = coverage.loc[coverage["published_on"].notna(), "article"]
    return Totals(
        n_articles=int(coverage["article"].nunique()),
        n_passages=int(coverage["n_passages"].sum()),
        n_tokens=int(coverage["n_tokens"].sum()),
        n_dated=int(dated.nunique()),
    )


class ThemeShare(NamedTuple):
    """A row of `theme_shares`."""

    theme: str
    n_articles: int
    share_articles: float
    n_passages: int
    share_passages: float


def theme_shares(coverage: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Share of articles and passages that carry each theme.

    ``share = n / all``: of all selected passages, or articles. An article carries a theme if one of its selected
    passages does; what carries two themes counts under both, so shares may add up to more than 1.

    Returns
    -------
    theme, n_articles, share_articles, n_passages, share_passages (shares from 0 to 1); one row per theme, in order.
    """
    whole = totals(coverage)
    rows = [
        {
            "theme": theme,
            "n_articles": (n_articles := int(carried["article"].nunique())),
            "share_articles": n_articles / whole.n_articles if whole.n_articles else 0.0,
            "n_passages": (n_passages := int(carried["n_passages"].sum())),
            "share_passages": n_passages / whole.n_passages if whole.n_passages else 0.0,
        }
        for theme, carried in _rows_by_theme(coverage, themes)
    ]
    return pd.DataFrame(rows, columns=columns(ThemeShare))


class PeriodShare(NamedTuple):
    """A row of `theme_timeline`."""

    period: pd.Timestamp
    period_end: pd.Timestamp
    theme: str
    n_passages: int
    of_passages: int
    share_passages: float
    n_articles: int
    of_articles: int
    share_articles: float


def theme_timeline(coverage: pd.DataFrame, themes: Sequence[str], period: Period = "month") -> pd.DataFrame:
    """Passages and articles with each theme over time. Undated articles have no place in it.

    ``share = n / of``: of all selected passages, or articles, of the period. What carries two themes counts under both.

    Returns
    -------
    period (first day), period_end (last day), theme, n_passages, of_passages, share_passages (0 to 1), n_articles,
    of_articles, share_articles; a row for each period with articles and each theme.
    """
    dated = coverage[coverage["published_on"].notna()]
    days = dated["published_on"].to_numpy().astype("datetime64[D]")
    starts, periods = np.unique(_first_day(days, period), return_inverse=True)
    first, last = (ends.astype("datetime64[us]") for ends in (starts, _last_day(starts, period)))
    parts = [
        pd.DataFrame({"period": first, "period_end": last, "theme": theme, **counts})
        for theme, counts in tallies(dated, periods, len(starts), themes)
    ]
    return pd.concat(parts, ignore_index=True) if len(starts) and parts else pd.DataFrame(columns=columns(PeriodShare))


def tallies(
    coverage: pd.DataFrame, groups: np.ndarray, n_groups: int, themes: Sequence[str]
) -> Iterator[tuple[str, dict[str, np.ndarray]]]:
    """The columns ``TALLIES`` for each theme, by group; ``groups`` are those of the rows, 0 to ``n_groups`` - 1."""
    articles = pd.factorize(coverage["article"])[0]
    passages = coverage["n_passages"].to_numpy()
    of_passages = np.bincount(groups, passages, n_groups).astype("int64")
    of_articles = count_distinct(groups, articles, n_groups)
    for bit, theme in enumerate(themes):
        has = _carries(coverage, bit)
        n_passages = np.bincount(groups[has], passages[has], n_groups).astype("int64")
        n_articles = count_distinct(groups[has], articles[has], n_groups)
        shares = (n_passages / np.maximum(of_passages, 1), n_articles / np.maximum(of_articles, 1))
        counts = (n_passages, of_passages, shares[0], n_articles, of_articles, shares[1])
        yield theme, dict(zip(TALLIES, counts, strict=True))


def _first_day(days: np.ndarray, period: Period) -> np.ndarray:
    """The first day of each day's month, week (from Monday) or itself."""
    if period == "month":
        months: np.ndarray = days.astype("datetime64[M]").astype("datetime64[D]")
        return months
    if period == "week":
        mondays: np.ndarray = days - ((days.astype("int64") + _THURSDAY) % 7).astype("timedelta64[D]")
        return mondays
    return days


def _last_day(starts: np.ndarray, period: Period) -> np.ndarray:
    """The last day of the periods that begin on these days."""
    if period == "month":
        following: np.ndarray = (starts.astype("datetime64[M]") + np.timedelta64(1, "M")).astype("datetime64[D]")
        return following - np.timedelta64(1, "D")
    return starts + np.timedelta64(6, "D") if period == "week" else starts


def count_distinct(groups: np.ndarray, articles: np.ndarray, n_groups: int) -> np.ndarray:
    """How many different articles there are in each place."""
    pairs = np.unique(groups.astype("int64") << 32 | articles)
    counts: np.ndarray = np.bincount(pairs >> 32, minlength=n_groups)
    return counts


class ThemePair(NamedTuple):
    """A row of `theme_pairs`."""

    theme_a: str
    theme_b: str
    n_passages: int
    n_articles: int
    expected_passages: float
    lift_passages: float
    low_passages: float
    high_passages: float
    of_passages: int
    expected_articles: float
    lift_articles: float
    low_articles: float
    high_articles: float
    of_articles: int


def theme_pairs(coverage: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Passages and articles that carry two themes at once, and how that compares with chance.

    Two themes meet in an article if each is carried by one of its selected passages. If a and b had nothing to do with
    each other, n(a) n(b) / N of N passages would carry both: ``expected``. Lift is n(a and b) / expected, that is
    P(a and b) / (P(a) P(b)): 1 is chance, 2 twice as often (Brin, Motwani, Ullman and Tsur 1997, "Dynamic itemset
    counting", where it is called interest). A lift on fewer than 5 expected is uncertain (Cochran's rule). Its 95 %
    interval is lift exp(± 1.96 s) with s² = 1/n(a and b) - 1/n(a) - 1/n(b) + (2 lift - 1)/N (the delta
    method on the logarithm, for four multinomial shares). Passages are taken as drawn one by one; the intervals of
    articles are the careful ones.

    Returns
    -------
    theme_a, theme_b, n_passages, n_articles, expected_passages, lift_passages, low_passages, high_passages,
    of_passages, expected_articles, lift_articles, low_articles, high_articles, of_articles; a row for each ordered
    pair. On the diagonal the counts are those that carry the one theme; lift and its interval are missing there and
    where nothing is expected, the interval also where the two never meet.
    """
    whole = totals(coverage)
    carried = dict(_rows_by_theme(coverage, themes))
    articles = {theme: set(frame["article"]) for theme, frame in carried.items()}
    n_alone = {theme: int(frame["n_passages"].sum()) for theme, frame in carried.items()}
    rows = []
    for a in themes:
        for bit, b in enumerate(themes):
            n_passages = int(carried[a].loc[_carries(carried[a], bit), "n_passages"].sum())
            n_articles = len(articles[a] & articles[b])
            by_passage = _lift_interval(n_passages, n_alone[a], n_alone[b], whole.n_passages, same=a == b)
            by_article = _lift_interval(n_articles, len(articles[a]), len(articles[b]), whole.n_articles, same=a == b)
            rows.append((a, b, n_passages, n_articles, *by_passage, *by_article))
    return pd.DataFrame(rows, columns=columns(ThemePair))


def _lift_interval(n: int, n_a: int, n_b: int, whole: int, *, same: bool) -> tuple[float, float, float, float, int]:
    """Expected count, lift, the ends of its interval, and of how many."""
    expected = n_a * n_b / whole if whole else 0.0
    lift = n / expected if expected and not same else math.nan
    if not n or math.isnan(lift):
        return expected, lift, math.nan, math.nan, whole
    reach = math.exp(_Z * math.sqrt(max(0.0, 1 / n - 1 / n_a - 1 / n_b + (2 * lift - 1) / whole)))
    return expected, lift, lift / reach, lift * reach, whole


class SourceShare(NamedTuple):
    """A row of `source_mix`."""

    source: str
    n_articles: int
    share_articles: float
    n_passages: int


def source_mix(coverage: pd.DataFrame) -> pd.DataFrame:
    """Articles and passages by source, most articles first.

    ``share_articles = n_articles / all``: of all selected articles.

    Returns
    -------
    source ("": not stated), n_articles, share_articles (0 to 1), n_passages.
    """
    source_numbers, sources = pd.factorize(coverage["source"], sort=True)
    mix = pd.DataFrame(
        {
            "source": sources.astype("str"),
            "n_articles": count_distinct(source_numbers, pd.factorize(coverage["article"])[0], len(sources)),
            "n_passages": np.bincount(source_numbers, coverage["n_passages"], len(sources)).astype("int64"),
        }
    )
    mix = mix.sort_values("n_articles", ascending=False, kind="stable", ignore_index=True)
    share = mix["n_articles"] / max(1, mix["n_articles"].sum())
    return mix.assign(share_articles=share)[columns(SourceShare)]


def _rows_by_theme(coverage: pd.DataFrame, themes: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    for bit, theme in enumerate(themes):
        yield theme, coverage[_carries(coverage, bit)]


def _carries(coverage: pd.DataFrame, bit: int) -> np.ndarray:
    has: np.ndarray = (coverage["themes"].to_numpy() >> bit & 1).astype(bool)
    return has
