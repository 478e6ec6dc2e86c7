"""The one place that knows colours, marks and type. The four theme hues read on paper and on ink alike.

Each keeps 3:1 against both schemes' surfaces and its distance to the others under the three kinds of colour blindness
(`tests/figures/test_style.py` measures it); a marker shape tells themes apart where colour cannot.
"""

from dataclasses import dataclass
from html import escape
from typing import Final

import plotly.graph_objects as go

HUES: Final = ("#B8690F", "#3572E8", "#138A6B", "#BE3596")
MARKS: Final = ("circle", "square", "diamond", "triangle-up")
ICONS: Final = ("●", "■", "◆", "▲")
NEUTRAL: Final = "#7A7F87"
ACCENT: Final = "#2F6F8F"
LANGUAGE_HUES: Final = {"zh": "#A8443A", "en": "#4A7396"}
FONT: Final = "'Source Sans', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Didymium CJK', sans-serif"
LINE: Final = "rgba(128,132,140,0.28)"
# Streamlit's browser side puts the ink of the scheme in force here (GRAY_90 in its plotly template); any colour of our
# own would be unreadable in one of the two.
INK: Final = "#000037"


@dataclass(frozen=True, slots=True)
class ThemeStyle:
    """How one theme looks everywhere: its name, hue, plot marker and the same mark as a character."""

    id: str
    label: str
    hue: str
    mark: str
    icon: str


def theme_styles(labels: dict[str, str]) -> dict[str, ThemeStyle]:
    """Styles by theme id, in the codebook's order. A fifth theme would be neutral, with a mark of its own."""
    styles = {}
    for number, (theme, label) in enumerate(labels.items()):
        hue, mark, icon = (HUES[number], MARKS[number], ICONS[number]) if number < len(HUES) else (NEUTRAL, "x", "✕")
        styles[theme] = ThemeStyle(theme, label, hue, mark, icon)
    return styles


def plain(text: str, longest: int = 48) -> str:
    """Text that Plotly draws as it stands: no tags, no entities, no formula, cut at ``longest`` characters."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return escape(short.replace("$", "＄"), quote=False)  # a plain dollar pair would start a formula


def figure(alt: str, height: int, **layout: object) -> go.Figure:
    """An empty figure in the house style. ``layout.meta["alt"]`` says in a sentence what it shows."""
    fig = go.Figure()
    fig.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        meta={"alt": alt},
        **layout,
    )
    fig.update_xaxes(
        gridcolor=LINE,
        zeroline=False,
        automargin=True,
        title_standoff=8,
        fixedrange=True,
        tickfont_color=INK,
        title_font_color=INK,
    )
    fig.update_yaxes(
        gridcolor=LINE,
        zeroline=False,
        automargin=True,
        title_standoff=8,
        fixedrange=True,
        tickfont_color=INK,
        title_font_color=INK,
    )
    return fig


def empty(sentence: str, height: int) -> go.Figure:
    """A figure with a sentence where the marks would be."""
    fig = figure(sentence, height)
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False)
    fig.add_annotation(text=plain(sentence, 200), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper")
    return fig


def for_wall(fig: go.Figure, scale: float = 1.75) -> go.Figure:
    """A copy to be read across a room: type of 22 px and more, marks and height in proportion."""
    large = go.Figure(fig)
    large.update_layout(height=round((fig.layout.height or 300) * 1.5), font_size=24, hoverlabel_font_size=22)
    large.update_xaxes(tickfont_size=22, title_font_size=22, title_standoff=20)
    large.update_yaxes(tickfont_size=22, title_font_size=22)
    large.update_annotations(font_size=24)
    large.for_each_trace(lambda trace: _enlarge(trace, scale))
    return large


def _enlarge(trace: go.Figure, scale: float) -> None:
    if trace.type in {"bar", "scatter", "heatmap"}:
        trace.update(textfont_size=22)
    if trace.type == "scatter":
        trace.update(marker_size=(trace.marker.size or 8) * scale, line_width=(trace.line.width or 2) * scale)
