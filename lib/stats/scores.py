"""The rules against hand coding: precision, recall and F1, with intervals."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.gold import Coded

RESAMPLES = 2_000
_SEED = 1794  # the same resamples on every machine, so that a figure can be quoted


class Score(NamedTuple):
    """A row of `scores`."""

    language: str
    theme: str
    n: int
    n_positive: int
    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float
    f1_strict: float
    f1_lenient: float


def scores(coded: Sequence[Coded], predicted: Sequence[Collection[str]], themes: Sequence[str]) -> pd.DataFrame:
    """Precision, recall and F1 of the themes that rules found, against those that people coded.

    ``precision = tp / (tp + fp)``, ``recall = tp / (tp + fn)``, ``f1 = 2 tp / (2 tp + fp + fn)``, where ``tp`` counts
    the passages that both give the theme, ``fp`` those that only the rules and ``fn`` those that only people give it.
    ``macro`` is the plain mean over the themes. A measure without any case to measure it on is missing, and no part of
    the mean. Passages count by their weight. Answers that a coder changed after having ``seen`` what the rules say
    count like the others, though they are not blind.

    A theme that the coder was unsure of is left out for that passage. ``f1_strict`` counts it as absent and
    ``f1_lenient`` as present, whatever the coder put down; the one is not always below the other.

    ``f1_low`` and ``f1_high`` bound the middle 95 % of 2,000 bootstrap resamples of the passages (percentile method,
    Efron and Tibshirani 1993, ch. 13). Few positives make them wide; a flawless score gives 1 to 1, which says little.

    Parameters
    ----------
    coded: each passage once; see `majority`.
    found: the themes that rules gave each of them, in the same order.
    themes: those to score, in the order wanted.

    Returns
    -------
    language ("en", "zh", "all"), theme (or "macro"), n (passages with a sure answer; macro: passages), n_positive (of
    them, coded with the theme; macro: in sum), precision, recall, f1, f1_low, f1_high, f1_strict, f1_lenient (0 to 1);
    a row for each language there is and for all, by theme and then macro.
    """
    truth = _matrix([coding.themes for coding in coded], themes)
    unsure = _matrix([coding.unsure for coding in coded], themes)
    predictions = _matrix(predicted, themes)
    weights = np.array([coding.weight for coding in coded])
    languages = np.array([coding.language for coding in coded], dtype="str")
    blocks = {language: languages == language for language in ("en", "zh") if language in languages}
    blocks["all"] = np.ones(len(coded), dtype=bool)
    parts = [
        _block(truth[rows], unsure[rows], predictions[rows], weights[rows]).assign(
            language=language, theme=[*themes, "macro"]
        )
        for language, rows in blocks.items()
    ]
    return pd.concat(parts, ignore_index=True)[columns(Score)]


def _block(truth: np.ndarray, unsure: np.ndarray, predictions: np.ndarray, weights: np.ndarray) -> pd.DataFrame:
    """The scores of the passages of one language."""
    sure = ~unsure
    weight = weights[:, None]
    outcomes = _outcomes(truth, predictions, weight * sure)
    tp, fp, fn = outcomes.sum(axis=0)
    low, high = _interval(outcomes)
    n_positive = (truth & sure).sum(axis=0)
    return pd.DataFrame(
        {
            "n": [*sure.sum(axis=0), len(truth)],
            "n_positive": [*n_positive, n_positive.sum()],
            "precision": _with_macro(_ratio(tp, tp + fp)),
            "recall": _with_macro(_ratio(tp, tp + fn)),
            "f1": _f1(outcomes.sum(axis=0)),
            "f1_low": low,
            "f1_high": high,
            "f1_strict": _f1(_outcomes(truth & sure, predictions, weight).sum(axis=0)),
            "f1_lenient": _f1(_outcomes(truth | unsure, predictions, weight).sum(axis=0)),
        }
    )


def _matrix(sets: Sequence[Collection[str]], themes: Sequence[str]) -> np.ndarray:
    """Passages × themes, true where the passage has the theme."""
    cells = [theme in carried for carried in sets for theme in themes]
    return np.array(cells, dtype=bool).reshape(len(sets), len(themes))


def _outcomes(truth: np.ndarray, predictions: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Passages × (true positive, false positive, false negative) × themes, as weights."""
    outcomes: np.ndarray = np.stack([truth & predictions, ~truth & predictions, truth & ~predictions], axis=1)
    return np.where(outcomes, weight[:, None], 0.0)


def _interval(outcomes: np.ndarray) -> tuple[list[float], list[float]]:
    """Bounds of F1 for each theme and macro. Passages of the same outcomes are drawn together: one law, few draws."""
    n, kinds, themes = outcomes.shape
    if n == 0:
        nothing = [float("nan")] * (themes + 1)
        return nothing, nothing
    outcomes_seen, repeats = np.unique(outcomes.reshape(n, -1), axis=0, return_counts=True)
    samples = np.random.default_rng(_SEED).multinomial(n, repeats / n, size=RESAMPLES)
    resampled = _f1((samples @ outcomes_seen).reshape(RESAMPLES, kinds, themes))
    bounds = [_middle(column[~np.isnan(column)]) for column in resampled.T]
    return [low for low, _ in bounds], [high for _, high in bounds]


def _middle(values: np.ndarray) -> tuple[float, float]:
    """Between which values the middle 95 % lie."""
    low, high = np.quantile(values, [0.025, 0.975]) if len(values) else (np.nan, np.nan)
    return float(low), float(high)


def _f1(counts: np.ndarray) -> np.ndarray:
    """F1 of each theme, and their mean at the end of the last axis, from (..., 3, themes)."""
    tp, fp, fn = np.moveaxis(counts, -2, 0)
    return _with_macro(_ratio(2 * tp, 2 * tp + fp + fn))


def _with_macro(values: np.ndarray) -> np.ndarray:
    known = ~np.isnan(values)
    mean = _ratio(np.where(known, values, 0.0).sum(axis=-1), known.sum(axis=-1))
    return np.concatenate([values, np.expand_dims(mean, -1)], axis=-1)


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part by whole, NaN where the whole is nothing."""
    quotient: np.ndarray = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return quotient
