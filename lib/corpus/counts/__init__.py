"""Counts of terms, names and n-grams in a selection."""

from lib.corpus.counts.groups import Grouping, GroupSize, GroupTermCount, group_sizes, term_counts_by_group
from lib.corpus.counts.language_tokens import LanguageTokens, language_tokens
from lib.corpus.counts.names import Mention, NameCount, mentions, name_counts, name_rests, name_totals
from lib.corpus.counts.ngrams import Ngram, ngrams
from lib.corpus.counts.over_time import NodeCount, node_counts
from lib.corpus.counts.speakers import (
    SpeakerCount,
    SpeakerThemeCount,
    Spoken,
    count_spoken,
    passages_with_speaker,
    speaker_counts_by_article,
    speaker_counts_by_themes,
    spoken_in_passages,
)
from lib.corpus.counts.surface_forms import SurfaceForm, surface_forms
from lib.corpus.counts.terms import (
    ArticleTermCount,
    ArticleTokens,
    TermCount,
    ThemeTermCount,
    article_tokens,
    enclosing_selection,
    rest_counts,
    term_counts,
    term_counts_by_article,
    term_counts_by_theme,
)

__all__ = [
    "ArticleTermCount",
    "ArticleTokens",
    "GroupSize",
    "GroupTermCount",
    "Grouping",
    "LanguageTokens",
    "Mention",
    "NameCount",
    "Ngram",
    "NodeCount",
    "SpeakerCount",
    "SpeakerThemeCount",
    "Spoken",
    "SurfaceForm",
    "TermCount",
    "ThemeTermCount",
    "article_tokens",
    "count_spoken",
    "enclosing_selection",
    "group_sizes",
    "language_tokens",
    "mentions",
    "name_counts",
    "name_rests",
    "name_totals",
    "ngrams",
    "node_counts",
    "passages_with_speaker",
    "rest_counts",
    "speaker_counts_by_article",
    "speaker_counts_by_themes",
    "spoken_in_passages",
    "surface_forms",
    "term_counts",
    "term_counts_by_article",
    "term_counts_by_group",
    "term_counts_by_theme",
]
