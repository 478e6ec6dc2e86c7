"""Articles on the page: cards, and a table to choose from."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus.articles import ORDERS, Order
from lib.figures import ThemeStyle
from lib.ui.markup.escape import html
from lib.ui.markup.links import link
from lib.ui.markup.pager import Place, pages_html
from lib.ui.markup.passages import NO_HEADLINE, carried
from lib.ui.markup.tags import tags
from lib.ui.session.view import View
from lib.ui.widgets.figures import header

PAGE_SIZE = 25
TABLE_HEIGHT, UNSCROLLED = 760, 9
ON_WALL = 8
Styles = dict[str, ThemeStyle]

# What a head sorts by, in turn: the order, its sign, and what a pointer is told.
_HEADS: dict[str, list[tuple[Order, str, str]]] = {
    "Article": [("title", "▲", "By title")],
    "Source, date": [("newest", "▼", "Newest first"), ("oldest", "▲", "Oldest first")],
    "Passages": [("most passages", "▼", "Most passages first")],
}


def article_cards(view: View, articles: pd.DataFrame) -> None:
    """A short list of articles with their themes, each a link to its text."""
    styles = view.styles
    st.html(
        "".join(
            f'<div style="margin-bottom:.55em">{_title(view, row, style="color:inherit")}'
            f"{about(row.source, row.published_on, '', tags(view, carried(row.themes, styles), row.key))}</div>"
            for row in articles.itertuples()
        )
    )


def _title(view: View, row: Any, style: str = "", current: bool = False) -> str:
    shown = html(row.title or NO_HEADLINE)
    return link("articles", view.address.with_article(row.key), shown, style, current=current)


def asked_order(view: View) -> Order:
    """The order of the list that the address asks for."""
    asked = view.address.first("order")
    return next((order for order in ORDERS if order == asked), ORDERS[0])


def article_table(view: View, articles: pd.DataFrame, n_articles: int, at: Place, key: str) -> str:
    """A page of a list with theme tags; returns the key of the article to read, by default the first of the page."""
    pages = pages_html(view, at, n_articles)
    header(view, _listed(len(articles), n_articles, at), lambda: _exported(view, articles), key, pages=pages)
    asked = view.address.first("article")
    chosen = asked or (articles["key"].iloc[0] if len(articles) else "")
    if view.wall:
        article_cards(view, articles.head(ON_WALL))
        return chosen
    rows = "".join(_row(view, row, current=row.key == chosen) for row in articles.itertuples())
    with st.container(height=TABLE_HEIGHT if len(articles) > UNSCROLLED else "content", border=False, key=key):
        heads = "".join(_head(view, *head) for head in _HEADS.items())
        st.html(f"<table class='listed'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    return chosen


def _head(view: View, name: str, orders: Sequence[tuple[Order, str, str]]) -> str:
    """A head whose link sorts by it, and the other way round if there is one."""
    now = asked_order(view)
    sign = next((sign for order, sign, _ in orders if order == now), "")
    order, _, told = next((turn for turn in orders if turn[0] != now), orders[0])
    params = view.address.without("at", "article", "why")
    params["order"] = [] if order == ORDERS[0] else [order]
    shown = link("articles", params, f"{name} {sign}".rstrip(), title=told, name=f"by {name}")
    how = f" aria-sort='{'ascending' if sign == '▲' else 'descending'}'" if sign else ""
    return f"<th scope='col'{how}>{shown}</th>"


def _row(view: View, row: Any, current: bool) -> str:
    styles = view.styles
    title = _title(view, row, current=current)
    cells = (
        f"{title}<div>{tags(view, carried(row.themes, styles), row.key)}</div>",
        f"{html(row.source or 'not stated')}<br>{html(str(row.published_on or 'no date'))}",
        f"{row.n_selected:,}",
    )
    return f"<tr{' class=current' if current else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _exported(view: View, articles: pd.DataFrame) -> pd.DataFrame:
    styles = view.styles
    return pd.DataFrame(
        {
            "Title": articles["title"],
            "Themes": [[_scored(view, style) for style in carried(mask, styles)] for mask in articles["themes"]],
            "Source": articles["source"],
            "Date": articles["published_on"],
            "Passages": articles["n_selected"],
            "key": articles["key"],
        }
    )


def _scored(view: View, style: ThemeStyle) -> str:
    note = view.score_notes.get(style.id, "")
    return f"{style.label} ({note})" if note else style.label


def _listed(shown: int, n_articles: int, at: Place) -> str:
    if shown < n_articles:
        return f"{at.offset + 1:,} to {at.offset + shown:,} of {n_articles:,} articles"
    return f"{n_articles:,} {'article' if n_articles == 1 else 'articles'}"


def about(source: str, day: object, more: str, shown: str) -> str:
    """Where an article comes from, after whatever HTML is ``shown`` first."""
    known = [part for part in (source or "source not stated", str(day) if day else "date not stated", more) if part]
    kept = [f'<span style="display:inline-block">{html(part)}</span>' for part in known]
    return (
        f'<div style="font-size:.875rem;line-height:1.9;margin:.1em 0 .6em">{shown}'
        f"<span>{' · '.join(kept)}</span></div>"
    )
