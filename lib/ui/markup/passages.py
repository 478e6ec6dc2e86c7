"""Text with its evidence: passages as escaped HTML, words and hits marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
import streamlit as st

from lib.corpus.articles import ArticlePassage, HitRow, SelectedPassage
from lib.corpus.counts import Spoken
from lib.corpus.query import Corpus, match_spans
from lib.figures.style import ACCENT, LINE, ThemeStyle
from lib.frames import rows
from lib.text import sentence_spans
from lib.ui.markup.badges import badge
from lib.ui.markup.cases import case_link
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.links import link
from lib.ui.markup.tags import tags, weak_tags
from lib.ui.session.view import View
from lib.wording import short

NO_HEADLINE = "(no headline)"
_BODY = "line-height:1.7;margin:.15em 0 .75em;overflow-wrap:anywhere"
_LONGEST_SOURCE = 60
_READ = "margin-left:.6em;color:inherit"


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span of a text to mark: ``hue`` its colour, ``note`` what a pointer is told.

    ``faint`` ones have no underline, ``weak`` ones a dashed one.
    """

    start: int
    end: int
    hue: str
    note: str
    faint: bool = False
    weak: bool = False


def marked(text: str, spans: Sequence[MarkedSpan]) -> Markup:
    """The text with its spans marked; where spans overlap, each keeps its own underline."""
    edges = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    return joined(
        _piece(text[start:end], [span for span in spans if span.start < end and start < span.end])
        for start, end in pairwise(edges)
    )


def _piece(text: str, spans: Sequence[MarkedSpan]) -> Markup:
    if not spans:
        return escape(text)
    told = [span for span in spans if not span.faint]
    hues = list(dict.fromkeys(span.hue for span in told))
    notes = "; ".join(dict.fromkeys(span.note for span in told))
    if not hues:
        return element("mark", text, style=f"background:{spans[0].hue}2b;color:inherit")
    if all(span.weak for span in told):
        style = f"background:{hues[0]}2b;text-decoration-color:{hues[0]}"
        return element("mark", text, class_="weak", style=style, title=notes)
    lines = ",".join(f"inset 0 -{2 + 3 * number}px 0 {hue}" for number, hue in enumerate(hues))
    style = f"background:{hues[0]}52;color:inherit;box-shadow:{lines};padding-bottom:{3 * len(hues) - 1}px"
    return element("mark", text, style=style, title=notes)


def query_spans(corpus: Corpus, query: str, text: str) -> list[MarkedSpan]:
    """What a search found in a passage."""
    spans = match_spans(query, text, corpus.term_numbers) if query else []
    return [MarkedSpan(start, end, ACCENT, "search") for start, end in spans]


def hit_spans(hits: pd.DataFrame, styles: Mapping[str, ThemeStyle]) -> list[MarkedSpan]:
    """The spans of one passage's hits, rows of `HitRow`."""
    return [
        MarkedSpan(
            hit.start,
            hit.end,
            styles[hit.theme].hue,
            f"{styles[hit.theme].label}: {hit.rule}{'' if hit.sure else ' (weak evidence)'}",
            weak=not hit.sure,
        )
        for hit in rows(hits, HitRow)
        if hit.theme in styles
    ]


def evidence(text: str, hits: pd.DataFrame, styles: Mapping[str, ThemeStyle], *, sentences: bool) -> list[MarkedSpan]:
    """The spans of one passage's hits and, on demand, the sentences they stand in."""
    words = hit_spans(hits, styles)
    if not sentences:
        return words
    around = [
        MarkedSpan(start, end, word.hue, word.note, faint=True)
        for start, end in sentence_spans(text)
        for word in words
        if word.start < end and start < word.end
    ]
    return words + around


def article_html(
    passages: pd.DataFrame,
    hits: pd.DataFrame,
    styles: Mapping[str, ThemeStyle],
    receipts: bool,
    searched: Callable[[str], Sequence[MarkedSpan]] = lambda _: (),
    *,
    sentences: bool = False,
) -> Markup:
    """An article's body: sections, passages with their evidence, reference marks, and on demand the rules.

    ``searched`` gives what a search found in a text.
    """
    parts: list[Markup] = []
    section = ""
    by_passage = dict(tuple(hits.groupby("passage")))
    for row in rows(passages, ArticlePassage):
        if row.kind == "title":
            continue
        if row.section != section:
            section = row.section
            parts.append(element("h3", section, style="font-size:1rem;margin:1.1em 0 .3em"))
        own = by_passage.get(row.passage, hits.iloc[:0])
        shown = marked(row.text, [*searched(row.text), *evidence(row.text, own, styles, sentences=sentences)])
        parts.append(_paragraph(shown, row.ordinal, row.kind, row.language, row.references))
        if receipts and len(own):
            parts.append(receipts_html(own, styles))
    return element("div", *parts, style="max-width:46em")


