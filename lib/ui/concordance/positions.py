"""Where in each article the hits fall; a tick opens its passage beside the plot."""

from functools import partial

import streamlit as st

from lib.analyses.concordance import ConcordanceQuestion, hit_at_word
from lib.corpus import contexts
from lib.corpus.contexts import Concordance
from lib.errors import OtherDictionaryError
from lib.figures.words import hit_positions
from lib.log import refused
from lib.ui.concordance.passage import draw_passage, open_passage
from lib.ui.concordance.question import node_label
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

ARTICLES, ON_WALL = 30, 10


def draw_positions(view: View, question: ConcordanceQuestion, concordance: Concordance) -> None:
    """The plot of the articles with the most hits, and the passage of the tick that was clicked."""
    n = ON_WALL if view.wall else ARTICLES
    ticks = view.ask(contexts.positions, view.subcorpus, question.node, question.cutter, n)
    articles = counted(concordance.n_articles, "article")
    leading = f"the leading {n} of {articles}" if concordance.n_articles > n else articles
    opened = open_passage(view)
    plot, beside = (st.container(), st.container()) if view.wall else st.columns([2, 1], gap="large")
    with plot:
        heading = f"Where {node_label(view, question)} falls in {leading}"
        opens = partial(_open_tick, view, question)
        show.figure(view, heading, hit_positions(ticks), ticks, "concordance_places", opens)
    with beside:
        if opened:
            draw_passage(view, opened)
        elif not view.wall:
            st.markdown(":small[Click a tick to read the passage of the hit.]")


def _open_tick(view: View, question: ConcordanceQuestion, customdata: object) -> None:
    """Open the passage of a clicked tick."""
    match customdata:
        case [str(key), int() | float() as word]:
            try:
                line = hit_at_word(view.corpus, question.node, question.cutter, key, word)
            except OtherDictionaryError as error:
                st.warning(label(refused(error), 400), icon=":material/info:")
                return
            view.address.write(line=str(line) if line else None)
