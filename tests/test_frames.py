from typing import NamedTuple

import pandas as pd
import pytest

from lib.frames import columns, rows


class Found(NamedTuple):
    term: str
    count_: int
    day: pd.Timestamp


FRAME = pd.DataFrame(
    {
        "day": pd.to_datetime(["2024-01-02", "2024-01-03"]),
        "term": ["gallium", "镓"],
        "count": [3, 1],
        "more": [0.5, 0.25],
    }
)


def test_a_row_class_declares_columns() -> None:
    assert columns(Found) == ["term", "count", "day"]


def test_rows_are_named_tuples_of_pythons_own_values() -> None:
    first, second = rows(FRAME, Found)
    assert first == Found("gallium", 3, pd.Timestamp("2024-01-02"))
    assert (second.term, second.count_) == ("镓", 1)
    assert [type(value) for value in first] == [str, int, pd.Timestamp]
    assert list(rows(FRAME.head(0), Found)) == []


def test_a_column_that_is_not_there_is_named_at_the_call() -> None:
    with pytest.raises(KeyError, match=r"Found: no column count, day among term\."):
        rows(FRAME[["term"]], Found)
