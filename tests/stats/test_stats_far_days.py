"""Days far from all others are known, and nothing else is."""

import pandas as pd

from lib.stats import far_days, without_far_days


def coverage(*days: str | None) -> pd.DataFrame:
    published = pd.array([None if day is None else pd.Timestamp(day).as_unit("us") for day in days], "datetime64[us]")
    return pd.DataFrame({"article": range(len(days)), "published_on": published})


NEAR = tuple(f"2024-0{month}-05" for month in range(1, 10))


def test_one_day_in_another_age_is_far_and_leaves_the_others() -> None:
    frame = coverage(*NEAR, "2999-12-31", None)
    far = far_days(frame)
    assert far is not None
    assert (far.n_articles, str(far.first), str(far.since), str(far.until)) == (1, "2999-12-31", NEAR[0], NEAR[-1])
    assert without_far_days(frame, far)["article"].tolist() == [*range(9), 10]


def test_both_ends_are_far() -> None:
    far = far_days(coverage(*NEAR, "1600-01-01", "9999-12-31"))
    assert far is not None
    assert (far.n_articles, str(far.first), str(far.last)) == (2, "1600-01-01", "9999-12-31")


def test_a_long_archive_and_two_ages_alike_are_not() -> None:
    assert far_days(coverage(*(f"{year}-01-01" for year in range(1950, 2025, 5)))) is None
    assert far_days(coverage("1890-01-01", "1891-01-01", "2024-01-01", "2024-02-01")) is None
    assert far_days(coverage(None)) is None
    assert far_days(coverage()) is None
