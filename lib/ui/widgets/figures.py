"""Putting a figure or a table on the page: heading, downloads, alt text, and a size that does not jump."""

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.figures.pictures import framed, read_chart
from lib.figures.style import DOUBT, ThemeStyles, enlarge_for_wall
from lib.spreadsheets import csv, workbook
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.session.downloads import Make, offer, offer_from_page
from lib.ui.session.scores import with_scores
from lib.ui.session.state import Kept, selected_points
from lib.ui.session.view import View
from lib.ui.widgets.about import about_numbers, caption, file_name
from lib.ui.widgets.pins import Freeze, freeze_chart, freeze_table, pin_button
from lib.wording import short

_LONGEST = 200
_THEMES = ("theme", "theme_a", "theme_b")  # columns of their ids
_TOLD = "Download as a picture, for Excel or as CSV"
_DOUBTS = f"{DOUBT} rests on one article, or on one source or rule where that is tested"
_CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,  # a picture of its own has neither title nor notes, nor letters that every machine has
    "showSendToCloud": False,
}


def figure(
    view: View,
    heading: str,
    fig: go.Figure,
    frame: pd.DataFrame,
    key: str,
    pick: Callable[[object], None] | None = None,
    told: str = "",
) -> None:
    """A figure under its heading, to be taken along with its numbers.

    Parameters
    ----------
    pick: is told the customdata of a clicked mark.
    told: what it shows that the heading does not say, for who takes it along.
    """
    alt = fig.layout.meta["alt"]
    pictures = chart_links(view, heading, key, alt, told)
    header(view, heading, frame, key, told, pictures=pictures, freeze=freeze_chart(view, fig, pick))
    figure_shown = enlarge_for_wall(fig) if view.wall else fig
    if pick is None:
        st.plotly_chart(figure_shown, key=key, alt=alt, config=_CONFIG)
        return

    latest = Kept[tuple[object, ...]](f"{key}_picked", ())

    def picked() -> None:
        # A second click on a mark takes its selection off and comes without a point: it means the same mark.
        if points := selected_points(key):
            latest.keep((points[0].get("customdata"),))
        for customdata in latest.get():
            pick(customdata)

    st.plotly_chart(figure_shown, key=key, alt=alt, config=_CONFIG, on_select=picked, selection_mode="points")


def header(
    view: View,
    heading: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    key: str,
    told: str = "",
    pages: str = "",
    pictures: str = "",
    columns: Mapping[str, str] | None = None,
    freeze: Freeze | None = None,
) -> None:
    """A heading with what can be taken along: the numbers of a frame, which may be made then, pictures, and a pin.

    Parameters
    ----------
    told: what the numbers have that the heading does not say.
    pages: from `lib.ui.markup.pager`.
    pictures: links to pictures.
    columns: plain names of columns that mean something else here than elsewhere.
    freeze: makes what a pin keeps; else it is the table below the heading.
    """
    numbers = number_links(view, heading, frame, key, columns, told)
    pin = numbers_pin(view, heading, frame, key, columns, told, freeze)
    st.html(heading_html(heading, pages, downloads_html(view, heading, told, pictures, numbers), pin))


def numbers_pin(
    view: View,
    heading: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    key: str,
    columns: Mapping[str, str] | None = None,
    told: str = "",
    freeze: Freeze | None = None,
) -> Markup:
    """A button that pins what is drawn below a heading, with the numbers of a frame."""
    numbers, said = _numbers(view, frame), about_numbers(view, heading, columns, told)
    return pin_button(view, heading, key, freeze or freeze_table(view, numbers, said), numbers, said, told)


def heading_html(heading: str, *beside: str) -> Markup:
    """A heading, and HTML that stands beside it."""
    return element("div", element("h2", short(heading, _LONGEST)), *beside, class_="heading")


def downloads_html(view: View, heading: str, told: str, *links: str) -> Markup:
    """What can be taken along from under a heading, behind a button; nothing on the wall."""
    if view.wall or not any(links):
        return Markup()
    named = element("summary", "↓", aria_label=f"Download “{short(heading, _LONGEST)}”", title=_TOLD)
    inner = element("div", element("p", told) if told else "", *links)
    return element("details", named, inner, class_="drop downloads")


def number_links(
    view: View,
    heading: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    key: str,
    columns: Mapping[str, str] | None = None,
    told: str = "",
) -> Markup:
    """Links to the numbers of a frame as a workbook and as CSV, with what they are of beside them."""
    if view.wall:
        return Markup()
    numbers, said = _numbers(view, frame), about_numbers(view, heading, columns, told)
    links = (
        file_link(view, "Numbers (Excel)", f"{key}.xlsx", heading, lambda: workbook(numbers(), said())),
        file_link(view, "Numbers (CSV)", f"{key}.csv", heading, lambda: csv(numbers(), said())),
    )
    return joined(links)


def _numbers(view: View, frame: pd.DataFrame | Callable[[], pd.DataFrame]) -> Callable[[], pd.DataFrame]:
    """What gives a frame as it leaves the room."""
    content = frame if callable(frame) else lambda: frame
    return lambda: _with_theme_names(with_scores(content(), view.score_notes), view.styles)


def _with_theme_names(frame: pd.DataFrame, styles: ThemeStyles) -> pd.DataFrame:
    """The same with themes by their names, not by their ids."""
    names = {theme: style.label for theme, style in styles.items()}
    return frame.assign(**{name: frame[name].replace(names) for name in _THEMES if name in frame})


def chart_links(view: View, heading: str, key: str, alt: str, told: str = "") -> Markup:
    """Links to the chart under a heading as pictures; the browser, which has drawn it, hands it in."""
    if view.wall:
        return Markup()
    around = caption(view, heading, alt, told)

    def made(handed_in: bytes) -> str:
        said = around()
        doubts = (_DOUBTS,) if DOUBT.encode() in handed_in else ()
        return framed(*read_chart(handed_in), said._replace(notes=(*doubts, *said.notes)))

    href = offer_from_page(f"{key}.svg", made, file_name(view, heading, "svg"))
    return _picture_links(view, heading, href, key)


def picture_links(view: View, heading: str, key: str, draw: Make) -> Markup:
    """Links to a picture that is drawn here."""
    href = "" if view.wall else offer(f"{key}.svg", draw, file_name(view, heading, "svg"))
    return _picture_links(view, heading, href, "") if href else Markup()


def _picture_links(view: View, heading: str, href: str, chart: str) -> Markup:
    """``chart`` is the key of the chart that the page hands in."""
    names = {"png": "Picture for slides (PNG)", "svg": "Picture for print (SVG)"}
    return joined(
        element("a", name, href=href, download=file_name(view, heading, ending), data_picture=chart or True)
        for ending, name in names.items()
    )


def file_link(view: View, name: str, key: str, heading: str, data: Make) -> Markup:
    """A link to a file that is made when it is followed; ``key`` is its place among the session's, with its ending."""
    file = file_name(view, heading, key.rpartition(".")[2])
    return element("a", name, href=offer(key, data, file), download=file)
