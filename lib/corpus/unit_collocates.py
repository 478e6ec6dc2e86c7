"""What each article, source or rule of a selection holds of a node and of the words beside it."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from lib.corpus.article_terms import distinct_keys
from lib.corpus.collocates import Window, sides_of
from lib.corpus.corpus import Corpus
from lib.corpus.mentions import hits
from lib.corpus.nodes import Named, Regex, Words
from lib.corpus.units import Unit, leaving
from lib.corpus.words import Occurrences, chosen_text
from lib.model import Subcorpus
from lib.text import Cutter

_Near = tuple[np.ndarray, np.ndarray]


def collocate_counts_by_unit(
    corpus: Corpus,
    subcorpus: Subcorpus,
    node: Words | Regex | Named,
    cutter: Cutter,
    spellings: Sequence[str],
    window: Window,
    unit: Unit,
) -> pd.DataFrame:
    """What leaves with each unit of the times that some words are together with a node.

    Returns
    -------
    spelling (categorical), unit, count (together with the node), f2 (occurrences of the word), both counted as
    `lib.corpus.collocates_of` does; a row where f2 is not 0.

    Raises
    ------
    QueryError: as `lib.corpus.concordance` and `lib.corpus.units.leaving`.
    """
    out = leaving(corpus, subcorpus, unit)
    known = [spelling for spelling in dict.fromkeys(spellings) if spelling in corpus.term_numbers]
    wanted = np.full(len(corpus.vocabulary), -1, np.int64)
    wanted[[corpus.term_numbers[spelling] for spelling in known]] = np.arange(len(known))
    text = chosen_text(corpus, subcorpus)
    found = hits(corpus, subcorpus, node, cutter)
    places = text.positions(np.flatnonzero(wanted >= 0)) if known else np.zeros(0, np.int64)
    alone = corpus.running.passage_of(places), wanted[corpus.running.terms[places]]
    if (sides := sides_of(window)) is None:
        alone = _once(*alone, len(known))
        held = np.isin(alone[0], corpus.running.passage_of(found.at))
        together = alone[0][held], alone[1][held]
    else:
        together = _beside(corpus, found, *sides, wanted)
    size = max(1, len(known))
    (met, n_met), (cells, f2) = (
        distinct_keys(np.concatenate([_cells(layer, near, size) for layer in out.layers])) for near in (together, alone)
    )
    count = np.zeros(len(cells), np.int64)
    count[np.searchsorted(cells, met)] = n_met
    told = {"unit": cells // size, "count": count, "f2": f2.astype(np.int64)}
    return pd.DataFrame({"spelling": pd.Categorical.from_codes(cells % size, categories=pd.Index(known)), **told})


def collocate_units(
    corpus: Corpus, subcorpus: Subcorpus, node: Words | Regex | Named, cutter: Cutter, window: Window, unit: Unit
) -> pd.DataFrame:
    """What leaves with each unit of a node and of all words: unit, f1, n, n_window, as `lib.corpus.collocates_of`."""
    out = leaving(corpus, subcorpus, unit)
    found = hits(corpus, subcorpus, node, cutter)
    passages = corpus.running.passage_of(found.at)
    starts, n_passages = corpus.running.starts, len(out.article_of)
    if (sides := sides_of(window)) is None:
        f1 = (np.bincount(passages, minlength=n_passages) > 0).astype(np.int64)
        n, in_windows = np.ones(n_passages, np.int64), f1
    else:
        left, right = sides
        ends = found.at + found.n_words - 1
        reach = np.minimum(left, found.at - starts[passages]) + np.minimum(right, starts[passages + 1] - 1 - ends)
        f1, n = np.bincount(passages, minlength=n_passages), np.diff(starts)
        in_windows = np.bincount(passages, reach, n_passages)
    told = {"f1": f1, "n": n, "n_window": in_windows}
    sums = {
        name: sum(np.bincount(layer[layer >= 0], held[layer >= 0], out.n_units) for layer in out.layers)
        for name, held in told.items()
    }
    frame = pd.DataFrame(sums).astype("int64").rename_axis("unit").reset_index()
    return frame[frame["n"] > 0].reset_index(drop=True)


def _cells(layer: np.ndarray, near: _Near, size: int) -> np.ndarray:
    """The unit and the word of each occurrence, in one number; those that leave with no unit are left out."""
    passages, codes = near
    units = layer[passages].astype(np.int64)
    cells: np.ndarray = (units * size + codes)[units >= 0]
    return cells


def _once(passages: np.ndarray, codes: np.ndarray, size: int) -> _Near:
    pairs = np.unique(passages.astype(np.int64) * max(1, size) + codes)
    return pairs // max(1, size), pairs % max(1, size)


def _beside(corpus: Corpus, found: Occurrences, left: int, right: int, wanted: np.ndarray) -> _Near:
    """The passage and the word of each wanted word in the windows of the hits."""
    near = list(_steps(corpus, found, left, right, wanted))
    return np.concatenate([one for one, _ in near]), np.concatenate([one for _, one in near])


def _steps(corpus: Corpus, found: Occurrences, left: int, right: int, wanted: np.ndarray) -> Iterator[_Near]:
    passages = corpus.running.passage_of(found.at)
    begin, end = corpus.running.starts[passages], corpus.running.starts[passages + 1]
    last = found.at + found.n_words - 1
    for offset in (*range(-left, 0), *range(1, right + 1)):
        place = (found.at if offset < 0 else last).astype(np.int64) + offset
        inside = np.flatnonzero((place >= begin) & (place < end))
        codes = wanted[corpus.running.terms[place[inside]]]
        yield passages[inside][codes >= 0], codes[codes >= 0]
