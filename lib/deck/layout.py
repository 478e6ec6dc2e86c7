"""Where things stand on a slide: below the title of its layout, above its foot."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from lib.briefing import Step
from lib.deck.ooxml import EMU, Box, Run, fitted, tag, text_body, width_of_line
from lib.deck.shapes import Numbering, Writing, placeholder, text_box
from lib.deck.template import Template
from lib.deck.wording import source_line

_EDGE, _LEAST = 0.04, 180.0  # of the slide's width; points
_NOTE, _SOURCE, _SMALL = 30.0, 24.0, 9.0
_SIZES = ((28, 24, 20), (24, 20, 16))
_OF_OTHERS = 40.0  # about the size of titles in templates


class Areas(NamedTuple):
    """Places on a slide: its content, a note below that, and the source below the note."""

    content: Box
    note: Box
    source: Box


def areas(layout: Any, template: Template) -> Areas:
    """The places on a slide of a layout."""
    presentation = template.presentation
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    boxes = {shape.placeholder_format.type.name: _box(shape) for shape in layout.placeholders}
    title = next((box for name, box in boxes.items() if "TITLE" in name), None)
    feet = [
        box.top for name, box in boxes.items() if name in {"FOOTER", "SLIDE_NUMBER", "DATE"} and box.top > height / 2
    ]
    wide = title is not None and title.width > 0.5 * width
    left, right = (title.left, title.right) if title and wide else (_EDGE * width, (1 - _EDGE) * width)
    top = title.bottom + 8 if title and title.bottom < height / 2 else 0.16 * height
    bottom = min(feet, default=0.95 * height) - 4
    if not template.ours:
        bottom -= _SOURCE
    source = Box(left, bottom + 2, right - left, _SOURCE)
    note = Box(left, bottom - _NOTE, right - left, _NOTE)
    content = Box(left, top, right - left, max(_LEAST, note.top - 4 - top))
    return Areas(content, note, source)


def _box(shape: Any) -> Box:
    return Box(*((part or 0) / EMU for part in (shape.left, shape.top, shape.width, shape.height)))


def title_size(text: str, kind: str, width: float, *, ours: bool) -> float:
    """The size at which a title fits into two lines of a width; 0, that of the layout, for a short one of another."""
    if not ours and width_of_line(text, _OF_OTHERS) < 1.9 * width:
        return 0
    sizes = _SIZES[0] if kind in {"title", "section", "closing"} else _SIZES[1]
    return next((float(size) for size in sizes if width_of_line(text, size) < 1.9 * width), float(sizes[-1]))


def empty_placeholders(slide: Any) -> None:
    """Take away what nothing was written into: it would ask to be clicked."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text.strip():
            shape._element.getparent().remove(shape._element)


def foot(slide: Any, step: Step, room: Areas, template: Template, numbers: Numbering) -> Iterator[Markup]:
    """The source of what is shown, in the layout's foot or above it, and the number of the slide."""
    lines = _source_lines(step, room.source.width)
    held = {shape.placeholder_format.type.name: shape for shape in slide.slide_layout.placeholders}
    if lines:
        yield _source(lines, held.get("FOOTER"), room, template, numbers)
    if "SLIDE_NUMBER" in held:
        index = str(held["SLIDE_NUMBER"].placeholder_format.idx)
        field = tag("a:fld", tag("a:rPr", lang="en-US"), tag("a:t", "‹#›"), id=_FIELD, type="slidenum")
        body = tag("p:txBody", tag("a:bodyPr"), tag("a:lstStyle"), tag("a:p", field))
        yield placeholder(numbers, "Slide number", "sldNum", index, body)


_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


def _source(lines: list[str], footer: Any, room: Areas, template: Template, numbers: Numbering) -> Markup:
    runs = tuple((Run(line),) for line in lines)
    if template.ours and footer is not None:
        body = text_body(runs, _SMALL, template.palette.faint, anchor="ctr")
        return placeholder(numbers, "Source", "ftr", str(footer.placeholder_format.idx), body)
    return text_box(numbers, "Source", room.source, Writing(runs, _SMALL, template.palette.faint, "l", "b"))


def _source_lines(step: Step, room: float) -> list[str]:
    """Small print in the first line, sources in the second; those of two figures once where they are the same."""
    small = " ".join(dict.fromkeys(note for pin in step.pins for note in pin.notes))
    sources = "  |  ".join(dict.fromkeys(source_line(pin) for pin in step.pins))
    return [fitted(line, _SMALL, room - 70) for line in (small, sources) if line]
