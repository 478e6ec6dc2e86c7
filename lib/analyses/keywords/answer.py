"""The answer to a question on Keywords: one call counts all that a view draws."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.analyses.cloud import cloud_ground, placed_cloud
from lib.analyses.keywords.lists import Search, name_list, word_list
from lib.analyses.keywords.notes import Notes, notes_on_languages, notes_on_names, notes_on_parts, notes_on_words
from lib.analyses.keywords.question import KeywordsQuestion
from lib.analyses.keywords.splits import words_by_group, words_by_theme
from lib.corpus.query import Corpus
from lib.figures.cloud import Cloud
from lib.model import LANGUAGE_NAMES, Subcorpus


@dataclass(frozen=True, slots=True, eq=False)
class Keywords:
    """What a view of Keywords draws.

    Attributes
    ----------
    listed: the whole list, ranked: a frame of `lib.stats.frequencies` or `lib.stats.dispersion`; of
        `lib.stats.name_frequencies` in the view of concepts.
    figure_rows: the leading ones of the list; where words are split, the leading ones by their parts.
    exported: the same for a download, with all groups and with what does not stay.
    notes: what does not stay, by word or name, by word and part where words are split.
    search: what became of the part of a word that was looked for.
    n_groups, n_groups_drawn: how many sources, topics or months there are, and how many of them the figure shows.
    cloud: the words in their places, in the view of the cloud; ``in_cloud`` are their rows, each with its ``theme``.
    """

    listed: pd.DataFrame
    figure_rows: pd.DataFrame
    exported: pd.DataFrame
    notes: Notes[Any]
    search: Search = field(default_factory=Search)
    n_groups: int = 0
    n_groups_drawn: int = 0
    cloud: Cloud | None = None
    in_cloud: pd.DataFrame | None = None


def analyse_keywords(corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion) -> Keywords:
    """Rank the words or names of a selection, count what the figure shows, and check what stays."""
    if question.form == "concepts":
        listed = name_list(corpus, subcorpus, question)
        notes = notes_on_names(corpus, subcorpus, question, listed)
        leading = listed.head(question.top)
        return Keywords(listed, leading, notes.annotate(leading, "name"), notes)
    listed, search = word_list(corpus, subcorpus, question)
    if question.form == "split":
        return _split(corpus, subcorpus, question, listed, search)
    notes = notes_on_words(corpus, subcorpus, question, listed)
    leading = listed.head(question.n_drawn)
    exported = notes.annotate(leading, "term")
    if question.form == "bars":
        return Keywords(listed, leading, exported, notes, search)
    cloud, in_cloud = _placed(corpus, question, listed.head(question.top))
    return Keywords(listed, leading, exported, notes, search, cloud=cloud, in_cloud=in_cloud)


def _split(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, listed: pd.DataFrame, search: Search
) -> Keywords:
    terms = tuple(listed["term"].head(question.top))
    match question.split:
        case "language":
            lists = [word_list(corpus, subcorpus, question.only(language))[0] for language in LANGUAGE_NAMES]
            both = notes_on_languages(corpus, subcorpus, question, lists)
            figure_rows = pd.concat([one.head(question.n_drawn) for one in lists], ignore_index=True)
            return Keywords(listed, figure_rows, both.annotate(figure_rows, "term"), both, search)
        case "theme":
            figure_rows = words_by_theme(corpus, subcorpus, question, terms)
            notes = notes_on_parts(corpus, subcorpus, question, listed, corpus.themes)
            return Keywords(listed, figure_rows, notes.annotate(figure_rows, "term", "theme"), notes, search)
        case by:
            split, groups, n_groups = words_by_group(corpus, subcorpus, question, by, terms)
            notes = notes_on_parts(corpus, subcorpus, question, listed, groups)
            figure_rows = split[split["group"].isin(groups)]
            exported = notes.annotate(split, "term", "group")
            return Keywords(listed, figure_rows, exported, notes, search, n_groups, len(groups))


def _placed(corpus: Corpus, question: KeywordsQuestion, leading: pd.DataFrame) -> tuple[Cloud, pd.DataFrame]:
    """The leading words as a cloud, and their rows with the theme that each is most typical of."""
    sizes = leading[question.cloud_measure]
    themes = corpus.ask(cloud_ground, question.saved_stopwords).themes
    cloud = corpus.ask(placed_cloud, question.saved_stopwords, tuple(leading["term"]), tuple(sizes))
    return cloud, leading.assign(theme=[themes.get(term, "") for term in leading["term"]])
