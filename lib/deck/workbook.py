"""A briefing as a workbook, one sheet a step: the numbers that were shown, and what they rest on."""

from collections.abc import Iterator

from lib.briefing import Briefing, FrozenTable, Pin, Step
from lib.deck.numbers import numbers_of, passages_of
from lib.deck.wording import source_line, step_title, version_line
from lib.spreadsheets import SheetTable, sheets_workbook


def briefing_workbook(briefing: Briefing) -> bytes:
    """The briefing as a .xlsx file; no cell of it is a formula."""
    steps = enumerate(briefing.steps, 1)
    return sheets_workbook([(f"{number} {step_title(step)}", list(_tables(step))) for number, step in steps])


def _tables(step: Step) -> Iterator[SheetTable]:
    said = [step_title(step), *(line for line in step.note.splitlines() if line.strip())]
    if not step.pins:
        yield SheetTable(said, (), ())
    for number, pin in enumerate(step.pins):
        yield _sheet_table([*(() if number else said), *_above(pin)], numbers_of(pin))
        if pin.passages:
            yield _sheet_table(["Evidence"], passages_of(pin))


def _above(pin: Pin) -> Iterator[str]:
    yield from (pin.heading, source_line(pin), version_line(pin))
    yield from pin.notes
    yield from (f"How it was counted: {name}. {way}" for name, way in pin.origin.method)


def _sheet_table(above: list[str], table: FrozenTable) -> SheetTable:
    shares = frozenset(place for place, column in enumerate(table.columns) if column.kind == "share")
    return SheetTable(above, [column.head for column in table.columns], table.rows, shares)
