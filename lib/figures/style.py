"""The one place that knows colours, marks and type. The four theme hues read on paper and on ink alike.

Each keeps 3:1 against both schemes' surfaces and its distance to the others under the three kinds of colour blindness
(`tests/figures/test_style.py` measures it); a marker shape tells themes apart where colour cannot.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Final, TypeVar

import plotly.graph_objects as go

HUES: Final = ("#B8690F", "#3572E8", "#138A6B", "#BE3596")
MARKS: Final = ("circle", "square", "diamond", "triangle-up")
ICONS: Final = ("●", "■", "◆", "▲")
# For lines that are no themes: none of them is close to a theme's hue in use, marks tell them apart without colour.
SERIES: Final = ("#CC293F", "#536E80", "#8955F2", "#089969", "#BF770A", "#B166CC")
SERIES_MARKS: Final = ("circle", "square", "diamond", "triangle-up", "cross", "star")
SERIES_ICONS: Final = ("●", "■", "◆", "▲", "✚", "★")
NEUTRAL: Final = "#7A7F87"
ACCENT: Final = "#2F6F8F"
LANGUAGE_HUES: Final = {"zh": "#B54B40", "en": "#4A7396"}
FONT: Final = "'Source Sans', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Didymium CJK', sans-serif"
SIZE: Final = 13
LOW: Final = 320
LINE: Final = "rgba(128,132,140,0.28)"
# Streamlit's browser side puts the ink of the scheme in force here (GRAY_90 in its plotly template); any colour of our
# own would be unreadable in one of the two.
INK: Final = "#000037"
DOUBT: Final = "†"
_Key = TypeVar("_Key", bound=Hashable)


Spec = dict[str, Any]
Point = tuple[float, float]

_AXIS: Final[Spec] = {
    "gridcolor": LINE,
    "zeroline": False,
    "fixedrange": True,
    "tickfont": {"color": INK},
    "title": {"standoff": 8, "font": {"color": INK}},
}
_LAYOUT: Final[Spec] = {
    "margin": {"l": 44, "r": 16, "t": 8, "b": 28},
    "font": {"family": FONT, "size": SIZE, "color": INK},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "showlegend": False,
    # what Streamlit sets itself on a chart that can be clicked; set here, it need not draw the chart again
    "dragmode": "pan",
    "hovermode": "closest",
    "clickmode": "event+select",
    "hoverlabel": {"font": {"family": FONT, "size": SIZE}, "align": "left"},
}


@dataclass(frozen=True, slots=True)
class ThemeStyle:
    """How one theme looks everywhere: its name as it was written, hue, plot marker and the same mark as a character."""

    id: str
    label: str
    hue: str
    mark: str
    icon: str

    @property
    def chart_label(self) -> str:
        """The name for a chart, which would read tags in it, no longer than leaves room for the marks."""
        return chart_text(self.label, 30)

    @property
    def icon_label(self) -> str:
        """The mark and the name for a chart."""
        return f"{self.icon} {self.chart_label}"

    @property
    def coloured_label(self) -> str:
        """The same with the mark in its hue, where a chart reads tags: in its annotations."""
        return f'<span style="color:{self.hue}">{self.icon}</span> {self.chart_label}'


ThemeStyles = dict[str, ThemeStyle]


def theme_styles(labels: dict[str, str]) -> dict[str, ThemeStyle]:
    """Styles by theme id, in the codebook's order. A fifth theme would be neutral, with a mark of its own."""
    styles = {}
    for number, (theme, label) in enumerate(labels.items()):
        hue, mark, icon = (HUES[number], MARKS[number], ICONS[number]) if number < len(HUES) else (NEUTRAL, "x", "✕")
        styles[theme] = ThemeStyle(theme, label, hue, mark, icon)
    return styles


def series_styles(labels: Mapping[str, str], places: Mapping[str, int] | None = None) -> dict[str, ThemeStyle]:
    """Styles of up to six lines that are no themes, by their ids; long labels are cut.

    ``places`` are those of the lines among the six, where not all from the first on are taken.
    """
    looks = list(zip(SERIES, SERIES_MARKS, SERIES_ICONS, strict=True))
    placed = [(one, label, places[one] if places else place) for place, (one, label) in enumerate(labels.items())]
    return {one: ThemeStyle(one, _cut(label, 26), *looks[place]) for one, label, place in placed if place < len(looks)}


def pale_hue(hue: str, share: float = 0.5) -> str:
    """A hue that stays behind the marks: "#3572E8" as "rgba(53,114,232,0.5)"."""
    red, green, blue = bytes.fromhex(hue[1:])
    return f"rgba({red},{green},{blue},{share})"


