"""Why a node has no company, and what to change: a sentence and a way out for each case."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from lib.analyses.collocates import Question
from lib.analyses.suggestions import near_spellings
from lib.corpus import contexts, counts
from lib.corpus.contexts import Concordance, WindowSize
from lib.corpus.nodes import CodeNode, Node
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.log import refused
from lib.model import Subcorpus
from lib.ui.collocates.question import set_least
from lib.ui.collocates.table import collocates_link, concordance_link
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets.suggestions import draw_unfiltered

Company = Callable[[Corpus, Question, Subcorpus, int], pd.DataFrame]


def hits_of_node(view: View, question: Question) -> Concordance | None:
    """How often the node occurs in the selection; None where there is no company, after a sentence that says why."""
    if question.node is None:
        return None
    if isinstance(question.node, CodeNode):
        _say_code(view, question.written)
        return None
    try:
        found = _count(view, question.node, view.subcorpus)
    except QueryError as error:
        st.warning(label(refused(error), 600), icon=":material/info:")
        spellings = view.ask(counts.term_counts, view.subcorpus)["spelling"].tolist()
        offer_words(view, "Near it", near_spellings(question.written, spellings))
        return None
    if not found.n_hits:
        _say_filtered(view, question.written, _count(view, question.node, Subcorpus()))
        return None
    return found


def listed_collocates(view: View, question: Question, company: Company) -> pd.DataFrame | None:
    """The collocates of a node that occurs; None after a sentence that says why none is listed."""
    found = view.ask(company, question, view.subcorpus, question.least)
    if len(found):
        return found
    none = f"No word stands {near_words(question.window)} {label(question.written, 60)}"
    rare = view.ask(company, question, view.subcorpus, 1)
    if rare.empty:
        st.warning(f"{none} here. Take a wider window, or list stop words too.")
    else:
        say_seldom(view, none, rare, question.least)
    return None


def say_seldom(view: View, none: str, rare: pd.DataFrame, least: int) -> None:
    """Say how often the most frequent are together, with a button that lists them."""
    first = rare.sort_values("count", ascending=False, kind="stable").iloc[0]
    whom = first["spelling"] if "spelling" in rare else f"{first['name_a']} and {first['name_b']}"
    often = "once" if first["count"] == 1 else f"{first['count']:,} times"
    with st.container(border=True, key="collocates_seldom"):
        st.markdown(f"**{none} {least:,} times here.** The most frequent is {label(whom)}, {often}.")
        if not view.wall:
            most = int(first["count"])
            st.button(f"List what is together {often}", key="collocates_lower", on_click=set_least, args=(most,))


def near_words(window: WindowSize) -> str:
    """A window in words: "within 5 words of"."""
    if isinstance(window, str):
        return f"in one {window} with"
    return f"within {window} {'word' if window == 1 else 'words'} of"


def offer_words(view: View, name: str, words: Iterable[str]) -> None:
    """Some words as links that ask for their company."""
    linked = " · ".join(collocates_link(view, word, word) for word in words)
    if linked and not view.wall:
        said = f'<span style="opacity:.85">{name}</span> {linked}'
        st.html(f'<div class="offered">{said}</div>')


def _count(view: View, node: Node, chosen: Subcorpus) -> Concordance:
    return view.ask(contexts.concordance, chosen, node, view.cutter, sort=(), limit=0)


def _say_filtered(view: View, written: str, everywhere: Concordance) -> None:
    if not everywhere.n_hits:
        st.warning(f"Nothing in the corpus mentions {label(written, 60)}. Ask for another one.", icon=":material/info:")
        return
    with st.container(border=True, key="collocates_filtered"):
        draw_unfiltered(view, label(written, 60), everywhere, "collocates_drop")


def _say_code(view: View, written: str) -> None:
    """A theme is given to passages, by many words at once."""
    asked = label(written, 60)
    st.warning(
        f"{asked} is given to whole passages, so no word stands beside it. Ask for the company of a word or a concept, "
        "filter by the theme, or see the theme in Concordance.",
        icon=":material/info:",
    )
    if not view.wall:
        st.html(f'<div class="offered">{concordance_link(view, "Open it in Concordance", written)}</div>')
