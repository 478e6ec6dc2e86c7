"""Putting a figure or a table on the page: heading, download, alt text, and a size that does not jump."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.figures.style import enlarge_for_wall
from lib.spreadsheets import csv
from lib.ui.markup.elements import Markup, element
from lib.ui.session.downloads import Make, offer
from lib.ui.session.scores import with_scores
from lib.ui.session.state import Kept, selected_points
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
    view: View,
    heading: str,
    fig: go.Figure,
    frame: pd.DataFrame,
    key: str,
    pick: Callable[[object], None] | None = None,
) -> None:
    """A figure under its heading, with its numbers to download; ``pick`` is told the customdata of a clicked mark."""
    header(view, heading, frame, key)
    figure_shown = enlarge_for_wall(fig) if view.wall else fig
    config = {**_CONFIG, "displayModeBar": False} if view.wall else _CONFIG
    alt = fig.layout.meta["alt"]
    if pick is None:
        st.plotly_chart(figure_shown, key=key, alt=alt, config=config)
        return

    latest = Kept[tuple[object, ...]](f"{key}_picked", ())

    def picked() -> None:
        # A second click on a mark takes its selection off and comes without a point: it means the same mark.
        if points := selected_points(key):
            latest.keep((points[0].get("customdata"),))
        for customdata in latest.get():
            pick(customdata)

    st.plotly_chart(figure_shown, key=key, alt=alt, config=config, on_select=picked, selection_mode="points")


def header(
    view: View,
    heading: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    key: str,
    tooltip: str = "",
    pages: str = "",
) -> None:
    """A heading with a link that downloads a frame as CSV; one that has to be made is made then.

    ``tooltip`` says what the download has, by default the numbers of the heading; ``pages`` comes from
    `lib.ui.markup.pager`.
    """
    content = frame if callable(frame) else lambda: frame
    download = csv_link(
        view,
        lambda: csv(with_scores(content(), view.score_notes)),
        key,
        tooltip or f"Download the numbers of “{heading}”",
    )
    st.html(heading_html(heading, pages, download))


def heading_html(heading: str, *beside: str) -> Markup:
    """A heading, and HTML that stands beside it."""
    return element("div", element("h2", short(heading, _LONGEST)), *beside, class_="heading")


def csv_link(view: View, data: Make, key: str, tooltip: str) -> Markup:
    """A link to a CSV that is made when it is followed; empty on the wall. ``tooltip`` says what it has."""
    return Markup() if view.wall else file_link("CSV", f"{key}.csv", data, tooltip)


def file_link(name: str, file: str, data: Make, tooltip: str) -> Markup:
    """A link to a file that is made when it is followed."""
    return element("a", name, class_="file", href=offer(file, data), download=file, title=tooltip)
