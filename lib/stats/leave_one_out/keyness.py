"""Do key words hold when any one article, source or rule is left out? See `leave_one_out.ranking`."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from lib.stats.keyness import LEVEL, Correction, signed_g2
from lib.stats.leave_one_out.ranking import LARGEST, carried, codes_of, worst_without


@dataclass(frozen=True, slots=True)
class Side:
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
    target: Side,
    reference: Side,
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
    a, b, g2 = (key[name].to_numpy("float64") for name in ("count", "count_reference", "g2"))
    whole = np.where(g2 > 0, a, b)
    pairs = _pairs(key["term"], target, reference)
    code, c, d = (pairs["code"].to_numpy(), *(pairs[name].to_numpy() for name in ("c", "d")))
    c, d = target.n_tokens - c, reference.n_tokens - d
    some = (c > 0) & (d > 0)
    without = np.zeros(len(pairs))
    a, b = (a[code] - pairs["a"])[some].to_numpy(), (b[code] - pairs["b"])[some].to_numpy()
    without[some] = signed_g2(a, b, c[some], d[some])
    sign = np.sign(g2)[code]
    count = pairs["a"].where(sign > 0, pairs["b"])
    tried = pairs.assign(count=count, g2=without, falls=sign * without < least, far=-sign * without)
    worst = worst_without(tried, tried, whole)
    holds = np.abs(g2) >= least
    told = {"term": key["term"].to_numpy(), "significant": holds, **carried(worst)}
    return pd.DataFrame(told | {"stays": told["stays"] & holds, "g2_without": worst["g2"].fillna(pd.Series(g2))})


def _critical(n_tested: int, n_significant: int, correction: Correction) -> float:
    """The g2 from which on a word is significant."""
    allowed = {"none": n_tested, "bonferroni": 1, "bh": max(1, n_significant)}[correction]
    return NormalDist().inv_cdf(LEVEL * allowed / max(1, n_tested) / 2) ** 2


def _pairs(terms: pd.Series, target: Side, reference: Side) -> pd.DataFrame:
    """Words and units to try: code (of the word), unit, and what leaves with it: a of the word and c words, b and d."""
    found = [
        pd.DataFrame({"code": codes_of(side.counts, terms), "unit": side.counts["unit"], name: side.counts["count"]})
        for side, name in ((target, "a"), (reference, "b"))
    ]
    largest = [side.tokens.nlargest(LARGEST, "n_tokens")["unit"] for side in (target, reference)]
    codes = pd.DataFrame({"code": range(len(terms))})
    tried = codes.merge(pd.DataFrame({"unit": pd.concat(largest).unique()}), how="cross")
    pairs = found[0].merge(found[1], on=["code", "unit"], how="outer").merge(tried, on=["code", "unit"], how="outer")
    for side, name in ((target, "c"), (reference, "d")):
        pairs = pairs.merge(side.tokens.rename(columns={"n_tokens": name}), on="unit", how="left")
    return pairs[pairs["code"] >= 0].fillna(0).astype(dict.fromkeys("abcd", "float64"))
