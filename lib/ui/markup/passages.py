"""Text with its evidence: passages as escaped HTML, words and hits marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus.query import places
from lib.figures import ACCENT, LINE, ThemeStyle
from lib.text import sentence_spans
from lib.ui.markup.escape import chip, html
from lib.ui.markup.links import link
from lib.ui.markup.tags import tags
from lib.ui.session.view import View

NO_HEADLINE = "(no headline)"
_BODY = "line-height:1.7;margin:.15em 0 .75em;overflow-wrap:anywhere"
_READ = "margin-left:.6em;color:inherit"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text to mark: ``hue`` its colour, ``note`` what a pointer is told, ``faint`` no underline."""

    start: int
    end: int
    hue: str
    note: str
    faint: bool = False


def marked(text: str, spans: Sequence[Span]) -> str:
    """The text as HTML with its spans marked; where spans overlap, each keeps its own underline."""
    edges = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    return "".join(
        _piece(text[start:end], [span for span in spans if span.start < end and start < span.end])
        for start, end in pairwise(edges)
    )


def _piece(text: str, spans: Sequence[Span]) -> str:
    if not spans:
        return html(text)
    hues = list(dict.fromkeys(span.hue for span in spans if not span.faint))
    if not hues:
        return f'<mark style="background:{spans[0].hue}2b;color:inherit">{html(text)}</mark>'
    lines = ",".join(f"inset 0 -{2 + 3 * number}px 0 {hue}" for number, hue in enumerate(hues))
    notes = html("; ".join(dict.fromkeys(span.note for span in spans if not span.faint)))
    style = f"background:{hues[0]}52;color:inherit;box-shadow:{lines};padding-bottom:{3 * len(hues) - 1}px"
    return f'<mark style="{style}" title="{notes}">{html(text)}</mark>'


def query_spans(query: str, text: str) -> list[Span]:
    """What a search found in a passage."""
    return [Span(start, end, ACCENT, "search") for start, end in places(query, text)]


def hit_spans(hits: pd.DataFrame, styles: dict[str, ThemeStyle]) -> list[Span]:
    """The spans of one passage's hits (columns theme, rule, start, end)."""
    return [
        Span(hit.start, hit.end, styles[hit.theme].hue, f"{styles[hit.theme].label}: {hit.rule}")
        for hit in hits.itertuples()
        if hit.theme in styles
    ]


def evidence(text: str, hits: pd.DataFrame, styles: dict[str, ThemeStyle], *, sentences: bool) -> list[Span]:
    """The spans of one passage's hits and, on demand, the sentences they stand in."""
    words = hit_spans(hits, styles)
    if not sentences:
        return words
    around = [
        Span(start, end, word.hue, word.note, faint=True)
        for start, end in sentence_spans(text)
        for word in words
        if word.start < end and start < word.end
    ]
    return words + around


def article_html(
    passages: pd.DataFrame,
    hits: pd.DataFrame,
    styles: dict[str, ThemeStyle],
    receipts: bool,
    query: str = "",
    *,
    sentences: bool = False,
) -> str:
    """An article's body: sections, passages with their evidence, reference marks, and on demand the rules."""
    parts: list[str] = []
    section = ""
    by_passage = dict(tuple(hits.groupby("passage")))
    for row in passages.itertuples():
        if row.kind == "title":
            continue
        if row.section != section:
            section = row.section
            parts.append(f'<h3 style="font-size:1rem;margin:1.1em 0 .3em">{html(section)}</h3>')
        own = by_passage.get(row.passage, hits.iloc[:0])
        shown = marked(row.text, [*query_spans(query, row.text), *evidence(row.text, own, styles, sentences=sentences)])
        parts.append(_paragraph(shown, row.ordinal, row.kind, row.language, row.references))
        parts.append(receipts_html(own, styles) if receipts and len(own) else "")
    return f'<div style="max-width:46em">{"".join(parts)}</div>'


def _paragraph(shown: str, ordinal: int, kind: str, language: str, references: Iterable[int]) -> str:
    marks = "".join(f"[{number}]" for number in references)
    indent = ";padding-left:1.1em;text-indent:-1.1em" if kind == "bullet" else ""
    bullet = "– " if kind == "bullet" else ""
    small = f' <span style="font-size:.875rem;opacity:.75">{marks}</span>' if marks else ""
    return f'<p id="passage-{ordinal}" lang="{language}" style="{_BODY}{indent}">{bullet}{shown}{small}</p>'


def receipts_html(hits: pd.DataFrame, styles: dict[str, ThemeStyle]) -> str:
    """Which rules fired, and by which words."""
    rows = []
    for (theme, rule), own in hits.groupby(["theme", "rule"], sort=False):
        words = ", ".join(f"“{html(text)}”" for text in dict.fromkeys(own["text"]))
        name = chip(styles[str(theme)]) if theme in styles else html(str(theme))
        rows.append(f'<li style="margin:.1em 0">{name} <code>{html(str(rule))}</code> by {words}</li>')
    return (
        '<ul style="list-style:none;margin:-.4em 0 1em 1.1em;padding:.3em .7em;border-left:2px solid #7A7F87;'
        f'font-size:.9rem">{"".join(rows)}</ul>'
    )


def carried(mask: int, styles: dict[str, ThemeStyle]) -> list[ThemeStyle]:
    """The styles of the themes in a bit mask."""
    return [style for bit, style in enumerate(styles.values()) if mask >> bit & 1]


def passage_list(view: View, passages: pd.DataFrame, spans: Sequence[Sequence[Span]]) -> None:
    """Passages one below the other, each with its article, its themes and a link to read on."""
    query = view.subcorpus.query
    cards = [
        _card(view, row, marked(row.text, [*own, *query_spans(query, row.text)]))
        for row, own in zip(passages.itertuples(), spans, strict=True)
    ]
    st.html(f"<div>{''.join(cards)}</div>")


def _card(view: View, row: Any, shown: str) -> str:
    styles = view.styles
    read = link("articles", view.address.with_article(row.key), "Read", _READ)
    day = f" · {row.published_on}" if row.published_on is not None else ""
    return (
        f'<div style="border:1px solid {LINE};border-radius:6px;padding:.7em .9em;margin-bottom:.7em">'
        f'<p lang="{row.language}" style="line-height:1.7;margin:0 0 .4em;overflow-wrap:anywhere">{shown}</p>'
        f'<div style="font-size:.875rem;line-height:1.9">{tags(view, carried(row.themes, styles), row.key)}'
        f"{html(row.title)}{html(day)} {read}</div></div>"
    )
