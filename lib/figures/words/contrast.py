"""Every word of a comparison as a point. Takes the frame of `lib.stats.keyness` with a column ``label``."""

from math import ceil, floor, log10
from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, LINE, NEUTRAL, Spec, chart_text, empty_figure, make_figure
from lib.figures.themes.shares import UNFADED
from lib.figures.words.keyness import (
    SIGN,
    SIGNIFICANT,
    SideName,
    SideStyle,
    SideStyles,
    axis_range,
    axis_title,
    guide_line,
    side_headings,
    tooltips,
)

ContrastAxes = Literal["effect", "rates"]
AXES_LABELS: dict[ContrastAxes, str] = {"effect": "Size and certainty", "rates": "Rate on either side"}
MOST_POINTS = 1_500
_NAMED, _LABELLED = 12, 40
_LEAST = 0.1  # of G2: below it there is no difference to see
_EDGE = 1.15  # how far out stands what one side alone has, where 1 is the farthest that both have
_WIDE, _LETTER, _LINE = 360, 6.8, 15  # what labels are placed for: a chart's width, a letter's and a line's, in pixels


def keyness_contrast(
    words: pd.DataFrame, sides: SideStyles, axes: ContrastAxes, height: int, left: SideName = "target"
) -> go.Figure:
    """Each tested word as a point, those that differ most named: log ratio against g2, or the rates of both sides.

    At most ``MOST_POINTS`` points, the highest g2 first. What one side alone has stands at its edge of the log ratios;
    a rate of 0 is drawn as that of half an occurrence, or as half the other side's where that is less. Log ratios have
    the side ``left`` to the left.
    """
    points = words.take(np.argsort(-words["g2"].abs().to_numpy(), kind="stable")[:MOST_POINTS]).reset_index(drop=True)
    if axes == "effect":
        points = points[points["g2"].abs() >= _LEAST].reset_index(drop=True)
    if points.empty:
        return empty_figure("No word differs between the two sides.", height)
    x, y = _rates(points) if axes == "rates" else _effects(points)
    sure = points["p_adjusted"] <= SIGNIFICANT
    named = points["label"].head(max(_NAMED, int(sure.sum())))
    points = points.assign(x=x, y=y, text=_placed_labels(x, y, named, axes, height))
    traces = [_points(points[~sure], None)]
    for side, sign in SIGN.items():
        traces.append(_points(points[sure & (np.sign(points["g2"]) == sign)], sides[side]))
    return make_figure(
        _contrast_alt(points, sides),
        height,
        traces,
        annotations=_corners(sides) if axes == "rates" else side_headings(sides, left),
        margin={"l": 60, "r": 16, "t": 30, "b": 46},
        **(_rate_axes(x, y, sides) if axes == "rates" else _effect_axes(points, points[sure], left)),
    )


