"""Which words set one subcorpus apart from another."""

import math
from collections.abc import Collection
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from lib import frames
from lib.errors import QueryError
from lib.model import Language

Correction = Literal["bonferroni", "bh", "none"]
Contrast = Literal["g2", "log_ratio"]
LEVEL = 0.05
_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below it


class KeynessRow(NamedTuple):
    """A row of `keyness`."""

    term: str
    language: str
    count_: int
    per_1000: float
    n_articles: int
    count_reference: int
    per_1000_reference: float
    n_articles_reference: int
    g2: float
    p: float
    p_adjusted: float
    log_ratio: float
    log_ratio_low: float
    log_ratio_high: float
    percent_diff: float


def keyness(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    stopwords: Collection[str] = (),
    language: Language | None = None,
    correction: Correction = "bonferroni",
    min_count: int = 5,
    top: int | None = None,
) -> pd.DataFrame:
    """Words that the target uses more often than the reference, and those that it uses less.

    A word occurs a times among the target's c running words, b times among the reference's d; f = a/c, g = b/d.

    - ``g2 = 2 Σ O ln(O/E)`` over the four cells a, b, c - a, d - b, where E is what the cell would hold if both sides
      used the word alike (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"). It says how
      sure a difference is, not how large, and has here the sign of f - g.
    - ``p`` is the chance of so large a g2 without any difference (chi-squared, one degree of freedom). ``p_adjusted``
      allows for the m words tested: ``min(1, m p)`` (Bonferroni), or ``min m p / rank`` over this and all larger p
      (Benjamini and Hochberg 1995: of the words at 0.05 or less, at most 5 % are expected to be false).
    - ``log_ratio = log2(f/g)``: 1 is twice as often, -1 half as often (Hardie 2014). Its 95 % interval is
      ``log_ratio ± 1.96 sqrt(1/a - 1/c + 1/b - 1/d) / ln 2`` (Katz and others 1978). Where a or b is 0, one occurrence
      is added, shared out by size: ``c / (c + d)`` to a and ``d / (c + d)`` to b (Sweeting, Sutton and Lambert 2004,
      "What to add to nothing?"). Both rates grow by the same then, so that the sign stays that of f - g, however
      different the sizes; half an occurrence on either side would do so between equal sizes alone.
    - ``percent_diff = 100 (f - g) / g`` (Gabrielatos and Marchi 2012); infinite where the reference has none.

    Where concepts and actors are compared, a mention of one stands for a running word: c and d are all mentions.

    All of it takes words as drawn one by one. Words come in bunches, one article many times, so look at the ranges too:
    a key word of few articles says something about those articles. A passage that both sides hold counts on both.

    Parameters
    ----------
    target, reference: frames of `counts.term_counts` or `counts.rest_counts`, of one corpus; or of
        `counts.name_totals` and `counts.name_rests`.
    stopwords: terms that are counted as running words but not tested.
    language: test the terms of one language alone, among the running words of that language.
    min_count: test terms with so many occurrences at least, both sides together.
    top: list so many at the most that the target uses more, and so many that it uses less.

    Returns
    -------
    term, language, count, per_1000, n_articles, count_reference, per_1000_reference, n_articles_reference, g2, p,
    p_adjusted, log_ratio, log_ratio_low, log_ratio_high, percent_diff; the highest g2 first, so that the key words of
    the target are at the head and those of the reference at the tail.

    Raises
    ------
    QueryError: a side has no words, or both are the same.
    """
    sides = [side if language is None else side[side["language"] == language] for side in (target, reference)]
    _comparable(sides[0], sides[1])
    c, d = (int(side["count"].sum()) for side in sides)
    rows, counts = _tested(sides[0], sides[1], stopwords, min_count)
    g2 = signed_g2(counts["count"], counts["count_reference"], c, d)
    listed = _ranked(g2, top)
    p, p_adjusted = _significance(g2, listed, correction)
    columns = {name: values[listed] for name, values in counts.items()}
    names = {"term": "spelling", "language": "language"}
    columns |= {column: _names_of_rows(sides[0], sides[1], rows[listed], name) for column, name in names.items()}
    a, b = columns["count"], columns["count_reference"]
    measures = {"g2": g2[listed], "p": p, "p_adjusted": p_adjusted, **_effect_sizes(a, b, c, d)}
    frame = pd.DataFrame({**columns, "per_1000": 1000 * a / c, "per_1000_reference": 1000 * b / d, **measures})
    return frame[frames.columns(KeynessRow)]


