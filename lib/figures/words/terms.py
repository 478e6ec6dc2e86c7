"""Pictures of words. Each takes a frame of `lib.stats.frequencies` and returns a figure."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    DOUBT,
    INK,
    LANGUAGE_HUES,
    NEUTRAL,
    Spec,
    ThemeStyle,
    chart_text,
    empty_figure,
    legend,
    make_figure,
    margin,
    mark_doubts,
    row_axis,
)
from lib.model import LANGUAGE_NAMES, Measure

SpreadMeasure: TypeAlias = Literal["dp", "juilland_d", "tf_idf"]
Ranking: TypeAlias = Measure | SpreadMeasure
MEASURE_LABELS: dict[Measure, str] = {"count": "Count", "per_1000": "Per 1,000 words", "n_articles": "Articles"}
SPREAD_LABELS: dict[SpreadMeasure, str] = {
    "dp": "Spread DP",
    "juilland_d": "Even D",
    "tf_idf": "Special tf-idf",
}
RANKING_LABELS: dict[Ranking, str] = {
    **{by: name for by, name in MEASURE_LABELS.items()},  # noqa: C416 - a copy with wider keys
    **{by: name for by, name in SPREAD_LABELS.items()},  # noqa: C416
}
VALUE_FORMATS: dict[Ranking, str] = {
    "count": ",d",
    "per_1000": ",.2f",
    "n_articles": ",d",
    "dp": ".3f",
    "juilland_d": ".2f",
    "tf_idf": ",.1f",
}
ROW_HEIGHT = 21
_LARGE = 100
_KEY = 66
_NO_MARK, _NO_THEME = "×", "no theme"
AXIS_MARGIN = 46
_BARE: Spec = {"showgrid": False, "showticklabels": False}


def term_bars(terms: pd.DataFrame, measure: Ranking, notes: Mapping[str, str] | None = None) -> go.Figure:
    """A bar per term in the order given, coloured by language.

    ``notes`` are reservations about some terms: those are marked with ``DOUBT``, and its tooltip says why.
    """
    height = _height(len(terms))
    if terms.empty:
        return empty_figure("No word in this selection.", height)
    if terms[measure].isna().all():
        return empty_figure(f"No {RANKING_LABELS[measure]}: one article alone has nothing to spread over.", height)
    alt = f"{RANKING_LABELS[measure]} of the {len(terms)} leading words: " + _leading_values(terms, measure)
    hues = [LANGUAGE_HUES.get(language, NEUTRAL) for language in terms["language"]]
    labels, tooltips = mark_doubts(_labels(terms["term"]), terms["term"], notes)
    bars = {**_bars(terms, measure, hues), "hovertext": tooltips}
    return make_figure(
        alt,
        height,
        [bars],
        xaxis=_scale(terms[measure].max(), measure),
        yaxis=row_axis(labels),
        margin=margin(labels, b=AXIS_MARGIN),
        bargap=0.25,
    )


def ranking_headline(listed: pd.DataFrame, names: Sequence[str], by: Ranking, *, turned: bool = False) -> str:
    """What leads a list by a measure, and with how much; ``names`` are what its rows are called."""
    title = RANKING_LABELS[by]
    if listed.empty or pd.isna(listed[by].iloc[0]):
        return title
    if turned:
        return f"{title}, from the other end"
    value = format_value(listed[by].iloc[0], by)
    n = int((listed[by] == listed[by].iloc[0]).sum())
    if n == 1:
        return f"{title}: {names[0]} leads with {value}"
    return f"{title}: {names[0]} and {names[1]} lead with {value}" if n == 2 else f"{title}: {n:,} lead with {value}"


def term_theme_bars(
    split: pd.DataFrame,
    styles: dict[str, ThemeStyle],
    measure: Measure = "count",
    notes: Mapping[tuple[str, str], str] | None = None,
) -> go.Figure:
    """Each term by theme, ``""`` (no theme) last and grey: counts as stacked bars, other measures as marks on a row.

    ``split`` is the frame of `lib.stats.split_by_theme`. A passage with two themes counts under both, so only counts
    are stacked: rates and articles of several themes have no sum. ``notes`` are reservations by word and theme.
    """
    terms = split["term"].drop_duplicates()
    height = _height(len(terms)) + _KEY
    if terms.empty:
        return empty_figure("No word in this selection.", height)
    parts = [(styles.get(str(theme)), rows) for theme, rows in split.groupby("theme", sort=False)]
    marks = [(style.icon, style.label, style.hue) if style else (_NO_MARK, _NO_THEME, NEUTRAL) for style, _ in parts]
    stacked = split.groupby("term")["count"].sum().max() if measure == "count" else split[measure].max()
    sides = margin(_labels(terms), t=_KEY, b=AXIS_MARGIN)
    return make_figure(
        f"{MEASURE_LABELS[measure]} of the {len(terms)} leading words by theme",
        height,
        [_theme_bars(rows, style, measure, notes) for style, rows in parts],
        xaxis=_scale(stacked, measure),
        yaxis=row_axis(_labels(terms)),
        margin=sides,
        bargap=0.25,
        barmode="stack",
        annotations=[legend(marks, sides["l"])],
    )


def _theme_bars(
    rows: pd.DataFrame, style: ThemeStyle | None, measure: Measure, notes: Mapping[tuple[str, str], str] | None
) -> Spec:
    label, hue = (style.icon_label, style.hue) if style else (_NO_THEME, NEUTRAL)
    tooltips = mark_doubts(_labels(rows["term"]), zip(rows["term"], rows["theme"], strict=True), notes)[1]
    signs = [DOUBT if (notes or {}).get(key) else "" for key in zip(rows["term"], rows["theme"], strict=True)]
    mark: Spec = {"type": "bar", "orientation": "h", "marker": {"color": hue}}
    inside = {"textposition": "inside", "insidetextanchor": "middle", "constraintext": "none", "textangle": 0}
    if measure != "count":
        symbol = style.mark if style else "x-thin-open"
        dot = {"color": hue, "size": 9, "symbol": symbol}
        mark = {"type": "scatter", "mode": "markers+text", "marker": dot, "cliponaxis": False}
        inside = {"textposition": "middle right", "textfont": {"color": hue}}
    return {
        **mark,
        **inside,
        "text": signs,
        "x": rows[measure].tolist(),
        "y": list(range(len(rows))),
        "hovertext": tooltips,
        "name": label,
        "customdata": [[term, theme] for term, theme in zip(rows["term"], rows["theme"], strict=True)],
        "hovertemplate": "%{hovertext}<br>%{fullData.name}: %{x:" + VALUE_FORMATS[measure] + "}<extra></extra>",
    }


def term_language_bars(terms: pd.DataFrame, measure: Ranking, notes: Mapping[str, str] | None = None) -> go.Figure:
    """The leading words of each language side by side, each on a scale of its own; ``notes`` as in `term_bars`."""
    sides = [terms[terms["language"] == language].reset_index(drop=True) for language in LANGUAGE_NAMES]
    rows = max(map(len, sides))
    height = _height(rows) + 24
    if not rows:
        return empty_figure("No word in this selection.", height)
    sentences = (
        f"{LANGUAGE_NAMES[key]}: {_leading_values(side, measure)}"
        for key, side in zip(LANGUAGE_NAMES, sides, strict=True)
    )
    traces, labels = [], []
    for number, (language, side) in enumerate(zip(LANGUAGE_NAMES, sides, strict=True), start=1):
        names, tooltips = mark_doubts(_labels(side["term"]), side["term"], notes)
        bars = _bars(side, measure, [LANGUAGE_HUES[language]] * len(side))
        traces.append({**bars, "hovertext": tooltips, "xaxis": f"x{number}", "yaxis": f"y{number}"})
        labels.append(names)
    scales = [{"range": [0, ((side[measure].max() if len(side) else 1) or 1) * 1.25], **_BARE} for side in sides]
    heads = [
        {"text": name, "x": at, "y": 1, "xref": "paper", "yref": "paper", "yanchor": "bottom", "showarrow": False}
        for name, at in zip(LANGUAGE_NAMES.values(), (0.17, 0.82), strict=True)
    ]
    return make_figure(
        f"{RANKING_LABELS[measure]} of the leading words by language. " + " ".join(sentences),
        height,
        traces,
        xaxis={**scales[0], "domain": [0, 0.35]},
        yaxis=row_axis(labels[0]),
        xaxis2={**scales[1], "domain": [0.65, 1], "anchor": "y2"},
        yaxis2={**row_axis(labels[1]), "anchor": "x2"},
        bargap=0.25,
        annotations=heads,
        margin=margin(labels[0], t=30, b=8),
    )


def format_value(value: float, measure: Ranking) -> str:
    """A value of a measure as it is shown everywhere; "–" where there is none."""
    if value != value:
        return "–"
    if measure == "tf_idf" and value >= _LARGE:
        return f"{value:,.0f}"
    return format(int(value) if VALUE_FORMATS[measure].endswith("d") else value, VALUE_FORMATS[measure])


def _bars(terms: pd.DataFrame, measure: Ranking, hues: list[str]) -> Spec:
    return {
        "type": "bar",
        "x": terms[measure].tolist(),
        "y": list(range(len(terms))),
        "hovertext": _labels(terms["term"]),
        "orientation": "h",
        "marker": {"color": hues},
        "text": [format_value(value, measure) for value in terms[measure]],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": terms["term"].tolist(),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }


def _scale(largest: float, measure: Ranking) -> Spec:
    title = {"text": RANKING_LABELS[measure], "standoff": 8, "font": {"color": INK}}
    return {"range": [0, float(largest or 1) * 1.25], "title": title, "nticks": 5}


def _height(rows: int) -> int:
    return max(160, rows * ROW_HEIGHT + 60)


def _labels(terms: pd.Series) -> list[str]:
    return [chart_text(term, 28) for term in terms]


def _leading_values(terms: pd.DataFrame, measure: Ranking) -> str:
    first = terms.head(5)
    return "; ".join(f"{term} {value:,.4g}" for term, value in zip(first["term"], first[measure], strict=True)) + "."
