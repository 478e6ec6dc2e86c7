"""Pictures of themes. Each takes a frame of `lib.stats.themes` and the theme styles, and returns a figure."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, NEUTRAL, Spec, ThemeStyle, empty, figure, listed, margin, percent, plain
from lib.model import Period, Unit

Styles = dict[str, ThemeStyle]
_LIST: Spec = {"autorange": "reversed", "showgrid": False}
UNITS: dict[Unit, str] = {"passages": "Passages", "articles": "Articles"}
PERIODS: dict[Period, str] = {"month": "Month", "week": "Week", "day": "Day"}


def theme_headline(shares: pd.DataFrame, styles: Styles, unit: Unit) -> str:
    """What the bars say, in a line: the leading theme and its share, or what is shown where none leads."""
    ranked = shares.sort_values(f"n_{unit}", ascending=False)
    n, share = ranked[f"n_{unit}"].tolist(), ranked[f"share_{unit}"].tolist()
    if len(ranked) < 2 or n[0] == n[1]:
        return f"Share of {unit} by theme"
    return f"{styles[ranked['theme'].iloc[0]].label} leads: {percent(share[0])} of {unit}"


def theme_bars(shares: pd.DataFrame, styles: Styles, unit: Unit, height: int = 300) -> go.Figure:
    """A bar per theme with its share and counts written on it. ``unit`` is "passages" or "articles"."""
    share, n = shares[f"share_{unit}"], shares[f"n_{unit}"]
    if not n.sum():
        return empty(f"No theme in these {unit}.", height)
    named = [styles[theme] for theme in shares["theme"]]
    said = [f"{percent(value)} ({count:,})" for value, count in zip(share, n, strict=True)]
    alt = f"Share of {unit} by theme: " + "; ".join(
        f"{style.label} {text}" for style, text in zip(named, said, strict=True)
    )
    bars = {
        "type": "bar",
        "x": share.tolist(),
        "y": [f"{style.icon} {style.label}" for style in named],
        "orientation": "h",
        "marker": {"color": [style.hue for style in named]},
        "text": said,
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": shares["theme"].tolist(),
        "hovertemplate": "%{y}<br>%{text} " + unit + "<extra></extra>",
    }
    top = min(1.25, share.max() * 1.3)
    x = {"tickformat": ".2~%", "range": [0, top], "nticks": 5, "showgrid": True}
    return figure(alt, height, [bars], xaxis=x, yaxis=_LIST, bargap=0.35, margin=margin(bars["y"]))


def theme_lines(timeline: pd.DataFrame, styles: Styles, height: int = 300) -> go.Figure:
    """A line per theme over time, named at its end; hover tells the counts behind a point."""
    if timeline.empty:
        return empty("No dated article in this selection.", height)
    periods = timeline["period"].drop_duplicates()
    alt = (
        f"Share of passages by theme from {periods.min():%Y-%m-%d} to {periods.max():%Y-%m-%d}, "
        f"{len(periods)} points in time. Last point: "
    )
    traces, ends = [], []
    for theme, rows in timeline.groupby("theme", sort=False):
        style = styles[str(theme)]
        ends.append((float(rows["share"].iloc[-1]), style))
        traces.append(_line(rows, style))
    alt += "; ".join(f"{style.label} {percent(share)}" for share, style in ends)
    ticks = {"tickvals": _dates(periods)} if len(periods) <= 8 else {}
    return figure(
        alt,
        height,
        traces,
        xaxis={"showgrid": False, "tickangle": 0, "tickformat": _day_format(periods), "type": "date", **ticks},
        yaxis={"tickformat": ".2~%", "rangemode": "tozero", "nticks": 5},
        margin=margin(r=170),
        annotations=_names_at_ends(ends, float(timeline["share"].max()), height),
    )


def _line(rows: pd.DataFrame, style: ThemeStyle) -> Spec:
    return {
        "type": "scatter",
        "x": _dates(rows["period"]),
        "y": rows["share"].tolist(),
        "name": style.label,
        "mode": "lines+markers",
        "line": {"color": style.hue, "width": 2},
        "marker": {"symbol": style.mark, "size": 9, "color": style.hue},
        "customdata": rows[["theme", "n_passages", "of_passages", "of_articles"]].to_numpy().tolist(),
        "hovertemplate": style.label
        + ": %{y:.2~%}<br>%{customdata[1]:,} of %{customdata[2]:,} passages"
        + "<br>%{customdata[3]:,} articles<extra></extra>",
    }


def _dates(periods: pd.Series) -> list[str]:
    return [str(day) for day in periods.to_numpy().astype("datetime64[D]")]


def _day_format(periods: pd.Series) -> str:
    return "%b %Y" if (periods.dt.day == 1).all() else "%d %b %Y"


def _names_at_ends(ends: list[tuple[float, ThemeStyle]], largest: float, height: int) -> list[Spec]:
    """Names beside the last points, pushed apart so that none covers another."""
    room = (largest or 1) * 1.1 * 26 / max(1, height - 60)
    at, names = -room, []
    for share, style in sorted(ends, key=lambda end: end[0]):
        at = max(share, at + room)
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": at, "showarrow": False}
        names.append({"text": f"{style.icon} {style.label}", **place})
    return names


def theme_matrix(pairs: pd.DataFrame, styles: Styles, unit: Unit, height: int = 300) -> go.Figure:
    """How many passages (or articles) carry two themes; the diagonal is each theme alone."""
    if not pairs[f"n_{unit}"].sum():
        return empty(f"No theme in these {unit}.", height)
    order = [theme for theme in styles if theme in set(pairs["theme_a"])]
    counts = dict(zip(zip(pairs["theme_a"], pairs["theme_b"], strict=True), pairs[f"n_{unit}"].tolist(), strict=True))
    grid = [[counts[a, b] for b in order] for a in order]
    alt = f"{unit.capitalize()} that carry two themes: " + "; ".join(
        f"{styles[a].label} and {styles[b].label} {counts[a, b]}" for i, a in enumerate(order) for b in order[i + 1 :]
    )
    names = [f"{styles[theme].icon} {styles[theme].label}" for theme in order]
    cells = {
        "type": "heatmap",
        "z": grid,
        "x": [styles[theme].icon for theme in order],
        "y": names,
        "text": grid,
        "texttemplate": "%{text:,}",
        "textfont": {"size": 15, "color": INK},
        "customdata": [[[a, b] for b in order] for a in order],
        "colorscale": [[0, "rgba(47,111,143,0.06)"], [1, "rgba(47,111,143,0.55)"]],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hovertext": [[f"{styles[a].label} and {styles[b].label}" for b in order] for a in order],
        "hovertemplate": "%{hovertext}<br>%{z:,} " + unit + "<extra></extra>",
    }
    return figure(
        alt,
        height,
        [cells, _targets(cells)],
        xaxis={"side": "top", "showgrid": False, "range": [-0.5, len(order) - 0.5]},
        yaxis={"range": [len(order) - 0.5, -0.5], "showgrid": False},
        margin=margin(names, t=28, b=8),
    )


def _targets(cells: Spec) -> Spec:
    """Unseen marks over the cells, because Plotly selects no cell of a heatmap at a click."""
    unseen = {"marker": {"opacity": 0}}
    places = [(row, column) for row in range(len(cells["y"])) for column in range(len(cells["x"]))]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [cells["x"][column] for _, column in places],
        "y": [cells["y"][row] for row, _ in places],
        "customdata": [cells["customdata"][row][column] for row, column in places],
        "hovertext": [cells["hovertext"][row][column] for row, column in places],
        "text": [f"{cells['text'][row][column]:,}" for row, column in places],
        "marker": {"symbol": "square", "size": 44, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
        "hovertemplate": cells["hovertemplate"].replace("%{z:,}", "%{text}"),
    }


def source_bars(mix: pd.DataFrame, height: int = 300, most: int = 8) -> go.Figure:
    """Articles by source, the largest ones by name and the rest as one bar."""
    if mix.empty:
        return empty("No article in this selection.", height)
    shown = mix.head(most)
    names = [source or "(not stated)" for source in shown["source"]]
    counts, keys = shown["n_articles"].tolist(), list[str | None](shown["source"])
    if len(mix) > most:
        names.append(f"({len(mix) - most:,} more)")
        counts.append(int(mix["n_articles"].iloc[most:].sum()))
        keys.append(None)  # "" would be the articles without a source
    alt = "Articles by source: " + "; ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    bars = {
        "type": "bar",
        "x": counts,
        "y": list(range(len(names))),
        "hovertext": (labels := [plain(name, 32) for name in names]),
        "orientation": "h",
        "marker": {"color": NEUTRAL},
        "text": [f"{count:,}" for count in counts],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": keys,
        "hovertemplate": "%{hovertext}: %{x:,} articles<extra></extra>",
    }
    x = {"range": [0, max(counts) * 1.2], "nticks": 4, "tickformat": "d"}
    return figure(alt, height, [bars], xaxis=x, yaxis=listed(labels, most), bargap=0.35, margin=margin(labels))
