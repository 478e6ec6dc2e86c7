"""Where each word of a corpus stands in its cloud, whatever filter is on.

A layout is made once from several lists of leading words: of the whole corpus, of each theme, of each language, and so
on. A word's home is free in every list that it is in, at the largest size it gets in any of them; two words that lead
no list together may share a place. So each of these lists is drawn without a gap, and what another filter brings
together is drawn as far as there is room (`lib.figures.cloud.cloud`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import pandas as pd
from wordcloud.wordcloud import IntegralOccupancyMap

from lib.figures.cloud.type import HEIGHT, MARGIN, SMALLEST, WIDTH, Ink, due_sizes, ink
from lib.figures.style import Point

CLOUD_WORDS = 150
CELL = 2
_STEP = 0.93
MIDDLE: Point = (WIDTH / 2, HEIGHT / 2)


@dataclass(frozen=True, slots=True)
class CloudLayout:
    """The middle of each word's line, in layout pixels. A word without a home found none, or leads no list."""

    homes: Mapping[str, Point]
    width: int = WIDTH
    height: int = HEIGHT


def cloud_layout(leading: Iterable[pd.Series]) -> CloudLayout:
    """Give the leading words of several selections their homes; where they get too tight, the first selections count.

    ``leading`` are values by word, highest first; of each, the first `CLOUD_WORDS` that are above 0 are taken. The same
    lists give the same layout.
    """
    due: dict[str, dict[int, float]] = {}
    n_lists = 0
    for values in leading:
        first = values[values > 0].head(CLOUD_WORDS)
        for word, size in zip(first.index, due_sizes(first.index.tolist(), first.tolist()), strict=True):
            due.setdefault(str(word), {})[n_lists] = float(size)
        n_lists += 1
    taken = np.zeros((n_lists, HEIGHT // CELL, WIDTH // CELL), np.uint8)
    homes: dict[str, Point] = {}
    for word in sorted(due, key=lambda word: (-max(due[word].values()), word)):
        home = _home(ink(word), due[word], taken)
        if home is not None:
            homes[word], largest = home
            for number, size in due[word].items():
                occupy(taken[number], ink(word), homes[word], min(size, largest), CELL)
    return CloudLayout(homes)


def _home(sides: Ink, sizes: Mapping[int, float], taken: np.ndarray) -> tuple[Point, float] | None:
    """A place that is free in all lists of a word, or else in as many of the first ones as can be."""
    for n_lists in range(len(sizes), 0, -1):
        rows = list(sizes)[:n_lists]
        largest = max(sizes[number] for number in rows)
        home = largest_room(np.bitwise_or.reduce(taken[rows]), sides, largest, MIDDLE, CELL)
        if home is not None:
            return home
    return None


def largest_room(taken: np.ndarray, sides: Ink, size: float, towards: Point, cell: int) -> tuple[Point, float] | None:
    """The free place nearest to a point for a word at a size, or at the largest one below that fits anywhere.

    ``taken`` are cells of so many pixels that are not free (see `occupy`). None: there is no room at `SMALLEST` either.
    """
    rooms = IntegralOccupancyMap(*taken.shape, taken)
    sizes = [max(size, SMALLEST)]
    while sizes[-1] > SMALLEST:
        sizes.append(max(SMALLEST, sizes[-1] * _STEP))

    def room(number: int) -> Point | None:
        return _nearest_room(rooms, sides, sizes[number], towards, cell)

    # where a word fits, a smaller one does: the first size that fits is looked for by halves
    first = 0 if room(0) else bisect_left(range(len(sizes)), True, key=lambda number: room(number) is not None)
    place = room(first) if first < len(sizes) else None
    return None if place is None else (place, sizes[first])


def _nearest_room(rooms: IntegralOccupancyMap, sides: Ink, size: float, towards: Point, cell: int) -> Point | None:
    """The middle of a word's line where its ink is free and nearest to a point.

    The map's own ``sample_position`` takes any free place, which would tear words apart and move them with any change.
    Its first row and column of cells stay empty.
    """
    high = ceil((size * (sides.bottom - sides.top) + MARGIN) / cell)
    wide = ceil((size * (sides.right - sides.left) + MARGIN) / cell)
    total = rooms.integral
    if high >= total.shape[0] or wide >= total.shape[1]:
        return None
    occupied = total[high:, wide:] - total[:-high, wide:] - total[high:, :-wide] + total[:-high, :-wide]
    rows, columns = np.nonzero(occupied == 0)
    if not len(rows):
        return None
    x = (columns + 1) * cell + MARGIN / 2 - size * sides.left
    y = (rows + 1) * cell + MARGIN / 2 - size * sides.top
    # in a canvas wider than high, the upper edge counts as as far away as the left one
    nearest = int(((x - towards[0]) ** 2 + ((y - towards[1]) * WIDTH / HEIGHT) ** 2).argmin())
    return float(x[nearest]), float(y[nearest])


def occupy(taken: np.ndarray, sides: Ink, place: Point, size: float, cell: int) -> None:
    """Note the cells that a word's ink and its margin touch."""
    x, y, margin = *place, MARGIN / 2
    rows = slice(max(1, floor((y + size * sides.top - margin) / cell)), ceil((y + size * sides.bottom + margin) / cell))
    columns = slice(
        max(1, floor((x + size * sides.left - margin) / cell)), ceil((x + size * sides.right + margin) / cell)
    )
    taken[rows, columns] = 1
