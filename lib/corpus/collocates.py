"""The company words keep: what stands near a node, and how often; windows never cross a passage."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from lib.corpus.corpus import Corpus
from lib.corpus.mentions import hits
from lib.corpus.nodes import Named, Regex, Words
from lib.corpus.words import TERM, TERM_BITS, ChosenText, Occurrences, chosen_text, distinct, in_passages, in_windows
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.text import Cutter

Window = int | tuple[int, int] | Literal["passage"]
WIDEST = 50


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
    numbers = _numbers(corpus, node)
    text = chosen_text(corpus, subcorpus)
    at = text.positions(numbers)
    return _counted(corpus, text, Occurrences(at, np.ones(len(at), np.int16)), numbers, window, min_count)


def collocates_of(
    corpus: Corpus,
    subcorpus: Subcorpus,
    node: Words | Regex | Named,
    cutter: Cutter,
    window: Window = 5,
    min_count: int = 1,
) -> pd.DataFrame:
    """The words that stand near what a person typed: a word, a phrase, a pattern, a concept; as `collocates`.

    f1 is the number of hits of the node, as `lib.corpus.concordance` finds them. A window begins where a hit ends. The
    words that a hit consists of are not listed: with ``"passage"`` those of phrases too.

    Raises
    ------
    QueryError: as `lib.corpus.concordance`, or the window is none.
    """
    found, text = hits(corpus, subcorpus, node, cutter), chosen_text(corpus, subcorpus)
    whole = found if window == "passage" else found[found.n_words == 1]
    words = (text.lies.terms[whole.at[whole.n_words > step] + step] for step in range(whole.n_words.max(initial=0)))
    own = np.unique(np.concatenate([np.zeros(0, np.int32), *words]))
    return _counted(corpus, text, found, own, window, min_count)


def _counted(
    corpus: Corpus, text: ChosenText, found: Occurrences, own: np.ndarray, window: Window, min_count: int
) -> pd.DataFrame:
    sides = sides_of(window)
    if sides is None:
        near, n, span = in_passages(text.lies, found.at), int(text.chosen.sum()), 1
        f1, f2 = near.n, text.passage_counts
    else:
        near, n, span = in_windows(text.lies, found, *sides), text.n_words, sum(sides)
        f1, f2 = len(found.at), text.counts
    near.counts[own] = 0
    listed = _ranked(corpus, near.counts, min_count)
    words = {name: corpus.vocabulary[name].array.take(listed) for name in ("spelling", "language")}
    together = {"count": near.counts, "left": near.left, "right": near.right, "n_articles": near.n_articles}
    counted = {name: counts[listed] for name, counts in together.items()}
    return pd.DataFrame({**words, **counted, "f1": f1, "f2": f2[listed], "n": n, "n_window": near.n, "span": span})


def _ranked(corpus: Corpus, counts: np.ndarray, min_count: int) -> np.ndarray:
    """The terms that are frequent enough, most frequent first, ties by spelling."""
    often = np.flatnonzero(counts >= max(1, min_count))
    alphabetical = corpus.vocabulary["alphabetical"].to_numpy()
    ranked: np.ndarray = often[np.argsort(-counts[often] * len(counts) + alphabetical[often])]
    return ranked


def sides_of(window: Window) -> tuple[int, int] | None:
    """The words to the left and to the right of a window; None where it is the passage.

    Raises
    ------
    QueryError: there are none, or more than 50.
    """
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
    left, _ = sides_of(window) or (0, 0)
    known = _numbers(corpus, spellings)
    text = chosen_text(corpus, subcorpus)
    at = text.positions(known)
    code = np.zeros(len(corpus.vocabulary), np.int64)
    code[known] = np.arange(len(known))
    words, passages = code[text.lies.terms[at]], text.lies.passage_of(at)
    met = _met(words, passages, at, left)
    pairs, which, counts = np.unique(met[0] << TERM_BITS | met[1], return_inverse=True, return_counts=True)
    a, b = pairs >> TERM_BITS, pairs & TERM
    begin, end = text.lies.starts[passages], text.lies.starts[passages + 1]
    in_reach = np.bincount(words, np.minimum(left, at - begin) + np.minimum(left, end - 1 - at), len(known))
    names = corpus.vocabulary["spelling"].array.take(known)
    together = {
        "name_a": names.take(a),
        "name_b": names.take(b),
        "count": counts,
        "n_articles": distinct(text.lies.article_of(at[met[2]]), which, len(pairs)),
    }
    marginals = {"f1": text.counts[known[a]], "f2": text.counts[known[b]], "n": text.n_words}
    windows = {"n_window": in_reach[a].astype(np.int64), "span": 2 * left}
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
