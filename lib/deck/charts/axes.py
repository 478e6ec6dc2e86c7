"""Axes of Plotly, read into what a chart of Office takes: ends, steps, formats, and ticks that have to be written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from math import ceil, floor, isfinite, log10
from typing import Any, Final

from lib.deck.charts.words import plain_words
from lib.deck.ooxml import Box

Spec = Mapping[str, Any]
DAY_ZERO: Final = date(1899, 12, 30).toordinal()
_ASIDE = 0.05  # of its length: how far an axis without a range goes beyond its marks
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis.

    Attributes
    ----------
    low, high: its ends, as values; days are counted as Office counts them.
    reversed: whether values run to the left, or downwards.
    kind: "linear", "log", "date", or "category", whose values are numbers of ``names``.
    ticks: where something is written that Office would not write by itself.
    step: between the numbers it writes, 0 where it writes none.
    domain: from where to where it lies in the figure, in shares of it.
    across: whether it runs from left to right.
    beside: the name of the axis at whose end its labels stand.
    far: whether its labels stand at the other end than usual; ``hidden`` whether nothing stands at it.
    """

    low: float
    high: float
    reversed: bool
    kind: str
    names: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    step: float
    format: str
    grid: bool
    title: str
    domain: tuple[float, float]
    across: bool
    beside: str
    far: bool = False
    hidden: bool = False

    def number(self, value: Any) -> float | None:
        """A value of a trace as a number on this axis; None where there is none."""
        if value is None or isinstance(value, bool):
            return None
        if self.kind == "category" and isinstance(value, str):
            return float(self.names.index(value)) if value in self.names else None
        return as_number(value)

    def share(self, value: float) -> float:
        """Where a value lies between the left end, or the upper one, and the other, from 0 to 1."""
        low, high, at = (
            log10(max(part, 1e-300)) if self.kind == "log" else part for part in (self.low, self.high, value)
        )
        way = (at - low) / ((high - low) or 1)
        return 1 - way if self.reversed == self.across else way

    def edge(self, *, far: bool = False) -> float:
        """The value at the left end or the lower one, or at the other."""
        return self.high if self.reversed != far else self.low

    @property
    def rows(self) -> tuple[str, ...]:
        """What stands at the rows of an axis of rows; () where it is none."""
        if self.kind == "category":
            return self.names
        numbers = [at for at, _ in self.ticks]
        return tuple(text for _, text in self.ticks) if numbers == list(range(len(numbers))) else ()


def as_number(value: Any) -> float | None:
    """A number, or a day as Office counts it; None for what is neither."""
    if isinstance(value, int | float):
        return float(value) if isfinite(value) else None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment.toordinal() - DAY_ZERO + (moment.hour * 60 + moment.minute) / 1440


def read_axis(spec: Spec, name: str, values: Sequence[Any]) -> Axis:
    """An axis of a layout, with all values that are drawn on it."""
    kind = _kind(spec, values)
    names = tuple(dict.fromkeys(str(value) for value in values if value is not None)) if kind == "category" else ()
    numbers = [float(n) for n in range(len(names))] or [n for n in map(as_number, values) if n is not None]
    low, high, turned = _ends(spec, kind, numbers)
    axis = Axis(
        low, high, turned, kind, names, (), 0, "General",
        grid=bool(spec.get("showgrid", True)),
        title=_title(spec),
        domain=tuple(spec.get("domain", (0, 1))),
        across=name[0] == "x",
        beside=spec.get("anchor", "y" if name[0] == "x" else "x"),
        far=spec.get("side") == "top",
    )  # fmt: skip
    if spec.get("visible") is False or spec.get("showticklabels") is False:
        return replace(axis, hidden=True, grid=axis.grid and spec.get("visible") is not False)
    return _with_ticks(axis, spec, numbers)


def _kind(spec: Spec, values: Iterable[Any]) -> str:
    if spec.get("type") in {"log", "date"}:
        return str(spec["type"])
    words = [value for value in values if isinstance(value, str)]
    if not words:
        return "linear"
    return "date" if all(as_number(word) is not None for word in words) else "category"


