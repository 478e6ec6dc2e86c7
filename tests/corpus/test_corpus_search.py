"""The full-text search: what each way of writing it finds, and that nothing anybody can type breaks it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import selected_passages
from lib.corpus.query import Corpus, match_spans, parse_query
from lib.errors import QueryError
from lib.model import Subcorpus

Find = Callable[[str], list[str]]
EVERYTHING = ["0.0", "0.1", "0.2", "1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "3.0", "3.1", "3.2"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # a word and its regular endings, either way round
        ("control", ["0.2", "1.2"]),
        ("controls", ["0.2", "1.2"]),
        ("controlled", ["0.2", "1.2"]),
        ("quotas", ["0.0"]),
        ("ally", ["0.2", "1.2"]),
        ("allies", ["0.2", "1.2"]),
        ("PRICES", ["0.1", "1.2", "3.2"]),
        # and nothing that only begins alike
        ("all", ["2.0", "2.1"]),
        ("arms", ["2.1"]),
        ("army", ["2.2"]),
        ("port", []),
        ("us", []),
        # phrases
        ('"price floor"', ["0.1"]),
        ('"floor price"', []),
        ("“export control”", ["0.2"]),
        ('"the price"', ["0.1", "1.2"]),
        # operators
        ("price floor", ["0.1"]),
        ("price AND floor", ["0.1"]),
        ("quota OR floor", ["0.0", "0.1"]),
        ("price NOT floor", ["1.2", "3.2"]),
        ("price -floor", ["1.2", "3.2"]),
        ("NOT NOT quota", ["0.0"]),
        ("quota OR price AND floor", ["0.0", "0.1"]),
        ("(quota OR price) AND floor", ["0.1"]),
        ("（quota OR price） floor", ["0.1"]),
        ("price -(floor OR ally)", ["3.2"]),
        ("and", ["1.2"]),
        # wildcard
        ("magn*", ["2.1", "2.2"]),
        ("contr*", ["0.2", "1.2"]),
        ('"price fl*"', ["0.1"]),
        # Chinese, in either script, anywhere in the text
        ("价格", ["1.1", "3.1"]),
        ("價格", ["1.1", "3.1"]),
        ("格上", ["1.1"]),
        ("镓", ["3.0", "3.1"]),
        ("出口 OR 鎵", ["1.0", "3.0", "3.1"]),
        ("稀\u200b土", ["1.0"]),
        # letters beyond ASCII
        ("café", ["2.2"]),
        ("Ürümqi", ["2.2"]),
        ("ｐｒｉｃｅ", ["0.1", "1.2", "3.2"]),
        # signs that mean something to a regular expression or to SQL mean themselves
        ("a.+b", []),
        ("100%", ["3.2"]),
        ("%", ["3.2"]),
        ("_", ["3.2"]),
        ("\\", ["3.2"]),
        ("'d'", ["3.2"]),
        ("U.S.", ["3.2"]),
        ("US", ["3.2"]),
        ("USA AND c", ["3.2"]),
        ("-US price", ["0.1", "1.2"]),
        ("'; DROP TABLE articles; --", []),
        ("[a-z]+", []),
        ("$1", []),
        # nothing asked for
        ("", EVERYTHING),
        (" \t\u3000", EVERYTHING),
        ('""', EVERYTHING),
    ],
)
def test_a_search_finds(found: Find, query: str, expected: list[str]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('"price', 'opening "'),
        ("“price", 'opening "'),
        ("(price", "( without its )"),
        ("(", "ends where a word"),
        ("price)", ") without its ("),
        ("()", ") where a word"),
        ("AND price", "AND where a word"),
        ("price AND", "ends where a word"),
        ("price OR", "ends where a word"),
        ("price AND OR floor", "OR where a word"),
        ("NOT", "ends where a word"),
        ("*", "no word in it"),
        ("re*port", "A * stands at an end of it (control*)"),
        ("price | floor", "OR between two words"),
        ("稀土|矿", "OR between two words"),
        ("/floor.*/", "Concordance takes"),
        ("x" * 501, "501 characters long; 500 is the most"),
        ("(" * 21 + "price" + ")" * 21, "nests parentheses over 20 deep"),
        ("(" * 500, "nests parentheses over 20 deep"),
        ("-(" * 200, "nests parentheses over 20 deep"),
    ],
)
def test_a_search_that_cannot_be_read_says_why(query: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse_query(query)
    assert message in str(refused.value)


@pytest.mark.parametrize("query", ["a " * 250, "NOT " * 124 + "a", "(" * 20 + "a" + ")" * 20, "a OR " * 99 + "a"])
def test_the_longest_search_that_is_accepted_runs(small: Corpus, query: str) -> None:
    assert len(selected_passages(small, Subcorpus(query=query), 100)) > 0


# What each of these finds was read off the texts by eye.
LEAVES = {
    "price": {"0.1", "1.2", "3.2"},
    '"price floor"': {"0.1"},
    "allies": {"0.2", "1.2"},
    "all": {"2.0", "2.1"},
    "價格": {"1.1", "3.1"},
    "contr*": {"0.2", "1.2"},
    "nowhere": set(),
}
Tree = tuple[str, frozenset[str]]


def _and(pair: tuple[Tree, Tree, str]) -> Tree:
    (left, found_left), (right, found_right), sign = pair
    return f"({left}){sign}({right})", found_left & found_right


def _or(pair: tuple[Tree, Tree]) -> Tree:
    (left, found_left), (right, found_right) = pair
    return f"({left} OR {right})", found_left | found_right


def _not(tree: Tree) -> Tree:
    return f"NOT ({tree[0]})", frozenset(EVERYTHING) - tree[1]


TREES = st.recursive(
    st.sampled_from([(query, frozenset(found)) for query, found in LEAVES.items()]),
    lambda inner: (
        st.tuples(inner, inner, st.sampled_from([" AND ", " "])).map(_and)
        | st.tuples(inner, inner).map(_or)
        | inner.map(_not)
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(TREES)
def test_operators_are_the_algebra_of_what_their_parts_find(found: Find, tree: Tree) -> None:
    query, expected = tree
    if query.count("(") <= 20 and len(query) <= 500:
        assert set(found(query)) == expected


SIGNS = r"""AND OR NOT - ( ) " * \ [ ] {2} ? + ^ $ | % _ ' ; -- /* \b \p{Han} (?i) price 價格 é ß İ 𠮷 🙂"""
PIECES = st.sampled_from([*SIGNS.split(), *" \0\ud800\u2028\u0301"])
QUERIES = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join) | st.text()


