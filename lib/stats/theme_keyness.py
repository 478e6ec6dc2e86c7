"""Which theme a word belongs to most."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.stats.keyness import g2_probabilities, signed_g2

_LEVEL = 0.05


class ThemeKeyness(NamedTuple):
    """A row of `theme_keyness`.

    Attributes
    ----------
    theme: that with the highest g2, "" for none.
    count, per_1000: in its passages; ``count_rest`` and ``per_1000_rest`` in the rest.
    """

    term: str
    language: str
    theme: str
    g2: float
    p_adjusted: float
    count_: int
    per_1000: float
    count_rest: int
    per_1000_rest: float


def theme_keyness(whole: pd.DataFrame, by_theme: Mapping[str, pd.DataFrame], min_count: int = 5) -> pd.DataFrame:
    """The theme whose passages use a word most above the rest of the corpus, if any does.

    A word occurs a times among the c running words of its own language in a theme's passages, b times among the d of
    all other passages. ``g2`` is that of `keyness` (Dunning 1993), and its sign that of a/c - b/d; the theme with the
    highest is named where ``p_adjusted = min(1, m p)`` is under 0.05, m being all pairs of a word and a theme that were
    tested (Bonferroni). Words are compared within their language because a theme may have more Chinese passages than
    another. It says how sure a leaning is, not how strong; a word of few articles says something about those articles.

    Parameters
    ----------
    whole: every term of the corpus, a frame of `counts.term_counts`.
    by_theme: the terms of each theme's passages, frames of the same corpus, in the codebook's order.
    min_count: test words with so many occurrences at least in the whole.

    Returns
    -------
    Rows of `ThemeKeyness`, one for each word tested, in the order of ``whole``.
    """
    tested = whole[whole["count"] >= min_count]
    sizes = whole.groupby("language")["count"].sum()
    best = {"g2": np.full(len(tested), -np.inf), "theme": np.full(len(tested), -1)}
    best |= {name: np.zeros(len(tested)) for name in ("count", "per_1000", "count_rest", "per_1000_rest")}
    for number, counts in enumerate(by_theme.values()):
        measures = _measures_against_rest(tested, counts, sizes) | {"theme": np.full(len(tested), number)}
        higher = measures["g2"] > best["g2"]
        best = {name: np.where(higher, measures[name], values) for name, values in best.items()}
    p = g2_probabilities(np.maximum(best["g2"], 0))
    p_adjusted = np.minimum(1, p * len(tested) * len(by_theme))
    names = np.array([*by_theme, ""], dtype=object)
    keyed = {
        "term": tested["spelling"].array,
        "language": tested["language"].array,
        "theme": names[np.where(p_adjusted < _LEVEL, best["theme"], -1)],
        "g2": np.maximum(best["g2"], 0),
        "p_adjusted": p_adjusted,
        **{name: best[name].astype(kind) for name, kind in _COUNTS.items()},
    }
    return pd.DataFrame(keyed).astype({"theme": "str"})[columns(ThemeKeyness)]


_COUNTS = {"count": "int64", "per_1000": "float64", "count_rest": "int64", "per_1000_rest": "float64"}


def _measures_against_rest(tested: pd.DataFrame, counts: pd.DataFrame, sizes: pd.Series) -> dict[str, np.ndarray]:
    """Each word in the passages of a theme and in all others, among the running words of its language."""
    a = counts["count"].reindex(tested.index, fill_value=0).to_numpy()
    b = tested["count"].to_numpy() - a
    inside = counts.groupby("language")["count"].sum()
    measures = {name: np.zeros(len(tested)) for name in ("g2", "per_1000", "per_1000_rest")}
    for language, rows in tested.groupby("language").indices.items():
        c = int(inside.get(language, 0))
        d = int(sizes[str(language)]) - c
        if c and d:
            measures["g2"][rows] = signed_g2(a[rows], b[rows], c, d)
            measures["per_1000"][rows], measures["per_1000_rest"][rows] = 1000 * a[rows] / c, 1000 * b[rows] / d
    return {**measures, "count": a, "count_rest": b}
