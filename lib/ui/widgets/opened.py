"""What a clicked mark opened: the passages behind it, named in the address."""

from functools import partial

import streamlit as st

from lib.analyses.evidence import ShownPassages
from lib.analyses.themes import every_passage_of_mark, passages_of_mark
from lib.model import Subcorpus
from lib.subcorpora.marks import Mark, mark_values, narrowed
from lib.subcorpora.narrowing import narrow_to_themes
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page
from lib.ui.markup.passages import MarkedSpan, hit_spans, passage_list, receipts_html
from lib.ui.session.view import View
from lib.ui.widgets.marks import from_address, mark_label
from lib.ui.widgets.passages import CLOSE, Act, draw_passages, draw_passages_heading, speakers_of
from lib.wording import counted

PAGE_SIZE = 20
NAMED = 4
ON_WALL = 4


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
        heading = f"{mark_label(view, mark)}: {n_behind}"
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
