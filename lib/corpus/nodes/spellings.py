"""Part of the word list: the terms that are spelled like what a person writes."""

import re

import duckdb
import pandas as pd

from lib.corpus.nodes.node import RegexNode, WordsNode, parse_node
from lib.corpus.query.corpus import Corpus
from lib.errors import QueryError
from lib.text import fold
from lib.text.words import lemma


def spellings_like(corpus: Corpus, written: str) -> frozenset[str]:
    """The spellings of all terms that fit what is written.

    ``contr*``, ``*tion`` and ``re*port`` fit whole terms, plain letters and ``/regex/`` any part, ``a | b`` either.
    Capitals and script do not count, and an inflected English word finds its base form too (controls: control).
    RE2 takes linear time, whatever the pattern.

    Raises
    ------
    QueryError: nothing to look for, a code in the place of a word, or a regex that cannot be read.
    """
    node = parse_node(written)
    if isinstance(node, RegexNode):
        return frozenset(terms_like(corpus, node.pattern, f"/{node.pattern}/"))
    if not isinstance(node, WordsNode):
        raise QueryError(
            f"“{written.strip()}” names a code, not a word: open it in Concordance. Write part of a word here."
        )
    parts = [part for spelling in node.spellings for part in _parts(spelling)]
    return frozenset(terms_like(corpus, "|".join(parts), " | ".join(node.spellings)))


def _parts(spelling: str) -> list[str]:
    """Regular expressions for a spelling: all of a term where it has a ``*``, else any part of one."""
    folded = fold(spelling)
    if "*" in folded:
        return [f"^{'.*'.join(map(re.escape, folded.split('*')))}$"]
    return [re.escape(form) for form in dict.fromkeys((folded, lemma(folded)))]


def terms_like(corpus: Corpus, pattern: str, written: str) -> pd.Series:
    """The spellings in which a regular expression is found, capitals aside, by the number of their term.

    ``written`` is what a person wrote, to be named in an error.

    Raises
    ------
    QueryError: the regex cannot be read.
    """
    terms = corpus.tables.terms
    try:
        matches = corpus.frame(terms.filter(terms.spelling.re_search(f"(?i){pattern}")).select("term", "spelling"))
    except duckdb.InvalidInputException as error:
        reason = str(error).removeprefix("Invalid Input Error: ").partition(": ")[0]
        raise QueryError(
            f"{written} cannot be used as a regular expression ({reason}). "
            "Write letters, . * + ? | ^ $ [...] (...); look-around and back references are not known."
        ) from None
    return matches.set_index("term")["spelling"]
