"""Words of a selection split into its parts: by theme, source, topic or month."""

import pandas as pd

from lib.analyses.keywords.question import KeywordsQuestion
from lib.corpus import articles, counts
from lib.corpus.counts import Grouping
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import split_by_group, split_by_theme


def words_by_theme(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, terms: tuple[str, ...]
) -> pd.DataFrame:
    """Some words by the themes of their passages: a frame of `lib.stats.split_by_theme`."""
    split = corpus.ask(counts.term_counts_by_theme, subcorpus, terms)
    if question.language is None:
        coverage = corpus.ask(articles.coverage, subcorpus)
    else:
        coverage = corpus.ask(counts.language_tokens, subcorpus, question.language)
    return split_by_theme(split, coverage, terms, list(corpus.themes))


def words_by_group(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, by: Grouping, terms: tuple[str, ...]
) -> tuple[pd.DataFrame, list[str], int]:
    """Some words by groups of articles, a frame of `lib.stats.split_by_group`, the groups that are drawn, and how many
    there are.

    Drawn are the largest sources or topics, or the latest months and what has no date.
    """
    sizes = corpus.ask(counts.group_sizes, subcorpus, by, question.language)
    split = split_by_group(corpus.ask(counts.term_counts_by_group, subcorpus, terms, by), sizes, terms)
    groups = sizes["group"].tolist()
    if by != "month":
        return split, groups[: question.n_groups], len(groups)
    dated = [group for group in groups if group != ""]
    listed = [*dated[-question.n_groups :], *(group for group in groups if group == "")]
    return split, listed, len(groups)
