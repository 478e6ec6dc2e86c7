"""The passage of the line that is open, with its evidence and the way to its article."""

from dataclasses import replace

import streamlit as st

from lib.analyses.concordance import Line, LinePassage, line_passage, read_line
from lib.figures.style import ACCENT
from lib.ui.markup.cases import case_link
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import NO_HEADLINE, MarkedSpan, hit_spans, marked, passage_tags, query_spans
from lib.ui.session.view import View

_WAY = "display:inline-block;margin-left:1em;color:inherit;font-weight:600"
_TEXT = "overflow-wrap:anywhere;line-height:1.8;margin:.2em 0 .4em;max-width:62em"
_GONE = "The line that this link opens is not in this corpus any more. Open another one."


def open_passage(view: View) -> LinePassage | None:
    """The passage of the line that the address names; a line that is not there is said to be gone."""
    written = view.address.first("line")
    line = read_line(written)
    opened = view.ask(line_passage, line) if line else None
    if written and opened is None:
        st.warning(_GONE, icon=":material/info:")
    return opened


def draw_passage(view: View, opened: LinePassage) -> None:
    """The passage of a line by itself, where the line is not in sight."""
    with st.container(border=True, key="concordance_opened"):
        st.html(passage_html(view, opened))


def passage_html(view: View, opened: LinePassage) -> Markup:
    """The passage of a line: the hit, the words that gave its themes, and links to read on."""
    article, passage, line = opened.article, opened.passage, opened.line
    spans = [*hit_spans(opened.hits, view.styles), *query_spans(view.corpus, view.subcorpus.query, passage.text)]
    marks = _mark_hit(passage.text, spans, line)
    text = element("p", marks, data_opened=str(line), lang=passage.language, style=_TEXT)
    origin = (article.source or "source not stated", str(article.published_on or "date not stated"))
    about = joined([article.title or NO_HEADLINE, *origin], " · ")
    badges = passage_tags(view, passage.themes, passage.weak, line.key)
    ways = Markup() if view.wall else _ways(view, line) + case_link(view, line.key, passage.text)
    return text + element("div", badges, about, ways, style="font-size:.875rem;line-height:1.9")


def _ways(view: View, line: Line) -> Markup:
    read = link("articles", view.address.with_article(line.key), "Read the article", _WAY)
    return read + link("concordance", view.address.without("line"), "Close", _WAY)


def _mark_hit(text: str, spans: list[MarkedSpan], line: Line) -> Markup:
    """The text with its evidence, and the hit in bold on a ground of its own."""
    edges = ((0, line.start), (line.start, line.end), (line.end, len(text)))
    before, hit, after = (marked(text[begin:end], _shift_spans(spans, begin, end)) for begin, end in edges)
    ground = f"background:{ACCENT}40;outline:2px solid {ACCENT}40;border-radius:2px"
    return joined([before, element("strong", hit, style=ground), after])


def _shift_spans(spans: list[MarkedSpan], begin: int, end: int) -> list[MarkedSpan]:
    """What of some spans lies in a part of the text, counted from the beginning of the part."""
    cut = (replace(span, start=max(span.start, begin) - begin, end=min(span.end, end) - begin) for span in spans)
    return [span for span in cut if span.start < span.end]
