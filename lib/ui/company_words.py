"""The company of a word: its collocates as a network and as a table, or the leading words among themselves."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.corpus import Code, Corpus, Unit
from lib.model import Subcorpus
from lib.stats import CERTAIN, association, frequencies
from lib.ui import robust, show
from lib.ui.company import Question, halves, n_rows
from lib.ui.company_network import draw_network
from lib.ui.company_none import hits_of_node, listed_collocates, near_words, offer_words, say_seldom
from lib.ui.company_pair import open_pair
from lib.ui.company_table import collocate_table, list_pairs
from lib.ui.doors import ask, cutter
from lib.ui.filter import subcorpus
from lib.ui.plain import label, short
from lib.ui.robust_pairs import among_words

COLOURS = "English words are blue, Chinese red."


def draw_words(question: Question) -> bool:
    """The collocates of the node, or the leading words among themselves where none is asked for; whether any is listed.

    Where the node has none it is said why, and the leading words are offered.
    """
    if not question.written:
        return _draw_leading(question)
    hits = hits_of_node(question)
    found = listed_collocates(question, company) if hits else None
    if hits is None or found is None:
        offer_words("Leading words", ask(leading_words, question, subcorpus()))
        return False
    asked, unit = short(question.written, 40), robust.unit()
    if hits.n_articles == 1:
        st.info(f"All {hits.n_hits:,} of {label(asked)} are in one article: this is the company in that article alone.")
    rows = found.head(n_rows(question))
    drawing, listing = halves()
    with drawing:
        draw_network(f"Company of {asked}", question, leading_collocates, links, among_words, unit, COLOURS)
    with listing:
        show.header(f"{len(rows):,} of {len(found):,} collocates", found, "company_collocates")
        collocate_table(_with_notes(rows, question, unit), question, open_pair(question))
    return True


def _with_notes(rows: pd.DataFrame, question: Question, unit: Unit | None) -> pd.DataFrame:
    """The collocates, each with what it hangs on if something is left out; how many do is said."""
    if unit is None or question.node is None or isinstance(question.node, Code):
        return rows.assign(note="")
    held = robust.collocates(rows, question.node, question.window, unit, question.least)
    said = robust.verdict(held, unit, "collocate", "with it")
    if (held["note"] == robust.UNSURE).any():
        said += f" Sure is a G² of {CERTAIN} or more."
    st.markdown(f":small[{label(said, 400)}]")
    return rows.merge(held[["spelling", "note"]], on="spelling")


def _draw_leading(question: Question) -> bool:
    """The leading words of the selection and the company they keep among themselves; whether any is listed."""
    words = ask(leading_words, question, subcorpus())
    if not words:
        st.warning("This selection has no word but stop words. List stop words too, or drop a filter.")
        return False
    offer_words("Leading words", words)
    pairs = ask(pairs_among, question, subcorpus(), words)
    if pairs.empty:
        _say_none(question, words)
        return False
    unit = robust.unit()
    drawing, listing = halves()
    with drawing:
        heading = f"{len(words)} leading words among themselves"
        draw_network(heading, question, leading_words, links, among_words, unit, COLOURS)
    with listing:
        list_pairs(pairs, question, among_words, unit, open_pair(question))
    return True


def _say_none(asked: Question, words: tuple[str, ...]) -> None:
    none = f"No two of the leading words stand {near_words(asked.window)} each other"
    rare = ask(pairs_among, replace(asked, least=1), subcorpus(), words)
    if rare.empty:
        st.warning(f"{none} in this selection. Take a wider window, or drop a filter.")
    else:
        say_seldom(none, rare, asked.least)


def company(corpus: Corpus, question: Question, chosen: Subcorpus, least: int) -> pd.DataFrame:
    """The collocates of the node that are together with it so often, ranked."""
    if question.node is None or isinstance(question.node, Code):
        return pd.DataFrame()
    near = queries.collocates_of(corpus, chosen, question.node, cutter(), question.window, least)
    return association(near, question.by, question.stopwords, least)


def leading_collocates(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The strongest collocates in a selection."""
    return tuple(company(corpus, question, chosen, question.least)["spelling"].head(question.top))


def leading_words(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The most frequent words of a selection."""
    counts = queries.term_counts(corpus, chosen)
    return tuple(frequencies(counts, question.stopwords, top=question.top)["term"])


def links(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """The node with each of its collocates, and the strongest links among those, one for each."""
    among = pairs_among(corpus, question, chosen, names)
    if question.node is None:
        return among.head(2 * len(names))
    own = company(corpus, question, chosen, question.least)
    own = own[own["spelling"].isin(names)].rename(columns={"spelling": "name_b"})
    return pd.concat([own.assign(name_a=question.written)[among.columns], among.head(len(names))], ignore_index=True)


def pairs_among(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """All links among some words that are together often enough, the strongest first."""
    met = queries.collocate_pairs(corpus, chosen, names, question.window)
    return association(met, question.by, min_count=question.least)
