"""The floor a click is measured against: a filter and as many static charts as the page under test, nothing else.

    streamlit run empty_page.py -- redrawn bar,line,matrix,bar

The charts are of the kinds the page shows (marks, number of rows), with Plotly's defaults. ``redrawn`` shows one
of two prepared sets by the filter, so that the browser has to draw what it has to draw on any page whose charts follow
the filter; ``still`` shows the same charts whatever is clicked.
"""

import sys

import plotly.graph_objects as go
import streamlit as st

NAMES = ["Pricing power", "Technology controls", "Alliances", "Military demand"]
VALUES = ([8, 41, 9, 16], [12, 30, 22, 5])


def chart(kind: str, values: list[int]) -> go.Figure:
    """A small chart of a kind."""
    if kind == "line":
        days = [f"2025-{month:02}-01" for month in range(7, 12)]
        lines = [go.Scatter(x=days, y=[n, *reversed(values)], mode="lines+markers", name=n) for n in values]
        return go.Figure(lines, {"height": 300})
    if kind == "matrix":
        grid = [[a * b for b in values] for a in values]
        cells = go.Heatmap(z=grid, x=NAMES, y=NAMES, text=grid, texttemplate="%{text}", showscale=False)
        return go.Figure(cells, {"height": 300})
    rows = 25 if kind == "long" else 4
    long = [values[row % 4] + row for row in range(rows)]
    names = [f"word {row}" for row in range(rows)] if kind == "long" else NAMES
    return go.Figure(go.Bar(x=long, y=names, orientation="h", text=long), {"height": 60 + 21 * max(12, rows)})


st.set_page_config(layout="wide")
with st.sidebar:
    chosen = st.pills("Themes", ["Alliances", "Pricing power"], selection_mode="multi", key="filter_themes")
shown = VALUES[len(chosen) % 2 if sys.argv[1] == "redrawn" else 0]
for number, wanted in enumerate(filter(None, sys.argv[2].split(","))):
    st.plotly_chart(chart(wanted, shown), key=f"chart_{number}")
