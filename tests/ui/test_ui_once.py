"""Looking once a run: kept in the run alone, in its thread alone, and forgotten when the run has written itself."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from lib.ui.once import look_again, once, one_run


def test_outside_of_a_run_nothing_is_kept() -> None:
    looks = count()
    assert [once("file", lambda: next(looks)) for _ in range(2)] == [0, 1]


def test_a_run_looks_once_and_the_next_one_again() -> None:
    looks = count()
    for seen in range(2):
        with one_run():
            assert [once("file", lambda: next(looks)) for _ in range(3)] == [seen] * 3


def test_a_run_that_writes_looks_again() -> None:
    looks = count()
    with one_run():
        assert once("file", lambda: next(looks)) == 0
        look_again()
        assert once("file", lambda: next(looks)) == 1


def test_a_run_that_fails_leaves_nothing_behind() -> None:
    looks = count()
    with pytest.raises(ZeroDivisionError), one_run():
        once("file", lambda: 1 // next(looks))
    assert once("file", lambda: next(looks)) == 1


def test_another_thread_looks_for_itself() -> None:
    looks = count()
    with one_run(), ThreadPoolExecutor(1) as elsewhere:
        assert once("file", lambda: next(looks)) == 0
        assert elsewhere.submit(once, "file", lambda: next(looks)).result() == 1
        assert once("file", lambda: next(looks)) == 0
