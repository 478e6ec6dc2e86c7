"""Themes that meet. Takes the frame of `lib.stats.theme_pairs` and the theme styles."""

import math

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, Spec, ThemeStyle, ThemeStyles, chart_text, empty_figure, make_figure, margin
from lib.model import CountingUnit

MIN_EXPECTED = 5
MIN_UNITS = 30
_COUNTS = [[0, "rgba(47,111,143,0.06)"], [1, "rgba(47,111,143,0.55)"]]
_RARER = "rgba(184,105,15,0.5)"
_LIFTS = [[0, _RARER], [0.5, "rgba(128,132,140,0.08)"], [1, "rgba(47,111,143,0.55)"]]
_FOURFOLD = 2.0  # the strongest colour, as a power of 2: a lift of 4, or of a quarter
Cell = dict[str, float]


def theme_matrix(pairs: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit, height: int = 300) -> go.Figure:
    """How many passages (or articles) carry two themes; the diagonal is each theme alone."""
    if not pairs[f"n_{unit}"].sum():
        return empty_figure(f"No theme in these {unit}.", height)
    order, cells = _grid(pairs, styles, unit)
    counts = [[int(cell["n"]) for cell in row] for row in cells]
    alt = f"{unit.capitalize()} that carry two themes: " + "; ".join(
        f"{styles[a].label} and {styles[b].label} {counts[i][j]}" for i, a, j, b in _pairs_once(order)
    )
    tooltips = [[f"{n:,} {unit}" for n in row] for row in counts]
    trace = {"z": counts, "text": [[f"{n:,}" for n in row] for row in counts], "colorscale": _COUNTS}
    trace["customdata"] = [[[a, b, unit] for b in order] for a in order]
    return _matrix(alt, height, [styles[theme] for theme in order], trace, tooltips)


def theme_lift_matrix(pairs: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit, height: int = 300) -> go.Figure:
    """How often two themes meet against chance, with the counts; coloured where chance would give 5 or more.

    Blue is more often than chance, brown less often; a lift on fewer than ``MIN_EXPECTED`` expected stands in brackets.
    """
    if not pairs[f"n_{unit}"].sum():
        return empty_figure(f"No theme in these {unit}.", height)
    order, cells = _grid(pairs, styles, unit)
    alt = f"Lift of two themes over {unit} (1 is chance): " + "; ".join(
        f"{styles[a].label} and {styles[b].label} {_lift(cells[i][j])} ({cells[i][j]['n']:,.0f})"
        for i, a, j, b in _pairs_once(order)
    )
    trace = {
        "z": [[_hue(cell) for cell in row] for row in cells],
        "zmin": -_FOURFOLD,
        "zmax": _FOURFOLD,
        "text": [[_cell_text(cell) for cell in row] for row in cells],
        "colorscale": _LIFTS,
    }
    tooltips = [[_tooltip(cell, unit) for cell in row] for row in cells]
    trace["customdata"] = [[[a, b, unit] for b in order] for a in order]
    return _matrix(alt, height, [styles[theme] for theme in order], trace, tooltips)


def pairs_headline(pairs: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit) -> str:
    """The pair that meets most above chance among the certain ones, or why none is named.

    A pair is certain if there are ``MIN_UNITS`` passages (or articles) in all, chance alone would give ``MIN_EXPECTED``
    with both themes, and the 95 % interval of its lift lies above 1.
    """
    enough = (pairs[f"of_{unit}"] >= MIN_UNITS) & (pairs[f"expected_{unit}"] >= MIN_EXPECTED)
    told = pairs[(pairs["theme_a"] != pairs["theme_b"]) & enough & pairs[f"lift_{unit}"].notna()]
    if told.empty:
        return f"Too few {unit} to tell which themes meet"
    certain = told[told[f"low_{unit}"] > 1]
    if certain.empty:
        return "No two themes surely meet more than by chance"
    row = certain.iloc[int(certain[f"lift_{unit}"].to_numpy().argmax())]
    a, b = styles[row["theme_a"]].label, styles[row["theme_b"]].label
    return f"{a} × {b}: {row[f'lift_{unit}']:.1f}× chance"


