"""Shares, timelines and pairs of themes: by hand on five articles, and against a slow count on any number."""

from datetime import date, timedelta
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import rows
from lib.model import Period
from lib.stats import source_mix, theme_pairs, theme_shares, theme_timeline, totals
from lib.stats.themes import PeriodShare, ThemePair, ThemeShare

COLUMNS = ["article", "key", "published_on", "source", "topic", "themes", "n_passages", "n_tokens"]
Row = tuple[int, date | None, str, int, int, int]


def frame(*rows: Row) -> pd.DataFrame:
    """Rows of: article, published_on, source, themes, n_passages, n_tokens."""
    full = [
        (article, f"k{article}", day, source, "", mask, n, tokens) for article, day, source, mask, n, tokens in rows
    ]
    return pd.DataFrame(full, columns=COLUMNS).astype({"published_on": "object"})


A, B = 1, 2
BY_HAND = frame(
    (0, date(2025, 1, 31), "Wire", 0, 2, 20),
    (0, date(2025, 1, 31), "Wire", A, 1, 10),
    (1, date(2025, 2, 1), "Wire", A | B, 3, 30),
    (2, date(2025, 2, 28), "", B, 1, 5),
    (3, None, "Post", A, 4, 40),
    (3, None, "Post", B, 1, 7),
    (4, date(2025, 2, 3), "", 0, 8, 80),
)
EMPTY = BY_HAND.iloc[:0]


def tuples(found: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(row) for row in found.itertuples(index=False, name=None)]


def test_totals() -> None:
    whole = totals(BY_HAND)
    assert (whole.n_articles, whole.n_passages, whole.n_tokens, whole.n_dated) == (5, 20, 192, 4)
    nothing = totals(EMPTY)
    assert (nothing.n_articles, nothing.n_passages, nothing.n_tokens, nothing.n_dated) == (0, 0, 0, 0)


def test_theme_shares() -> None:
    assert tuples(theme_shares(BY_HAND, ["a", "b", "never"])) == [
        ("a", 3, 3 / 5, 8, 8 / 20),
        ("b", 3, 3 / 5, 5, 5 / 20),
        ("never", 0, 0.0, 0, 0.0),
    ]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            "month",
            [
                ("2025-01-01", "2025-01-31", "a", 1, 3, 1 / 3, 1, 1, 1.0),
                ("2025-02-01", "2025-02-28", "a", 3, 12, 3 / 12, 1, 3, 1 / 3),
                ("2025-01-01", "2025-01-31", "b", 0, 3, 0.0, 0, 1, 0.0),
                ("2025-02-01", "2025-02-28", "b", 4, 12, 4 / 12, 2, 3, 2 / 3),
            ],
        ),
        (
            "week",
            [
                ("2025-01-27", "2025-02-02", "a", 4, 6, 4 / 6, 2, 2, 1.0),
                ("2025-02-03", "2025-02-09", "a", 0, 8, 0.0, 0, 1, 0.0),
                ("2025-02-24", "2025-03-02", "a", 0, 1, 0.0, 0, 1, 0.0),
                ("2025-01-27", "2025-02-02", "b", 3, 6, 3 / 6, 1, 2, 0.5),
                ("2025-02-03", "2025-02-09", "b", 0, 8, 0.0, 0, 1, 0.0),
                ("2025-02-24", "2025-03-02", "b", 1, 1, 1.0, 1, 1, 1.0),
            ],
        ),
    ],
)
def test_theme_timeline(period: Period, expected: list[tuple[object, ...]]) -> None:
    found = theme_timeline(BY_HAND, ["a", "b"], period)
    days = {name: found[name].dt.strftime("%Y-%m-%d") for name in ("period", "period_end")}
    assert tuples(found.assign(**days)) == expected


def test_theme_pairs_count_passages_with_both_and_articles_with_both_anywhere() -> None:
    found = theme_pairs(BY_HAND, ["a", "b"])
    assert tuples(found[["theme_a", "theme_b", "n_passages", "n_articles"]]) == [
        ("a", "a", 8, 3),
        ("a", "b", 3, 2),
        ("b", "a", 3, 2),
        ("b", "b", 5, 3),
    ]


def test_lift_is_the_count_against_the_count_by_chance() -> None:
    found = theme_pairs(BY_HAND, ["a", "b", "never"]).set_index(["theme_a", "theme_b"])
    # 8 and 5 of 20 passages; 3 and 3 of 5 articles
    assert found.loc[("a", "b"), "expected_passages"] == pytest.approx(8 * 5 / 20)
    assert found.loc[("a", "b"), "lift_passages"] == pytest.approx(3 / 2)
    assert found.loc[("b", "a"), "expected_articles"] == pytest.approx(3 * 3 / 5)
    assert found.loc[("b", "a"), "lift_articles"] == pytest.approx(2 / 1.8)
    assert pd.isna(found["lift_passages"]["a", "a"])
    assert pd.isna(found["lift_passages"]["a", "never"])
    assert theme_pairs(EMPTY, ["a", "b"])["lift_articles"].isna().all()


