"""What the pins of a step become on its slides: native charts, tables, shapes, passages."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from lib.briefing import EvidencePassage, FrozenChart, FrozenCloud, FrozenTable, Pin, Step
from lib.deck.charts import NativeChart, draw_figure, plain_words
from lib.deck.charts.notes import Note
from lib.deck.numbers import DAMAGED
from lib.deck.ooxml import Box, Line, Run, cut_text, width_of_line
from lib.deck.palette import Palette
from lib.deck.pictures import draw_cloud_words, draw_network, is_network
from lib.deck.shapes import Numbering, Writing, table_frame, text_box
from lib.deck.tables import MOST_SLIDES, DrawnTable, draw_heat_map, draw_table, heat_map, rows_left_out
from lib.deck.wording import citation

_TYPE, _SMALL_TYPE = 14.0, 11.0
_BETWEEN, _HEAD = 24.0, 24.0
_PASSAGE, _CITED, _LONGEST = 14.0, 10.5, 700
Make = Callable[[Numbering], Iterable[Markup]]


class Part(NamedTuple):
    """What stands on one slide: charts with their names and alternative texts, and what makes its shapes."""

    charts: tuple[tuple[str, str, NativeChart], ...] = ()
    shapes: tuple[Make, ...] = ()


def draw_step(step: Step, box: Box, palette: Palette) -> Iterator[Part]:
    """The slides of a step: one, or more where a table or passages go on. Two pins stand side by side on one."""
    if len(step.pins) == 1:
        yield from _draw_pin(step.pins[0], box, palette, _TYPE)
        return
    half = (box.width - _BETWEEN) / 2
    sides = [Box(box.left + n * (half + _BETWEEN), box.top, half, box.height) for n in range(2)]
    both = [_under_heading(pin, side, palette) for pin, side in zip(step.pins, sides, strict=False)]
    yield Part(tuple(own for one in both for own in one.charts), tuple(own for one in both for own in one.shapes))


def _under_heading(pin: Pin, box: Box, palette: Palette) -> Part:
    """A pin in half a slide: what there is no room for is on the page."""
    below = Box(box.left, box.top + _HEAD, box.width, box.height - _HEAD)
    first = next(_draw_pin(pin, below, palette, _SMALL_TYPE))
    heading = Writing(((Run(cut_text(pin.heading, 90), bold=True),),), 13, palette.ink)
    at = Box(box.left, box.top, box.width, _HEAD)
    return first._replace(shapes=(*first.shapes, lambda numbers: [text_box(numbers, "Heading", at, heading)]))


def _draw_pin(pin: Pin, box: Box, palette: Palette, size: float) -> Iterator[Part]:
    match pin.content:
        case FrozenChart() as chart:
            try:
                yield from list(_draw_chart(pin, chart, box, palette, size))
            except DAMAGED:
                yield _said("This figure cannot be drawn: its part of the file was changed. Pin it anew.", box, palette)
        case FrozenTable() as table:
            left_out = rows_left_out(table, box)
            tables = list(draw_table(table, box, palette))
            yield from _tables(pin, tables, box, palette, f"{len(table.rows):,} rows")
            if left_out:
                yield _said(f"{left_out:,} more rows are in the workbook of this briefing.", box, palette)
        case FrozenCloud() as cloud:
            yield Part((), (lambda numbers: [draw_cloud_words(cloud, box, palette, numbers)],))
        case _:
            yield from _passages(pin, box, palette)


def _draw_chart(pin: Pin, chart: FrozenChart, box: Box, palette: Palette, size: float) -> Iterator[Part]:
    if is_network(chart):
        draw_network(chart, box, palette, Numbering(100))  # what is wrong with it is found here
        yield Part((), (lambda numbers: [draw_network(chart, box, palette, numbers)],))
    elif cells := heat_map(chart):
        yield from _tables(pin, list(draw_heat_map(chart, cells, box, palette)), box, palette, chart.alt)
    else:
        figure = draw_figure(chart, box, palette, size)
        name = plain_words(pin.heading) or "Chart"
        charts = tuple((name, chart.alt or name, one) for one in figure.charts)
        yield Part(charts, tuple(_note_maker(note) for note in figure.notes))


def _note_maker(note: Note) -> Make:
    words = Writing(note.lines, note.size, note.hue, note.align, "ctr", wrap=False)
    return lambda numbers: [text_box(numbers, "Label", note.box, words)]


def _tables(pin: Pin, tables: list[DrawnTable], box: Box, palette: Palette, alt: str) -> Iterator[Part]:
    for table in tables:
        tall = table.row * (len(table.rows) + 1)
        at = Box(box.left, box.top, sum(table.widths), tall)
        yield Part((), (_table_maker(pin, table, at, palette, alt),))


def _table_maker(pin: Pin, table: DrawnTable, at: Box, palette: Palette, alt: str) -> Make:
    return lambda numbers: [table_frame(numbers, plain_words(pin.heading) or "Table", alt, at, table.xml(palette))]


def _said(sentence: str, box: Box, palette: Palette) -> Part:
    words = Writing(((Run(sentence),),), 14, palette.ink)
    return Part((), (lambda numbers: [text_box(numbers, "Remark", box, words)],))


def _passages(pin: Pin, box: Box, palette: Palette) -> Iterator[Part]:
    """Passages with what is evidence in them in the hue of its theme, over as many slides as they need."""
    pages: list[list[Line]] = [[]]
    used = 0.0
    for passage in pin.passages:
        lines = (_marked(passage, palette), (Run(citation(passage), palette.faint, size=_CITED),), ())
        tall = (width_of_line(passage.text[:_LONGEST], _PASSAGE) // (0.92 * box.width) + 1) * 1.25 * _PASSAGE + 26
        if used + tall > box.height and pages[-1]:
            pages.append([])
            used = 0
        pages[-1] += lines
        used += tall
    for page in pages[:MOST_SLIDES]:
        words = Writing(tuple(page), _PASSAGE, palette.ink, space=1)
        yield Part((), (_text_maker(words, box),))


def _text_maker(words: Writing, box: Box) -> Make:
    return lambda numbers: [text_box(numbers, "Passages", box, words)]


def _marked(passage: EvidencePassage, palette: Palette) -> Line:
    """A passage in runs: what is evidence is bold and in its hue."""
    text, runs, at = passage.text[:_LONGEST], [], 0
    for part in sorted(passage.marked, key=lambda part: part.start):
        if part.start >= at and part.start < len(text):
            runs += [Run(text[at : part.start]), Run(text[part.start : part.end], palette.solid(part.hue), bold=True)]
            at = part.end
    rest = text[at:] + ("…" if len(passage.text) > len(text) else "")
    return tuple(run for run in (*runs, Run(rest)) if run.text)
