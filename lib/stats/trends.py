"""How the use of words runs over time, and where it changes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.model import TrendPeriod
from lib.stats.theme_groups import wilson

_FREQUENCIES: dict[TrendPeriod, str] = {"month": "M", "week": "W-SUN", "quarter": "Q"}
_SIDES = ["count", "tokens", "per_1000", "n_articles"]
_SEGMENTS = {
    f"{name}_{side}": "float64" if name == "per_1000" else "int64" for side in ("before", "after") for name in _SIDES
}
_CHANGES = {
    "term": "str",
    "theme": "str",
    **dict.fromkeys(("since", "period", "until"), "datetime64[us]"),
    **_SEGMENTS,
    **dict.fromkeys(("gain", "penalty", "dispersion"), "float64"),
}
_FREE = 5
_PERIODS = 5
_MEDIAN = 0.454936  # of chi-squared with one degree of freedom


class TrendPoint(NamedTuple):
    """A row of `trends`."""

    theme: str
    term: str
    period: pd.Timestamp
    period_end: pd.Timestamp
    count_: int
    tokens: int
    per_1000: float
    low: float
    high: float
    n_articles: int
    of_articles: int
    design_effect: float


def trends(
    counts: pd.DataFrame,
    coverage: pd.DataFrame,
    terms: Sequence[str],
    period: TrendPeriod = "month",
    themes: Sequence[str] = (),
) -> pd.DataFrame:
    """How often some terms occur in each period, per 1,000 running words of it. Undated articles have no place in it.

    ``per_1000 = 1000 count / tokens``. Its 95 % interval is that of the share p = count / tokens in m = tokens / d
    words, ``(p + z²/2m ± z √(p (1 - p)/m + z²/4m²)) / (1 + z²/m)`` with z = 1.96 (Wilson 1927): words come in bunches,
    one article many times, so that n words say no more than n / d drawn one by one would. d is the design effect, ``Σ
    (k - n p)² / Σ p (1 - p) N (1 - Σ n²/N²)``, where an article of n words has k occurrences and its period, of N
    words, the rate p; the sums go over the articles of all periods (the variance of a ratio: Kish 1965, "Survey
    sampling"). It is 1 at least, and 1 where fewer than 5 articles stand beside others of their period: such intervals
    are too narrow.

    Parameters
    ----------
    counts: frames of `counts.node_counts`, one below the other, with the ``term`` each is of.
    coverage: the frame of `articles.coverage` for the same selection.
    terms: in the order to list them.
    themes: theme ids in the order of the bits of ``themes``: count also the passages of each theme alone. A passage
        with two themes counts under both.

    Returns
    -------
    theme ("": all passages), term, period (first day), period_end (last day), count, tokens, per_1000, low, high (of
    per_1000), n_articles (with the term), of_articles, design_effect (missing where it cannot be estimated); a row for
    each theme, term and period in which the theme has articles.
    """
    dated = _dated(coverage, period)
    parts = [_theme_courses(counts, dated, terms).assign(theme="")]
    for bit, theme in enumerate(themes):
        own = [frame[frame["themes"].to_numpy() >> bit & 1 == 1] for frame in (counts, dated)]
        parts.append(_theme_courses(own[0], own[1], terms).assign(theme=theme))
    return pd.concat(parts, ignore_index=True)[columns(TrendPoint)]


def _dated(coverage: pd.DataFrame, period: TrendPeriod) -> pd.DataFrame:
    """The dated articles with their periods: article, themes, n_tokens, period, period_end."""
    dated = coverage.loc[coverage["published_on"].notna(), ["article", "themes", "n_tokens", "published_on"]]
    days, index = np.unique(dated.pop("published_on").to_numpy().astype("datetime64[D]"), return_inverse=True)
    spans = pd.DatetimeIndex(days).to_period(_FREQUENCIES[period])
    first, last = spans.start_time.as_unit("us"), spans.end_time.normalize().as_unit("us")
    return dated.assign(period=first[index], period_end=last[index])


def _theme_courses(counts: pd.DataFrame, dated: pd.DataFrame, terms: Sequence[str]) -> pd.DataFrame:
    articles, first, owner = np.unique(dated["article"], return_index=True, return_inverse=True)
    own = dated[["period", "period_end"]].iloc[first]
    n = np.bincount(owner, dated["n_tokens"], len(articles))
    periods = own.drop_duplicates().sort_values("period", ignore_index=True)
    index = periods["period"].searchsorted(own["period"])
    periods["tokens"] = np.bincount(index, n, len(periods)).astype("int64")
    periods["of_articles"] = np.bincount(index, minlength=len(periods))
    parts = [_course(periods, index, _article_counts(counts, term, articles), n).assign(term=term) for term in terms]
    return pd.concat(parts, ignore_index=True) if parts else periods.reindex(columns=columns(TrendPoint)[1:])


def _article_counts(counts: pd.DataFrame, term: str, articles: np.ndarray) -> np.ndarray:
    """A term's occurrences in each of some articles, given in order; those of undated articles are left out."""
    own = counts[counts["term"] == term]
    if not len(articles):
        return np.zeros(0)
    index = np.searchsorted(articles, own["article"]).clip(max=len(articles) - 1)
    here = articles[index] == own["article"].to_numpy()
    k: np.ndarray = np.bincount(index[here], own["count"].to_numpy()[here], len(articles))
    return k


def _course(periods: pd.DataFrame, index: np.ndarray, k: np.ndarray, n: np.ndarray) -> pd.DataFrame:
    """One term's rows; ``k`` and ``n`` are the occurrences and the words of each article, ``index`` its period."""
    count = np.bincount(index, k, len(periods)).astype("int64")
    tokens = periods["tokens"].to_numpy()
    effect = _design_effect(index, k, n, len(periods))
    words = np.minimum(1.0 if np.isnan(effect) else effect, np.maximum(tokens, 1))
    low, high = wilson(pd.Series(count / words), pd.Series(tokens / words))
    return periods.assign(
        count=count,
        per_1000=1000 * count / np.maximum(tokens, 1),
        low=1000 * low,
        high=1000 * high,
        n_articles=np.bincount(index, k > 0, len(periods)).astype("int64"),
        design_effect=effect,
    )


def _design_effect(index: np.ndarray, k: np.ndarray, n: np.ndarray, n_periods: int) -> float:
    whole = np.maximum(np.bincount(index, n, n_periods), 1)
    p = np.bincount(index, k, n_periods) / whole
    used = p[index] > 0
    if np.count_nonzero(used) - len(np.unique(index[used])) < _FREE:
        return float("nan")
    spread = float(np.sum((k - n * p[index]) ** 2))
    alike = float(np.sum(p * (1 - p) * whole * (1 - np.bincount(index, n**2, n_periods) / whole**2)))
    return max(1.0, spread / alike) if alike > 0 else float("nan")


def change_points(trend: pd.DataFrame) -> pd.DataFrame:
    """The periods from which on a term is used more or less than before, and how much.

    The course is cut into segments of one rate each so that the sum over them of ``-2 ln L / d``, plus a penalty of
    ``3 ln T`` for each cut, is the smallest of all ways to cut it (optimal partitioning: Jackson and others 2005; see
    Killick and Eckley 2014, "changepoint", and Truong, Oudre and Vayatis 2020). L is the binomial likelihood of a
    segment's count among its words and T the number of periods. The penalty is the fixed part of the modified Bayesian
    information criterion of Zhang and Siegmund (2007), not the whole of it: theirs also adds ``ln`` of each segment's
    share of the periods, which is below 0, so that they find more changes, above all short segments. Words come in
    bunches and every month has its own news, so the likelihood is scaled by d, the largest of: 1; the design effect of
    `trends`; and the median squared step from one period to the next, in standard errors, over its expected value of
    0.455 (the median is not moved by a few true changes).

    ``gain = 2 (ln L of the two segments - ln L of both as one) / d`` says how sure a change is; it is above the
    ``penalty`` of ``3 ln T``. A course of fewer than 5 periods, or without a design effect, has too little to tell a
    change from chance.

    Returns
    -------
    term, theme, since (first day of the segment before), period (first day of the segment after), until (its last
    day), and for both segments, ``_before`` and ``_after``, count, tokens, per_1000 and n_articles; gain, penalty,
    dispersion (d); a row for each change, in the order of the terms and of time.
    """
    rows = [
        _change(course, edges, index, dispersion)
        for _, course in trend[trend["tokens"] > 0].groupby(["theme", "term"], sort=False)
        if (dispersion := _dispersion(course)) is not None
        for edges in [_cuts(course["count"].to_numpy(), course["tokens"].to_numpy(), dispersion)]
        for index in range(1, len(edges) - 1)
    ]
    return pd.DataFrame(rows, columns=list(_CHANGES)).astype(_CHANGES)


def _dispersion(course: pd.DataFrame) -> float | None:
    """How many times more a course varies than words drawn one by one would; None where it cannot be estimated."""
    effect = float(course["design_effect"].iloc[0])
    if len(course) < _PERIODS or np.isnan(effect) or not course["count"].any():
        return None
    k, n = course["count"].to_numpy(), course["tokens"].to_numpy()
    both = (k[1:] + k[:-1]) / (n[1:] + n[:-1])
    variance = both * (1 - both) * (1 / n[1:] + 1 / n[:-1])
    steps = np.divide(np.diff(k / n) ** 2, variance, out=np.zeros(len(variance)), where=variance > 0)
    return max(1.0, effect, float(np.median(steps)) / _MEDIAN)


def _cuts(k: np.ndarray, n: np.ndarray, dispersion: float) -> list[int]:
    """Where the segments of the cheapest cut begin, and at the end the number of periods."""
    counts, words = (np.concatenate(([0], np.cumsum(values))) for values in (k, n))
    best, last = np.zeros(len(counts)), np.zeros(len(counts), int)
    best[0] = -change_penalty(len(k))
    for end in range(1, len(counts)):
        segments = -2 * log_likelihood(counts[end] - counts[:end], words[end] - words[:end]) / dispersion
        costs = best[:end] + segments + change_penalty(len(k))
        last[end] = int(np.argmin(costs))
        best[end] = costs[last[end]]
    edges = [len(k)]
    while edges[0]:
        edges.insert(0, int(last[edges[0]]))
    return edges


def change_penalty(n_periods: int) -> float:
    """What a change point has to gain in a course of so many periods: ``3 ln T``, wherever it lies."""
    return 3 * float(np.log(n_periods))


def log_likelihood(k: np.ndarray, n: np.ndarray) -> np.ndarray:
    """The largest binomial log-likelihood of k among n, without its constant; 0 where n is 0."""
    share = k / np.maximum(n, 1)
    some, rest = np.where(share > 0, share, 1), np.where(share < 1, 1 - share, 1)
    likelihood: np.ndarray = k * np.log(some) + (n - k) * np.log(rest)
    return likelihood


def _change(course: pd.DataFrame, edges: list[int], index: int, dispersion: float) -> dict[str, object]:
    before, after = (course.iloc[edges[at] : edges[at + 1]] for at in (index - 1, index))
    sides = {
        f"{name}_{side}": value
        for side, segment in (("before", before), ("after", after))
        for name, value in _segment_sums(segment).items()
    }
    k, n = ([sides[f"{name}_{side}"] for side in ("before", "after")] for name in ("count", "tokens"))
    apart = log_likelihood(np.array(k), np.array(n)).sum()
    gain = 2 * (apart - float(log_likelihood(np.array(sum(k)), np.array(sum(n))))) / dispersion
    return {
        "term": course["term"].iloc[0],
        "theme": course["theme"].iloc[0],
        "since": before["period"].iloc[0],
        "period": after["period"].iloc[0],
        "until": after["period_end"].iloc[-1],
        **sides,
        "gain": gain,
        "penalty": change_penalty(len(course)),
        "dispersion": dispersion,
    }


def _segment_sums(rows: pd.DataFrame) -> dict[str, float]:
    count, tokens, n_articles = (int(rows[name].sum()) for name in ("count", "tokens", "n_articles"))
    return {"count": count, "tokens": tokens, "per_1000": 1000 * count / tokens, "n_articles": n_articles}
