"""The reader: one article with each theme's evidence, and why it carries a theme or does not."""

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.figures import ThemeStyle
from lib.ui.articles.reasons import reasons
from lib.ui.articles.table import about
from lib.ui.markup.escape import html
from lib.ui.markup.links import link
from lib.ui.markup.passages import NO_HEADLINE, article_html, carried, evidence, marked, query_spans, receipts_html
from lib.ui.markup.tags import missing_tags, tags
from lib.ui.session.live import styles_of
from lib.ui.session.view import View

Styles = dict[str, ThemeStyle]


def draw_reader(view: View, key: str) -> None:
    """One article with its evidence marked; the address may ask for the reasons of one theme and for all rules."""
    styles = view.styles
    found = view.ask(articles.article, key)
    if found.empty:
        st.info("There is no such article in this corpus. Choose one from the table.", icon=":material/info:")
        return
    article = next(found.itertuples())
    query, why, receipts = view.subcorpus.query, view.address.first("why"), view.address.first("rules") == "1"
    passages, hits = view.ask(articles.passages_of, article.article), view.ask(articles.hits_of, article.article)
    themes = carried(_mask(passages), styles)
    whole = why in {style.id for style in themes}
    marks = hits[hits["theme"] == why] if whole else hits
    titles = passages[passages["kind"] == "title"]
    title_hits = marks[marks["passage"].isin(titles["passage"])]
    spans = [*query_spans(query, article.title), *evidence(article.title, title_hits, styles, sentences=whole)]
    missing = [style for style in styles.values() if style not in themes]
    st.html(
        f'<h2 lang="{passages["language"].iloc[0]}" style="font-size:1.4rem;line-height:1.5;margin:0;padding:0;'
        'overflow-wrap:anywhere">'
        f"{marked(article.title, spans) or NO_HEADLINE}</h2>"
        + about(article.source, article.published_on, f"{article.published_time} {article.topic}".strip(), "")
        + _tag_line(view, tags(view, themes, key, why), missing_tags(view, missing, key, why), receipts)
        + (reasons(view, article, passages, hits, styles[why]) if why in styles else _unknown(why))
        + (receipts_html(title_hits, styles) if receipts and len(title_hits) else "")
        + view.ask(_body, article.article, why if whole else "", receipts, query)
        + f'<p style="font-size:.875rem;opacity:.8">{html(Path(article.path).name)} · corpus {view.corpus.version}</p>'
    )


def _body(corpus: Corpus, article: int, why: str, receipts: bool, query: str) -> str:
    """The text with all evidence marked, or that of one theme with its sentences; kept as long as nothing changes."""
    hits = corpus.ask(articles.hits_of, article)
    marks = hits[hits["theme"] == why] if why else hits
    return article_html(
        corpus.ask(articles.passages_of, article), marks, styles_of(corpus), receipts, query, sentences=bool(why)
    )


def _mask(passages: pd.DataFrame) -> int:
    mask = 0
    for own in passages["themes"]:
        mask |= int(own)
    return mask


def _tag_line(view: View, carries: str, lacks: str, receipts: bool) -> str:
    gap = '<span style="margin-right:.5em">{}</span>'
    said = f"{carries}{gap.format('not')}{lacks}" if carries and lacks else carries or lacks
    lead = gap.format("Why" if carries else "Why not")
    turned = {**view.address.params, "rules": [] if receipts else ["1"]}
    rules = "" if view.wall else link("articles", turned, "Show the rules that fired", name="rules", switch=receipts)
    return f'<div style="font-size:.875rem;line-height:2;margin:-.3em 0 .6em">{lead}{said} {rules}</div>'


def _unknown(why: str) -> str:
    return f"<p>There is no theme “{html(why)}” here, so its reasons were left out.</p>" if why else ""
