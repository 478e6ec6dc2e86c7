"""The company words keep: what stands near a node, and how often; windows never cross a passage."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import NameNode, RegexNode, WordsNode
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.containing import count_in_intervals
from lib.corpus.tokens.occurrences import Occurrences
from lib.corpus.tokens.selected import SelectedTokens, selected_tokens
from lib.corpus.tokens.windows import count_in_windows
from lib.errors import QueryError
from lib.model import Language, Subcorpus
from lib.text import Cutter

WindowSize = int | Scope
Window = WindowSize | tuple[int, int]
WIDEST = 50


class Collocate(NamedTuple):
    """A row of `collocates`.

    Attributes
    ----------
    count: how often the word is together with the node; ``left`` and ``right`` before and after it.
    n_articles: in which they are together.
    f1, f2: occurrences of the node and of the collocate.
    n: running words of the selection.
    n_window: words in all windows of the node.
    span: words in a window that no passage cuts short.
    """

    spelling: str
    language: Language
    count_: int
    left: int
    right: int
    n_articles: int
    f1: int
    f2: int
    n: int
    n_window: int
    span: int


def collocates(
    corpus: Corpus, subcorpus: Subcorpus, node: Sequence[str], window: Window = 5, min_count: int = 1
) -> pd.DataFrame:
    """The words that stand near a node, with the counts that measures of association need.

    Each occurrence of the node has a window of words to its left and right, which ends where its passage ends. A word
    that stands in the windows of two occurrences counts for both. The node's own spellings are not listed.

    Parameters
    ----------
    node: spellings that count as one, as in `term_counts`; those that the corpus has not are passed over.
    window: words on each side, words (left, right), ``"sentence"`` or ``"passage"``. In those nothing has a distance:
        sentences or passages are counted, not occurrences, and ``left`` and ``right`` are those with the word before
        and after a node. A sentence is one that `lib.text.sentence_spans` finds and that has words; a term or a hit
        that goes on behind its end is in the one in which it begins.
    min_count: list words that are together with the node so often.

    Returns
    -------
    Rows of `Collocate`, most often together first, ties by spelling. With ``"sentence"`` f1, f2 and n are sentences,
    with ``"passage"`` passages; n_window is f1 and span 1.

    Raises
    ------
    QueryError: no spelling of the node is a word of the corpus, or the window is none.
    """
    numbers = known_terms(corpus, node)
    text = selected_tokens(corpus, subcorpus)
    at = text.positions(numbers)
    return _counted(corpus, text, Occurrences(at, np.ones(len(at), np.int16)), numbers, window, min_count)


def node_collocates(
    corpus: Corpus,
    subcorpus: Subcorpus,
    node: WordsNode | RegexNode | NameNode,
    cutter: Cutter,
    window: Window = 5,
    min_count: int = 1,
) -> pd.DataFrame:
    """The words that stand near what a person typed: a word, a phrase, a pattern, a concept; as `collocates`.

    f1 is the number of hits of the node, as `contexts.concordance` finds them. A window begins where a hit ends. The
    words that a hit consists of are not listed: in sentences and passages those of phrases too.

    Raises
    ------
    QueryError: as `contexts.concordance`, or the window is none.
    """
    hits, text = node_hits(corpus, subcorpus, node, cutter), selected_tokens(corpus, subcorpus)
    whole = hits if isinstance(window, str) else hits[hits.n_words == 1]
    words = (
        text.index.terms[whole.positions[whole.n_words > step] + step] for step in range(whole.n_words.max(initial=0))
    )
    own = np.unique(np.concatenate([np.zeros(0, np.int32), *words]))
    return _counted(corpus, text, hits, own, window, min_count)


def _counted(
    corpus: Corpus, text: SelectedTokens, hits: Occurrences, own: np.ndarray, window: Window, min_count: int
) -> pd.DataFrame:
    reach = window_reach(window)
    if isinstance(reach, str):
        near, n, span = (
            count_in_intervals(text.index, text.index.intervals(reach), hits.positions),
            int(text.mask(reach).sum()),
            1,
        )
        f1, f2 = near.n, text.scope_counts(reach)
    else:
        near, n, span = count_in_windows(text.index, hits, *reach), text.n_words, sum(reach)
        f1, f2 = len(hits.positions), text.counts
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


def window_reach(window: Window) -> Scope | tuple[int, int]:
    """The words to the left and to the right of a window, or what it is the whole of.

    Raises
    ------
    QueryError: there are none, or more than 50.
    """
    if isinstance(window, str):
        return window
    left, right = (window, window) if isinstance(window, int) else window
    if min(left, right) < 0 or not 1 <= max(left, right) <= WIDEST:
        raise QueryError(f"A window of {left} words to the left and {right} to the right is none: use 1 to {WIDEST}.")
    return left, right


def known_terms(corpus: Corpus, node: Sequence[str]) -> np.ndarray:
    """The terms with some spellings, in their order, each once.

    Raises
    ------
    QueryError: there are none.
    """
    known = dict.fromkeys(corpus.term_numbers[spelling] for spelling in node if spelling in corpus.term_numbers)
    if not known:
        written = " or ".join(repr(spelling) for spelling in node) or "Nothing"
        raise QueryError(f"{written} is not among the words of the corpus: take one from the list of its words.")
    return np.array(list(known), np.int64)
