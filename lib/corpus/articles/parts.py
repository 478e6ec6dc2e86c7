"""Passages by the themes they carry and by where they stand: in a title or in a body."""

from typing import Literal, NamedTuple

import ibis.expr.types as ir
import pandas as pd
from ibis import _

from lib.corpus.articles.reading import join_articles
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.model import Language, Subcorpus

Part = Literal["title", "body", "title_only", "body_only", "both", "across"]


class PartCoverage(NamedTuple):
    """A row of `coverage_by_part`; ``themes`` is a bit mask."""

    article: int
    language: Language
    part: Literal["title", "body"]
    themes: int
    n_passages: int


def coverage_by_part(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """Selected passages by article, language, part and the set of themes they carry.

    Returns
    -------
    Rows of `PartCoverage`, one per combination there is.
    """
    return corpus.answer(_coverage_by_part, subcorpus).astype({"n_passages": "int64"})


def _coverage_by_part(_tables: Tables, inputs: Inputs) -> ir.Table:
    parts = inputs.passages.mutate(part=(_.kind == "title").ifelse("title", "body"))
    keys = ("article", "language", "part", "themes")
    return parts.group_by(*keys).agg(n_passages=_.count()).order_by(*keys)


def passages_carrying(
    corpus: Corpus, subcorpus: Subcorpus, themes: int, part: Part | None, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Selected passages that carry all themes of a bit mask, newest article first; columns of `selected_passages`.

    ``part`` looks only at articles with both a selected title and a selected passage of the body: "title" and "body"
    are the passages there that carry the themes, "title_only" and "body_only" those whose other part does not carry
    them, "both" those of articles that carry them in both. "across" are the passages that carry any of the themes, in
    articles whose selected passages carry all of them between them.
    """
    return corpus.answer(_passages_carrying, subcorpus, options=(themes, part, limit, offset))


def _passages_carrying(
    tables: Tables, inputs: Inputs, themes: int, part: Part | None, limit: int, offset: int
) -> ir.Table:
    return join_articles(tables, _carrying(inputs, themes, part)).limit(limit, offset=offset)


def count_carrying(corpus: Corpus, subcorpus: Subcorpus, themes: int, part: Part | None) -> tuple[int, int]:
    """How many passages `passages_carrying` has, and in how many articles."""
    row = corpus.answer(_n_carrying, subcorpus, options=(themes, part)).iloc[0]
    return int(row["n_passages"]), int(row["n_articles"])


def _n_carrying(_tables: Tables, inputs: Inputs, themes: int, part: Part | None) -> ir.Table:
    passages = _carrying(inputs, themes, part)
    return passages.agg(n_passages=passages.count(), n_articles=passages.article.nunique())


def _carrying(inputs: Inputs, themes: int, part: Part | None) -> ir.Table:
    passages = inputs.passages
    carrying = passages.filter((passages.themes & themes) == themes) if themes else passages
    if part is None:
        return carrying
    if part == "across":
        return _carrying_across(passages, themes)
    titles, bodies = (carrying.filter(_is_title(carrying, title)) for title in (True, False))
    chosen = {
        "title": titles,
        "body": bodies,
        "title_only": titles.anti_join(bodies, "article"),
        "body_only": bodies.anti_join(titles, "article"),
        "both": carrying.semi_join(titles, "article").semi_join(bodies, "article"),
    }[part]
    sides = (passages.filter(_is_title(passages, title)) for title in (True, False))
    for side in sides:
        chosen = chosen.semi_join(side, "article")
    return chosen


def _carrying_across(passages: ir.Table, themes: int) -> ir.Table:
    articles = passages.group_by("article").agg(themes=_.themes.bit_or())
    return passages.filter((passages.themes & themes) != 0).semi_join(
        articles.filter((articles.themes & themes) == themes), "article"
    )


def _is_title(passages: ir.Table, title: bool) -> ir.BooleanValue:
    return passages.kind == "title" if title else passages.kind != "title"
