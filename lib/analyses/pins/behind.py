"""The passages behind what a click opens, the strongest of them, with the words marked that they were found by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.analyses.collocates.pair import Pair, analyse_pair
from lib.analyses.concordance import Line, line_passage
from lib.analyses.evidence import ShownPassages, passages_with_hits
from lib.analyses.speakers import passages_of_speaker
from lib.analyses.themes import passages_of_mark, strongest_of_theme
from lib.analyses.totals import subcorpus_totals
from lib.briefing import MarkedPart
from lib.corpus import articles, contexts
from lib.corpus.articles import HitRow
from lib.corpus.contexts import MeetingSpan
from lib.corpus.counts import Spoken
from lib.corpus.nodes import Node
from lib.corpus.query import Corpus
from lib.figures.network import PAIR_HUES
from lib.figures.style import ACCENT, HUES, ThemeStyles, theme_styles
from lib.frames import rows
from lib.model import Subcorpus
from lib.subcorpora.marks import Mark, narrowed
from lib.text import Cutter

_WORD_HUE = HUES[0]
Parts = tuple[MarkedPart, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """Passages that something rests on.

    Attributes
    ----------
    label: what they are behind, in words.
    passages: rows of `articles.SelectedPassage`, the strongest first.
    marked: of each passage the parts it was found by.
    n_passages, n_articles: how many there are in all.
    """

    label: str
    passages: pd.DataFrame
    marked: tuple[Parts, ...]
    n_passages: int
    n_articles: int


def behind_mark(corpus: Corpus, subcorpus: Subcorpus, mark: Mark, label: str, most: int) -> Behind:
    """The passages behind a mark of themes: of one theme those with most evidence, else the newest."""
    counted = passages_of_mark(corpus, subcorpus, mark, most, 1)
    within = narrowed(subcorpus, mark)
    if len(mark.themes) == 1 and mark.part is None and within is not None:
        strongest = strongest_of_theme(corpus, within, mark.themes[0], most)
        return shown_behind(corpus, strongest, label, counted.n_passages, counted.n_articles)
    return shown_behind(corpus, counted.shown, label, counted.n_passages, counted.n_articles)


def shown_behind(corpus: Corpus, shown: ShownPassages, label: str, n_passages: int, n_articles: int) -> Behind:
    """Passages with the evidence of their themes marked."""
    if shown.passages.empty:
        return Behind(label, shown.passages, (), n_passages, n_articles)
    styles = _styles(corpus)
    parts = (_hit_parts(shown.hits, number, styles) for number in shown.passages["passage"].tolist())
    return Behind(label, shown.passages, tuple(parts), n_passages, n_articles)


def behind_word(corpus: Corpus, subcorpus: Subcorpus, word: str, cutter: Cutter, label: str, most: int) -> Behind:
    """The newest passages that have a word as it is counted."""
    found = articles.passages_with_term(corpus, subcorpus, word, most)
    parts = (
        tuple(MarkedPart(one.start, one.end, _WORD_HUE, word) for one in cutter.tokens(text) if one.term == word)
        for text in found["text"]
    )
    return Behind(label, found, tuple(parts), *articles.count_passages_with_term(corpus, subcorpus, word))


def behind_node(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter, label: str, most: int) -> Behind:
    """The passages with most hits of what a concordance is of.

    Raises
    ------
    QueryError, OtherDictionaryError: as `contexts.concordance`.
    """
    found = contexts.passages_of_node(corpus, subcorpus, node, cutter, most)
    parts = _by_passage((span.passage, MarkedPart(span.start, span.end, _WORD_HUE, label)) for span in found.spans)
    return _numbered(corpus, found.passages, parts, label, found.n_passages, found.n_articles)


def behind_line(corpus: Corpus, line: Line, label: str) -> Behind | None:
    """The passage of a line of a concordance; None where the corpus has none."""
    found = line_passage(corpus, line)
    if found is None:
        return None
    number = found.passage.passage
    return _numbered(corpus, (number,), {number: (MarkedPart(line.start, line.end, _WORD_HUE, label),)}, label, 1, 1)


def behind_pair(corpus: Corpus, subcorpus: Subcorpus, pair: Pair, label: str, most: int) -> Behind:
    """The newest passages in which two stand together.

    Raises
    ------
    QueryError, OtherDictionaryError: as `contexts.meetings`.
    """
    found = analyse_pair(corpus, subcorpus, pair, most, 1).meetings
    parts = _by_passage(
        (span.passage, MarkedPart(span.start, span.end, PAIR_HUES[span.side], pair.names[span.side]))
        for span in rows(found.spans, MeetingSpan)
    )
    marked = tuple(parts.get(number, ()) for number in found.passages["passage"].tolist())
    return Behind(label, found.passages, marked, found.n_passages, found.n_articles)


def behind_speaker(corpus: Corpus, subcorpus: Subcorpus, speaker: str, most: int) -> Behind:
    """The newest passages in which one speaks."""
    found = passages_of_speaker(corpus, subcorpus, speaker, most, 1)
    named = _by_passage(
        (row.passage, MarkedPart(row.start, row.end, ACCENT, f"{speaker} speaks"))
        for row in rows(found.spoken, Spoken)
        if row.speaker == speaker
    )
    styles, passages = _styles(corpus), found.shown.passages
    marked = tuple(
        named.get(number, ()) + _hit_parts(found.shown.hits, number, styles) for number in passages["passage"].tolist()
    )
    return Behind(speaker, passages, marked, found.n_passages, found.n_articles)


def behind_filter(corpus: Corpus, subcorpus: Subcorpus, label: str, most: int) -> Behind:
    """The newest passages that a filter leaves."""
    of = subcorpus_totals(corpus, subcorpus)
    page = articles.selected_passages(corpus, subcorpus, most)
    return shown_behind(corpus, passages_with_hits(corpus, page), label, of.n_passages, of.n_articles)


def _styles(corpus: Corpus) -> ThemeStyles:
    return theme_styles({theme.id: theme.en for theme in corpus.manifest.themes})


def _hit_parts(hits: pd.DataFrame, number: int, styles: ThemeStyles) -> Parts:
    own = rows(hits[hits["passage"] == number], HitRow)
    return tuple(
        MarkedPart(hit.start, hit.end, styles[hit.theme].hue, f"{styles[hit.theme].label}: {hit.rule}")
        for hit in own
        if hit.theme in styles
    )


def _by_passage(parts: Iterable[tuple[int, MarkedPart]]) -> dict[int, Parts]:
    found: dict[int, Parts] = {}
    for number, part in parts:
        found[number] = (*found.get(number, ()), part)
    return found


def _numbered(
    corpus: Corpus, numbers: tuple[int, ...], parts: Mapping[int, Parts], label: str, n_passages: int, n_articles: int
) -> Behind:
    passages = articles.passages_numbered(corpus, numbers) if numbers else pd.DataFrame()
    return Behind(label, passages, tuple(parts.get(number, ()) for number in numbers), n_passages, n_articles)
