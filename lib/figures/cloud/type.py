"""The type of the word cloud: a real CJK font, how far a word's ink reaches, and how large each word is to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import ImageFont
from pylopdf_fonts_zh_cn import sans_path

WIDTH, HEIGHT = CLOUD_SIZE = (840, 480)
LARGEST, SMALLEST, MARGIN = 88, 12, 3
FILL = 0.52
LONGEST_WORD = 34
FONT_FAMILY = "Didymium Sans"
CLOUD_BASE_LINE = 0.436  # below the middle of a line at size 1: half of what the face rises less what it hangs
_MEASURED = 200
_SPECK = 0.02


@dataclass(frozen=True, slots=True)
class Ink:
    """How far a word's ink reaches from the middle of its line, at size 1. ``advance`` is the width of its line."""

    left: float
    top: float
    right: float
    bottom: float
    advance: float


def visible_text(text: str) -> str:
    """A word as it is drawn: nothing that cannot be seen or would turn the line around, cut where it is too long."""
    seen = "".join(char for char in text if char.isprintable())
    return seen if len(seen) <= LONGEST_WORD else seen[: LONGEST_WORD - 1] + "…"


@lru_cache(maxsize=1 << 14)
def ink(text: str) -> Ink:
    """A word's ink, measured; a word without any takes a speck."""
    face = font(_MEASURED)
    sides = face.getbbox(visible_text(text), anchor="mm")
    left, top, right, bottom = (side / _MEASURED for side in sides)
    advance = max(face.getlength(visible_text(text)) / _MEASURED, _SPECK)
    return Ink(min(left, -_SPECK), min(top, -_SPECK), max(right, _SPECK), max(bottom, _SPECK), advance)


def font(size: float) -> ImageFont.FreeTypeFont:
    """Noto Sans SC, which has every character this corpus is likely to hold, at the nearest whole size."""
    return _face(round(size))


@lru_cache(maxsize=32)
def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), size)


def due_sizes(words: Sequence[str], values: Sequence[float]) -> np.ndarray:
    """The size each word is due, in layout pixels: the same share of the canvas for every list of words.

    A size goes with the square root of the value, so that areas can be compared, and is `SMALLEST` at least, to be
    read. ``values`` are above 0.
    """
    root = np.sqrt(np.asarray(values, float))
    shares = root / root.max(initial=0)
    boxes = np.array([(sides.right - sides.left, sides.bottom - sides.top) for sides in map(ink, words)]).reshape(-1, 2)
    low, high = 1.0, float(LARGEST)
    if _area(np.maximum(high * shares, SMALLEST), boxes) > FILL * WIDTH * HEIGHT:
        for _ in range(20):
            middle = (low + high) / 2
            fits = _area(np.maximum(middle * shares, SMALLEST), boxes) <= FILL * WIDTH * HEIGHT
            low, high = (middle, high) if fits else (low, middle)
        high = low
    sizes: np.ndarray = np.maximum(high * shares, SMALLEST)
    return sizes


def _area(sizes: np.ndarray, boxes: np.ndarray) -> float:
    return float(np.prod(sizes[:, None] * boxes + MARGIN, axis=1).sum())
