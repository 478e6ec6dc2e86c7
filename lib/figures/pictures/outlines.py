"""Text as outlines: whatever shows the picture, and whichever fonts it has, shows the same letters, Chinese too.

Programs for slides and documents do not read a font that an SVG brings along; where they have none of their own for a
character they show a box.
"""

from functools import cache, lru_cache
from html import escape
from itertools import accumulate
from threading import Lock
from typing import NamedTuple

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path

FAMILIES = "'Didymium Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_FATTENED = 0.035  # a bold letter's outline is drawn over by this share of its size: the font has one weight
# Pages have Source Sans before it, whose Latin letters are the same ones, smaller.
_LATIN, _AS_DRAWN = 0.895, 0.985
_EAST_ASIAN, _BEARING = 0x2E80, 0.07
_READING = Lock()  # the font is read as its letters are asked for, and pictures are made in threads


def outlined(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    length: float = 0,
    opacity: float = 1,
    bold: bool = False,
) -> str:
    """A line of text as an SVG element, from its left end on the base line.

    Text with a character that the font lacks stays text, for whatever shows the picture to draw.

    Parameters
    ----------
    text: raw; what cannot be printed is left out.
    length: how wide the line is to be, in the units of ``size``; 0 for as wide as the font has it.
    """
    text = printable(text).replace("…", "...")  # the font's own stands in the middle of the line, as in Chinese
    if not text.strip():
        return ""
    paint = f'fill="{escape(colour)}"' + (f' fill-opacity="{opacity:.3g}"' if opacity < 1 else "")
    if any(_glyph(char) is None for char in text):
        weight = ' font-weight="600"' if bold else ""
        reach = f' textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"' if length else ""
        place = f'x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}" font-family="{FAMILIES}"'
        return f"<text {place}{weight}{reach} {paint}>{escape(text)}</text>"
    across = length / width if length and (width := text_width(text, size)) else 1
    in_latin = any(map(str.isalnum, text)) and max(map(ord, text)) < _EAST_ASIAN
    upright = _LATIN if in_latin and across < _AS_DRAWN else min(across, 1)
    if bold:
        paint += f' stroke="{escape(colour)}" stroke-width="{size * upright * _FATTENED:.2f}"'
    return f'<path d="{_path(text, x, y, size * across, size * upright)}" {paint}/>'


def text_width(text: str, size: float) -> float:
    """How wide the font has a text; a character that it lacks is taken for as wide as it is high."""
    return size * sum(_advance(char) for char in text.replace("…", "..."))


def wrapped(text: str, size: float, width: float) -> list[str]:
    """A text in lines of a width, broken at blanks where there are any; none where there is nothing to print."""
    lines = [""]
    for word in printable(text).split():
        if text_width(longer := f"{lines[-1]} {word}".strip(), size) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and text_width(lines[-1] + char, size) > width:
                lines.append("")
            lines[-1] += char
    return [line for line in lines if line]


def printable(text: str) -> str:
    """A text without what cannot be seen or would turn its line around; other blanks are plain ones."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "" for char in text)


def _path(text: str, x: float, y: float, across: float, upright: float) -> str:
    pen = SVGPathPen(None, ntos=_number)
    starts = accumulate((across * _advance(char) for char in text), initial=x)
    for char, start in zip(text, starts, strict=False):
        if glyph := _glyph(char):
            glyph.outline.replay(TransformPen(pen, Transform(across, 0, 0, -upright, start, y)))
    return str(pen.getCommands())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _advance(char: str) -> float:
    glyph = _glyph(char)
    return glyph.advance if glyph else 1.0


class _Glyph(NamedTuple):
    """The outline of a character at size 1, and how far it is from its beginning to that of the next."""

    outline: RecordingPen
    advance: float


@lru_cache(maxsize=1 << 13)
def _glyph(char: str) -> _Glyph | None:
    """A character as it is drawn; None where the font has none."""
    with _READING:
        font = _font()
        if (name := _names().get(ord(char))) is None:
            return None
        scale, glyphs = 1 / font["head"].unitsPerEm, font.getGlyphSet()
        advance, bounds = glyphs[name].width * scale, BoundsPen(glyphs)
        glyphs[name].draw(bounds)
        left = 0.0
        if advance == 1 and ord(char) < _EAST_ASIAN and bounds.bounds:
            # Quotes, dots and crosses are as wide as a Chinese character here, whatever stands beside them.
            left, right = bounds.bounds[0] * scale - _BEARING, bounds.bounds[2] * scale + _BEARING
            advance = right - left
        pen = RecordingPen()
        glyphs[name].draw(TransformPen(pen, Transform(scale, 0, 0, scale, -left, 0)))
        return _Glyph(pen, advance)


@cache
def _names() -> dict[int, str]:
    return dict(_font().getBestCmap())


@cache
def _font() -> TTFont:
    """Noto Sans SC, which has every character this corpus is likely to hold."""
    return TTFont(sans_path(), lazy=True)
