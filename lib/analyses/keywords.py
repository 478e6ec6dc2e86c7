"""The list of words of a selection, and how evenly they are spread."""

from typing import Literal

import pandas as pd

from lib.corpus import counts
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import dispersion, frequencies


def word_counts(
    corpus: Corpus,
    subcorpus: Subcorpus,
    stopwords: frozenset[str],
    language: Language | None,
    by: Literal["count", "n_articles"],
) -> pd.DataFrame:
    """The words of a selection, ranked: a frame of `lib.stats.frequencies`."""
    return frequencies(corpus.ask(counts.term_counts, subcorpus), stopwords, language, by)


def word_dispersion(corpus: Corpus, subcorpus: Subcorpus, terms: tuple[str, ...]) -> pd.DataFrame:
    """How evenly some words are spread over the articles of a selection: a frame of `lib.stats.dispersion`."""
    by_article = counts.term_counts_by_article(corpus, subcorpus, terms)
    return dispersion(pd.DataFrame({"term": terms}), by_article, corpus.ask(counts.article_tokens, subcorpus))
