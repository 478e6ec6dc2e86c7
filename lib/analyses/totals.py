"""How much a filter leaves, and where it comes from."""

from datetime import date
from typing import NamedTuple

from lib.corpus.articles import coverage
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import Totals, totals
from lib.wording import counted, short

_SOURCES, _LONGEST = 4, 24  # that a line has room for, and letters of a source's name


class Origin(NamedTuple):
    """Where a selection comes from: its sources, those with most articles first, and the days of its articles."""

    sources: tuple[str, ...]
    first: date | None
    last: date | None
    n_undated: int


def subcorpus_totals(corpus: Corpus, subcorpus: Subcorpus) -> Totals:
    """Articles, passages and words that a filter leaves of the corpus."""
    return totals(corpus.ask(coverage, subcorpus))


def subcorpus_origin(corpus: Corpus, subcorpus: Subcorpus) -> Origin:
    """From which sources and days the articles are that a filter leaves."""
    articles = corpus.ask(coverage, subcorpus).drop_duplicates("article")
    days = articles["published_on"].dropna()
    return Origin(
        sources=tuple(articles["source"].value_counts().index),
        first=days.min() if len(days) else None,
        last=days.max() if len(days) else None,
        n_undated=len(articles) - len(days),
    )


def origin_sentence(origin: Origin) -> str:
    """From which sources and days a selection is, in a line."""
    named = [short(source, _LONGEST) or "source not stated" for source in origin.sources[:_SOURCES]]
    more = len(origin.sources) - len(named)
    parts = [", ".join(named) + (f" and {counted(more, 'more source')}" if more else "")]
    if origin.first and origin.last:
        parts.append(f"{origin.first} to {origin.last}" if origin.first != origin.last else str(origin.first))
    if origin.n_undated:
        parts.append(f"{origin.n_undated:,} without a date")
    return " · ".join(filter(None, parts))