def _paragraph(shown: Markup, ordinal: int, kind: str, language: str, references: Iterable[int]) -> Markup:
    indent = ";padding-left:1.1em;text-indent:-1.1em" if kind == "bullet" else ""
    bullet = "– " if kind == "bullet" else ""
    marks = "".join(f"[{number}]" for number in references)
    small = " " + element("span", marks, style="font-size:.875rem;opacity:.75") if marks else Markup()
    return element("p", bullet, shown, small, id=f"passage-{ordinal}", lang=language, style=_BODY + indent)


def receipts_html(hits: pd.DataFrame, styles: Mapping[str, ThemeStyle]) -> Markup:
    """Which rules fired, and by which words."""
    rules = []
    for (theme, rule), own in hits.groupby(["theme", "rule"], sort=False):
        words = ", ".join(f"“{text}”" for text in dict.fromkeys(own["text"]))
        weak = not own["sure"].all()
        name = badge(styles[str(theme)], weak=weak) if theme in styles else escape(str(theme))
        inner = Markup("{} {} by {}").format(name, element("code", str(rule)), words)
        rules.append(element("li", inner, style="margin:.1em 0"))
    style = "list-style:none;margin:-.4em 0 1em 1.1em;padding:.3em .7em;border-left:2px solid #7A7F87;font-size:.9rem"
    return element("ul", *rules, style=style)


def carried(mask: int, styles: Mapping[str, ThemeStyle]) -> list[ThemeStyle]:
    """The styles of the themes in a bit mask."""
    return [style for bit, style in enumerate(styles.values()) if mask >> bit & 1]


def passage_tags(view: View, themes: int, weak: int, key: str) -> Markup:
    """The tags of a passage: those that are sure, and those that are weak whether or not they count."""
    styles = view.styles
    return tags(view, carried(themes & ~weak, styles), key) + weak_tags(view, carried(weak, styles), key)


def passage_list(
    view: View,
    passages: pd.DataFrame,
    spans: Sequence[Sequence[MarkedSpan]],
    speakers: Mapping[int, Sequence[Spoken]] | None = None,
) -> None:
    """Passages one below the other, each with its article, its themes and a link to read on.

    ``speakers`` are those of each passage by its number; a click on one asks for all of its passages.
    """
    query = view.subcorpus.query
    cards = [
        _card(
            view,
            row,
            marked(row.text, [*own, *query_spans(view.corpus, query, row.text)]),
            (speakers or {}).get(row.passage, ()),
        )
        for row, own in zip(rows(passages, SelectedPassage), spans, strict=True)
    ]
    st.html(element("div", *cards))


def _card(view: View, row: SelectedPassage, shown: Markup, speakers: Sequence[Spoken]) -> Markup:
    text = element("p", shown, lang=row.language, style="line-height:1.7;margin:0 0 .4em;overflow-wrap:anywhere")
    read = link("articles", view.address.with_article(row.key), "Read", _READ)
    badges = passage_tags(view, row.themes, row.weak, row.key)
    day = str(row.published_on) if row.published_on is not None else "no date"
    source = short(row.source, _LONGEST_SOURCE) or "source not stated"
    origin = element("span", source, " · ", element("span", day, class_="day"), class_="origin")
    title = element("span", row.title or NO_HEADLINE)
    wrong = case_link(view, row.key, row.text)
    about = element("div", badges, _said_by(view, speakers), title, " ", origin, read, wrong, class_="about")
    frame = f"border:1px solid {LINE};border-radius:6px;padding:.7em .9em;margin-bottom:.7em"
    return element("div", text, about, style=frame)


def _said_by(view: View, speakers: Sequence[Spoken]) -> Markup:
    """Who speaks in a passage, each a link to all that it says."""
    words = {row.speaker: row.words for row in speakers}
    links = (
        link("speakers", view.address.carried() | {"who": [name]}, name, title=f"Found by “{found}”", kind="speaker")
        for name, found in words.items()
    )
    return joined(links)