def _ends(spec: Spec, kind: str, numbers: Sequence[float]) -> tuple[float, float, bool]:
    """Both ends and whether it is turned round."""
    if spec.get("range"):
        ends = [number for number in map(as_number, spec["range"]) if number is not None]
        low, high = (10**end if kind == "log" else end for end in (ends if len(ends) == 2 else (0, 1)))
        return min(low, high), max(low, high), low > high
    turned = spec.get("autorange") == "reversed"
    least, most = min(numbers, default=0), max(numbers, default=1)
    if kind == "category":
        return -0.5, len(numbers) - 0.5, turned
    aside = _ASIDE * ((most - least) or (30 if kind == "date" else 1))
    low = 0.0 if spec.get("rangemode") == "tozero" and least >= 0 else least - aside
    return low, most + aside, turned


def _title(spec: Spec) -> str:
    title = spec.get("title")
    return plain_words(title.get("text") or "" if isinstance(title, Mapping) else title or "")


def _with_ticks(axis: Axis, spec: Spec, numbers: Sequence[float]) -> Axis:
    values, texts = spec.get("tickvals"), spec.get("ticktext")
    if values is not None:
        places = [axis.number(value) for value in values]
        written = texts if texts is not None else [_day(value, spec.get("tickformat", "")) for value in values]
        ticks = tuple((at, str(text)) for at, text in zip(places, written, strict=False) if at is not None)
        return _counted(axis, ticks) or replace(axis, ticks=ticks)
    if axis.kind == "category":
        return replace(axis, ticks=tuple((float(n), name) for n, name in enumerate(axis.names)))
    return _stepped(axis, spec, numbers)


def _counted(axis: Axis, ticks: tuple[tuple[float, str], ...]) -> Axis | None:
    """An axis whose ticks are numbers at even steps, which Office writes by itself; their signs may be left out."""
    values = [at for at, _ in ticks]
    steps = {round(b - a, 9) for a, b in pairwise(values)}
    if axis.kind != "linear" or len(steps) != 1 or not all(_says(text, abs(at)) for at, text in ticks):
        return None
    (step,) = steps
    number = number_format(step)
    low, high = floor(axis.low / step) * step, ceil(axis.high / step) * step
    return replace(axis, low=low, high=high, step=step, format=f"{number};{number}")


def _says(text: str, value: float) -> bool:
    try:
        return abs(float(text.replace(",", "")) - value) < 1e-9
    except ValueError:
        return False


def _stepped(axis: Axis, spec: Spec, numbers: Sequence[float]) -> Axis:
    given = spec.get("dtick") or 0
    if not isinstance(given, int | float) or axis.kind != "linear":
        return axis
    low = 0.0 if axis.low < 0 <= min(numbers, default=0) else axis.low
    most, whole = int(spec.get("nticks") or _STEPS), str(spec.get("tickformat") or "")[-1:] in {"d", "r"}
    steps = [given] if given > 0 else [round_step(axis.high - low, times * most) for times in (1, 2, 3)]
    # Office counts from the lower end: it has to be round, and not far out
    step = next((one for one in steps if low % one < 0.1 * (axis.high - low)), steps[-1])
    step = max(1.0, step) if whole else float(step)
    low = floor(low / step + 1e-9) * step
    return replace(axis, low=low, step=step, format=number_format(step, str(spec.get("tickformat") or "")))


def round_step(length: float, most: int) -> float:
    """A round number that goes into a length ``most`` times at the most."""
    if not length > 0:
        return 1.0
    power = 10 ** floor(log10(length / most))
    return next(float(times * power) for times in (1, 2, 5, 10) if length / (times * power) <= most)


def number_format(step: float, plotly: str = "") -> str:
    """How Office writes numbers that are a step apart."""
    share = plotly.endswith("%")
    decimals = max(0, -floor(log10(step * (100 if share else 1)) + 1e-9))
    digits = ("0" if share else "#,##0") + ("." + "0" * decimals if decimals else "")
    return digits + ("%" if share else "")


def _day(value: Any, plotly: str) -> str:
    try:
        return datetime.fromisoformat(str(value)).strftime(plotly or "%Y-%m-%d")
    except ValueError:
        return str(value)


@dataclass(frozen=True, slots=True)
class Panel:
    """Two axes and where they lie: ``frame`` with the labels, ``plot`` without, in points on the slide."""

    x: Axis
    y: Axis
    frame: Box
    plot: Box
    label_x: bool
    label_y: bool

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point on the slide."""
        return self.plot.left + self.x.share(x) * self.plot.width, self.plot.top + self.y.share(y) * self.plot.height