def test_the_interval_of_a_lift_covers_chance_on_few_and_leaves_it_on_many() -> None:
    seven = frame(*((number, None, "", mask, 1, 1) for number, mask in enumerate([A | B] * 5 + [0, 0])))
    pairs = (rows(theme_pairs(seven.assign(n_passages=times), ["a", "b"]), ThemePair) for times in (1, 100))
    small, large = (next(row for row in of if (row.theme_a, row.theme_b) == ("a", "b")) for of in pairs)
    assert (small.of_articles, small.of_passages, large.of_passages) == (7, 7, 700)
    assert small.lift_passages == large.lift_passages == pytest.approx(7 / 5)
    # by hand: s² = 1/5 - 1/5 - 1/5 + (2 · 1.4 - 1)/7 = 0.0571
    assert (small.low_passages, small.high_passages) == pytest.approx((0.876, 2.237), abs=0.001)
    assert large.low_passages > 1.3
    never = theme_pairs(BY_HAND[BY_HAND["themes"] < 3], ["a", "b"])
    assert never.loc[1, ["low_passages", "high_passages"]].isna().all()


def test_two_themes_that_have_nothing_to_do_with_each_other_have_lift_1() -> None:
    independent = frame(
        *((number, None, "", mask, n, 1) for number, (mask, n) in enumerate([(0, 3), (A, 6), (B, 1), (A | B, 2)]))
    )
    pairs = theme_pairs(independent, ["a", "b"])
    assert pairs.loc[1, "lift_passages"] == pytest.approx(2 / (8 * 3 / 12))
    assert pairs.loc[1, "lift_passages"] == pytest.approx(1)


def test_source_mix() -> None:
    assert tuples(source_mix(BY_HAND)) == [("", 2, 0.4, 9), ("Wire", 2, 0.4, 6), ("Post", 1, 0.2, 5)]


def test_an_empty_selection_keeps_the_columns() -> None:
    themes = ["a", "b"]
    pairs = [
        (theme_shares(EMPTY, themes), theme_shares(BY_HAND, themes)),
        (theme_timeline(EMPTY, themes), theme_timeline(BY_HAND, themes)),
        (theme_pairs(EMPTY, themes), theme_pairs(BY_HAND, themes)),
        (source_mix(EMPTY), source_mix(BY_HAND)),
        (theme_shares(BY_HAND, []), theme_shares(BY_HAND, themes)),
        (theme_timeline(BY_HAND, []), theme_timeline(BY_HAND, themes)),
    ]
    assert [list(less.columns) for less, _ in pairs] == [list(more.columns) for _, more in pairs]
    assert theme_shares(EMPTY, themes)["share_passages"].tolist() == [0.0, 0.0]


def test_a_selection_without_dates_has_no_timeline() -> None:
    assert theme_timeline(BY_HAND[BY_HAND["published_on"].isna()], ["a"]).empty


@pytest.mark.parametrize("statistic", [theme_shares, theme_timeline, theme_pairs])
def test_a_statistic_leaves_its_input_alone(statistic: object) -> None:
    before = BY_HAND.copy(deep=True)
    statistic(BY_HAND, ["a", "b"])  # type: ignore[operator]
    pd.testing.assert_frame_equal(BY_HAND, before)


THEMES = ["a", "b", "c"]
ROWS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 7),
        st.integers(1, 9),
    ),
    max_size=20,
    unique_by=lambda row: row[:2],
)
DAYS = st.lists(st.none() | st.dates(date(2024, 12, 25), date(2025, 3, 5)), min_size=6, max_size=6)


def first_day(day: date, period: Period) -> date:
    if period == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if period == "week" else day


@settings(deadline=None)
@given(ROWS, DAYS, st.sampled_from(["month", "week", "day"]))
def test_any_coverage_counts_as_a_slow_count_does(
    counts: list[tuple[int, int, int]], days: list[date | None], period: Period
) -> None:
    coverage = frame(*((article, days[article], "", mask, n, n) for article, mask, n in counts))
    n_articles, n_passages = len({row[0] for row in counts}), sum(row[2] for row in counts)

    for row in rows(theme_shares(coverage, THEMES), ThemeShare):
        having = [one for one in counts if one[1] >> THEMES.index(row.theme) & 1]
        assert (row.n_articles, row.n_passages) == (len({one[0] for one in having}), sum(one[2] for one in having))
        assert row.share_articles == pytest.approx(row.n_articles / max(1, n_articles))
        assert row.share_passages == pytest.approx(row.n_passages / max(1, n_passages))

    expected = {}
    periods = sorted({first_day(day, period) for article, _, _ in counts if (day := days[article])})
    for start, theme in product(periods, THEMES):
        inside = [one for one in counts if (day := days[one[0]]) and first_day(day, period) == start]
        having = [one for one in inside if one[1] >> THEMES.index(theme) & 1]
        expected[start, theme] = (
            *(sum(one[2] for one in having), sum(one[2] for one in inside)),
            *(len({one[0] for one in having}), len({one[0] for one in inside})),
        )
    timeline = theme_timeline(coverage, THEMES, period)
    assert {
        (row.period.date(), row.theme): (row.n_passages, row.of_passages, row.n_articles, row.of_articles)
        for row in rows(timeline, PeriodShare)
    } == expected
    for share in rows(timeline, PeriodShare):
        assert share.share_passages == pytest.approx(share.n_passages / share.of_passages)
        assert share.share_articles == pytest.approx(share.n_articles / share.of_articles)
        assert first_day(share.period_end.date(), period) == share.period.date()
        assert first_day(share.period_end.date() + timedelta(days=1), period) > share.period.date()

    for pair in rows(theme_pairs(coverage, THEMES), ThemePair):
        a, b = 1 << THEMES.index(pair.theme_a), 1 << THEMES.index(pair.theme_b)
        assert pair.n_passages == sum(n for _, mask, n in counts if mask & a and mask & b)
        assert pair.n_articles == len(
            {one[0] for one in counts if one[1] & a} & {one[0] for one in counts if one[1] & b}
        )
