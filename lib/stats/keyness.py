"""Which words set one subcorpus apart from another."""

import math
from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from lib.errors import QueryError
from lib.model import Language

Correction = Literal["bonferroni", "bh", "none"]
Contrast = Literal["g2", "log_ratio"]
LEVEL = 0.05
_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below it


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
    target, reference: frames of `lib.corpus.term_counts` or `lib.corpus.rest_counts`, of one corpus; or of
        `lib.corpus.name_totals` and `lib.corpus.name_rests`.
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
    tested = _tested(sides[0], sides[1], stopwords, min_count)
    a, b = tested["count"].to_numpy(), tested["count_reference"].to_numpy()
    g2 = signed_g2(a, b, c, d)
    ranked = np.argsort(-g2, kind="stable")
    p = np.fromiter(map(math.erfc, np.sqrt(np.abs(g2) / 2).tolist()), float, len(g2))
    measures = {"g2": g2, "p": p, "p_adjusted": _adjusted(p, correction), **_sizes(a, b, c, d)}
    listed = ranked if top is None else ranked[_ends(g2[ranked], top)]
    rates = {"per_1000": 1000 * a / c, "per_1000_reference": 1000 * b / d}
    found = tested.assign(**rates, **measures).take(listed).reset_index(drop=True)
    return found[[*_COUNTS, *measures]]


def key_words(found: pd.DataFrame, by: Contrast = "g2", top: int = 25) -> pd.DataFrame:
    """The words that set either side apart most.

    Parameters
    ----------
    found: the frame of `keyness`.
    by: "g2" ranks by how sure the difference is, "log_ratio" by how large it is, among those words alone whose
        ``p_adjusted`` is 0.05 or less: the largest differences of all are those of rare words, by chance.
    top: so many of either side.

    Returns
    -------
    side ("target", "reference"), rank (from 1) and the columns of ``found``; the target's words first.
    """
    if by == "log_ratio":
        found = found[found["p_adjusted"] <= LEVEL]
    sides = []
    for side, own in (("target", found[found["g2"] > 0]), ("reference", found[found["g2"] < 0])):
        order = np.argsort(-own[by].abs().to_numpy(), kind="stable")[:top]
        leading = own.take(order).reset_index(drop=True)
        leading.insert(0, "side", side)
        leading.insert(1, "rank", np.arange(1, len(leading) + 1))
        sides.append(leading)
    return pd.concat(sides, ignore_index=True).astype({"side": "str"})


_COUNTS = ["term", "language", "count", "per_1000", "n_articles"]
_COUNTS += ["count_reference", "per_1000_reference", "n_articles_reference"]


def _comparable(target: pd.DataFrame, reference: pd.DataFrame) -> None:
    for name, side in (("target", target), ("reference", reference)):
        if side.empty:
            raise QueryError(f"The {name} has no words, so there is nothing to compare. Drop one of its filters.")
    columns = ["spelling", "count", "n_articles"]
    if len(target) == len(reference) and all(
        np.array_equal(target[name].to_numpy(), reference[name].to_numpy()) for name in reversed(columns)
    ):
        raise QueryError("The target and the reference are the same words. Choose another reference, or the rest.")


def _tested(target: pd.DataFrame, reference: pd.DataFrame, stopwords: Collection[str], min_count: int) -> pd.DataFrame:
    """Counts and ranges of both sides, a row for each term that is frequent enough and no stop word."""
    numbers, n = _numbers(target, reference)
    columns = {}
    for side, places, ending in ((target, numbers[0], ""), (reference, numbers[1], "_reference")):
        for name in ("count", "n_articles"):
            columns[name + ending] = np.zeros(n, np.int64)
            columns[name + ending][places] = side[name]
    row = np.zeros(n, np.int64)
    row[numbers[1]] = np.arange(len(reference)) + len(target)
    row[numbers[0]] = np.arange(len(target))
    frequent = np.flatnonzero(columns["count"] + columns["count_reference"] >= max(1, min_count))
    words = pd.concat([target[["spelling", "language"]], reference[["spelling", "language"]]]).take(row[frequent])
    words = words.set_axis(["term", "language"], axis="columns").reset_index(drop=True)
    tested = words.assign(**{name: values[frequent] for name, values in columns.items()})
    return tested[~tested["term"].isin(list(stopwords))]


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


def _adjusted(p: np.ndarray, correction: Correction) -> np.ndarray:
    if correction == "none":
        return p
    if correction == "bonferroni":
        bounded: np.ndarray = np.minimum(p * len(p), 1)
        return bounded
    order = np.argsort(p)[::-1]
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum.accumulate(np.minimum(p[order] * len(p) / np.arange(len(p), 0, -1), 1))
    return adjusted


def _sizes(a: np.ndarray, b: np.ndarray, c: int, d: int) -> dict[str, np.ndarray]:
    """How large the differences are."""
    none = (a == 0) | (b == 0)
    some_a, some_b = a + none * (c / (c + d)), b + none * (d / (c + d))
    log_ratio = np.log2((some_a / c) / (some_b / d))
    reach = _Z * np.sqrt(np.maximum(1 / some_a - 1 / c, 0) + np.maximum(1 / some_b - 1 / d, 0)) / math.log(2)
    f, g = a / c, b / d
    percent = np.divide(100 * (f - g), g, out=np.full(len(a), np.inf), where=b > 0)
    bounds = {"log_ratio_low": log_ratio - reach, "log_ratio_high": log_ratio + reach}
    return {"log_ratio": log_ratio, **bounds, "percent_diff": percent}


def _ends(g2: np.ndarray, top: int) -> np.ndarray:
    """The places of the first so many above 0 and the last so many below, of falling numbers."""
    place = np.arange(len(g2))
    return np.flatnonzero(((g2 > 0) & (place < top)) | ((g2 < 0) & (place >= len(g2) - top)))
