"""Shapes of a slide, each with its name and what it shows for who does not see it."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from markupsafe import Markup

from lib.deck.ooxml import Box, Line, fill, joined_tags, place, stroke, tag, text_body

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_BOX = Box(0, 0, 0, 0)


class Numbering:
    """Numbers for the shapes of a slide, each once."""

    def __init__(self, first: int) -> None:
        self._numbers = count(first)

    def take(self) -> int:
        """The next number."""
        return next(self._numbers)


class Writing(NamedTuple):
    """Lines of a look, in points and "#RRGGBB", aligned "l", "ctr" or "r", at the top ("t"), middle or bottom."""

    lines: tuple[Line, ...]
    size: float
    hue: str
    align: str = "l"
    anchor: str = "t"
    wrap: bool = True
    space: float = 0


def text_box(numbers: Numbering, name: str, box: Box, words: Writing) -> Markup:
    """A box of text."""
    body = text_body(words.lines, words.size, words.hue, words.align, words.anchor, wrap=words.wrap, space=words.space)
    return tag(
        "p:sp", _named("p:nvSpPr", numbers.take(), name, tag("p:cNvSpPr", txBox=1)),
        tag("p:spPr", place(box), tag("a:prstGeom", tag("a:avLst"), prst="rect"), fill("")), body,
    )  # fmt: skip


def dot(number: int, name: str, box: Box, hue: str, line: str = "") -> Markup:
    """A round shape."""
    look = tag("p:spPr", place(box), tag("a:prstGeom", tag("a:avLst"), prst="ellipse"), fill(hue), stroke(line, 2))
    return tag("p:sp", _named("p:nvSpPr", number, name, tag("p:cNvSpPr")), look, text_body((), 8, ""))


def connector(
    numbers: Numbering, name: str, ends: tuple[tuple[float, float], tuple[float, float]], joined: tuple[int, int],
    sites: tuple[int, int], line: Markup,
) -> Markup:  # fmt: skip
    """A line that stays attached to two shapes, at the sites that it begins and ends at."""
    (x0, y0), (x1, y1) = ends
    box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    held = tag("p:cNvCxnSpPr", tag("a:stCxn", id=joined[0], idx=sites[0]), tag("a:endCxn", id=joined[1], idx=sites[1]))
    turned = place(box, flipH=x1 < x0 or None, flipV=y1 < y0 or None)
    look = tag("p:spPr", turned, tag("a:prstGeom", tag("a:avLst"), prst="line"), line)
    return tag("p:cxnSp", _named("p:nvCxnSpPr", numbers.take(), name, held), look)


def group(numbers: Numbering, name: str, alt: str, box: Box, parts: Iterable[Markup]) -> Markup:
    """Shapes that are moved as one."""
    inner = tag("a:chOff", **_at(box)), tag("a:chExt", **_size(box))
    frame = tag("a:xfrm", tag("a:off", **_at(box)), tag("a:ext", **_size(box)), *inner)
    named = _named("p:nvGrpSpPr", numbers.take(), name, tag("p:cNvGrpSpPr"), alt)
    return tag("p:grpSp", named, tag("p:grpSpPr", frame), joined_tags(parts))


def _at(box: Box) -> dict[str, int]:
    return {"x": round(box.left * 12_700), "y": round(box.top * 12_700)}


def _size(box: Box) -> dict[str, int]:
    return {"cx": round(box.width * 12_700), "cy": round(box.height * 12_700)}


def chart_frame(numbers: Numbering, name: str, alt: str, box: Box, relation: str) -> Markup:
    """The frame of a chart that the slide has by its relation."""
    return _frame(numbers, name, alt, box, _CHART, tag("c:chart", r__id=relation))


def table_frame(numbers: Numbering, name: str, alt: str, box: Box, table: Markup) -> Markup:
    """The frame of a table (``a:tbl``)."""
    return _frame(numbers, name, alt, box, _TABLE, table)


def _frame(numbers: Numbering, name: str, alt: str, box: Box, kind: str, inner: Markup) -> Markup:
    held = tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1))
    graphic = tag("a:graphic", tag("a:graphicData", inner, uri=kind))
    return tag(
        "p:graphicFrame", _named("p:nvGraphicFramePr", numbers.take(), name, held, alt), place(box, "p:xfrm"), graphic
    )


def placeholder(numbers: Numbering, name: str, kind: str, index: str, body: Markup) -> Markup:
    """A shape that takes its place and look from the layout."""
    own = tag("p:nvPr", tag("p:ph", type=kind, idx=index, sz="quarter"))
    named = tag("p:nvSpPr", tag("p:cNvPr", id=numbers.take(), name=name), tag("p:cNvSpPr"), own)
    return tag("p:sp", named, tag("p:spPr"), body)


def _named(kind: str, number: int, name: str, how: Markup, alt: str = "") -> Markup:
    return tag(kind, tag("p:cNvPr", id=number, name=name[:200], descr=alt[:2_000] or None), how, tag("p:nvPr"))


def each_line(text: str) -> Iterator[str]:
    """The lines of a text that are not blank."""
    return (line.strip() for line in text.splitlines() if line.strip())
