"""What rests on one article: a thing of which more than half stands in it. Counts by article tell that at once."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from lib.analyses.leave_one_out.notes import HALF, MARK, with_notes
from lib.analyses.totals import subcorpus_totals
from lib.codebook import Codebook
from lib.corpus import counts, leave_one_out
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import concentration
from lib.text import Cutter
from lib.wording import counted

Notes: TypeAlias = Mapping[str, str]


def note_one_article(corpus: Corpus, by_article: pd.DataFrame, names: Sequence[str]) -> Notes:
    """A note for each thing that rests on one article, "" for each other: "carried by 1 article: Talks (62% of it)".

    ``by_article`` has name, article and count.
    """
    found = concentration(by_article).rename(columns={"name": "term"})
    noted = with_notes(corpus, found.assign(unit=found["article"], stays=found["share"] <= HALF), "article")
    return dict.fromkeys(names, "") | dict(zip(noted["term"], noted["note"], strict=True))


def one_article_notes(
    corpus: Corpus, subcorpus: Subcorpus, terms: tuple[str, ...], names: tuple[Codebook, Cutter] | None = None
) -> Notes:
    """The notes of some words of a selection, or with a codebook and a cutter of some concepts and actors.

    None of a selection that is a single article.
    """
    if not terms or is_one_article(corpus, subcorpus):
        return dict.fromkeys(terms, "")
    return note_one_article(corpus, _by_article(corpus, subcorpus, terms, names), terms)


def one_article_of_side(
    corpus: Corpus, sums: Sequence[tuple[int, Subcorpus]], terms: tuple[str, ...], names: tuple[Codebook, Cutter] | None
) -> Notes:
    """The notes of some words, or with a codebook and a cutter of some names, of a side of a comparison.

    ``sums`` are the selections that the side is the sum of, each with its sign.
    """
    if not terms:
        return {}
    parts = [_by_article(corpus, chosen, terms, names).assign(sign=sign) for sign, chosen in sums]
    every = pd.concat(parts, ignore_index=True)
    every = every.assign(count=every["count"] * every["sign"])
    by_article = every.groupby(["name", "article"], as_index=False, observed=True).agg(count=("count", "sum"))
    return note_one_article(corpus, by_article, terms)


def _by_article(
    corpus: Corpus, subcorpus: Subcorpus, terms: tuple[str, ...], names: tuple[Codebook, Cutter] | None
) -> pd.DataFrame:
    if names is None:
        counted = corpus.ask(counts.term_counts_by_article, subcorpus, terms)
        return counted.rename(columns={"spelling": "name"}).astype({"name": "str"})
    by_unit = corpus.ask(leave_one_out.name_counts_by_unit, subcorpus, *names, "article")
    own = by_unit[by_unit["spelling"].isin(terms)].rename(columns={"spelling": "name", "unit": "article"})
    return own[["name", "article", "count"]].astype({"name": "str"})


def one_article_themes(corpus: Corpus, coverage: pd.DataFrame) -> Notes:
    """The notes of the themes, by the passages of a frame of `articles.coverage`."""
    if coverage["article"].nunique() < 2:
        return dict.fromkeys(corpus.themes, "")
    parts = [
        coverage[coverage["themes"].to_numpy() >> bit & 1 == 1].assign(name=theme)
        for bit, theme in enumerate(corpus.themes)
    ]
    sums = pd.concat(parts).groupby(["name", "article"], as_index=False, sort=False).agg(count=("n_passages", "sum"))
    return note_one_article(corpus, sums, corpus.themes)


def is_one_article(corpus: Corpus, subcorpus: Subcorpus) -> bool:
    """Whether a selection has no second article: all in it rests on the one, and no mark need say so."""
    return corpus.ask(subcorpus_totals, subcorpus).n_articles < 2


def one_article_sentence(notes: Notes, noun: str, what: str = "occurrences") -> str:
    """How many of some things rest on one article, and what that means; "" where none does."""
    n = sum(map(bool, notes.values()))
    if not n:
        return ""
    rests, of = ("rests on one article", "its") if n == 1 else ("rest on one article each", "their")
    return f"{MARK} {n:,} of {counted(len(notes), noun)} {rests}, which has more than half of {of} {what}."
