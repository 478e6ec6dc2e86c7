"""The company words keep: what stands near a node, and how often; windows never cross a passage."""

import itertools
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from lib.corpus.article_terms import ranges
from lib.corpus.chosen_text import TERM, TERM_BITS, ChosenText, chosen_text, distinct
from lib.corpus.corpus import Corpus
from lib.corpus.running import RunningText
from lib.errors import QueryError
from lib.model import Subcorpus

Window = int | tuple[int, int] | Literal["passage"]
WIDEST = 50
_NODES = 200_000
_Counts = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def collocates(
    corpus: Corpus, subcorpus: Subcorpus, node: Sequence[str], window: Window = 5, min_count: int = 1
) -> pd.DataFrame:
    """The words that stand near a node, with the counts that measures of association need.

    Each occurrence of the node has a window of words to its left and right, which ends where its passage ends. A word
    that stands in the windows of two occurrences counts for both. The node's own spellings are not listed.

    Parameters
    ----------
    node: spellings that count as one, as in `term_counts`; those that the corpus has not are passed over.
    window: words on each side, words (left, right), or ``"passage"``. In a passage nothing has a distance: passages
        are counted, not occurrences, and ``left`` and ``right`` are those with the word before and after a node.
    min_count: list words that are together with the node so often.

    Returns
    -------
    spelling, language, count (together with the node), left, right, n_articles (in which they are together), f1
    (occurrences of the node), f2 (of the collocate), n (running words of the selection), n_window (words in all windows
    of the node), span (words in a window that no passage cuts short). Most often together first, ties by spelling. With
    ``"passage"`` f1, f2 and n are passages, n_window is f1 and span 1.

    Raises
    ------
    QueryError: no spelling of the node is a word of the corpus, or the window is none.
    """
    sides = _sides(window)
    numbers = _numbers(corpus, node)
    text = chosen_text(corpus, subcorpus)
    at = text.positions(numbers)
    if sides is None:
        near, f1 = _in_passages(text, at), len(np.unique(text.running.passage_of(at)))
        f2, marginals = text.passage_counts, {"n": int(text.chosen.sum()), "n_window": f1, "span": 1}
    else:
        near, n_window = _in_windows(text, at, *sides)
        f1, f2 = len(at), text.counts
        marginals = {"n": int(text.counts.sum()), "n_window": n_window, "span": sum(sides)}
    near[0][numbers] = 0
    listed = _ranked(corpus, near[0], min_count)
    words = {name: corpus.vocabulary[name].array.take(listed) for name in ("spelling", "language")}
    together = dict(zip(("count", "left", "right", "n_articles"), (counts[listed] for counts in near), strict=True))
    return pd.DataFrame({**words, **together, "f1": f1, "f2": f2[listed], **marginals})


def _ranked(corpus: Corpus, counts: np.ndarray, min_count: int) -> np.ndarray:
    """The terms that are frequent enough, most frequent first, ties by spelling."""
    often = np.flatnonzero(counts >= max(1, min_count))
    order = np.lexsort((corpus.vocabulary["alphabetical"].to_numpy()[often], -counts[often]))
    ranked: np.ndarray = often[order]
    return ranked


def _sides(window: Window) -> tuple[int, int] | None:
    if window == "passage":
        return None
    left, right = (window, window) if isinstance(window, int) else window
    if min(left, right) < 0 or not 1 <= max(left, right) <= WIDEST:
        raise QueryError(f"A window of {left} words to the left and {right} to the right is none: use 1 to {WIDEST}.")
    return left, right


def _numbers(corpus: Corpus, node: Sequence[str]) -> np.ndarray:
    known = dict.fromkeys(corpus.term_numbers[spelling] for spelling in node if spelling in corpus.term_numbers)
    if not known:
        asked = " or ".join(repr(spelling) for spelling in node) or "Nothing"
        raise QueryError(f"{asked} is not among the words of the corpus: take one from the list of its words.")
    return np.array(list(known), np.int64)


def _in_windows(text: ChosenText, at: np.ndarray, left: int, right: int) -> tuple[_Counts, int]:
    """Count, left, right and articles by term, and the words in all windows."""
    running, sums = text.running, np.zeros((3, text.n_terms), np.int64)
    passages = running.passage_of(at)
    articles, begin, end = text.article[passages], running.starts[passages], running.starts[passages + 1]
    edges = np.append(np.unique(np.searchsorted(articles, articles[::_NODES])), len(at))  # whole articles
    for first, last in itertools.pairwise(edges.tolist()):
        part = slice(first, last)
        before = _beside(running, at[part], range(-left, 0), begin[part])
        after = _beside(running, at[part], range(1, right + 1), end[part])
        owners, terms = (np.concatenate(both) for both in zip(before, after, strict=True))
        sums[0] += np.bincount(before[1], minlength=text.n_terms)
        sums[1] += np.bincount(after[1], minlength=text.n_terms)
        sums[2] += distinct(articles[part][owners], terms, text.n_terms)
    return (sums[0] + sums[1], sums[0], sums[1], sums[2]), int(sums[:2].sum())


