"""Elements of Office files: text is escaped where it meets them, and every run names its two fonts."""

import re
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape

LATIN, EAST_ASIAN = "Calibri", "Microsoft YaHei"
EMU: Final = 12_700  # a point in the units of a slide
LONGEST_TEXT = 30_000
_LETTER = 0.53  # of its size: how wide a letter is
NAMESPACES: Final = Markup(
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# XML 1.0 has no place for these, whatever they are written as.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_Inner = Markup | str | float | None


class Run(NamedTuple):
    """Letters of one look; ``hue`` as "#RRGGBB", "" for what stands around them."""

    text: str
    hue: str = ""
    bold: bool = False
    size: float = 0


Line = tuple[Run, ...]


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def tag(name: str, /, *inner: _Inner, **attributes: Any) -> Markup:
    """An element. Text is escaped; None is no child and no attribute, True and False are 1 and 0."""
    written = "".join(
        f' {own.replace("__", ":")}="{escape(xml_text(_value(value)))}"'
        for own, value in attributes.items()
        if value is not None
    )
    body = "".join(_child(child) for child in inner if child is not None)
    return Markup(f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>")


def _child(child: _Inner) -> str:
    return str(child) if isinstance(child, Markup) else str(escape(xml_text(_value(child))))


def joined_tags(parts: Any) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


def _value(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else repr(value) if isinstance(value, float) else str(value)


def xml_text(text: str) -> str:
    """Text without the characters that no XML may hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def cut_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Text that a slide can take, with what was left out said."""
    return text if len(text) <= longest else f"{text[:longest]}… (cut: {len(text):,} characters in all)"


def fill(hue: str) -> Markup:
    """A colour: "#RRGGBB", a name of the theme ("tx1"), or "" for none."""
    if not hue:
        return tag("a:noFill")
    colour = tag("a:srgbClr", val=hue[1:]) if hue.startswith("#") else tag("a:schemeClr", val=hue)
    return tag("a:solidFill", colour)


def stroke(hue: str, width: float = 0, dash: str = "") -> Markup:
    """A line of a width in points; no ``hue`` is no line."""
    dashed = tag("a:prstDash", val=dash) if dash and hue else None
    cap = "flat" if hue else None
    return tag("a:ln", fill(hue), dashed, w=round(width * EMU) if hue else None, cap=cap)


def letters(name: str, size: float = 0, hue: str = "", *, bold: bool = False) -> Markup:
    """How letters look: ``a:rPr``, ``a:defRPr`` or ``a:endParaRPr``, of a size in points."""
    return tag(
        name,
        fill(hue) if hue else None,
        tag("a:latin", typeface=LATIN),
        tag("a:ea", typeface=EAST_ASIAN),
        lang="en-US" if name == "a:rPr" else None,
        altLang="zh-CN" if name == "a:rPr" else None,
        sz=round(size * 100) or None,
        b=bold or None,
    )


def paragraph(line: Line, size: float = 0, hue: str = "", align: str = "", space: float = 0) -> Markup:
    """A paragraph: ``size`` and ``hue`` where a run has none of its own, ``space`` points after it."""
    look = tag("a:pPr", tag("a:spcAft", tag("a:spcPts", val=round(space * 100))) if space else None, algn=align or None)
    runs = [
        tag("a:r", letters("a:rPr", run.size or size, run.hue or hue, bold=run.bold), tag("a:t", run.text))
        for run in line
        if run.text
    ]
    return tag("a:p", look, *runs, letters("a:endParaRPr", size))


def text_body(
    lines: tuple[Line, ...] | list[Line], size: float, hue: str, align: str = "", anchor: str = "t", *,
    wrap: bool = True, space: float = 0, name: str = "p:txBody",
) -> Markup:  # fmt: skip
    """Paragraphs in a shape without room around them, at its top ("t"), middle ("ctr") or bottom ("b")."""
    body = tag(
        "a:bodyPr", tag("a:noAutofit"), wrap="square" if wrap else "none", lIns=0, tIns=0, rIns=0, bIns=0, anchor=anchor
    )
    written = [paragraph(line, size, hue, align, space) for line in lines] or [tag("a:p")]
    return tag(name, body, tag("a:lstStyle"), *written)


def place(box: Box, name: str = "a:xfrm", **attributes: Any) -> Markup:
    """Where something stands."""
    at = tag("a:off", x=round(box.left * EMU), y=round(box.top * EMU))
    size = tag("a:ext", cx=max(0, round(box.width * EMU)), cy=max(0, round(box.height * EMU)))
    return tag(name, at, size, **attributes)


def width_of_line(text: str, size: float) -> float:
    """About how wide a line is, in points."""
    return sum(size if char > "\u2e7f" else _LETTER * size for char in text)


def fitted(text: str, size: float, room: float, *, at_end: bool = False) -> str:
    """A line cut to a room in points, at its end, or at its beginning where the end is what counts."""
    line = " ".join(text.split())
    if width_of_line(line, size) <= room:
        return line
    kept, used = "", size
    for char in reversed(line) if at_end else line:
        used += size if char > "\u2e7f" else _LETTER * size
        if used > room:
            break
        kept += char
    return f"…{kept[::-1]}" if at_end else f"{kept}…"
