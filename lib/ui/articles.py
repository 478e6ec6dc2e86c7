"""Articles on the page: cards, a table to choose from, and the reader."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.figures import ThemeStyle
from lib.ui import address
from lib.ui.doors import ask, corpus
from lib.ui.filter import subcorpus
from lib.ui.passages import article_html, carried, hit_spans, marked, query_spans, receipts_html
from lib.ui.plain import chips, html, label
from lib.ui.shell import on_wall
from lib.ui.show import header

PAGE_SIZE = 50
ROW_HEIGHT, TABLE_HEIGHT = 36, 760
ON_WALL = 8
NO_HEADLINE = "(no headline)"
Styles = dict[str, ThemeStyle]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a long list the viewer is."""

    offset: int
    size: int = PAGE_SIZE


def article_cards(articles: pd.DataFrame, styles: Styles) -> None:
    """A short list of articles with their themes, each a link to its text."""
    for row in articles.itertuples():
        with st.container(gap="xxsmall"):
            st.page_link(
                "pages/articles.py", label=label(row.title or NO_HEADLINE, 60), query_params=address.link(row.key)
            )
            st.html(_meta(row.source, row.published_on, "", carried(row.themes, styles)))


def page_picker(key: str, n_articles: int) -> Place:
    """The page of a long list; nothing is drawn for a short one."""
    pages = max(1, -(-n_articles // PAGE_SIZE))
    asked = address.first("at")
    at = min(pages, max(1, int(asked))) if asked.isdecimal() else 1
    if pages > 1 and not on_wall():
        st.session_state[key] = at
        st.pagination(pages, key=key, on_change=lambda: address.write(at=str(st.session_state[key])))
    return Place((at - 1) * PAGE_SIZE)


def article_table(articles: pd.DataFrame, n_articles: int, at: Place, styles: Styles, key: str) -> str:
    """A page of a list with theme badges; returns the key of the article to read, by default the first of the page."""
    table = pd.DataFrame(
        {
            "Title": articles["title"],
            "Themes": [[_badge(style) for style in carried(mask, styles)] for mask in articles["themes"]],
            "Source": articles["source"],
            "Date": pd.to_datetime(articles["published_on"]).dt.date,
            "Passages": articles["n_selected"],
        }
    )
    header(_listed(len(articles), n_articles, at), table.assign(key=articles["key"]), key)
    asked = address.first("article")
    chosen = asked or (articles["key"].iloc[0] if len(articles) else "")
    if on_wall():  # a table's type does not grow with the page's
        article_cards(articles.head(ON_WALL), styles)
        return chosen
    rows = [number for number, name in enumerate(articles["key"]) if name == chosen]

    def picked() -> None:
        chosen_rows = st.session_state[key]["selection"]["rows"]
        if chosen_rows != rows:  # the browser also sends back what was drawn, with the next change elsewhere
            address.write(article=articles["key"].iloc[chosen_rows[0]] if chosen_rows else None)

    st.session_state[key] = {"selection": {"rows": rows}}
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        height=min(TABLE_HEIGHT, ROW_HEIGHT * (len(table) + 1) + 2),
        row_height=ROW_HEIGHT,
        on_select=picked,
        selection_mode="single-row",
        column_config={
            "Title": st.column_config.TextColumn(width=270),
            "Themes": st.column_config.MultiselectColumn(
                width=335,
                options=[_badge(style) for style in styles.values()],
                color=[style.hue for style in styles.values()],
            ),
            "Source": st.column_config.TextColumn(width=110),
            "Date": st.column_config.DateColumn(width=90, format="YYYY-MM-DD"),
            "Passages": st.column_config.NumberColumn(width=80, help="Passages that pass the filter"),
        },
        alt="Articles that pass the filter, with their themes; choose a row to read it",
    )
    return chosen


def _listed(shown: int, n_articles: int, at: Place) -> str:
    if shown < n_articles:
        return f"{at.offset + 1:,} to {at.offset + shown:,} of {n_articles:,} articles"
    return f"{n_articles:,} {'article' if n_articles == 1 else 'articles'}"


def _badge(style: ThemeStyle) -> str:
    """A theme's mark and the first word of its name, to fit a table cell."""
    return f"{style.icon} {style.label.split()[0]}"


def reader(key: str, styles: Styles, receipts: bool) -> None:
    """One article with each theme's evidence marked in its colour."""
    found = ask(queries.article, key)
    if found.empty:
        st.info("There is no such article in this corpus. Choose one from the table.", icon=":material/info:")
        return
    row = next(found.itertuples())
    query = subcorpus().query
    passages, hits = ask(queries.passages_of, row.article), ask(queries.hits_of, row.article)
    mask = 0
    for own in passages["themes"]:
        mask |= int(own)
    titles = passages[passages["kind"] == "title"]
    title_hits = hits[hits["passage"].isin(titles["passage"])]
    spans = [*query_spans(query, row.title), *hit_spans(title_hits, styles)]
    st.html(
        f'<h2 lang="{passages["language"].iloc[0]}" style="font-size:1.4rem;line-height:1.5;margin:0;padding:0">'
        f"{marked(row.title, spans) or NO_HEADLINE}</h2>"
        + _meta(row.source, row.published_on, f"{row.published_time} {row.topic}".strip(), carried(mask, styles))
        + (receipts_html(title_hits, styles) if receipts and len(title_hits) else "")
        + article_html(passages, hits, styles, receipts, query)
        + f'<p style="font-size:.875rem;opacity:.8">{html(Path(row.path).name)} · corpus {html(corpus().version)}</p>'
    )


def _meta(source: str, day: object, more: str, themes: list[ThemeStyle]) -> str:
    known = [part for part in (source or "source not stated", str(day) if day else "date not stated", more) if part]
    return (
        f'<div style="font-size:.875rem;line-height:1.8;margin:.1em 0 .6em">{chips(themes)}'
        f"<span>{' · '.join(map(html, known))}</span></div>"
    )
