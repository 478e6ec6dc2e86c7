"""The company of concepts and actors: which names of the codebook share a passage, in whichever language."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.corpus import Corpus, Named
from lib.figures import KIND_HUES, Called
from lib.model import Subcorpus
from lib.stats import association, co_occurrence
from lib.ui import robust
from lib.ui.company import Question, halves
from lib.ui.company_network import draw_network
from lib.ui.company_pair import open_pair
from lib.ui.company_table import list_pairs
from lib.ui.doors import ask, codebook, cutter
from lib.ui.filter import subcorpus
from lib.ui.plain import label
from lib.ui.robust_pairs import among_names

COLOURS = "Concepts are blue, actors red."
ALL = "The list has the pairs of all names, the picture those of the names that lead."


def draw_names(question: Question) -> bool:
    """The names that are mentioned together, with one of them or any with any; whether any is listed."""
    if question.written and question.node is None:
        return False
    node = question.node if isinstance(question.node, Named) else None
    asked = replace(question, written=node.id if node else "", node=node)
    known = queries.names(codebook(), every=True)
    called = {name: Called(one.label.en, KIND_HUES[name.partition(":")[0]]) for name, one in known.items()}
    pairs = ask(name_pairs, asked, subcorpus())
    if pairs.empty:
        st.warning(_none(asked, called), icon=":material/info:")
        return False
    _draw(asked, pairs, called)
    return True


def _draw(question: Question, pairs: pd.DataFrame, called: Mapping[str, Called]) -> None:
    unit = robust.unit()
    drawing, listing = halves()
    with drawing:
        colours = COLOURS if question.node else f"{COLOURS} {ALL}"
        whom = f"Mentioned with {called[question.written].text}" if question.node else "Mentioned together"
        draw_network(whom, question, leading_names, name_links, among_names, unit, colours, called)
    with listing:
        list_pairs(pairs, question, among_names, unit, open_pair(question), lambda name: called[name].text)


def _none(question: Question, called: Mapping[str, Called]) -> str:
    if question.node and question.written not in queries.names(codebook()):
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


def name_pairs(corpus: Corpus, question: Question, chosen: Subcorpus) -> pd.DataFrame:
    """The pairs of names that share sentences or passages often enough, ranked; with a node those with it."""
    mentions = queries.mentions(corpus, chosen, codebook(), cutter(), question.scope)
    return _ranked(corpus, question, chosen, mentions, question.written or None)


def leading_names(corpus: Corpus, question: Question, chosen: Subcorpus) -> tuple[str, ...]:
    """The names that belong most to the node, or that are mentioned in most passages."""
    if question.node is not None:
        own = name_pairs(corpus, question, chosen).head(question.top)
        return tuple(own["name_a"].where(own["name_a"] != question.written, own["name_b"]))
    mentioned = (
        queries.mentions(corpus, chosen, codebook(), cutter(), question.scope)["name"].astype("str").value_counts()
    )
    kind = "" if question.kinds in {"all", "mixed"} else question.kinds
    ordered = sorted(mentioned.items(), key=lambda one: (-one[1], one[0]))
    return tuple(name for name, _ in ordered if name.startswith(kind))[: question.top]


def name_links(corpus: Corpus, question: Question, chosen: Subcorpus, names: tuple[str, ...]) -> pd.DataFrame:
    """The strongest links among some names, two for each; with a node its own links, and one for each other name."""
    mentions = queries.mentions(corpus, chosen, codebook(), cutter(), question.scope)
    shown = mentions[mentions["name"].isin([*names, question.written])]
    among = _ranked(corpus, question, chosen, shown, None)
    if question.node is None:
        return among.head(2 * len(names))
    own = (among["name_a"] == question.written) | (among["name_b"] == question.written)
    return pd.concat([among[own], among[~own].head(len(names))], ignore_index=True)


def _ranked(
    corpus: Corpus, question: Question, chosen: Subcorpus, mentions: pd.DataFrame, around: str | None
) -> pd.DataFrame:
    met = co_occurrence(mentions, queries.n_within(corpus, chosen, question.scope), around)
    return association(_of_kinds(met, question), question.by, min_count=question.least)


def _of_kinds(met: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The pairs of the kinds that are asked for; the node may be of either."""
    if question.kinds == "all":
        return met
    actors = pd.DataFrame({side: met[side].str.startswith("actor:") for side in ("name_a", "name_b")})
    if question.kinds == "mixed":
        return met[actors["name_a"] != actors["name_b"]]
    wanted = question.kinds == "actor"
    fits = [(actors[side] == wanted) | (met[side] == question.written) for side in actors]
    return met[fits[0] & fits[1]]
