"""The reader: one article with each theme's evidence, and why it carries a theme or does not."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from lib.corpus import articles
from lib.corpus.articles import ArticleRow
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.ui.articles.reasons import reasons
from lib.ui.articles.table import about
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import NO_HEADLINE, article_html, carried, evidence, marked, query_spans, receipts_html
from lib.ui.markup.tags import missing_tags, tags, weak_tags
from lib.ui.session.live import corpus_styles
from lib.ui.session.view import View

_TITLE = "font-size:1.4rem;line-height:1.5;margin:0;padding:0;overflow-wrap:anywhere"


def draw_reader(view: View, key: str) -> None:
    """One article with its evidence marked; the address may ask for the reasons of one theme and for all rules."""
    styles = view.styles
    article = next(rows(view.ask(articles.article, key), ArticleRow), None)
    if article is None:
        st.info("There is no such article in this corpus. Choose one from the table.", icon=":material/info:")
        return
    query, why, receipts = view.subcorpus.query, view.address.first("why"), view.address.first("rules") == "1"
    passages, hits = (
        view.ask(articles.passages_in_article, article.article),
        view.ask(articles.hits_in_article, article.article),
    )
    sure = _mask(passages["themes"])
    themes, weak = carried(sure, styles), carried(_mask(passages["weak"]) & ~sure, styles)
    whole = why in {style.id for style in (*themes, *weak)}
    marks = hits[hits["theme"] == why] if whole else hits
    titles = passages[passages["kind"] == "title"]
    title_hits = marks[marks["passage"].isin(titles["passage"])]
    spans = [
        *query_spans(view.corpus, query, article.title),
        *evidence(article.title, title_hits, styles, sentences=whole),
    ]
    missing = [style for style in styles.values() if style not in themes and style not in weak]
    title = marked(article.title, spans) or NO_HEADLINE
    file = f"{Path(article.path).name} · corpus {view.corpus.version}"
    parts = [
        element("h2", title, lang=passages["language"].iloc[0], style=_TITLE),
        about(article.source, article.published_on, f"{article.published_time} {article.topic}".strip()),
        _tag_line(
            view,
            tags(view, themes, key, why),
            weak_tags(view, weak, key, why),
            missing_tags(view, missing, key, why),
            receipts,
        ),
        reasons(view, article, passages, hits, styles[why]) if why in styles else _unknown(why),
        receipts_html(title_hits, styles) if receipts and len(title_hits) else "",
        view.ask(_body, article.article, why if whole else "", receipts, query),
        _set_aside(article.set_aside),
        element("p", file, style="font-size:.875rem;opacity:.8"),
    ]
    st.html(joined(parts))


def _body(corpus: Corpus, article: int, why: str, receipts: bool, query: str) -> Markup:
    """The text with all evidence marked, or that of one theme with its sentences; kept as long as nothing changes."""
    hits, passages = corpus.ask(articles.hits_in_article, article), corpus.ask(articles.passages_in_article, article)
    marks = hits[hits["theme"] == why] if why else hits
    searched = partial(query_spans, corpus, query)
    return article_html(passages, marks, corpus_styles(corpus), receipts, searched, sentences=bool(why))


def _set_aside(texts: Sequence[str]) -> Markup:
    """What recurs above or below many articles of the source, pale: it can be read and is not counted."""
    if not len(texts):
        return Markup()
    note = element("p", "Recurs in many articles of this source and is not counted:", class_="aside-note")
    return element("div", note, *(element("p", text) for text in texts), class_="set-aside")


def _mask(masks: "pd.Series[int]") -> int:
    return int(np.bitwise_or.reduce(masks.to_numpy(), initial=0))


def _tag_line(view: View, sure: Markup, weak: Markup, lacks: Markup, receipts: bool) -> Markup:
    apart = "margin-right:.5em"
    carries = sure + (element("span", "weak", style=apart) + weak if weak else Markup())
    lead = element("span", "Why" if carries else "Why not", style=apart)
    between = element("span", "not", style=apart) if carries and lacks else Markup()
    turned = {**view.address.params, "rules": [] if receipts else ["1"]}
    rules = Markup()
    if not view.wall:
        rules = link("articles", turned, "Show the rules that fired", name="rules", switch=receipts)
    style = "font-size:.875rem;line-height:2;margin:-.3em 0 .6em"
    return element("div", lead, carries, between, lacks, " ", rules, style=style)


def _unknown(why: str) -> Markup:
    return element("p", f"There is no theme “{why}” here, so its reasons were left out.") if why else Markup()
