"""The open corpus: tables asked through Ibis on DuckDB, the selection, full text. Home of both packages."""

from lib.corpus.query.corpus import Corpus
from lib.corpus.query.full_text import match_spans, parse_query

__all__ = [
    "Corpus",
    "match_spans",
    "parse_query",
]
