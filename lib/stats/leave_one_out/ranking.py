"""Do rankings by counts hold when any one article, source or rule is left out? See `leave_one_out.outcome`."""

from typing import Literal

import numpy as np
import pandas as pd

from lib.stats.leave_one_out.outcome import OUTCOME, codes_of, outcomes

_CELLS = 2_000_000
_FIRST = 1 << 40  # articles before occurrences, in one number


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
    n_known = len(by_unit["spelling"].cat.categories)
    values = _value(ranked, by)[:n_known]
    beyond = _value(ranked.iloc[n_known : n_known + 1], by).max(initial=-1)
    rows = by_unit.assign(code=codes_of(by_unit, ranked["term"]), lost=_value(by_unit, by))
    rows["left"] = values[rows["code"]] - rows["lost"]
    own = rows[rows["code"] < top]
    # Only so many can come before a word as have, in all, what is left of it: where these are few, it stays for sure.
    before = len(ranked) - np.searchsorted(np.sort(_value(ranked, by)), own["left"])
    tried = own[(before > top) | (own["count"] == own.groupby("code")["count"].transform("max"))]
    tried = tried.sort_values("unit", kind="stable")
    alphabetical = np.argsort(np.argsort(ranked["term"].to_numpy("object")[:n_known]))
    tried = tried.assign(rank=_ranks(values, alphabetical, rows, tried))
    falls = (tried["rank"] > top) | (tried["left"] == 0)
    tried = tried.assign(falls=falls, far=tried["rank"].where(tried["left"] > 0, np.inf))
    found = outcomes(tried, ranked["count"].head(top).to_numpy(), own)
    doubtful = tried.loc[(tried["left"] <= beyond) & ~falls, "code"]
    rank = found["rank"].where(found["left"] != 0, 0).fillna(0).astype("int64")
    sure = ~found["stays"] | ~found.index.isin(doubtful)
    return found[OUTCOME].assign(term=ranked["term"].head(top).to_numpy(), rank_without=rank, sure=sure)


def _value(frame: pd.DataFrame, by: Literal["count", "n_articles"]) -> np.ndarray:
    """What words are ranked by: a number of which a unit's part can be taken away."""
    values: np.ndarray = frame["count"].to_numpy("int64")
    return values if by == "count" else frame["n_articles"].to_numpy("int64") * _FIRST + values


def _ranks(values: np.ndarray, alphabetical: np.ndarray, rows: pd.DataFrame, tried: pd.DataFrame) -> np.ndarray:
    """The rank of each tried row's word when its unit is left out; the tried rows are sorted by unit."""
    ranks = np.zeros(len(tried), np.int64)
    size = max(1, _CELLS // max(1, len(values)))
    rows = rows[np.isin(rows["unit"], tried["unit"].unique())].sort_values("unit")
    units, lost = rows["unit"].to_numpy(), rows["lost"].to_numpy()
    for first in range(0, len(tried), size):
        part = tried.iloc[first : first + size]
        own, place = np.unique(part["unit"], return_inverse=True)
        within = slice(*np.searchsorted(units, (own[0], own[-1] + 1)))
        at = np.searchsorted(own, units[within])
        there = own[at] == units[within]
        left = np.tile(values, (len(own), 1))
        left[at[there], rows["code"].to_numpy()[within][there]] -= lost[within][there]
        others, mine = left[place], part["left"].to_numpy()[:, None]
        tied = (others == mine) & (alphabetical < alphabetical[part["code"].to_numpy()][:, None])
        ranks[first : first + size] = 1 + ((others > mine) | tied).sum(axis=1)
    return ranks
