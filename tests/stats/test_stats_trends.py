"""Courses over time: by hand, change points against every way to cut and on made-up courses."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from lib import frames
from lib.stats import change_points, trends
from lib.stats.trends import TrendPoint

A, B = 1, 2
DAYS = [date(2025, 1, 31), date(2025, 2, 3), date(2025, 2, 9), date(2025, 5, 1)]
COVERAGE = pd.DataFrame(
    [
        (0, DAYS[0], A, 100),
        (0, DAYS[0], 0, 300),
        (1, DAYS[1], A | B, 50),
        (2, DAYS[2], B, 150),
        (3, DAYS[3], 0, 1000),
        (4, None, A, 700),
    ],
    columns=["article", "published_on", "themes", "n_tokens"],
)
COUNTS = pd.DataFrame(
    [
        ("price", 0, A, 2),
        ("price", 0, 0, 1),
        ("price", 1, A | B, 5),
        ("price", 4, A, 9),
        ("稀土", 2, B, 3),
    ],
    columns=["term", "article", "themes", "count"],
)
TERMS = ["price", "稀土"]


def tuples(found: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in found[list(columns)].itertuples(index=False, name=None)]


def test_each_period_with_articles_has_its_counts_its_words_and_its_rate() -> None:
    found = trends(COUNTS, COVERAGE, TERMS)
    assert found["period"].dt.strftime("%Y-%m-%d").tolist() == ["2025-01-01", "2025-02-01", "2025-05-01"] * 2
    assert found["period_end"].dt.strftime("%Y-%m-%d").tolist() == ["2025-01-31", "2025-02-28", "2025-05-31"] * 2
    columns = ("theme", "term", "count", "tokens", "per_1000", "n_articles", "of_articles")
    assert tuples(found, *columns) == [
        ("", "price", 3, 400, 7.5, 1, 1),
        ("", "price", 5, 200, 25.0, 1, 2),
        ("", "price", 0, 1000, 0.0, 0, 1),
        ("", "稀土", 0, 400, 0.0, 0, 1),
        ("", "稀土", 3, 200, 15.0, 1, 2),
        ("", "稀土", 0, 1000, 0.0, 0, 1),
    ]


@pytest.mark.parametrize(
    ("period", "spans"),
    [
        ("week", [("2025-01-27", "2025-02-02"), ("2025-02-03", "2025-02-09"), ("2025-04-28", "2025-05-04")]),
        ("quarter", [("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30")]),
    ],
)
def test_weeks_begin_on_monday_and_quarters_in_january(period: str, spans: list[tuple[str, str]]) -> None:
    found = trends(COUNTS, COVERAGE, ["price"], period)  # type: ignore[arg-type]  # a literal by construction
    days = [found[name].dt.strftime("%Y-%m-%d").tolist() for name in ("period", "period_end")]
    assert list(zip(*days, strict=True)) == spans


def test_a_passage_with_two_themes_counts_under_both() -> None:
    found = trends(COUNTS, COVERAGE, TERMS, themes=["a", "b"])
    assert tuples(found[found["theme"] == "a"], "term", "count", "tokens", "of_articles") == [
        ("price", 2, 100, 1),
        ("price", 5, 50, 1),
        ("稀土", 0, 100, 1),
        ("稀土", 0, 50, 1),
    ]
    assert tuples(found[found["theme"] == "b"], "term", "count", "tokens", "of_articles") == [
        ("price", 5, 200, 2),
        ("稀土", 3, 200, 2),
    ]
    pd.testing.assert_frame_equal(found[found["theme"] == ""], trends(COUNTS, COVERAGE, TERMS))


def test_a_selection_without_dates_has_no_course_and_the_same_columns() -> None:
    undated = COVERAGE[COVERAGE["published_on"].isna()]
    found = trends(COUNTS, undated, TERMS, themes=["a"])
    assert found.empty
    assert list(found) == list(trends(COUNTS, COVERAGE, TERMS))
    assert list(trends(COUNTS, COVERAGE, [])) == list(found)
    assert change_points(found).empty


def test_an_interval_is_wilsons_where_articles_are_too_few_to_tell_how_words_bunch() -> None:
    found = trends(COUNTS, COVERAGE, ["price"]).iloc[1]
    expected = binomtest(5, 200).proportion_ci(method="wilson")
    assert math.isnan(found["design_effect"])
    assert (found["low"], found["high"]) == pytest.approx((1000 * expected.low, 1000 * expected.high))


Articles = list[tuple[int, int, int]]
MADE = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 300), st.integers(0, 300)).map(lambda a: (a[0], a[1], min(a[1:]))),
    min_size=1,
    max_size=30,
)


def made(articles: Articles) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counts and coverage of articles given as month, words and occurrences."""
    coverage = [(number, date(2025, month, 1), 0, n) for number, (month, n, _) in enumerate(articles)]
    counts = [("x", number, 0, k) for number, (_, _, k) in enumerate(articles) if k]
    return pd.DataFrame(counts, columns=list(COUNTS)), pd.DataFrame(coverage, columns=list(COVERAGE))