def key_words(words: pd.DataFrame, by: Contrast = "g2", top: int = 25) -> pd.DataFrame:
    """The words that set either side apart most.

    Ranked by ``g2`` they are those whose difference is surest; by ``log_ratio`` those whose difference is largest,
    among the words alone whose ``p_adjusted`` is 0.05 or less: the largest differences of all are those of rare words,
    by chance.

    Parameters
    ----------
    words: a frame of `keyness`, or of another with its ``g2`` and ``p_adjusted``.
    by: "g2" or "log_ratio".
    top: so many of either side.

    Returns
    -------
    side ("target", "reference"), rank (from 1) and the columns of ``words``; the target's words first.
    """
    if by == "log_ratio":
        words = words[words["p_adjusted"] <= LEVEL]
    sides = []
    for side, own in (("target", words[words["g2"] > 0]), ("reference", words[words["g2"] < 0])):
        order = np.argsort(-own[by].abs().to_numpy(), kind="stable")[:top]
        leading = own.take(order).reset_index(drop=True)
        leading.insert(0, "side", side)
        leading.insert(1, "rank", np.arange(1, len(leading) + 1))
        sides.append(leading)
    return pd.concat(sides, ignore_index=True).astype({"side": "str"})


def _comparable(target: pd.DataFrame, reference: pd.DataFrame) -> None:
    for name, side in (("target", target), ("reference", reference)):
        if side.empty:
            raise QueryError(f"The {name} has no words, so there is nothing to compare. Drop one of its filters.")
    columns = ["spelling", "count", "n_articles"]
    if len(target) == len(reference) and all(
        np.array_equal(target[name].to_numpy(), reference[name].to_numpy()) for name in reversed(columns)
    ):
        raise QueryError("The target and the reference are the same words. Choose another reference, or the rest.")


