"""What holds for every text: mixed scripts, widths, invisible signs, emoji, and codebooks put together at random."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from lib.codebook import Codebook, Codes, Label, Near, Patterns, Rule, Theme, load_codebook
from lib.coding import Coder
from lib.model import Hit

settings.register_profile("coding", deadline=None)  # the first text loads the tables of OpenCC and jieba
settings.load_profile("coding")

SEEDS = Path("seeds/codebook")
LABEL = Label("T", "题")
WORDS = ["price", "Price-Floor", "floors", "ＰＲＩＣＥ", "support", "support’s", "rare earth", "export controls"]
WORDS += ["Ｒａｒｅ　Ｅａｒｔｈｓ", "價格", "价格", "印度尼西亞", "印度", "稀\u200b土", "稀土", "稀土协议"]
WORDS += ["军方", "镓", "鎵", "出口管制", "出口管制清單"]
NOISE = [
    " ",
    "  ",
    "。",
    ". ",
    "🙂",
    "👩\u200d🔬",
    "\n",
    "İ",
    "ß",
    "ﬁ",
    "e\u0301",
    "a",
    "的",
    "-",
    "\ufeff",
    "\u00ad",
    "𠮷",
]
TEXTS = st.lists(st.sampled_from(WORDS + NOISE) | st.text(max_size=3), max_size=25).map("".join)


def en(*words: str) -> Patterns:
    return Patterns(en=words)


ANY = Rule("any", any=en("price floor", "price*", "价格", "稀土", "印度", "support", "出口管制清单"))
NEAR = Rule("near", near=Near(4, (en("price", "价格"), en("support", "稀土"))))
SENTENCE = Rule("sentence", near=Near("sentence", (en("price", "价格"), en("稀土", "印度", "rare earth"))))
ORDERED = Rule("ordered", near=Near(9, (en("price", "价格"), en("稀土", "support")), ordered=True))
CODED = Rule("coded", codes=Codes(any=("t/near", "t/sentence")), unless_codes=("t/ordered",))
RULES = (ANY, NEAR, SENTENCE, ORDERED)


def book(*rules: Rule, names: tuple[str, ...] = ("印度尼西亚",)) -> Codebook:
    return Codebook("v", (Theme("t", LABEL, "", rules),), names=en(*names))


@cache
def coder(*rules: Rule) -> Coder:
    return Coder(book(*rules))


@cache
def seeds() -> Coder:
    return Coder(load_codebook(SEEDS))


def plain(hits: list[Hit]) -> list[tuple[str, str, int, int]]:
    return [(hit.theme, hit.rule, hit.start, hit.end) for hit in hits]


@given(TEXTS)
def test_offsets_slice_back_to_the_words_in_the_original(text: str) -> None:
    for one in (coder(*RULES, CODED), seeds()):
        hits = one.code(text)
        assert all(text[hit.start : hit.end] == hit.text != "" for hit in hits)
        assert hits == sorted(hits, key=lambda hit: (hit.start, hit.end))
        for theme in {hit.theme for hit in hits} | {"t", "alliances"}:
            misses = one.near_misses(text, theme)
            assert all(text[hit.start : hit.end] == hit.text != "" for miss in misses for hit in miss.hits)
            assert not {miss.rule for miss in misses} & {hit.rule for hit in hits if hit.theme == theme}
            assert all(miss.lacking for miss in misses)


BARRED = st.sets(st.sampled_from(["floor", "印度", "support", "稀土协议", "管制"]), min_size=1)


@given(TEXTS, st.sampled_from(RULES), BARRED)
def test_adding_an_unless_never_adds_a_hit(text: str, rule: Rule, barred: set[str]) -> None:
    rest = tuple(other for other in RULES if other is not rule)
    stricter = replace(rule, unless=en(*sorted(barred)))
    assert set(coder(stricter, *rest).code(text)) <= set(coder(rule, *rest).code(text))


@given(TEXTS, st.sampled_from(RULES), BARRED)
def test_an_unless_never_adds_a_hit_of_its_own_rule_whoever_waits_for_it(
    text: str, rule: Rule, barred: set[str]
) -> None:
    rest = (*(other for other in RULES if other is not rule), CODED)
    stricter = replace(rule, unless=en(*sorted(barred)), unless_codes=("t/any",) if rule is not ANY else ())
    after = [hit for hit in coder(stricter, *rest).code(text) if hit.rule == rule.id]
    assert set(after) <= set(coder(rule, *rest).code(text))


@given(TEXTS, st.permutations((*RULES, CODED)))
def test_the_order_of_rules_changes_no_hit(text: str, rules: list[Rule]) -> None:
    assert set(coder(*rules).code(text)) == set(coder(*RULES, CODED).code(text))


@given(st.lists(TEXTS, max_size=5))
def test_many_texts_are_coded_as_one_by_one(texts: list[str]) -> None:
    one = coder(ANY, NEAR)
    assert one.code_many(texts) == [one.code(text) for text in texts]


CONVERTERS = [OpenCC("s2t").convert, OpenCC("t2s").convert]
CHINESE = st.lists(
    st.sampled_from(
        ["稀土", "价格", "出口管制", "印度尼西亚", "镓", "协议", "军方", "。", "，", "中国", "price ", "签署", "禁令"]
    ),
    max_size=12,
).map("".join)


def by_character(convert: Callable[[str], str], text: str) -> str:
    """Converted without a change of length, so that the offsets of both can be compared."""
    return "".join(new if len(new := convert(char)) == 1 else char for char in text)


@given(CHINESE, st.sampled_from(CONVERTERS))
def test_traditional_and_simplified_are_coded_alike(text: str, convert: Callable[[str], str]) -> None:
    for one in (coder(*RULES, CODED), seeds()):
        assert plain(one.code(by_character(convert, text))) == plain(one.code(text))


# Without full stops: a capital after one begins a sentence.
ENGLISH = ["price ", "floor! ", "rare earths ", "export controls ", "support ", "allies, "]


@given(st.lists(st.sampled_from(ENGLISH)).map("".join))
def test_small_and_capital_letters_are_coded_alike(text: str) -> None:
    one = coder(*RULES, CODED)
    assert plain(one.code(text.upper())) == plain(one.code(text.lower()))


@given(TEXTS)
def test_full_width_is_coded_as_half_width(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)
    one = coder(ANY, NEAR, CODED)
    assert plain(one.code(wide)) == plain(one.code(text))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_changes_no_hit(tmp_path: Path, seed: int) -> None:
    """The same themes and lists in files of other names, which are read in another order."""
    shuffled = tmp_path / "codebook"
    shutil.copytree(SEEDS, shuffled)
    for folder in ("themes", "concepts", "actors"):
        paths = sorted((shuffled / folder).glob("*.toml"))
        names = [f"{number}.toml" for number in range(len(paths))]
        random.Random(seed).shuffle(names)
        for path, name in zip(paths, names, strict=True):
            path.rename(path.with_name(name))
    other = Coder(load_codebook(shuffled))
    rules = [rule for theme in load_codebook(SEEDS).themes for rule in theme.rules]
    for sentence in [sentence for rule in rules for sentence in (*rule.hits, *rule.misses)]:
        assert other.code(sentence) == seeds().code(sentence)
