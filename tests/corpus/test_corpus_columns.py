"""A frame that leaves the corpus has the columns that are declared beside what makes it, and its rows can be read."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import pytest

from lib.codebook import load_codebook
from lib.corpus import articles, contexts, counts, nodes
from lib.corpus.articles import rules
from lib.corpus.nodes.codes import CodeSpan, code_spans
from lib.corpus.query import Corpus
from lib.frames import columns, rows
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary

WHOLE = Subcorpus()
CUTTER = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
BOOK = load_codebook(ROOT / "seeds" / "codebook")
WORDS = ("China", "the", "稀土")
NODE, CODE = nodes.WordsNode(("rare earth",)), nodes.CodeNode("alliances", "")
FRAMES: dict[type[NamedTuple], Callable[[Corpus], pd.DataFrame]] = {
    articles.ListedArticle: lambda corpus: articles.article_list(corpus, WHOLE, "newest", 9),
    articles.ArticleRow: lambda corpus: articles.article(corpus, corpus.article_labels["key"][0].as_py()),
    articles.ArticlePassage: lambda corpus: articles.passages_in_article(corpus, 0),
    articles.HitRow: lambda corpus: articles.hits_in_article(corpus, 0),
    articles.SelectedPassage: lambda corpus: articles.selected_passages(corpus, WHOLE, 9),
    articles.CoverageRow: lambda corpus: articles.coverage(corpus, WHOLE),
    articles.PartCoverage: lambda corpus: articles.coverage_by_part(corpus, WHOLE),
    articles.SampledPassage: lambda corpus: articles.passage_sample(corpus, WHOLE, 9, 1),
    rules.RuleCount: lambda corpus: rules.rule_counts(corpus, WHOLE),
    rules.PassageToCode: rules.passages_to_code,
    CodeSpan: lambda corpus: code_spans(corpus, WHOLE, CODE),
    counts.TermCount: lambda corpus: counts.term_counts(corpus, WHOLE),
    counts.ThemeTermCount: lambda corpus: counts.term_counts_by_theme(corpus, WHOLE, WORDS),
    counts.ArticleTermCount: lambda corpus: counts.term_counts_by_article(corpus, WHOLE, WORDS),
    counts.ArticleTokens: lambda corpus: counts.article_tokens(corpus, WHOLE),
    counts.GroupTermCount: lambda corpus: counts.term_counts_by_group(corpus, WHOLE, WORDS, "source"),
    counts.GroupSize: lambda corpus: counts.group_sizes(corpus, WHOLE, "month"),
    counts.LanguageTokens: lambda corpus: counts.language_tokens(corpus, WHOLE, "zh"),
    counts.NameCount: lambda corpus: counts.name_counts(corpus, WHOLE, BOOK, CUTTER),
    counts.Mention: lambda corpus: counts.mentions(corpus, WHOLE, BOOK, CUTTER),
    counts.Ngram: lambda corpus: counts.ngrams(corpus, WHOLE),
    counts.NodeCount: lambda corpus: counts.node_counts(corpus, WHOLE, NODE, CUTTER),
    counts.SpeakerCount: lambda corpus: counts.speaker_counts_by_article(corpus, WHOLE),
    counts.SpeakerThemeCount: lambda corpus: counts.speaker_counts_by_themes(corpus, WHOLE),
    counts.Spoken: lambda corpus: counts.spoken_in_passages(corpus, range(99)),
    counts.SurfaceForm: lambda corpus: counts.surface_forms(corpus, WHOLE, "price", CUTTER),
    contexts.Collocate: lambda corpus: contexts.collocates(corpus, WHOLE, WORDS),
    contexts.CollocatePair: lambda corpus: contexts.collocate_pairs(corpus, WHOLE, WORDS, "passage"),
    contexts.HitPosition: lambda corpus: contexts.positions(corpus, WHOLE, NODE, CUTTER),
    contexts.LineRow: lambda corpus: contexts.concordance(corpus, WHOLE, NODE, CUTTER).lines,
    contexts.MeetingSpan: lambda corpus: contexts.meetings(corpus, WHOLE, "China", "the", CUTTER).spans,
}
PLAIN = {"str": str, "int": int, "float": float, "bool": bool}


@pytest.mark.parametrize("row", FRAMES, ids=lambda row: row.__name__)
def test_a_frame_has_the_columns_that_are_declared_and_their_types(row: type[NamedTuple], seed_corpus: Corpus) -> None:
    frame = FRAMES[row](seed_corpus)
    assert list(frame.columns) == columns(row)
    first = next(rows(frame, row))
    for value, declared in zip(first, row.__annotations__.values(), strict=True):
        assert type(value) is PLAIN.get(getattr(declared, "__name__", ""), type(value))
