"""What each article, source or rule of a selection holds of a node and of the words beside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.contexts.collocates import Window, window_reach
from lib.corpus.leave_one_out.units import Unit, leaving, things_and_units
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import NameNode, RegexNode, WordsNode
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.article_terms import distinct_keys
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.corpus.tokens.occurrences import Occurrences
from lib.corpus.tokens.selected import TERM, TERM_BITS, selected_tokens
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter

_Near = tuple[np.ndarray, np.ndarray]


class CollocateLoss(NamedTuple):
    """A row of `collocate_losses`."""

    spelling: str
    unit: int
    count_: int
    f1: int
    f2: int
    n: int
    n_window: int


def collocate_losses(
    corpus: Corpus,
    subcorpus: Subcorpus,
    node: WordsNode | RegexNode | NameNode,
    cutter: Cutter,
    spellings: Sequence[str],
    window: Window,
    unit: Unit,
    largest: int = 20,
) -> pd.DataFrame:
    """What leaves with each unit of the times that some words are together with a node.

    Parameters
    ----------
    largest: besides the units that hold a word, those of so many that hold most of all.

    Returns
    -------
    spelling (categorical), unit, count (together with the node), f1, f2, n, n_window, counted as
    `contexts.node_collocates` does; a row for each word and each unit that holds it or is large.

    Raises
    ------
    QueryError: as `contexts.concordance` and `leave_one_out.units.leaving`.
    """
    known = [spelling for spelling in dict.fromkeys(spellings) if spelling in corpus.term_numbers]
    wanted = np.full(len(corpus.vocabulary), -1, np.int64)
    wanted[[corpus.term_numbers[spelling] for spelling in known]] = np.arange(len(known))
    nodes = node_hits(corpus, subcorpus, node, cutter)
    places = selected_tokens(corpus, subcorpus).positions(np.flatnonzero(wanted >= 0)) if known else nodes.positions[:0]
    codes = wanted[corpus.running.terms[places]]
    if isinstance(reach := window_reach(window), str):
        words, near = _in_scopes(token_index(corpus), reach, nodes, places, codes)
    else:
        words, near = (corpus.running.passages.locate(places), codes), _beside(corpus, nodes, *reach, wanted)
    out = leaving(corpus, subcorpus, unit)
    f2, together = (out.tally(*placed, len(known)) for placed in (words, near))
    sums = {name: out.sums(held) for name, held in _by_passage(token_index(corpus), nodes, reach).items()}
    code, units = things_and_units(np.arange(len(known)), f2, sums["n"], largest)
    lost = {"count": together.at(units, code), "f2": f2.at(units, code)} | {name: n[units] for name, n in sums.items()}
    spelled = pd.Categorical.from_codes(code, categories=pd.Index(known))
    return pd.DataFrame({"spelling": spelled, "unit": units, **lost})[columns(CollocateLoss)]


def _by_passage(index: TokenIndex, found: Occurrences, reach: Scope | tuple[int, int]) -> dict[str, np.ndarray]:
    """f1, n and n_window of each passage of the corpus."""
    n_passages, at = len(index.starts) - 1, found.positions
    if isinstance(reach, str):
        starts = index.intervals(reach).starts
        with_hit = index.passages.locate(starts[np.unique(index.intervals(reach).locate(at))])
        f1 = np.bincount(with_hit, minlength=n_passages)
        return {"f1": f1, "n": index.interval_counts(reach), "n_window": f1}
    passages, (left, right) = index.passages.locate(at), reach
    begin, end = index.starts[passages], index.starts[passages + 1]
    room = np.minimum(left, at - begin) + np.minimum(right, end - at - found.n_words)
    f1, count_in_windows = (np.bincount(passages, weights, n_passages) for weights in (None, room))
    return {"f1": f1, "n": np.diff(index.starts), "n_window": count_in_windows}


def _in_scopes(
    index: TokenIndex, scope: Scope, found: Occurrences, places: np.ndarray, codes: np.ndarray
) -> tuple[_Near, _Near]:
    """The passage and the word of each sentence or passage that holds a wanted word, and of those with a hit."""
    within = index.intervals(scope)
    once, _ = distinct_keys(within.locate(places).astype(np.int64) << TERM_BITS | codes)
    held, codes = once >> TERM_BITS, once & TERM
    passages, shared = index.passages.locate(within.starts[held]), np.isin(held, within.locate(found.positions))
    return (passages, codes), (passages[shared], codes[shared])


def _beside(corpus: Corpus, found: Occurrences, left: int, right: int, wanted: np.ndarray) -> _Near:
    """The passage and the word of each wanted word in the windows of the hits."""
    near = list(_steps(corpus, found, left, right, wanted))
    return np.concatenate([one for one, _ in near]), np.concatenate([one for _, one in near])


def _steps(corpus: Corpus, found: Occurrences, left: int, right: int, wanted: np.ndarray) -> Iterator[_Near]:
    passages = corpus.running.passages.locate(found.positions)
    begin, end = corpus.running.starts[passages], corpus.running.starts[passages + 1]
    last = found.positions + found.n_words - 1
    for offset in (*range(-left, 0), *range(1, right + 1)):
        place = (found.positions if offset < 0 else last).astype(np.int64) + offset
        inside = np.flatnonzero((place >= begin) & (place < end))
        codes = wanted[corpus.running.terms[place[inside]]]
        yield passages[inside][codes >= 0], codes[codes >= 0]
