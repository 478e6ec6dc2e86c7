"""One word of a selection: how often, how evenly and in which forms it stands there."""

from dataclasses import dataclass

import pandas as pd

from lib.analyses.keywords.lists import with_dispersion
from lib.corpus.counts import article_tokens, surface_forms, term_counts
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import frequencies
from lib.text import Cutter

FORMS_FROM = 300


@dataclass(frozen=True, slots=True, eq=False)
class WordFacts:
    """A word in a selection.

    Attributes
    ----------
    listed: its one row of `lib.stats.frequencies`, with its dispersion.
    language: whose running words its rate is among; None for those of both.
    forms: a frame of `surface_forms`, in the newest ``FORMS_FROM`` passages.
    """

    listed: pd.DataFrame
    language: Language | None
    n_articles: int
    forms: pd.DataFrame


def analyse_word(corpus: Corpus, subcorpus: Subcorpus, word: str, cutter: Cutter, is_by_language: bool) -> WordFacts:
    """Look up a word that the selection has; ``is_by_language`` asks for its rate among the words of its own language.

    Raises
    ------
    OtherDictionaryError: the corpus was cut by another dictionary than the cutter's.
    """
    counted = corpus.ask(term_counts, subcorpus)
    language = counted["language"][counted["spelling"] == word].iloc[0] if is_by_language else None
    listed = frequencies(counted, language=language)
    return WordFacts(
        with_dispersion(corpus, subcorpus, listed[listed["term"] == word]),
        language,
        len(corpus.ask(article_tokens, subcorpus)),
        corpus.ask(surface_forms, subcorpus, word, cutter, FORMS_FROM),
    )
