"""The network of the page Collocates: the names that lead in a selection and their links, each a way to passages."""

from functools import partial

import streamlit as st

from lib.analyses.collocates.answer import IN_ONE_ARTICLE, MOST_DRAWN, CollocatesAnswer
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.leave_one_out import verdict
from lib.corpus.leave_one_out import Unit
from lib.figures.network import KIND_HUES, NodeLabel, association_network
from lib.stats import CERTAIN
from lib.ui.collocates.question import MEASURES, name_label
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import short

HEIGHT = 560
_SIGNS = f"Solid lines hold, dashed ones do not, dotted ones are not sure: a G² of {CERTAIN} or more is."


def draw_network(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer, unit: Unit | None) -> None:
    """The network; a click on a link or a point opens its passages, and where ``unit`` is left out links say so."""
    labels = None if question.of_words else _name_labels(view, collocates, question)
    figure = association_network(collocates.links, question.by, HEIGHT, collocates.layout, question.written, labels)
    exported = collocates.links if unit else collocates.links.drop(columns=["note", "sign"])
    show.figure(
        view,
        _heading(view, question, collocates),
        figure,
        exported,
        "collocates_network",
        partial(_open, view, question),
    )
    if not view.wall:
        st.markdown(f":small[{' '.join(_notes(question, collocates))}]")
    if unit and len(collocates.links):
        st.markdown(f":small[{verdict(collocates.links, unit, 'link', 'together')} {_SIGNS}]")


def _heading(view: View, question: CollocatesQuestion, collocates: CollocatesAnswer) -> str:
    if not question.of_words:
        return f"Mentioned with {name_label(view, question.written)}" if question.node else "Mentioned together"
    if question.node is None:
        return f"{len(collocates.leading)} leading words among themselves"
    return f"Collocates of {short(question.written, 40)}"


def _name_labels(view: View, collocates: CollocatesAnswer, question: CollocatesQuestion) -> dict[str, NodeLabel]:
    names = {*collocates.links["name_a"], *collocates.links["name_b"], *collocates.drawn_names, question.written} - {""}
    return {name: NodeLabel(name_label(view, name), KIND_HUES[name.partition(":")[0]]) for name in names}


def _notes(question: CollocatesQuestion, collocates: CollocatesAnswer) -> list[str]:
    """Small print: what the lines and colours mean, and what is not drawn."""
    notes = [f"Lines are the strongest links by {MEASURES[question.by]}; click one, or a point, for its passages."]
    if question.of_words:
        notes.append("English words are blue, Chinese red.")
    else:
        notes.append("Concepts are blue, actors red.")
        if question.node is None:
            notes.append("The list has the pairs of all names, the picture those of the names that lead.")
    linked = {*collocates.links["name_a"], *collocates.links["name_b"]} - {question.written}
    if (collocates.links["note"] == IN_ONE_ARTICLE).any():
        notes.append("Those of dashed lines are together in 1 article only.")
    if unlinked := max(0, len(collocates.drawn_names) - len(linked)):
        notes.append(f"{unlinked:,} of {len(collocates.drawn_names):,} have none and are not drawn.")
    if question.top > MOST_DRAWN:
        notes.append(f"The picture has the first {MOST_DRAWN}.")
    return notes


def _open(view: View, question: CollocatesQuestion, customdata: object) -> None:
    """What a click opens: a link its passages; a point those with the node, or without one all of its own."""
    match customdata:
        case [str(one), str(other)]:
            view.address.write(pair=[one, other], at=None)
        case str(name) if not question.written:
            go(view.address, "concordance", view.address.carried() | {"node": [name]})
        case str(name) if name != question.written:
            view.address.write(pair=[question.written, name], at=None)
