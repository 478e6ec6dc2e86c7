"""A link restores the exact view, and says what it could not restore."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import Facets
from lib.corpus.query import parse_query
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.subcorpora.query_string import FILTER, from_params, to_params

THEMES = ("pricing_power", "technology_controls", "alliances")
SOURCES = {"Wire": 3, "": 2, "日報 & Söhne": 1, "theme=x&y": 1, "*_`$": 1}
FACETS = Facets(
    sources=SOURCES,
    topics={"稀土": 2, "Trade": 1},
    languages={"zh": 2, "en": 3},
    speakers={"analysts": 2, "商务部": 1},
    first=date(2025, 1, 1),
    last=date(2025, 12, 31),
    n_undated=1,
)


def accepted(query: str) -> bool:
    try:
        parse_query(query)
    except QueryError:
        return False
    return query == query.strip()


def in_order(known: Any) -> Any:
    """Some of a few values, in their own order, each once."""
    return st.sets(st.sampled_from(known)).map(lambda chosen: tuple(value for value in known if value in chosen))


def some(known: Any) -> Any:
    return st.lists(st.sampled_from(list(known)), unique=True).map(tuple)


DATES = st.lists(st.dates(), min_size=2, max_size=2).map(sorted) | st.sampled_from(
    [[None, None], [date(2025, 1, 1), None], [None, date(2025, 1, 1)]]
)
FILTERS = st.builds(
    lambda days, **rest: Subcorpus(since=days[0], until=days[1], **rest),
    DATES,
    themes=in_order(THEMES),
    match=st.sampled_from(["any", "all"]),
    sources=some(SOURCES),
    topics=some(FACETS.topics),
    languages=in_order(("zh", "en")),
    speakers=some(FACETS.speakers),
    weak=st.booleans(),
    query=st.sampled_from(["", "price AND 价格", '"price floor" OR -quota', "a&b=c#d %20", "=1+1"])
    | st.text(max_size=20).filter(accepted),
)


@settings(deadline=None)
@given(FILTERS)
def test_a_filter_comes_back_from_its_address(chosen: Subcorpus) -> None:
    params = to_params(chosen)
    assert set(params) <= set(FILTER)
    assert all(isinstance(value, str) for values in params.values() for value in values)
    assert from_params(params, THEMES, FACETS) == (chosen, ())


def test_no_filter_has_no_parameters() -> None:
    assert to_params(Subcorpus()) == {}
    assert from_params({}, THEMES, FACETS) == (Subcorpus(), ())


def test_articles_without_a_source_can_be_asked_for() -> None:
    assert to_params(Subcorpus(sources=("",))) == {"source": [""]}


@pytest.mark.parametrize(
    ("params", "note"),
    [
        ({"theme": ["prices"]}, "There is no theme “prices” here; it was ignored."),
        ({"theme": ["<b>x</b>"]}, "There is no theme “<b>x</b>” here; it was ignored."),
        ({"match": ["both"]}, "“both” is neither “any” nor “all”; “any” was used."),
        ({"since": ["yesterday"]}, "“yesterday” is not a date like 2025-07-22; it was ignored."),
        ({"until": ["2025-02-30"]}, "“2025-02-30” is not a date like 2025-07-22; it was ignored."),
        ({"source": ["Nobody"]}, "There is no source “Nobody” here; it was ignored."),
        ({"topic": [""]}, "There is no topic “” here; it was ignored."),
        ({"speaker": ["<i>"]}, "There is no speaker “<i>” here; it was ignored."),
        ({"language": ["fr"]}, "There is no language “fr” here; it was ignored."),
        ({"q": ['"price']}, 'The search has an opening " without a closing one. The search was left out.'),
        ({"q": ["x" * 501]}, "The search is 501 characters long; 500 is the most. The search was left out."),
        ({"q": ["((((" * 100]}, "The search nests parentheses over 20 deep. The search was left out."),
    ],
)
def test_a_bad_value_is_ignored_and_named(params: dict[str, list[str]], note: str) -> None:
    assert from_params(params, THEMES, FACETS) == (Subcorpus(), (note,))


def test_a_bad_value_costs_nothing_but_itself() -> None:
    params = {"theme": ["alliances", "x", "pricing_power", "x"], "since": ["2025-01-01"], "until": ["no"], "q": [" a "]}
    chosen, notes = from_params(params, THEMES, FACETS)
    assert chosen == Subcorpus(themes=("pricing_power", "alliances"), since=date(2025, 1, 1), query="a")
    assert len(notes) == 2


def test_dates_that_run_backwards_are_swapped_and_it_is_said() -> None:
    chosen, (note,) = from_params({"since": ["2025-05-01"], "until": ["2025-04-01"]}, THEMES, FACETS)
    assert (chosen.since, chosen.until) == (date(2025, 4, 1), date(2025, 5, 1))
    assert "backwards" in note


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FILTER), st.lists(st.text(max_size=12), max_size=3)))
def test_any_address_gives_a_filter_that_has_an_address(params: dict[str, list[str]]) -> None:
    chosen, _ = from_params(params, THEMES, FACETS)
    assert from_params(to_params(chosen), THEMES, FACETS) == (chosen, ())
