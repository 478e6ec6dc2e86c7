"""Does it hold? One switch leaves out each article, source or rule in turn; what does not hold without one is marked.

An answer is a frame with the column that names the result (``term``; ``spelling`` for collocates), ``stays`` and
``note``, in plain words: "" where it holds, else "carried by 1 article: Quota talks (62% of it)", or where less than
half of it is there "drops out without 1 article: Quota talks (29% of it)", or that it is ``UNSURE``. A note holds a
title, so a page escapes it as all text from data.
"""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from lib.corpus import leave_one_out
from lib.corpus.contexts import Window
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import Named, Node, Regex, Words
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.stats import robust_association, robust_trend
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose

Asked = Literal["off", "article", "source", "rule"]
ASKED: dict[Asked, str] = {
    "off": "Off",
    "article": "Article",
    "source": "Source",
    "rule": "Rule",
}
UNNAMED: dict[Unit, str] = {"article": "(no headline)", "source": "(source not stated)", "rule": "(no name)"}
MARK, DOUBT = "†", "?"
UNSURE = "not sure even in the whole"
HALF = 0.5


def switch(view: View, page: str) -> None:
    """The control, for a row of controls; `unit` reads what it asks for."""
    choose(view, f"{page}_loo", "Does it hold without one …", "loo", ASKED)


def unit(view: View, *selections: Subcorpus) -> Unit | None:
    """What is to be left out in turn; None where nothing is, or after a sentence that says why nothing can be.

    ``selections`` are what it is left out of: the filter, or the sides of a comparison.
    """
    chosen: dict[str, Unit] = {"article": "article", "source": "source", "rule": "rule"}
    asked = chosen.get(view.address.first("loo"))
    if asked is None:
        return None
    parts = selections or (view.subcorpus,)
    if asked == "rule":  # the passages of a side without themes are there by no rule
        parts = tuple(part for part in parts if part.themes) or parts[:1]
    try:
        units = pd.concat([view.ask(leave_one_out.unit_tokens, part, asked)["unit"] for part in parts])
    except QueryError as error:
        _say(str(error))
        return None
    if units.nunique() == 1 and asked != "rule":
        rest = "Drop a filter, or leave out something else"
        _say(f"There is only one {asked} in this selection: without it nothing is left. {rest}.")
        return None
    return asked


def _say(sentence: str) -> None:
    st.warning(label(sentence, 300), icon=":material/info:")


def collocates(
    view: View, listed: pd.DataFrame, node: Words | Regex | Named, window: Window, unit: Unit, min_count: int = 1
) -> pd.DataFrame:
    """Which collocates, rows of `lib.stats.association`, stay with their node: spelling, stays, note."""
    words = tuple(listed["spelling"])
    by_unit = view.ask(leave_one_out.collocate_counts_by_unit, view.subcorpus, node, view.cutter, words, window, unit)
    units = view.ask(leave_one_out.collocate_units, view.subcorpus, node, view.cutter, window, unit)
    found = robust_association(listed, by_unit, units, min_count)
    return noted(view, found, unit, found["certain"])


def changes_of_use(view: View, changes: pd.DataFrame, nodes: Mapping[str, Node], unit: Unit) -> pd.DataFrame:
    """Which changes, rows of `lib.stats.change_points` for some terms, are still changes: term, period, stays, note."""
    counts = [
        view.ask(leave_one_out.node_counts_by_unit, view.subcorpus, nodes[term], view.cutter, unit).assign(term=term)
        for term in changes["term"].unique()
    ]
    if not counts:
        return changes[["term", "period"]].assign(stays=True, note="")
    days = view.ask(leave_one_out.unit_days, view.subcorpus, unit)
    return noted(view, robust_trend(changes, pd.concat(counts, ignore_index=True), days), unit)


def noted(
    view: View, found: pd.DataFrame, unit: Unit, there: pd.Series | None = None, without: str = "does not hold"
) -> pd.DataFrame:
    """A frame of `leave_one_out.ranking` with a ``note`` for each result.

    ``there`` is whether it holds in the whole, ``without`` what becomes of it without a unit that has half of it or
    less: a small part can decide where others are close by.
    """
    carried = ~found["stays"] & (found["unit"] >= 0) & (True if there is None else there)
    numbers = tuple(dict.fromkeys(found.loc[carried, "unit"].tolist()))
    named = view.ask(leave_one_out.unit_names, unit, numbers).set_index("unit")["name"] if numbers else {}
    notes = [
        f"{_by(share, without)} 1 {unit}: {named[number] or UNNAMED[unit]} ({_part(share)} of it)" if own else ""
        for number, share, own in zip(found["unit"], found["share"], carried, strict=True)
    ]
    if there is not None:
        notes = [note if kept else UNSURE for note, kept in zip(notes, there, strict=True)]
    names = [name for name in ("term", "spelling", "period", "name_a", "name_b") if name in found]
    return found[names].assign(stays=found["stays"], note=notes)


def _by(share: float, without: str) -> str:
    return "carried by" if share > HALF else f"{without} without"


def _part(share: float) -> str:
    return "all" if share == 1 else f"{min(share, 0.99):.0%}"


def mark(note: str) -> str:
    """The sign beside a result, the same on every page."""
    return DOUBT if note == UNSURE else MARK if note else ""


def verdict(held: pd.DataFrame, unit: Unit, noun: str, claim: str) -> str:
    """A sentence that counts what does not hold: ``noun`` "word", ``claim`` "among the leading 50"."""
    n, marks = len(held), held["note"].map(mark)
    sure, fragile = int((marks != DOUBT).sum()), int((marks == MARK).sum())
    if not n:
        return f"There is no {noun} to test."
    if not sure:
        none = f"The {noun} is not" if n == 1 else f"None of the {n:,} {noun}s is"
        return f"{none} sure to begin with ({DOUBT}), so there is nothing to hold."
    if sure == n:
        return _holding(n, fragile, unit, noun, claim)
    begin = f"{sure:,} of {n:,} {noun}s {'is' if sure == 1 else 'are'} sure to begin with (others: {DOUBT})."
    return f"{begin} {_holding(sure, fragile, unit, noun, claim)}"


def _holding(n: int, fragile: int, unit: Unit, noun: str, claim: str) -> str:
    many = noun if n == 1 else f"{noun}s"
    if not fragile:
        every = f"the {many} stays" if n == 1 else f"all {n:,} {many} stay"
        return f"It holds: whichever {unit} is left out, {every} {claim}."
    which = f"{fragile:,} of {n:,} {many} {'does' if fragile == 1 else 'do'} not hold ({MARK})"
    return f"{which}: without one {unit} {'it' if fragile == 1 else 'each'} would not stay {claim}."
