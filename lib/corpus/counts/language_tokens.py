"""Running words of one language: what the rates of its words are of."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.selected import selected_passages_mask
from lib.model import Language, Subcorpus

_BLOCK = 1 << 14  # passages


class LanguageTokens(NamedTuple):
    """A row of `language_tokens`; ``themes`` is a bit mask."""

    article: int
    themes: int
    n_tokens: int


def language_tokens(corpus: Corpus, subcorpus: Subcorpus, language: Language) -> pd.DataFrame:
    """The running words in one language of the selected passages, by article and by the set of themes they carry.

    Returns
    -------
    Rows of `LanguageTokens`, one per article and mask, as in `coverage`.
    """
    passages = np.flatnonzero(selected_passages_mask(corpus, subcorpus))
    articles = np.searchsorted(corpus.article_terms.first_passages, passages, side="right") - 1
    masks = corpus.theme_masks(subcorpus)[passages]
    frame = pd.DataFrame({"article": articles, "themes": masks, "n_tokens": passage_tokens(corpus, language)[passages]})
    return frame.groupby(["article", "themes"], as_index=False).sum()


def passage_tokens(corpus: Corpus, language: Language) -> np.ndarray:
    """How many running words of a language each passage of the corpus has."""
    index, own = token_index(corpus), (corpus.vocabulary["language"] == language).to_numpy()
    n_passages = len(index.starts) - 1
    counts = np.zeros(n_passages, np.int64)
    for first, last in pairwise([*range(0, n_passages, _BLOCK), n_passages]):
        starts = index.starts[first : last + 1]
        before = np.concatenate(([0], np.cumsum(own[index.terms[starts[0] : starts[-1]]])))
        counts[first:last] = np.diff(before[starts - starts[0]])
    return counts
