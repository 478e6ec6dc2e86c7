"""The floor a click is measured against: a filter and as many static charts as the page under test, nothing else.

``redrawn`` shows one of two prepared sets of charts by the filter, so that the browser has to draw what it has to draw
on any page whose charts follow the filter; ``still`` shows the same charts whatever is clicked.
"""

import sys

import plotly.graph_objects as go
import streamlit as st

VALUES = ([8, 41, 9, 16], [12, 30, 22, 5])

st.set_page_config(layout="wide")
with st.sidebar:
    chosen = st.pills("Themes", ["Alliances", "Pricing power"], selection_mode="multi", key="filter_themes")
values = VALUES[len(chosen) % 2 if sys.argv[2] == "redrawn" else 0]
for number in range(int(sys.argv[1])):
    figure = go.Figure(go.Bar(x=values, y=["a", "b", "c", "d"], orientation="h"))
    figure.update_layout(height=300)
    st.plotly_chart(figure, key=f"chart_{number}")
