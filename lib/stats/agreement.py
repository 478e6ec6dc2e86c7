"""Coders against one another: how far they agree, and what they say together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import krippendorff
import numpy as np
import pandas as pd

from lib.frames import columns
from lib.gold import Coded, coder_key, latest_codings


class Agreement(NamedTuple):
    """A row of `agreement`."""

    theme: str
    n_passages: int
    n_coders: int
    agreement: float
    alpha: float


def agreement(codings: Iterable[Coded], themes: Sequence[str]) -> pd.DataFrame:
    """How far coders agree on each theme, over the passages that two or more of them coded.

    ``agreement`` is the share of pairs of codings of one passage that say the same. ``alpha`` is Krippendorff's alpha
    for nominal data, ``1 - observed disagreement / disagreement expected by chance``: 1 is perfect, 0 is chance; 0.8
    is the customary mark, 0.667 the least for tentative conclusions (Krippendorff, *Content Analysis*, 2004, ch. 11).
    It is undefined where all codings of a theme are the same, as chance would then agree too. A theme counts as
    the coder put it down, hesitation or not; of two codings by one coder the later counts, also one that is not blind
    (``seen``). "Ana Lu" and "ana-lu" are one coder.

    Returns
    -------
    theme, n_passages, n_coders, agreement (0 to 1), alpha (at most 1); a row for each theme.
    """
    shared = [group for group in _group_by_passage(codings) if len(group) > 1]
    sizes = np.array([len(group) for group in shared], dtype="int64")
    coders = {coder_key(coding.coder) for group in shared for coding in group}
    rows = []
    for theme in themes:
        present = np.array([sum(theme in coding.themes for coding in group) for group in shared], dtype="int64")
        counts = np.stack([sizes - present, present], axis=1)
        rows.append((theme, len(shared), len(coders), _same_pairs(counts), _alpha(counts)))
    return pd.DataFrame(rows, columns=columns(Agreement))


def majority(codings: Iterable[Coded]) -> list[Coded]:
    """One coding for each passage, what more than half of its coders say.

    A theme on which they are split evenly is unsure, and so is one over which more than half of them hesitated. A
    passage with a single coder stays as it is; of two codings by one coder the later counts. What one coder changed
    after having ``seen`` the rules' answer is so marked for all.
    """
    return [group[0] if len(group) == 1 else _majority_coding(group) for group in _group_by_passage(codings)]


def _majority_coding(group: Sequence[Coded]) -> Coded:
    named = {theme for coding in group for theme in coding.themes | coding.unsure}
    lead = {theme: 2 * sum(theme in coding.themes for coding in group) - len(group) for theme in named}
    doubted = {theme for theme in named if 2 * sum(theme in coding.unsure for coding in group) > len(group)}
    return replace(
        group[0],
        themes=frozenset(theme for theme in named if lead[theme] > 0),
        unsure=frozenset(doubted | {theme for theme in named if lead[theme] == 0}),
        coder="",
        coded_at="",
        seen=any(coding.seen for coding in group),
    )


def _group_by_passage(codings: Iterable[Coded]) -> list[list[Coded]]:
    """Each coder's last word, by passage."""
    passages: dict[tuple[str, str], list[Coded]] = {}
    for coding in latest_codings(codings):
        passages.setdefault((coding.id, coding.text), []).append(coding)
    return list(passages.values())


def _same_pairs(counts: np.ndarray) -> float:
    sizes = counts.sum(axis=1)
    pairs = (sizes * (sizes - 1)).sum()
    return float((counts * (counts - 1)).sum() / pairs) if pairs else float("nan")


def _alpha(counts: np.ndarray) -> float:
    if not counts.any(axis=0).all():
        return float("nan")
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
