"""Articles and passages: to list, to read, to sample, and how much a selection has of them."""

from lib.corpus.articles.coverage import CoverageRow, Facets, count_undated, coverage, facets, scope_size
from lib.corpus.articles.extents import Extent, Extents, extents
from lib.corpus.articles.parts import Part, PartCoverage, count_carrying, coverage_by_part, passages_carrying
from lib.corpus.articles.reading import (
    ARTICLE_ORDERS,
    EVERY,
    ArticleOrder,
    ArticlePassage,
    ArticleRow,
    HitRow,
    ListedArticle,
    SelectedPassage,
    article,
    article_list,
    article_urls,
    count_passages_with_term,
    hits_in_article,
    passages_in_article,
    passages_numbered,
    passages_with_term,
    selected_passages,
)
from lib.corpus.articles.sampling import SampledPassage, just_misses, passage_sample
from lib.corpus.articles.strength import hits_in_passages, strongest_passages
from lib.corpus.articles.unions import passages_in_any

__all__ = [
    "ARTICLE_ORDERS",
    "EVERY",
    "ArticleOrder",
    "ArticlePassage",
    "ArticleRow",
    "CoverageRow",
    "Extent",
    "Extents",
    "Facets",
    "HitRow",
    "ListedArticle",
    "Part",
    "PartCoverage",
    "SampledPassage",
    "SelectedPassage",
    "article",
    "article_list",
    "article_urls",
    "count_carrying",
    "count_passages_with_term",
    "count_undated",
    "coverage",
    "coverage_by_part",
    "extents",
    "facets",
    "hits_in_article",
    "hits_in_passages",
    "just_misses",
    "passage_sample",
    "passages_carrying",
    "passages_in_any",
    "passages_in_article",
    "passages_numbered",
    "passages_with_term",
    "scope_size",
    "selected_passages",
    "strongest_passages",
]
