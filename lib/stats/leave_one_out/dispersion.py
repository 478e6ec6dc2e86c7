"""Does a ranking by dispersion or tf-idf hold when any one article, source or rule is left out?

See `leave_one_out.outcome`. Nothing is counted again: what a measure is without a unit follows from sums over the
articles that hold a word, and from the few of them that the unit takes away.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from lib.stats.leave_one_out.outcome import OUTCOME, TRIAL, outcomes
from lib.stats.leave_one_out.spread import Spread, Words

_CELLS = 1 << 21
_ROUNDING = 1e-9


def leave_one_out_dispersion(
    listed: pd.DataFrame,
    by_article: pd.DataFrame,
    articles: pd.DataFrame,
    losses: pd.DataFrame,
    sizes: pd.DataFrame,
    *,
    top: int,
    by: Spread,
    up: bool = False,
    least: int = 1,
) -> pd.DataFrame:
    """Which of the words that lead by a spread stay among the leading ones whichever unit is left out.

    The measure of `lib.stats.dispersion` is what counting the words and articles that are left would give; the words
    of the list are ranked anew by it, and a word holds if its rank is still among the leading ones (``top``). A word
    that is left with fewer occurrences than a list asks for (``least``), or without a value, is not ranked.

    Parameters
    ----------
    listed: the words that are compared, a frame of `lib.stats.ranked` over one of `lib.stats.dispersion`.
    by_article, articles: the frames that it was made of.
    losses, sizes: the frames of `leave_one_out.term_losses` and `leave_one_out.unit_sizes` for the same words.
    top: how many are leading.
    by, up: what they are ranked by, and whether the lowest comes first.

    Returns
    -------
    term, stays, unit (that carries it, -1 for none), share (of its occurrences, 0 to 1, that leave with the unit),
    n_units (that hold it), rank_without (its rank without the unit; 0 where it is not ranked, or holds), value_without
    (the measure without the unit).
    """
    top = min(top, len(listed))
    words = Words(listed, by_article, articles, losses, sizes, by=by, up=up, least=least)
    fallen = [trials for trials in _fallen(words, top) if len(trials)]
    lost = pd.concat([words.lost(code) for code in range(top)], ignore_index=True)
    heaviest = lost.sort_values("count", ascending=False, kind="stable").drop_duplicates("code")
    trials = pd.concat([*fallen, heaviest.assign(falls=False, far=0.0)], ignore_index=True)
    found = outcomes(trials, listed["count"].head(top).to_numpy(), lost)
    ranked = ~found["stays"] & np.isfinite(found["far"])
    return found[OUTCOME].assign(
        term=listed["term"].head(top).to_numpy(),
        rank_without=found["far"].where(ranked, 0).astype("int64"),
        value_without=[words.value(code, unit) for code, unit in enumerate(found["unit"].tolist())],
    )


def _fallen(words: Words, top: int) -> Iterator[pd.DataFrame]:
    """Which leading words are not leading any more without which unit: each a `Trial`, ``far`` the new rank."""
    units = np.flatnonzero(words.there)
    if len(units) * len(words.score) <= _CELLS:
        yield _ranked(words, np.arange(len(words.score)), units, top, 0)
        return
    if words.by == "dp":
        base, moves = words.score[:, None], _moves_of_dp(words)
        kinds = np.zeros(words.n_units, np.int64)
    else:
        gone, kinds = np.unique(words.articles_out, return_inverse=True)
        base = np.stack([words.untouched(code, gone) for code in range(len(words.score))])
        moves = _moves(words, base, kinds)
    for kind in range(base.shape[1]):
        own = np.flatnonzero(words.there & (kinds == kind))
        yield from _fallen_from(words, base[:, kind], own[np.argsort(-moves[own], kind="stable")], moves, top)


def _fallen_from(
    words: Words, base: np.ndarray, units: np.ndarray, moves: np.ndarray, top: int
) -> Iterator[pd.DataFrame]:
    """The same for some units, those that move scores farthest first.

    A unit moves each score by so much from its base at the most: the words that are farther than twice that from the
    place where the leading ones end are on their side of it, and only the others are measured.
    """
    reach = 2 * moves[units] + _ROUNDING
    order = np.argsort(-base, kind="stable")
    leads = np.isin(np.arange(len(base)), order[:top])
    asked = np.arange(len(base)) < top
    last, after = base[leads | asked].min(initial=np.inf), base[~leads].max(initial=-np.inf)
    safe = np.isfinite(base) & (leads | ~asked)
    far = np.full(len(base), -np.inf)
    far[safe] = np.where(leads[safe], base[safe] - after, last - base[safe])
    until = np.searchsorted(-reach, -far, "right")
    begin = 0
    while begin < len(units) and (until > begin).any():
        close = np.flatnonzero(until > begin)
        end = begin + min(max(1, _CELLS // len(close)), int(until.max()) - begin)
        yield _ranked(words, close, units[begin:end], top, int(leads.sum() - leads[close].sum()))
        begin = end


def _moves_of_dp(words: Words) -> np.ndarray:
    """How far each unit moves a DP at the most: the share of the word and the share of the text that it takes away."""
    moves = np.zeros(words.n_units)
    for code, count in enumerate(words.counts.tolist()):
        word = words.word(code)
        lost = np.bincount(word.unit, word.old[0] - word.new[0], words.n_units)
        np.maximum(moves, np.where(count - lost < words.least, np.inf, lost / max(1, count)), out=moves)
    return moves + words.tokens_out / max(1, words.tokens)


def _moves(words: Words, base: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """How far each unit moves a score from its base at the most: nothing where it has none of the word."""
    moves = np.zeros(words.n_units)
    for code in range(len(words.score)):
        units = np.unique(words.word(code).unit)
        score, _ = words.without(code, units)
        before = base[code, kinds[units]]
        far = np.abs(np.where(np.isfinite(score) & np.isfinite(before), score, np.inf) - np.nan_to_num(before))
        moves[units] = np.maximum(moves[units], far)
    return moves


def _ranked(words: Words, close: np.ndarray, units: np.ndarray, top: int, surely: int) -> pd.DataFrame:
    """The leading words among ``close`` that fall without some units; ``surely`` others lead whatever is left out."""
    scores, counts = (np.stack(part) for part in zip(*(words.without(code, units) for code in close), strict=True))
    leading = np.flatnonzero(close < top)
    room = top - surely
    enough = -np.partition(-scores, room - 1, axis=0)[room - 1] if room else np.full(len(units), np.inf)
    behind = (scores[leading] <= enough) & ((scores[leading] < enough) | ((scores == enough).sum(axis=0) > 1))
    behind |= ~np.isfinite(scores[leading])
    columns = np.flatnonzero(behind.any(axis=0))
    scores, counts, parts = scores[:, columns], counts[:, columns], []
    for row in leading[behind.any(axis=1)].tolist():
        code, mine, often = close[row], scores[row], counts[row]
        first = (counts > often) | ((counts == often) & (words.alphabetical[close] < words.alphabetical[code])[:, None])
        rank = 1 + surely + ((scores > mine) | ((scores == mine) & first)).sum(axis=0)
        falls = np.flatnonzero((rank > top) | ~np.isfinite(mine))
        far, count = np.where(np.isfinite(mine), rank, np.inf)[falls], words.counts[code] - often[falls]
        trial = {"code": code, "unit": units[columns[falls]], "count": count, "falls": True, "far": far}
        parts.append(pd.DataFrame(trial))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=TRIAL)