@settings(deadline=None)
@given(MADE)
def test_the_design_effect_is_what_its_formula_says(articles: Articles) -> None:
    spread = alike = size = 0.0
    months = {month for month, _, k in articles if k}
    for month in months:
        own = [(n, k) for at, n, k in articles if at == month]
        words = sum(n for n, _ in own)
        p = sum(k for _, k in own) / words
        spread += sum((k - n * p) ** 2 for n, k in own)
        alike += p * (1 - p) * words * (1 - sum(n * n for n, _ in own) / words**2)
        size += len(own)
    found = trends(*made(articles), ["x"])
    effect = found["design_effect"].iloc[0]
    if size - len(months) < 5 or alike <= 1e-12:
        assert math.isnan(effect)
        return
    assert effect == pytest.approx(max(1, spread / alike))
    for row in frames.rows(found, TrendPoint):
        n, share = max(1.0, row.tokens / effect), row.per_1000 / 1000
        for end in (row.low / 1000, row.high / 1000):  # each end is the rate from which the share is 1.96 errors away
            assert (share - end) ** 2 == pytest.approx(3.841459 * end * (1 - end) / n, rel=1e-5, abs=1e-12)
        assert row.low - 1e-9 <= row.per_1000 <= row.high + 1e-9


def binomial(n: int, p: float, size: int | tuple[int, int], seed: int) -> np.ndarray:
    """Counts drawn at random, always in an array."""
    return np.asarray(binom.rvs(n, p, size=size, random_state=seed))


def test_words_drawn_one_by_one_have_no_design_effect_and_those_in_bunches_a_large_one() -> None:
    drawn = binomial(1000, 0.01, 400, seed=1).tolist()
    even: Articles = [(1 + number % 4, 1000, k) for number, k in enumerate(drawn)]
    bunched: Articles = [(1 + number % 4, 1000, 100 * (number % 10 == 0)) for number in range(400)]
    assert trends(*made(even), ["x"])["design_effect"].iloc[0] < 1.25
    assert trends(*made(bunched), ["x"])["design_effect"].iloc[0] > 50


def course(counts: Sequence[int], words: Sequence[int], effect: float = 1.0, term: str = "x") -> pd.DataFrame:
    """A course as `trends` gives it, a month a point."""
    period = pd.date_range("2020-01-01", periods=len(counts), freq="MS")
    frame = {"theme": "", "term": term, "period": period, "period_end": period + pd.offsets.MonthEnd(0)}
    columns = {"count": counts, "tokens": words, "n_articles": 1, "design_effect": effect}
    return pd.DataFrame(frame | columns)


def cost(k: Sequence[int], n: Sequence[int], edges: Sequence[int], dispersion: float) -> float:
    """What a cut costs, by scipy's likelihood."""
    likelihood = 0.0
    for start, end in pairwise(edges):
        words, count = sum(n[start:end]), sum(k[start:end])
        constant = binom.logpmf(count, words, 0.5) + words * math.log(2)
        likelihood += float(binom.logpmf(count, words, count / words) - constant)
    return -2 * likelihood / dispersion + 3 * math.log(len(k)) * (len(edges) - 2)


MONTHS = st.integers(5, 8).flatmap(
    lambda size: st.lists(
        st.tuples(st.integers(50, 400), st.sampled_from([0.0, 0.01, 0.2, 1.0])), min_size=size, max_size=size
    )
)


