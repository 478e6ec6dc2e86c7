"""Pictures of words. Each takes a frame of `lib.stats.frequencies` and returns a figure."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, LANGUAGE_HUES, NEUTRAL, Spec, ThemeStyle, empty, figure, listed, margin, plain
from lib.model import Language, Measure

MEASURES: dict[Measure, str] = {"count": "Count", "per_1000": "Per 1,000 tokens", "n_articles": "Articles"}
FORMATS: dict[Measure, str] = {"count": ",d", "per_1000": ",.2f", "n_articles": ",d"}
LANGUAGE_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}
ROW = 21
BELOW = 46
_BARE: Spec = {"showgrid": False, "showticklabels": False}


def term_bars(terms: pd.DataFrame, measure: Measure) -> go.Figure:
    """A bar per term in the order given, coloured by language."""
    height = _height(len(terms))
    if terms.empty:
        return empty("No word in this selection.", height)
    alt = f"{MEASURES[measure]} of the {len(terms)} leading words: " + _told(terms, measure)
    hues = [LANGUAGE_HUES.get(language, NEUTRAL) for language in terms["language"]]
    return figure(
        alt,
        height,
        [_bars(terms, measure, hues)],
        xaxis=_scale(terms[measure].max(), measure),
        yaxis=listed(_labels(terms["term"])),
        margin=margin(_labels(terms["term"]), b=BELOW),
        bargap=0.25,
    )


def term_theme_bars(split: pd.DataFrame, styles: dict[str, ThemeStyle], measure: Measure = "count") -> go.Figure:
    """Each term by theme, ``""`` (no theme) last and grey: counts as stacked bars, other measures as marks on a row.

    ``split`` is the frame of `lib.stats.split_by_theme`. A passage with two themes counts under both, so only counts
    are stacked: rates and articles of several themes have no sum.
    """
    terms = split["term"].drop_duplicates()
    height = _height(len(terms)) + 30
    if terms.empty:
        return empty("No word in this selection.", height)
    traces = [_by_theme(rows, styles.get(str(theme)), measure) for theme, rows in split.groupby("theme", sort=False)]
    stacked = split.groupby("term")["count"].sum().max() if measure == "count" else split[measure].max()
    legend = {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"}
    return figure(
        f"{MEASURES[measure]} of the {len(terms)} leading words by theme",
        height,
        traces,
        xaxis=_scale(stacked, measure),
        yaxis=listed(_labels(terms)),
        margin=margin(_labels(terms), t=34, b=BELOW),
        bargap=0.25,
        barmode="stack",
        showlegend=True,
        legend=legend,
    )


def _by_theme(rows: pd.DataFrame, style: ThemeStyle | None, measure: Measure) -> Spec:
    label, hue = (f"{style.icon} {style.label}", style.hue) if style else ("no theme", NEUTRAL)
    mark: Spec = {"type": "bar", "orientation": "h", "marker": {"color": hue}}
    if measure != "count":
        symbol = style.mark if style else "x-thin-open"
        dot = {"color": hue, "size": 9, "symbol": symbol}
        mark = {"type": "scatter", "mode": "markers", "marker": dot, "cliponaxis": False}
    return {
        **mark,
        "x": rows[measure].tolist(),
        "y": list(range(len(rows))),
        "hovertext": _labels(rows["term"]),
        "name": label,
        "customdata": rows["term"].tolist(),
        "hovertemplate": "%{hovertext}<br>" + label + ": %{x:" + FORMATS[measure] + "}<extra></extra>",
    }


def term_language_bars(terms: pd.DataFrame, measure: Measure) -> go.Figure:
    """The leading words of each language side by side, each on a scale of its own."""
    sides = [terms[terms["language"] == language].reset_index(drop=True) for language in LANGUAGE_NAMES]
    rows = max(map(len, sides))
    height = _height(rows) + 24
    if not rows:
        return empty("No word in this selection.", height)
    told = (f"{LANGUAGE_NAMES[key]}: {_told(side, measure)}" for key, side in zip(LANGUAGE_NAMES, sides, strict=True))
    traces = []
    for number, (language, side) in enumerate(zip(LANGUAGE_NAMES, sides, strict=True), start=1):
        bars = _bars(side, measure, [LANGUAGE_HUES[language]] * len(side))
        traces.append({**bars, "xaxis": f"x{number}", "yaxis": f"y{number}"})
    scales = [{"range": [0, (side[measure].max() if len(side) else 1) * 1.25], **_BARE} for side in sides]
    heads = [
        {"text": name, "x": at, "y": 1, "xref": "paper", "yref": "paper", "yanchor": "bottom", "showarrow": False}
        for name, at in zip(LANGUAGE_NAMES.values(), (0.17, 0.82), strict=True)
    ]
    return figure(
        f"{MEASURES[measure]} of the leading words by language. " + " ".join(told),
        height,
        traces,
        xaxis={**scales[0], "domain": [0, 0.35]},
        yaxis=listed(_labels(sides[0]["term"])),
        xaxis2={**scales[1], "domain": [0.65, 1], "anchor": "y2"},
        yaxis2={**listed(_labels(sides[1]["term"])), "anchor": "x2"},
        bargap=0.25,
        annotations=heads,
        margin=margin(_labels(sides[0]["term"]), t=30, b=8),
    )


def _bars(terms: pd.DataFrame, measure: Measure, hues: list[str]) -> Spec:
    return {
        "type": "bar",
        "x": terms[measure].tolist(),
        "y": list(range(len(terms))),
        "hovertext": _labels(terms["term"]),
        "orientation": "h",
        "marker": {"color": hues},
        "text": [format(value, FORMATS[measure]) for value in terms[measure]],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": terms["term"].tolist(),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }


def _scale(largest: float, measure: Measure) -> Spec:
    title = {"text": MEASURES[measure], "standoff": 8, "font": {"color": INK}}
    return {"range": [0, float(largest) * 1.15], "title": title, "nticks": 5}


def _height(rows: int) -> int:
    return max(160, rows * ROW + 60)


def _labels(terms: pd.Series) -> list[str]:
    return [plain(term, 28) for term in terms]


def _told(terms: pd.DataFrame, measure: Measure) -> str:
    first = terms.head(5)
    return "; ".join(f"{term} {value:,.4g}" for term, value in zip(first["term"], first[measure], strict=True)) + "."
