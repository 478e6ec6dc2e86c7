"""Text as Plotly draws it, read into runs: its few tags are looks, everything else is letters."""

import re
from html import unescape

from lib.deck.ooxml import Line, Run
from lib.deck.palette import Palette

_TAG = re.compile(r"<[^<>]*>")
_HUE = re.compile(r"color:\s*([^;\"']+)")
_BREAKS = {"<br>", "<br/>", "<br />"}


def plotly_lines(text: object, palette: Palette) -> tuple[Line, ...]:
    """The lines of a text: breaks, bold and coloured spans; other tags are dropped, entities are characters."""
    lines: list[list[Run]] = [[]]
    hues, bold, at = [""], False, 0
    written = str(text).replace("\n", "<br>")
    for match in _TAG.finditer(written):
        _add(lines[-1], written[at : match.start()], hues[-1], bold)
        at, found = match.end(), match[0].lower()
        if found in _BREAKS:
            lines.append([])
        elif found in {"<b>", "</b>"}:
            bold = found == "<b>"
        elif found.startswith("<span"):
            hue = _HUE.search(found)
            hues.append(palette.solid(hue[1]) if hue else hues[-1])
        elif found == "</span>" and len(hues) > 1:
            hues.pop()
    _add(lines[-1], written[at:], hues[-1], bold)
    return tuple(tuple(line) for line in lines)


def _add(line: list[Run], text: str, hue: str, bold: bool) -> None:
    if text:
        line.append(Run(unescape(text), hue, bold))


def plain_words(text: object) -> str:
    """The letters of a text in one line."""
    return " ".join(unescape(_TAG.sub(" ", str(text).replace("\n", " "))).split())
