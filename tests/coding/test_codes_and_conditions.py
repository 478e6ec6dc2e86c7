"""Rules that refer to other codes and to what is known about a passage."""

from datetime import date

import pytest

from lib.codebook import Codebook, Codes, Label, Patterns, Rule, Theme, Where
from lib.coding import Coder, Context

LABEL = Label("T", "题")


def any_of(*words: str) -> Patterns:
    return Patterns(en=words)


def coder(gate: tuple[Rule, ...] = (), **themes: tuple[Rule, ...]) -> Coder:
    return Coder(Codebook("v", tuple(Theme(name, LABEL, "", rules) for name, rules in themes.items()), gate=gate))


PRICE = Rule("price", any=any_of("price"))
FLOOR = Rule("floor", any=any_of("floor"))


def test_a_rule_of_codes_alone_points_at_their_words() -> None:
    both = coder(late=(Rule("r", codes=Codes(all=("a", "b"))),), a=(PRICE,), b=(FLOOR,))
    hits = [(hit.theme, hit.text) for hit in both.code("price of a floor")]
    assert hits == [("late", "price"), ("a", "price"), ("late", "floor"), ("b", "floor")]
    assert both.themes("price") == ["a"]


def test_one_of_any_codes_suffices_and_a_code_may_be_one_rule() -> None:
    one = coder(a=(PRICE, FLOOR), late=(Rule("r", codes=Codes(any=("a/floor", "a/none"))),))
    assert one.themes("floor") == ["a", "late"]
    assert one.themes("price") == ["a"]


def test_a_rule_with_words_of_its_own_points_at_those() -> None:
    own = coder(a=(PRICE,), late=(Rule("r", any=any_of("cap"), codes=Codes(all=("a",))),))
    assert [(hit.theme, hit.text) for hit in own.code("a cap on the price")] == [("late", "cap"), ("a", "price")]
    assert own.themes("a cap") == []


def test_unless_codes_bar_a_rule() -> None:
    barred = coder(late=(Rule("r", any=any_of("cap"), unless_codes=("a",)),), a=(PRICE,))
    assert barred.themes("a cap") == ["late"]
    assert barred.themes("a cap on the price") == ["a"]


def test_rules_are_decided_after_those_they_wait_for_whatever_their_order() -> None:
    rules = {
        "first": (Rule("r", codes=Codes(all=("second",))),),
        "second": (Rule("r", codes=Codes(all=("third/price",))),),
        "third": (PRICE,),
    }
    assert coder(**rules).themes("price") == ["first", "second", "third"]
    assert coder(**dict(reversed(rules.items()))).themes("price") == ["third", "second", "first"]


def test_off_the_subject_no_code_is_given() -> None:
    gated = coder(gate=(Rule("g", any=any_of("ore")),), a=(PRICE,), late=(Rule("r", codes=Codes(all=("a",))),))
    assert gated.code("price") == []
    assert gated.themes("price of ore") == ["a", "late"]


CONTEXT = Context("title", "Core Viewpoint", "Reuters", date(2025, 7, 1))


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (Where(kind=("title", "lead")), True),
        (Where(kind=("paragraph",)), False),
        (Where(section=("core*",)), True),
        (Where(section=("core",)), False),
        (Where(section=("*VIEW*", "x")), True),
        (Where(source=("REUTERS",)), True),
        (Where(source=("Reuters China",)), False),
        (Where(since=date(2025, 7, 1), until=date(2025, 7, 1)), True),
        (Where(since=date(2025, 7, 2)), False),
        (Where(until=date(2025, 6, 30)), False),
        (Where(kind=("title",), source=("AP",)), False),
    ],
)
def test_every_condition_must_hold(where: Where, holds: bool) -> None:
    one = coder(a=(Rule("r", any=any_of("price"), where=where),))
    assert bool(one.code("price", CONTEXT)) == holds
    assert one.code_many(["price"], [CONTEXT]) == [one.code("price", CONTEXT)]
    assert bool(one.themes("price", CONTEXT)) == holds


def test_an_undated_passage_is_on_neither_side() -> None:
    for where in (Where(since=date(1900, 1, 1)), Where(until=date(2900, 1, 1))):
        assert coder(a=(Rule("r", any=any_of("price"), where=where),)).code("price") == []


def test_signs_of_regular_expressions_in_a_section_are_signs() -> None:
    one = coder(a=(Rule("r", any=any_of("price"), where=Where(section=("A.(b",))),))
    assert one.themes("price", Context(section="a.(B")) == ["a"]
    assert one.themes("price", Context(section="axx(b")) == []


def test_only_some_rules_find_the_same_as_all_do() -> None:
    book = Codebook(
        "v",
        (
            Theme("a", LABEL, "", (PRICE, FLOOR)),
            Theme("late", LABEL, "", (Rule("r", codes=Codes(all=("a",))),)),
        ),
    )
    everything = Coder(book).code("price of a floor")
    assert Coder(book, only=["late/r"]).code("price of a floor") == [hit for hit in everything if hit.theme == "late"]
