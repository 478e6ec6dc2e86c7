"""What does not stay without one article, source or rule, or why none can be left out, in plain words."""

from collections.abc import Sequence

import pandas as pd

from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus

MARK, DOUBT = "†", "?"
UNSURE = "not sure even in the whole"
HALF = 0.5
_UNNAMED: dict[Unit, str] = {"article": "(no headline)", "source": "(source not stated)", "rule": "(no name)"}
_NAMES = ("term", "spelling", "period", "name_a", "name_b")


def with_notes(
    corpus: Corpus, checked: pd.DataFrame, unit: Unit, sure: pd.Series | None = None, without: str = "does not hold"
) -> pd.DataFrame:
    """A frame of `lib.stats.leave_one_out`: what names its rows, ``stays``, and a ``note`` for each.

    ``sure`` is whether a result is there in the whole, ``without`` what becomes of it without a unit that has half of
    it or less: a small part can decide where others are close by.
    """
    sure = pd.Series(True, checked.index) if sure is None else sure
    carried = ~checked["stays"] & (checked["unit"] >= 0) & sure
    numbers = tuple(dict.fromkeys(checked.loc[carried, "unit"].tolist()))
    named = corpus.ask(leave_one_out.unit_names, unit, numbers) if numbers else pd.DataFrame(columns=["unit", "name"])
    names = dict(zip(named["unit"], named["name"], strict=True))
    notes = [
        _note(unit, names[number], share, without) if is_carried else "" if is_sure else UNSURE
        for number, share, is_carried, is_sure in zip(checked["unit"], checked["share"], carried, sure, strict=True)
    ]
    return checked[[name for name in _NAMES if name in checked]].assign(stays=checked["stays"], note=notes)


def _note(unit: Unit, name: str, share: float, without: str) -> str:
    part = "all" if share == 1 else f"{min(share, 0.99):.0%}"
    how = "carried by" if share > HALF else f"{without} without"
    return f"{how} 1 {unit}: {name or _UNNAMED[unit]} ({part} of it)"


def mark(note: str) -> str:
    """The sign beside a result, the same on every page."""
    return DOUBT if note == UNSURE else MARK if note else ""


def verdict(checked: pd.DataFrame, unit: Unit, noun: str, claim: str) -> str:
    """A sentence that counts what does not stay: ``noun`` "word", ``claim`` "among the leading 50"."""
    n, marks = len(checked), checked["note"].map(mark)
    sure, fragile = int((marks != DOUBT).sum()), int((marks == MARK).sum())
    if not n:
        return f"There is no {noun} to test."
    if not sure:
        none = f"The {noun} is not" if n == 1 else f"None of the {n:,} {noun}s is"
        return f"{none} sure to begin with ({DOUBT}), so there is nothing to hold."
    if sure == n:
        return _counted(n, fragile, unit, noun, claim)
    begin = f"{sure:,} of {n:,} {noun}s {'is' if sure == 1 else 'are'} sure to begin with (others: {DOUBT})."
    return f"{begin} {_counted(sure, fragile, unit, noun, claim)}"


def _counted(n: int, fragile: int, unit: Unit, noun: str, claim: str) -> str:
    many = noun if n == 1 else f"{noun}s"
    if not fragile:
        every = f"the {many} stays" if n == 1 else f"all {n:,} {many} stay"
        return f"It holds: whichever {unit} is left out, {every} {claim}."
    which = f"{fragile:,} of {n:,} {many} {'does' if fragile == 1 else 'do'} not hold ({MARK})"
    return f"{which}: without one {unit} {'it' if fragile == 1 else 'each'} would not stay {claim}."


def why_none(corpus: Corpus, selections: Sequence[Subcorpus], unit: Unit) -> str:
    """A sentence that says why nothing can be left out, "" where something can.

    ``selections`` are what it is left out of: the filter, or the sides of a comparison.
    """
    if unit == "rule":  # the passages of a side without themes are there by no rule
        selections = [one for one in selections if one.themes] or selections[:1]
    try:
        parts = [corpus.ask(leave_one_out.unit_tokens, one, unit)["unit"] for one in selections]
    except QueryError as error:
        return str(error)
    if unit == "rule" or pd.concat(parts).nunique() != 1:
        return ""
    rest = "Drop a filter, or leave out something else"
    return f"There is only one {unit} in this selection: without it nothing is left. {rest}."
