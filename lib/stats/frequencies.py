"""How often words occur."""

from collections.abc import Collection, Sequence

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
    where ``language`` is given; stop words are among them, so a list without stop words keeps its rates.

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
    listed = counts.rename(columns={"spelling": "term"}).assign(per_1000=1000 * counts["count"] / tokens)
    listed = listed[~listed["term"].isin(list(stopwords))]
    if by == "n_articles":
        listed = listed.sort_values("n_articles", ascending=False, kind="stable")
    listed = (listed.head(top) if top is not None else listed).reset_index(drop=True)
    return listed.assign(rank=listed.index + 1)[["term", "language", "count", "per_1000", "n_articles", "rank"]]


def split_by_theme(split: pd.DataFrame, terms: Sequence[str], themes: Sequence[str]) -> pd.DataFrame:
    """Counts of some terms by theme. A passage with two themes counts under both, one with none under ``""``.

    Parameters
    ----------
    split: the frame of `lib.corpus.term_counts_by_theme`.

    Returns
    -------
    term, theme, count; a row for each term and theme, in the order given, ``""`` last.
    """
    masks = split["themes"].to_numpy()
    columns = {theme: split["count"].where(masks >> bit & 1 == 1, 0) for bit, theme in enumerate(themes)}
    columns[""] = split["count"].where(masks == 0, 0)
    wide = pd.DataFrame({"term": split["spelling"], **columns}).groupby("term").sum()
    wide = wide.reindex(list(terms), fill_value=0)
    long = wide.reset_index().melt("term", var_name="theme", value_name="count")
    order = {term: number for number, term in enumerate(terms)}
    return long.sort_values("term", key=lambda column: column.map(order), kind="stable", ignore_index=True)
