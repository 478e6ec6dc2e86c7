"""What rose and what fell between two periods of a selection: words, concepts, actors and themes, with their tests."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from lib.analyses.comparison.sides import article_days, middle_day
from lib.analyses.one_article import one_article_notes
from lib.analyses.theme_coverage import theme_coverage
from lib.codebook import Codebook
from lib.corpus import articles, counts, nodes
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.frames import columns
from lib.model import Subcorpus
from lib.stats import LEVEL, key_words, keyness, theme_shifts
from lib.subcorpora.sides import narrow_to_side, part_at
from lib.text import Cutter

AT_LEAST = 5
Kind = Literal["word", "concept", "actor", "theme"]


@dataclass(frozen=True, slots=True)
class RisesQuestion:
    """What is asked of a selection: how many ``top`` words and names of either direction, but for the stop words.

    ``book`` and ``cutter`` are those that the corpus was made with.
    """

    stopwords: frozenset[str]
    book: Codebook
    cutter: Cutter
    top: int = 2


class Rise(NamedTuple):
    """Something that rose, or fell where ``g2`` is below 0.

    Attributes
    ----------
    term: as *Trends* is asked for it: a word, "concept:magnets", "theme:alliances"; ``label`` what it is called.
    before, after: occurrences per 1,000 words, names per 1,000 mentions of names, themes in articles of 100.
    articles_before, articles_after: that have it.
    note: what it rests on, "" where more than one article has half of it.
    """

    kind: Kind
    term: str
    label: str
    before: float
    after: float
    articles_before: int
    articles_after: int
    g2: float
    p_adjusted: float
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Rises:
    """What rose and fell.

    Attributes
    ----------
    day: the first of the later period, which has about as many articles as the earlier.
    n_before, n_after: articles of either.
    n_undated: articles of the selection in neither.
    leading: the surest of each kind and direction, a frame of `Rise`, the surest first.
    n_rising, n_falling: how many of all that was tested surely rose and fell.
    """

    day: date
    n_before: int
    n_after: int
    n_undated: int
    leading: pd.DataFrame
    n_rising: int
    n_falling: int


def analyse_rises(corpus: Corpus, subcorpus: Subcorpus, question: RisesQuestion) -> Rises | None:
    """What rose and fell from the first half of the dated articles to the second; None where there are no two days."""
    coverage = corpus.ask(articles.coverage, subcorpus)
    days = article_days(coverage)
    if len(set(days)) < 2:
        return None
    # With some before it, also where most articles are of the first day.
    day = max(middle_day(days), next(later for later in days if later > days[0]))
    before, after = (narrow_to_side(subcorpus, side, "") for side in part_at(day))
    if before is None or after is None:
        return None
    tested = [
        _words(corpus, before, after, question),
        _names(corpus, before, after, question),
        _themes(corpus, before, after),
    ]
    every = pd.concat(tested, ignore_index=True)
    sure = every["p_adjusted"] <= LEVEL
    return Rises(
        day=day,
        n_before=sum(one < day for one in days),
        n_after=sum(one >= day for one in days),
        n_undated=coverage["article"].nunique() - len(days),
        leading=_noted(corpus, before, after, pd.concat([_leading(one, question.top) for one in tested]), question),
        n_rising=int((sure & (every["g2"] > 0)).sum()),
        n_falling=int((sure & (every["g2"] < 0)).sum()),
    )


def _words(corpus: Corpus, before: Subcorpus, after: Subcorpus, question: RisesQuestion) -> pd.DataFrame:
    later, earlier = (corpus.ask(counts.term_counts, chosen) for chosen in (after, before))
    return _tested(later, earlier, question.stopwords).assign(kind="word", label=lambda frame: frame["term"])


def _names(corpus: Corpus, before: Subcorpus, after: Subcorpus, question: RisesQuestion) -> pd.DataFrame:
    coded_by = question.book, question.cutter
    later, earlier = (corpus.ask(counts.name_totals, chosen, *coded_by) for chosen in (after, before))
    labels = {name: known.label.en or known.label.zh for name, known in nodes.names(question.book).items()}
    found = _tested(later, earlier, frozenset())
    return found.assign(kind=[name.partition(":")[0] for name in found["term"]], label=found["term"].map(labels))


def _tested(after: pd.DataFrame, before: pd.DataFrame, stopwords: frozenset[str]) -> pd.DataFrame:
    try:
        found = keyness(after, before, stopwords, min_count=AT_LEAST)
    except QueryError:  # a period has no words, or both have the same
        return pd.DataFrame(columns=columns(Rise)).astype({"term": "str", "g2": "float64", "p_adjusted": "float64"})
    renamed = {"per_1000": "after", "per_1000_reference": "before"}
    renamed |= {"n_articles": "articles_after", "n_articles_reference": "articles_before"}
    return found.rename(columns=renamed).assign(note="")


def _themes(corpus: Corpus, before: Subcorpus, after: Subcorpus) -> pd.DataFrame:
    earlier, later = (theme_coverage(corpus, one, articles.coverage) for one in (before, after))
    found = theme_shifts(earlier, later, corpus.themes)
    return found.assign(
        kind="theme",
        term="theme:" + found["theme"],
        label=found["theme"],
        before=100 * found["share_before"],
        after=100 * found["share_after"],
        articles_before=found["n_before"],
        articles_after=found["n_after"],
        note="",
    )


def _leading(tested: pd.DataFrame, top: int) -> pd.DataFrame:
    return key_words(tested, "g2", top)[columns(Rise)]


def _noted(
    corpus: Corpus, before: Subcorpus, after: Subcorpus, leading: pd.DataFrame, question: RisesQuestion
) -> pd.DataFrame:
    """What leads, the surest first, with what rests on one article of the period in which there is more of it."""
    notes: dict[str, str] = {}
    for chosen, own in ((after, leading[leading["g2"] > 0]), (before, leading[leading["g2"] < 0])):
        words = tuple(own.loc[own["kind"] == "word", "term"])
        names = tuple(own.loc[own["kind"].isin(["concept", "actor"]), "term"])
        notes |= one_article_notes(corpus, chosen, words)
        notes |= one_article_notes(corpus, chosen, names, (question.book, question.cutter))
    noted = leading.assign(note=[notes.get(term, "") for term in leading["term"]], strength=leading["g2"].abs())
    return noted.sort_values("strength", ascending=False, kind="stable", ignore_index=True)[columns(Rise)]
