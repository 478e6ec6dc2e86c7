"""Articles on the page: cards, and a table to choose from."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.pages import Slice
from lib.corpus.articles import EVERY, ArticleOrder, ListedArticle, article_list
from lib.figures.style import ThemeStyle
from lib.frames import rows
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.pager import pages_html
from lib.ui.markup.passages import NO_HEADLINE, carried, passage_tags
from lib.ui.markup.table import Column, Sort, Table, chosen_sort
from lib.ui.markup.tags import pale_tags
from lib.ui.session.view import View
from lib.ui.widgets.figures import header

PAGE_SIZE = 25
TABLE_HEIGHT, UNSCROLLED = 760, 9
ON_WALL = 8

NEWEST = Sort("date")
# How the corpus orders articles for each sort of the address, and for it turned round.
_ORDERS: dict[str, tuple[ArticleOrder, ArticleOrder]] = {
    "title": ("title", "title"),
    "date": ("newest", "oldest"),
    "passages": ("most passages", "most passages"),
}
# Links from before named the order itself.
_FORMER = {"oldest": Sort("date", turned=True), "most passages": Sort("passages"), "title": Sort("title")}


def article_cards(view: View, articles: pd.DataFrame) -> None:
    """A short list of articles with their themes, each a link to its text."""
    st.html(joined(_card(view, row) for row in rows(articles, ListedArticle)))


def _card(view: View, row: ListedArticle) -> Markup:
    badges = _tags(view, row)
    title = _title(view, row, style="color:inherit")
    return element("div", title, about(row.source, row.published_on, "", badges), style="margin-bottom:.55em")


def _tags(view: View, row: ListedArticle) -> Markup:
    """All themes of an article: dashed the weak ones, pale those it has only in passages that the filter leaves out."""
    others = carried(row.every_theme & ~row.themes & ~row.weak, view.styles)
    return passage_tags(view, row.themes, row.weak, row.key) + pale_tags(view, others, row.key)


def _title(view: View, row: ListedArticle, style: str = "", current: bool = False) -> Markup:
    title = row.title or NO_HEADLINE
    return link("articles", view.address.with_article(row.key), title, style, current=current)


def chosen_order(view: View) -> ArticleOrder:
    """The order of the list that the address asks for."""
    sort = _sort(view)
    return _ORDERS[sort.name][sort.turned]


def _sort(view: View) -> Sort:
    return chosen_sort(view, _columns(view, ""), _FORMER.get(view.address.first("order"), NEWEST))


def article_table(view: View, articles: pd.DataFrame, n_articles: int, at: Slice, key: str) -> str:
    """A page of a list with theme tags; returns the key of the article to read, by default the first of the page."""
    pages = pages_html(view, at, n_articles)
    heading, every = _listed(len(articles), n_articles, at), _every(view)
    header(view, heading, lambda: _exported(view, every()), key, pages=pages)
    article = view.address.first("article")
    chosen = article or (articles["key"].iloc[0] if len(articles) else "")
    if view.wall:
        article_cards(view, articles.head(ON_WALL))
        return chosen
    with st.container(height=TABLE_HEIGHT if len(articles) > UNSCROLLED else "content", border=False, key=key):
        st.html(
            Table(
                _columns(view, chosen),
                rows(articles, ListedArticle),
                "listed",
                sort=_sort(view),
                usual=NEWEST,
                reset=("article", "why", "order"),
                current=lambda row: row.key == chosen,
            ).html(view)
        )
    return chosen


def _columns(view: View, chosen: str) -> list[Column[ListedArticle]]:
    def article(row: ListedArticle) -> Markup:
        badges = _tags(view, row)
        return _title(view, row, current=row.key == chosen) + element("div", badges)

    def source(row: ListedArticle) -> Markup:
        return Markup("{}<br>{}").format(row.source or "not stated", str(row.published_on or "no date"))

    return [
        Column("Article", article, "title", "By title", rising=True, turns=False),
        Column("Source, date", source, "date", "Newest first, or oldest first"),
        Column("Passages", lambda row: f"{row.n_selected:,}", "passages", "Most passages first", turns=False),
    ]


def _every(view: View) -> Callable[[], pd.DataFrame]:
    """What gives the whole list, in the order it is shown in."""
    return partial(article_list, view.corpus, view.subcorpus, chosen_order(view), EVERY)


def _exported(view: View, articles: pd.DataFrame) -> pd.DataFrame:
    styles = view.styles
    return pd.DataFrame(
        {
            "Title": articles["title"],
            "Themes": [[_scored(view, style) for style in carried(mask, styles)] for mask in articles["themes"]],
            "Weak themes": [[style.label for style in carried(mask, styles)] for mask in articles["weak"]],
            "Themes outside the filter": [
                [style.label for style in carried(every & ~own, styles)]
                for own, every in zip(articles["themes"], articles["every_theme"], strict=True)
            ],
            "Source": articles["source"],
            "Date": articles["published_on"],
            "Passages": articles["n_selected"],
            "key": articles["key"],
        }
    )


def _scored(view: View, style: ThemeStyle) -> str:
    note = view.score_notes.get(style.id, "")
    return f"{style.label} ({note})" if note else style.label


def _listed(n_shown: int, n_articles: int, at: Slice) -> str:
    if n_shown < n_articles:
        return f"{at.offset + 1:,} to {at.offset + n_shown:,} of {n_articles:,} articles"
    return f"{n_articles:,} {'article' if n_articles == 1 else 'articles'}"


def about(source: str, day: object, more: str, before: Markup | None = None) -> Markup:
    """Where an article comes from, after what stands ``before`` it."""
    known = [part for part in (source or "source not stated", str(day) if day else "date not stated", more) if part]
    parts = joined((element("span", part, style="display:inline-block") for part in known), " · ")
    style = "font-size:.875rem;line-height:1.9;margin:.1em 0 .6em"
    return element("div", before or "", element("span", parts), style=style)
