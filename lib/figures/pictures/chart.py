"""A chart as the browser has drawn it, made safe and its letters outlined.

Charts are drawn by the browser alone, so it is the browser that hands one in. What it hands in is taken for hostile:
shapes, paint and plain text come through, nothing else does.
"""

import re
from html import escape
from typing import NamedTuple
from xml.etree import ElementTree

from lib.errors import PictureError
from lib.figures.pictures.outlines import outlined

_WIDEST, _DEEPEST = 10_000, 60
_SVG, _HREFS = "{http://www.w3.org/2000/svg}", ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPES = re.compile("g|path|rect|circle|ellipse|line|polygon|polyline|image|defs|clipPath|linearGradient|stop")
_PAINT = re.compile(
    "(fill|stroke|stop|clip|shape|image)(-(opacity|rule|width|dasharray|dashoffset|linecap|linejoin|miterlimit|"
    "color|path|rendering))?|opacity"
)
_GEOMETRY = re.compile(
    "id|d|x|y|width|height|cx|cy|r|rx|ry|x1|y1|x2|y2|points|transform|preserveAspectRatio|offset|gradientUnits|"
    "clipPathUnits"
)
_VALUE = re.compile(r"[\w\s.,;:#%()+\-*/]*")
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
_REMEDY = "Load the page anew and take the picture from there."


class Chart(NamedTuple):
    """A drawn chart: SVG elements on a canvas of a width and a height in pixels."""

    body: str
    width: float
    height: float


def read_chart(document: bytes) -> Chart:
    """What a browser hands in as a chart.

    Parameters
    ----------
    document: SVG whose texts are single lines with ``x``, ``y``, ``font-size`` and ``textLength``.

    Raises
    ------
    PictureError: it is no SVG, or nested deeper than charts are.
    """
    if b"<!" in document or b"<?" in document:
        raise PictureError("the picture declares what no chart does", _REMEDY)
    try:
        root = ElementTree.fromstring(document.decode())
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        raise PictureError(f"the picture is no SVG ({error})", _REMEDY) from error
    width, height = (_number(root.get(side)) for side in ("width", "height"))
    if root.tag != f"{_SVG}svg" or not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        raise PictureError("the picture has no size of a chart", _REMEDY)
    return Chart("\n".join(_drawn(child, 0) for child in root), width, height)


def _drawn(node: ElementTree.Element, depth: int) -> str:
    if depth > _DEEPEST:
        raise PictureError("the picture is nested deeper than a chart", _REMEDY)
    name = node.tag.removeprefix(_SVG)
    if name == "text":
        return _line(node)
    if not _SHAPES.fullmatch(name):
        return ""
    attributes = "".join(f' {own}="{escape(value)}"' for own, value in _kept(node).items())
    return f"<{name}{attributes}>{''.join(_drawn(child, depth + 1) for child in node)}</{name}>"


def _kept(node: ElementTree.Element) -> dict[str, str]:
    """The attributes that come through."""
    styled = [part.partition(":") for part in node.get("style", "").split(";")]
    paint = [(name.strip(), value.strip()) for name, _, value in styled]
    own = {name: value for name, value in node.items() if _PAINT.fullmatch(name) or _GEOMETRY.fullmatch(name)}
    own |= {name: value for name, value in paint if _PAINT.fullmatch(name)}
    kept = {name: value for name, value in own.items() if _VALUE.fullmatch(value) and _stays_inside(value)}
    for name in _HREFS:
        if _PICTURE.fullmatch(node.get(name, "")):
            kept["href"] = node.get(name, "")
    return kept


def _stays_inside(value: str) -> bool:
    """Whether a value points at nothing beyond the picture."""
    return "url(" not in value.replace("url(#", "").casefold()


def _line(node: ElementTree.Element) -> str:
    x, y, size, length = (_number(node.get(name)) for name in ("x", "y", "font-size", "textLength"))
    kept = _kept(node)
    bold = _number(node.get("font-weight")) >= 600
    line = outlined(
        node.text or "",
        x,
        y,
        min(size, _WIDEST),
        kept.get("fill", "#000"),
        length=length,
        opacity=_number(kept.get("fill-opacity"), 1),
        bold=bold,
    )
    return f'<g transform="{turn}">{line}</g>' if (turn := kept.get("transform")) else line


def _number(text: str | None, otherwise: float = 0) -> float:
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 1e7 else otherwise
