"""Kept answers: the latest, never more bytes than agreed, and nothing wrong among threads."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow

from lib.corpus.query.answers import Answers, n_bytes


def frame(n: int) -> pd.DataFrame:
    return pd.DataFrame({"n": np.zeros(n, np.int64)})


def test_an_answer_is_asked_for_once_even_if_it_is_none() -> None:
    answers, questions = Answers(), []
    for _ in range(3):
        assert answers.get("query", lambda: questions.append(1)) is None
    assert len(questions) == 1


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    answers, questions = Answers(most_bytes=3_000, largest=2_000), list[str]()

    def ask(name: str) -> None:
        def found() -> pd.DataFrame:
            questions.append(name)
            return frame(100)

        answers.get(name, found)

    for name in ("a", "b", "a", "c", "d", "a", "b"):
        ask(name)
    assert questions == ["a", "b", "c", "d", "b"]


def test_a_large_answer_is_given_and_not_kept() -> None:
    answers, questions = Answers(largest=1_000), list[int]()

    def large() -> pd.DataFrame:
        questions.append(1)
        return frame(1_000)

    for _ in range(2):
        assert isinstance(answers.get("large", large), pd.DataFrame)
    assert len(questions) == 2


def test_the_tables_inside_an_answer_count() -> None:
    @dataclass(frozen=True, slots=True)
    class Nested:
        lines: pd.DataFrame
        parts: tuple[np.ndarray, dict[str, pd.Series]]

    nested = Nested(frame(1_000), (np.zeros(500), {"one": pd.Series(np.zeros(250))}))
    assert 14_000 <= n_bytes(nested) < 15_000


def test_many_threads_get_their_own_answers() -> None:
    answers = Answers(most=5, most_bytes=4_000, largest=2_000)

    def ask(number: int) -> bool:
        size = number % 13 + 1
        return len(answers.get(size, lambda: frame(size))) == size  # type: ignore[arg-type]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(2_000)))


def test_the_head_of_a_long_table_does_not_hold_the_table() -> None:
    answers, n = Answers(), 200_000
    columns = {"n": np.arange(n), "share": np.ones(n), "word": ["earth"] * n, "kind": pd.Categorical(["a"] * n)}

    def leading() -> pd.DataFrame:
        return pd.DataFrame(columns, index=pd.RangeIndex(n, name="term")).astype({"word": "str"}).head(3)

    pa_before = pyarrow.total_allocated_bytes()
    tracemalloc.start()
    found = answers.get("leading", leading)
    nested = tracemalloc.get_traced_memory()[0] + pyarrow.total_allocated_bytes() - pa_before
    tracemalloc.stop()
    assert isinstance(found, pd.DataFrame)
    pd.testing.assert_frame_equal(found, leading())
    assert nested < 100_000
