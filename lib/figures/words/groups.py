"""Words by groups of articles, and concepts by language. Frames of `lib.stats` in, figures out."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    DOUBT,
    INK,
    LANGUAGE_HUES,
    NEUTRAL,
    Spec,
    chart_text,
    empty_figure,
    legend,
    make_figure,
    margin,
    mark_doubts,
    row_axis,
)
from lib.figures.words.terms import AXIS_MARGIN, MEASURE_LABELS, ROW_HEIGHT, VALUE_FORMATS, format_value
from lib.model import LANGUAGE_NAMES, Measure
from lib.wording import counted

_SHADES = [[0, "rgba(47,111,143,0.0)"], [1, "rgba(47,111,143,0.5)"]]
_TURNED, _UPRIGHT = 96, 34
_FEW = 8
_LETTERS = 16
_MARKS = {"zh": "●", "en": "■"}
_ARTICLES = {"zh": "articles_zh", "en": "articles_en"}


def term_group_matrix(
    split: pd.DataFrame,
    measure: Measure,
    names: Mapping[str, str],
    notes: Mapping[tuple[str, str], str] | None = None,
) -> go.Figure:
    """A row per term, a column per group, the number in each cell; the deeper, the nearer to the row's largest.

    Parameters
    ----------
    split: the frame of `lib.stats.split_by_group`.
    names: what to call the groups over their columns.
    notes: reservations by word and group: such a cell is marked with ``DOUBT``, and its tooltip says why.
    """
    terms, groups = split["term"].drop_duplicates().tolist(), split["group"].drop_duplicates().tolist()
    top, angle = (_TURNED, -40) if len(groups) > _FEW else (_UPRIGHT, 0)
    height = len(terms) * ROW_HEIGHT + top + 12
    if not terms or not groups:
        return empty_figure("No word in this selection.", max(160, height))
    values = split[measure].to_numpy("float64").reshape(len(terms), len(groups))
    largest = values.max(axis=1, keepdims=True)
    group_names = [chart_text(names.get(group, group), _LETTERS) for group in groups]
    labels = [chart_text(term, 28) for term in terms]
    cells: Spec = {
        "type": "heatmap",
        "z": (values / (largest + (largest == 0))).tolist(),
        "x": list(range(len(groups))),
        "y": list(range(len(terms))),
        "zmin": 0,
        "zmax": 1,
        "colorscale": _SHADES,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "text": [
            [_cell(value, measure, (notes or {}).get((term, group))) for value, group in zip(row, groups, strict=True)]
            for row, term in zip(values, terms, strict=True)
        ],
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": INK},
        "hoverinfo": "skip",
    }
    return make_figure(
        f"{MEASURE_LABELS[measure]} of {len(terms)} words in {len(groups)} groups: " + _leaders(split, measure, names),
        height,
        [cells, _targets(split, names, len(groups), notes or {})],
        xaxis={
            "side": "top",
            "showgrid": False,
            "range": [-0.5, max(len(groups), _FEW) - 0.5],
            "tickvals": cells["x"],
            "ticktext": group_names,
            "ticks": "",
            "tickangle": angle,
        },
        yaxis={**row_axis(labels), "ticks": ""},
        margin=margin(labels, t=top, b=8, r=40),
    )


def _leaders(split: pd.DataFrame, measure: Measure, names: Mapping[str, str]) -> str:
    """Where the first words are used most, in words."""
    first = split[split["term"].isin(split["term"].drop_duplicates().head(5))]
    most = first.loc[first.groupby("term", sort=False)[measure].idxmax()]
    leaders = zip(most["term"], most["group"], most[measure], strict=True)
    return (
        "; ".join(
            f"{term} most in {names.get(group, group)} ({format_value(n, measure)})" for term, group, n in leaders
        )
        + "."
    )


def _cell(value: float, measure: Measure, note: str | None) -> str:
    number = format_value(value, measure) if value else ""
    return f"{number} {DOUBT}" if note else number


def _targets(
    split: pd.DataFrame, names: Mapping[str, str], n_groups: int, notes: Mapping[tuple[str, str], str]
) -> Spec:
    """Unseen marks over the cells, because Plotly selects no cell of a heatmap at a click."""
    unseen = {"marker": {"opacity": 0}}
    cells = zip(split["term"], split["group"], split["count"], split["per_1000"], split["n_articles"], strict=True)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [number % n_groups for number in range(len(split))],
        "y": [number // n_groups for number in range(len(split))],
        "customdata": [[term, group] for term, group in zip(split["term"], split["group"], strict=True)],
        "hovertext": [
            f"{chart_text(term, 28)}, {chart_text(names.get(group, group), 40)}<br>{n:,} times, {rate:.2f} per 1,000, "
            f"{counted(articles, 'article')}"
            + (f"<br>{DOUBT} {chart_text(note, 120)}" if (note := notes.get((term, group))) else "")
            for term, group, n, rate, articles in cells
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "square", "size": ROW_HEIGHT - 2, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
    }


def name_language_bars(names: pd.DataFrame, measure: Measure, notes: Mapping[str, str] | None = None) -> go.Figure:
    """A bar per concept or actor, its Chinese and its English mentions side by side in it.

    Counts and rates add up to one bar; articles may hold both languages, so they are two marks on a row.

    Parameters
    ----------
    names: the frame of `lib.stats.name_frequencies`.
    notes: reservations by name: such a one is marked with ``DOUBT``, and its tooltip says why.
    """
    height = max(160, len(names) * ROW_HEIGHT + 60) + 30
    if names.empty:
        return empty_figure("No concept or actor of the codebook in this selection.", height)
    labels, tooltips = mark_doubts([chart_text(label, 30) for label in names["label"]], names["name"], notes)
    largest = names[measure].max() if measure != "n_articles" else names[[*_ARTICLES.values()]].max().max()
    leading = "; ".join(f"{row.label} {row.zh:,} Chinese, {row.en:,} English" for row in names.head(5).itertuples())
    sides = margin(labels, t=34, b=AXIS_MARGIN)
    marks = [(_MARKS[language], name, LANGUAGE_HUES[language]) for language, name in LANGUAGE_NAMES.items()]
    return make_figure(
        f"{MEASURE_LABELS[measure]} of {len(names)} concepts and actors by language: {leading}.",
        height,
        [{**_language_bars(names, language, measure), "hovertext": tooltips} for language in LANGUAGE_NAMES],
        xaxis={
            "range": [0, float(largest or 1) * 1.08],
            "title": {"text": MEASURE_LABELS[measure], "standoff": 8, "font": {"color": INK}},
            "nticks": 5,
        },
        yaxis=row_axis(labels),
        margin=sides,
        bargap=0.25,
        barmode="stack",
        annotations=[legend(marks, sides["l"])],
    )


def _language_bars(names: pd.DataFrame, language: str, measure: Measure) -> Spec:
    hue = LANGUAGE_HUES.get(language, NEUTRAL)
    mark: Spec = {"type": "bar", "orientation": "h", "marker": {"color": hue}}
    values = names[language] if measure == "count" else names["per_1000"] * names[language] / names["count"]
    if measure == "n_articles":
        symbol = "circle" if language == "zh" else "square"
        values = names[_ARTICLES[language]].astype("float64").where(names[_ARTICLES[language]] > 0)
        mark = {"type": "scatter", "mode": "markers", "marker": {"color": hue, "size": 9, "symbol": symbol}}
    name = LANGUAGE_NAMES["zh" if language == "zh" else "en"]
    return {
        **mark,
        "cliponaxis": False,
        "x": values.tolist(),
        "y": list(range(len(names))),
        "name": name,
        "customdata": names["name"].tolist(),
        "hovertemplate": "%{hovertext}<br>" + name + ": %{x:" + VALUE_FORMATS[measure] + "}<extra></extra>",
    }
