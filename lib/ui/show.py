"""Putting a figure or a table on the page: heading, download, alt text, and a size that does not jump."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.figures import for_wall
from lib.ui.gold import with_scores
from lib.ui.plain import csv
from lib.ui.shell import on_wall

_CONFIG = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "showSendToCloud": False,
    "toImageButtonOptions": {"format": "svg", "filename": "didymium"},
}


def figure(
    heading: str, fig: go.Figure, frame: pd.DataFrame, key: str, pick: Callable[[Any], None] | None = None
) -> None:
    """A figure under its heading, with its numbers to download; ``pick`` is told the customdata of a clicked mark."""
    header(heading, frame, key)
    drawn = for_wall(fig) if on_wall() else fig
    config = {**_CONFIG, "displayModeBar": False} if on_wall() else _CONFIG
    alt = fig.layout.meta["alt"]
    if pick is None:
        st.plotly_chart(drawn, key=key, alt=alt, config=config)
        return

    def picked() -> None:
        # A second click on a mark takes its selection off and comes without a point: it means the same mark.
        points = st.session_state[key]["selection"]["points"]
        if points:
            st.session_state[f"{key}_picked"] = points[0].get("customdata")
        if f"{key}_picked" in st.session_state:
            pick(st.session_state[f"{key}_picked"])

    st.plotly_chart(drawn, key=key, alt=alt, config=config, on_select=picked, selection_mode="points")


def header(heading: str, frame: pd.DataFrame | Callable[[], pd.DataFrame], key: str, told: str = "") -> None:
    """A heading with a button that downloads a frame as CSV; one that has to be made is made then.

    ``told`` is what a pointer is told of the download, by default that it has the numbers of the heading.
    """
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(heading, anchor=False, width="content")
        if not on_wall():
            made = frame if callable(frame) else lambda: frame
            download(lambda: csv(with_scores(made())), key, told or f"Download the numbers of “{heading}”")


def download(data: Callable[[], bytes], key: str, told: str) -> None:
    """A button that downloads a CSV, which is made when it is pressed; ``told`` is what a pointer is told of it."""
    st.download_button(
        "CSV",
        data=data,
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        help=told,
    )
