"""Pictures of themes. Each takes a frame of `lib.stats.themes` and the theme styles, and returns a figure."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
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
    mark_doubts,
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
    step = _tick_step(largest or 1, whole=scale == "count")
    top = max(1.05 * (largest or 1), 1.02 * step * ceil((largest or 1) / step - 1e-9))
    tick_format = ".2~%" if scale == "share" else ",d"
    return {"range": [-0.05 * (largest or 1), top], "tickangle": 0, "dtick": step, "tickformat": tick_format}


def _tick_step(largest: float, *, whole: bool) -> float:
    """The least round step that reaches the largest value in four; 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(largest / 4))
    step = next(round_one for round_one in (power, 2 * power, 5 * power, 10 * power) if 4 * round_one >= largest)
    return max(1.0, step) if whole else step


def theme_headline(
    shares: pd.DataFrame,
    styles: ThemeStyles,
    unit: CountingUnit,
    chosen: Sequence[str] = (),
    *,
    together: bool = False,
    n_articles: int = 0,
) -> str:
    """What the bars say, in a line: the leading theme and its share, or those that lead alike.

    Parameters
    ----------
    chosen: themes that the filter asks for, ``together`` whether for all at once: what share of the whole has them.
    n_articles: of the whole; 1 is said.
    """
    ranked = shares.sort_values(f"n_{unit}", ascending=False, kind="stable")
    names = [styles[theme].label for theme in ranked["theme"]]
    rows = list(
        zip(ranked["theme"], names, ranked[f"n_{unit}"].tolist(), ranked[f"share_{unit}"].tolist(), strict=True)
    )
    some = [row for row in rows if row[2]]
    of = unit if n_articles != 1 else "the one article" if unit == "articles" else "passages of one article"
    if not rows:
        return f"Share of {unit} by theme"
    if not some:
        return f"No theme in these {unit}"
    if n_articles == 1 and unit == "articles":
        return f"One article, with {_listed([name for _, name, *_ in some])}"
    if len(chosen) == 1 or (chosen and together):
        own = [row for row in rows if row[0] in chosen]
        verb = "is" if len(own) == 1 else "meet"
        return f"{_listed([name for _, name, *_ in own])} {verb} in {percent(own[0][3])} of {of}"
    asked = [row for row in some if not chosen or row[0] in chosen]
    share = percent(asked[0][3])
    tied = [name for _, name, n, _ in asked if n == asked[0][2]]
    among = " of the themes chosen" if chosen else ""
    if len(tied) > 1:
        return f"{_listed(tied)} lead{among}: {share} of {of} each"
    return f"{tied[0]} leads{among}: {share} of {of}"


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def source_headline(mix: pd.DataFrame) -> str:
    """Which source has most articles, or that none has."""
    if mix.empty:
        return "Articles by source"
    n, names, whole = mix["n_articles"].tolist(), mix["source"].tolist(), int(mix["n_articles"].sum())
    if len(mix) == 1:
        every = counted(whole, "article") if whole == 1 else f"All {whole:,} articles"
        return f"{every} from {names[0]}" if names[0] else f"{every} without a source"
    if n[0] == n[1]:
        first = n.count(n[0])
        most = f"{first:,} of {len(mix):,} sources" if first < len(mix) else f"{len(mix):,} sources"
        return f"{most} with {counted(n[0], 'article')} each"
    share = f"{n[0]:,} of {whole:,} articles"
    return f"{names[0]} leads: {share}" if names[0] else f"{share} state no source"


def theme_bars(
    shares: pd.DataFrame,
    styles: ThemeStyles,
    unit: CountingUnit,
    height: int = 300,
    notes: Mapping[str, str] | None = None,
) -> go.Figure:
    """A bar per theme with its share and counts written on it. ``unit`` is "passages" or "articles".

    ``notes`` are reservations about some themes: those are marked with ``DOUBT``, and its tooltip says why.
    """
    share, n = shares[f"share_{unit}"], shares[f"n_{unit}"]
    if not n.sum():
        return empty_figure(f"No theme in these {unit}.", height)
    row_styles = [styles[theme] for theme in shares["theme"]]
    texts = [f"{percent(value)} ({count:,})" for value, count in zip(share, n, strict=True)]
    alt = f"Share of {unit} by theme: " + "; ".join(
        f"{style.label} {text}" for style, text in zip(row_styles, texts, strict=True)
    )
    names, tooltips = mark_doubts([style.icon_label for style in row_styles], shares["theme"], notes)
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
        "hovertext": tooltips,
        "hovertemplate": "%{hovertext}<br>%{text} " + unit + "<extra></extra>",
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