def chart_text(text: str, longest: int = 48) -> str:
    """Text that Plotly draws as it stands: no tags, no entities, no formula, cut at ``longest`` characters."""
    return escape(_cut(text, longest).replace("$", "＄"), quote=False)  # a plain dollar pair would start a formula


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def mark_doubts(
    names: Sequence[str], keys: Iterable[_Key], notes: Mapping[_Key, str] | None
) -> tuple[list[str], list[str]]:
    """Labels with a mark beside those of which there is a note, and the tooltip of each."""
    doubts = [chart_text((notes or {}).get(key, ""), 120) for key in keys]
    labels = [f"{name} {DOUBT}" if doubt else name for name, doubt in zip(names, doubts, strict=True)]
    return labels, [f"{name} ({doubt})" if doubt else name for name, doubt in zip(names, doubts, strict=True)]


def make_figure(alt: str, height: int, traces: Sequence[Spec] = (), **layout: Any) -> go.Figure:
    """A figure in the house style, made in one go: adding traces and axes one by one costs ten times as much.

    Parameters
    ----------
    alt: what it shows, in a sentence; kept in ``layout.meta["alt"]``.
    height: in pixels; the width is the page's.
    traces: as dictionaries with their ``type``.
    layout: whatever else the layout needs; ``xaxis``, ``yaxis``, ``xaxis2`` ... are put on top of the house's axes.
    """
    axes = {"xaxis": {}, "yaxis": {}, **{name: own for name, own in layout.items() if name[1:5] == "axis"}}
    styled = {name: {**_AXIS, **own} for name, own in axes.items()}
    return go.Figure(data=list(traces), layout={**_LAYOUT, "height": height, "meta": {"alt": alt}, **layout, **styled})


def percent(share: float) -> str:
    """A share in words, with as many digits as a small one needs to be told from nothing."""
    return f"{share:.0%}" if share >= 0.0995 or not share else f"{share:.1%}" if share >= 0.00095 else f"{share:.2%}"


def row_axis(labels: Sequence[str], at_least: int = 0) -> Spec:
    """An axis of rows from the top, by number: two rows may be called the same. A short list keeps its bars' width."""
    rows = list(range(len(labels)))
    return {
        "range": [max(len(labels), at_least) - 0.5, -0.5],
        "showgrid": False,
        "tickvals": rows,
        "ticktext": list(labels),
    }


def margin(labels: Sequence[str] = (), **sides: int) -> Spec:
    """Margins with room for the labels at the left.

    Set by us, not by Plotly's ``automargin``: that draws every chart again until its labels fit, and the marks jump.
    """
    widest = max(
        (sum(SIZE if char > "\u2e7f" else 0.5 * SIZE for char in unescape(label)) for label in labels), default=0.0
    )
    return {**_LAYOUT["margin"], **({"l": round(widest) + 14} if labels else {}), **sides}


def legend(marks: Sequence[tuple[str, str, str]], left: int) -> Spec:
    """What marks mean, in lines of two, as an annotation: Plotly's own legend stacks its entries in a narrow chart.

    ``marks`` are marks as characters with their names and hues; ``left`` is the chart's left margin.
    """
    entries = [f'<span style="color:{hue}">{mark}</span> {chart_text(name)}' for mark, name, hue in marks]
    lines = [" \u2003".join(entries[start : start + 2]) for start in range(0, len(entries), 2)]
    at: Spec = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 6 - left, "y": 1, "yref": "paper"}
    return {**at, "yanchor": "bottom", "yshift": 4, "showarrow": False, "align": "left", "text": "<br>".join(lines)}


def empty_figure(sentence: str, height: int) -> go.Figure:
    """A figure with a sentence where the marks would be."""
    note = {"text": chart_text(sentence, 200), "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    return make_figure(sentence, height, xaxis={"visible": False}, yaxis={"visible": False}, annotations=[note])


def enlarge_for_wall(fig: go.Figure, scale: float = 1.75) -> go.Figure:
    """A copy to be read across a room: type of 22 px and more, marks and height in proportion."""
    large = go.Figure(fig)
    sides = {side: round(room * scale) for side, room in fig.layout.margin.to_plotly_json().items()}
    height = round(fig.layout.height * (1.2 if fig.layout.height <= LOW else 1.5))
    large.update_layout(height=height, font_size=24, hoverlabel_font_size=22, margin=sides)
    large.update_xaxes(tickfont_size=22, title_font_size=22, title_standoff=20)
    large.update_yaxes(tickfont_size=22, title_font_size=22)
    large.update_annotations(font_size=24)
    large.for_each_trace(lambda trace: _enlarge(trace, scale))
    return large


def _enlarge(trace: go.Figure, scale: float) -> None:
    if trace.type in {"bar", "scatter", "heatmap"}:
        trace.update(textfont_size=22)
    if trace.type == "scatter":
        size = trace.marker.size or 8
        sizes = size * scale if isinstance(size, int | float) else [one * scale for one in size]
        trace.update(marker_size=sizes, line_width=(trace.line.width or 2) * scale)
