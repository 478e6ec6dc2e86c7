"""On which side of its point a name is written, so that names do not lie on each other."""

from collections.abc import Mapping

from lib.figures.style import SIZE, plain

Place = tuple[float, float]
Places = dict[str, Place]
Box = tuple[float, float, float, float]
WIDTH, HEIGHT = 235, 215  # from the middle to the edge of a picture on the wall, in pixels of the desk's type
_DOT = 9
_SIDES = ("top center", "bottom center", "middle right", "middle left")


def label_sides(named: Mapping[str, tuple[str, Place]]) -> dict[str, str]:
    """The ``textposition`` of each name: the first side on which its text meets no other, no point and no edge.

    ``named`` has what is written for a name, and where its point is; those before others have the choice.
    """
    dots = {name: _box(x * WIDTH, y * HEIGHT, _DOT, _DOT) for name, (_, (x, y)) in named.items()}
    written: dict[str, Box] = {}
    sides = {}
    for name, dot in dots.items():
        others = [*written.values(), *(box for other, box in dots.items() if other != name)]
        boxes = {side: _label(plain(named[name][0], 28), dot, side) for side in _SIDES}
        sides[name] = min(_SIDES, key=lambda side: _met(boxes[side], others))
        written[name] = boxes[sides[name]]
    return sides


def _label(text: str, dot: Box, side: str) -> Box:
    wide = sum(SIZE if char > "\u2e7f" else 0.52 * SIZE for char in text) / 2
    x, y, high = (dot[0] + dot[2]) / 2, (dot[1] + dot[3]) / 2, 0.6 * SIZE
    beside, above = _DOT + wide, _DOT + high
    right, up = {"top center": (0, 1), "bottom center": (0, -1), "middle right": (1, 0), "middle left": (-1, 0)}[side]
    return _box(x + right * beside, y + up * above, wide, high)


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide, y - high, x + wide, y + high


def _met(box: Box, others: list[Box]) -> int:
    """How many others a box lies on; the edge of the picture counts as one."""
    left, low, right, high = box
    outside = left < -1.15 * WIDTH or right > 1.15 * WIDTH
    return outside + sum(left < o[2] and o[0] < right and low < o[3] and o[1] < high for o in others)
