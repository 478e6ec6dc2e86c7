"""Part of the word list: what fits what is written, whatever its script and capitals."""

import re
import time

import pytest

from lib.corpus.counts import term_counts
from lib.corpus.nodes import spellings_like
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("contr*", {"control"}),
        ("*ports", set()),
        ("*port*", {"export"}),
        ("P*R", {"price floor"}),
        ("price", {"price", "price floor"}),
        ("Prices", {"price", "price floor"}),
        ("管制", {"出口管制"}),
        ("價", {"价格", "价格上涨"}),
        ("鎵 | u.s.", {"镓", "U.S."}),
        ("/^a.{2}$/", {"all", "and"}),
        ("no such word", set()),
    ],
)
def test_what_fits(small: Corpus, written: str, expected: set[str]) -> None:
    assert spellings_like(small, written) == expected


@pytest.mark.parametrize("pattern", ["^re", "al$", "[稀土]", "o{2}", "(a|e)d$"])
def test_a_regular_expression_finds_what_python_finds(seed_corpus: Corpus, pattern: str) -> None:
    known = term_counts(seed_corpus, Subcorpus())["spelling"]
    expected = {spelling for spelling in known if re.search(pattern, spelling, re.IGNORECASE)}
    assert expected
    assert spellings_like(seed_corpus, f"/{pattern}/") == expected


def test_a_slow_pattern_is_not_slow(seed_corpus: Corpus) -> None:
    start = time.perf_counter()
    spellings_like(seed_corpus, "/^(((a+)+)+)+$/")
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Nothing was asked for"),
        ("***", "no letter"),
        ("/(/", r"/\(/ cannot be used as a regular expression"),
        ("/a(?=b)/", "look-around"),
        ("/re", "no end"),
        ("theme:alliances", "names a code"),
        ("x" * 300, "longer than 200 characters"),
    ],
)
def test_what_cannot_be_sought_is_said(small: Corpus, written: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        spellings_like(small, written)
