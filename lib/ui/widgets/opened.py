"""What a clicked mark opened: the passages behind it, named in the address."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from lib.analyses.evidence import ShownPassages
from lib.analyses.themes import every_passage_of_mark, passages_of_mark
from lib.corpus.articles import Part
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.subcorpora.marks import Mark, mark_values, narrowed
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page
from lib.ui.markup.passages import MarkedSpan, hit_spans, passage_list, receipts_html
from lib.ui.session.view import View
from lib.ui.widgets.passages import CLOSE, Act, draw_passages, draw_passages_heading, speakers_of
from lib.wording import counted, short

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


def draw_opened(view: View, *charts: str) -> None:
    """The passages behind the mark that is open, if it is one of these charts' (`Mark.chart`)."""
    values = view.address.values("open")
    mark = from_address(view, values)
    if not values or mark is None or mark.chart not in charts:
        return
    marked = view.ask(passages_of_mark, view.subcorpus, mark, ON_WALL if view.wall else PAGE_SIZE, chosen_page(view))
    with st.container(border=True, key="themes_opened"):
        n_behind = f"{counted(marked.n_passages, 'passage')} in {counted(marked.n_articles, 'article')}"
        every = partial(every_passage_of_mark, view.corpus, view.subcorpus, mark)
        heading = f"{_mark_label(view, mark)}: {n_behind}"
        draw_passages_heading(view, heading, "opened_passages", " ".join(values), every, _acts(view, mark))
        if not marked.n_passages:
            st.text("No passage of this selection is behind it. Click another mark, or drop a filter.")
            return
        draw_passages(view, marked.shown.passages, _spans(view, marked.shown), marked.place, marked.n_passages)


def _acts(view: View, mark: Mark) -> list[Act]:
    """What can be done with a mark: it becomes the filter, where a filter says that, or it is closed."""
    close = (CLOSE, ":material/close:", partial(set_opened, view, None))
    within = None if mark.part else narrowed(view.subcorpus, mark)
    filtered = within and narrow_to_themes(within, mark.themes)
    if not filtered or filtered == view.subcorpus:
        return [close]
    return [("Filter by this", ":material/filter_alt:", partial(_filter_by, view, filtered)), close]


def _filter_by(view: View, chosen: Subcorpus) -> None:
    view.address.write(open=None)
    view.address.now().set_filter(chosen)


def _mark_label(view: View, mark: Mark) -> str:
    styles = view.styles
    days = f"{mark.since} to {mark.until}" if mark.since != mark.until else f"{mark.since}"
    parts = [
        " and ".join(f"{styles[theme].icon} {styles[theme].label}" for theme in mark.themes) or "All passages",
        PARTS[mark.part] if mark.part else "",
        days if mark.since or mark.until else "",
        "" if mark.source is None else short(mark.source, 40) or "source not stated",
        "" if mark.topic is None else short(mark.topic, 40) or "topic not stated",
        LANGUAGE_NAMES[mark.language] if mark.language else "",
    ]
    return ", ".join(part for part in parts if part)


def draw_in_columns(view: View, shown: ShownPassages, rules_of: str | None = None) -> None:
    """Passages with their evidence marked, in two columns.

    ``rules_of`` is the theme whose rules are named under each passage.
    """
    passages, hits = shown.passages, shown.hits
    if not rules_of:
        draw_passages(view, passages, _spans(view, shown))
        return
    speakers = speakers_of(view, passages)
    half = -(-len(passages) // 2)
    for number, column in enumerate(st.columns(2, gap="large")):
        with column:
            for row in range(number * half, min((number + 1) * half, len(passages))):
                own = ShownPassages(passages.iloc[[row]], hits[hits["passage"] == passages["passage"].iloc[row]])
                passage_list(view, own.passages, _spans(view, own), speakers)
                st.html(receipts_html(own.hits[own.hits["theme"] == rules_of], view.styles))


def _spans(view: View, shown: ShownPassages) -> list[list[MarkedSpan]]:
    hits = shown.hits
    return [hit_spans(hits[hits["passage"] == number], view.styles) for number in shown.passages["passage"]]
