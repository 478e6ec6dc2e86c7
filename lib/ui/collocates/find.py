"""What is found for a question, or why nothing is and what to change: a sentence and a way out for each case."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.analyses.collocates import CollocatesAnswer, CollocatesQuestion, analyse_collocates, count_hits
from lib.analyses.suggestions import leading_terms, near_spellings
from lib.corpus import counts, nodes
from lib.corpus.nodes import CodeNode
from lib.errors import QueryError
from lib.log import refused
from lib.model import Subcorpus
from lib.ui.collocates.links import collocates_link, concordance_link
from lib.ui.collocates.question import name_label, set_least, window_words
from lib.ui.markup.elements import element, joined
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets.suggestions import draw_unfiltered
from lib.wording import counted


def find_collocates(view: View, question: CollocatesQuestion) -> CollocatesAnswer | None:
    """What is found; None after a sentence that says why nothing is listed. Words to ask for are offered with it."""
    collocates = _ask(view, question)
    if question.of_words and (collocates is None or not question.written):
        leading = view.ask(leading_terms, view.subcorpus, question.stopwords, question.top)
        offer_words(view, "Leading words", leading)
    if collocates is None:
        return None
    if collocates.hits and collocates.hits.n_articles == 1:
        hits = f"{collocates.hits.n_hits:,} of {label(question.written, 40)}"
        st.info(f"All {hits} are in one article: these are its collocates in that article alone.")
    return collocates


def _ask(view: View, question: CollocatesQuestion) -> CollocatesAnswer | None:
    if question.written and question.node is None:  # why it cannot be read is said above
        return None
    if isinstance(question.node, CodeNode):
        _say_code(view, question.written)
        return None
    try:
        collocates = view.ask(analyse_collocates, view.subcorpus, question)
    except QueryError as error:
        st.warning(label(refused(error), 600), icon=":material/info:")
        spellings = view.ask(counts.term_counts, view.subcorpus)["spelling"].tolist()
        offer_words(view, "Near it", near_spellings(question.written, spellings))
        return None
    if len(collocates.ranked):
        return collocates
    if not question.of_words:
        st.warning(_no_names(view, question), icon=":material/info:")
    elif collocates.hits and not collocates.hits.n_hits:
        _say_no_hit(view, question)
    else:
        _say_no_words(view, question, collocates)
    return None


def _say_code(view: View, written: str) -> None:
    """A theme is given to passages, by many words at once."""
    st.warning(
        f"{label(written, 60)} is given to whole passages, so no word stands beside it. Ask for the collocates of a "
        "word or a concept, filter by the theme, or see the theme in Concordance.",
        icon=":material/info:",
    )
    if not view.wall:
        st.html(element("div", concordance_link(view, "Open it in Concordance", written), class_="offered"))


def _say_no_hit(view: View, question: CollocatesQuestion) -> None:
    everywhere, name = view.ask(count_hits, Subcorpus(), question), label(question.written, 60)
    if not everywhere.n_hits:
        st.warning(f"Nothing in the corpus mentions {name}. Ask for another one.", icon=":material/info:")
        return
    with st.container(border=True, key="collocates_filtered"):
        draw_unfiltered(view, name, everywhere, "collocates_drop")


def _say_no_words(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer) -> None:
    near = window_words(question.window)
    if question.node is None and not collocates.leading:
        st.warning("This selection has no word but stop words. List stop words too, or drop a filter.")
    elif question.node is None:
        none = f"No two of the leading words stand {near} each other"
        _say_rare(
            view, none, collocates.rarer, f"{none} in this selection. Take a wider window, or drop a filter.", question
        )
    else:
        none = f"No word stands {near} {label(question.written, 60)}"
        otherwise = f"{none} here. Take a wider window, or list stop words too."
        _say_rare(view, none, collocates.rarer, otherwise, question)


def _say_rare(view: View, none: str, rarer: pd.DataFrame, otherwise: str, question: CollocatesQuestion) -> None:
    """Say how often the most frequent are together, with a button that lists them; ``otherwise`` where none are."""
    if rarer.empty:
        st.warning(otherwise)
        return
    first = rarer.sort_values("count", ascending=False, kind="stable").iloc[0]
    most = int(first["count"])
    who = first["spelling"] if "spelling" in rarer else f"{first['name_a']} and {first['name_b']}"
    often = "once" if most == 1 else f"{most:,} times"
    with st.container(border=True, key="collocates_seldom"):
        st.markdown(f"**{none} {question.least:,} times here.** The most frequent is {label(who)}, {often}.")
        if not view.wall:
            st.button(f"List what is together {often}", key="collocates_lower", on_click=set_least, args=(most,))


def _no_names(view: View, question: CollocatesQuestion) -> str:
    name = label(name_label(view, question.written))
    if question.node and question.written not in nodes.names(view.codebook):
        return (
            f"{name} is words for rules and not counted among names. Choose another, or ask for its words in context."
        )
    times = f"a {question.scope}" if question.least == 1 else counted(question.least, question.scope)
    who = f"{name} together with another name" if question.node else "two names at once"
    return (
        f"No {times} of this selection mention {who}. Lower “Together at least”, take another name or kind of name, "
        "or drop a filter."
    )


def offer_words(view: View, name: str, words: Iterable[str]) -> None:
    """Some words as links that ask for their collocates."""
    links = joined((collocates_link(view, word, word) for word in words), " · ")
    if links and not view.wall:
        st.html(element("div", element("span", name, style="opacity:.85"), " ", links, class_="offered"))
