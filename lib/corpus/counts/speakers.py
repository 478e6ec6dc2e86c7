"""Who is said to speak in a selection, how often, and where."""

from collections.abc import Sequence
from typing import NamedTuple

import ibis.expr.types as ir
import pandas as pd
from ibis import _

from lib.corpus.articles.reading import join_articles
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.frames import columns
from lib.model import SpeakerKind, Subcorpus


class SpeakerCount(NamedTuple):
    """A row of `speaker_counts_by_article`.

    Attributes
    ----------
    speaker: by the one name that stands for all its spellings: that of the codebook's actor, where it is one.
    count: how often the article says that it speaks.
    n_passages: in how many of its passages.
    """

    speaker: str
    kind: SpeakerKind
    article: int
    count_: int
    n_passages: int


class SpeakerThemeCount(NamedTuple):
    """A row of `speaker_counts_by_themes`: passages with the same set of themes, a bit mask."""

    speaker: str
    themes: int
    n_passages: int


class Spoken(NamedTuple):
    """A row of `spoken_in_passages`: a receipt, ``text[start:end]`` of the passage names the speaker."""

    passage: int
    start: int
    end: int
    words: str
    speaker: str


def speaker_counts_by_article(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """How often each article of a selection says that somebody speaks, rows of `SpeakerCount`.

    A speaker is found where the text says that one speaks: a name, a role at an organisation or a group before a verb
    of saying, after one that closes a quotation, after "according to" or 据. Pronouns are nobody.
    """
    return corpus.answer(_by_article, subcorpus)


def _by_article(tables: Tables, inputs: Inputs) -> ir.Table:
    spoken = tables.speakers.inner_join(inputs.passages.select("passage", "article"), "passage")
    kinds = spoken.group_by("speaker").agg(kind=_.kind.mode())
    counts = spoken.group_by("speaker", "article").agg(count=_.count(), n_passages=_.passage.nunique())
    return counts.inner_join(kinds, "speaker").order_by("speaker", "article").select(*columns(SpeakerCount))


def speaker_counts_by_themes(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """In how many selected passages of which themes each speaks, rows of `SpeakerThemeCount`."""
    return corpus.answer(_by_themes, subcorpus)


def _by_themes(tables: Tables, inputs: Inputs) -> ir.Table:
    spoken = tables.speakers.select("passage", "speaker").distinct()
    joined = spoken.inner_join(inputs.passages.select("passage", "themes"), "passage")
    counts = joined.group_by("speaker", "themes").agg(n_passages=_.count()).order_by("speaker", "themes")
    return counts.select(*columns(SpeakerThemeCount))


def count_spoken(corpus: Corpus, subcorpus: Subcorpus) -> tuple[int, int]:
    """In how many selected passages somebody speaks, and how many there are."""
    row = corpus.answer(_n_spoken, subcorpus).iloc[0]
    return int(row["n_spoken"]), int(row["n_passages"])


def _n_spoken(tables: Tables, inputs: Inputs) -> ir.Table:
    spoken = inputs.passages.semi_join(tables.speakers, "passage")
    return inputs.passages.agg(n_passages=_.count()).cross_join(spoken.agg(n_spoken=_.count()))


def passages_with_speaker(
    corpus: Corpus, subcorpus: Subcorpus, speaker: str, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Selected passages in which one speaks, newest article first; columns of `articles.selected_passages`."""
    return corpus.answer(_with_speaker, subcorpus, (speaker,), (limit, offset))


def _with_speaker(tables: Tables, inputs: Inputs, limit: int, offset: int) -> ir.Table:
    spoken = tables.speakers.semi_join(inputs.values, tables.speakers.speaker == inputs.values.value)
    return join_articles(tables, inputs.passages.semi_join(spoken, "passage")).limit(limit, offset=offset)


def spoken_in_passages(corpus: Corpus, passages: Sequence[int]) -> pd.DataFrame:
    """Who speaks in some passages, rows of `Spoken` in the order of the text."""
    return corpus.answer(_in_passages, values=passages)


def _in_passages(tables: Tables, inputs: Inputs) -> ir.Table:
    wanted = tables.speakers.passage == inputs.values.value.cast("int32")
    return tables.speakers.semi_join(inputs.values, wanted).order_by("passage", "start").select(*columns(Spoken))
