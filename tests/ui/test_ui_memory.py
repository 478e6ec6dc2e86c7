"""Full collections stay short however much the server holds."""

import gc
from collections.abc import Iterator

import pytest

from lib.ui.session import memory


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.callbacks[:] = [called for called in gc.callbacks if called.__module__ != memory.__name__]
    gc.unfreeze()


def test_what_survived_a_long_collection_is_not_walked_over_again() -> None:
    memory.keep_short()
    gc.collect()
    lists = [[number] for number in range(1_000_000)]
    gc.collect()
    assert gc.get_freeze_count() > len(lists) / 2


def test_garbage_made_after_it_is_still_found() -> None:
    memory.keep_short()
    gc.collect()
    for _ in range(100_000):
        loop: list[object] = []
        loop.append(loop)
    del loop
    before = gc.get_freeze_count()
    gc.collect()
    assert gc.collect() == 0
    assert gc.get_freeze_count() - before < 100_000


def test_once_everything_is_walked_over_again_what_was_left_out_can_go() -> None:
    memory.keep_short()
    lists = [[number] for number in range(1_000_000)]
    lists.append(lists)  # type: ignore[arg-type]
    gc.collect()
    del lists
    assert gc.collect() < 1_000_000
    memory.walk_all_again()
    assert gc.collect() >= 1_000_000
