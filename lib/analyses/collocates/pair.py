"""The passages in which the two of a pair stand together."""

from dataclasses import dataclass

import pandas as pd

from lib.analyses.pages import Slice, page_slice
from lib.corpus import contexts
from lib.corpus.articles import EVERY
from lib.corpus.contexts import Meetings, NodeOrTerm, WindowSize
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.text import Cutter


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may stand together.

    Attributes
    ----------
    names: how they are written, ``sides`` what they were read as.
    window: how near they are to stand.
    cutter: the one the corpus was cut with.
    """

    names: tuple[str, str]
    sides: tuple[NodeOrTerm, NodeOrTerm]
    window: WindowSize
    cutter: Cutter


@dataclass(frozen=True, slots=True, eq=False)
class PairAnswer:
    """The meetings of a pair, with a page of their passages, which lies at ``place``."""

    meetings: Meetings
    place: Slice


def analyse_pair(corpus: Corpus, subcorpus: Subcorpus, pair: Pair, size: int, number: int) -> PairAnswer:
    """The meetings of a pair in a selection, newest first: a page of ``size`` passages, numbered from 1.

    Raises
    ------
    QueryError, OtherDictionaryError: as `contexts.meetings`.
    """
    requested = Slice(size * (number - 1), size)
    meetings = _meetings(corpus, subcorpus, pair, requested)
    place = page_slice(number, meetings.n_passages, size)
    return PairAnswer(meetings if place == requested else _meetings(corpus, subcorpus, pair, place), place)


def every_meeting(corpus: Corpus, subcorpus: Subcorpus, pair: Pair) -> pd.DataFrame:
    """All passages of a selection in which a pair meets: columns of `Meetings.passages`."""
    return _meetings(corpus, subcorpus, pair, Slice(0, EVERY)).passages


def _meetings(corpus: Corpus, subcorpus: Subcorpus, pair: Pair, place: Slice) -> Meetings:
    return contexts.meetings(corpus, subcorpus, *pair.sides, pair.cutter, pair.window, place.size, place.offset)
