"""Pictures of themes. Each takes a frame of `lib.stats.themes` and the theme styles, and returns a figure."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, NEUTRAL, ThemeStyle, empty, figure, plain
from lib.model import Period, Unit

Styles = dict[str, ThemeStyle]
UNITS: dict[Unit, str] = {"passages": "Passages", "articles": "Articles"}
PERIODS: dict[Period, str] = {"month": "Month", "week": "Week", "day": "Day"}


def theme_headline(shares: pd.DataFrame, styles: Styles, unit: Unit) -> str:
    """What the bars say, in a line: the leading theme and its share, or what is shown where none leads."""
    ranked = shares.sort_values(f"n_{unit}", ascending=False)
    n, share = ranked[f"n_{unit}"].tolist(), ranked[f"share_{unit}"].tolist()
    if len(ranked) < 2 or n[0] == n[1]:
        return f"Share of {unit} by theme"
    return f"{styles[ranked['theme'].iloc[0]].label} leads: {share[0]:.0%} of {unit}"


def theme_bars(shares: pd.DataFrame, styles: Styles, unit: Unit, height: int = 300) -> go.Figure:
    """A bar per theme with its share and counts written on it. ``unit`` is "passages" or "articles"."""
    share, n = shares[f"share_{unit}"], shares[f"n_{unit}"]
    if not n.sum():
        return empty(f"No theme in these {unit}.", height)
    named = [styles[theme] for theme in shares["theme"]]
    said = [f"{value:.0%} ({count:,})" for value, count in zip(share, n, strict=True)]
    alt = f"Share of {unit} by theme: " + "; ".join(
        f"{style.label} {text}" for style, text in zip(named, said, strict=True)
    )
    fig = figure(alt, height, bargap=0.35)
    fig.add_bar(
        x=share,
        y=[f"{style.icon} {style.label}" for style in named],
        orientation="h",
        marker_color=[style.hue for style in named],
        text=said,
        textposition="outside",
        cliponaxis=False,
        customdata=shares["theme"],
        hovertemplate="%{y}<br>%{text} " + unit + "<extra></extra>",
    )
    fig.update_xaxes(tickformat=".0%", range=[0, min(1.25, max(0.05, share.max()) * 1.3)], nticks=5, showgrid=True)
    fig.update_yaxes(autorange="reversed", showgrid=False)
    return fig


def theme_lines(timeline: pd.DataFrame, styles: Styles, height: int = 300) -> go.Figure:
    """A line per theme over time, named at its end; hover tells the counts behind a point."""
    if timeline.empty:
        return empty("No dated article in this selection.", height)
    periods = timeline["period"].drop_duplicates()
    alt = (
        f"Share of passages by theme from {periods.min():%Y-%m-%d} to {periods.max():%Y-%m-%d}, "
        f"{len(periods)} points in time. Last point: "
    )
    fig = figure(alt, height)
    ends = []
    for theme, rows in timeline.groupby("theme", sort=False):
        style = styles[str(theme)]
        last = rows.iloc[-1]
        ends.append((float(last["share"]), style))
        fig.add_scatter(
            x=rows["period"],
            y=rows["share"],
            name=style.label,
            mode="lines+markers",
            line={"color": style.hue, "width": 2},
            marker={"symbol": style.mark, "size": 9, "color": style.hue},
            customdata=rows[["theme", "n_passages", "of_passages", "of_articles"]],
            hovertemplate=style.label
            + ": %{y:.0%}<br>%{customdata[1]:,} of %{customdata[2]:,} passages"
            + "<br>%{customdata[3]:,} articles<extra></extra>",
        )
    _name_ends(fig, ends, height)
    fig.layout.meta = {"alt": alt + "; ".join(f"{style.label} {share:.0%}" for share, style in ends)}
    fig.update_xaxes(showgrid=False, tickvals=periods if len(periods) <= 8 else None, tickformat=_day_format(periods))
    fig.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=5)
    fig.update_layout(margin_r=170)
    return fig


def _day_format(periods: pd.Series) -> str:
    return "%b %Y" if (periods.dt.day == 1).all() else "%d %b %Y"


def _name_ends(fig: go.Figure, ends: list[tuple[float, ThemeStyle]], height: int) -> None:
    """Names beside the last points, pushed apart so that none covers another."""
    top = max(0.05, max(float(trace.y.max()) for trace in fig.data)) * 1.1
    room = top * 20 / max(1, height - 60)
    at = -room
    for share, style in sorted(ends, key=lambda end: end[0]):
        at = max(share, at + room)
        fig.add_annotation(
            text=f"{style.icon} {style.label}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=at,
            showarrow=False,
        )


def theme_matrix(pairs: pd.DataFrame, styles: Styles, unit: Unit, height: int = 300) -> go.Figure:
    """How many passages (or articles) carry two themes; the diagonal is each theme alone."""
    if not pairs[f"n_{unit}"].sum():
        return empty(f"No theme in these {unit}.", height)
    order = [theme for theme in styles if theme in set(pairs["theme_a"])]
    grid = pairs.pivot_table(index="theme_a", columns="theme_b", values=f"n_{unit}").loc[order, order]
    alt = f"{unit.capitalize()} that carry two themes: " + "; ".join(
        f"{styles[a].label} and {styles[b].label} {int(grid.loc[a, b])}"
        for i, a in enumerate(order)
        for b in order[i + 1 :]
    )
    fig = figure(alt, height)
    fig.add_heatmap(
        z=grid.to_numpy(),
        x=[f"{styles[theme].icon} {_two_lines(styles[theme].label)}" for theme in order],
        y=[f"{styles[theme].icon} {styles[theme].label}" for theme in order],
        text=grid.to_numpy().astype(int),
        texttemplate="%{text:,}",
        textfont={"size": 15, "color": INK},
        customdata=[[[a, b] for b in order] for a in order],
        colorscale=[[0, "rgba(47,111,143,0.06)"], [1, "rgba(47,111,143,0.55)"]],
        showscale=False,
        xgap=3,
        ygap=3,
        hovertemplate="%{y} and %{x}<br>%{z:,} " + unit + "<extra></extra>",
    )
    fig.update_xaxes(side="top", showgrid=False)
    fig.update_yaxes(autorange="reversed", showgrid=False)
    return fig


def _two_lines(label: str) -> str:
    return label.replace(" ", "<br>", 1)


def source_bars(mix: pd.DataFrame, height: int = 300, most: int = 8) -> go.Figure:
    """Articles by source, the largest ones by name and the rest as one bar."""
    if mix.empty:
        return empty("No article in this selection.", height)
    shown = mix.head(most)
    names = [plain(source, 32) if source else "(not stated)" for source in shown["source"]]
    counts, keys = shown["n_articles"].tolist(), shown["source"].tolist()
    if len(mix) > most:
        names.append(f"({len(mix) - most:,} more)")
        counts.append(int(mix["n_articles"].iloc[most:].sum()))
        keys.append("")
    alt = "Articles by source: " + "; ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    fig = figure(alt, height, bargap=0.35)
    fig.add_bar(
        x=counts,
        y=names,
        orientation="h",
        marker_color=NEUTRAL,
        text=[f"{count:,}" for count in counts],
        textposition="outside",
        cliponaxis=False,
        customdata=keys,
        hovertemplate="%{y}: %{x:,} articles<extra></extra>",
    )
    fig.update_xaxes(range=[0, max(counts) * 1.2], nticks=4, tickformat="d")
    fig.update_yaxes(autorange="reversed", showgrid=False)
    return fig