@settings(deadline=None, max_examples=100)
@given(QUERIES)
def test_whatever_is_typed_is_refused_in_words_or_runs(found: Find, query: str) -> None:
    try:
        parse_query(query)
    except QueryError as refused:
        assert str(refused)  # noqa: PT017 - either outcome is fine
        return
    assert set(found(query)) <= set(EVERYTHING)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=6).filter(lambda text: '"' not in text))
def test_not_finds_just_what_the_words_do_not(found: Find, text: str) -> None:
    try:
        with_it = found(f'"{text}"')
    except QueryError:
        return
    if parse_query(f'"{text}"') is not None:
        assert sorted([*with_it, *found(f'NOT "{text}"')]) == EVERYTHING


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ('"export control" OR 稀土', "Export  controls on 稀土; 出口 of 稀土", ["Export  controls", "稀土", "稀土"]),
        ("quota NOT price", "The quotas move the price.", ["quotas"]),
        ("稀土", "釹鐵硼 and 稀土", ["稀土"]),
        ("釹鐵硼", "钕铁硼 magnets", ["钕铁硼"]),
        ("control*", "controllable ＣＯＮＴＲＯＬ", ["control", "ＣＯＮＴＲＯＬ"]),
        ("us", "used by the US", ["US"]),
        ("us", "the U.S. and us", ["us"]),
        ("US", "The US, the U.S. and the U.S.A., used by USA Today", ["US", "U.S.", "U.S.", "USA"]),
        ("U.S.", "The U.S. and the USA told us", ["U.S.", "USA"]),
        ('"US military"', "U.S. military, USA military; us", ["U.S. military", "USA military"]),
        ("", "nothing asked", []),
    ],
)
def test_places_show_what_was_found_in_the_original_spelling(query: str, text: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(query, text)] == shown
