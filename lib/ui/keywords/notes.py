"""What of the page's rankings does not stay when any one article, source or rule is left out."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import pandas as pd
import streamlit as st

from lib.analyses import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.figures.words import MEASURE_LABELS, SPREAD_LABELS
from lib.model import Subcorpus
from lib.ui.keywords.question import AT_LEAST, Asked
from lib.ui.leave_one_out.switch import PARAMETER, unit_left_out
from lib.ui.session.view import View
from lib.ui.widgets.stop_words import stopwords_here

_UNTESTED = " A {by} with one {unit} is not tested, nor what no filter asks for."

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Notes(Generic[Name]):
    """A note for each thing that was checked, "" if it stays, and a sentence that counts them or says why none was."""

    by_name: Mapping[Name, str] = field(default_factory=dict)
    verdict: str = ""

    def beside(self, frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
        """A frame for a download, its rows with their notes: each found by one column, or by several."""
        if not self.by_name:
            return frame
        return frame.assign(note=[self.by_name.get(name, "not tried") for name in frame.set_index(list(columns)).index])

    def draw_verdict(self) -> None:
        if self.verdict:
            st.markdown(f":small[{self.verdict}]")


def notes_on_words(view: View, asked: Asked, listed: pd.DataFrame, top: int) -> Notes[str]:
    """The leading words of a list."""
    unit = _unit(view, asked)
    if unit is None or listed.empty or listed[asked.by].isna().all():
        return Notes()
    return _notes(_checked(view, asked, listed, top, unit), unit, "word", top)


def notes_on_names(view: View, asked: Asked, listed: pd.DataFrame) -> Notes[str]:
    """The leading concepts and actors."""
    unit = _unit(view, asked)
    if unit is None or listed.empty:
        return Notes()
    names = view.codebook, view.cutter
    checked = leave_one_out.check_leading_names(
        view.corpus, view.subcorpus, listed, asked.top, unit, names, by=asked.size
    )
    return _notes(checked, unit, "name", asked.top)


def notes_on_languages(view: View, asked: Asked, sides: list[pd.DataFrame], top: int) -> Notes[str]:
    """The leading words of each language."""
    unit = _unit(view, asked)
    if unit is None or not any(map(len, sides)):
        return Notes()
    checked = pd.concat([_checked(view, asked, side, top, unit) for side in sides if len(side)], ignore_index=True)
    return _notes(checked, unit, "word", top, " of its language")


def notes_on_parts(
    view: View, asked: Asked, listed: pd.DataFrame, parts: Mapping[str, Subcorpus | None], by: str
) -> Notes[tuple[str, str]]:
    """The words that lead each part of the selection too, of those that lead the whole: notes by word and part.

    Parameters
    ----------
    listed: the whole list.
    parts: what the filter is narrowed to for each part; None where no filter says that.
    by: what the parts are.
    """
    unit = _unit(view, asked)
    if unit is None or listed.empty:
        return Notes()
    if unit == by:
        return Notes(verdict=f"Each {by} is a part here: to see what holds, leave out an article or a rule.")
    checked, n_tested = leave_one_out.check_leading_words_of_parts(
        view.corpus,
        {part: chosen for part, chosen in parts.items() if chosen is not None},
        listed,
        asked.top,
        unit,
        by=asked.size,
        stopwords=stopwords_here(view),
        language=asked.language,
    )
    if checked.empty:
        return Notes(verdict=f"No {by} here has two {unit}s: there is nothing to leave out.")
    notes = dict(zip(zip(checked["term"], checked["part"], strict=True), checked["note"], strict=True))
    verdict = leave_one_out.verdict(checked, unit, "place", f"among the leading {asked.top} of its {by}")
    return Notes(notes, verdict + (_UNTESTED.format(by=by, unit=unit) if n_tested < len(parts) else ""))


def _checked(view: View, asked: Asked, listed: pd.DataFrame, top: int, unit: Unit) -> pd.DataFrame:
    spread = next((spread for spread in SPREAD_LABELS if spread == asked.by), None)
    if spread is None:
        return leave_one_out.check_leading_words(view.corpus, view.subcorpus, listed, top, unit, by=asked.size)
    least = AT_LEAST if listed["count"].min() >= AT_LEAST else 1
    return leave_one_out.check_leading_by_spread(
        view.corpus, view.subcorpus, listed, top, unit, by=spread, up=asked.up, least=least
    )


def _notes(checked: pd.DataFrame, unit: Unit, noun: str, top: int, whose: str = "") -> Notes[str]:
    notes = dict(zip(checked["term"], checked["note"], strict=True))
    return Notes(notes, leave_one_out.verdict(checked, unit, noun, f"among the leading {top}{whose}"))


def _unit(view: View, asked: Asked) -> Unit | None:
    """What is to be left out of the list; a sentence says so where this is not told."""
    if asked.tested or not view.address.first(PARAMETER):
        return unit_left_out(view) if asked.tested else None
    why = f"the lowest {MEASURE_LABELS[asked.measure].lower()} first"
    remedy = "rank it the highest first, or by DP, Juilland's D or tf-idf"
    st.warning(f"Whether it holds is not tested for a list with {why}: {remedy}.", icon=":material/info:")
    return None
