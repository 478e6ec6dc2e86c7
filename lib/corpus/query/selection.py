"""The one place where a Subcorpus becomes a query."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from lib.corpus.query.full_text import Alternation, Conjunction, Expression, Negation, Phrase, parse_query
from lib.model import Subcorpus


@dataclass(frozen=True, slots=True)
class Tables:
    """The live tables of an open corpus; their columns are in `store.segment`.

    ``passages.themes`` are the sure ones and ``passages.weak`` the weak ones; ``hits`` are those of both. What counts
    under a filter is in `Inputs`.
    """

    articles: ir.Table
    passages: ir.Table
    terms: ir.Table
    hits: ir.Table
    speakers: ir.Table


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a question brings along, as tables: a query over them is the same for every question.

    Attributes
    ----------
    passages: the selected passages, columns as in `Tables`; ``themes`` are those that count under the filter.
    hits: of the whole corpus, those that count under the filter, columns as in `Tables`.
    articles: the articles that pass the article filters, columns as in `Tables`.
    values: one column ``value`` of strings: keys, numbers or spellings that are asked for.
    matches: passages found in the running text, ``passage``, and ``n``, how often what is looked for is there.
    """

    passages: ir.Table
    hits: ir.Table
    articles: ir.Table
    values: ir.Table
    matches: ir.Table


def article_filters(subcorpus: Subcorpus) -> Subcorpus:
    """The part of a subcorpus that selects whole articles."""
    return replace(subcorpus.without_themes(), languages=(), speakers=(), query="", weak=False)


def selects_whole_articles(subcorpus: Subcorpus) -> bool:
    """Whether every passage of a selected article is selected."""
    return article_filters(subcorpus) == replace(subcorpus, match="any", weak=False)


def select_articles(tables: Tables, subcorpus: Subcorpus) -> ir.Table:
    """Articles that pass the date, source and topic filters, all columns."""
    articles = tables.articles
    conditions: list[ir.BooleanValue] = []
    if subcorpus.since is not None:
        conditions.append(articles.published_on >= ibis.literal(subcorpus.since))
    if subcorpus.until is not None:
        conditions.append(articles.published_on <= ibis.literal(subcorpus.until))
    if subcorpus.sources:
        conditions.append(articles.source.isin(subcorpus.sources))
    if subcorpus.topics:
        conditions.append(articles.topic.isin(subcorpus.topics))
    return articles.filter(conditions) if conditions else articles


def select_hits(tables: Tables, subcorpus: Subcorpus) -> ir.Table:
    """The hits that count, all columns: weak ones only where the filter asks for them."""
    return tables.hits if subcorpus.weak else tables.hits.filter(tables.hits.sure)


def select_passages(tables: Tables, subcorpus: Subcorpus, themes: tuple[str, ...], terms: Collection[str]) -> ir.Table:
    """Passages that pass the whole filter, all columns.

    ``themes`` is the codebook's order: bit *i* of ``passages.themes`` is the theme ``themes[i]``; ``terms`` are the
    spellings that the corpus counts.

    Raises
    ------
    QueryError: the full-text query cannot be read.
    """
    passages = tables.passages
    if subcorpus.weak:
        passages = passages.mutate(themes=passages.themes | passages.weak)
    conditions: list[ir.BooleanValue] = []
    if subcorpus.themes:
        bits = sum(1 << themes.index(theme) for theme in subcorpus.themes)
        carried = passages.themes & bits
        conditions.append(carried == bits if subcorpus.match == "all" else carried != 0)
    if subcorpus.languages:
        conditions.append(passages.language.isin(subcorpus.languages))
    if (query := parse_query(subcorpus.query, terms)) is not None:
        conditions.append(_matches(passages.folded, query))
    chosen = passages.filter(conditions) if conditions else passages
    if subcorpus.speakers:
        chosen = chosen.semi_join(tables.speakers.filter(tables.speakers.speaker.isin(subcorpus.speakers)), "passage")
    if article_filters(subcorpus) == Subcorpus():
        return chosen
    return chosen.semi_join(select_articles(tables, subcorpus), "article")


def _matches(folded: ir.StringColumn, node: Expression) -> ir.BooleanValue:
    match node:
        case Phrase(literal, pattern):
            condition = folded.contains(literal)
            return condition & folded.re_search(pattern) if pattern else condition
        case Negation(part):
            return ~_matches(folded, part)
        case Conjunction(parts):
            return reduce(and_, (_matches(folded, part) for part in parts))
        case Alternation(parts):
            return reduce(or_, (_matches(folded, part) for part in parts))
