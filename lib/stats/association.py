"""How strongly two things that stand together belong together."""

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

Association = Literal["log_dice", "mi", "mi3", "npmi", "t_score", "g2", "dice"]
ASSOCIATIONS: tuple[Association, ...] = ("log_dice", "mi", "mi3", "npmi", "t_score", "g2", "dice")
_BITS, _LOW = 32, 0xFFFFFFFF  # two numbers in one of 64 bits


def association(
    together: pd.DataFrame,
    by: Association = "log_dice",
    stopwords: Collection[str] = (),
    min_count: int = 1,
    top: int | None = None,
) -> pd.DataFrame:
    """How strongly collocates, the two parts of a phrase or two names belong together, by seven measures.

    O is how often they are together, f1 and f2 how often each occurs, n how many running words there are. The windows
    around the word that is asked for hold R of the words; if they were filled blindly, E = R f2 / n of them would be
    the collocate. A word and each of its ``span`` neighbours make one observation: N = n span of them, C = f2 span with
    the collocate. In a sentence or passage nothing has a distance: all numbers are then sentences or passages, R is f1,
    and the span 1.

    - ``log_dice`` = 14 + log2(2 O / (f1 + f2)): at most 14 where each occurs once beside the other; 1 more is twice as
      often; does not depend on n (Rychlý 2008, "A lexicographer-friendly association score")
    - ``mi`` = log2(O / E): favours the rare (Church and Hanks 1990)
    - ``mi3`` = log2(O³ / E): the same, favouring the frequent (Daille 1994)
    - ``npmi`` = log2(O / E) / -log2(O / N): from -1 over 0 (chance) to 1, only together (Bouma 2009)
    - ``t_score`` = (O - E) / √O: how sure it is that there is a connection (Church et al. 1991)
    - ``g2`` = 2 Σ o ln(o / e) over the four cells O, R - O, C - O and N - R - C + O: log-likelihood (Dunning 1993);
      above 15.13 one chance in 10,000. Negative where they are together less often than expected.
    - ``dice`` = 2 O / (f1 + f2) (Dice 1945); above 1 where a window holds several of the collocate.

    Everything below five observations is uncertain whatever the measure: see ``count`` and ``n_articles``.

    Parameters
    ----------
    together: the frame of `contexts.collocates`, `contexts.pairs`, `counts.ngrams` or
        `co_occurrence`.
    by: the measure to rank by; ties go by count, then by the order given.
    stopwords: leave out rows whose ``spelling`` is one of them.
    min_count: leave out what is together less often; chance makes the measures of rare pairs high.
    top: list so many at the most.

    Returns
    -------
    the columns of ``together``, then expected (E), log_dice, mi, mi3, npmi, t_score, g2, dice and rank (from 1).
    """
    frequent = together[together["count"] >= max(1, min_count)]
    if "spelling" in frequent:
        frequent = frequent[~frequent["spelling"].isin(list(stopwords))]
    scored = frequent.assign(**_measures(frequent))
    scored = scored.sort_values([by, "count"], ascending=False, kind="stable", ignore_index=True)
    scored = scored if top is None else scored.head(top)
    return scored.assign(rank=np.arange(1, len(scored) + 1))


def _measures(together: pd.DataFrame) -> dict[str, np.ndarray]:
    o, f1, f2, n, r, span = (
        together[name].to_numpy("float64") for name in ("count", "f1", "f2", "n", "n_window", "span")
    )
    expected = r * f2 / n
    mi = np.log2(o / expected)
    dice = 2 * o / (f1 + f2)
    # All there is together makes log2(O / N) nothing: together always, whatever is divided.
    surprise = -np.log2(o / (n * span))
    return {
        "expected": expected,
        "log_dice": 14 + np.log2(dice),
        "mi": mi,
        "mi3": mi + 2 * np.log2(o),
        "npmi": np.divide(mi, surprise, out=np.ones_like(mi), where=surprise > 0),
        "t_score": (o - expected) / np.sqrt(o),
        "g2": np.sign(o - expected) * _log_likelihood(o, r, f2 * span, n * span),
        "dice": dice,
    }


def _log_likelihood(o: np.ndarray, r: np.ndarray, c: np.ndarray, n: np.ndarray) -> np.ndarray:
    """G2 of a table with first cell ``o``, first row ``r``, first column ``c`` and whole ``n``."""
    cells = ((o, r * c), (r - o, r * (n - c)), (c - o, (n - r) * c), (n - r - c + o, (n - r) * (n - c)))
    summed = np.zeros_like(o)
    for observed, product in cells:
        ratio = np.divide(observed * n, product, out=np.ones_like(o), where=(observed > 0) & (product > 0))
        summed += observed * np.log(ratio)
    g2: np.ndarray = np.maximum(0, 2 * summed)
    return g2


def co_occurrence(mentions: pd.DataFrame, n: int, around: str | None = None) -> pd.DataFrame:
    """How many passages or sentences mention two names (concepts, actors, themes) at once.

    A name that one of them mentions twice counts once.

    Parameters
    ----------
    mentions: article, passage, name; with a column sentence, sentences are counted instead of passages.
    n: passages (sentences) of the selection, those without any mention among them.
    around: give the pairs of this name alone.

    Returns
    -------
    name_a, name_b, count (passages with both), n_articles (with such a passage), f1, f2 (passages with the one and the
    other), n (of the selection), n_window (f1), span (1); a row for each pair that meets, ``name_a`` before ``name_b``
    in the alphabet. Most often together first, ties by name.
    """
    unit = "sentence" if "sentence" in mentions else "passage"
    mentioned = mentions.drop_duplicates([unit, "name"]).sort_values([unit, "name"])
    totals = mentioned["name"].value_counts(sort=False).sort_index()
    if around is not None:
        mentioned = mentioned[mentioned[unit].isin(mentioned.loc[mentioned["name"] == around, unit])]
    names, units = totals.index.get_indexer(pd.Index(mentioned["name"])), mentioned[unit].to_numpy()
    articles = mentioned["article"].to_numpy()
    pairs = [np.zeros((3, 0), np.int64)]
    for step in range(1, len(mentioned)):
        # Names are sorted within each, so the pairs are a name and those one, two, ... places behind it.
        same = np.flatnonzero(units[step:] == units[:-step])
        if not len(same):
            break
        pairs.append(np.stack([names[same], names[same + step], articles[same]]))
    met_pairs = np.concatenate(pairs, axis=1)
    if around is not None:
        own: np.ndarray = (met_pairs[:2] == totals.index.get_indexer(pd.Index([around]))).any(axis=0)
        met_pairs = met_pairs[:, own]
    return _pair_counts(met_pairs, totals, n)


def _pair_counts(met_pairs: np.ndarray, totals: pd.Series, n: int) -> pd.DataFrame:
    a, b, articles = met_pairs
    pairs, which, counts = np.unique(a << _BITS | b, return_inverse=True, return_counts=True)
    n_articles = np.bincount(np.unique(which << _BITS | articles) >> _BITS, minlength=len(pairs))
    a, b = pairs >> _BITS, pairs & _LOW
    names, f = totals.index.to_numpy("str"), totals.to_numpy("int64")
    columns = {
        "name_a": names[a],
        "name_b": names[b],
        "count": counts,
        "n_articles": n_articles,
        "f1": f[a],
        "f2": f[b],
    }
    frame = pd.DataFrame({**columns, "n": n, "n_window": f[a], "span": 1}).astype({"name_a": "str", "name_b": "str"})
    return frame.sort_values("count", ascending=False, kind="stable", ignore_index=True)
