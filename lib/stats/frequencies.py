"""How often words occur."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.frames import columns
from lib.model import Language, Measure


class TermFrequency(NamedTuple):
    """A row of `frequencies`."""

    term: str
    language: str
    count_: int
    per_1000: float
    n_articles: int
    rank: int


def frequencies(
    counts: pd.DataFrame,
    stopwords: Collection[str] = (),
    language: Language | None = None,
    by: Measure = "count",
    top: int | None = None,
) -> pd.DataFrame:
    """Term frequencies, raw, relative and by articles.

    ``per_1000`` is ``1000 * count / tokens``. ``tokens`` are the running words of the selection, of the one language
    where one is chosen; stop words are among them, so a list without stop words keeps its rates. To compare
    words across languages, list each language alone.

    Parameters
    ----------
    counts: the frame of `counts.term_counts`.
    stopwords: terms that are counted as tokens but not listed.
    language: list the terms of one language alone.
    by: the measure to rank by; ties go by count, then by spelling.
    top: list so many at the most.

    Returns
    -------
    term, language, count, per_1000, n_articles, rank (from 1).
    """
    if language is not None:
        counts = counts[counts["language"] == language]
    tokens = max(1, int(counts["count"].sum()))
    if by == "n_articles":
        counts = counts.sort_values("n_articles", ascending=False, kind="stable")
    if top is not None:
        counts = counts.head(top + len(stopwords))  # no more than these need to be looked at
    left_out = frozenset(stopwords)
    mask = np.array([spelling not in left_out for spelling in counts["spelling"].tolist()], dtype=bool)
    listed = counts.rename(columns={"spelling": "term"})[mask]
    listed = (listed.head(top) if top is not None else listed).reset_index(drop=True)
    listed = listed.assign(per_1000=1000 * listed["count"] / tokens)
    return listed.assign(rank=listed.index + 1)[columns(TermFrequency)]


class ThemeFrequency(NamedTuple):
    """A row of `split_by_theme`; ``theme`` is "" for passages without one."""

    term: str
    theme: str
    count_: int
    per_1000: float
    n_articles: int


class GroupFrequency(NamedTuple):
    """A row of `split_by_group`; ``group`` is "" where it is not stated."""

    term: str
    group: str
    count_: int
    per_1000: float
    n_articles: int


class NameFrequency(NamedTuple):
    """A row of `name_frequencies`: a concept or an actor.

    Attributes
    ----------
    count: mentions, ``zh`` and ``en`` those of each language; a rate is among all running words.
    n_articles, articles_zh, articles_en: with a mention in either or in that language.
    """

    name: str
    label: str
    count_: int
    zh: int
    en: int
    per_1000: float
    n_articles: int
    articles_zh: int
    articles_en: int
    rank: int


def split_by_theme(
    split: pd.DataFrame, coverage: pd.DataFrame, terms: Sequence[str], themes: Sequence[str]
) -> pd.DataFrame:
    """Frequencies of some terms by theme. A passage with two themes counts under both, one with none under no theme.

    ``per_1000`` is ``1000 * count / tokens``, ``tokens`` the running words of the passages with that theme.

    Parameters
    ----------
    split: the frame of `counts.term_counts_by_theme`.
    coverage: the frame of `articles.coverage` for the same selection; that of `counts.language_tokens` for rates
        among the running words of one language.

    Returns
    -------
    Rows of `ThemeFrequency`, one for each term and theme, in the order given, ``""`` last.
    """
    masks, words = coverage["themes"].to_numpy(), coverage["n_tokens"].to_numpy()
    tokens = {theme: int(words[masks >> bit & 1 == 1].sum()) for bit, theme in enumerate(themes)}
    tokens[""] = int(words[masks == 0].sum())
    return _split(split, terms, tokens, "theme")[columns(ThemeFrequency)]


def split_by_group(split: pd.DataFrame, sizes: pd.DataFrame, terms: Sequence[str]) -> pd.DataFrame:
    """Frequencies of some terms by a group of articles: source, topic or month.

    ``per_1000`` is ``1000 * count / tokens``, ``tokens`` the running words of the group's selected passages.

    Parameters
    ----------
    split: the frame of `counts.term_counts_by_group`.
    sizes: the frame of `counts.group_sizes` for the same selection, or the rows of the groups to show.

    Returns
    -------
    Rows of `GroupFrequency`, one for each term and group, in the orders given.
    """
    tokens = dict(zip(sizes["group"], sizes["n_tokens"].tolist(), strict=True))
    return _split(split, terms, tokens, "group")[columns(GroupFrequency)]


def _split(split: pd.DataFrame, terms: Sequence[str], tokens: Mapping[str, int], column: str) -> pd.DataFrame:
    """A row for each term and each key of ``tokens``, the running words that rates are of."""
    grid = pd.MultiIndex.from_product([list(terms), list(tokens)], names=["term", column])
    counts = split.rename(columns={"spelling": "term"}).set_index(["term", column])[["count", "n_articles"]]
    full = counts.reindex(grid, fill_value=0).reset_index()
    per_1000 = [1000 * n / max(1, tokens[group]) for n, group in zip(full["count"], full[column], strict=True)]
    return full.assign(per_1000=per_1000)


def ranked(listed: pd.DataFrame, by: str, ascending: bool = False) -> pd.DataFrame:
    """A list ranked anew by one of its columns, the highest first, or the lowest where ``ascending``.

    Ties go by count, then as they came; what has no value comes last.

    Parameters
    ----------
    listed: a frame of `frequencies` or of `lib.stats.dispersion`.

    Returns
    -------
    The same columns, ``rank`` from 1 in the new order.
    """
    order = listed.sort_values("count", ascending=False, kind="stable")
    order = order.sort_values(by, ascending=ascending, kind="stable", na_position="last", ignore_index=True)
    return order.assign(rank=order.index + 1)


def name_frequencies(
    counts: pd.DataFrame, totals: pd.DataFrame, tokens: int, by: Measure = "count", ascending: bool = False
) -> pd.DataFrame:
    """Frequencies of concepts and actors, Chinese and English as one, with what each language adds.

    ``per_1000`` is ``1000 * count / tokens``: mentions among the running words of the selection, of both languages.

    Parameters
    ----------
    counts: the frame of `counts.name_counts`.
    totals: the frame of `counts.name_totals` for the same selection.
    tokens: the running words of the selection.

    Returns
    -------
    Rows of `NameFrequency`, ranked from 1.
    """
    sides = {language: counts[counts["language"] == language].set_index("name") for language in ("zh", "en")}
    labels = counts.drop_duplicates("name").set_index("name")["label"]
    ids = totals["spelling"]
    listed = pd.DataFrame({"name": ids, "label": labels.reindex(ids).to_numpy(), "count": totals["count"]})
    for language, side in sides.items():
        listed[language] = side["count"].reindex(ids, fill_value=0).to_numpy()
    listed = listed.assign(per_1000=1000 * listed["count"] / max(1, tokens), n_articles=totals["n_articles"])
    for language, side in sides.items():
        listed[f"articles_{language}"] = side["n_articles"].reindex(ids, fill_value=0).to_numpy()
    return ranked(listed, by, ascending)[columns(NameFrequency)]
