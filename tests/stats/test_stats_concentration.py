"""How much stands in one article: by hand, and against a plain count on any numbers."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.frames import columns, rows
from lib.stats import concentration
from lib.stats.concentration import Concentration

COLUMNS = ["name", "article", "count"]


def test_the_article_with_most_of_a_thing_is_named_with_its_share() -> None:
    by_article = pd.DataFrame(
        [("quota", 3, 1), ("price", 1, 6), ("quota", 2, 1), ("price", 7, 3), ("gone", 1, 0)], columns=COLUMNS
    )
    quota, price = rows(concentration(by_article), Concentration)
    assert (price.name, price.count_, price.n_articles, price.article, price.largest) == ("price", 9, 2, 1, 6)
    assert price.share == pytest.approx(2 / 3)
    assert (quota.name, quota.article, quota.share) == ("quota", 2, 0.5), "the first of those that have as much"


def test_nothing_has_no_rows_and_the_same_columns() -> None:
    found = concentration(pd.DataFrame([], columns=COLUMNS))
    assert list(found.columns) == columns(Concentration)
    assert found.empty


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.integers(0, 5)), st.integers(0, 9)))
def test_shares_are_those_of_a_plain_count(numbers: dict[tuple[str, int], int]) -> None:
    frame = pd.DataFrame([(name, article, n) for (name, article), n in numbers.items()], columns=COLUMNS)
    totals: Counter[str] = Counter()
    for (name, _), n in numbers.items():
        totals[name] += n
    found = list(rows(concentration(frame), Concentration))
    assert {row.name for row in found} == {name for name, n in totals.items() if n}
    for row in found:
        own = {article: n for (other, article), n in numbers.items() if other == row.name and n}
        assert (row.count_, row.n_articles, row.largest) == (totals[row.name], len(own), max(own.values()))
        assert own[row.article] == row.largest
        assert row.share == pytest.approx(row.largest / row.count_)
