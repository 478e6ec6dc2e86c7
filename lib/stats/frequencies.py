"""How often words occur."""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from lib.model import Language, Measure


def frequencies(
    counts: pd.DataFrame,
    stopwords: Collection[str] = (),
    language: Language | None = None,
    by: Measure = "count",
    top: int | None = None,
) -> pd.DataFrame:
    """Term frequencies, raw, relative and by articles.

    ``per_1000`` is ``1000 * count / tokens``. ``tokens`` are the running words of the selection, of the one language
    where ``language`` is given; stop words are among them, so a list without stop words keeps its rates. To compare
    words across languages, list each language alone.

    Parameters
    ----------
    counts: the frame of `lib.corpus.term_counts`.
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
    kept = np.array([spelling not in left_out for spelling in counts["spelling"].tolist()], dtype=bool)
    listed = counts.rename(columns={"spelling": "term"})[kept]
    listed = (listed.head(top) if top is not None else listed).reset_index(drop=True)
    listed = listed.assign(per_1000=1000 * listed["count"] / tokens)
    return listed.assign(rank=listed.index + 1)[["term", "language", "count", "per_1000", "n_articles", "rank"]]


def split_by_theme(
    split: pd.DataFrame, coverage: pd.DataFrame, terms: Sequence[str], themes: Sequence[str]
) -> pd.DataFrame:
    """Frequencies of some terms by theme. A passage with two themes counts under both, one with none under ``""``.

    ``per_1000`` is ``1000 * count / tokens``, ``tokens`` the running words of the passages with that theme.

    Parameters
    ----------
    split: the frame of `lib.corpus.term_counts_by_theme`.
    coverage: the frame of `lib.corpus.coverage` for the same selection.

    Returns
    -------
    term, theme, count, per_1000, n_articles; a row for each term and theme, in the order given, ``""`` last.
    """
    masks, words = coverage["themes"].to_numpy(), coverage["n_tokens"].to_numpy()
    tokens = {theme: int(words[masks >> bit & 1 == 1].sum()) for bit, theme in enumerate(themes)}
    tokens[""] = int(words[masks == 0].sum())
    grid = pd.MultiIndex.from_product([list(terms), [*themes, ""]], names=["term", "theme"])
    counts = split.rename(columns={"spelling": "term"}).set_index(["term", "theme"])[["count", "n_articles"]]
    full = counts.reindex(grid, fill_value=0).reset_index()
    per_1000 = [1000 * n / max(1, tokens[theme]) for n, theme in zip(full["count"], full["theme"], strict=True)]
    return full.assign(per_1000=per_1000)[["term", "theme", "count", "per_1000", "n_articles"]]
