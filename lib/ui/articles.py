"""Articles on the page: cards, and a table to choose from."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus import ORDERS, Order
from lib.figures import ThemeStyle
from lib.ui import address
from lib.ui.gold import score_note
from lib.ui.links import link
from lib.ui.pager import Place, pages_html
from lib.ui.passages import carried
from lib.ui.plain import html
from lib.ui.shell import on_wall
from lib.ui.show import header
from lib.ui.tags import tags

PAGE_SIZE = 25
TABLE_HEIGHT, UNSCROLLED = 760, 9
ON_WALL = 8
NO_HEADLINE = "(no headline)"
Styles = dict[str, ThemeStyle]

# What a head sorts by, in turn: the order, its sign, and what a pointer is told.
_HEADS: dict[str, list[tuple[Order, str, str]]] = {
    "Article": [("title", "▲", "By title")],
    "Source, date": [("newest", "▼", "Newest first"), ("oldest", "▲", "Oldest first")],
    "Passages": [("most passages", "▼", "Most passages first")],
}


def article_cards(articles: pd.DataFrame, styles: Styles) -> None:
    """A short list of articles with their themes, each a link to its text."""
    st.html(
        "".join(
            f'<div style="margin-bottom:.55em">{_title(row, style="color:inherit")}'
            f"{about(row.source, row.published_on, '', tags(carried(row.themes, styles), row.key))}</div>"
            for row in articles.itertuples()
        )
    )


def _title(row: Any, style: str = "", current: bool = False) -> str:
    shown = html(row.title or NO_HEADLINE)
    return link("articles", address.link(row.key), shown, style, current=current)


def asked_order() -> Order:
    """The order of the list that the address asks for."""
    asked = address.first("order")
    return next((order for order in ORDERS if order == asked), ORDERS[0])


def article_table(articles: pd.DataFrame, n_articles: int, at: Place, styles: Styles, key: str) -> str:
    """A page of a list with theme tags; returns the key of the article to read, by default the first of the page."""
    pages = pages_html(at, n_articles)
    header(_listed(len(articles), n_articles, at), lambda: _exported(articles, styles), key, pages=pages)
    asked = address.first("article")
    chosen = asked or (articles["key"].iloc[0] if len(articles) else "")
    if on_wall():
        article_cards(articles.head(ON_WALL), styles)
        return chosen
    rows = "".join(_row(row, styles, current=row.key == chosen) for row in articles.itertuples())
    with st.container(height=TABLE_HEIGHT if len(articles) > UNSCROLLED else "content", border=False, key=key):
        heads = "".join(_head(*head) for head in _HEADS.items())
        st.html(f"<table class='listed'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    return chosen


def _head(name: str, orders: Sequence[tuple[Order, str, str]]) -> str:
    """A head whose link sorts by it, and the other way round if there is one."""
    now = asked_order()
    sign = next((sign for order, sign, _ in orders if order == now), "")
    order, _, told = next((turn for turn in orders if turn[0] != now), orders[0])
    params = address.without("at", "article", "why")
    params["order"] = [] if order == ORDERS[0] else [order]
    shown = link("articles", params, f"{name} {sign}".rstrip(), title=told, name=f"by {name}")
    how = f" aria-sort='{'ascending' if sign == '▲' else 'descending'}'" if sign else ""
    return f"<th scope='col'{how}>{shown}</th>"


def _row(row: Any, styles: Styles, current: bool) -> str:
    title = _title(row, current=current)
    cells = (
        f"{title}<div>{tags(carried(row.themes, styles), row.key)}</div>",
        f"{html(row.source or 'not stated')}<br>{html(str(row.published_on or 'no date'))}",
        f"{row.n_selected:,}",
    )
    return f"<tr{' class=current' if current else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _exported(articles: pd.DataFrame, styles: Styles) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Title": articles["title"],
            "Themes": [[_scored(style) for style in carried(mask, styles)] for mask in articles["themes"]],
            "Source": articles["source"],
            "Date": articles["published_on"],
            "Passages": articles["n_selected"],
            "key": articles["key"],
        }
    )


def _scored(style: ThemeStyle) -> str:
    note = score_note(style.id)
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
