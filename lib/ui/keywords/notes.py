"""What of the page's rankings does not hold when any one article, source or rule is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus import counts, leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.figures import MEASURES, SPREADS
from lib.model import Subcorpus
from lib.stats import frequencies
from lib.ui.keywords.question import AT_LEAST, Asked
from lib.ui.leave_one_out import ranking as robust_words
from lib.ui.leave_one_out import switch as robust
from lib.ui.session.view import View
from lib.ui.widgets.stop_words import stopwords_here

_UNTESTED = " A {by} with one {unit} is not tested, nor what no filter asks for."


@dataclass(frozen=True, slots=True)
class Held:
    """A note for each thing that was tried, "" if it holds, and a sentence that counts them or says why none was."""

    notes: Mapping[Any, str] = field(default_factory=dict)
    told: str = ""

    def noted(self, frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
        """A frame for a download, its rows with their notes: each found by one column, or by several."""
        if not self.notes:
            return frame
        keys = frame[columns[0]] if len(columns) == 1 else zip(*(frame[name] for name in columns), strict=True)
        return frame.assign(note=[self.notes.get(key, "not tried") for key in keys])

    def say(self) -> None:
        if self.told:
            st.markdown(f":small[{self.told}]")


def held_words(view: View, asked: Asked, listed: pd.DataFrame, top: int) -> Held:
    """The leading words of a list."""
    unit = _unit(view, asked)
    if unit is None or listed.empty or listed[asked.by].isna().all():
        return Held()
    return _held(_leading(view, asked, listed, top, unit), unit, "word", top)


def held_names(view: View, asked: Asked, listed: pd.DataFrame) -> Held:
    """The leading concepts and actors."""
    unit = _unit(view, asked)
    if unit is None or listed.empty:
        return Held()
    return _held(robust_words.leading_names(view, listed, asked.top, unit, asked.size), unit, "name", asked.top)


def held_sides(view: View, asked: Asked, sides: list[pd.DataFrame], top: int) -> Held:
    """The leading words of each language."""
    unit = _unit(view, asked)
    if unit is None or not any(map(len, sides)):
        return Held()
    found = pd.concat([_leading(view, asked, side, top, unit) for side in sides if len(side)], ignore_index=True)
    return _held(found, unit, "word", top, " of its language")


def held_parts(view: View, asked: Asked, listed: pd.DataFrame, parts: Mapping[str, Subcorpus | None], by: str) -> Held:
    """The words that lead each part of the selection too, of those that lead the whole: notes by word and part.

    Parameters
    ----------
    listed: the whole list.
    parts: what the filter is narrowed to for each part; None where no filter says that.
    by: what the parts are.
    """
    unit = _unit(view, asked)
    if unit is None or listed.empty:
        return Held()
    if unit == by:
        return Held(told=f"Each {by} is a part here: to see what holds, leave out an article or a rule.")
    shown, found = listed["term"].head(asked.top), []
    for part, chosen in parts.items():
        if chosen is None or not _has_several(view, chosen, unit):
            continue
        counted = frequencies(view.ask(counts.term_counts, chosen), stopwords_here(view), asked.language, asked.size)
        own = counted[counted["term"].isin(listed["term"])].reset_index(drop=True)
        held = robust_words.leading_words(view, own, asked.top, unit, asked.size, chosen)
        found.append(held[held["term"].isin(shown)].assign(part=part))
    if not sum(map(len, found)):
        return Held(told=f"No {by} here has two {unit}s: there is nothing to leave out.")
    every = pd.concat(found, ignore_index=True)
    notes = dict(zip(zip(every["term"], every["part"], strict=True), every["note"], strict=True))
    told = robust.verdict(every, unit, "place", f"among the leading {asked.top} of its {by}")
    return Held(notes, told + (_UNTESTED.format(by=by, unit=unit) if len(found) < len(parts) else ""))


def _leading(view: View, asked: Asked, listed: pd.DataFrame, top: int, unit: Unit) -> pd.DataFrame:
    spread = next((spread for spread in SPREADS if spread == asked.by), None)
    if spread is None:
        return robust_words.leading_words(view, listed, top, unit, asked.size)
    least = AT_LEAST if listed["count"].min() >= AT_LEAST else 1
    return robust_words.leading_by_spread(view, listed, top, unit, spread, asked.up, least)


def _held(found: pd.DataFrame, unit: Unit, noun: str, top: int, whose: str = "") -> Held:
    notes = dict(zip(found["term"], found["note"], strict=True))
    return Held(notes, robust.verdict(found, unit, noun, f"among the leading {top}{whose}"))


def _unit(view: View, asked: Asked) -> Unit | None:
    """What is to be left out of the list; a sentence says so where this is not told."""
    if asked.tested or not view.address.first("loo"):
        return robust.unit(view) if asked.tested else None
    why = f"the lowest {MEASURES[asked.measure].lower()} first"
    remedy = "rank it the highest first, or by DP, Juilland's D or tf-idf"
    st.warning(f"Whether it holds is not tested for a list with {why}: {remedy}.", icon=":material/info:")
    return None


def _has_several(view: View, chosen: Subcorpus, unit: Unit) -> bool:
    """Whether something is left when one unit is left out."""
    return unit == "rule" or len(view.ask(leave_one_out.unit_tokens, chosen, unit)) > 1
