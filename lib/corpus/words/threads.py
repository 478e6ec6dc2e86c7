"""Work on arrays in pieces, on all cores at once: numpy lets other threads run while it counts and sorts."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

import numpy as np

_FEW = 3  # pieces that are done sooner than other threads get going
Piece = TypeVar("Piece")
Result = TypeVar("Result")


def on_all_cores(work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
    """The results for some pieces, in order."""
    first = list(islice(pieces := iter(pieces), _FEW + 1))
    if len(first) <= _FEW:
        yield from map(work, first)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(work, chain(first, pieces))


def summed(work: Callable[[Piece], np.ndarray], pieces: Iterable[Piece], shape: tuple[int, ...]) -> np.ndarray:
    """The sum of the results for some pieces, all of one shape."""
    results = on_all_cores(work, pieces)
    total = next(results, None)
    if total is None:
        return np.zeros(shape, np.int64)
    for result in results:
        total += result
    return total
