"""Themes over time. Takes the frame of `lib.stats.theme_timeline` and the theme styles."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import NEUTRAL, Spec, ThemeStyle, ThemeStyles, empty_figure, make_figure, margin, percent
from lib.figures.themes.shares import UNFADED, UNIT_LABELS, Scale, unit_column, value_axis
from lib.model import CountingUnit, Period
from lib.wording import counted

PERIOD_LABELS: dict[Period, str] = {"month": "Month", "week": "Week", "day": "Day"}
FEW_ARTICLES = 3
_DAY = 86_400_000  # in milliseconds, which the width of a bar on a date axis is counted in
CROWDED_PERIODS = 40
# A chart can be as narrow as 160 pixels between its first and last point, and 220 on the wall: that many gaps fit.
_MONTHS_APART, _DAYS_APART = 4, 3
_RING = 0.6  # of a mark's size: how much wider one is drawn around another
_TOUCHING = 0.03  # of the tallest value: marks closer than that lie on one another
_ONE_DAY = pd.Timedelta(days=1)
STRIP_DOMAIN: tuple[float, float] = (0.0, 0.14)
LINES_DOMAIN: tuple[float, float] = (0.22, 1.0)


def timeline_headline(
    timeline: pd.DataFrame,
    styles: ThemeStyles,
    unit: CountingUnit,
    scale: Scale,
    period: Period,
    chosen: Sequence[str] = (),
) -> str:
    """What the lines say, in a line: the theme that leads in most periods, or what is shown where none does.

    Of ``chosen`` themes, those that the filter asks for: of one its peak among the periods of ``FEW_ARTICLES`` or more.
    """
    if timeline.empty:
        return "No article here states a date"
    column = unit_column(scale, unit)
    title = f"Share of {unit}" if scale == "share" else UNIT_LABELS[unit]
    if len(chosen) == 1:
        return _peak(timeline[timeline["theme"] == chosen[0]], styles[chosen[0]], unit, scale, period)
    asked = timeline[timeline["theme"].isin(chosen)] if chosen else timeline
    values = asked.pivot(index="period", columns="theme", values=column)
    largest = values.max(axis=1)
    led = values[(values.eq(largest, axis=0).sum(axis=1) == 1) & (largest > 0)]
    leaders = led.idxmax(axis=1).value_counts()
    periods = len(values)
    if periods < 2 or leaders.empty or leaders.iloc[0] * 2 <= periods:
        return f"{title} over time"
    return f"{styles[str(leaders.index[0])].label} leads in {leaders.iloc[0]:,} of {periods:,} {period}s"


def _peak(own: pd.DataFrame, style: ThemeStyle, unit: CountingUnit, scale: Scale, period: Period) -> str:
    column = unit_column(scale, unit)
    solid = own[own["of_articles"] >= FEW_ARTICLES]
    highest = solid[solid[column] == solid[column].max()]
    if len(solid) < 2 or len(highest) != 1 or not highest[column].iloc[0]:
        return f"{style.label} over time"
    row = highest.iloc[0]
    when = f"{row['period']:%Y-%m}" if period == "month" else f"{row['period']:%Y-%m-%d}"
    value = f"{percent(row[column])} of {unit}" if scale == "share" else counted(int(row[column]), unit[:-1])
    return f"{style.label} peaks in {'the week of ' if period == 'week' else ''}{when}: {value}"


def theme_lines(
    timeline: pd.DataFrame,
    styles: ThemeStyles,
    height: int = 300,
    unit: CountingUnit = "passages",
    scale: Scale = "share",
    strip: bool = False,
) -> go.Figure:
    """A line per theme over time, named at its end; a point on fewer than ``FEW_ARTICLES`` articles is hollow.

    A line breaks where a time has no articles. Points of one period that would lie on one another are rings, so that
    each can be read and clicked in its place. Hover tells the counts behind a point; ``strip`` draws the number of
    articles under the lines, too.
    """
    if timeline.empty:
        return empty_figure("No dated article in this selection.", height)
    column = unit_column(scale, unit)
    periods = timeline["period"].drop_duplicates()
    size = 9 if len(periods) <= CROWDED_PERIODS else 5
    sized = timeline.assign(size=ring_sizes(timeline, column, size))
    by_theme = [(styles[str(theme)], rows) for theme, rows in sized.groupby("theme", sort=False)]
    traces = [_line(with_gaps(rows), style, unit, column) for style, rows in by_theme]
    ends = [(float(rows[column].iloc[-1]), style) for style, rows in by_theme]
    axes: Spec = {"yaxis": value_axis(float(timeline[column].max()), scale)}
    names = end_labels(ends, float(timeline[column].max()), (height - 60) * (0.78 if strip else 1))
    if strip:
        traces.append(article_bars(timeline.drop_duplicates("period")))
        axes["yaxis"]["domain"] = LINES_DOMAIN
        axes["yaxis2"] = {
            "domain": STRIP_DOMAIN,
            "nticks": 2,
            "tickformat": ",d",
            "rangemode": "tozero",
            "showgrid": False,
        }
        names.append(end_label("articles, any theme", sum(STRIP_DOMAIN) / 2, yref="paper"))
    axes["xaxis"] = {"showgrid": False, "tickangle": 0, "type": "date", **date_ticks(periods)}
    axes["xaxis"] |= {"anchor": "y2"} if strip else {}
    return make_figure(
        _alt(timeline, unit, scale, ends), height, traces, margin=margin(r=170, b=44), annotations=names, **axes
    )


def _alt(timeline: pd.DataFrame, unit: CountingUnit, scale: Scale, ends: list[tuple[float, ThemeStyle]]) -> str:
    periods = timeline["period"].drop_duplicates()
    title = f"Share of {unit}" if scale == "share" else UNIT_LABELS[unit]
    last = "; ".join(f"{style.label} {percent(at) if scale == 'share' else f'{at:,.0f}'}" for at, style in ends)
    return (
        f"{title} by theme from {periods.min():%Y-%m-%d} to {periods.max():%Y-%m-%d}, "
        f"{len(periods)} points in time. Last point: {last}"
    )


def _line(rows: pd.DataFrame, style: ThemeStyle, unit: CountingUnit, column: str) -> Spec:
    symbols = [f"{style.mark}-open" if few else style.mark for few in rows["of_articles"] < FEW_ARTICLES]
    marks = zip(
        rows["theme"],
        iso_days(rows["period"]),
        iso_days(rows["period_end"]),
        rows[f"n_{unit}"].tolist(),
        rows[f"of_{unit}"].tolist(),
        rows["of_articles"].tolist(),
        rows[f"share_{unit}"].tolist(),
        [counted(n, "article") for n in rows["of_articles"]],
        strict=True,
    )
    return {
        **UNFADED,
        "type": "scatter",
        "x": iso_days(rows["period"]),
        "y": with_breaks(rows, column),
        "name": style.chart_label,
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": style.hue, "width": 2},
        "marker": {"symbol": symbols, "size": rows["size"].tolist(), "color": style.hue},
        "customdata": [list(mark) for mark in marks],
        "hovertemplate": "%{fullData.name}: %{customdata[6]:.2~%}<br>%{customdata[3]:,} of %{customdata[4]:,} "
        + unit
        + "<br>%{customdata[7]} in all<br>%{customdata[1]} to %{customdata[2]}<extra></extra>",
    }


def article_bars(periods: pd.DataFrame) -> Spec:
    """A bar for the articles of each period, whatever their themes."""
    first, last = iso_days(periods["period"]), iso_days(periods["period_end"])
    days = ((periods["period_end"] - periods["period"]).dt.days + 1).tolist()
    return {
        **UNFADED,
        "type": "bar",
        "x": first,
        "y": periods["of_articles"].tolist(),
        "yaxis": "y2",
        "width": [0.7 * _DAY * n for n in days],
        "marker": {"color": NEUTRAL},
        "customdata": [[None, start, end] for start, end in zip(first, last, strict=True)],
        "hovertext": [counted(n, "article") for n in periods["of_articles"]],
        "hovertemplate": "%{hovertext}<br>%{customdata[1]} to %{customdata[2]}<extra></extra>",
    }


def iso_days(periods: pd.Series) -> list[str]:
    return [str(day) for day in periods.to_numpy().astype("datetime64[D]")]


def date_ticks(periods: pd.Series) -> Spec:
    """Periods to name: the first, and each that leaves room for the name before it where the chart is narrowest."""
    months = bool((periods.dt.day == 1).all())
    apart = (periods.iloc[-1] - periods.iloc[0]) / (_MONTHS_APART if months else _DAYS_APART)
    named = [periods.iloc[0]]
    for period in periods:
        if period - named[-1] >= apart and period != named[0]:
            named.append(period)
    return {"tickvals": iso_days(pd.Series(named)), "tickformat": "%b\n%Y" if months else "%d %b\n%Y"}


def with_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of one line in order of time, with one more (``gap``) where there is a time without articles."""
    ordered = rows.sort_values("period", ignore_index=True).assign(gap=False)
    apart = ordered["period"].shift(-1) > ordered["period_end"] + _ONE_DAY
    gaps = ordered[apart].assign(gap=True, period=lambda frame: frame["period_end"] + _ONE_DAY)
    return pd.concat([ordered, gaps]).sort_values("period", kind="stable", ignore_index=True)


