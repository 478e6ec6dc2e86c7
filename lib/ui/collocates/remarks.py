"""What is said of an answer: why nothing is found and what to change, a sentence and a way out for each case."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.analyses.collocates.answer import CollocatesAnswer
from lib.analyses.collocates.question import CollocatesQuestion
from lib.corpus import nodes
from lib.corpus.contexts import Concordance
from lib.corpus.nodes import CodeNode
from lib.log import refused
from lib.ui.collocates.links import collocates_link, concordance_link
from lib.ui.collocates.question import name_label, set_least, window_words
from lib.ui.markup.elements import element, joined
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets.inside import parts_html
from lib.ui.widgets.suggestions import draw_unfiltered, hits_in_words
from lib.wording import counted, short


def draw_remarks(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer) -> None:
    """Why nothing is collocates, words to ask for, and whether all is of one article."""
    if collocates.ranked.empty:
        _say_why(view, question, collocates)
    offer_words(view, "Leading words", collocates.offered)
    if collocates.hits and (parts := parts_html(view, collocates.parts)):
        hits = f"{short(question.written, 60)}: {hits_in_words(collocates.hits)}"
        st.html(element("div", joined([hits, parts], " · "), class_="offered"))
    if len(collocates.ranked) and collocates.hits and collocates.hits.n_articles == 1:
        hits = f"{collocates.hits.n_hits:,} of {label(question.written, 40)}"
        st.info(f"All {hits} are in one article: these are its collocates in that article alone.")


def _say_why(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer) -> None:
    """Why nothing is collocates, but for a node that cannot be read: that is said with the question."""
    if isinstance(question.node, CodeNode):
        _say_code(view, question.written)
    elif collocates.refused:
        st.warning(label(refused(collocates.refused), 600), icon=":material/info:")
        offer_words(view, "Near it", collocates.near)
    elif question.written and question.node is None:
        return
    elif not question.of_words:
        st.warning(_no_names(view, question), icon=":material/info:")
    elif collocates.hits and collocates.everywhere:
        _say_no_hit(view, question, collocates.everywhere)
    else:
        _say_no_words(view, question, collocates)


def _say_code(view: View, written: str) -> None:
    """A theme is given to passages, by many words at once."""
    st.warning(
        f"{label(written, 60)} is given to whole passages, so no word stands beside it. Ask for the collocates of a "
        "word or a concept, filter by the theme, or see the theme in Concordance.",
        icon=":material/info:",
    )
    if not view.wall:
        st.html(element("div", concordance_link(view, "Open it in Concordance", written), class_="offered"))


def _say_no_hit(view: View, question: CollocatesQuestion, everywhere: Concordance) -> None:
    name = label(question.written, 60)
    if not everywhere.n_hits:
        st.warning(f"Nothing in the corpus mentions {name}. Ask for another one.", icon=":material/info:")
        return
    with st.container(border=True, key="collocates_filtered"):
        draw_unfiltered(view, name, everywhere, "collocates_drop")


def _say_no_words(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer) -> None:
    near = window_words(question.reach)
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
            st.button(f"List what is together {often}", key="collocates_lower", on_click=set_least, args=(view, most))


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
