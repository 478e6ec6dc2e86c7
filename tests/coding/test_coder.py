"""Each operator of the rule language, on texts short enough to check by eye."""

import pytest

from lib.codebook import Codebook, Label, Near, Patterns, Rule, Theme
from lib.coding import Coder

LABEL = Label("T", "题")


def patterns(*words: str) -> Patterns:
    return Patterns(en=words)


def coder(*rules: Rule, gate: tuple[Rule, ...] = (), names: tuple[str, ...] = ()) -> Coder:
    return Coder(Codebook("v", (Theme("t", LABEL, "", rules),), gate=gate, names=patterns(*names)))


def found(pattern: str, text: str) -> list[str]:
    return [hit.text for hit in coder(Rule("r", any=patterns(pattern))).code(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (
            "price floor",
            "Price floors, a PRICE-FLOOR, the price floor's end",
            ["Price floors", "PRICE-FLOOR", "price floor's"],
        ),
        ("price floor", "price  floor\nand price\nfloor", ["price  floor", "price\nfloor"]),
        ("price floor", "price, floor; price - floor; price — floor; price floored", []),
        ("company", "Companies and the company’s miners", ["Companies", "company’s"]),
        ("ban", "urban banks ban bans", ["ban", "bans"]),
        ("tax", "taxes taxi", ["taxes"]),
        ("mineral*", "minerals, mineralogy, demineralised", ["minerals", "mineralogy"]),
        ("export* control*", "exported controls; export a control", ["exported controls"]),
        ("export* control", "exports controls", ["exports controls"]),
        ("price * floor", "price is floor, price floor", ["price is floor"]),
        ("F-35", "F-35s, F‑35, F 35, AF-35", ["F-35s", "F‑35", "F 35"]),
        ("=US", "us, US, U.S., USA", ["US"]),
        ("MP Materials", "中国MP Materials公司", ["MP Materials"]),
        ("稀土", "中國稀土與稀\u200b土", ["稀土", "稀\u200b土"]),
        ("镓", "鎵與镓", ["鎵", "镓"]),
        ("两用物项", "兩用物項", ["兩用物項"]),
        ("F-35", "Ｆ－３５戰機", ["Ｆ－３５"]),
        ("出口*管制", "对出口实施管制。出口，管制", ["出口实施管制"]),
        ("稀土*", "稀土永磁", ["稀土"]),
        ("ban", "banned, banning, banner, urbaned, baned", ["banned", "banning"]),
        ("supply", "supplies, supplied, supplying, supplier", ["supplies", "supplied", "supplying"]),
        ("license", "licensed and licensing", ["licensed", "licensing"]),
        ("mine", "mined, mining", ["mined"]),
        ("Trump", "Trump's trumped", ["Trump's"]),
        ("=ban", "bans banned ban", ["ban"]),
        ("=US", "ＵＳ, ｕｓ", ["ＵＳ"]),
        ("=MP Materials", "MP  Materials, mp  Materials", ["MP  Materials"]),
        ("=AI贸易", "AI貿易與ai貿易", ["AI貿易"]),
        ("=F-35", "F 35, f-35, Ｆ－３５", ["F 35", "Ｆ－３５"]),
        ("=US*ABC", "USxxABC, USxxabc", ["USxxABC"]),
        ("export", "ex\u202aport, exp\ufe0fort", ["ex\u202aport", "exp\ufe0fort"]),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_nothing_is_found_inside_a_longer_name() -> None:
    guarded = coder(Rule("r", any=patterns("印度", "price")), names=("印度尼西亚", "share price*"))
    assert [hit.start for hit in guarded.code("印度尼西亞與印度")] == [6]
    assert guarded.code("Share prices fell") == []


def test_a_longer_pattern_of_another_theme_silences_nothing() -> None:
    general = Theme("general", LABEL, "", (Rule("g", any=patterns("出口管制")),))
    special = Theme("special", LABEL, "", (Rule("s", any=patterns("出口管制清单")),))
    assert Coder(Codebook("v", (general, special))).themes("列入出口管制清单") == ["general", "special"]


def test_in_one_rule_the_longest_find_stands_alone() -> None:
    hits = coder(Rule("r", any=patterns("price", "price floor"))).code("a price floor")
    assert [hit.text for hit in hits] == ["price floor"]


def test_all_lists_must_be_met_and_each_find_is_evidence() -> None:
    both = coder(Rule("r", all=(patterns("price"), patterns("cap", "floor"))))
    assert [hit.text for hit in both.code("A floor. The price, a cap.")] == ["floor", "price", "cap"]
    assert both.code("The price alone") == []


def near(within: int | str, text: str, *, ordered: bool = False) -> list[str]:
    window = Near(within, (patterns("price", "价格"), patterns("support", "托底")), ordered)  # type: ignore[arg-type]
    return [hit.text for hit in coder(Rule("r", near=window)).code(text)]


@pytest.mark.parametrize(
    ("within", "text", "expected"),
    [
        (2, "price with state support", ["price", "support"]),
        (1, "price with state support", []),
        (0, "support price", ["support", "price"]),
        (2, "价格由国家托底", ["价格", "托底"]),
        (1, "价格由国家托底", []),
        ("sentence", "The price of U.S. Antimony had support.", ["price", "support"]),
        ("sentence", "The price fell. Support came late.", []),
        ("sentence", "The price on Oct. 9, with support, rose.", ["price", "support"]),
        ("sentence", "The price of Sept. 9 had support.", ["price", "support"]),
        ("sentence", "价格下跌。国家托底。", []),
        ("passage", "The price fell. Support came late.", ["price", "Support"]),
    ],
)
def test_near(within: int | str, text: str, expected: list[str]) -> None:
    assert near(within, text) == expected


def test_near_in_order() -> None:
    assert near(3, "support for the price", ordered=True) == []
    assert near(3, "price and support", ordered=True) == ["price", "support"]


def test_near_needs_words_of_its_own_for_each_list() -> None:
    window = Near(5, (patterns("price support"), patterns("price")))
    assert coder(Rule("r", near=window)).code("a price support") == []


@pytest.mark.parametrize("text", ["price quota cap", "cap quota price", "quota cap price", "cap price quota"])
def test_near_leaves_a_word_that_meets_two_lists_to_the_one_that_needs_it(text: str) -> None:
    window = Near("passage", (patterns("cap", "quota"), patterns("quota"), patterns("price")))
    assert [hit.text for hit in coder(Rule("r", near=window)).code(text)] == text.split()


def test_near_in_order_is_not_misled_by_a_longer_word_that_begins_sooner() -> None:
    window = Near("passage", (patterns("price"), patterns("export cap on", "cap"), patterns("on")), ordered=True)
    assert coder(Rule("r", near=window)).themes("price, export cap on") == ["t"]


def test_unless_bars_the_whole_passage() -> None:
    rule = Rule("r", any=patterns("price"), unless=patterns("share price"))
    assert coder(rule).code("The price rose.")
    assert coder(rule).code("The price rose. The share price fell.") == []


def test_a_passage_off_the_subject_gets_no_theme() -> None:
    gated = coder(Rule("r", any=patterns("price")), gate=(Rule("g", any=patterns("rare earth", "稀土")),))
    assert gated.code("The price of bread") == []
    assert gated.themes("The price of rare earths") == ["t"]


def test_the_same_words_are_evidence_for_every_rule_that_they_meet() -> None:
    two = coder(Rule("a", any=patterns("quota")), Rule("b", any=patterns("quota", "ban")))
    assert [(hit.rule, hit.text) for hit in two.code("a quota, a ban")] == [
        ("a", "quota"),
        ("b", "quota"),
        ("b", "ban"),
    ]


def test_an_empty_codebook_finds_nothing() -> None:
    assert Coder(Codebook("v")).code("稀土 price") == []
