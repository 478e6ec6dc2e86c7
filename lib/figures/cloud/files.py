"""The cloud as a picture to take along: with a heading, its legend and what it was counted from."""

from collections.abc import Iterator

from lib.figures.cloud.cloud import Cloud, CloudWord
from lib.figures.cloud.type import CLOUD_BASE_LINE
from lib.figures.pictures import EDGE, INK, Caption, framed, outlined, text_width

_ROW, _SMALL, _GAP = 18, 10.5, 18.0


def cloud_svg(cloud: Cloud, caption: Caption) -> str:
    """The cloud as an SVG document; every word is drawn, none is text."""
    words = "\n".join(map(_word, cloud.words))
    legend = "\n".join(_legend(cloud, cloud.height + _ROW - 4))
    height = cloud.height + (_ROW if legend else 0)
    return framed(f"{words}\n{legend}", cloud.width, height, caption._replace(alt=cloud.alt))


def _word(word: CloudWord) -> str:
    length = word.length * word.size
    y = word.y + CLOUD_BASE_LINE * word.size
    return outlined(word.visible_text, word.x - length / 2, y, word.size, _colour(word), length=length)


def _colour(word: CloudWord) -> str:
    return word.theme.hue if word.theme else INK


def _legend(cloud: Cloud, y: float) -> Iterator[str]:
    x = float(EDGE)
    pieces = [("Most typical of", INK, _GAP)] if cloud.legend else []
    for style in cloud.legend:
        pieces += [(style.icon, style.hue, _GAP / 4), (style.label, INK, _GAP)]
    for text, colour, gap in pieces:
        yield outlined(text, x, y, _SMALL, colour)
        x += text_width(text, _SMALL) + gap
