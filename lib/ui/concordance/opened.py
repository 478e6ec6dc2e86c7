"""The passage of the line that is open, with its evidence and the way to its article."""

from dataclasses import replace
from typing import Any

import streamlit as st

from lib.corpus import articles
from lib.figures.style import ACCENT
from lib.ui.concordance.table import Line, read_line
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import NO_HEADLINE, Span, carried, hit_spans, marked, query_spans
from lib.ui.markup.tags import tags
from lib.ui.session.view import View

_WAY = "display:inline-block;margin-left:1em;color:inherit;font-weight:600"
_TEXT = "overflow-wrap:anywhere;line-height:1.8;margin:.2em 0 .4em;max-width:62em"
_GONE = "The line that this link opens is not in this corpus any more. Open another one."


def open_line(view: View) -> Line | None:
    """The line that the address names; one that it cannot name is said to be gone."""
    asked = view.address.first("line")
    line = read_line(asked)
    if asked and (line is None or _passage(view, line) is None):
        st.warning(_GONE, icon=":material/info:")
        return None
    return line


def draw_opened(view: View, line: Line) -> None:
    """The passage of a line by itself, where the line is not in sight."""
    with st.container(border=True, key="concordance_opened"):
        st.html(opened_html(view, line))


def opened_html(view: View, line: Line) -> Markup:
    """The passage of a line as HTML: the hit, the words that gave its themes, and links to read on."""
    styles = view.styles
    article, passage = _passage(view, line) or (None, None)
    if article is None or passage is None:
        return Markup()
    hits = view.ask(articles.hits_in, (passage.passage,))
    spans = [*hit_spans(hits, styles), *query_spans(view.subcorpus.query, passage.text)]
    text = element(
        "p",
        _around(passage.text, spans, line.start, line.end),
        data_opened=str(line),
        lang=passage.language,
        style=_TEXT,
    )
    about = (article.title or NO_HEADLINE, article.source or "source not stated")
    badges = tags(view, carried(passage.themes, styles), line.key)
    parts = joined([*about, str(article.published_on or "date not stated")], " · ")
    ways = Markup() if view.wall else _ways(view, line)
    return text + element("div", badges, parts, ways, style="font-size:.875rem;line-height:1.9")


def _ways(view: View, line: Line) -> Markup:
    return link("articles", view.address.with_article(line.key), "Read the article", _WAY) + link(
        "concordance", view.address.without("line"), "Close", _WAY
    )


def _passage(view: View, line: Line) -> tuple[Any, Any] | None:
    """The article and the passage that hold a line, as rows, or None if they do not."""
    for article in view.ask(articles.article, line.key).itertuples():
        for passage in view.ask(articles.passages_of, article.article).itertuples():
            if passage.ordinal == line.ordinal and line.start < line.end <= len(passage.text):
                return article, passage
    return None


def _around(text: str, spans: list[Span], start: int, end: int) -> Markup:
    """The text with its evidence, and the hit in bold on a ground of its own."""
    parts = [marked(text[a:b], _within(spans, a, b)) for a, b in ((0, start), (start, end), (end, len(text)))]
    ground = f"background:{ACCENT}40;outline:2px solid {ACCENT}40;border-radius:2px"
    return parts[0] + element("strong", parts[1], style=ground) + parts[2]


def _within(spans: list[Span], begin: int, end: int) -> list[Span]:
    """What of some spans lies in a stretch of the text, counted from its beginning."""
    inside = (replace(one, start=max(one.start, begin) - begin, end=min(one.end, end) - begin) for one in spans)
    return [one for one in inside if one.start < one.end]
