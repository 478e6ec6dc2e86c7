"""Does a ranking by dispersion or tf-idf hold when any one article, source or rule is left out?

See `leave_one_out.outcome`. Nothing is counted again: a measure follows from sums over the articles that hold a word,
and what a unit takes of the few of them that it touches is taken from the sums.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from lib.stats.dispersion import DECIMALS, dp, juilland_d, tf_idf
from lib.stats.leave_one_out.outcome import OUTCOME, RowsByCode, codes_of
from lib.stats.leave_one_out.ranking import Words, leading_outcomes

Spread = Literal["dp", "juilland_d", "tf_idf"]
_MOST_OF_IT = 1e-4  # of the squares, below which what is left of them has to be summed and not subtracted


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
    (the measure without the unit, missing where it is not ranked).
    """
    losses = losses.assign(code=codes_of(losses, listed["term"]))
    by_article = by_article.assign(code=codes_of(by_article, listed["term"]))
    words = _Spreads(listed, by_article, articles, losses, sizes, by, -1.0 if up else 1.0, least)
    leading = losses[losses["code"].between(0, top - 1) & (losses["count"] > 0)]
    lost = leading.groupby(["code", "unit"])["count"].sum().reset_index()
    found = leading_outcomes(words, sizes["unit"].to_numpy(), lost, top)
    ranked = ~found["stays"] & np.isfinite(found["far"])
    scores = np.array([words.score_without(code, unit) for code, unit in enumerate(found["unit"].tolist())])
    return found[OUTCOME].assign(
        term=listed["term"].head(top).to_numpy(),
        rank_without=found["far"].where(ranked, 0).astype("int64"),
        value_without=np.where(np.isfinite(scores), words.sign * scores, np.nan),
    )


