"""Chinese patterns cut through no word of the text, and words beside what bars them do not count."""

import pytest

from lib.codebook import Codebook, Label, Near, Patterns, Rule, Theme, UnlessNear
from lib.coding import Coder

LABEL = Label("T", "题")


def coder(*rules: Rule, gate: tuple[Rule, ...] = ()) -> Coder:
    return Coder(Codebook("v", (Theme("t", LABEL, "", rules),), gate=gate))


def found(pattern: str, text: str) -> list[str]:
    return [hit.text for hit in coder(Rule("r", any=Patterns(zh=(pattern,)))).code(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("备战", "公布储备战略"),
        ("反制", "违反制裁的企业"),
        ("反制", "違反制裁的企業"),
        ("禁令", "此事不禁令人担忧"),
        ("盟国", "欧盟国家的部长"),
        ("对美", "对美国出口"),
        ("军企", "科技领军企业"),
        ("备战", "公布储\u200b备战略"),
        ("稀土价", "稀土价格上涨"),
    ],
)
def test_a_pattern_that_cuts_a_word_is_not_found(pattern: str, text: str) -> None:
    assert found(pattern, text) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("备战", "军队加紧备战"),
        ("反制", "中方反制措施"),
        ("盟国", "美国的盟国"),
        ("制裁", "经济制裁升级"),
        ("成本优势", "凭借低成本优势"),
        ("稀土价*", "稀土价格上涨"),
        ("钨", "钨矿"),
    ],
)
def test_a_pattern_of_whole_words_is_found(pattern: str, text: str) -> None:
    assert found(pattern, text) == [pattern.removesuffix("*")]


def test_of_two_patterns_at_one_place_the_open_one_is_kept() -> None:
    both = Rule("r", any=Patterns(zh=("稀土价", "稀土价*")))
    assert [hit.text for hit in coder(both).code("稀土价格")] == ["稀土价"]


DENIED = Rule(
    "r",
    near=Near("passage", (Patterns(en=("export control*",)), Patterns(en=("lithium", "gallium")))),
    unless_near=UnlessNear(4, Patterns(en=("not impos*",))),
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("It has not imposed export controls on lithium.", []),
        ("It has imposed export controls on lithium.", ["export controls", "lithium"]),
        ("It was not imposed. Export controls on lithium came.", ["Export controls", "lithium"]),
        (
            "It has not imposed a ban, and yet in the end there were export controls on gallium.",
            ["export controls", "gallium"],
        ),
        (
            "It has not imposed export controls on lithium; by now export controls on gallium rule.",
            ["export controls", "gallium"],
        ),
    ],
)
def test_words_beside_what_bars_them_do_not_count(text: str, hits: list[str]) -> None:
    assert [hit.text for hit in coder(DENIED).code(text)] == hits


def test_why_not_names_what_stands_beside_the_words() -> None:
    (miss,) = coder(DENIED).near_misses("It has not imposed export controls on lithium.", "t")
    assert 'words beside "not imposed" do not count' in miss.lacking


def test_a_sentence_may_bar_its_words() -> None:
    listed = Rule("r", any=Patterns(zh=("矿产",)), unless_near=UnlessNear("sentence", Patterns(zh=("旅游",))))
    assert coder(listed).themes("加强矿产、教育和旅游合作。") == []
    assert coder(listed).themes("加强旅游合作。矿产也在内。") == ["t"]


def test_what_bars_the_words_of_a_rule_changes_its_fingerprint() -> None:
    plain = Rule("r", any=DENIED.near.all[0]) if DENIED.near else DENIED
    barred = Rule("r", any=plain.any, unless_near=DENIED.unless_near)
    assert coder(plain).fingerprints() != coder(barred).fingerprints()


@pytest.mark.parametrize(
    "address", ["https://example.org/a-price-rise", "www.example.org/price", "(http://price.example)"]
)
def test_an_address_is_not_read(address: str) -> None:
    rule = Rule("r", any=Patterns(en=("price",)))
    assert coder(rule).code(f"See {address} now") == []
    assert [hit.text for hit in coder(rule).code(f"See {address}, a price.")] == ["price"]


def test_a_text_without_a_word_of_the_subject_has_no_theme_and_one_with_it_has() -> None:
    gate = Rule("g", near=Near("sentence", (Patterns(en=("ore",)), Patterns(en=("mine", "pit")))))
    rule = Rule("r", any=Patterns(en=("price",)))
    assert coder(rule, gate=(gate,)).themes("The price of bread.") == []
    assert coder(rule, gate=(gate,)).themes("The ore. The mine. The price.") == []
    assert coder(rule, gate=(gate,)).themes("The ore of a mine; the price.") == ["t"]
