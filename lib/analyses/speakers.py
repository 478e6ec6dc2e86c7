"""What the page Speakers counts: who is said to speak, how often, on what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from lib.analyses.evidence import ShownPassages, passages_with_hits
from lib.analyses.one_article import is_one_article, note_one_article
from lib.analyses.pages import Slice, page_slice
from lib.corpus import articles, counts
from lib.corpus.query import Corpus
from lib.frames import columns
from lib.model import SpeakerKind, Subcorpus

SpeakerChoice = Literal["all", "named", "unnamed"]


class SpeakerRow(NamedTuple):
    """A row of `Speakers.listed`.

    Attributes
    ----------
    count: how often the texts say that one speaks.
    n_passages, n_articles: in how many.
    themes: how many of these passages carry each theme, in the codebook's order.
    note: what rests on one article, "" where nothing does.
    """

    speaker: str
    kind: SpeakerKind
    count_: int
    n_passages: int
    n_articles: int
    themes: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Speakers:
    """Who speaks in a selection.

    Attributes
    ----------
    listed: rows of `SpeakerRow`, most passages first.
    n_spoken: passages of the selection in which somebody speaks, of ``n_passages``.
    """

    listed: pd.DataFrame
    n_spoken: int
    n_passages: int

    @property
    def notes(self) -> Mapping[str, str]:
        """The note of each speaker."""
        return dict(zip(self.listed["speaker"], self.listed["note"], strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class SpeakerPassages:
    """The passages of one speaker: how many, in how many articles, and a page of them, which lies at ``place``."""

    n_passages: int
    n_articles: int
    place: Slice
    shown: ShownPassages
    spoken: pd.DataFrame


def analyse_speakers(corpus: Corpus, subcorpus: Subcorpus, choice: SpeakerChoice = "all") -> Speakers:
    """Count who speaks in a selection: all, those with a name or a role, or unnamed groups."""
    by_article = corpus.ask(counts.speaker_counts_by_article, subcorpus)
    if choice != "all":
        by_article = by_article[(by_article["kind"] == "group") == (choice == "unnamed")]
    sums = by_article.groupby(["speaker", "kind"], as_index=False, sort=False).agg(
        count=("count", "sum"), n_passages=("n_passages", "sum"), n_articles=("article", "size")
    )
    order = ["n_passages", "n_articles", "count", "speaker"]
    listed = sums.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    names = listed["speaker"].tolist()
    notes = {} if is_one_article(corpus, subcorpus) else note_one_article(corpus, _named(by_article), names)
    by_theme = _theme_counts(corpus, subcorpus)
    none = (0,) * len(corpus.themes)
    listed["themes"] = [by_theme.get(name, none) for name in names]
    listed["note"] = pd.Series([notes.get(name, "") for name in names], dtype="str")
    n_spoken, n_passages = corpus.ask(counts.count_spoken, subcorpus)
    return Speakers(listed[columns(SpeakerRow)], n_spoken, n_passages)


def _named(by_article: pd.DataFrame) -> pd.DataFrame:
    return by_article.rename(columns={"speaker": "name"})[["name", "article", "count"]]


def _theme_counts(corpus: Corpus, subcorpus: Subcorpus) -> dict[str, tuple[int, ...]]:
    """For each speaker how many passages carry each theme."""
    frame = corpus.ask(counts.speaker_counts_by_themes, subcorpus)
    masks, n = frame["themes"].to_numpy(np.int64), frame["n_passages"].to_numpy(np.int64)
    bits = pd.DataFrame({bit: n * (masks >> bit & 1) for bit in range(len(corpus.themes))})
    sums = bits.groupby(frame["speaker"], sort=False).sum()
    return dict(zip(sums.index, map(tuple, sums.to_numpy().tolist()), strict=True))


def passages_of_speaker(corpus: Corpus, subcorpus: Subcorpus, speaker: str, size: int, number: int) -> SpeakerPassages:
    """The passages of a selection in which one speaks, newest first: a page of ``size``, numbered from 1."""
    by_article = corpus.ask(counts.speaker_counts_by_article, subcorpus)
    own = by_article[by_article["speaker"] == speaker]
    n_passages = int(own["n_passages"].sum())
    place = page_slice(number, n_passages, size)
    page = counts.passages_with_speaker(corpus, subcorpus, speaker, place.size, place.offset)
    spoken = counts.spoken_in_passages(corpus, tuple(page["passage"]))
    return SpeakerPassages(n_passages, len(own), place, passages_with_hits(corpus, page), spoken)


def every_passage_of_speaker(corpus: Corpus, subcorpus: Subcorpus, speaker: str) -> pd.DataFrame:
    """All of them: columns of `articles.selected_passages`."""
    return counts.passages_with_speaker(corpus, subcorpus, speaker, articles.EVERY)
