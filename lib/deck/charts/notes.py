"""Annotations of a figure as text boxes at their places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lib.deck.charts.axes import Axis, Panel
from lib.deck.charts.series import Look
from lib.deck.charts.words import plotly_lines
from lib.deck.ooxml import Box, Line, width_of_line

_LINE = 1.2


class Note(NamedTuple):
    """Lines in a place of their own, aligned to its left, middle or right ("l", "ctr", "r")."""

    box: Box
    lines: tuple[Line, ...]
    align: str
    size: float
    hue: str


def read_notes(
    annotations: Sequence[Any], panels: Mapping[tuple[str, str], Panel], inner: Box, look: Look
) -> Iterator[Note]:
    """Each annotation that stands in the figure."""
    axes = {name: panel for pair, panel in panels.items() for name in pair}
    for note in annotations:
        x = _place(note, "x", axes, inner)
        y = _place(note, "y", axes, inner)
        if x is not None and y is not None and note.get("text"):
            yield _note(
                note, x + note.get("xshift", 0) * look.around / 13, y - note.get("yshift", 0) * look.around / 13, look
            )


def _note(note: Mapping[str, Any], x: float, y: float, look: Look) -> Note:
    lines = plotly_lines(note["text"], look.palette)
    font = note.get("font") or {}
    size = float(font.get("size") or 13) / 13 * look.around
    hue = look.palette.solid(str(font["color"])) if font.get("color") else look.palette.ink
    wide = max(width_of_line("".join(run.text for run in line), size) for line in lines) * 1.1 + 12
    tall = len(lines) * size * _LINE
    across, upright = _anchor(note, "x", ("left", "center", "right")), _anchor(note, "y", ("bottom", "middle", "top"))
    left = x - wide * {"left": 0, "right": 1}.get(across, 0.5)
    top = y - tall * {"top": 0, "bottom": 1}.get(upright, 0.5)
    return Note(Box(left, top, wide, tall), lines, {"left": "l", "right": "r"}.get(across, "ctr"), size, hue)


def _anchor(note: Mapping[str, Any], letter: str, names: tuple[str, str, str]) -> str:
    """Which end of the text is at its place; where nothing is said, that of the nearest edge, as Plotly has it."""
    anchor = str(note.get(f"{letter}anchor") or "auto")
    if anchor != "auto":
        return anchor
    at = note.get(letter)
    if note.get(f"{letter}ref") != "paper" or not isinstance(at, int | float):
        return names[1]
    return names[0] if at <= 1 / 3 else names[2] if at >= 2 / 3 else names[1]


def _place(note: Mapping[str, Any], letter: str, axes: Mapping[str, Panel], inner: Box) -> float | None:
    """Where it stands, in points."""
    reference, at = str(note.get(f"{letter}ref") or letter), note.get(letter)
    start, length = (inner.left, inner.width) if letter == "x" else (inner.top, inner.height)
    if reference == "paper" and isinstance(at, int | float):
        return start + (at if letter == "x" else 1 - at) * length
    name, _, domain = reference.partition(" ")
    panel = axes.get(name)
    if panel is None or at is None:
        return None
    axis: Axis = panel.x if letter == "x" else panel.y
    start, length = (panel.plot.left, panel.plot.width) if letter == "x" else (panel.plot.top, panel.plot.height)
    if domain and isinstance(at, int | float):
        return start + (at if letter == "x" else 1 - at) * length
    value = axis.number(at)
    return None if value is None else start + axis.share(value) * length
