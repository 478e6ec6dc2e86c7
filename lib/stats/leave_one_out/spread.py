"""What a measure of dispersion of a word is without each of some units, from sums over the articles that hold it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.stats.dispersion import DECIMALS
from lib.stats.leave_one_out.outcome import codes_of

Spread = Literal["dp", "juilland_d", "tf_idf"]
_MOST_OF_IT = 1e-4  # of the squares, below which what is left of them has to be summed and not subtracted


@dataclass(frozen=True, slots=True)
class Word:
    """What one word has in the articles that hold it, and what units take of it: a row for each unit and article.

    Attributes
    ----------
    v, n: occurrences and running words of each article.
    unit, old, new: of each row, the last two occurrences and running words before and after.
    """

    v: np.ndarray
    n: np.ndarray
    unit: np.ndarray
    old: tuple[np.ndarray, np.ndarray]
    new: tuple[np.ndarray, np.ndarray]

    def at(self, place: np.ndarray) -> "Word":
        """The same with units by their place among some, those of place -1 left out."""
        unit = place[self.unit]
        own = unit >= 0
        old, new = ((v[own], n[own]) for v, n in (self.old, self.new))
        return Word(self.v, self.n, unit[own], old, new)


class Words:
    """The words of a list, each by its place in it, and what becomes of them without each unit."""

    def __init__(
        self,
        listed: pd.DataFrame,
        by_article: pd.DataFrame,
        articles: pd.DataFrame,
        losses: pd.DataFrame,
        sizes: pd.DataFrame,
        *,
        by: Spread,
        up: bool,
        least: int,
    ) -> None:
        self.by, self.sign, self.least = by, -1.0 if up else 1.0, least
        self.counts = listed["count"].to_numpy("int64")
        self.score = self.sign * listed[by].to_numpy("float64")
        self.alphabetical = np.argsort(np.argsort(listed["term"].to_numpy("object")))
        tokens = articles["n_tokens"].to_numpy("int64")
        self.tokens, self.n_articles = int(tokens.sum()), int(np.count_nonzero(tokens))
        n = _at(articles["article"].to_numpy(), tokens)[by_article["article"].to_numpy()]
        codes = codes_of(by_article, listed["term"])
        self._whole = _Rows(codes, (by_article["count"].to_numpy(), n), len(listed))
        codes = codes_of(losses, listed["term"])
        columns = ("unit", "article_count", "article_tokens", "count", "n_tokens")
        lost = tuple(losses[name].to_numpy() for name in columns)
        self._lost = _Rows(codes, lost, len(listed))
        units = sizes["unit"].to_numpy()
        self.n_units = int(units.max(initial=-1)) + 1
        self.there = np.isin(np.arange(self.n_units), units)
        self.tokens_out, self.articles_out = (
            _at(units, sizes[name].to_numpy("int64"), self.n_units) for name in ("n_tokens", "n_articles")
        )

    def word(self, code: int) -> Word:
        v, n = self._whole.of(code)
        unit, v_old, n_old, count, n_tokens = self._lost.of(code)
        return Word(v, n, unit, (v_old, n_old), (v_old - count, n_old - n_tokens))

    def lost(self, code: int) -> pd.DataFrame:
        """How often each unit that has some of a word has it: code, unit, count."""
        unit, _, _, count, _ = self._lost.of(code)
        sums = pd.Series(count, dtype="int64").groupby(unit).sum()
        sums = sums[sums > 0]
        return pd.DataFrame({"code": code, "unit": sums.index.to_numpy("int64"), "count": sums.to_numpy()})

    def without(self, code: int, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """A word's score (-inf where it is not ranked) and count without each of some units, in their order."""
        place = np.full(self.n_units, -1, np.int32)
        place[units] = np.arange(len(units))
        word = self.word(code).at(place)
        return self._measured(word, self.tokens - self.tokens_out[units], self.n_articles - self.articles_out[units])

    def untouched(self, code: int, gone: np.ndarray) -> np.ndarray:
        """A word's score without so many articles that do not hold it; the running words are taken as they were."""
        word = self.word(code).at(np.full(self.n_units, -1))
        return self._measured(word, np.full(len(gone), self.tokens), self.n_articles - gone)[0]

    def _measured(self, word: Word, tokens: np.ndarray, n_articles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        out = _Without(word, tokens, n_articles)
        measured = {"dp": _dp, "juilland_d": _juilland_d, "tf_idf": _tf_idf}[self.by]
        with np.errstate(divide="ignore", invalid="ignore"):  # nothing is left, or one article
            score = np.round(self.sign * measured(word, out, self.n_articles), DECIMALS)
        ranked = (out.f >= self.least) & ~np.isnan(score)
        return np.where(ranked, score, -np.inf), out.f

    def value(self, code: int, unit: int) -> float:
        """The measure of a word without a unit, or of the whole without one."""
        score = self.without(code, np.array([unit]))[0][0] if unit >= 0 else self.score[code]
        return float(self.sign * score) if np.isfinite(score) else float("nan")


class _Rows:
    """Columns of numbers with the rows of each word one after the other."""

    def __init__(self, codes: np.ndarray, columns: tuple[np.ndarray, ...], n: int) -> None:
        codes = codes.astype(np.int16 if n < 1 << 15 else np.int64)  # numpy sorts short numbers much faster
        order = np.argsort(codes, kind="stable")
        self._columns = tuple(column[order] for column in columns)
        self._starts = np.searchsorted(codes[order], np.arange(n + 1))

    def of(self, code: int) -> tuple[np.ndarray, ...]:
        own = slice(self._starts[code], self._starts[code + 1])
        return tuple(column[own] for column in self._columns)


class _Without:
    """Totals without each unit: the running words, the articles, the occurrences of a word."""

    def __init__(self, word: Word, tokens: np.ndarray, n_articles: np.ndarray) -> None:
        self.tokens, self.n_articles = tokens, n_articles
        self.f = int(word.v.sum()) - self.summed(word.unit, word.old[0] - word.new[0]).astype("int64")

    def summed(self, unit: np.ndarray, values: np.ndarray) -> np.ndarray:
        return np.bincount(unit, values, len(self.tokens))


def _dp(word: Word, out: _Without, _n_articles: int) -> np.ndarray:
    """The articles in which a word is more frequent than in the whole have dp more of it than of the text."""
    rates = word.v / word.n
    order = np.argsort(rates)
    above = out.f / out.tokens
    first = np.searchsorted(rates[order], above, "right")
    parts = []
    for own, old, new in ((word.v, word.old[0], word.new[0]), (word.n, word.old[1], word.new[1])):
        more = np.append(np.cumsum(own[order][::-1])[::-1], 0)[first].astype("float64")
        more -= out.summed(word.unit, old * (word.old[0] / word.old[1] > above[word.unit]))
        more += out.summed(word.unit, new * (word.new[0] / word.new[1] > above[word.unit]))
        parts.append(more)
    dp: np.ndarray = np.maximum(parts[0] / out.f - parts[1] / out.tokens, 0)
    return dp


def _juilland_d(word: Word, out: _Without, n_articles: int) -> np.ndarray:
    """Sums of the rates and their squares, as they differ from the mean of the whole."""
    rates = word.v / word.n
    mean = rates.sum() / n_articles
    squares = ((rates - mean) ** 2).sum() + (n_articles - len(rates)) * mean**2
    stays = word.new[1] > 0
    old = word.old[0] / word.old[1] - mean
    new = np.where(stays, word.new[0] / np.maximum(word.new[1], 1) - mean, 0.0)
    others = n_articles - out.n_articles - out.summed(word.unit, ~stays)  # that leave and did not hold it
    moved = out.summed(word.unit, new - old) + others * mean
    left = squares + out.summed(word.unit, new**2 - old**2) - others * mean**2
    moved /= out.n_articles
    square = np.maximum(left / out.n_articles - moved**2, 0)
    mean_left = mean + moved
    for unit in np.flatnonzero(left < _MOST_OF_IT * squares):
        mean_left[unit], square[unit] = _summed_anew(word, int(unit), int(out.n_articles[unit]))
    d: np.ndarray = 1 - np.sqrt(square) / mean_left / np.sqrt(out.n_articles - 1.0)
    return d


def _summed_anew(word: Word, unit: int, n_articles: int) -> tuple[float, float]:
    """Mean and variance of a word's rates without a unit that has nearly all of the variance."""
    own = word.unit == unit
    gone = pd.MultiIndex.from_arrays([word.old[0][own], word.old[1][own]]).value_counts()
    kept = pd.MultiIndex.from_arrays([word.v, word.n]).value_counts().sub(gone, fill_value=0)
    v, n = (kept.index.get_level_values(level).to_numpy("float64") for level in (0, 1))
    stay = own & (word.new[1] > 0)
    weight = np.append(kept.to_numpy("float64"), np.ones(np.count_nonzero(stay)))
    rates = np.append(v / n, word.new[0][stay] / word.new[1][stay])
    mean = float((weight * rates).sum() / n_articles) if n_articles else 0.0
    squares = (weight * (rates - mean) ** 2).sum() + (n_articles - weight.sum()) * mean**2
    return mean, float(squares / n_articles) if n_articles else 0.0


def _tf_idf(word: Word, out: _Without, _n_articles: int) -> np.ndarray:
    n_with_word = len(word.v) - out.summed(word.unit, word.new[0] == 0)
    tf_idf: np.ndarray = out.f * np.log(out.n_articles / n_with_word)
    return tf_idf


def _at(numbers: np.ndarray, values: np.ndarray, size: int | None = None) -> np.ndarray:
    """Values at their numbers, 0 elsewhere."""
    table = np.zeros(numbers.max(initial=-1) + 1 if size is None else size, values.dtype)
    table[numbers] = values
    return table
