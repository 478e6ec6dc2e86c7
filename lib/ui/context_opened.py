"""The passage of the line that is open, with its evidence and the way to its article."""

from dataclasses import replace
from typing import Any

import streamlit as st

from lib import corpus as queries
from lib.figures import ACCENT
from lib.ui import address
from lib.ui.articles import NO_HEADLINE
from lib.ui.context_table import Line, Styles, read_line
from lib.ui.doors import ask
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.passages import Span, carried, hit_spans, marked, query_spans
from lib.ui.plain import html
from lib.ui.shell import on_wall
from lib.ui.tags import tags

_WAY = "display:inline-block;margin-left:1em;color:inherit;font-weight:600"
_TEXT = "overflow-wrap:anywhere;line-height:1.8;margin:.2em 0 .4em;max-width:62em"
_GONE = "The line that this link opens is not in this corpus any more. Open another one."


def open_line() -> Line | None:
    """The line that the address names; one that it cannot name is said to be gone."""
    asked = address.first("line")
    line = read_line(asked)
    if asked and (line is None or _passage(line) is None):
        st.warning(_GONE, icon=":material/info:")
        return None
    return line


def draw_opened(line: Line, styles: Styles) -> None:
    """The passage of a line by itself, where the line is not in sight."""
    with st.container(border=True, key="context_opened"):
        st.html(opened_html(line, styles))


def opened_html(line: Line, styles: Styles) -> str:
    """The passage of a line as HTML: the hit, the words that gave its themes, and links to read on."""
    article, passage = _passage(line) or (None, None)
    if article is None or passage is None:
        return ""
    hits = ask(queries.hits_in, (passage.passage,))
    spans = [*hit_spans(hits, styles), *query_spans(subcorpus().query, passage.text)]
    shown = _around(passage.text, spans, line.start, line.end)
    known = [html(article.title or NO_HEADLINE), html(article.source or "source not stated")]
    known.append(html(str(article.published_on or "date not stated")))
    ways = [
        link("articles", address.link(line.key), "Read the article", _WAY),
        link("context", address.without("line"), "Close", _WAY),
    ]
    return (
        f'<p data-opened="{line}" lang="{passage.language}" style="{_TEXT}">{shown}</p>'
        f'<div style="font-size:.875rem;line-height:1.9">{tags(carried(passage.themes, styles), line.key)}'
        f"{' · '.join(known)}{'' if on_wall() else ''.join(ways)}</div>"
    )


def _passage(line: Line) -> tuple[Any, Any] | None:
    """The article and the passage that hold a line, as rows, or None if they do not."""
    for article in ask(queries.article, line.key).itertuples():
        for passage in ask(queries.passages_of, article.article).itertuples():
            if passage.ordinal == line.ordinal and line.start < line.end <= len(passage.text):
                return article, passage
    return None


def _around(text: str, spans: list[Span], start: int, end: int) -> str:
    """The text with its evidence, and the hit in bold on a ground of its own."""
    parts = [marked(text[a:b], _within(spans, a, b)) for a, b in ((0, start), (start, end), (end, len(text)))]
    hit = f'<strong style="background:{ACCENT}40;outline:2px solid {ACCENT}40;border-radius:2px">{parts[1]}</strong>'
    return parts[0] + hit + parts[2]


def _within(spans: list[Span], begin: int, end: int) -> list[Span]:
    """What of some spans lies in a stretch of the text, counted from its beginning."""
    inside = (replace(one, start=max(one.start, begin) - begin, end=min(one.end, end) - begin) for one in spans)
    return [one for one in inside if one.start < one.end]
