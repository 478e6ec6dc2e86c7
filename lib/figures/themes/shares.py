"""Pictures of themes. Each takes a frame of `lib.stats.themes` and the theme styles, and returns a figure."""

from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    NEUTRAL,
    Spec,
    ThemeStyles,
    chart_text,
    empty_figure,
    make_figure,
    margin,
    percent,
    row_axis,
)
from lib.model import CountingUnit
from lib.wording import counted

Scale = Literal["share", "count"]
_LIST: Spec = {"autorange": "reversed", "showgrid": False}
UNIT_LABELS: dict[CountingUnit, str] = {"passages": "Passages", "articles": "Articles"}
SCALE_LABELS: dict[Scale, str] = {"share": "Share", "count": "Count"}
# A mark that was clicked opens its passages and leaves the others as they are; Plotly would fade them.
UNFADED: Spec = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def unit_column(scale: Scale, unit: CountingUnit) -> str:
    """The column of a frame that holds the shares or the counts of a unit."""
    return f"share_{unit}" if scale == "share" else f"n_{unit}"


def value_axis(largest: float, scale: Scale) -> Spec:
    """An axis for shares or for whole numbers, with room for a mark at either end."""
    ticks: Spec = {"nticks": 5, "tickformat": ".2~%"} if scale == "share" else {"nticks": 5, "tickformat": ",~r"}
    if scale == "count" and largest <= 5:
        ticks = {"dtick": 1}
    return {"range": [-0.05 * (largest or 1), 1.05 * (largest or 1)], "tickangle": 0, **ticks}


def theme_headline(shares: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit) -> str:
    """What the bars say, in a line: the leading theme and its share, or what is shown where none leads."""
    ranked = shares.sort_values(f"n_{unit}", ascending=False)
    n, share = ranked[f"n_{unit}"].tolist(), ranked[f"share_{unit}"].tolist()
    if len(ranked) < 2 or n[0] == n[1]:
        return f"Share of {unit} by theme"
    return f"{styles[ranked['theme'].iloc[0]].label} leads: {percent(share[0])} of {unit}"


def theme_bars(shares: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit, height: int = 300) -> go.Figure:
    """A bar per theme with its share and counts written on it. ``unit`` is "passages" or "articles"."""
    share, n = shares[f"share_{unit}"], shares[f"n_{unit}"]
    if not n.sum():
        return empty_figure(f"No theme in these {unit}.", height)
    row_styles = [styles[theme] for theme in shares["theme"]]
    texts = [f"{percent(value)} ({count:,})" for value, count in zip(share, n, strict=True)]
    alt = f"Share of {unit} by theme: " + "; ".join(
        f"{style.label} {text}" for style, text in zip(row_styles, texts, strict=True)
    )
    names = [style.icon_label for style in row_styles]
    bars = {
        "type": "bar",
        "x": share.tolist(),
        "y": names,
        "orientation": "h",
        "marker": {"color": [style.hue for style in row_styles]},
        "text": texts,
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": shares["theme"].tolist(),
        "hovertemplate": "%{y}<br>%{text} " + unit + "<extra></extra>",
    }
    top = min(1.25, share.max() * 1.3)
    x = {"tickformat": ".2~%", "range": [0, top], "nticks": 5, "showgrid": True}
    return make_figure(alt, height, [bars], xaxis=x, yaxis=_LIST, bargap=0.35, margin=margin(names))


def source_bars(mix: pd.DataFrame, height: int = 300, most: int = 8) -> go.Figure:
    """Articles by source, the largest ones by name and the rest as one bar."""
    if mix.empty:
        return empty_figure("No article in this selection.", height)
    leading = mix.head(most)
    names = [source or "(not stated)" for source in leading["source"]]
    counts, keys = leading["n_articles"].tolist(), list[str | None](leading["source"])
    if len(mix) > most:
        names.append(f"({len(mix) - most:,} more)")
        counts.append(int(mix["n_articles"].iloc[most:].sum()))
        keys.append(None)  # "" would be the articles without a source
    alt = "Articles by source: " + "; ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    labels = [chart_text(name, 32) for name in names]
    bars = {
        "type": "bar",
        "x": counts,
        "y": list(range(len(names))),
        "hovertext": [f"{label}: {counted(n, 'article')}" for label, n in zip(labels, counts, strict=True)],
        "orientation": "h",
        "marker": {"color": NEUTRAL},
        "text": [f"{count:,}" for count in counts],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": keys,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    x = {"range": [0, max(counts) * 1.2], "nticks": 4, "tickformat": "d"}
    return make_figure(alt, height, [bars], xaxis=x, yaxis=row_axis(labels, most), bargap=0.35, margin=margin(labels))
