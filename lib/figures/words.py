"""Pictures of words. Each takes a frame of `lib.stats.frequencies` and returns a figure."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import LANGUAGE_HUES, NEUTRAL, ThemeStyle, empty, figure, plain
from lib.model import Language, Measure

MEASURES: dict[Measure, str] = {"count": "Count", "per_1000": "Per 1,000 tokens", "n_articles": "Articles"}
FORMATS: dict[Measure, str] = {"count": ",d", "per_1000": ",.2f", "n_articles": ",d"}
LANGUAGE_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}
ROW = 21


def term_bars(terms: pd.DataFrame, measure: Measure) -> go.Figure:
    """A bar per term in the order given, coloured by language."""
    height = _height(len(terms))
    if terms.empty:
        return empty("No word in this selection.", height)
    alt = f"{MEASURES[measure]} of the {len(terms)} leading words: " + _told(terms, measure)
    fig = figure(alt, height, bargap=0.25)
    fig.add_bar(
        x=terms[measure],
        y=_ticks(terms["term"]),
        orientation="h",
        marker_color=[LANGUAGE_HUES.get(language, NEUTRAL) for language in terms["language"]],
        text=[format(value, FORMATS[measure]) for value in terms[measure]],
        textposition="outside",
        cliponaxis=False,
        customdata=terms["term"],
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    return _as_list(fig, float(terms[measure].max()), measure)


def term_theme_bars(split: pd.DataFrame, styles: dict[str, ThemeStyle]) -> go.Figure:
    """Stacked counts of each term by theme, ``""`` (no theme) last and grey.

    ``split`` is the frame of `lib.stats.split_by_theme`. A passage with two themes counts under both.
    """
    terms = split["term"].drop_duplicates()
    height = _height(len(terms)) + 30
    if terms.empty:
        return empty("No word in this selection.", height)
    fig = figure(f"Count of the {len(terms)} leading words by theme", height, bargap=0.25, barmode="stack")
    for theme, rows in split.groupby("theme", sort=False):
        style = styles.get(str(theme))
        label = f"{style.icon} {style.label}" if style else "no theme"
        fig.add_bar(
            x=rows["count"],
            y=_ticks(rows["term"]),
            orientation="h",
            name=label,
            marker_color=style.hue if style else NEUTRAL,
            customdata=rows["term"],
            hovertemplate="%{y}<br>" + label + ": %{x:,}<extra></extra>",
        )
    fig.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"}
    )
    return _as_list(fig, float(split.groupby("term")["count"].sum().max()), "count")


def term_language_bars(terms: pd.DataFrame, measure: Measure) -> go.Figure:
    """The leading words of each language side by side, each on a scale of its own."""
    sides = [terms[terms["language"] == language].reset_index(drop=True) for language in LANGUAGE_NAMES]
    rows = max(map(len, sides))
    height = _height(rows) + 24
    if not rows:
        return empty("No word in this selection.", height)
    told = (f"{LANGUAGE_NAMES[key]}: {_told(side, measure)}" for key, side in zip(LANGUAGE_NAMES, sides, strict=True))
    fig = figure(f"{MEASURES[measure]} of the leading words by language. " + " ".join(told), height, bargap=0.25)
    fig.set_subplots(1, 2, subplot_titles=list(LANGUAGE_NAMES.values()), horizontal_spacing=0.22)
    for column, (language, side) in enumerate(zip(LANGUAGE_NAMES, sides, strict=True), start=1):
        fig.add_bar(
            x=side[measure],
            y=_ticks(side["term"]),
            orientation="h",
            marker_color=LANGUAGE_HUES[language],
            text=[format(value, FORMATS[measure]) for value in side[measure]],
            textposition="outside",
            cliponaxis=False,
            customdata=side["term"],
            hovertemplate="%{y}: %{text}<extra></extra>",
            row=1,
            col=column,
        )
        top = float(side[measure].max()) if len(side) else 1.0
        fig.update_xaxes(range=[0, top * 1.25], showgrid=False, showticklabels=False, row=1, col=column)
    fig.update_xaxes(zeroline=False, fixedrange=True)
    fig.update_yaxes(autorange="reversed", showgrid=False, automargin=True, fixedrange=True)
    fig.update_layout(margin_t=30)
    return fig


def _as_list(fig: go.Figure, largest: float, measure: Measure) -> go.Figure:
    fig.update_xaxes(range=[0, largest * 1.15], title_text=MEASURES[measure], side="bottom", nticks=5)
    fig.update_yaxes(autorange="reversed", showgrid=False, tickmode="linear", dtick=1)
    return fig


def _height(rows: int) -> int:
    return max(160, rows * ROW + 60)


def _ticks(terms: pd.Series) -> list[str]:
    return [plain(term, 28) for term in terms]


def _told(terms: pd.DataFrame, measure: Measure) -> str:
    first = terms.head(5)
    return "; ".join(f"{term} {value:,.4g}" for term, value in zip(first["term"], first[measure], strict=True)) + "."