class _Spreads(Words):
    """The words of the list, by a measure whose best is the highest or (``sign`` -1) the lowest."""

    def __init__(
        self,
        listed: pd.DataFrame,
        by_article: pd.DataFrame,
        articles: pd.DataFrame,
        losses: pd.DataFrame,
        sizes: pd.DataFrame,
        by: Spread,
        sign: float,
        least: int,
    ) -> None:
        columns = ["unit", "article", "count", "n_tokens"]
        super().__init__(listed, sign * listed[by], RowsByCode(losses, len(listed), columns))
        self.sign = sign
        self._by, self._least = by, least
        self._tokens = _at(articles["article"], articles["n_tokens"])
        self._n_articles = int(np.count_nonzero(self._tokens))
        self._tokens_out, self._articles_out = (_at(sizes["unit"], sizes[name]) for name in ("n_tokens", "n_articles"))
        self._held = RowsByCode(by_article, len(listed), ["article", "count"])

    def drift(self, units: np.ndarray) -> np.ndarray:
        """How far the totals move a score: juilland_d is 1 - √((n q - 1) / (n - 1)) in n articles, with q up to 1."""
        n, gone = self._n_articles, self._articles_out[units]
        with np.errstate(divide="ignore"):  # all leave
            bounds: dict[Spread, np.ndarray] = {
                "dp": self._tokens_out[units] / self._tokens.sum(),
                "juilland_d": np.sqrt(gone / (n - 1) / np.maximum(n - 1 - gone, 0)),
                "tf_idf": self.counts.max() * np.log(n / (n - gone)),
            }
        return bounds[self._by]

    def without(self, code: int, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        word = self._word(code, units)
        measured = {"dp": _dp, "juilland_d": _juilland_d, "tf_idf": _tf_idf}[self._by]
        with np.errstate(divide="ignore", invalid="ignore"):  # nothing is left, or one article
            score = np.round(self.sign * measured(word, self._n_articles), DECIMALS)
        return np.where((word.f >= self._least) & ~np.isnan(score), score, -np.inf), word.f

    def score_without(self, code: int, unit: int) -> float:
        """A word's score without a unit, or in the whole without one."""
        return float(self.without(code, np.array([unit]))[0][0] if unit >= 0 else self.score[code])

    def _word(self, code: int, units: np.ndarray) -> "_Word":
        articles, v = self._held.of(code)
        place = np.full(len(self._tokens_out), -1, np.int32)
        place[units] = np.arange(len(units))
        unit, *lost = self._lost.of(code)
        own = place[unit] >= 0
        touched, count, n_tokens = (column[own] for column in lost)
        counts = np.zeros_like(self._tokens)
        counts[articles] = v
        old = _Counts(counts[touched], self._tokens[touched])
        return _Word(
            articles,
            _Counts(v, self._tokens[articles]),
            place[unit[own]],
            touched,
            old,
            _Counts(old.v - count, old.n - n_tokens),
            f=self.counts[code] - np.bincount(place[unit[own]], count, len(units)).astype("int64"),
            tokens=self._tokens.sum() - self._tokens_out[units],
            n_articles=self._n_articles - self._articles_out[units],
        )


class _Counts(NamedTuple):
    """The occurrences of a word in some articles, and their running words."""

    v: np.ndarray
    n: np.ndarray

    @property
    def rates(self) -> np.ndarray:
        rates: np.ndarray = np.divide(self.v, self.n, out=np.zeros(len(self.n)), where=self.n > 0)
        return rates


@dataclass(frozen=True, slots=True)
class _Word:
    """What there is of a word, and what is left of it without each of some units.

    Attributes
    ----------
    articles, held: those that hold it.
    unit, touched, old, new: the place of a unit, an article that holds the word and that it takes words from, and what
        is in it with and without them; a row for each two such.
    f, tokens, n_articles: occurrences, running words and articles without each unit.
    """

    articles: np.ndarray
    held: _Counts
    unit: np.ndarray
    touched: np.ndarray
    old: _Counts
    new: _Counts
    f: np.ndarray
    tokens: np.ndarray
    n_articles: np.ndarray

    def change(self, old: np.ndarray, new: np.ndarray) -> np.ndarray:
        """By how much a sum over articles changes without each unit."""
        return np.bincount(self.unit, new.astype("float64") - old, len(self.tokens))


def _dp(word: _Word, _n_articles: int) -> np.ndarray:
    """Sums over the articles in which the word is more frequent than in all that is left."""
    rates, above = word.held.rates, word.f / word.tokens
    order = np.argsort(rates)
    first = np.searchsorted(rates[order], above, "right")
    frequent_old, frequent_new = (part.rates > above[word.unit] for part in (word.old, word.new))
    v, n = (
        np.append(np.cumsum(held[order][::-1])[::-1], 0)[first] + word.change(old * frequent_old, new * frequent_new)
        for held, old, new in zip(word.held, word.old, word.new, strict=True)
    )
    return dp(v, n, word.f, word.tokens)


def _juilland_d(word: _Word, n_articles: int) -> np.ndarray:
    """Sums of the rates and their squares, as they differ from the mean of the whole."""
    rates, stays = word.held.rates, word.new.n > 0
    mean = rates.sum() / n_articles
    squares = ((rates - mean) ** 2).sum() + (n_articles - len(rates)) * mean**2
    old, new = word.old.rates - mean, np.where(stays, word.new.rates - mean, 0)
    others = n_articles - word.n_articles - word.change(stays, np.ones(len(stays)))  # that leave and do not hold it
    moved = (word.change(old, new) + others * mean) / word.n_articles
    left = squares + word.change(old**2, new**2) - others * mean**2
    means, variances = mean + moved, np.maximum(left / word.n_articles - moved**2, 0)
    for unit in np.flatnonzero(variances * word.n_articles < _MOST_OF_IT * squares):
        own = word.unit == unit
        rates_left = np.append(rates[~np.isin(word.articles, word.touched[own])], word.new.rates[own & stays])
        n = word.n_articles[unit]
        means[unit] = rates_left.sum() / n
        deviations = ((rates_left - means[unit]) ** 2).sum() + (n - len(rates_left)) * means[unit] ** 2
        variances[unit] = deviations / n
    return juilland_d(means, variances, word.n_articles)


def _tf_idf(word: _Word, _n_articles: int) -> np.ndarray:
    n_containing = len(word.articles) + word.change(np.ones(len(word.unit)), word.new.v > 0)
    return tf_idf(word.f, word.n_articles, n_containing)


def _at(numbers: pd.Series, values: pd.Series) -> np.ndarray:
    """Values at their numbers, 0 elsewhere."""
    table = np.zeros(numbers.max() + 1 if len(numbers) else 0, np.int64)
    table[numbers] = values
    return table
