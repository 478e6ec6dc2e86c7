"""The sides of a comparison: what could be compared in a selection, and how large two sides are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from lib.corpus.articles import Extents, count_undated, coverage, extents, facets
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import source_mix, theme_shares
from lib.subcorpora.narrowing import narrow_to_themes
from lib.subcorpora.sides import Comparison, Side, part_at

Preset = Literal["rest", "themes", "dates", "sources", "languages"]
Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class SuggestedSides:
    """What could be compared in a selection.

    Attributes
    ----------
    a: the side that was named, or the usual one: the theme with most passages, else a source or a topic.
    presets: both sides of each preset that the corpus has anything for; a theme that is compared already stays.
    halves: what is before and from a day on that has about as many articles before it as from it on; None where no
        article states a date.
    """

    a: Side
    presets: Mapping[Preset, Sides]
    halves: Sides | None


def suggest_sides(corpus: Corpus, within: Subcorpus, a: Side | None, b: Side) -> SuggestedSides:
    """What could be compared in a selection, beside the sides that are named; None where A is not."""
    counts, known = corpus.ask(coverage, within), corpus.ask(facets)
    first = a or usual_side(counts, within, corpus.themes, b)
    theme = next((side for side in (first, b) if side.kind == "theme"), None)
    theme = theme or usual_side(counts, within, corpus.themes)
    halves = None
    if known.first and known.last:
        halves = part_at(middle_day(article_days(counts) or [known.first, known.last]))
    presets: dict[Preset, Sides] = {
        "rest": (theme, Side("rest")),
        "themes": (theme, usual_side(counts, within, corpus.themes, theme)),
    }
    if halves:
        presets["dates"] = halves
    if len(known.sources) > 1:
        one, other, *_ = dict.fromkeys([*source_mix(counts)["source"], *known.sources])
        presets["sources"] = Side("source", one), Side("source", other)
    if len(known.languages) > 1:
        presets["languages"] = Side("language", "zh"), Side("language", "en")
    return SuggestedSides(first, presets, halves)


@dataclass(frozen=True, slots=True)
class SideSizes:
    """How large two sides are, and how many articles a date that parts them leaves on neither."""

    extents: Extents
    n_undated: int


def size_sides(corpus: Corpus, pair: Comparison) -> SideSizes:
    """How large the two sides of a comparison are."""
    by_date = all(side.kind in {"since", "until"} for side in (pair.a, pair.b))
    n_undated = count_undated(corpus, pair.target) if by_date and pair.target else 0
    return SideSizes(extents(corpus, pair.target, pair.reference, pair.within), n_undated)


def usual_side(coverage: pd.DataFrame, within: Subcorpus, themes: tuple[str, ...], *taken: Side) -> Side:
    """The theme with most passages of the selection, else the source or the topic; ``all`` of it without any.

    None that is taken, nor one that is all of the filter: it would leave no rest.
    """
    if theme := _usual_theme(coverage, within, themes, *taken):
        return theme
    whole = coverage["n_passages"].sum()
    for kind in ("source", "topic"):
        sizes = coverage[coverage[kind] != ""].groupby(kind)["n_passages"].sum().sort_values(ascending=False)
        for value in sizes.index[sizes < whole]:
            if (side := Side(kind, str(value))) not in taken:
                return side
    return Side("all")


def _usual_theme(coverage: pd.DataFrame, within: Subcorpus, themes: tuple[str, ...], *taken: Side) -> Side | None:
    """The theme with most passages of the selection, the first of several; None where none sets a part of it apart."""
    shares = theme_shares(coverage, themes)
    parts = shares[(shares["n_passages"] > 0) & (shares["share_passages"] < 1)]
    for theme in parts.sort_values("n_passages", ascending=False, kind="stable")["theme"]:
        side = Side("theme", str(theme))
        if side not in taken and narrow_to_themes(within, (side.value,)) not in {None, within}:
            return side
    return None


def article_days(coverage: pd.DataFrame) -> list[date]:
    """The days of the dated articles of a frame of `articles.coverage`, in their order, one for each article."""
    dated = coverage.drop_duplicates("article")["published_on"].dropna()
    return sorted(pd.Timestamp(day).date() for day in dated)


def middle_day(days: Sequence[date]) -> date:
    """The one of some days in their order that has about as many before it as from it on."""
    return days[(len(days) + 1) // 2 if len(days) > 1 else 0]
