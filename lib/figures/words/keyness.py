"""What sets two sides apart. Takes the frames of `lib.stats.keyness` and `key_words` with a column ``label``."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    ACCENT,
    HUES,
    INK,
    LANGUAGE_HUES,
    NEUTRAL,
    Spec,
    ThemeStyle,
    chart_text,
    empty_figure,
    make_figure,
)
from lib.wording import counted

SideName = Literal["target", "reference"]
ContrastName = Literal["g2", "log_ratio"]
CONTRAST_LABELS: dict[ContrastName, str] = {"g2": "Evidence G²", "log_ratio": "Strength log ratio"}
SIGNIFICANT = 0.05
_HEADED, _FEWEST = 28, 14
_WIDE, _LETTER = 400, 6.8  # a narrow chart and a letter, in pixels


@dataclass(frozen=True, slots=True)
class SideStyle:
    """How a side looks: "A", its name and its hue."""

    letter: str
    label: str
    hue: str

    @property
    def lettered_label(self) -> str:
        """The letter and the name, for a figure."""
        return f"{self.letter}: {chart_text(self.label, 32)}"

    @property
    def coloured_label(self) -> str:
        """The name behind a square in the side's hue, for a figure."""
        return f'<span style="color:{self.hue}">■</span> {self.lettered_label}'


SideStyles = dict[SideName, SideStyle]
SIGN: dict[SideName, int] = {"target": 1, "reference": -1}
# Where opacities are a list, Plotly does not make these itself and breaks at a click.
_CLICKED: Spec = {"selected": {"textfont": {"color": INK}}, "unselected": {"textfont": {"color": INK}}}
_OWN: dict[SideName, tuple[str, str]] = {"target": ("A", ACCENT), "reference": ("B", HUES[0])}


def side_style(
    side: SideName, label: str, theme: ThemeStyle | None = None, language: str = "", rest: bool = False
) -> SideStyle:
    """How a side looks: in the hue of its theme or language, grey if it is the rest, else in one of its own."""
    letter, own = _OWN[side]
    hue = theme.hue if theme else NEUTRAL if rest else LANGUAGE_HUES.get(language, own)
    return SideStyle(letter, label, hue)


def keyness_bars(
    words: pd.DataFrame, sides: SideStyles, by: ContrastName, height: int, left: SideName = "target"
) -> go.Figure:
    """The words of either side as bars away from one another, those of the side ``left`` to the left, with its counts.

    A pale bar stands for a difference that may be chance. Log ratios have their 95 % interval.
    """
    if words.empty:
        return empty_figure("No word is surely more frequent on either side.", height)
    traces = [trace for side in SIGN for trace in _mirrored(words, side, sides[side], by, left=side == left)]
    low, high = _reach(words, by)
    return make_figure(
        _bars_alt(words, sides, by),
        height,
        traces,
        xaxis={"range": axis_range(-low, high, left), "title": axis_title(CONTRAST_LABELS[by])}
        | _mirror_ticks(low, high),
        yaxis={"range": [max(len(words), _FEWEST) - 0.4, -0.6], "visible": False},
        shapes=[guide_line(x=0)],
        annotations=side_headings(sides, left),
        bargap=0.28,
        margin={"l": 8, "r": 8, "t": 30, "b": 46},
    )


def _reach(words: pd.DataFrame, by: ContrastName) -> tuple[float, float]:
    """How far the axis goes to either side: to the end of the bars, and of intervals up to half as long again."""
    ends = [0.0, 0.0]
    for place, bound in ((0, -words["log_ratio_low"]), (1, words["log_ratio_high"])):
        own = words["g2"] < 0 if place == 0 else words["g2"] > 0
        longest = float(words.loc[own, by].abs().max()) if own.any() else 0.0
        ends[place] = longest if by == "g2" else min(float(bound[own].max()), 1.5 * longest) if own.any() else 0.0
    low, high = ends
    # The labels of one side stand where the bars of the other go.
    room = [_room(words.loc[words["side"] == side, "label"], by) for side in SIGN]
    return max(low, room[0] * high) * 1.22, max(high, room[1] * low) * 1.22


def _room(labels: pd.Series, by: str) -> float:
    """What share of the longer side the shorter one needs for labels, in a narrow chart."""
    widest = max((sum(2 if char > "\u2e7f" else 1 for char in label[:30]) for label in labels), default=0)
    share = min(0.55, (widest + (12 if by == "log_ratio" else 2)) * _LETTER / _WIDE)
    return share / (1 - share)


