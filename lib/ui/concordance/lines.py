"""The concordance on the page: its heading, its export and its lines."""

from functools import partial

import streamlit as st

from lib.corpus import contexts
from lib.corpus.contexts import Concordance
from lib.corpus.nodes import Code, Node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.spreadsheets import csv
from lib.text import Cutter
from lib.ui.concordance.opened import draw_opened, open_line, opened_html
from lib.ui.concordance.question import LINES, ON_WALL, SORT_NAMES, Question, called
from lib.ui.concordance.table import Styles, holds, line_table
from lib.ui.markup.elements import Markup
from lib.ui.markup.links import link
from lib.ui.markup.pager import asked_place, pages_html
from lib.ui.markup.passages import carried
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

EXPORTED = 50_000
_EXPORT = ["key", "title", "source", "published_on", "language", "themes", "left", "keyword", "right"]
_EXPORT += ["l3", "l2", "l1", "r1", "r2", "r3", "passage", "start", "end"]


def draw_lines(view: View, question: Question, found: Concordance) -> None:
    """A page of lines under a heading with the counts."""
    n_tokens = view.totals(view.subcorpus).n_tokens
    at = asked_place(view, found.n_hits, ON_WALL if view.wall else LINES)
    heading = f"{called(view, question)}: {counted(found)}"
    st.html(show.heading_html(heading, pages_html(view, at, found.n_hits), _export_link(view, question, found)))
    line = open_line(view)
    if line and not holds(found.lines, line):
        draw_opened(view, line)
    opened = opened_html(view, line) if line else Markup()
    table = line_table(view, found.lines, question.order, view.cutter, line, opened)
    st.html(_said(view, question, found, n_tokens, at.offset) + table)


def _export_link(view: View, question: Question, found: Concordance) -> str:
    named = view.styles
    listed = f"the first {EXPORTED:,} lines" if found.n_hits > EXPORTED else "all lines"
    lines = partial(exported, view.corpus, view.subcorpus, question.node, view.cutter, question, named)
    return show.csv_link(view, lines, "concordance_lines", f"Download {listed} of the concordance, in this order")


def counted(found: Concordance) -> str:
    """Hits and articles in words."""
    hits = "hit" if found.n_hits == 1 else "hits"
    return f"{found.n_hits:,} {hits} in {found.n_articles:,} {'article' if found.n_articles == 1 else 'articles'}"


def _said(view: View, question: Question, found: Concordance, n_tokens: int, offset: int) -> str:
    """The rate, the lines that are shown, the order with each level in its mark, and where to go on."""
    marks = [f'<span class="k{level}">{SORT_NAMES[name]}</span>' for level, name in enumerate(question.order, start=1)]
    rate = f"{1000 * found.n_hits / max(1, n_tokens):,.2f} per 1,000 words"
    shown = f"lines {offset + 1:,} to {offset + len(found.lines):,}, " if len(found.lines) < found.n_hits else ""
    parts = [rate, f"{shown}sorted by {', then '.join(marks)}"]
    if not view.wall:
        parts += ["click a line to read its passage", *_ways(view, question)]
    return f'<p style="font-size:.875rem;margin:0 0 .5em">{" · ".join(parts)}</p>'


def _ways(view: View, question: Question) -> list[str]:
    """The same words in other views; those a code tagged have none."""
    if isinstance(question.node, Code):
        return []
    kept = view.address.carried()
    ways = {"Collocates": ("collocates", "node"), "Trend": ("trends", "term")}
    return [
        link(page, kept | {name: [question.written]}, shown, "color:inherit")
        for shown, (page, name) in ways.items()
        if page in PAGES
    ]


def exported(
    asked: Corpus, chosen: Subcorpus, node: Node, cut: Cutter, question: Question, named: Styles, limit: int = EXPORTED
) -> bytes:
    """All lines of a concordance (up to ``limit``) as CSV, themes by their names."""
    found = contexts.concordance(asked, chosen, node, cut, question.order, limit, window=question.window)
    masks = {mask: [style.label for style in carried(mask, named)] for mask in found.lines["themes"].unique()}
    return csv(found.lines.assign(themes=found.lines["themes"].map(masks))[_EXPORT])
