"""The company of a word: its collocates as a network and as a table, or the leading words among themselves."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.analyses import leave_one_out
from lib.analyses.collocates import (
    Question,
    collocate_links,
    collocates,
    leading_collocates,
    leading_words,
    pairs_among,
)
from lib.analyses.leave_one_out import check_word_pairs
from lib.corpus.leave_one_out import Unit
from lib.stats import CERTAIN
from lib.ui.collocates.empty import hits_of_node, listed_collocates, near_words, offer_words, say_seldom
from lib.ui.collocates.network import draw_network
from lib.ui.collocates.pair import open_pair
from lib.ui.collocates.question import halves, n_rows
from lib.ui.collocates.table import collocate_table, list_pairs
from lib.ui.leave_one_out.switch import unit_left_out
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import short

COLOURS = "English words are blue, Chinese red."


def draw_words(view: View, question: Question) -> bool:
    """The collocates of the node, or the leading words among themselves where none is asked for; whether any is listed.

    Where the node has none it is said why, and the leading words are offered.
    """
    if not question.written:
        return _draw_leading(view, question)
    hits = hits_of_node(view, question)
    found = listed_collocates(view, question, collocates) if hits else None
    if hits is None or found is None:
        offer_words(view, "Leading words", view.ask(leading_words, question, view.subcorpus))
        return False
    asked, unit = short(question.written, 40), unit_left_out(view)
    if hits.n_articles == 1:
        st.info(
            f"All {hits.n_hits:,} of {label(asked)} are in one article: these are its collocates in that article alone."
        )
    rows = found.head(n_rows(view, question))
    drawing, listing = halves(view)
    with drawing:
        draw_network(
            view,
            f"Collocates of {asked}",
            question,
            leading_collocates,
            collocate_links,
            check_word_pairs,
            unit,
            COLOURS,
        )
    with listing:
        show.header(view, f"{len(rows):,} of {len(found):,} collocates", found, "collocates_collocates")
        collocate_table(view, _with_notes(view, rows, question, unit), question, open_pair(view, question))
    return True


def _with_notes(view: View, rows: pd.DataFrame, question: Question, unit: Unit | None) -> pd.DataFrame:
    """The collocates, each with what it hangs on if something is left out; how many do is said."""
    if unit is None:
        return rows.assign(note="")
    checked = leave_one_out.check_collocates(view.corpus, view.subcorpus, rows, question, unit)
    verdict = leave_one_out.verdict(checked, unit, "collocate", "with it")
    if (checked["note"] == leave_one_out.UNSURE).any():
        verdict += f" Sure is a G² of {CERTAIN} or more."
    st.markdown(f":small[{label(verdict, 400)}]")
    return rows.merge(checked[["spelling", "note"]], on="spelling")


def _draw_leading(view: View, question: Question) -> bool:
    """The leading words of the selection and the company they keep among themselves; whether any is listed."""
    words = view.ask(leading_words, question, view.subcorpus)
    if not words:
        st.warning("This selection has no word but stop words. List stop words too, or drop a filter.")
        return False
    offer_words(view, "Leading words", words)
    pairs = view.ask(pairs_among, question, view.subcorpus, words)
    if pairs.empty:
        _say_none(view, question, words)
        return False
    unit = unit_left_out(view)
    drawing, listing = halves(view)
    with drawing:
        heading = f"{len(words)} leading words among themselves"
        draw_network(view, heading, question, leading_words, collocate_links, check_word_pairs, unit, COLOURS)
    with listing:
        list_pairs(view, pairs, question, check_word_pairs, unit, open_pair(view, question))
    return True


def _say_none(view: View, asked: Question, words: tuple[str, ...]) -> None:
    none = f"No two of the leading words stand {near_words(asked.window)} each other"
    rare = view.ask(pairs_among, replace(asked, least=1), view.subcorpus, words)
    if rare.empty:
        st.warning(f"{none} in this selection. Take a wider window, or drop a filter.")
    else:
        say_seldom(view, none, rare, asked.least)
