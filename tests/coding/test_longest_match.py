"""Longest match in Chinese, over all rules, concepts and actors of a codebook, with no list of names to help."""

from functools import cache

import pytest

from lib.codebook import Actor, Codebook, Concept, Label, Patterns, Rule, Theme
from lib.coding import Coder

LABEL = Label("T", "题")


def coder(*words: str, concept: str = "", actor: tuple[str, ...] = ()) -> Coder:
    """A theme for each word; themes are named by it."""
    themes = tuple(Theme(word, LABEL, "", (Rule("r", any=Patterns(zh=(word,))),)) for word in words)
    concepts = (Concept("c", LABEL, Patterns(zh=(concept,))),) if concept else ()
    actors = (Actor("a", "company", LABEL, Patterns(zh=actor)),) if actor else ()
    return Coder(Codebook("v", themes, concepts=concepts, actors=actors))


@cache
def pair(longer: str, shorter: str) -> Coder:
    return coder(longer, shorter)


@pytest.mark.parametrize(
    ("longer", "shorter", "text"),
    [
        ("印度尼西亚", "印度", "印度尼西亚停止出口"),
        ("印度尼西亚", "印度", "印度尼西亞停止出口"),
        ("印度尼西亚", "印度", "印度\u200b尼西亚停止出口"),
        ("南苏丹", "苏丹", "南苏丹的石油"),
        ("赤道几内亚", "几内亚", "赤道幾內亞總統"),
        ("拉美国家", "美国", "拉美国家反对"),
        ("稳定价格", "定价", "要稳定价格"),
    ],
)
def test_a_shorter_pattern_is_not_found_inside_a_longer_one(longer: str, shorter: str, text: str) -> None:
    assert pair(longer, shorter).themes(text) == [longer]


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("稀土协议", "稀土"),
        ("出口管制清单", "出口管制"),
        ("出口管制法", "管制"),
        ("国防部", "国防"),
        ("军工企业", "军工"),
        ("价格战", "价格"),
        ("低成本优势", "成本优势"),
        ("七国集团", "集团"),
        ("报价", "价"),
    ],
)
def test_a_whole_word_of_a_compound_lives(longer: str, shorter: str) -> None:
    assert pair(longer, shorter).themes(f"关于{longer}的消息") == [longer, shorter]


def test_the_shorter_one_is_found_where_it_stands_alone() -> None:
    hits = pair("印度尼西亚", "印度").code("印度尼西亚与印度")
    assert [(hit.theme, hit.start) for hit in hits] == [("印度尼西亚", 0), ("印度", 6)]


def test_a_country_that_no_pattern_names_hides_another_one() -> None:
    assert coder("印度").themes("印尼即印度尼西亚") == []


@pytest.mark.parametrize("where", ["concept", "actor"])
def test_a_concept_or_an_actor_that_no_rule_asks_for_hides_too(where: str) -> None:
    longer = "拉美国家"
    guarded = coder("美国", concept=longer) if where == "concept" else coder("美国", actor=(longer,))
    assert guarded.themes("拉美国家反对") == []
    assert guarded.themes("美国反对") == ["美国"]


def test_names_of_one_actor_hide_none_of_each_other() -> None:
    book = Codebook(
        "v",
        (Theme("t", LABEL, "", (Rule("r", any=Patterns(zh=("沙特",))),)),),
        actors=(Actor("saudi", "state", LABEL, Patterns(zh=("沙特",), countries=("SA",))),),
    )
    assert Coder(book).themes("沙特阿拉伯增产") == ["t"]


def test_in_one_list_the_longer_one_counts() -> None:
    book = Codebook("v", (Theme("t", LABEL, "", (Rule("r", any=Patterns(zh=("印度", "印度尼西亚"))),)),))
    assert [hit.text for hit in Coder(book).code("印度尼西亚")] == ["印度尼西亚"]


def test_what_stands_before_a_star_is_not_found_inside_a_longer_word() -> None:
    assert coder("印度*公司").themes("印度尼西亚公司") == []
    assert coder("印度*公司").themes("印度稀土公司") == ["印度*公司"]


def test_a_star_finds_the_same_whatever_other_rules_look_for() -> None:
    text = "拉美国家"
    assert coder("美*国", "美国", "拉美国家").themes(text) == ["美*国", "拉美国家"]
    assert coder("美*国", "拉美国家").themes(text) == ["美*国", "拉美国家"]
