"""Which themes more or fewer articles carry than before."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.stats.keyness import g2_probabilities, signed_g2
from lib.stats.themes import theme_shares, totals


class ThemeShift(NamedTuple):
    """A row of `theme_shifts`; articles with the theme, of all, from 0 to 1."""

    theme: str
    n_before: int
    of_before: int
    share_before: float
    n_after: int
    of_after: int
    share_after: float
    g2: float
    p: float
    p_adjusted: float


def theme_shifts(before: pd.DataFrame, after: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Share of the articles of two periods that carry each theme, with a test of the difference.

    Articles are counted, since passages of one article resemble each other. ``g2`` is the log-likelihood ratio of the
    two shares, ``2 Σ O ln(O / E)`` over the articles with and without the theme in either period (Dunning 1993),
    negative where the share falls; ``p`` is its chance without a difference (chi-squared with one degree of freedom),
    ``p_adjusted`` that times the number of themes (Bonferroni).

    Parameters
    ----------
    before, after: frames of `articles.coverage`.

    Returns
    -------
    Rows of `ThemeShift`, one per theme, in order.
    """
    sizes = [totals(side).n_articles for side in (before, after)]
    counts = [theme_shares(side, themes)["n_articles"].to_numpy("int64") for side in (before, after)]
    of_before, of_after = (max(1, size) for size in sizes)
    g2 = signed_g2(counts[1], counts[0], of_after, of_before)
    p = g2_probabilities(g2)
    frame = pd.DataFrame(
        {
            "theme": list(themes),
            "n_before": counts[0],
            "of_before": sizes[0],
            "share_before": counts[0] / of_before,
            "n_after": counts[1],
            "of_after": sizes[1],
            "share_after": counts[1] / of_after,
            "g2": g2,
            "p": p,
            "p_adjusted": np.minimum(p * len(themes), 1),
        }
    )
    return frame[columns(ThemeShift)]