def _tested(
    target: pd.DataFrame, reference: pd.DataFrame, stopwords: Collection[str], min_count: int
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The terms that are frequent enough and no stop words: rows in the target and then the reference, and counts."""
    numbers, n = _numbers(target, reference)
    columns = {}
    for side, numbers_of_side, ending in ((target, numbers[0], ""), (reference, numbers[1], "_reference")):
        for name in ("count", "n_articles"):
            columns[name + ending] = np.zeros(n, np.int64)
            columns[name + ending][numbers_of_side] = side[name]
    row = np.zeros(n, np.int64)
    row[numbers[1]] = np.arange(len(reference)) + len(target)
    row[numbers[0]] = np.arange(len(target))
    frequent = np.flatnonzero(columns["count"] + columns["count_reference"] >= max(1, min_count))
    rows = row[frequent]
    mask, own = np.zeros(len(rows), bool), rows < len(target)
    for side, rows_of_side, first in ((target, own, 0), (reference, ~own, len(target))):
        mask[rows_of_side] = _not_stopwords(side["spelling"].array.take(rows[rows_of_side] - first).tolist(), stopwords)
    tested = frequent[mask]
    return rows[mask], {name: values[tested] for name, values in columns.items()}


def _not_stopwords(spellings: list[str], stopwords: Collection[str]) -> np.ndarray:
    """Which of some words are no stop words; pandas takes as long for the stop words alone."""
    left_out = frozenset(stopwords)
    return ~np.fromiter(map(left_out.__contains__, spellings), bool, len(spellings))


def _names_of_rows(target: pd.DataFrame, reference: pd.DataFrame, rows: np.ndarray, name: str) -> ExtensionArray:
    """A column of some rows of the target and then the reference."""
    own = rows < len(target)
    names = pd.concat([target[name].iloc[rows[own]], reference[name].iloc[rows[~own] - len(target)]])
    place = np.where(own, np.cumsum(own), own.sum() + np.cumsum(~own)) - 1
    taken: ExtensionArray = names.array.take(place)
    return taken


def _numbers(target: pd.DataFrame, reference: pd.DataFrame) -> tuple[tuple[np.ndarray, np.ndarray], int]:
    """The number of each term of both sides, and how many there are: the corpus's, or new ones from the spellings."""
    if target.index.name == reference.index.name == "term":
        numbers = target.index.to_numpy(), reference.index.to_numpy()
        return numbers, 1 + max(int(side.max()) for side in numbers)
    codes, spellings = pd.factorize(pd.concat([target["spelling"], reference["spelling"]]))
    return (codes[: len(target)], codes[len(target) :]), len(spellings)


def signed_g2(a: np.ndarray, b: np.ndarray, c: int | np.ndarray, d: int | np.ndarray) -> np.ndarray:
    """The g2 of `keyness` for many words: a of c running words against b of d, with the sign of a/c - b/d."""
    both = a + b
    total = np.zeros(len(a))
    for observed, column, size in ((a, both, c), (b, both, d), (c - a, c + d - both, c), (d - b, c + d - both, d)):
        expected = column * (size / (c + d))
        ratio = np.divide(observed, expected, out=np.ones(len(a)), where=observed > 0)
        total += observed * np.log(ratio)
    signed: np.ndarray = np.maximum(2 * total, 0) * np.sign(a / c - b / d)
    return signed


def _significance(g2: np.ndarray, listed: np.ndarray, correction: Correction) -> tuple[np.ndarray, np.ndarray]:
    """``p`` and ``p_adjusted`` of the words that are listed, among all that were tested."""
    if correction == "bh":
        from scipy.stats import false_discovery_control  # seconds of start-up, for this correction alone

        p = g2_probabilities(g2)
        return p[listed], false_discovery_control(p, method="bh")[listed]
    p = g2_probabilities(g2[listed])
    return p, p if correction == "none" else np.minimum(p * len(g2), 1)


def g2_probabilities(g2: np.ndarray) -> np.ndarray:
    """The chance of each g2, of either sign, where nothing differs: chi-squared with one degree of freedom."""
    return np.fromiter(map(math.erfc, np.sqrt(np.abs(g2) / 2).tolist()), float, len(g2))


def _effect_sizes(a: np.ndarray, b: np.ndarray, c: int, d: int) -> dict[str, np.ndarray]:
    """How large the differences are."""
    none = (a == 0) | (b == 0)
    some_a, some_b = a + none * (c / (c + d)), b + none * (d / (c + d))
    log_ratio = np.log2((some_a / c) / (some_b / d))
    reach = _Z * np.sqrt(np.maximum(1 / some_a - 1 / c, 0) + np.maximum(1 / some_b - 1 / d, 0)) / math.log(2)
    f, g = a / c, b / d
    percent = np.divide(100 * (f - g), g, out=np.full(len(a), np.inf), where=b > 0)
    bounds = {"log_ratio_low": log_ratio - reach, "log_ratio_high": log_ratio + reach}
    return {"log_ratio": log_ratio, **bounds, "percent_diff": percent}


def _ranked(g2: np.ndarray, top: int | None) -> np.ndarray:
    """The highest first, equal ones as they came: all, or so many of either end."""
    some = np.arange(len(g2))
    if top is not None and 0 < 2 * top < len(g2):  # most need no place
        low, high = np.partition(g2, (top - 1, len(g2) - top))[[top - 1, len(g2) - top]]
        some = np.flatnonzero((g2 <= low) | (g2 >= high))
    ranked = some[np.argsort(-g2[some], kind="stable")]
    return ranked if top is None else ranked[_top_numbers(g2[ranked], top)]


def _top_numbers(g2: np.ndarray, top: int) -> np.ndarray:
    """The places of the first so many above 0 and the last so many below, of falling numbers."""
    place = np.arange(len(g2))
    return np.flatnonzero(((g2 > 0) & (place < top)) | ((g2 < 0) & (place >= len(g2) - top)))
