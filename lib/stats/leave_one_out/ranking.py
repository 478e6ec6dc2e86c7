"""Does a ranking of words hold when any one article, source or rule is left out? See `leave_one_out.outcome`.

Whatever words are ranked by, what they score without each unit is ranked anew.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Literal

import numpy as np
import pandas as pd

from lib.stats.leave_one_out.outcome import OUTCOME, RowsByCode, codes_of, outcomes

_CELLS = 1 << 21
_ROUNDING = 1e-9


class Words(ABC):
    """The words of a list, each by its place in it, and what becomes of them without each unit.

    Attributes
    ----------
    score: what they are ranked by, the highest first; -inf where a word is not ranked.
    counts, alphabetical: ties go by count, then by spelling.
    """

    def __init__(self, listed: pd.DataFrame, score: pd.Series, lost: RowsByCode) -> None:
        self._lost = lost
        self.score = score.fillna(-np.inf).to_numpy("float64")
        self.counts = listed["count"].to_numpy("int64")
        self.alphabetical = np.argsort(np.argsort(listed["term"].to_numpy("object")))

    def touching(self, code: int) -> np.ndarray:
        """The units that take some of a word, or of the articles that hold it."""
        return np.unique(self._lost.of(code)[0])

    @abstractmethod
    def drift(self, units: np.ndarray) -> np.ndarray:
        """How far at the most each of some units moves the score of a word that it does not touch."""

    @abstractmethod
    def without(self, code: int, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """A word's score and count without each of some units."""

    def left(self, codes: np.ndarray, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Scores and counts of some words, a row each, without some units, a column each."""
        left = [self.without(code, units) for code in codes.tolist()]
        scores, counts = (np.array([pair[place] for pair in left]).reshape(len(codes), len(units)) for place in (0, 1))
        return scores, counts


class _Counted(Words):
    def __init__(self, listed: pd.DataFrame, by_unit: pd.DataFrame, by: str) -> None:
        super().__init__(listed, listed[by], RowsByCode(by_unit, len(listed), ["unit", "count", by]))
        self._n_units = 1 + int(by_unit["unit"].to_numpy().max(initial=0))

    def drift(self, units: np.ndarray) -> np.ndarray:
        return np.zeros(len(units))

    def without(self, code: int, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        unit, *lost = self._lost.of(code)
        of_units = np.zeros((2, self._n_units), np.int64)
        of_units[:, unit] = lost
        count, size = of_units[:, units]
        left = self.counts[code] - count
        return np.where(left > 0, self.score[code] - size, -np.inf), left


def leave_one_out_ranking(
    ranked: pd.DataFrame, by_unit: pd.DataFrame, top: int, by: Literal["count", "n_articles"] = "count"
) -> pd.DataFrame:
    """Which of the leading words stay among the leading ones whichever unit is left out.

    Without a unit a word has ``count - count of the unit``, all words are ranked anew, and the word holds if its new
    rank is still among the leading ones.

    Parameters
    ----------
    ranked: the frame of `lib.stats.frequencies`, best first: the leading words and those that could take their place.
    by_unit: the frame of `leave_one_out.term_counts_by_unit`, asked for the first words of ``ranked``.
    top: how many are leading.
    by: what they are ranked by, ties by count, then by spelling. Rates rank as counts do.

    Returns
    -------
    term, stays, unit (that carries it, -1 for none), share (of its occurrences, 0 to 1, that leave with the unit),
    n_units (that hold it), rank_without (its rank without the unit, 0 where nothing is left of it), sure (False where a
    word that ``by_unit`` was not asked for might take the place: ask for more).
    """
    known = ranked.head(len(by_unit["spelling"].cat.categories))
    by_unit = by_unit.assign(code=codes_of(by_unit, known["term"]))
    words = _Counted(known, by_unit, by)
    every = np.flatnonzero(np.bincount(by_unit["unit"]))
    found = leading_outcomes(words, every, by_unit[["code", "unit", "count"]], top)
    n, units = len(found), found["unit"].to_numpy()
    scores, counts = words.left(np.arange(len(known)), units)
    ranks = _ranks(scores, counts, words.alphabetical, np.arange(n))
    there = (units >= 0) & np.isfinite(scores.diagonal())
    beyond = ranked[by].iloc[len(known) : len(known) + 1].to_numpy("float64").max(initial=-np.inf)
    most = by_unit[by_unit["code"] < n].groupby("code")[by].max().reindex(range(n), fill_value=0).to_numpy("float64")
    doubtful = words.score[:n] - most <= beyond
    return found[OUTCOME].assign(
        term=known["term"].head(n).to_numpy(), rank_without=np.where(there, ranks, 0), sure=~(found["stays"] & doubtful)
    )


def leading_outcomes(words: Words, units: np.ndarray, lost: pd.DataFrame, top: int) -> pd.DataFrame:
    """The `Outcome` of each of the ``top`` first words, which hold if they lead without each unit, and its `Trial`.

    ``lost`` is how often each unit has which word: code, unit, count. In the trial ``far`` is the new rank.
    """
    top = min(top, len(words.score))
    lost = lost[lost["code"] < top]
    most = lost[lost["count"] == lost.groupby("code")["count"].transform("max")]
    fallen = [
        trials for close, some in _close_to_leading(words, units, top) for trials in _fallen(words, close, some, top)
    ]
    trials = pd.concat([*fallen, most.assign(falls=False, far=0.0)], ignore_index=True)
    return outcomes(trials.sort_values("unit", kind="stable"), words.counts[:top], lost)


def _close_to_leading(words: Words, units: np.ndarray, top: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Words that may come to lead or to lead no more, and units without which they may, in pieces.

    A word that is farther from the place where the leading ones end than twice what a unit moves any word by stays on
    its side of it.
    """
    score, n = words.score, len(words.score)
    if n * len(units) <= _CELLS:
        yield np.arange(n), units
        return
    moves, column = words.drift(units), np.zeros(units.max() + 1, np.int64)
    column[units] = np.arange(len(units))
    with np.errstate(invalid="ignore"):  # what is not ranked is not moved
        for code in range(n):
            touching = words.touching(code)
            moved, own = np.abs(words.without(code, touching)[0] - score[code]), column[touching]
            moves[own] = np.fmax(moves[own], moved)
        apart = np.where(np.arange(n) < top, score - score[top:].max(initial=-np.inf), score[top - 1] - score)
    order, begin = np.argsort(-moves, kind="stable"), 0
    while begin < len(units):
        close = np.flatnonzero(~(apart > 2 * moves[order[begin]] + _ROUNDING) | np.isneginf(score))
        if not len(close):
            return
        end = begin + max(1, _CELLS // len(close))
        yield close, units[order[begin:end]]
        begin = end


def _fallen(words: Words, close: np.ndarray, units: np.ndarray, top: int) -> Iterator[pd.DataFrame]:
    """The leading words among ``close`` that lead no more without some units: each a `Trial`, ``far`` the new rank."""
    if not len(close) or not len(units):
        return
    scores, counts = words.left(close, units)
    room = np.count_nonzero(close < top)  # the other leading words are before these whatever is left out
    enough = -np.partition(-scores, room - 1, axis=0)[room - 1]
    behind = (scores[:room] <= enough) & ((scores[:room] < enough) | ((scores >= enough).sum(axis=0) > room))
    behind |= np.isneginf(scores[:room])
    rows, columns = np.nonzero(behind)
    step = max(1, _CELLS // len(close))
    for first in range(0, len(rows), step):
        row, column = rows[first : first + step], columns[first : first + step]
        ranks = top - room + _ranks(scores[:, column], counts[:, column], words.alphabetical[close], row)
        far = np.where(np.isneginf(scores[row, column]), np.inf, ranks)
        code = close[row]
        lost = words.counts[code] - counts[row, column]
        trials = pd.DataFrame({"code": code, "unit": units[column], "count": lost, "falls": far > top, "far": far})
        yield trials[trials["falls"]]


def _ranks(scores: np.ndarray, counts: np.ndarray, alphabetical: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The rank in each column of the word of one row."""
    own = rows, np.arange(len(rows))
    first = (counts > counts[own]) | ((counts == counts[own]) & (alphabetical[:, None] < alphabetical[rows]))
    ranks: np.ndarray = 1 + ((scores > scores[own]) | ((scores == scores[own]) & first)).sum(axis=0)
    return ranks
