"""Words over time. Takes the frames of `lib.stats.trends` and `lib.stats.change_points`, and styles of the terms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, SIZE, Spec, ThemeStyle, ThemeStyles, empty_figure, make_figure, margin, pale_hue
from lib.figures.themes.shares import UNFADED
from lib.figures.themes.timeline import (
    CROWDED_PERIODS,
    FEW_ARTICLES,
    LINES_DOMAIN,
    STRIP_DOMAIN,
    article_bars,
    date_ticks,
    end_label,
    end_labels,
    iso_days,
    ring_sizes,
    with_breaks,
    with_gaps,
)
from lib.model import TrendPeriod
from lib.wording import counted

_DAY = pd.Timedelta(days=1)
_BARS = 12  # periods: intervals as bars, beyond that as areas
_NESTED = 1.8  # pixels that an interval is wider than the one drawn upon it
_SMALL = 6  # a mark in a panel
_COLUMNS = 2  # of panels: more would be too narrow on a phone for their names and days
_BETWEEN = 0.05  # of the width, between two panels
_HEAD, _DAYS = 30, 44  # pixels above and below a panel
_HOVER = (
    "%{fullData.name}: %{customdata[4]:.3~g} per 1,000 "
    "(95 % interval %{customdata[5]:.3~g} to %{customdata[6]:.3~g})<br>"
    "%{customdata[7]:,} times in %{customdata[8]:,} words<br>in %{customdata[9]:,} of %{customdata[10]}<br>"
    "%{customdata[1]} to %{customdata[2]}<extra></extra>"
)


def format_rate(per_1000: float) -> str:
    """A rate in words: "1.2", "0.045", "130"."""
    return f"{per_1000:,.0f}" if per_1000 >= 99.5 else f"{per_1000:.2g}"


def trend_lines(trend: pd.DataFrame, changes: pd.DataFrame, styles: ThemeStyles, height: int = 400) -> go.Figure:
    """A line per term in its interval, the level between its change points dotted, the articles of each period below.

    ``trend`` and ``changes`` are of one theme, or of all. A line breaks where a period has no article; a point on fewer
    than ``FEW_ARTICLES`` articles is hollow. A change with a ``note`` is marked.
    """
    if trend.empty:
        return empty_figure("No dated article in this selection.", height)
    periods = trend["period"].drop_duplicates().sort_values(ignore_index=True)
    size = 8 if len(periods) <= CROWDED_PERIODS else 5
    sized = trend.assign(size=ring_sizes(trend, "per_1000", size))
    parts = [(styles[str(term)], rows) for term, rows in sized.groupby("term", sort=False)]
    # An interval of a few words can be as wide as the chart; the axis is for the rates.
    largest = min(float(trend["high"].max()), 1.6 * float(trend["per_1000"].max())) or float(trend["high"].max())
    few = len(periods) <= _BARS
    bands = [] if few else [_band(rows, style, 1.1 * largest) for style, rows in parts]
    levels = [_levels(own, styles[str(term)]) for term, own in changes.groupby("term", sort=False)]
    lines = [_line(rows, style) for style, rows in parts]
    if few:
        lines = [
            _with_bars(line, rows, len(parts) - 1 - place)
            for place, (line, (_, rows)) in enumerate(zip(lines, parts, strict=True))
        ]
    bars = article_bars(trend.drop_duplicates("period"))
    ends = [(float(rows["per_1000"].iloc[-1]), style) for style, rows in parts]
    names = [
        *end_labels(ends, largest, (height - 60) * 0.78),
        end_label("articles", sum(STRIP_DOMAIN) / 2, yref="paper"),
    ]
    if "note" in changes:
        doubted = changes[changes["note"] != ""]
        names += [_dagger(day, styles[term]) for day, term in zip(doubted["period"], doubted["term"], strict=True)]
    return make_figure(
        _alt(trend, parts),
        height,
        [*bands, *levels, *lines, bars],
        margin=margin(l=62, r=150, b=44),
        annotations=names,
        xaxis={"showgrid": False, "tickangle": 0, "type": "date", "anchor": "y2", **date_ticks(periods)},
        yaxis={**_rates(largest), "domain": LINES_DOMAIN, "title": _title()},
        yaxis2={"domain": STRIP_DOMAIN, "nticks": 2, "tickformat": ",d", "rangemode": "tozero", "showgrid": False},
    )


def trend_panels(
    trend: pd.DataFrame, themes: Sequence[ThemeStyle], styles: ThemeStyles, height: int = 250
) -> go.Figure:
    """A panel per theme with the same axes, a line per term: how often the passages of the theme use it.

    They stand in rows of two, each ``height`` pixels high.
    """
    own = trend[trend["theme"].isin([theme.id for theme in themes])]
    if own.empty or not themes:
        return empty_figure("No dated passage with a theme in this selection.", height)
    periods = own["period"].drop_duplicates().sort_values(ignore_index=True)
    edges = iso_days(pd.Series([periods.iloc[0], periods.iloc[-1]]).drop_duplicates())
    solid = own[own["of_articles"] >= FEW_ARTICLES]
    largest = float((own if solid.empty else solid)["per_1000"].max()) or float(own["per_1000"].max())
    columns = min(_COLUMNS, len(themes))
    n_rows = -(-len(themes) // columns)
    width, between = (1 + _BETWEEN) / columns, (_HEAD + _DAYS) / (height * n_rows - _HEAD - _DAYS)
    tall = (1 + between) / n_rows
    traces: list[Spec] = []
    axes: dict[str, Any] = {}
    heads = []
    for number, theme in enumerate(themes):
        end = "" if number == 0 else str(number + 1)
        row, column = divmod(number, columns)
        left, top = column * width, 1 - row * tall
        rows = own[own["theme"] == theme.id]
        rows = rows.assign(size=ring_sizes(rows, "per_1000", _SMALL))
        for term, course in rows.groupby("term", sort=False):
            line = _cut(_line(course, styles[str(term)]), 1.05 * largest)
            traces.append(line | {"xaxis": f"x{end}", "yaxis": f"y{end}"})
        across, up = [left, left + width - _BETWEEN], [max(top - tall + between, 0), top]
        axes[f"xaxis{end}"] = {**_shared_days(periods, edges), "domain": across, "anchor": f"y{end}"}
        axes[f"yaxis{end}"] = {**_rates(largest), "domain": up, "anchor": f"x{end}", "showticklabels": column == 0}
        if column == 0:
            axes[f"yaxis{end}"]["title"] = _title()
        heads.append(_head(theme, left, top, empty=rows.empty))
    alt, room = _alt_panels(own, themes, styles), margin(l=62, t=_HEAD, b=_DAYS)
    return make_figure(alt, height * n_rows, traces, margin=room, annotations=heads, **axes)


def _line(rows: pd.DataFrame, style: ThemeStyle) -> Spec:
    points = with_gaps(rows)
    marks = zip(
        points["term"],
        iso_days(points["period"]),
        iso_days(points["period_end"]),
        points["theme"],
        *(points[name].tolist() for name in ("per_1000", "low", "high", "count", "tokens", "n_articles")),
        [counted(int(n), "article") for n in points["of_articles"]],
        strict=True,
    )
    symbols = [f"{style.mark}-open" if few else style.mark for few in points["of_articles"] < FEW_ARTICLES]
    return {
        **UNFADED,
        "type": "scatter",
        "x": iso_days(points["period"]),
        "y": with_breaks(points, "per_1000"),
        "name": style.chart_label,
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": style.hue, "width": 2},
        "marker": {"symbol": symbols, "size": points["size"].tolist(), "color": style.hue},
        "customdata": [list(mark) for mark in marks],
        "hovertemplate": _HOVER,
    }


def _cut(line: Spec, most: float) -> Spec:
    """A line whose points beyond the axis, all hollow ones, are arrows at its end."""
    over = [value is not None and value > most for value in line["y"]]
    symbols = ["arrow-up-open" if high else one for high, one in zip(over, line["marker"]["symbol"], strict=True)]
    y = [most if high else value for high, value in zip(over, line["y"], strict=True)]
    return {**line, "y": y, "marker": {**line["marker"], "symbol": symbols}}


def _band(rows: pd.DataFrame, style: ThemeStyle, most: float) -> Spec:
    """The intervals of a line as areas; those of hollow points, or beyond the axis, would hide the others."""
    points = with_gaps(rows)
    points["gap"] |= (points["of_articles"] < FEW_ARTICLES) | (points["high"] > most)
    x: list[str | None] = []
    y: list[float | None] = []
    for _, unbroken in points[~points["gap"]].groupby(points["gap"].cumsum()):
        days = iso_days(unbroken["period"])
        x += [*days, *reversed(days), None]
        y += [*unbroken["high"].tolist(), *reversed(unbroken["low"].tolist()), None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": pale_hue(style.hue, 0.13),
        "mode": "lines",
        "line": {"width": 0, "color": "rgba(0,0,0,0)"},
        "hoverinfo": "skip",
    }


def _with_bars(line: Spec, rows: pd.DataFrame, above: int) -> Spec:
    """A line with its intervals as bars, the wider the more terms are drawn ``above`` it."""
    points = with_gaps(rows)
    ends = {"array": points["high"] - points["per_1000"], "arrayminus": points["per_1000"] - points["low"]}
    bars = {
        "type": "data",
        "symmetric": False,
        "thickness": 1.5 + _NESTED * above,
        "width": 0,
        "color": pale_hue(line["line"]["color"]),
    }
    error = bars | {name: values.tolist() for name, values in ends.items()}
    return {**line, "error_y": error}


def _levels(changes: pd.DataFrame, style: ThemeStyle) -> Spec:
    """The rates between a term's change points, as steps."""
    first, last = changes.iloc[0], changes.iloc[-1]
    days = [first["since"], *changes["period"], last["until"]]
    rates = [first["per_1000_before"], *changes["per_1000_after"], last["per_1000_after"]]
    return {
        "type": "scatter",
        "x": iso_days(pd.Series(days)),
        "y": [float(value) for value in rates],
        "mode": "lines",
        "line": {"color": style.hue, "width": 1.5, "dash": "dot", "shape": "hv"},
        "hoverinfo": "skip",
    }