def _mirrored(words: pd.DataFrame, side: SideName, style: SideStyle, by: ContrastName, *, left: bool) -> Iterator[Spec]:
    own = words[words["side"] == side]
    opens = [[term, side] for term in own["term"]]
    shared: Spec = {"y": own.index.tolist(), "customdata": opens, "hovertext": tooltips(own)}
    both = [f"{a:,} : {b:,}" for a, b in zip(own["count"], own["count_reference"], strict=True)]
    labels = [f"\u2002{chart_text(label, 30)}\u2002" for label in own["label"]]
    bars: Spec = {
        **shared,
        **_CLICKED,
        "type": "bar",
        "orientation": "h",
        "x": own[by].tolist(),
        "marker": {"color": style.hue, "opacity": [1.0 if p <= SIGNIFICANT else 0.4 for p in own["p_adjusted"]]},
        "text": both,
        "textposition": "outside",
        "textfont": {"size": 11, "color": INK},
        "constraintext": "none",
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if by == "log_ratio":
        bars |= {"error_x": _interval(own), "text": None}
        labels = [f"{label}{counts}\u2002" for label, counts in zip(labels, both, strict=True)]
    yield bars
    yield {
        **shared,
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(own),
        "text": labels,
        "textposition": "middle right" if left else "middle left",
        "textfont": {"color": INK},
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _interval(own: pd.DataFrame) -> Spec:
    return {
        "type": "data",
        "symmetric": False,
        "array": (own["log_ratio_high"] - own["log_ratio"]).tolist(),
        "arrayminus": (own["log_ratio"] - own["log_ratio_low"]).tolist(),
        "thickness": 1.5,
        "width": 3,
        "color": NEUTRAL,
    }


def tooltips(own: pd.DataFrame) -> list[str]:
    """The tooltip of each word."""
    numbers = own[["count", "n_articles", "count_reference", "n_articles_reference", "g2", "log_ratio", "p_adjusted"]]
    notes = own["note"] if "note" in own else [""] * len(own)
    return [
        f"{chart_text(label)}<br>A: {a:,} in {n:,} articles<br>B: {b:,} in {m:,} articles"
        f"<br>Evidence G² {abs(g2):,.1f}, strength log ratio {ratio:+.2f}{_only(a, b)}, p {p:.2g}{_note_line(note)}"
        for label, note, (a, n, b, m, g2, ratio, p) in zip(
            own["label"], notes, numbers.itertuples(index=False, name=None), strict=True
        )
    ]


def _only(a: int, b: int) -> str:
    return "" if a and b else f" (only in {'A' if a else 'B'})"


def _note_line(note: str) -> str:
    return f"<br>{chart_text(note, 60)}" if note else ""


def axis_range(low: float, high: float, left: SideName) -> list[float]:
    """The range of an axis on which what is above 0 is the target's: from the right to the left where that is left."""
    return [high, low] if left == "target" else [low, high]


def side_headings(sides: SideStyles, left: SideName) -> list[Spec]:
    """Which end is whose, above a chart: that at the left, then that at the right."""
    right: SideName = "reference" if left == "target" else "target"
    shared: Spec = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    return [
        {**shared, "text": f"← {sides[left].coloured_label}", "x": 0, "xanchor": "left"},
        {**shared, "text": f"{sides[right].coloured_label} →", "x": 1, "xanchor": "right"},
    ]


def axis_title(text: str) -> Spec:
    """The title of an axis."""
    return {"text": text, "standoff": 8, "font": {"color": INK}}


def guide_line(x: float | None = None, y: float | None = None) -> Spec:
    """A line across the chart, behind the marks."""
    line: Spec = {"type": "line", "layer": "below", "line": {"color": NEUTRAL, "width": 1}}
    if x is not None:
        return {**line, "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}
    return {**line, "y0": y, "y1": y, "xref": "paper", "x0": 0, "x1": 1}


def _mirror_ticks(low: float, high: float) -> Spec:
    """Ticks that count away from the middle on both sides."""
    step = 10 ** floor(log10((low + high) / 4))
    step *= next(times for times in (1, 2, 5, 10) if (low + high) / (step * times) <= 7)
    values = [number * step for number in range(ceil(-low / step), floor(high / step) + 1)]
    return {"tickvals": values, "ticktext": [f"{abs(value):,.10g}" for value in values]}


def _bars_alt(words: pd.DataFrame, sides: SideStyles, by: ContrastName) -> str:
    sentences = [f"{CONTRAST_LABELS[by]}. The words that set two sides apart, with their counts on both."]
    for side in SIGN:
        first = words[words["side"] == side].head(5)
        if first.empty:
            continue
        counts = zip(first["label"], first["count"], first["count_reference"], strict=True)
        sentences.append(
            f"{sides[side].lettered_label}: " + "; ".join(f"{label} {a:,} : {b:,}" for label, a, b in counts) + "."
        )
    return " ".join(sentences)


def keyness_headline(tested: pd.DataFrame, sides: SideStyles, noun: str) -> str:
    """Which side is compared with which, and what comes out: how many words, a ``noun``, are surely of either."""
    one, other = (_short(sides[side].label) for side in SIGN)
    against = f"{one[:1].upper()}{one[1:]} against {other}"
    sure = tested[tested["p_adjusted"] <= SIGNIFICANT]
    if sure.empty:
        return f"{against}: no difference is sure"
    of_a, of_b = int((sure["g2"] > 0).sum()), int((sure["g2"] < 0).sum())
    return f"{against}: {counted(of_a, noun)} surely of A, {of_b:,} of B"


def _short(name: str) -> str:
    return name if len(name) <= _HEADED else f"{name[: _HEADED - 1]}…"
