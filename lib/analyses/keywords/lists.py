"""The lists: words or names of a selection, ranked, and how evenly words are spread."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from lib.analyses.keywords.question import AT_LEAST, COMPARED, KeywordsQuestion
from lib.corpus import counts, nodes
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.figures.words import SPREAD_LABELS
from lib.model import Language, Subcorpus
from lib.stats import dispersion, frequencies, name_frequencies, ranked


@dataclass(frozen=True, slots=True)
class Search:
    """What became of a part of a word that was looked for.

    Attributes
    ----------
    error: why it cannot be read; then all words are listed. None where it can.
    fits_corpus: whether it fits a word of the corpus, although maybe none that is listed.
    """

    error: QueryError | None = None
    fits_corpus: bool = True


def word_list(corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion) -> tuple[pd.DataFrame, Search]:
    """The words asked for, ranked: a frame of `frequencies`, of `dispersion` where they are ranked by a spread.

    A spread ranks the ``COMPARED`` most frequent words that are found, of ``AT_LEAST`` occurrences where some have as
    many: rare words can be in few articles only.
    """
    listed = corpus.ask(word_counts, subcorpus, question.stopwords, question.language, question.size)
    listed, search = _fitting(corpus, listed, question.find) if question.find else (listed, Search())
    if question.by in SPREAD_LABELS:
        leading = listed.head(COMPARED)
        often = leading[leading["count"] >= AT_LEAST]
        compared = with_dispersion(corpus, subcorpus, leading if often.empty else often)
        return ranked(compared, question.by, ascending=question.turned), search
    return ranked(listed, question.size, ascending=True) if question.turned else listed, search


def word_counts(
    corpus: Corpus,
    subcorpus: Subcorpus,
    stopwords: frozenset[str],
    language: Language | None,
    by: Literal["count", "n_articles"],
) -> pd.DataFrame:
    """The words of a selection, ranked: a frame of `lib.stats.frequencies`."""
    return frequencies(corpus.ask(counts.term_counts, subcorpus), stopwords, language, by)


def _fitting(corpus: Corpus, listed: pd.DataFrame, find: str) -> tuple[pd.DataFrame, Search]:
    """The words of a list that fit what is looked for; they keep their rank."""
    try:
        spellings = corpus.ask(nodes.spellings_like, find)
    except QueryError as error:
        return listed, Search(error)
    fitting = listed[listed["term"].isin(list(spellings))].reset_index(drop=True)
    return fitting, Search(fits_corpus=bool(spellings))


def with_dispersion(corpus: Corpus, subcorpus: Subcorpus, listed: pd.DataFrame) -> pd.DataFrame:
    """Some listed words with their dispersion in a selection: the columns of `lib.stats.dispersion`."""
    spread = corpus.ask(word_dispersion, subcorpus, tuple(listed["term"]))
    return listed.assign(**{name: spread[name].to_numpy() for name in spread.columns.drop("term")})


def word_dispersion(corpus: Corpus, subcorpus: Subcorpus, terms: tuple[str, ...]) -> pd.DataFrame:
    """How evenly some words are spread over the articles of a selection: a frame of `lib.stats.dispersion`."""
    by_article = corpus.ask(counts.term_counts_by_article, subcorpus, terms)
    return dispersion(pd.DataFrame({"term": terms}), by_article, corpus.ask(counts.article_tokens, subcorpus))


def name_list(corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion) -> pd.DataFrame:
    """The names that occur in a selection, ranked: a frame of `name_frequencies`, ``label`` in both languages."""
    mentions = corpus.ask(counts.name_counts, subcorpus, *question.names)
    totals = corpus.ask(counts.name_totals, subcorpus, *question.names)
    tokens = int(corpus.ask(counts.article_tokens, subcorpus)["n_tokens"].sum())
    listed = name_frequencies(mentions, totals, tokens, question.measure, question.turned)
    if question.kind != "all":
        listed = listed[listed["name"].str.startswith(f"{question.kind}:")].reset_index(drop=True)
        listed = listed.assign(rank=listed.index + 1)
    book, _ = question.names
    known = nodes.names(book)
    return listed.assign(label=[_label(known[name]) for name in listed["name"]])


def _label(name: nodes.Name) -> str:
    return " ".join(dict.fromkeys(filter(None, (name.label.en, name.label.zh))))
