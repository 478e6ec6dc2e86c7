"""A word cloud: placed by `wordcloud` with a real CJK font, drawn by whoever shows it.

The layout comes from frequencies, never from raw text, and always from the same seed, so the same words stand in the
same places.
"""

from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO

import pandas as pd
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path
from wordcloud import WordCloud

from lib.figures.style import LANGUAGE_HUES, NEUTRAL
from lib.model import Measure

WIDTH, HEIGHT = 640, 300
PAPER = "#FFFFFF"
FONT_FAMILY = "Didymium CJK"


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
    sizes = {term: float(value) for term, value in zip(terms["term"], terms[measure], strict=True) if value > 0}
    if not sizes:
        return Cloud((), 0)
    languages = dict(zip(terms["term"], terms["language"], strict=True))
    layout = WordCloud(
        font_path=str(sans_path()),
        width=WIDTH,
        height=HEIGHT,
        margin=3,
        max_words=len(sizes),
        min_font_size=9,
        max_font_size=72,
        prefer_horizontal=1.0,
        relative_scaling=0.6,
        random_state=7,
    ).generate_from_frequencies(sizes)
    words = []
    for (text, _), size, (top, left), _, _ in layout.layout_:
        font = _font(size)
        words.append(
            CloudWord(
                text=text,
                x=int(left),
                y=int(top) + font.getmetrics()[0],
                width=round(font.getlength(text), 1),
                size=int(size),
                colour=LANGUAGE_HUES.get(languages[text], NEUTRAL),
                value=sizes[text],
            )
        )
    return Cloud(tuple(words), len(sizes) - len(words))


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
