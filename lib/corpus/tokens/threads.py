"""Work on arrays in pieces, on all cores at once: numpy lets other threads run while it counts and sorts."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

import numpy as np

_FEW = 3  # pieces that are done sooner than other threads get going
_MOST_TABLES = 8  # more cost more to add up than they save
_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def run_on_all_cores(work: Callable[[_Piece], _Result], pieces: Iterable[_Piece]) -> Iterator[_Result]:
    """The results for some pieces, in order."""
    first = list(islice(pieces := iter(pieces), _FEW + 1))
    if len(first) <= _FEW:
        yield from map(work, first)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(work, chain(first, pieces))


def summed(
    add: Callable[[_Piece, np.ndarray], None],
    pieces: Iterable[_Piece],
    shape: tuple[int, ...],
    dtype: type[np.int32 | np.int64] = np.int64,
) -> np.ndarray:
    """What is added up for some pieces, in no order, in a table of whole numbers; each thread has one of its own."""
    waiting = list(pieces)
    n_tables = min(os.cpu_count() or 1, max(1, len(waiting) // 2), _MOST_TABLES)
    left = iter(waiting)  # what one thread takes the others do not get

    def table(_number: int) -> np.ndarray:
        sums = np.zeros(shape, dtype)
        for piece in left:
            add(piece, sums)
        return sums

    if n_tables == 1:
        return table(0)
    with ThreadPoolExecutor(n_tables) as pool:
        total, *others = pool.map(table, range(n_tables))
    for other in others:
        total += other
    return total
