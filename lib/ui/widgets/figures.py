"""Putting a figure or a table on the page: heading, download, alt text, and a size that does not jump."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.figures import for_wall
from lib.spreadsheets import csv
from lib.ui.markup.escape import html
from lib.ui.session.downloads import Make, offer
from lib.ui.session.scores import with_scores
from lib.ui.session.view import View
from lib.wording import short

_LONGEST = 200
_CONFIG = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "showSendToCloud": False,
    "toImageButtonOptions": {"format": "svg", "filename": "didymium"},
}


def figure(
    view: View, heading: str, fig: go.Figure, frame: pd.DataFrame, key: str, pick: Callable[[Any], None] | None = None
) -> None:
    """A figure under its heading, with its numbers to download; ``pick`` is told the customdata of a clicked mark."""
    header(view, heading, frame, key)
    drawn = for_wall(fig) if view.wall else fig
    config = {**_CONFIG, "displayModeBar": False} if view.wall else _CONFIG
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


def header(
    view: View,
    heading: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    key: str,
    told: str = "",
    pages: str = "",
) -> None:
    """A heading with a link that downloads a frame as CSV; one that has to be made is made then.

    ``told`` is what a pointer is told of the download, by default that it has the numbers of the heading; ``pages`` is
    HTML of `lib.ui.markup.pager`.
    """
    made = frame if callable(frame) else lambda: frame
    download = csv_link(
        view, lambda: csv(with_scores(made(), view.score_notes)), key, told or f"Download the numbers of “{heading}”"
    )
    st.html(heading_html(heading, pages, download))


def heading_html(heading: str, *beside: str) -> str:
    """A heading as HTML, and HTML that stands beside it."""
    return f'<div class="heading"><h2>{html(short(heading, _LONGEST))}</h2>{"".join(beside)}</div>'


def csv_link(view: View, data: Make, key: str, told: str) -> str:
    """A link to a CSV that is made when it is followed, as HTML; "" on the wall. A pointer is told what it has."""
    return "" if view.wall else file_link("CSV", f"{key}.csv", data, told)


def file_link(name: str, file: str, data: Make, told: str) -> str:
    """A link to a file that is made when it is followed, as HTML."""
    return f'<a class="file" href="{offer(file, data)}" download="{file}" title="{html(told)}">{name}</a>'
