"""Do key words hold when any one article, source or rule is left out? See `leave_one_out.outcome`."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from lib.stats.keyness import LEVEL, Correction, signed_g2
from lib.stats.leave_one_out.outcome import OUTCOME, codes_of, left_without, outcomes, with_largest

_COUNTS = ["count", "count_reference", "n", "n_reference"]


@dataclass(frozen=True, slots=True)
class SideByUnit:
    """What leaves one side of a comparison with each unit.

    Attributes
    ----------
    counts: the frame of `leave_one_out.term_counts_by_unit` for the key words.
    tokens: the frame of `leave_one_out.unit_tokens`, of the language that is compared.
    n_tokens: the running words of the side.
    """

    counts: pd.DataFrame
    tokens: pd.DataFrame
    n_tokens: int


def leave_one_out_keyness(
    key: pd.DataFrame,
    n_tested: int,
    n_significant: int,
    target: SideByUnit,
    reference: SideByUnit,
    correction: Correction = "bonferroni",
) -> pd.DataFrame:
    """Which key words stay significant, on the same side, whichever unit is left out of both sides.

    g2 is that of `lib.stats.keyness`, counted anew; it has to reach what p_adjusted = 0.05 asks for in the whole: a p
    of ``0.05 / n_tested`` (Bonferroni) or ``0.05 n_significant / n_tested`` (Benjamini-Hochberg). Of the units without
    the word the 20 largest of each side are tried, since they change how many words it is counted among.

    Parameters
    ----------
    key: rows of `lib.stats.keyness`, the words to try.
    n_tested, n_significant: how many words it tested in all, and how many had a p_adjusted of 0.05 or less.

    Returns
    -------
    term, significant (in the whole), stays, unit (that carries it, -1 for none), share (of its occurrences on the side
    it is key of, 0 to 1, that leave with the unit), n_units (that hold it), g2_without (g2 without the unit).
    """
    least = _critical(n_tested, n_significant, correction)
    whole = key.reset_index(drop=True).assign(n=target.n_tokens, n_reference=reference.n_tokens)
    g2, of_target = whole["g2"].to_numpy("float64"), (whole["g2"] > 0).to_numpy()
    losses = _losses(whole["term"], target, reference)
    code, left = losses["code"].to_numpy("int64"), left_without(whole, losses, _COUNTS)[_COUNTS].to_numpy().T
    some, without = (left[2:] > 0).all(axis=0), np.zeros(len(losses))
    without[some] = signed_g2(*left[:, some])
    towards = np.sign(g2)[code] * without
    count = losses["count"].where(of_target[code], losses["count_reference"])
    trials = losses[["code", "unit"]].assign(count=count, g2=without, falls=towards < least, far=-towards)
    found = outcomes(trials, whole["count"].where(of_target, whole["count_reference"]).to_numpy("float64"))
    significant = np.abs(g2) >= least
    return whole[["term"]].assign(
        significant=significant,
        stays=found["stays"] & significant,
        **found[OUTCOME[1:]],
        g2_without=found["g2"].fillna(pd.Series(g2)),
    )


def _critical(n_tested: int, n_significant: int, correction: Correction) -> float:
    """The g2 from which on a word is significant."""
    allowed = {"none": n_tested, "bonferroni": 1, "bh": max(1, n_significant)}[correction]
    return NormalDist().inv_cdf(LEVEL * allowed / max(1, n_tested) / 2) ** 2


def _losses(terms: pd.Series, target: SideByUnit, reference: SideByUnit) -> pd.DataFrame:
    """Words and units to try: code (of the word), unit, and what leaves of each count."""
    of_words, of_sides = zip(*((side.counts, side.tokens) for side in (target, reference)), strict=True)
    counts = [frame.assign(code=codes_of(frame, terms))[["code", "unit", "count"]] for frame in of_words]
    own = counts[0].merge(counts[1], on=["code", "unit"], how="outer", suffixes=("", "_reference"))
    units = of_sides[0].merge(of_sides[1], on="unit", how="outer").fillna(0).set_axis(["unit", *_COUNTS[2:]], axis=1)
    return with_largest(own[own["code"] >= 0], len(terms), units, _COUNTS[2:])
