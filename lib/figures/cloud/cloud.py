"""A word cloud whose words keep their places: what a filter changes is their size.

A word stands at its home in the corpus's layout (`lib.figures.cloud.layout`); one that has none is put where room is
left, near a point that only its spelling decides, and moves no other. Whoever shows the cloud draws it as text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import pandas as pd

from lib.figures.cloud.layout import CloudLayout, largest_room, occupy
from lib.figures.cloud.type import HEIGHT, MARGIN, SMALLEST, WIDTH, Ink, due_sizes, ink, visible_text
from lib.figures.style import Point, ThemeStyle

CLOUD_SCALES = (1.0, 0.87, 0.75, 0.65)
AMISS = 0.05
_CELL = 6
_Place = tuple[Point, float] | None


@dataclass(frozen=True, slots=True)
class CloudWord:
    """One word as placed.

    Attributes
    ----------
    x, y: the middle of its line, in layout pixels.
    size, due: the size it has and the one its value asks for.
    at_home: whether it stands where it always does, or only where this selection left room.
    theme: the one it is most typical of, or None.
    """

    text: str
    x: float
    y: float
    size: float
    due: float
    value: float
    at_home: bool
    theme: ThemeStyle | None

    @property
    def visible_text(self) -> str:
        """The word as it is drawn."""
        return visible_text(self.text)

    @property
    def length(self) -> float:
        """The width of its line at size 1."""
        return ink(self.text).advance

    @property
    def is_smaller(self) -> bool:
        """Whether it had to be drawn visibly smaller than its value asks for."""
        return self.size < (1 - AMISS) * self.due


@dataclass(frozen=True, slots=True)
class Cloud:
    """A placed cloud, largest value first. ``left_out`` are the words that found no room."""

    words: tuple[CloudWord, ...]
    left_out: tuple[str, ...]
    legend: tuple[ThemeStyle, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def smaller(self) -> tuple[str, ...]:
        """The words that had to be drawn smaller than their value asks for."""
        return tuple(word.text for word in self.words if word.is_smaller)

    @property
    def guests(self) -> tuple[str, ...]:
        """The words that have no place of their own in the corpus's layout."""
        return tuple(word.text for word in self.words if not word.at_home)

    @property
    def alt(self) -> str:
        return f"Word cloud of {len(self.words)} words. Largest: " + ", ".join(word.text for word in self.words[:8])


def word_cloud(
    values: pd.Series,
    layout: CloudLayout,
    themes: Mapping[str, str] | None = None,
    styles: Mapping[str, ThemeStyle] | None = None,
) -> Cloud:
    """Place the leading words of a selection in their corpus's layout, sized by value, coloured by theme.

    All sizes of a cloud go by one scale: the largest at which at most one word in twenty more than has to be is out of
    proportion or without room.

    Parameters
    ----------
    values: a value for each word; those that are not above 0 are not drawn.
    themes: the theme that a word is most typical of (`lib.stats.theme_keyness`); words without one are neutral.
    styles: how themes look, in the codebook's order; the legend of the cloud.
    """
    themes, styles = themes or {}, styles or {}
    ranked = values[values > 0].sort_values(ascending=False, kind="stable")
    texts = [str(text) for text in ranked.index]
    places, due = _places(texts, due_sizes(texts, ranked.tolist()), layout)
    words, left_out = [], []
    for text, value, size_due, place in zip(texts, ranked.tolist(), due.tolist(), places, strict=True):
        if place is None:
            left_out.append(text)
            continue
        theme = styles.get(themes.get(text, ""))
        words.append(CloudWord(text, *place[0], place[1], size_due, float(value), text in layout.homes, theme))
    return Cloud(tuple(words), tuple(left_out), tuple(styles.values()))


def _places(texts: Sequence[str], due: np.ndarray, layout: CloudLayout) -> tuple[list[_Place], np.ndarray]:
    """The place of each word and the size it was due, at the scale that suits."""
    tried = []
    for scale in CLOUD_SCALES:
        sizes = np.maximum(due * scale, SMALLEST)
        places = _places_at_scale(texts, sizes, layout)
        n_amiss = sum(place is None or place[1] < (1 - AMISS) * size for place, size in zip(places, sizes, strict=True))
        tried.append((n_amiss, places, sizes))
        if n_amiss <= AMISS * len(texts):
            return places, sizes
    least = min(n_amiss for n_amiss, _, _ in tried)
    return next((places, sizes) for n_amiss, places, sizes in tried if n_amiss <= least + AMISS * len(texts))


def _places_at_scale(texts: Sequence[str], sizes: np.ndarray, layout: CloudLayout) -> list[_Place]:
    """Each word at its home, as large as it may get beside those before it; then the others where room is left."""
    places: list[_Place] = [None] * len(texts)
    boxes, n_boxes = np.empty((len(texts), 4)), 0
    taken = np.zeros((layout.height // _CELL, layout.width // _CELL), np.uint8)
    for number, text in enumerate(texts):
        if text not in layout.homes:
            continue
        sides, home = ink(text), layout.homes[text]
        size = min(float(sizes[number]), _largest(sides, home, boxes[:n_boxes]))
        if size >= SMALLEST:
            boxes[n_boxes] = _box(sides, home, size)
            n_boxes += 1
            places[number] = home, size
            occupy(taken, sides, home, size, _CELL)
    for number, text in enumerate(texts):
        if text in layout.homes:
            continue
        room = largest_room(taken, ink(text), float(sizes[number]), _own_point(text), _CELL)
        if room is not None:
            places[number] = room
            occupy(taken, ink(text), *room, _CELL)
    return places


def _box(sides: Ink, place: Point, size: float) -> tuple[float, float, float, float]:
    x, y = place
    return x + size * sides.left, y + size * sides.top, x + size * sides.right, y + size * sides.bottom


def _largest(sides: Ink, home: Point, boxes: np.ndarray) -> float:
    """The size at which a word would touch another, or the edge of the canvas."""
    x, y = home
    edge = MARGIN / 2
    inside = min((WIDTH - edge - x) / sides.right, (x - edge) / -sides.left)
    inside = min(inside, (HEIGHT - edge - y) / sides.bottom, (y - edge) / -sides.top)
    left, top, right, bottom = boxes.T
    beside = np.maximum((left - MARGIN - x) / sides.right, (x - right - MARGIN) / -sides.left)
    above = np.maximum((top - MARGIN - y) / sides.bottom, (y - bottom - MARGIN) / -sides.top)
    return float(np.maximum(beside, above).min(initial=inside))


def _own_point(text: str) -> Point:
    """A point of the canvas that only a word's spelling decides."""
    number = crc32(text.encode("utf-8", "surrogatepass"))
    return WIDTH * (number & 0xFFFF) / 0xFFFF, HEIGHT * (number >> 16) / 0xFFFF