def _grid(pairs: pd.DataFrame, styles: ThemeStyles, unit: CountingUnit) -> tuple[list[str], list[list[Cell]]]:
    order = [theme for theme in styles if theme in set(pairs["theme_a"])]
    columns = {"n": f"n_{unit}", "expected": f"expected_{unit}", "lift": f"lift_{unit}"}
    numbers = pairs[list(columns.values())].to_numpy("float64").tolist()
    named = zip(pairs["theme_a"], pairs["theme_b"], numbers, strict=True)
    cells = {(a, b): dict(zip(columns, row, strict=True)) for a, b, row in named}
    return order, [[cells[a, b] for b in order] for a in order]


def _pairs_once(order: list[str]) -> list[tuple[int, str, int, str]]:
    """Each pair of different themes once, with their places."""
    return [(i, a, j, b) for i, a in enumerate(order) for j, b in enumerate(order) if j > i]


def _lift(cell: Cell) -> str:
    number = f"{cell['lift']:,.0f}" if cell["lift"] >= 10 else f"{cell['lift']:.1f}"
    return "–" if math.isnan(cell["lift"]) else f"({number}×)" if cell["expected"] < MIN_EXPECTED else f"{number}×"


def _hue(cell: Cell) -> float:
    if math.isnan(cell["lift"]) or cell["expected"] < MIN_EXPECTED:
        return 0.0
    return max(-_FOURFOLD, min(_FOURFOLD, math.log2(cell["lift"]))) if cell["lift"] else -_FOURFOLD


def _cell_text(cell: Cell) -> str:
    alone = math.isnan(cell["lift"])
    return f"{cell['n']:,.0f}" if alone else f"{_lift(cell)}<br>{cell['n']:,.0f}"


def _tooltip(cell: Cell, unit: CountingUnit) -> str:
    n = f"{cell['n']:,.0f} {unit}"
    if math.isnan(cell["lift"]):
        return n
    doubt = " (uncertain: fewer than 5)" if cell["expected"] < MIN_EXPECTED else ""
    return f"{n}; {cell['expected']:,.1f} by chance{doubt}<br>lift {cell['lift']:.2f}"


def _matrix(alt: str, height: int, styles: list[ThemeStyle], trace: Spec, tooltips: list[list[str]]) -> go.Figure:
    names = [style.icon_label for style in styles]
    cells = {
        "type": "heatmap",
        "x": [style.icon for style in styles],
        "y": names,
        "texttemplate": "%{text}",
        "textfont": {"size": 15, "color": INK},
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hovertext": [
            [
                (a.chart_label if a == b else f"{a.chart_label} and {b.chart_label}") + f"<br>{tooltips[i][j]}"
                for j, b in enumerate(styles)
            ]
            for i, a in enumerate(styles)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **trace,
    }
    return make_figure(
        alt,
        height,
        [cells, _targets(cells)],
        xaxis={
            "side": "top",
            "showgrid": False,
            "range": [-0.5, len(styles) - 0.5],
            "tickangle": 0,
            "tickvals": cells["x"],
            "ticktext": _short_names(styles),
        },
        yaxis={"range": [len(styles) - 0.5, -0.5], "showgrid": False},
        margin=margin(names, t=44, b=8),
    )


def _short_names(styles: list[ThemeStyle]) -> list[str]:
    """Marks over the columns, with the first word of each name: the names in full stand at the rows."""
    words = [chart_text((style.label.split() or [""])[0], 11) for style in styles]
    return [f"{style.icon}<br>{word}" for style, word in zip(styles, words, strict=True)]


def _targets(cells: Spec) -> Spec:
    """Unseen marks over the cells, because Plotly selects no cell of a heatmap at a click."""
    unseen = {"marker": {"opacity": 0}}
    grid = [(row, column) for row in range(len(cells["y"])) for column in range(len(cells["x"]))]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [cells["x"][column] for _, column in grid],
        "y": [cells["y"][row] for row, _ in grid],
        "customdata": [cells["customdata"][row][column] for row, column in grid],
        "hovertext": [cells["hovertext"][row][column] for row, column in grid],
        "marker": {"symbol": "square", "size": 44, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
        "hovertemplate": cells["hovertemplate"],
    }
