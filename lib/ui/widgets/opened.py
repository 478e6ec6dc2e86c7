"""What a clicked mark opened: the passages behind it, named in the address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses.themes import ShownPassages, passages_of_mark
from lib.corpus.articles import Part
from lib.model import LANGUAGE_NAMES
from lib.subcorpora.marks import Mark, mark_values
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page, pages_html
from lib.ui.markup.passages import hit_spans, passage_list, receipts_html
from lib.ui.session.view import View
from lib.wording import counted

PAGE_SIZE = 20
NAMED = 4
ON_WALL = 4
PARTS: dict[Part, str] = {
    "title": "in titles",
    "body": "in bodies",
    "title_only": "in the title only",
    "body_only": "in the body only",
    "both": "in title and body",
    "across": "in one article",
}


def from_address(view: View, values: Iterable[str]) -> Mark | None:
    """The mark these values name, or None if one of them names nothing that is in the corpus."""
    pairs = [value.partition(".")[::2] for value in values]
    if not all(_is_known(view, name, value) for name, value in pairs):
        return None
    last = dict(pairs)
    days: dict[str, Any] = {name: date.fromisoformat(last[name]) for name in ("since", "until") if name in last}
    rest: dict[str, Any] = {name: last[name] for name in ("source", "topic", "language", "part") if name in last}
    return Mark(tuple(dict.fromkeys(value for name, value in pairs if name == "theme")), **days, **rest)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_known(view: View, name: str, value: str) -> bool:
    """Whether a value of the address names something that is in the corpus."""
    match name:
        case "theme":
            return value in view.styles
        case "since" | "until":
            return _is_day(value)
        case "source":
            return value in view.facets.sources
        case "topic":
            return not value or value in view.facets.topics
        case "language":
            return value in LANGUAGE_NAMES
        case "part":
            return value in PARTS
    return False


def set_opened(view: View, mark: Mark | None) -> None:
    """Open a mark's passages; None, and a mark that is open, closes them. For use in callbacks."""
    values = [] if mark is None else mark_values(mark)
    again = values == view.address.now().values("open")
    view.address.write(open=None if again else values, at=None)


def draw_unknown_mark(view: View) -> None:
    """Say that the address names no mark, above the charts: who followed such a link looks there first."""
    values = view.address.values("open")
    if values and from_address(view, values) is None:
        names = " and ".join(label(value, 60) for value in values[:NAMED])
        more = f" and {len(values) - NAMED:,} more" if len(values) > NAMED else ""
        sentence = f"This link opens no mark: it names {names}{more}. Click a mark to see its passages."
        st.warning(sentence, icon=":material/info:")


def draw_opened(view: View, chart: str) -> None:
    """The passages behind the mark that is open, if it is one of these charts' (`Mark.chart`)."""
    values = view.address.values("open")
    mark = from_address(view, values)
    if not values or mark is None or mark.chart != chart:
        return
    marked = view.ask(passages_of_mark, view.subcorpus, mark, ON_WALL if view.wall else PAGE_SIZE, chosen_page(view))
    with st.container(border=True, key="themes_opened"):
        n_behind = f"{counted(marked.n_passages, 'passage')} in {counted(marked.n_articles, 'article')}"
        _draw_heading(view, f"{_mark_label(view, mark)}: {n_behind}")
        if not marked.n_passages:
            st.text("No passage of this selection is behind it. Click another mark, or drop a filter.")
            return
        if pages := pages_html(view, marked.place, marked.n_passages):
            st.html(pages)
        draw_in_columns(view, marked.shown)
        if marked.place.size < marked.n_passages:
            first, last = marked.place.offset + 1, marked.place.offset + len(marked.shown.passages)
            st.markdown(f":small[{first:,} to {last:,} of {marked.n_passages:,}, newest first.]")


def _draw_heading(view: View, text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(text, anchor=False, width="content")
        if not view.wall:
            st.button(
                "Close",
                key="themes_close",
                icon=":material/close:",
                type="tertiary",
                on_click=set_opened,
                args=(view, None),
            )


def _mark_label(view: View, mark: Mark) -> str:
    styles = view.styles
    days = f"{mark.since} to {mark.until}" if mark.since != mark.until else f"{mark.since}"
    parts = [
        " and ".join(f"{styles[theme].icon} {label(styles[theme].label)}" for theme in mark.themes) or "All passages",
        PARTS[mark.part] if mark.part else "",
        days if mark.since or mark.until else "",
        "" if mark.source is None else label(mark.source, 40) or "source not stated",
        "" if mark.topic is None else label(mark.topic, 40) or "topic not stated",
        LANGUAGE_NAMES[mark.language] if mark.language else "",
    ]
    return ", ".join(part for part in parts if part)


def draw_in_columns(view: View, shown: ShownPassages, rules_of: str | None = None) -> None:
    """Passages with their evidence marked, in two columns: one would be too wide to read.

    ``rules_of`` is the theme whose rules are named under each passage.
    """
    passages, hits = shown.passages, shown.hits
    columns = [st.container()] if view.wall else st.columns(2, gap="large")
    half = -(-len(passages) // len(columns))
    for number, column in enumerate(columns):
        with column:
            own = passages.iloc[number * half : (number + 1) * half]
            for part in (own.iloc[[row]] for row in range(len(own))) if rules_of else (own,):
                _draw_passages(view, part, hits[hits["passage"].isin(part["passage"])], rules_of)


def _draw_passages(view: View, passages: pd.DataFrame, hits: pd.DataFrame, rules_of: str | None) -> None:
    styles = view.styles
    passage_list(view, passages, [hit_spans(hits[hits["passage"] == number], styles) for number in passages["passage"]])
    if rules_of:
        st.html(receipts_html(hits[hits["theme"] == rules_of], styles))
