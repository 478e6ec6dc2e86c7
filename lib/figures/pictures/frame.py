"""What stands around a picture that leaves the room: its title above, below it what it was counted from."""

from html import escape
from typing import NamedTuple

from lib.figures.pictures.outlines import outlined, printable, wrapped

PAPER, INK, FAINT = "#FFFFFF", "#20242A", "#5A6069"
EDGE = 14
_TITLE, _SMALL = 17, 10.5
_TITLE_ROW, _SMALL_ROW, _GAP = 23, 15, 8


class Caption(NamedTuple):
    """What a picture says of itself.

    Attributes
    ----------
    title: what it shows.
    notes: what it was counted from, each a line that is broken where it is too long.
    alt: what it shows, for who does not see it.
    """

    title: str
    notes: tuple[str, ...]
    alt: str = ""


def framed(body: str, width: float, height: float, caption: Caption) -> str:
    """A picture as an SVG document of its own.

    Parameters
    ----------
    body: SVG elements on a canvas of ``width`` and ``height``, safe as they are.
    """
    room = width - 2 * EDGE
    title = wrapped(caption.title, _TITLE, room)
    notes = [line for note in caption.notes for line in wrapped(note, _SMALL, room)]
    top = _GAP + len(title) * _TITLE_ROW + _GAP
    below = top + height + _GAP
    whole = below + len(notes) * _SMALL_ROW + _GAP
    rows = [
        *(outlined(line, EDGE, _GAP + n * _TITLE_ROW - 5, _TITLE, INK, bold=True) for n, line in enumerate(title, 1)),
        f'<svg x="0" y="{top}" width="{width:g}" height="{height:g}" overflow="hidden">{body}</svg>',
        *(outlined(line, EDGE, below + n * _SMALL_ROW - 4, _SMALL, FAINT) for n, line in enumerate(notes, 1)),
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" '
            f'height="{whole:g}" viewBox="0 0 {width:g} {whole:g}" role="img">',
            f"<title>{_text(caption.title)}</title>",
            f"<desc>{_text(' · '.join(filter(None, (caption.alt, *caption.notes))))}</desc>",
            f'<rect width="100%" height="100%" fill="{PAPER}"/>',
            *filter(None, rows),
            "</svg>\n",
        )
    )


def _text(text: str) -> str:
    return escape(printable(text))