def _dagger(day: date, style: ThemeStyle) -> Spec:
    """The mark of a change that does not hold, above its step."""
    place: Spec = {"x": f"{day:%Y-%m-%d}", "y": 1, "yref": "y domain", "yanchor": "top", "showarrow": False}
    return {**place, "text": "<b>†</b>", "font": {"color": style.hue, "size": 16}}


def _rates(largest: float) -> Spec:
    return {"range": [-0.03 * largest, 1.1 * largest or 1], "nticks": 5, "tickformat": ".3~g"}


def _title() -> Spec:
    return {"text": "per 1,000 words", "standoff": 24, "font": {"color": INK, "size": SIZE}}


def _shared_days(periods: pd.Series, edges: list[str]) -> Spec:
    """An axis from the first period to the last, which are named."""
    aside = max((periods.iloc[-1] - periods.iloc[0]) * 0.06, _DAY)
    span = iso_days(pd.Series([periods.iloc[0] - aside, periods.iloc[-1] + aside]))
    ticks = {"tickvals": edges, "tickformat": date_ticks(periods)["tickformat"], "tickangle": 0}
    return {"type": "date", "showgrid": False, "range": span, **ticks}


def _head(theme: ThemeStyle, left: float, top: float, *, empty: bool) -> Spec:
    none = " (none)" if empty else ""
    text = f"{theme.coloured_label}{none}"
    place: Spec = {"x": left, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom"}
    return {**place, "text": text, "yshift": 6, "showarrow": False}


def _alt(trend: pd.DataFrame, parts: Sequence[tuple[ThemeStyle, pd.DataFrame]]) -> str:
    periods = trend["period"]
    last = "; ".join(f"{style.label} {format_rate(float(rows['per_1000'].iloc[-1]))}" for style, rows in parts)
    span = f"from {periods.min():%Y-%m-%d} to {periods.max():%Y-%m-%d}, {periods.nunique():,} points in time"
    return f"Occurrences per 1,000 words {span}. Last point: {last}"


def _alt_panels(trend: pd.DataFrame, themes: Sequence[ThemeStyle], styles: ThemeStyles) -> str:
    sentences = []
    for theme in themes:
        rows = trend[trend["theme"] == theme.id]
        sums = rows.groupby("term", sort=False)[["count", "tokens"]].sum()
        rates = (1000 * sums["count"] / sums["tokens"]).items()
        sentences.append(
            f"{theme.label}: " + ", ".join(f"{styles[str(term)].label} {format_rate(value)}" for term, value in rates)
        )
    return "Occurrences per 1,000 words over time in the passages of each theme; over all time " + "; ".join(sentences)


def period_label(day: date, period: TrendPeriod) -> str:
    """A period by its first day: "2025-04", "2025 Q2", "2025-04-07"."""
    if period == "quarter":
        return f"{day.year} Q{(day.month + 2) // 3}"
    return f"{day:%Y-%m}" if period == "month" else f"{day:%Y-%m-%d}"


def change_sentence(first_day: date, before: float, after: float, *, period: TrendPeriod) -> str:
    """A change of `lib.stats.change_points`, rates per 1,000 words, in words: "from 2025-04: 1.2 → 3.9 per 1,000"."""
    return f"from {period_label(first_day, period)}: {format_rate(before)} → {format_rate(after)} per 1,000"


def trend_headline(changes: pd.DataFrame, names: Mapping[str, str], period: TrendPeriod) -> str:
    """The surest change in a line, or what is shown where there is none."""
    if changes.empty:
        return "No sure change in use over time"
    surest = changes.iloc[int(changes["gain"].to_numpy().argmax())]
    levels = float(surest["per_1000_before"]), float(surest["per_1000_after"])
    return f"{names[surest['term']]} {change_sentence(surest['period'], *levels, period=period)}"
