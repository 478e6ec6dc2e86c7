"""The concordance on the page: its heading, its export and its lines."""

import pandas as pd
import streamlit as st

from lib.analyses.concordance import ConcordanceQuestion, Line, every_line
from lib.corpus.contexts import Concordance, LineRow
from lib.corpus.nodes import CodeNode, hit_parts
from lib.frames import rows
from lib.ui.concordance.passage import draw_passage, open_passage
from lib.ui.concordance.question import SORT_NAMES, node_label, page_size
from lib.ui.concordance.table import line_table
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.pager import chosen_slice, pages_html
from lib.ui.markup.passages import carried
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.inside import parts_html
from lib.ui.widgets.suggestions import hits_in_words

EXPORTED = 50_000
_EXPORT = ["key", "title", "source", "published_on", "language", "themes", "left", "keyword", "right"]
_EXPORT += ["l3", "l2", "l1", "r1", "r2", "r3", "passage", "start", "end"]


def draw_lines(view: View, question: ConcordanceQuestion, concordance: Concordance) -> None:
    """A page of lines under a heading with the counts."""
    at = chosen_slice(view, concordance.n_hits, page_size(view))
    heading = f"{node_label(view, question)}: {hits_in_words(concordance)}"
    pages = pages_html(view, at, concordance.n_hits)
    st.html(show.heading_html(heading, pages, *_tools(view, question, concordance, heading)))
    opened = open_passage(view)
    if opened and opened.line not in {Line.from_row(row) for row in rows(concordance.lines, LineRow)}:
        draw_passage(view, opened)
    st.html(_about(view, question, concordance, at.offset) + line_table(view, concordance.lines, question, opened))


def _tools(view: View, question: ConcordanceQuestion, concordance: Concordance, heading: str) -> tuple[Markup, Markup]:
    """What can be taken along, and a pin."""
    lines = f"The first {EXPORTED:,} lines" if concordance.n_hits > EXPORTED else "All lines"
    numbers = show.number_links(view, heading, lambda: exported(view, question), "concordance_lines")
    pin = show.numbers_pin(view, heading, lambda: exported(view, question), "concordance_lines")
    return show.downloads_html(view, heading, f"{lines}, in this order", numbers), pin


def exported(view: View, question: ConcordanceQuestion) -> pd.DataFrame:
    """All lines of a concordance, up to ``EXPORTED``, themes by their names."""
    lines = every_line(view.corpus, view.subcorpus, question, EXPORTED)
    labels = {mask: [style.label for style in carried(mask, view.styles)] for mask in lines["themes"].unique()}
    return lines.assign(themes=lines["themes"].map(labels))[_EXPORT]


def _about(view: View, question: ConcordanceQuestion, concordance: Concordance, offset: int) -> Markup:
    """The rate, the lines that are shown, the order with each level in its mark, and where to go on."""
    levels = (element("span", SORT_NAMES[name], class_=f"k{n}") for n, name in enumerate(question.sort, start=1))
    n_tokens = max(1, view.totals(view.subcorpus).n_tokens)
    n = len(concordance.lines)
    part = f"lines {offset + 1:,} to {offset + n:,}, " if n < concordance.n_hits else ""
    order = Markup("{}sorted by {}").format(part, joined(levels, ", then "))
    inside = parts_html(view, view.ask(hit_parts, view.subcorpus, question.node, question.cutter))
    parts = [*filter(None, [inside]), f"{1000 * concordance.n_hits / n_tokens:,.2f} per 1,000 words", order]
    if not view.wall:
        parts += ["click a line to read its passage", *_ways(view, question)]
    return element("p", joined(parts, " · "), style="font-size:.875rem;margin:0 0 .5em")


def _ways(view: View, question: ConcordanceQuestion) -> list[Markup]:
    """The same words in other views; those a code tagged have none."""
    if isinstance(question.node, CodeNode):
        return []
    params = view.address.carried()
    ways = {"Collocates": ("collocates", "node"), "Trend": ("trends", "term")}
    return [
        link(page, params | {name: [question.written]}, shown, "color:inherit")
        for shown, (page, name) in ways.items()
        if page in PAGES
    ]
