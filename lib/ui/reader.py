"""The reader: one article with each theme's evidence, and why it carries a theme or does not."""

from pathlib import Path

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.corpus import Corpus
from lib.figures import ThemeStyle
from lib.ui import address
from lib.ui.articles import NO_HEADLINE, about
from lib.ui.doors import ask, corpus
from lib.ui.doors import styles as all_styles
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.passages import article_html, carried, evidence, marked, query_spans, receipts_html
from lib.ui.plain import html
from lib.ui.reasons import reasons
from lib.ui.shell import on_wall
from lib.ui.tags import missing_tags, tags

Styles = dict[str, ThemeStyle]


def reader(key: str, styles: Styles) -> None:
    """One article with its evidence marked; the address may ask for the reasons of one theme and for all rules."""
    found = ask(queries.article, key)
    if found.empty:
        st.info("There is no such article in this corpus. Choose one from the table.", icon=":material/info:")
        return
    article = next(found.itertuples())
    query, why, receipts = subcorpus().query, address.first("why"), address.first("rules") == "1"
    passages, hits = ask(queries.passages_of, article.article), ask(queries.hits_of, article.article)
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
        + _tag_line(tags(themes, key, why), missing_tags(missing, key, why), receipts)
        + (reasons(article, passages, hits, styles[why]) if why in styles else _unknown(why))
        + (receipts_html(title_hits, styles) if receipts and len(title_hits) else "")
        + ask(_body, article.article, why if whole else "", receipts, query)
        + f'<p style="font-size:.875rem;opacity:.8">{html(Path(article.path).name)} · corpus {corpus().version}</p>'
    )


def _body(_corpus: Corpus, article: int, why: str, receipts: bool, query: str) -> str:
    """The text with all evidence marked, or that of one theme with its sentences; kept as long as nothing changes."""
    hits = ask(queries.hits_of, article)
    marks = hits[hits["theme"] == why] if why else hits
    return article_html(ask(queries.passages_of, article), marks, all_styles(), receipts, query, sentences=bool(why))


def _mask(passages: pd.DataFrame) -> int:
    mask = 0
    for own in passages["themes"]:
        mask |= int(own)
    return mask


def _tag_line(carries: str, lacks: str, receipts: bool) -> str:
    gap = '<span style="margin-right:.5em">{}</span>'
    said = f"{carries}{gap.format('not')}{lacks}" if carries and lacks else carries or lacks
    lead = gap.format("Why" if carries else "Why not")
    turned = {**address.read(), "rules": [] if receipts else ["1"]}
    rules = "" if on_wall() else link("articles", turned, "Show the rules that fired", name="rules", switch=receipts)
    return f'<div style="font-size:.875rem;line-height:2;margin:-.3em 0 .6em">{lead}{said} {rules}</div>'


def _unknown(why: str) -> str:
    return f"<p>There is no theme “{html(why)}” here, so its reasons were left out.</p>" if why else ""
