"""Why not: which rule just missed a passage, with which words, and what it lacked."""

from datetime import date

import pytest

from lib.codebook import Codebook, Codes, Label, Near, Patterns, Rule, Theme, Where
from lib.coding import Coder, Context

LABEL = Label("T", "题")
PRICE, SUPPORT = (
    Patterns(en=("price",), zh=("价格",)),
    Patterns(en=("support", "guarantee", "floor"), zh=("托底", "保障")),
)
GATE = Rule("g", any=Patterns(en=("ore",), zh=("矿",)))


def coder(*rules: Rule, gate: tuple[Rule, ...] = (), other: tuple[Rule, ...] = ()) -> Coder:
    return Coder(Codebook("v", (Theme("t", LABEL, "", rules), Theme("other", LABEL, "", other)), gate=gate))


def near(within: int | str, *, ordered: bool = False) -> Rule:
    return Rule("r", near=Near(within, (PRICE, SUPPORT), ordered))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "text", "hits", "lacking"),
    [
        (Rule("r", all=(PRICE, SUPPORT)), "a price", ["price"], ['one of "support", "guarantee" (and 3 more)']),
        (Rule("r", all=(PRICE, SUPPORT)), "价格上涨", ["价格"], ['one of "托底", "保障" (and 3 more)']),
        (
            near("sentence"),
            "a price",
            ["price"],
            ['one of "support", "guarantee" (and 3 more) in the same sentence'],
        ),
        (near(8), "support", ["support"], ['one of "price", "价格" within 8 words']),
        (
            near(2),
            "The price that the state had wanted to support",
            ["price", "support"],
            ["the words are 6 apart, the rule allows 2"],
        ),
        (
            near("sentence"),
            "The price fell. Support came.",
            ["price", "Support"],
            ["the words are in different sentences"],
        ),
        (
            near("passage", ordered=True),
            "support for a price",
            ["support", "price"],
            ["the words in the order written"],
        ),
        (
            Rule("r", any=PRICE, unless=Patterns(en=("share price*",))),
            "The share prices fell",
            ["prices"],
            ['barred by "share prices"'],
        ),
        (Rule("r", any=PRICE, where=Where(kind=("title",))), "a price", ["price"], ["only in titles"]),
        (
            Rule("r", any=PRICE, where=Where(since=date(2025, 1, 1))),
            "a price",
            ["price"],
            ["only since 2025-01-01 (this passage has no date)"],
        ),
        (
            Rule("r", any=PRICE, where=Where(section=("Core*",), source=("AP", "Reuters"))),
            "a price",
            ["price"],
            ['only in sections called "Core*"', 'only from "AP" or "Reuters"'],
        ),
        (Rule("r", any=PRICE, codes=Codes(all=("other",))), "a price", ["price"], ['the code "other"']),
        (
            Rule("r", any=PRICE, unless_codes=("other/cap",)),
            "a price cap",
            ["price"],
            ['barred by the code "other/cap"'],
        ),
    ],
)
def test_a_rule_says_what_it_lacked(rule: Rule, text: str, hits: list[str], lacking: list[str]) -> None:
    (miss,) = coder(rule, other=(Rule("cap", any=Patterns(en=("cap",))),)).near_misses(text, "t")
    assert (miss.theme, miss.rule) == ("t", "r")
    assert [hit.text for hit in miss.hits] == hits
    assert all(text[hit.start : hit.end] == hit.text for hit in miss.hits)
    assert list(miss.lacking) == lacking


def test_the_nearest_comes_first_and_those_that_found_nothing_or_fired_not_at_all() -> None:
    rules = (
        Rule("far", all=(PRICE, SUPPORT, Patterns(en=("ceiling",)))),
        Rule("nothing", any=Patterns(en=("quota",))),
        Rule("fired", any=PRICE),
        Rule("near", all=(PRICE, SUPPORT)),
    )
    assert [miss.rule for miss in coder(*rules).near_misses("a price", "t")] == ["near", "far"]


def test_off_the_subject_a_rule_that_would_have_fired_lacks_that_alone() -> None:
    gated = coder(Rule("r", any=PRICE), gate=(GATE,))
    (miss,) = gated.near_misses("a price", "t")
    assert miss.lacking == ("the passage is off the subject of minerals, materials and their rivalry",)
    assert gated.near_misses("a price of ore", "t") == []


def test_another_theme_and_an_unknown_one_have_no_say() -> None:
    both = coder(Rule("r", all=(PRICE, SUPPORT)), other=(Rule("o", all=(PRICE, SUPPORT)),))
    assert [miss.theme for miss in both.near_misses("a price", "other")] == ["other"]
    assert both.near_misses("a price", "nowhere") == []


def test_what_is_known_about_the_passage_counts() -> None:
    titled = coder(Rule("r", any=PRICE, where=Where(kind=("title",))))
    assert titled.near_misses("a price", "t", Context("title")) == []
