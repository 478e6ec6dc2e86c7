"""What is counted for a comparison: the words or names that were tested, those that lead, and which of them hold."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib import corpus as queries
from lib.stats import key_words, keyness
from lib.ui import robust, robust_sides
from lib.ui.compare_options import Options
from lib.ui.compare_sides import Pair, counts_of
from lib.ui.doors import codebook, corpus, cutter


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two sides, compared.

    Attributes
    ----------
    tested: the frame of `lib.stats.keyness` with a column ``label``, what a name is called.
    n_tokens: the running words of either side, in the language compared; where names are compared, their mentions.
    """

    tested: pd.DataFrame
    n_tokens: tuple[int, int]


def compared(pair: Pair, options: Options) -> Compared:
    """The comparison that is asked for; the last few are kept.

    Raises
    ------
    QueryError: as `lib.stats.keyness`.
    """
    return _compared(corpus().version, pair, options)


@lru_cache(maxsize=4)
def _compared(_version: str, pair: Pair, options: Options) -> Compared:
    by_name = (codebook(), cutter()) if options.what == "concepts" else None
    target, reference = counts_of(corpus(), pair.target, pair.reference, pair.within, by_name)
    found = keyness(target, reference, options.stopwords, options.language, options.correction, options.min_count)
    labels = {name: known.label.en for name, known in queries.names(by_name[0]).items()} if by_name else {}
    named = found.assign(label=[labels.get(term, term) for term in found["term"]])
    return Compared(named, (_size(target, options), _size(reference, options)))


def _size(side: pd.DataFrame, options: Options) -> int:
    own = side if options.language is None else side[side["language"] == options.language]
    return int(own["count"].sum())


def leading(pair: Pair, options: Options, found: Compared, top: int) -> tuple[pd.DataFrame, str]:
    """The frame of `lib.stats.key_words`, and a sentence on those that do not hold, "" where nobody asks.

    Where somebody does, there is a ``note`` for each word, and the label of one with a note is marked.
    """
    words = key_words(found.tested, options.by, top)
    sides = (pair.target, pair.reference)
    unit = robust.unit(*(side for side in sides if side is not None))
    if unit is None:
        return words, ""
    noun = f"key {options.noun}"
    if words.empty:
        return words, f"There is no {noun} to test."
    by_name = options.what == "concepts"
    asked = (sides, pair.within, found.n_tokens, unit, options.correction, options.language, by_name)
    held = robust_sides.key_words(words, found.tested, *asked)
    marked = [f"{label} {robust.mark(note)}".rstrip() for label, note in zip(words["label"], held["note"], strict=True)]
    verdict = robust.verdict(held, unit, noun, "significant on its side")
    return words.assign(label=marked, note=held["note"].to_numpy()), verdict