def _beside(running: RunningText, at: np.ndarray, offsets: range, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The words at these distances, up to the passages' edges: beside which position, and which term."""
    beside, terms = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for offset in offsets:
        place = at + offset
        inside = np.flatnonzero(place >= edges if offset < 0 else place < edges)
        beside.append(inside)
        terms.append(running.terms[place[inside]])
    return np.concatenate(beside), np.concatenate(terms)


def _in_passages(text: ChosenText, at: np.ndarray) -> _Counts:
    """Passages with each term, with it before and after a node, and articles, by term."""
    running, n_terms = text.running, text.n_terms
    passages, first = np.unique(running.passage_of(at), return_index=True)
    last = np.append(first, len(at))[1:] - 1
    lengths = running.starts[passages + 1] - running.starts[passages]
    owner, place = np.repeat(np.arange(len(passages)), lengths), ranges(running.starts[passages], lengths)
    before, after = place < at[last][owner], place > at[first][owner]
    sides = after.astype(np.int64) << 1 | before
    keys = np.sort(owner << TERM_BITS | running.terms[place].astype(np.int64) << 2 | sides)
    new = np.flatnonzero(np.diff(keys >> 2, prepend=-1))
    owner, terms = keys[new] >> TERM_BITS, (keys[new] & TERM) >> 2
    sides = np.bitwise_or.reduceat(keys, new) & 3 if len(new) else new
    counts = [np.bincount(terms[rows], minlength=n_terms) for rows in (sides >= 0, sides & 1 > 0, sides & 2 > 0)]
    return counts[0], counts[1], counts[2], distinct(text.article[passages[owner]], terms, n_terms)


def collocate_pairs(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str], window: int = 5) -> pd.DataFrame:
    """Which of some words stand near which others, for a network of them.

    Parameters
    ----------
    spellings: as in `term_counts`; those that the corpus has not are passed over.
    window: words on each side.

    Returns
    -------
    name_a, name_b, count (together within the window), n_articles (in which they are), f1, f2 (occurrences of the one
    and the other), n (running words of the selection), n_window (words in all windows of the one), span (words in a
    window that no passage cuts short); a row for each pair that meets, the one that was given first as ``name_a``. Most
    often together first.

    Raises
    ------
    QueryError: none of the spellings is a word of the corpus, or the window is none.
    """
    left, _ = _sides(window) or (0, 0)
    known = _numbers(corpus, spellings)
    text = chosen_text(corpus, subcorpus)
    at = text.positions(known)
    code = np.zeros(text.n_terms, np.int64)
    code[known] = np.arange(len(known))
    words, passages = code[text.running.terms[at]], text.running.passage_of(at)
    met = _met(words, passages, at, left)
    pairs, which, counts = np.unique(met[0] << TERM_BITS | met[1], return_inverse=True, return_counts=True)
    a, b = pairs >> TERM_BITS, pairs & TERM
    begin, end = text.running.starts[passages], text.running.starts[passages + 1]
    in_windows = np.bincount(words, np.minimum(left, at - begin) + np.minimum(left, end - 1 - at), len(known))
    names = corpus.vocabulary["spelling"].array.take(known)
    together = {
        "name_a": names.take(a),
        "name_b": names.take(b),
        "count": counts,
        "n_articles": distinct(text.article[passages[met[2]]], which, len(pairs)),
    }
    marginals = {"f1": text.counts[known[a]], "f2": text.counts[known[b]], "n": int(text.counts.sum())}
    windows = {"n_window": in_windows[a].astype(np.int64), "span": 2 * left}
    frame = pd.DataFrame({**together, **marginals, **windows})
    return frame.sort_values("count", ascending=False, kind="stable", ignore_index=True)


def _met(words: np.ndarray, passages: np.ndarray, at: np.ndarray, window: int) -> np.ndarray:
    """Each meeting of two different words: the one given first, the other, and which occurrence it was."""
    met = [np.zeros((3, 0), np.int64)]
    for step in range(1, window + 1):
        near = np.flatnonzero((at[step:] - at[:-step] <= window) & (passages[step:] == passages[:-step]))
        one, other = words[near], words[near + step]
        met.append(np.stack([np.minimum(one, other), np.maximum(one, other), near])[:, one != other])
    return np.concatenate(met, axis=1)
