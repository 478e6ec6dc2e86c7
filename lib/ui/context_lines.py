"""The concordance on the page: its heading, its export and its lines."""

from functools import partial

import streamlit as st

from lib import corpus as queries
from lib.corpus import Code, Concordance, Corpus, Node
from lib.model import Subcorpus
from lib.text import Cutter
from lib.ui import address, show
from lib.ui.context import LINES, ON_WALL, SORT_NAMES, Question, called
from lib.ui.context_opened import draw_opened, open_line, opened_html
from lib.ui.context_table import Styles, holds, line_table
from lib.ui.doors import corpus, cutter, styles
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.pager import asked_place, pages_html
from lib.ui.passages import carried
from lib.ui.plain import csv
from lib.ui.shell import PAGES, on_wall

EXPORTED = 50_000
_EXPORT = ["key", "title", "source", "published_on", "language", "themes", "left", "keyword", "right"]
_EXPORT += ["l3", "l2", "l1", "r1", "r2", "r3", "passage", "start", "end"]


def draw_lines(question: Question, found: Concordance, n_tokens: int) -> None:
    """A page of lines under a heading with the counts; ``n_tokens`` are the running words of the selection."""
    named = styles()
    at = asked_place(found.n_hits, ON_WALL if on_wall() else LINES)
    heading = f"{called(question)}: {counted(found)}"
    st.html(show.heading_html(heading, pages_html(at, found.n_hits), _export_link(question, found, named)))
    line = open_line()
    if line and not holds(found.lines, line):
        draw_opened(line, named)
    opened = opened_html(line, named) if line else ""
    table = line_table(found.lines, question.order, cutter(), named, line, opened)
    st.html(_said(question, found, n_tokens, at.offset) + table)


def _export_link(question: Question, found: Concordance, named: Styles) -> str:
    listed = f"the first {EXPORTED:,} lines" if found.n_hits > EXPORTED else "all lines"
    lines = partial(exported, corpus(), subcorpus(), question.node, cutter(), question, named)
    return show.csv_link(lines, "context_lines", f"Download {listed} of the concordance, in this order")


def counted(found: Concordance) -> str:
    """Hits and articles in words."""
    hits = "hit" if found.n_hits == 1 else "hits"
    return f"{found.n_hits:,} {hits} in {found.n_articles:,} {'article' if found.n_articles == 1 else 'articles'}"


def _said(question: Question, found: Concordance, n_tokens: int, offset: int) -> str:
    """The rate, the lines that are shown, the order with each level in its mark, and where to go on."""
    marks = [f'<span class="k{level}">{SORT_NAMES[name]}</span>' for level, name in enumerate(question.order, start=1)]
    rate = f"{1000 * found.n_hits / max(1, n_tokens):,.2f} per 1,000 words"
    shown = f"lines {offset + 1:,} to {offset + len(found.lines):,}, " if len(found.lines) < found.n_hits else ""
    parts = [rate, f"{shown}sorted by {', then '.join(marks)}"]
    if not on_wall():
        parts += ["click a line to read its passage", *_ways(question)]
    return f'<p style="font-size:.875rem;margin:0 0 .5em">{" · ".join(parts)}</p>'


def _ways(question: Question) -> list[str]:
    """The same words in other views; those a code tagged have none."""
    if isinstance(question.node, Code):
        return []
    kept = address.carried()
    ways = {"Company": ("company", "node"), "Trend": ("trends", "term")}
    return [
        link(view, kept | {name: [question.written]}, shown, "color:inherit")
        for shown, (view, name) in ways.items()
        if view in PAGES
    ]


def exported(
    asked: Corpus, chosen: Subcorpus, node: Node, cut: Cutter, question: Question, named: Styles, limit: int = EXPORTED
) -> bytes:
    """All lines of a concordance (up to ``limit``) as CSV, themes by their names."""
    found = queries.concordance(asked, chosen, node, cut, question.order, limit, window=question.window)
    masks = {mask: [style.label for style in carried(mask, named)] for mask in found.lines["themes"].unique()}
    return csv(found.lines.assign(themes=found.lines["themes"].map(masks))[_EXPORT])
