"""The surface forms of a term: how it is written where it stands."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from lib.corpus.articles.reading import passages_with_term
from lib.corpus.query.corpus import Corpus
from lib.errors import OtherDictionaryError
from lib.frames import columns
from lib.model import Subcorpus
from lib.text import Cutter

MAX_PASSAGES = 300


class SurfaceForm(NamedTuple):
    """A row of `surface_forms`: how a term is written, and how often."""

    form: str
    count_: int


def surface_forms(
    corpus: Corpus, subcorpus: Subcorpus, spelling: str, cutter: Cutter, most: int = MAX_PASSAGES
) -> pd.DataFrame:
    """How a term is written in the newest ``most`` selected passages that hold it.

    The corpus keeps no surface forms, so these passages are cut again: 300 take a tenth of a second.

    Returns
    -------
    Rows of `SurfaceForm`, most frequent first, ties by spelling. The counts add up to the occurrences in those
    passages.

    Raises
    ------
    OtherDictionaryError: a passage, cut again, does not have the term.
    """
    passages = passages_with_term(corpus, subcorpus, spelling, most)
    forms: Counter[str] = Counter()
    for text in passages["text"]:
        written = [text[token.start : token.end] for token in cutter.tokens(text) if token.term == spelling]
        if not written:
            raise OtherDictionaryError
        forms.update(written)
    ordered = sorted(forms.items(), key=lambda one: (-one[1], one[0]))
    return pd.DataFrame(ordered, columns=columns(SurfaceForm)).astype({"form": "str", "count": "int64"})
