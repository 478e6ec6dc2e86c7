"""Labels of points: on a slide there is less room than on a page, and one on another cannot be read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.deck.charts.axes import Panel
from lib.deck.charts.series import PointLabel, Series
from lib.deck.ooxml import Box, width_of_line


def legible(series: Sequence[Series], panel: Panel) -> Iterator[Series]:
    """The series with those labels above their points that find room; the first of each series come first."""
    wanted = sorted((n, place) for place, one in enumerate(series) for n, own in one.labels.items() if own.side == "t")
    kept: dict[int, dict[int, PointLabel]] = {}
    taken: list[Box] = []
    for n, place in wanted:
        label, x, y = series[place].labels[n], series[place].x[n], series[place].y[n]
        if x is None or y is None:
            continue
        box = _above(panel.at(x, y), label)
        if not any(_meet(box, other) for other in taken):
            taken.append(box)
            kept.setdefault(place, {})[n] = label
    for place, one in enumerate(series):
        beside = {n: label for n, label in one.labels.items() if label.side != "t"}
        yield replace(one, labels=beside | kept.get(place, {})) if one.labels else one


def _above(at: tuple[float, float], label: PointLabel) -> Box:
    wide = max(width_of_line("".join(run.text for run in line), label.size) for line in label.lines)
    tall = 1.1 * label.size * len(label.lines)
    return Box(at[0] - wide / 2, at[1] - tall - 4, wide, tall)


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