def with_breaks(rows: pd.DataFrame, column: str) -> list[float | None]:
    """The values of a line of `with_gaps`, None where it breaks."""
    return [None if gap else value for gap, value in zip(rows["gap"], rows[column].tolist(), strict=True)]


def ring_sizes(points: pd.DataFrame, column: str, size: float) -> pd.Series:
    """The size of each point: those of a period that would lie on one another are rings, the first drawn the widest.

    ``points`` are in the order in which they are drawn, each with its ``period``.
    """
    ranked = points.sort_values(["period", column], kind="stable")
    step = ranked.groupby("period")[column].diff()
    alone = step.isna() | (step > _TOUCHING * points[column].max())
    heaps = alone.cumsum().reindex(points.index)
    within = heaps.groupby(heaps)
    sizes: pd.Series = size * (1 + _RING * (within.transform("size") - 1 - within.cumcount()))
    return sizes


def end_labels(ends: list[tuple[float, ThemeStyle]], largest: float, pixels: float) -> list[Spec]:
    """Names beside the last points, pushed apart so that none covers another."""
    room = (largest or 1) * 1.1 * 26 / max(1.0, pixels)
    ranked = sorted(ends, key=lambda end: end[0])
    places: list[float] = []
    for last, _ in ranked:
        places.append(max([last, *(at + room for at in places[-1:])]))
    highest = 1.05 * (largest or 1)
    for number in reversed(range(len(places))):  # the top one may have been pushed out of the picture
        places[number] = min(places[number], highest)
        highest = places[number] - room
    return [end_label(style.coloured_label, at) for at, (_, style) in zip(places, ranked, strict=True)]


def end_label(text: str, at: float, **place: str) -> Spec:
    beside: Spec = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "showarrow": False}
    return {**beside, "y": at, "text": text, **place}
