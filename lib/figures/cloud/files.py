"""The cloud as a file to take along: with a heading, its legend and a line that says what it was counted from."""

from html import escape
from io import BytesIO
from itertools import accumulate

from PIL import Image, ImageDraw

from lib.figures.cloud.cloud import Cloud, CloudWord
from lib.figures.cloud.type import CLOUD_BASE_LINE, FONT_FAMILY, font

PAPER, INK, FAINT = "#FFFFFF", "#20242A", "#5A6069"
EDGE, TOP, ROW = 14, 40, 15
HEADING, SMALL = 17, 10
_GAP = 18.0
_FAMILIES = f"'{FONT_FAMILY}', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


def cloud_picture(cloud: Cloud, title: str, note: str, scale: int = 3) -> bytes:
    """The cloud as a PNG, ``scale`` pixels for each of the layout's."""
    notes = _lines(note, cloud.width - 2 * EDGE)
    height = _height(cloud, notes)
    image = Image.new("RGB", (cloud.width * scale, height * scale), PAPER)
    draw = ImageDraw.Draw(image)

    def write(x: float, y: float, text: str, size: float, colour: str, anchor: str = "ls") -> None:
        draw.text((x * scale, y * scale), text, fill=colour, font=font(size * scale), anchor=anchor)

    write(EDGE, 25, _printable(title), HEADING, INK)
    for word in cloud.words:
        write(word.x, word.y + TOP, word.visible_text, word.size, _colour(word), "mm")
    for x, text, colour in _legend(cloud):
        write(x, _legend_line(cloud), text, SMALL, colour)
    for row, line in enumerate(notes, start=1):
        write(EDGE, _legend_line(cloud) + row * ROW, line, SMALL, FAINT)
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def cloud_svg(cloud: Cloud, title: str, note: str) -> str:
    """The cloud as an SVG document; every word is escaped and stays text."""
    notes = _lines(note, cloud.width - 2 * EDGE)
    height = _height(cloud, notes)
    parts = [_text(EDGE, 25, title, HEADING, INK)]
    for word in cloud.words:
        place = (word.x, word.y + TOP + CLOUD_BASE_LINE * word.size)
        parts.append(_text(*place, word.visible_text, word.size, _colour(word), word.length * word.size))
    below = _legend_line(cloud)
    parts += [_text(x, below, text, SMALL, colour) for x, text, colour in _legend(cloud)]
    parts += [_text(EDGE, below + row * ROW, line, SMALL, FAINT) for row, line in enumerate(notes, start=1)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {cloud.width} {height}" role="img" '
            f'font-family="{_FAMILIES}">',
            f"<title>{_xml(title)}</title>",
            f'<rect width="100%" height="100%" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        )
    )


def _colour(word: CloudWord) -> str:
    return word.theme.hue if word.theme else INK


def _text(x: float, y: float, text: str, size: float, colour: str, width: float = 0) -> str:
    """A line of text from its left end, or about its middle where its width is given."""
    set_to = f' text-anchor="middle" textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}"{set_to}>{_xml(text)}</text>'


def _legend_line(cloud: Cloud) -> int:
    return TOP + cloud.height + ROW + 3


def _height(cloud: Cloud, notes: list[str]) -> int:
    return _legend_line(cloud) + len(notes) * ROW + 9


def _legend(cloud: Cloud) -> list[tuple[float, str, str]]:
    """Each piece of the legend: where it starts, what it says, in which colour."""
    pieces = [("Most typical of", INK, _GAP)] if cloud.legend else []
    for style in cloud.legend:
        pieces += [(style.icon, style.hue, _GAP / 4), (_printable(style.label), INK, _GAP)]
    widths = [font(SMALL).getlength(text) + gap for text, _, gap in pieces]
    starts = accumulate(widths, initial=float(EDGE))
    return [(x, text, colour) for x, (text, colour, _) in zip(starts, pieces, strict=False)]


def _lines(note: str, width: float) -> list[str]:
    """A note in lines of a width, broken at blanks where there are any."""
    lines = [""]
    for word in _printable(note).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font(SMALL).getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if font(SMALL).getlength(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return lines


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _xml(text: str) -> str:
    return escape(_printable(text))
