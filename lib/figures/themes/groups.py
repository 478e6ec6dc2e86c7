"""Themes by group, and titles against bodies. Takes the frames of `lib.stats.theme_groups` and `title_body_shares`."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    INK,
    LINE,
    NEUTRAL,
    Spec,
    ThemeStyle,
    ThemeStyles,
    chart_text,
    empty_figure,
    legend,
    make_figure,
    margin,
    pale_hue,
    percent,
    row_axis,
)
from lib.figures.themes.shares import UNFADED, Scale, unit_column, value_axis
from lib.model import CountingUnit, Language

LEADING_GROUPS = 12
_LEAST = 2
_AT_MOST = 4  # times the largest share
_DENSE = 6
_UNITS: tuple[CountingUnit, ...] = ("passages", "articles")
_PARTS = {"title_only": "title only", "body_only": "body only", "both": "both"}


def theme_group_dots(
    groups: pd.DataFrame,
    styles: ThemeStyles,
    unit: CountingUnit,
    scale: Scale,
    names: Mapping[Language, str] | None = None,
    height: int = 480,
) -> go.Figure:
    """A row per group with a mark per theme, shares with their 95 % intervals; the ``LEADING_GROUPS`` groups at most.

    An interval that the axis cuts ends in an arrow; hover tells all of it.

    ``names`` are the groups' names where those are not for readers.
    """
    listed = groups["group"].drop_duplicates().head(LEADING_GROUPS).tolist()
    if not listed:
        return empty_figure(f"No group in these {unit}.", height)
    labels_by_group: dict[str, str] = {str(group): name for group, name in (names or {}).items()}
    rows = groups[groups["group"].isin(listed)]
    totals = rows.drop_duplicates("group")[f"of_{unit}"].tolist()
    group_names = [chart_text(labels_by_group.get(group, group) or "(not stated)", 22) for group in listed]
    labels = [f"{name} · {n:,}" for name, n in zip(group_names, totals, strict=True)]
    by_theme = [(styles[str(theme)], own) for theme, own in rows.groupby("theme", sort=False)]
    traces = [
        _dots(own, style, unit, scale, group_names, (place - (len(by_theme) - 1) / 2) * 0.8 / len(by_theme))
        for place, (style, own) in enumerate(by_theme)
    ]
    largest = _largest(rows, unit, scale)
    if scale == "share":
        cut = [_cut(dots, own, unit, largest) for dots, (_, own) in zip(traces, by_theme, strict=True)]
        traces += [arrows for arrows in cut if arrows["x"]]
    left = margin(labels, t=46)
    return make_figure(
        _alt(rows, styles, unit, scale, dict(zip(listed, group_names, strict=True))),
        height,
        traces,
        xaxis=value_axis(largest, scale),
        yaxis=row_axis(labels, _LEAST),
        shapes=[_rule(row + 0.5) for row in range(len(listed))],
        margin=left,
        annotations=[legend([(style.icon, style.label, style.hue) for style, _ in by_theme], left["l"])],
    )


def groups_headline(
    groups: pd.DataFrame,
    styles: ThemeStyles,
    unit: CountingUnit,
    scale: Scale,
    noun: str,
    names: Mapping[Language, str] | None = None,
) -> str:
    """The group that has a theme surely more often than all groups together, the farthest; or that none has.

    Sure is a share of articles whose 95 % interval lies above that of all: passages of one article resemble each other.
    """
    labels: dict[str, str] = {str(group): name for group, name in (names or {}).items()}
    known = [str(group) for group in groups["group"].drop_duplicates()]
    named = {group: labels.get(group, group) or f"{noun.capitalize()} not stated" for group in known}
    if scale == "count" or not known:
        return f"{'Number' if scale == 'count' else 'Share'} of {unit} by {noun}"
    if len(known) == 1:
        return f"Only one {noun}: {named[known[0]]}" if known[0] else f"No {noun} is stated"
    sums = groups.groupby("theme", sort=False)[[f"{name}_{of}" for name in ("n", "of") for of in _UNITS]].sum()
    overall = {of: groups["theme"].map(sums[f"n_{of}"] / sums[f"of_{of}"].clip(lower=1)) for of in _UNITS}
    above = groups[f"share_{unit}"] - overall[unit]
    sure = (groups["low_articles"] > overall["articles"]) & (above > 0) & (groups["group"] != "")
    if not sure.any():
        return f"No {noun} surely stands out"
    place = int(above.where(sure, 0).to_numpy().argmax())
    row = groups.iloc[place]
    theme, share = styles[row["theme"]].label, percent(row[f"share_{unit}"])
    return f"{named[row['group']]}: {theme} in {share} of {unit}, {percent(overall[unit].iloc[place])} overall"


def left_out_sentence(groups: pd.DataFrame, noun: str) -> str:
    """A sentence on the groups that are not drawn, or ""."""
    n = groups["group"].nunique()
    if n <= LEADING_GROUPS:
        return ""
    return f"{LEADING_GROUPS} of {n:,} {noun}, by articles, those without a theme last; the CSV has them all."


def _largest(rows: pd.DataFrame, unit: CountingUnit, scale: Scale) -> float:
    """Where the axis ends. An interval of a tiny group is cut: in full it would push all marks into a corner."""
    largest = float(rows[unit_column(scale, unit)].max())
    reach = float(rows[f"high_{unit}"].max())
    return (min(reach, _AT_MOST * largest) or reach) if scale == "share" else largest


def _dots(
    own: pd.DataFrame, style: ThemeStyle, unit: CountingUnit, scale: Scale, group_names: list[str], offset: float
) -> Spec:
    share = own[f"share_{unit}"]
    reach: Spec = {
        "type": "data",
        "symmetric": False,
        "array": (own[f"high_{unit}"] - share).tolist(),
        "arrayminus": (share - own[f"low_{unit}"]).tolist(),
        "thickness": 1.5,
        "width": 0,
        "color": pale_hue(style.hue),
    }
    numbers = [own[f"{column}_{unit}"].tolist() for column in ("share", "n", "of", "low", "high")]
    points = zip(own["theme"], own["group"], group_names, *numbers, strict=True)
    return {
        **UNFADED,
        "type": "scatter",
        "mode": "markers",
        "x": own[unit_column(scale, unit)].tolist(),
        "y": [row + offset for row in range(len(own))],
        "name": style.chart_label,
        "marker": {"symbol": style.mark, "size": 9 if len(own) <= _DENSE else 7, "color": style.hue},
        "customdata": [list(mark) for mark in points],
        "hovertemplate": "%{customdata[2]}<br>%{fullData.name}: %{customdata[3]:.2~%}<br>"
        "%{customdata[4]:,} of %{customdata[5]:,} "
        + unit
        + "<br>95 % interval %{customdata[6]:.2~%} to %{customdata[7]:.2~%}<extra></extra>",
        **({"error_x": reach} if scale == "share" else {}),
    }


def _cut(dots: Spec, own: pd.DataFrame, unit: CountingUnit, largest: float) -> Spec:
    """Arrows at the ends of the intervals that go on beyond the axis."""
    beyond = [place for place, high in enumerate(own[f"high_{unit}"]) if high > 1.05 * largest]
    arrow = {"symbol": "triangle-right", "size": 9, "color": dots["marker"]["color"]}
    return {
        **{name: dots[name] for name in ("type", "mode", "name", "hovertemplate", *UNFADED)},
        "x": [1.05 * largest] * len(beyond),
        "y": [dots["y"][place] for place in beyond],
        "marker": arrow,
        "cliponaxis": False,
        "customdata": [dots["customdata"][place] for place in beyond],
    }


def _alt(
    rows: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit, scale: Scale, group_names: Mapping[str, str]
) -> str:
    heading = f"Share of {unit}" if scale == "share" else f"{unit.capitalize()}"
    column = unit_column(scale, unit)
    sentences = [
        f"{group_names[str(group)]}: "
        + ", ".join(
            f"{styles[theme].label} {percent(value) if scale == 'share' else f'{value:,}'}"
            for theme, value in zip(own["theme"], own[column].tolist(), strict=True)
        )
        for group, own in rows.groupby("group", sort=False)
    ]
    return f"{heading} by theme in {len(sentences)} groups. " + "; ".join(sentences[:3])


def title_body_headline(shares: pd.DataFrame, styles: ThemeStyles) -> str:
    """The theme whose titles and bodies differ most, or what is shown where none does."""
    gap = (shares["share_body"] - shares["share_title"]).abs()
    if gap.isna().all() or not gap.max():
        return "What titles say against bodies"
    row = shares.iloc[int(np.nanargmax(gap.to_numpy()))]
    label = styles[row["theme"]].label
    return f"{label}: titles {percent(row['share_title'])}, bodies {percent(row['share_body'])}"


def title_body_dots(shares: pd.DataFrame, styles: ThemeStyles, scale: Scale, height: int = 300) -> go.Figure:
    """A row per theme: how many titles and how many bodies carry it, and the articles that say it in one or both."""
    if shares.empty or not shares["n_articles"].max():
        return empty_figure("No article has both a title and a body in this selection.", height)
    row_styles = [styles[theme] for theme in shares["theme"]]
    rows = list(range(len(row_styles)))
    labels = [style.icon_label for style in row_styles]
    column = "share" if scale == "share" else "n"
    title, body = shares[f"{column}_title"].tolist(), shares[f"{column}_body"].tolist()
    between = [value for pair in zip(title, body, strict=True) for value in (*pair, None)]
    line: Spec = {"type": "scatter", "mode": "lines", "x": between, "y": [row for row in rows for _ in range(3)]}
    line |= {"line": {"color": NEUTRAL, "width": 2}, "hoverinfo": "skip"}
    traces = [line, _side(shares, row_styles, "title", title), _side(shares, row_styles, "body", body)]
    traces += [_count(shares, part, place) for place, part in enumerate(_PARTS)]
    left = margin(labels, t=46)
    n_articles = int(shares["n_articles"].max())
    alt = f"Themes in titles and bodies of {n_articles:,} articles: " + "; ".join(
        f"{style.label} in {percent(in_titles)} of titles and {percent(in_bodies)} of bodies"
        for style, in_titles, in_bodies in zip(
            row_styles, shares["share_title"].tolist(), shares["share_body"].tolist(), strict=True
        )
    )
    heads = [_head(name, place) for place, name in enumerate(_PARTS.values())]
    return make_figure(
        alt,
        height,
        traces,
        xaxis={"domain": [0, 0.54], **value_axis(max(title + body), scale)},
        yaxis=row_axis(labels),
        xaxis2={"domain": [0.56, 1], "range": [-0.5, 2.5], "visible": False, "anchor": "y"},
        shapes=[_rule(row + 0.5) for row in rows[:-1]],
        annotations=[*heads, legend([("❙", "titles", NEUTRAL), ("●", "bodies", NEUTRAL)], left["l"])],
        margin=left,
    )


def _side(shares: pd.DataFrame, row_styles: list[ThemeStyle], part: str, values: list[float]) -> Spec:
    marker: Spec = {"size": 13, "color": [style.hue for style in row_styles], "symbol": "line-ns"}
    if part == "title":
        marker["line"] = {"width": 4, "color": marker["color"]}
    else:
        marker["symbol"] = [style.mark for style in row_styles]
    points = zip(shares["theme"], shares[f"share_{part}"], shares[f"n_{part}"], shares["n_articles"], strict=True)
    return {
        **UNFADED,
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": list(range(len(row_styles))),
        "marker": marker,
        "cliponaxis": False,
        "customdata": [[theme, part, share, n, of] for theme, share, n, of in points],
        "hovertext": [style.chart_label for style in row_styles],
        "hovertemplate": "%{hovertext}<br>%{customdata[2]:.2~%} of "
        + ("titles" if part == "title" else "bodies")
        + "<br>%{customdata[3]:,} of %{customdata[4]:,} articles<extra></extra>",
    }


def _count(shares: pd.DataFrame, part: str, place: int) -> Spec:
    """A column of numbers to click."""
    ink = {"textfont": {"color": INK}}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": "x2",
        "x": [place] * len(shares),
        "y": list(range(len(shares))),
        "text": [f"{n:,}" for n in shares[part]],
        "customdata": [[theme, part] for theme in shares["theme"]],
        "marker": {"size": 30, "opacity": 0},
        "selected": {"marker": {"opacity": 0}, **ink},
        "unselected": {"marker": {"opacity": 0}, **ink},
        "hovertemplate": "%{text} articles: " + _PARTS[part] + "<extra></extra>",
    }


def _head(name: str, place: int) -> Spec:
    at: Spec = {"x": place, "xref": "x2", "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return {**at, "text": name.replace(" ", "<br>"), "yshift": 4}


def _rule(at: float) -> Spec:
    line = {"color": LINE, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "layer": "below", "line": line}
