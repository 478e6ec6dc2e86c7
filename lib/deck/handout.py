"""A briefing as a handout in Markdown: findings, numbers, and the passages behind them with citations and links."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lib.briefing import Briefing, EvidencePassage, FrozenTable, Pin, Step
from lib.deck.numbers import numbers_of
from lib.deck.tables import cell_text
from lib.deck.wording import citation, source_line, step_title, version_line
from lib.wording import counted

_MOST_ROWS, _MOST_COLUMNS = 40, 12
# What Markdown reads as its own, anywhere and at the beginning of a line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~$&])")
_BEGINS = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([.)#+=-])")


def markdown(briefing: Briefing) -> str:
    """The handout of a briefing. All its text is text: no markup of an article comes through."""
    lines = [f"# {_text(briefing.title)}"]
    for number, step in enumerate(briefing.steps, 1):
        lines += ["", *_step(number, step)]
    return "\n".join(lines) + "\n"


def _step(number: int, step: Step) -> Iterator[str]:
    title = _text(step_title(step)) or "Untitled"
    yield f"## {number}. {title}"
    for paragraph in step.note.splitlines():
        if paragraph.strip():
            yield from ("", _text(paragraph))
    for pin in step.pins:
        yield from _pin(pin)
    if step.speaker_notes.strip():
        yield from ("", "### Notes")
        for paragraph in step.speaker_notes.splitlines():
            if paragraph.strip():
                yield from ("", _text(paragraph))


def _pin(pin: Pin) -> Iterator[str]:
    yield from ("", f"### {_text(pin.heading)}", "", f"*{_text(source_line(pin))}*")
    alt = getattr(pin.content, "alt", "")
    if alt:
        yield from ("", _text(alt))
    for note in pin.notes:
        yield from ("", _text(note))
    table = numbers_of(pin)
    if table.rows and table.columns and len(table.columns) <= _MOST_COLUMNS and table.columns[0].head != "Passage":
        yield from ("", *_table(table))
    if pin.passages:
        yield from ("", "#### Evidence")
        for number, passage in enumerate(pin.passages, 1):
            yield from ("", *_passage(number, passage))
    for name, way in pin.origin.method:
        yield from ("", f"How it was counted: {_text(name)}. {_text(way)}")
    yield from ("", f"{_text(version_line(pin))}")


def _table(table: FrozenTable) -> Iterator[str]:
    yield f"| {' | '.join(_text(column.head) or ' ' for column in table.columns)} |"
    sides = ("---" if column.kind in {"text", "node", "right"} else "---:" for column in table.columns)
    yield f"| {' | '.join(sides)} |"
    for row in table.rows[:_MOST_ROWS]:
        cells = (_text(cell_text(value, column.kind)) for column, value in zip(table.columns, row, strict=False))
        yield f"| {' | '.join(cells)} |"
    if len(table.rows) > _MOST_ROWS:
        yield from ("", f"The first {_MOST_ROWS} of {counted(len(table.rows), 'row')}; the workbook has them all.")


def _passage(number: int, passage: EvidencePassage) -> Iterator[str]:
    yield f"> [{number}] {_marked(passage)}"
    yield ">"
    link = web_address(passage.url)
    yield f"> — {_text(citation(passage))}" + (
        f", [{_text(urlsplit(link).hostname or 'link')}]({link})" if link else ""
    )


def _marked(passage: EvidencePassage) -> str:
    """A passage whose evidence is bold."""
    written, at = "", 0
    for part in sorted(passage.marked, key=lambda part: part.start):
        if part.start >= at and passage.text[part.start : part.end].strip():
            written += f"{_text(passage.text[at : part.start])}**{_text(passage.text[part.start : part.end])}**"
            at = part.end
    return written + _text(passage.text[at:])


def web_address(written: str) -> str:
    """An address on the web as it can stand in a link; "" for any other."""
    try:
        parts = urlsplit(written.strip())
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return quote(written.strip(), safe=":/?#@!$&'*+,;=%-._~") if known else ""


def _text(text: str) -> str:
    """Letters that Markdown shows as they are, in one line."""
    line = "".join(char if char.isprintable() else " " for char in text)
    blanks = re.sub(r"\s+", " ", line)
    return _BEGINS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", blanks))
