"""The company of concepts and actors: which names of the codebook share a passage, in whichever language."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.analyses.collocates import Question, leading_names, name_links, name_pairs
from lib.analyses.leave_one_out import check_name_pairs
from lib.corpus import nodes
from lib.corpus.nodes import NameNode
from lib.figures.network import KIND_HUES, NodeLabel
from lib.ui.collocates.network import draw_network
from lib.ui.collocates.pair import open_pair
from lib.ui.collocates.question import halves
from lib.ui.collocates.table import list_pairs
from lib.ui.leave_one_out.switch import unit_left_out
from lib.ui.markup.escape import label
from lib.ui.session.view import View

COLOURS = "Concepts are blue, actors red."
ALL = "The list has the pairs of all names, the picture those of the names that lead."


def draw_names(view: View, question: Question) -> bool:
    """The names that are mentioned together, with one of them or any with any; whether any is listed."""
    if question.written and question.node is None:
        return False
    node = question.node if isinstance(question.node, NameNode) else None
    asked = replace(question, written=node.id if node else "", node=node)
    known = nodes.names(view.codebook, every=True)
    called = {name: NodeLabel(one.label.en, KIND_HUES[name.partition(":")[0]]) for name, one in known.items()}
    pairs = view.ask(name_pairs, asked, view.subcorpus)
    if pairs.empty:
        st.warning(_none(view, asked, called), icon=":material/info:")
        return False
    _draw(view, asked, pairs, called)
    return True


def _draw(view: View, question: Question, pairs: pd.DataFrame, called: Mapping[str, NodeLabel]) -> None:
    unit = unit_left_out(view)
    drawing, listing = halves(view)
    with drawing:
        colours = COLOURS if question.node else f"{COLOURS} {ALL}"
        whom = f"Mentioned with {called[question.written].text}" if question.node else "Mentioned together"
        draw_network(view, whom, question, leading_names, name_links, check_name_pairs, unit, colours, called)
    with listing:
        list_pairs(
            view,
            pairs,
            question,
            check_name_pairs,
            unit,
            open_pair(view, question),
            lambda name: called[name].text,
        )


def _none(view: View, question: Question, called: Mapping[str, NodeLabel]) -> str:
    if question.node and question.written not in nodes.names(view.codebook):
        told = label(called[question.written].text)
        return (
            f"{told} is words for rules and not counted among names. Choose another, or ask for its words in context."
        )
    times = f"a {question.scope}" if question.least == 1 else f"{question.least:,} {question.scope}s"
    whom = (
        f"{label(called[question.written].text)} together with another name" if question.node else "two names at once"
    )
    return (
        f"No {times} of this selection mention {whom}. Lower “Together at least”, take another name or kind of name, "
        "or drop a filter."
    )
