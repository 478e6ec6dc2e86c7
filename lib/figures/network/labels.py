"""On which side of its point a name is written, so that names lie neither on each other nor, if they can, on lines."""

from collections.abc import Iterable, Mapping

import numpy as np

from lib.figures.style import SIZE, Point, chart_text

NetworkLayout = dict[str, Point]
Box = tuple[float, float, float, float]
WIDTH, HEIGHT = 235, 215  # from the middle to the edge of a picture on the wall, in pixels of the desk's type
_DOT = 9
_AWAY = {"top": (0, 1), "bottom": (0, -1), "right": (1, 0), "left": (-1, 0)}
_SIDES = (
    *("top center", "bottom center", "middle right", "middle left"),
    *("top right", "top left", "bottom right", "bottom left"),
)


def label_sides(named: Mapping[str, tuple[str, Point]], links: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The ``textposition`` of each name: where its text meets fewest others, points and edges, then fewest lines.

    Of equal sides the first. ``named`` has what is written for a name, and where its point is; those before others have
    the choice.
    """
    dots = {name: _box(x * WIDTH, y * HEIGHT, _DOT, _DOT) for name, (_, (x, y)) in named.items()}
    ends = [(*named[a][1], *named[b][1]) for a, b in links]
    lines = np.array(ends, np.float64).reshape(-1, 2, 2) * (WIDTH, HEIGHT)
    written: dict[str, Box] = {}
    sides = {}
    for name, dot in dots.items():
        others = [*written.values(), *(box for other, box in dots.items() if other != name)]
        boxes = {side: _label(chart_text(named[name][0], 28), dot, side) for side in _SIDES}
        overlaps = {side: _n_overlaps(box, others) for side, box in boxes.items()}
        free = [side for side in _SIDES if overlaps[side] == min(overlaps.values())]
        sides[name] = min(free, key=lambda side: _n_crossings(boxes[side], lines))
        written[name] = boxes[sides[name]]
    return sides


def _label(text: str, dot: Box, side: str) -> Box:
    wide = sum(SIZE if char > "\u2e7f" else 0.52 * SIZE for char in text) / 2
    x, y, high = (dot[0] + dot[2]) / 2, (dot[1] + dot[3]) / 2, 0.6 * SIZE
    ways = [_AWAY[word] for word in side.split() if word in _AWAY]
    right, up = (sum(way) for way in zip(*ways, strict=True))
    return _box(x + right * (_DOT + wide), y + up * (_DOT + high), wide, high)


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide, y - high, x + wide, y + high


def _n_overlaps(box: Box, others: list[Box]) -> int:
    """How many others a box lies on; the edge of the picture counts as one."""
    left, low, right, high = box
    outside = left < -1.15 * WIDTH or right > 1.15 * WIDTH or low < -1.13 * HEIGHT or high > 1.13 * HEIGHT
    return outside + sum(left < o[2] and o[0] < right and low < o[3] and o[1] < high for o in others)


def _n_crossings(box: Box, lines: np.ndarray) -> int:
    """How many lines go through a box: those of which a share lies within both pairs of edges (Liang, Barsky 1984)."""
    begin, way = lines[:, 0], lines[:, 1] - lines[:, 0]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    shares = (np.array(box).reshape(2, 1, 2) - begin) / way
    enters, leaves = shares.min(axis=0).max(axis=1, initial=0), shares.max(axis=0).min(axis=1, initial=1)
    return int(np.count_nonzero(enters < leaves))
