"""What each article, source or rule of a selection holds of pairs: of words near each other, of names in a passage."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from lib.codebook import Codebook
from lib.corpus.contexts.collocates import Near
from lib.corpus.contexts.meetings import term_mentions
from lib.corpus.counts.names import mentions
from lib.corpus.leave_one_out.units import Leaving, Unit, leaving
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.selected import selected_tokens
from lib.model import Subcorpus
from lib.text import Cutter

Pairs = Sequence[tuple[str, str]]
_Sums = tuple[np.ndarray, np.ndarray]
_BITS = 32
_COLUMNS = ["name_a", "name_b", "unit", "count", "f1", "f2", "n", "n_window"]


def name_pair_losses(
    corpus: Corpus,
    subcorpus: Subcorpus,
    pairs: Pairs,
    book: Codebook,
    cutter: Cutter,
    within: Scope,
    unit: Unit,
    largest: int = 20,
) -> pd.DataFrame:
    """What leaves with each unit of the sentences or passages that mention two names: as `word_pair_losses`."""
    found = mentions(corpus, subcorpus, book, cutter, within)
    return _sharing(
        leaving(corpus, subcorpus, unit), found, token_index(corpus).interval_counts(within), pairs, largest
    )


def word_pair_losses(
    corpus: Corpus, subcorpus: Subcorpus, pairs: Pairs, window: Near, unit: Unit, largest: int = 20
) -> pd.DataFrame:
    """What leaves with each unit of the times that two words stand near each other.

    Parameters
    ----------
    window: as in `contexts.pairs`.
    largest: besides the units that hold a pair, those of so many that hold most of all.

    Returns
    -------
    name_a, name_b, unit, count (together), f1, f2, n, n_window, counted as `contexts.pairs` or
    `lib.stats.co_occurrence` does; a row for each pair and each unit that holds it or is large.

    Raises
    ------
    QueryError: rules are asked for, and the selection names no theme.
    """
    out = leaving(corpus, subcorpus, unit)
    names = tuple(dict.fromkeys(name for pair in pairs for name in pair))
    if isinstance(window, str):
        found = term_mentions(corpus, subcorpus, names, window)
        return _sharing(out, found, token_index(corpus).interval_counts(window), pairs, largest)
    index, text = corpus.running, selected_tokens(corpus, subcorpus)
    at = np.sort(text.positions(np.array([corpus.term_numbers[name] for name in names], np.int64)))
    passages, words = index.passages.locate(at), index.terms[at]
    reach = np.minimum(window, at - index.starts[passages]) + np.minimum(window, index.starts[passages + 1] - 1 - at)
    own = {name: np.flatnonzero(words == corpus.term_numbers[name]) for name in names}
    held = {name: _sums(out, passages[one]) for name, one in own.items()}
    windows = {name: _sums(out, passages[one], reach[one]) for name, one in own.items()}
    code = {name: corpus.term_numbers[name] for name in names}
    both, where = _near(words, passages, at, window)
    together = {}
    for pair in pairs:
        key = _pair(*(np.array([code[name]], np.int64) for name in pair))
        together[pair] = _sums(out, where[slice(*np.searchsorted(both, [key[0], key[0] + 1]))])
    return _frame(_whole(out, np.diff(index.starts)), together, held, windows, largest)


def _near(words: np.ndarray, passages: np.ndarray, at: np.ndarray, window: int) -> tuple[np.ndarray, np.ndarray]:
    """The pair and the passage of each meeting of two words, sorted by pair."""
    met, where = [np.zeros(0, np.int64)], [passages[:0]]
    for step in range(1, min(window + 1, len(at))):
        near = np.flatnonzero((at[step:] - at[:-step] <= window) & (passages[step:] == passages[:-step]))
        met.append(_pair(words[near], words[near + step]))
        where.append(passages[near])
    both = np.concatenate(met)
    order = np.argsort(both, kind="stable")
    return both[order], np.concatenate(where)[order]


def _pair(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Two words as one number, the same whichever comes first."""
    pair: np.ndarray = np.minimum(one, other).astype(np.int64) << _BITS | np.maximum(one, other)
    return pair


def _sharing(out: Leaving, found: pd.DataFrame, sizes: np.ndarray, pairs: Pairs, largest: int) -> pd.DataFrame:
    """The same where sentences or passages are counted that mention both; ``sizes`` is how many each passage has."""
    names = dict.fromkeys(name for pair in pairs for name in pair)
    mentioned = {name: found[found["name"] == name] for name in names}
    passages = {name: own["passage"].to_numpy() for name, own in mentioned.items()}
    places = {name: own["sentence" if "sentence" in own else "passage"].to_numpy() for name, own in mentioned.items()}
    shared = {(one, other): passages[one][np.isin(places[one], places[other])] for one, other in pairs}
    held = {name: _sums(out, own) for name, own in passages.items()}
    together = {pair: _sums(out, own) for pair, own in shared.items()}
    return _frame(_whole(out, sizes), together, held, held, largest)


def _sums(out: Leaving, passages: np.ndarray, weights: np.ndarray | None = None) -> _Sums:
    """The units that some passages leave with, in order, and how many of them do, or the sum of their weights."""
    weights = np.ones(len(passages)) if weights is None else weights
    units, own = [np.zeros(0, np.int64)], [np.zeros(0)]
    for layer in out.layers:
        leaves = layer[passages]
        units.append(leaves[leaves >= 0])
        own.append(weights[leaves >= 0])
    there, which = np.unique(np.concatenate(units), return_inverse=True)
    return there, np.bincount(which, np.concatenate(own), len(there))


def _whole(out: Leaving, sizes: np.ndarray) -> _Sums:
    sums = out.sums(sizes)
    units = np.flatnonzero(sums)
    return units, sums[units]


def _frame(
    sizes: _Sums,
    together: Mapping[tuple[str, str], _Sums],
    held: Mapping[str, _Sums],
    windows: Mapping[str, _Sums],
    largest: int,
) -> pd.DataFrame:
    large = sizes[0][np.argsort(-sizes[1], kind="stable")[:largest]]
    parts = []
    for (one, other), met in together.items():
        units = np.union1d(met[0], large)
        counted = {"count": met, "f1": held[one], "f2": held[other], "n": sizes, "n_window": windows[one]}
        told = {name: _at(units, sums) for name, sums in counted.items()}
        parts.append(pd.DataFrame({"name_a": one, "name_b": other, "unit": units, **told}))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS)


def _at(units: np.ndarray, sums: _Sums) -> np.ndarray:
    """The sums of some units, 0 where a unit has none."""
    if not len(sums[0]):
        return np.zeros(len(units), np.int64)
    place = np.minimum(np.searchsorted(sums[0], units), len(sums[0]) - 1)
    found: np.ndarray = np.where(sums[0][place] == units, sums[1][place], 0).astype(np.int64)
    return found
