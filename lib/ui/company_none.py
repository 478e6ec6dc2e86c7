"""Why a node has no company, and what to change: a sentence and a way out for each case."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.corpus import Code, Concordance, Corpus, Near, Node
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.ui.company import Question, set_least
from lib.ui.company_table import opens_company, opens_context
from lib.ui.context_offers import near_spellings
from lib.ui.doors import ask, cutter
from lib.ui.filter import reset, subcorpus
from lib.ui.plain import label
from lib.ui.shell import on_wall

Company = Callable[[Corpus, Question, Subcorpus, int], pd.DataFrame]


def hits_of_node(question: Question) -> Concordance | None:
    """How often the node occurs in the selection; None where there is no company, after a sentence that says why."""
    if question.node is None:
        return None
    if isinstance(question.node, Code):
        _say_code(question.written)
        return None
    try:
        found = _count(question.node, subcorpus())
    except QueryError as error:
        st.warning(label(str(error), 600), icon=":material/info:")
        spellings = ask(queries.term_counts, subcorpus())["spelling"].tolist()
        offer_words("Near it", near_spellings(question.written, spellings))
        return None
    if not found.n_hits:
        _say_filtered(question.written, _count(question.node, Subcorpus()))
        return None
    return found


def listed_collocates(question: Question, company: Company) -> pd.DataFrame | None:
    """The collocates of a node that occurs; None after a sentence that says why none is listed."""
    found = ask(company, question, subcorpus(), question.least)
    if len(found):
        return found
    none = f"No word stands {near_words(question.window)} {label(question.written, 60)}"
    rare = ask(company, question, subcorpus(), 1)
    if rare.empty:
        st.warning(f"{none} here. Take a wider window, or list stop words too.")
    else:
        say_seldom(none, rare, question.least)
    return None


def say_seldom(none: str, rare: pd.DataFrame, least: int) -> None:
    """Say how often the most frequent are together, with a button that lists them."""
    first = rare.sort_values("count", ascending=False, kind="stable").iloc[0]
    whom = first["spelling"] if "spelling" in rare else f"{first['name_a']} and {first['name_b']}"
    often = "once" if first["count"] == 1 else f"{first['count']:,} times"
    with st.container(border=True, key="company_seldom"):
        st.markdown(f"**{none} {least:,} times here.** The most frequent is {label(whom)}, {often}.")
        if not on_wall():
            most = int(first["count"])
            st.button(f"List what is together {often}", key="company_lower", on_click=set_least, args=(most,))


def near_words(window: Near) -> str:
    """A window in words: "within 5 words of"."""
    if isinstance(window, str):
        return f"in one {window} with"
    return f"within {window} {'word' if window == 1 else 'words'} of"


def offer_words(name: str, words: Iterable[str]) -> None:
    """Some words as links that ask for their company."""
    linked = " · ".join(opens_company(word, word) for word in words)
    if linked and not on_wall():
        said = f'<span style="opacity:.85">{name}</span> {linked}'
        st.html(f'<div class="offered">{said}</div>')


def _count(node: Node, chosen: Subcorpus) -> Concordance:
    return ask(queries.concordance, chosen, node, cutter(), sort=(), limit=0)


def _say_filtered(written: str, everywhere: Concordance) -> None:
    if not everywhere.n_hits:
        st.warning(f"Nothing in the corpus mentions {label(written, 60)}. Ask for another one.", icon=":material/info:")
        return
    hits = "hit" if everywhere.n_hits == 1 else "hits"
    articles = "article" if everywhere.n_articles == 1 else "articles"
    with st.container(border=True, key="company_filtered"):
        st.markdown(
            f"**No hit of {label(written, 60)} in this selection.** Without the filter there are "
            f"{everywhere.n_hits:,} {hits} in {everywhere.n_articles:,} {articles}."
        )
        if not on_wall():
            st.button("Drop the filter", key="company_drop", on_click=reset)


def _say_code(written: str) -> None:
    """A theme is given to passages, by many words at once."""
    asked = label(written, 60)
    st.warning(
        f"{asked} is given to whole passages, so no word stands beside it. Ask for the company of a word or a concept, "
        "filter by the theme, or see the theme in Context.",
        icon=":material/info:",
    )
    if not on_wall():
        st.html(f'<div class="offered">{opens_context("Open it in Context", written)}</div>')