def _points(own: pd.DataFrame, style: SideStyle | None) -> Spec:
    sides = np.where(own["g2"] < 0, "reference", "target").tolist()
    return {
        **UNFADED,
        "type": "scatter",
        "mode": "markers+text",
        "x": own["x"].tolist(),
        "y": own["y"].tolist(),
        "text": own["text"].tolist(),
        "textposition": "top center",
        "textfont": {"size": 12, "color": INK},
        "cliponaxis": False,
        "marker": {
            "size": 8 if style else 6,
            "color": style.hue if style else NEUTRAL,
            "opacity": 0.75 if style else 1,
            "symbol": "circle" if style else "circle-open",
        },
        "customdata": [list(pair) for pair in zip(own["term"], sides, strict=True)],
        "hovertext": tooltips(own),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _effects(points: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Log ratio and g2; what one side has not beyond all that both have."""
    x = points["log_ratio"].to_numpy().copy()
    alone = _one_sided(points)
    x[alone != 0] = alone[alone != 0] * _EDGE * np.abs(x[alone == 0]).max(initial=1.0)
    return x, points["g2"].abs().to_numpy()


def _one_sided(points: pd.DataFrame) -> np.ndarray:
    """1 for what the target alone has, -1 for what the reference alone has, 0 for what both have."""
    alone: np.ndarray = (points["count_reference"] == 0).to_numpy(int) - (points["count"] == 0).to_numpy(int)
    return alone


def _rates(points: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Per 1,000 on the reference and on the target; what one side has not as half an occurrence there."""
    rates = []
    for ending in ("_reference", ""):
        count, rate = (points[f"{name}{ending}"].to_numpy(float) for name in ("count", "per_1000"))
        one = (rate[count > 0] / count[count > 0]).mean() if (count > 0).any() else 1.0
        rates.append(np.where(count > 0, rate, one / 2))
    x, y = rates
    alone = _one_sided(points)  # of a much smaller side, half an occurrence may be more than the other's rate
    return np.where(alone > 0, np.minimum(x, y / 2), x), np.where(alone < 0, np.minimum(y, x / 2), y)


def _effect_axes(points: pd.DataFrame, sure: pd.DataFrame, left: SideName) -> Spec:
    far, low, high = float(points["x"].abs().max()), float(points["y"].min()), float(points["y"].max())
    ends, shapes = [log10(low) - 0.05, log10(high) + 0.2], [guide_line(x=0)]
    if len(sure):
        shapes.append({**guide_line(y=float(sure["y"].min())), "line": {"color": NEUTRAL, "width": 1, "dash": "dot"}})
    return {
        "xaxis": {
            "range": axis_range(-1.2 * far, 1.2 * far, left),
            "title": axis_title("Strength log ratio: 1 is twice as often in A, −1 in B"),
        }
        | _effect_ticks(far, _one_sided(points)),
        "yaxis": {"type": "log", "range": ends, "title": axis_title("Evidence G²")} | _log_ticks(low, high),
        "shapes": shapes,
    }


def _effect_ticks(far: float, alone: np.ndarray) -> Spec:
    """Ticks for log ratios, and at an edge for what one side alone has."""
    if not alone.any():
        return {}
    most = far / _EDGE
    step = next((step for step in (0.2, 0.5, 1, 2, 5) if most / step <= 3.2), 10)
    number = int(most * 0.92 / step)  # a number at the edge would lie on its words
    values = [times * step for times in range(-number, number + 1)]
    ticks = {value: f"{value:.10g}".replace("-", "−") for value in values}
    ticks |= {sign * far: f"only in {letter}" for letter, sign in (("A", 1), ("B", -1)) if (alone == sign).any()}
    return {"tickvals": list(ticks), "ticktext": list(ticks.values())}


def _rate_axes(x: np.ndarray, y: np.ndarray, sides: SideStyles) -> Spec:
    low, high = float(min(x.min(), y.min())), float(max(x.max(), y.max()))
    ends = [log10(low) - 0.1, log10(high) + 0.15]
    diagonal = {"type": "line", "x0": low, "y0": low, "x1": high, "y1": high, "layer": "below"}
    names = {side: f"Per 1,000 in {style.lettered_label}" for side, style in sides.items()}
    ticks = _log_ticks(low, high)
    return {
        "xaxis": {"type": "log", "range": [ends[0], ends[1] + 0.2], "title": axis_title(names["reference"])} | ticks,
        "yaxis": {"type": "log", "range": ends, "title": axis_title(names["target"])} | ticks,
        "shapes": [{**diagonal, "line": {"color": LINE, "width": 1}}],
    }


def _corners(sides: SideStyles) -> list[Spec]:
    """Which side of the diagonal is whose: the target's is above it."""
    at_left, at_right = side_headings(sides, "target")
    above, below = f"{sides['target'].coloured_label} above the line", f"{sides['reference'].coloured_label} below it"
    return [{**at_left, "text": above}, {**at_right, "text": below, "y": 0.01}]


def _placed_labels(x: np.ndarray, y: np.ndarray, labels: pd.Series, axes: ContrastAxes, height: int) -> list[str]:
    """The label of each point, "" where it would lie on another; ``labels`` are those of the first points."""
    across = _share(np.log10(x) if axes == "rates" else x) * _WIDE
    up = _share(np.log10(y)) * (height - 76)
    taken: list[tuple[float, float, float]] = []
    placed = [""] * len(x)
    for place, label in enumerate(labels.tolist()):
        short = chart_text(label, 22)
        half = sum(2 if char > "\u2e7f" else 1 for char in short) * _LETTER / 2
        left, right, base = across[place] - half, across[place] + half, up[place]
        if all(right < a or left > b or abs(base - c) > _LINE for a, b, c in taken):
            taken.append((left, right, base))
            placed[place] = short
        if len(taken) == _LABELLED:
            break
    return placed


def _share(values: np.ndarray) -> np.ndarray:
    low, high = values.min(), values.max()
    share: np.ndarray = (values - low) / ((high - low) or 1)
    return share


def _log_ticks(low: float, high: float) -> Spec:
    """A tick for each power of ten, and for twice and five times it where there are few."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    times = (1, 2, 5) if len(powers) <= 3 else (1,)
    values = [float(f"{number}e{power}") for power in powers for number in times]
    return {"tickvals": values, "ticktext": [f"{value:,.10g}" for value in values]}


def _contrast_alt(points: pd.DataFrame, sides: SideStyles) -> str:
    sure = points[points["p_adjusted"] <= SIGNIFICANT]
    more = [f"{(np.sign(sure['g2']) == sign).sum():,} in {sides[side].lettered_label}" for side, sign in SIGN.items()]
    return f"{len(points):,} words by how they differ. Surely more frequent: {', '.join(more)}."
