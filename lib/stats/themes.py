"""How much of the coverage carries which theme.

Every function takes the frame of `lib.corpus.coverage` (one row per article and set of themes, as a bit mask) and the
theme ids in the order of its bits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.model import Period

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


def theme_shares(coverage: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Share of articles and passages that carry each theme.

    An article carries a theme if one of its selected passages does, so shares may add up to more than 1.

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
        for theme, carried in _carried(coverage, themes)
    ]
    columns = ["theme", "n_articles", "share_articles", "n_passages", "share_passages"]
    return pd.DataFrame(rows, columns=columns)


def theme_timeline(coverage: pd.DataFrame, themes: Sequence[str], period: Period = "month") -> pd.DataFrame:
    """Share of passages with each theme over time. Undated articles have no place in it.

    Returns
    -------
    period (first day), theme, n_passages, of_passages, share (0 to 1), n_articles, of_articles; a row for each period
    with articles and each theme.
    """
    dated = coverage[coverage["published_on"].notna()]
    days = dated["published_on"].to_numpy().astype("datetime64[D]")
    starts, place = np.unique(_first_day(days, period), return_inverse=True)
    articles = pd.factorize(dated["article"])[0]
    passages = dated["n_passages"].to_numpy()
    of_passages = np.bincount(place, passages, len(starts))
    of_articles = _distinct(place, articles, len(starts))
    parts = []
    for bit, theme in enumerate(themes):
        has = _has(dated, bit)
        n_passages = np.bincount(place[has], passages[has], len(starts))
        counts = {
            "n_passages": n_passages.astype("int64"),
            "of_passages": of_passages.astype("int64"),
            "share": n_passages / np.maximum(of_passages, 1),
            "n_articles": _distinct(place[has], articles[has], len(starts)),
            "of_articles": of_articles,
        }
        parts.append(pd.DataFrame({"period": starts.astype("datetime64[us]"), "theme": theme, **counts}))
    columns = ["period", "theme", "n_passages", "of_passages", "share", "n_articles", "of_articles"]
    return pd.concat(parts, ignore_index=True) if len(starts) and parts else pd.DataFrame(columns=columns)


def _first_day(days: np.ndarray, period: Period) -> np.ndarray:
    """The first day of each day's month, week (from Monday) or itself."""
    if period == "month":
        months: np.ndarray = days.astype("datetime64[M]").astype("datetime64[D]")
        return months
    if period == "week":
        mondays: np.ndarray = days - (days.astype("int64") + _THURSDAY) % 7
        return mondays
    return days


def _distinct(place: np.ndarray, articles: np.ndarray, n_places: int) -> np.ndarray:
    """How many different articles there are in each place."""
    pairs = np.unique(place.astype("int64") << 32 | articles)
    counts: np.ndarray = np.bincount(pairs >> 32, minlength=n_places)
    return counts


def theme_pairs(coverage: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Passages and articles that carry two themes at once; on the diagonal, those that carry the one.

    Two themes meet in an article if each is carried by one of its selected passages.

    Returns
    -------
    theme_a, theme_b, n_passages, n_articles; a row for each ordered pair.
    """
    carried = dict(_carried(coverage, themes))
    articles = {theme: set(frame["article"]) for theme, frame in carried.items()}
    rows = [
        (a, b, int(carried[a].loc[_has(carried[a], j), "n_passages"].sum()), len(articles[a] & articles[b]))
        for a in themes
        for j, b in enumerate(themes)
    ]
    return pd.DataFrame(rows, columns=["theme_a", "theme_b", "n_passages", "n_articles"])


def source_mix(coverage: pd.DataFrame) -> pd.DataFrame:
    """Articles and passages by source, most articles first. An unstated source is ``""``.

    Returns
    -------
    source, n_articles, share_articles (0 to 1), n_passages.
    """
    places, sources = pd.factorize(coverage["source"], sort=True)
    mix = pd.DataFrame(
        {
            "source": sources.astype("str"),
            "n_articles": _distinct(places, pd.factorize(coverage["article"])[0], len(sources)),
            "n_passages": np.bincount(places, coverage["n_passages"], len(sources)).astype("int64"),
        }
    )
    mix = mix.sort_values("n_articles", ascending=False, kind="stable", ignore_index=True)
    share = mix["n_articles"] / max(1, mix["n_articles"].sum())
    return mix.assign(share_articles=share)[["source", "n_articles", "share_articles", "n_passages"]]


def _carried(coverage: pd.DataFrame, themes: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    for bit, theme in enumerate(themes):
        yield theme, coverage[_has(coverage, bit)]


def _has(coverage: pd.DataFrame, bit: int) -> pd.Series:
    return (coverage["themes"].to_numpy() >> bit & 1).astype(bool)
