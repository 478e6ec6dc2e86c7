"""Figures as pictures, drawn by the installed Chromium and finished as those of the page are."""

import base64
import json
import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from lib.briefing import FrozenChart, FrozenCloud, Pin
from lib.deck.browser import drawn_document
from lib.deck.palette import PALETTES
from lib.deck.wording import source_line, version_line
from lib.errors import DeckError
from lib.figures import pictures
from lib.figures.pictures import Caption, framed, outlined, read_chart, text_width
from lib.figures.style import INK as PLOTLY_INK
from lib.stage.document import plotly_script

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_MADE = re.compile(r'<pre id="made">(.*?)</pre>', re.DOTALL)
_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<body>
<script type="application/json" id="asked">{asked}</script>
<script>{plotly}</script>
<script type="module">{script}</script>
"""


class Picture(NamedTuple):
    """A figure as SVG, all letters outlined, and as PNG."""

    svg: str
    png: bytes


def draw_pictures(pins: Sequence[Pin]) -> list[Picture | None]:
    """The picture of each pin; None for tables and passages, and for a damaged figure.

    Raises
    ------
    DeckError: there is no Chromium on this machine, or it drew nothing.
    """
    charts = [pin.content for pin in pins if isinstance(pin.content, FrozenChart)]
    bodies = iter(_drawn([{"data": chart.data, "layout": _roomy(chart)} for chart in charts]) if charts else [])
    documents = [_document(pin, bodies) for pin in pins]
    pixels = iter(_drawn([svg for svg in documents if svg]) if any(documents) else [])
    return [Picture(svg, base64.b64decode(next(pixels))) if svg else None for svg in documents]


def _roomy(chart: FrozenChart) -> dict[str, Any]:
    """The layout, with margins for the type of a machine that may not have the page's."""
    sides = chart.layout.get("margin")
    known = sides.items() if isinstance(sides, dict) else ()
    wider = {
        side: round(1.15 * room) if side in "lr" else room for side, room in known if isinstance(room, int | float)
    }
    return {**chart.layout, "margin": wider}


def _document(pin: Pin, bodies: Any) -> str:
    """The SVG of a pin with what is to be said around it, "" where it is no figure."""
    alt = getattr(pin.content, "alt", "")
    caption = Caption(pin.heading, (*pin.notes, source_line(pin), version_line(pin)), alt)
    match pin.content:
        case FrozenChart():
            body = next(bodies)
            return framed(*read_chart(body.encode()), caption) if body else ""
        case FrozenCloud() as cloud:
            return framed(_words(cloud), cloud.width, cloud.height, caption)
    return ""


def _words(cloud: FrozenCloud) -> str:
    palette = PALETTES["light"]
    return "\n".join(
        outlined(
            word.text,
            word.x - text_width(word.text, word.size) / 2,
            word.y,
            word.size,
            palette.solid(word.hue) if word.hue else palette.ink,
        )
        for word in cloud.words
    )


def _drawn(asked: Sequence[Any]) -> list[str]:
    """What Chromium makes of each: SVG of a figure, or a PNG in letters of an SVG."""
    written = json.dumps(asked).replace("<", "\\u003c").replace(PLOTLY_INK, PALETTES["light"].ink)
    page = _PAGE.format(asked=written, plotly=plotly_script(), script=_script())
    found = _MADE.search(drawn_document(page.encode("utf-8", "replace")))
    made = json.loads(unescape(found[1])) if found else []
    if len(made) != len(asked):
        raise DeckError("Chromium drew no pictures. Take them from the page, where your own browser draws them.")
    return made


@cache
def _script() -> str:
    parts = (Path(pictures.__file__).with_name("reading.js"), Path(__file__).with_name("images.js"))
    return _IMPORT.sub("", "".join(part.read_text(encoding="utf-8") for part in parts)).replace("export const", "const")