@settings(deadline=None, max_examples=60)
@given(MONTHS, st.sampled_from([1.0, 4.0]))
def test_no_other_way_to_cut_a_course_is_cheaper(months: list[tuple[int, float]], effect: float) -> None:
    n = [words for words, _ in months]
    k = [round(words * rate) for words, rate in months]
    found = change_points(course(k, n, effect))
    if not any(k):
        assert found.empty
        return
    starts = course(k, n)["period"].tolist()
    cuts = [starts.index(period) for period in found["period"]]
    dispersion = found["dispersion"].iloc[0] if len(found) else None
    if dispersion is None:
        return
    every = [(0, *inner, len(k)) for size in range(len(k)) for inner in combinations(range(1, len(k)), size)]
    cheapest = min(cost(k, n, edges, dispersion) for edges in every)
    assert cost(k, n, (0, *cuts, len(k)), dispersion) == pytest.approx(cheapest, abs=1e-6)
    assert (found["gain"] >= found["penalty"] - 1e-9).all()


def test_a_change_is_found_where_it_is_and_told_by_its_two_rates() -> None:
    drawn = [*binomial(20_000, 0.001, 9, seed=2), *binomial(20_000, 0.004, 6, seed=3)]
    found = change_points(course(drawn, [20_000] * 15))
    assert [f"{day:%Y-%m-%d}" for day in found["period"]] == ["2020-10-01"]
    row = found.iloc[0]
    assert (f"{row['since']:%Y-%m}", f"{row['until']:%Y-%m-%d}") == ("2020-01", "2021-03-31")
    assert row["per_1000_before"] == pytest.approx(1000 * sum(drawn[:9]) / 180_000)
    assert row["per_1000_after"] == pytest.approx(1000 * sum(drawn[9:]) / 120_000)
    assert (row["count_before"], row["tokens_after"], row["n_articles_after"]) == (sum(drawn[:9]), 120_000, 6)


def test_a_rise_and_a_fall_are_two_changes() -> None:
    counts = [20, 22, 19, 21, 20, 90, 85, 92, 20, 21, 19, 23]
    found = change_points(course(counts, [10_000] * 12))
    assert found["period"].dt.month.tolist() == [6, 9]
    assert found["per_1000_after"].tolist() == pytest.approx([8.9, 2.075])


def test_chance_alone_seldom_makes_a_change() -> None:
    draws = binomial(5_000, 0.002, (200, 24), seed=4)
    found = [len(change_points(course(draw, [5_000] * 24))) for draw in draws]
    assert sum(n > 0 for n in found) <= 10


def test_swings_of_every_month_are_no_change() -> None:
    swings = [30, 90, 25, 100, 40, 85, 20, 95, 35, 110, 30, 90]
    assert change_points(course(swings, [10_000] * 12)).empty
    assert change_points(course([*swings, 900, 950, 890, 930, 910, 940], [10_000] * 18))["period"].dt.year.tolist() == [
        2021
    ]


def test_what_cannot_be_told_from_chance_is_not_told() -> None:
    jump = [1, 1, 1, 1, 90, 90, 90, 90]
    assert len(change_points(course(jump, [1000] * 8))) == 1
    assert change_points(course(jump[2:6], [1000] * 4)).empty
    assert change_points(course(jump, [1000] * 8, effect=float("nan"))).empty
    assert change_points(course(jump, [1000] * 8, effect=100.0)).empty
    assert change_points(course([0] * 8, [1000] * 8)).empty


def test_each_term_and_theme_is_cut_for_itself() -> None:
    jump, calm = [2, 2, 2, 2, 90, 90, 90, 90], [9] * 8
    both = [course(jump, [1000] * 8, term="up"), course(calm, [1000] * 8), course(jump[::-1], [1000] * 8, term="down")]
    found = change_points(pd.concat([*both, both[0].assign(theme="a")], ignore_index=True))
    assert tuples(found, "theme", "term", "count_before", "count_after") == [
        ("", "up", 8, 360),
        ("", "down", 360, 8),
        ("a", "up", 8, 360),
    ]


def test_numbers_of_words_as_large_as_a_corpus_are_counted_right() -> None:
    big = np.array([1_000, 1_100, 1_050, 1_020, 9_000, 9_100, 9_050, 9_200])
    found = change_points(course(big.tolist(), [35_000_000] * 8))
    assert found["period"].dt.month.tolist() == [5]
