"""What each article, source or rule of a selection holds of pairs: of words near each other, of names in a passage."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.codebook import Codebook
from lib.corpus.contexts.collocates import WindowSize, window_reach
from lib.corpus.contexts.pairs import standing, word_meetings
from lib.corpus.counts.names import mentions
from lib.corpus.leave_one_out.units import Leaving, Lost, Unit, leaving, things_and_units
from lib.corpus.query.corpus import Corpus
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.selected import selected_tokens
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter

Pairs = Sequence[tuple[str, str]]


class PairLoss(NamedTuple):
    """A row of `word_pair_losses` and `name_pair_losses`."""

    name_a: str
    name_b: str
    unit: int
    count_: int
    f1: int
    f2: int
    n: int
    n_window: int


def word_pair_losses(
    corpus: Corpus, subcorpus: Subcorpus, pairs: Pairs, window: WindowSize, unit: Unit, largest: int = 20
) -> pd.DataFrame:
    """What leaves with each unit of the times that two words stand near each other.

    Parameters
    ----------
    pairs: different ones, of words of the corpus.
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
    index, text, reach = token_index(corpus), selected_tokens(corpus, subcorpus), window_reach(window)
    names = _names(pairs)
    numbers = np.array([corpus.term_numbers[name] for name in names], np.int64)
    at, word = text.positions(numbers), np.zeros(len(corpus.vocabulary), np.int64)
    word[numbers] = np.arange(len(numbers))
    stand = standing(text, word[index.terms[at]], at, reach)
    met = word_meetings(stand.words, stand.intervals, stand.positions, stand.distance)
    sizes = index.interval_counts(reach) if isinstance(reach, str) else np.diff(index.starts)
    passages, out = index.passages.locate(stand.positions), leaving(corpus, subcorpus, unit)
    parts, room = (out.tally(passages, stand.words, len(names), weights) for weights in (None, stand.room))
    return _losses(out, pairs, passages, met, parts, room, out.sums(sizes), largest)


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
    found, names = mentions(corpus, subcorpus, book, cutter, within), _names(pairs)
    found = found[found["name"].isin(names)].sort_values(within, kind="stable")
    words, scopes = pd.Index(names).get_indexer(pd.Index(found["name"])).astype(np.int64), found[within].to_numpy()
    passages, out = found["passage"].to_numpy(), leaving(corpus, subcorpus, unit)
    parts = out.tally(passages, words, len(names))
    met, sizes = word_meetings(words, scopes, scopes, 0), token_index(corpus).interval_counts(within)
    return _losses(out, pairs, passages, met, parts, parts, out.sums(sizes), largest)


def _names(pairs: Pairs) -> list[str]:
    return list(dict.fromkeys(name for pair in pairs for name in pair))


def _losses(
    out: Leaving,
    pairs: Pairs,
    passages: np.ndarray,
    met: np.ndarray,
    parts: Lost,
    room: Lost,
    sizes: np.ndarray,
    largest: int,
) -> pd.DataFrame:
    """The losses of pairs that meet, each as `contexts.pairs.meetings` has it, at some of ``passages``."""
    place = {name: number for number, name in enumerate(_names(pairs))}
    a, b = (np.array([place[pair[side]] for pair in pairs], np.int64) for side in (0, 1))
    wanted = np.full((len(place), len(place)), -1, np.int64)
    wanted[a, b] = wanted[b, a] = np.arange(len(pairs))
    one, other, where = met
    pair = wanted[one, other]
    together = out.tally(passages[where[pair >= 0]], pair[pair >= 0], len(pairs))
    things = pd.DataFrame(list(pairs), columns=["name_a", "name_b"]).assign(both=np.arange(len(pairs)), a=a, b=b)
    losses = joint_losses(things, together, parts, sizes, largest)
    return losses.assign(n_window=room.at(losses["unit"].to_numpy(), losses["a"].to_numpy()))[columns(PairLoss)]


def joint_losses(things: pd.DataFrame, together: Lost, parts: Lost, sizes: np.ndarray, largest: int) -> pd.DataFrame:
    """What leaves of things that are two together, and of these two.

    Parameters
    ----------
    things: ``both``, the code of each in ``together``; ``a`` and ``b``, the codes of the two in ``parts``.
    sizes: how much leaves with each unit of what all is counted among.
    largest: besides the units that hold a thing, those of so many that are largest.

    Returns
    -------
    the columns of ``things``, unit, count (of the thing), f1, f2 (of the two), n; a row for each thing and each unit
    that holds it or is large.
    """
    thing, units = things_and_units(things["both"].to_numpy(), together, sizes, largest)
    rows = things.take(thing)
    counts = {"count": (together, "both"), "f1": (parts, "a"), "f2": (parts, "b")}
    lost = {name: of.at(units, rows[code].to_numpy()) for name, (of, code) in counts.items()}
    return rows.assign(unit=units, **lost, n=sizes[units])
