"""A briefing as a presentation in which everything can be edited."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from lib.briefing import Briefing, Step
from lib.deck.charts import NativeChart
from lib.deck.content import Part, draw_step
from lib.deck.formats import Scheme
from lib.deck.layout import Areas, areas, empty_placeholders, foot, title_size
from lib.deck.ooxml import EMU, NAMESPACES, Run, cut_text, joined_tags, paragraph, xml_text
from lib.deck.palette import Palette
from lib.deck.shapes import Numbering, Writing, chart_frame, text_box
from lib.deck.template import Template, open_template
from lib.deck.wording import step_notes, step_title
from lib.spreadsheets import plain_sheet

_KINDS = {"title": "title", "section": "section", "text": "text", "pins": "figure", "closing": "title"}
_LONGEST_TITLE = 300


def powerpoint(briefing: Briefing, scheme: Scheme = "light", template: Path | None = None) -> bytes:
    """The briefing as a .pptx file.

    Parameters
    ----------
    scheme: the colours of our own template; another template has its own.
    template: a .potx or .pptx file whose layouts are used.

    Raises
    ------
    DeckError: the template cannot be used.
    """
    opened = open_template(template, scheme)
    deck = _Deck(opened)
    for step in briefing.steps:
        deck.add(step)
    presentation = opened.presentation
    properties = presentation.core_properties
    properties.title, properties.author = xml_text(briefing.title)[:255], "Didymium"
    saved = BytesIO()
    presentation.save(saved)
    return saved.getvalue()


class _Deck:
    """The slides that are being made."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.n_charts = 0
        self.rooms: dict[str, Areas] = {}

    def add(self, step: Step) -> None:
        """A step as a slide, or as more than one where a table goes on."""
        kind = _KINDS[step.kind]
        layout = self.template.layout(kind)
        if kind not in self.rooms:
            self.rooms[kind] = areas(layout, self.template)
        room = self.rooms[kind]
        if step.kind != "pins" or not step.pins:
            slide = self._slide(layout, step, step_title(step))
            self._finish(slide, _plain(slide, step, room, self.template.palette), step, room)
            return
        parts = list(draw_step(step, room.content, self.template.palette))
        for number, part in enumerate(parts, 1):
            more = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
            slide = self._slide(layout, step, f"{step_title(step)}{more}")
            self._finish(slide, self._drawn(slide, part), step, room)

    def _slide(self, layout: Any, step: Step, title: str) -> Any:
        slide = self.template.presentation.slides.add_slide(layout)
        if slide.shapes.title is not None:
            text = cut_text(" ".join(title.split()), _LONGEST_TITLE)
            width = (slide.shapes.title.width or 0) / EMU
            size = title_size(text, step.kind, width, ours=self.template.ours)
            _put_text(slide.shapes.title, [text], size)
        return slide

    def _drawn(self, slide: Any, part: Part) -> list[Markup]:
        numbers = Numbering(100)
        drawn = [own for make in part.shapes for own in make(numbers)]
        for name, alt, chart in part.charts:
            relation = slide.part.relate_to(self._chart_part(slide, chart), RELATIONSHIP_TYPE.CHART)
            drawn.insert(0, chart_frame(numbers, name, alt, chart.frame, relation))
        return drawn

    def _chart_part(self, slide: Any, chart: NativeChart) -> ChartPart:
        package, number = slide.part.package, self.n_charts
        self.n_charts += 1
        part: ChartPart = ChartPart.load(
            PackURI(f"/ppt/charts/figure{number}.xml"), CONTENT_TYPE.DML_CHART, package, chart.xml
        )
        sheet = EmbeddedXlsxPart(
            PackURI(f"/ppt/embeddings/figure{number}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            package,
            plain_sheet("Numbers", chart.sheet.columns),
        )
        part.chart_workbook.xlsx_part = sheet
        return part

    def _finish(self, slide: Any, drawn: list[Markup], step: Step, room: Areas) -> None:
        palette = self.template.palette
        empty_placeholders(slide)
        numbers = Numbering(10_000)
        around = [*_room_note(step, room, palette, numbers), *foot(slide, step, room, self.template, numbers)]
        tree = slide.shapes._spTree
        for child in list(parse_xml(f"<p:spTree{NAMESPACES}>{joined_tags([*drawn, *around])}</p:spTree>")):
            tree.append(child)
        if notes := list(step_notes(step)):
            _put_text(slide.notes_slide.notes_placeholder, notes, 0)


def _put_text(shape: Any, lines: list[str], size: float) -> None:
    """Paragraphs in the place of those of a placeholder."""
    body = shape.text_frame._txBody
    for old in list(body.p_lst):
        body.remove(old)
    written = joined_tags(paragraph((Run(cut_text(line)),), size) for line in lines)
    for child in list(parse_xml(f"<p:txBody{NAMESPACES}>{written}</p:txBody>")):
        body.append(child)


def _plain(slide: Any, step: Step, room: Areas, palette: Palette) -> list[Markup]:
    """A slide of text: its note goes where the layout has room for it, or below the title."""
    lines = [line for line in cut_text(step.note).splitlines() if line.strip()]
    holders = [shape for shape in slide.placeholders if shape.placeholder_format.idx and shape.has_text_frame]
    body = next((shape for shape in holders if shape.placeholder_format.type.name in _BODIES), None)
    if body is not None:
        if lines:
            _put_text(body, lines, 0)
        return []
    words = Writing(tuple((Run(line),) for line in lines), 18, palette.ink, space=8)
    return [text_box(Numbering(100), "Text", room.content, words)] if lines else []


_BODIES = {"BODY", "OBJECT", "SUBTITLE"}


def _room_note(step: Step, room: Areas, palette: Palette, numbers: Numbering) -> Iterator[Markup]:
    """What the room reads below a figure."""
    if step.kind == "pins" and step.note.strip():
        words = Writing(((Run(cut_text(" ".join(step.note.split()), 260)),),), 14, palette.ink, "l", "ctr")
        yield text_box(numbers, "Note", room.note, words)
