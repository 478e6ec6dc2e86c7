"""A pin on the page: what it shows, frozen as it is, and what it is from."""

from collections.abc import Sequence
from html import unescape
from itertools import islice
from urllib.parse import parse_qs

import streamlit as st

from lib.briefing import (
    Content,
    Evidence,
    EvidencePassage,
    FrozenChart,
    FrozenCloud,
    FrozenPassages,
    FrozenTable,
    Pin,
)
from lib.briefing.model import Cell, CellKind
from lib.figures.cloud import CLOUD_BASE_LINE
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import NO_HEADLINE, MarkedSpan, marked
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.wording import counted

_ROWS, _LISTED = 30, 6
NARROWEST = 360  # pixels that a figure takes
_CONFIG = {"displaylogo": False, "displayModeBar": False, "showSendToCloud": False}
_KINDS: dict[CellKind, str] = {"number": "n", "share": "n", "left": "left", "right": "right"}


def draw_content(pin: Pin, key: str) -> None:
    """The figure, table, cloud or passages of a pin."""
    content: Content = pin.content
    match content:
        case FrozenChart():
            _draw_chart(content, key)
        case FrozenTable():
            st.html(_table_html(content))
        case FrozenCloud():
            st.html(_cloud_html(content))
        case FrozenPassages():
            st.html(_passages_html(pin.passages))


def _draw_chart(chart: FrozenChart, key: str) -> None:
    try:
        spec = {"data": list(chart.data), "layout": {**chart.layout, "dragmode": False}}
        st.plotly_chart(spec, key=key, alt=unescape(chart.alt), config=_CONFIG)
    except (ValueError, TypeError) as error:
        st.text(f"This figure cannot be drawn: its file was changed by hand. {str(error)[:200]}")


def _table_html(table: FrozenTable) -> Markup:
    heads = (element("th", column.head, scope="col", class_=_KINDS.get(column.kind, "")) for column in table.columns)
    rows = (
        element(
            "tr",
            *(
                element("td", _cell(cell, column.kind), class_=_KINDS.get(column.kind, ""))
                for cell, column in zip(row, table.columns, strict=True)
            ),
        )
        for row in islice(table.rows, _ROWS)
    )
    head = element("thead", element("tr", *heads))
    if not table.rows:
        return element("p", "The table was empty when it was pinned.")
    drawn = element("table", head, element("tbody", *rows), class_="frozen")
    return element("div", drawn, class_="frozen-table", tabindex="0", role="region", aria_label="Pinned table")


def _cell(cell: Cell, kind: CellKind) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if kind == "share":
        return f"{cell:.1%}"
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,.2f}"


def _cloud_html(cloud: FrozenCloud) -> Markup:
    """Words at their places, in shares of the box's width and height."""
    width, height = max(cloud.width, 1), max(cloud.height, 1)
    words = (
        element(
            "span",
            word.text,
            style=f"left:{100 * word.x / width:.2f}%;top:{100 * (word.y - CLOUD_BASE_LINE * word.size) / height:.2f}%;"
            f"font-size:{100 * word.size / width:.3f}cqw;--hue:{word.hue or 'currentcolor'}",
        )
        for word in cloud.words
    )
    box = element(
        "div", *words, class_="frozen-cloud", style=f"aspect-ratio:{width}/{height}", role="img", aria_label=cloud.alt
    )
    legend = joined(element("span", element("i", "● ", style=f"color:{hue}"), name) for hue, name in cloud.legend)
    return element("div", box, element("p", legend, class_="frozen-legend"))


def _passages_html(passages: Sequence[EvidencePassage]) -> Markup:
    if not passages:
        return element("p", "No passage was there when it was pinned.")
    more = len(passages) - _LISTED
    rest = element("p", f"and {more:,} more that go along") if more > 0 else Markup()
    return element("div", *(_passage(one) for one in passages[:_LISTED]), rest)


def _passage(one: EvidencePassage) -> Markup:
    spans = [MarkedSpan(part.start, part.end, part.hue or "#7A7F87", part.note) for part in one.marked]
    known = (one.speaker, one.title or NO_HEADLINE, one.source or "source not stated", one.published_on or "no date")
    about = " · ".join(filter(None, known))
    return element(
        "blockquote", element("p", marked(one.text, spans)), element("small", about), class_="frozen-passage"
    )


def evidence_html(pin: Pin) -> Markup:
    """What is behind each mark, behind a click; what is shown as passages says it all itself."""
    if isinstance(pin.content, FrozenPassages) or not pin.evidence:
        return Markup()
    many = counted(len(pin.passages), "passage")
    items = (
        element("details", element("summary", _counted(one)), *(_passage(pin.passages[n]) for n in one.passages))
        for one in pin.evidence
    )
    summary = element("summary", f"{many} that go along, behind {counted(len(pin.evidence), 'mark')}")
    return element("details", summary, *items, class_="frozen-evidence")


def _counted(one: Evidence) -> str:
    return f"{one.label}: {counted(one.n_passages, 'passage')}, {counted(one.n_articles, 'article')}"


def origin_html(view: View, pin: Pin) -> Markup:
    """What a pin is from: the page, the filter, how much was counted, the versions, and the view as it is today."""
    origin = pin.origin
    page, _, query = origin.address.partition("?")
    today = _today(view, page, query)
    lines = (
        f"{origin.page} · Filter: {origin.filter}",
        f"{origin.counted} · {origin.sources}",
        f"Pinned {origin.pinned_at[:10]} · corpus {origin.corpus}, codebook {origin.codebook}",
        *pin.notes,
    )
    return element("div", *(element("p", line) for line in lines if line.strip(" ·")), today, class_="frozen-origin")


def _today(view: View, page: str, query: str) -> Markup:
    """A link to the same view on the live corpus."""
    if page not in PAGES or view.wall:
        return Markup()
    return element("p", link(page, parse_qs(query, keep_blank_values=True), "The view as it is today"))
