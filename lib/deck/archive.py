"""A briefing as an archive: the numbers of each figure as CSV, and its pictures where there is a Chromium."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pandas as pd

from lib.briefing import Briefing, Pin
from lib.briefing.files import file_stem
from lib.deck.images import draw_pictures
from lib.deck.numbers import numbers_of
from lib.deck.wording import source_line, step_title, version_line
from lib.spreadsheets import About, csv, inert


class _Named(NamedTuple):
    name: str
    pin: Pin


def archive(briefing: Briefing) -> bytes:
    """The figures of a briefing as a .zip file: CSV, SVG and PNG of each, named by its step.

    Raises
    ------
    DeckError: there is no Chromium on this machine that could draw the pictures.
    """
    named = list(_named(briefing))
    pictures = draw_pictures([one.pin for one in named])
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as files:
        for one, picture in zip(named, pictures, strict=True):
            files.writestr(f"{one.name}.csv", pin_csv(one.pin))
            if picture:
                files.writestr(f"{one.name}.svg", picture.svg)
                files.writestr(f"{one.name}.png", picture.png)
    return made.getvalue()


def _named(briefing: Briefing) -> Iterator[_Named]:
    """Every pin with a name for its files: the number of its step and what it shows, each once."""
    for number, step in enumerate(briefing.steps, 1):
        for letter, pin in zip("ab", step.pins, strict=False):
            side = letter if len(step.pins) > 1 else ""
            title = pin.heading if side else step_title(step)
            yield _Named(f"{number:02}{side}-{file_stem(title)}", pin)


def pin_csv(pin: Pin) -> bytes:
    """The numbers of a pin as CSV, with what they were counted from above them."""
    table = numbers_of(pin)
    heads = _each_once([column.head for column in table.columns])
    names = [head.casefold() for head in heads]
    frame = pd.DataFrame([list(row[: len(heads)]) for row in table.rows], columns=pd.Index(names, dtype="str"))
    about = About(
        pin.heading,
        (("Source", source_line(pin)), ("Made from", version_line(pin)), *(("Note", note) for note in pin.notes)),
        pin.origin.method,
        dict(zip(names, inert(pd.DataFrame({"head": heads}))["head"], strict=True)),
    )
    return csv(frame, about)


def _each_once(heads: list[str]) -> list[str]:
    """The heads; one that comes again, capitals aside, has its place beside it."""
    known = [head.casefold() for head in heads]
    return [
        head if known.index(one) == n else f"{head} ({n + 1})"
        for n, (head, one) in enumerate(zip(heads, known, strict=True))
    ]
