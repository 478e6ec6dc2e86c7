"""A word cloud: placed by `wordcloud`'s occupancy map with a real CJK font, drawn by whoever shows it.

The layout comes from frequencies, never from raw text, and always from the same seed, so the same words stand in the
same places. `WordCloud.generate_from_frequencies` looks for room for a word's ink and then draws it lower by the font's
ascender, so words of a CJK font overlap; here ink is measured and drawn from the base line.
"""

from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from random import Random

import numpy as np
import pandas as pd
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path
from wordcloud.wordcloud import IntegralOccupancyMap

from lib.figures.style import LANGUAGE_HUES, NEUTRAL
from lib.model import Measure

WIDTH, HEIGHT = 640, 320
LARGEST, SMALLEST, MARGIN, SCALING, SEED = 64, 9, 5, 0.6, 7
PAPER = "#FFFFFF"
FONT_FAMILY = "Didymium Sans"


@dataclass(frozen=True, slots=True)
class CloudWord:
    """One word as placed: ``x`` its left edge, ``y`` its base line, ``width`` as measured, all in layout pixels."""

    text: str
    x: int
    y: int
    width: float
    size: int
    colour: str
    value: float


@dataclass(frozen=True, slots=True)
class Cloud:
    """A placed cloud. ``left_out`` counts the words that found no room."""

    words: tuple[CloudWord, ...]
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def alt(self) -> str:
        return f"Word cloud of {len(self.words)} words. Largest: " + ", ".join(word.text for word in self.words[:8])


def word_cloud(terms: pd.DataFrame, measure: Measure) -> Cloud:
    """Place the terms of `lib.stats.frequencies`, sized by a measure, coloured by language."""
    ranked = terms[terms[measure] > 0].sort_values(measure, ascending=False, kind="stable")
    random, canvas = Random(SEED), Image.new("L", (WIDTH, HEIGHT))
    draw, occupancy = ImageDraw.Draw(canvas), IntegralOccupancyMap(HEIGHT, WIDTH, None)
    words: list[CloudWord] = []
    size, before = float(LARGEST), None
    for text, language, value in zip(ranked["term"], ranked["language"], ranked[measure], strict=True):
        size *= 1 if before is None else SCALING * value / before + (1 - SCALING)
        before = value
        place = _find_place(text, round(size), occupancy, random)
        if place is None:
            continue
        top, left, size = place
        font = _font(round(size))
        ink = font.getbbox(text, anchor="ls")
        at = (left + MARGIN // 2 - ink[0], top + MARGIN // 2 - ink[1])
        draw.text(at, text, fill=255, font=font, anchor="ls")
        occupancy.update(np.asarray(canvas), top, left)
        colour = LANGUAGE_HUES.get(language, NEUTRAL)
        width = round(font.getlength(text), 1)
        words.append(CloudWord(text, round(at[0]), round(at[1]), width, round(size), colour, float(value)))
    return Cloud(tuple(words), len(ranked) - len(words))


def _find_place(text: str, size: int, occupancy: IntegralOccupancyMap, random: Random) -> tuple[int, int, float] | None:
    """Room for a word's ink at this size or the next smaller one that fits: top, left, size."""
    for smaller in range(size, SMALLEST - 1, -1):
        left, top, right, bottom = _font(smaller).getbbox(text, anchor="ls")
        found = occupancy.sample_position(int(bottom - top) + MARGIN, int(right - left) + MARGIN, random)
        if found is not None:
            return int(found[0]), int(found[1]), float(smaller)
    return None


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), size)


def cloud_picture(cloud: Cloud, title: str, note: str, scale: int = 3) -> bytes:
    """The cloud as a PNG with a heading and a line that says what it was counted from."""
    top, bottom = 34, 24
    image = Image.new("RGB", (cloud.width * scale, (cloud.height + top + bottom) * scale), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((10 * scale, 8 * scale), title, fill="#20242A", font=_font(15 * scale))
    for word in cloud.words:
        at = (word.x * scale, (word.y + top) * scale)
        draw.text(at, word.text, fill=word.colour, font=_font(word.size * scale), anchor="ls")
    draw.text((10 * scale, (cloud.height + top + 5) * scale), note, fill="#5A6069", font=_font(9 * scale))
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def cloud_svg(cloud: Cloud, title: str, note: str) -> str:
    """The cloud as an SVG document; every word is escaped and stays text."""
    top, bottom = 34, 24
    height = cloud.height + top + bottom
    words = "\n".join(
        f'<text x="{word.x}" y="{word.y + top}" font-size="{word.size}" fill="{word.colour}" '
        f'textLength="{word.width}" lengthAdjust="spacingAndGlyphs">{_xml(word.text)}</text>'
        for word in cloud.words
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {cloud.width} {height}" role="img" '
        f"font-family=\"'{FONT_FAMILY}', 'Noto Sans SC', sans-serif\">\n"
        f"<title>{_xml(title)}</title>\n"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n'
        f'<text x="10" y="22" font-size="15" fill="#20242A">{_xml(title)}</text>\n{words}\n'
        f'<text x="10" y="{height - 8}" font-size="9" fill="#5A6069">{_xml(note)}</text>\n</svg>\n'
    )


def _xml(text: str) -> str:
    return escape("".join(char for char in text if char.isprintable()))
