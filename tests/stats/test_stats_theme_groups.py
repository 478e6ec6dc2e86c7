"""Themes by group and by part of the article: by hand, and intervals against scipy."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from lib import frames
from lib.stats import theme_groups, title_body_shares
from lib.stats.theme_groups import GroupShare, wilson

A, B = 1, 2
COVERAGE = pd.DataFrame(
    [
        (0, "Wire", "Trade", A, 2),
        (0, "Wire", "Trade", 0, 3),
        (1, "Wire", "", A | B, 1),
        (2, "Post", "Trade", B, 4),
        (3, "", "", 0, 5),
    ],
    columns=["article", "source", "topic", "themes", "n_passages"],
)
PARTS = pd.DataFrame(
    [
        (0, "zh", "title", A, 1),
        (0, "en", "body", A | B, 2),
        (0, "en", "body", 0, 4),
        (1, "en", "title", A, 1),
        (1, "en", "body", B, 3),
        (2, "en", "title", 0, 1),
        (2, "en", "body", 0, 1),
        (3, "en", "body", A, 7),
        (4, "zh", "title", A | B, 1),
    ],
    columns=["article", "language", "part", "themes", "n_passages"],
)
COUNTS = [
    "group",
    "theme",
    "n_passages",
    "of_passages",
    "share_passages",
    "n_articles",
    "of_articles",
    "share_articles",
]


def rows(found: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(row) for row in found.itertuples(index=False, name=None)]


def test_groups_come_with_most_articles_first_those_without_a_theme_last_and_each_has_every_theme() -> None:
    assert rows(theme_groups(COVERAGE, ["a", "b"], "source")[COUNTS]) == [
        ("Wire", "a", 3, 6, 0.5, 2, 2, 1.0),
        ("Wire", "b", 1, 6, 1 / 6, 1, 2, 0.5),
        ("Post", "a", 0, 4, 0.0, 0, 1, 0.0),
        ("Post", "b", 4, 4, 1.0, 1, 1, 1.0),
        ("", "a", 0, 5, 0.0, 0, 1, 0.0),
        ("", "b", 0, 5, 0.0, 0, 1, 0.0),
    ]
    topics = theme_groups(COVERAGE, ["a", "b"], "topic")
    assert topics["group"].drop_duplicates().tolist() == ["", "Trade"]


def test_an_article_in_two_languages_counts_in_both() -> None:
    found = {row.group: row for row in frames.rows(theme_groups(PARTS, ["a"], "language"), GroupShare)}
    en, zh = found["en"], found["zh"]
    assert (en.n_articles, en.of_articles, en.n_passages, en.of_passages) == (3, 4, 10, 19)
    assert (zh.n_articles, zh.of_articles) == (2, 2)


def test_no_coverage_keeps_the_columns() -> None:
    whole, none = (theme_groups(frame, ["a"], "source") for frame in (COVERAGE, COVERAGE.iloc[:0]))
    assert list(none.columns) == list(whole.columns) == list(theme_groups(COVERAGE, [], "source").columns)
    assert none.empty


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_intervals_are_wilsons(counts: tuple[int, int]) -> None:
    n, of = counts
    low, high = wilson(pd.Series([n]), pd.Series([of]))
    expected = binomtest(n, of).proportion_ci(method="wilson")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert low[0] - 1e-12 <= n / of <= high[0] + 1e-12


def test_nothing_is_known_of_a_group_without_passages() -> None:
    low, high = wilson(pd.Series([0]), pd.Series([0]))
    assert (low[0], high[0]) == (0, 1)


def test_titles_and_bodies_are_compared_where_an_article_has_both() -> None:
    # articles 0, 1 and 2 have both; 3 has no title, 4 no body
    assert rows(title_body_shares(PARTS, ["a", "b"])) == [
        ("a", 3, 2, 2 / 3, 1, 1 / 3, 1, 0, 1),
        ("b", 3, 0, 0.0, 2, 2 / 3, 0, 2, 0),
    ]


def test_without_such_an_article_there_is_no_share() -> None:
    titles = PARTS[PARTS["part"] == "title"]
    found = title_body_shares(titles, ["a"])
    assert list(found.columns) == list(title_body_shares(PARTS, ["a"]).columns)
    assert found["n_articles"].tolist() == [0]
    assert found[["share_title", "share_body"]].isna().all(axis=None)
