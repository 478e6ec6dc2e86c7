"""A rule's fingerprint changes whenever the rule may find something else, and only then."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.codebook import Codebook, Codes, Concept, Label, Near, Patterns, Rule, Theme, Where
from lib.coding import Coder

LABEL = Label("T", "题")


def zh(*words: str) -> Patterns:
    return Patterns(zh=words)


NEAR = Near(4, (zh("价格"), zh("上涨")))
ONE = Rule("one", any=Patterns(zh=("美国",), concepts=("c",)), near=NEAR)
TWO = Rule("two", any=zh("配额"))
LATE = Rule("late", codes=Codes(any=("t/one",)))
BOOK = Codebook(
    "v",
    (Theme("t", LABEL, "", (ONE, TWO)), Theme("u", LABEL, "", (LATE,))),
    gate=(Rule("g", any=zh("稀土")),),
    concepts=(Concept("c", LABEL, zh("镓")),),
    names=zh("股价"),
)


def with_one(**changes: object) -> Codebook:
    rules = (replace(ONE, **changes), TWO)  # type: ignore[arg-type]
    return replace(BOOK, themes=(replace(BOOK.themes[0], rules=rules), BOOK.themes[1]))


def changed(book: Codebook) -> set[str]:
    before, after = Coder(BOOK).fingerprints(), Coder(book).fingerprints()
    return {code for code in before.keys() | after.keys() if before.get(code) != after.get(code)}


@pytest.mark.parametrize(
    "book",
    [
        with_one(any=zh("美国", "日本")),
        with_one(all=(zh("日本"),)),
        with_one(near=replace(NEAR, within=5)),
        with_one(near=replace(NEAR, ordered=True)),
        with_one(unless=zh("日本")),
        with_one(unless_codes=("t/two",)),
        with_one(where=Where(since=date(2025, 1, 1))),
        replace(BOOK, concepts=(Concept("c", LABEL, zh("锗")),)),
    ],
)
def test_a_changed_rule_and_those_that_wait_for_it(book: Codebook) -> None:
    assert changed(book) == {"t/one", "u/late"}


def test_a_longer_expression_elsewhere_changes_the_rule_it_hides_words_of() -> None:
    longer = Theme("w", LABEL, "", (Rule("r", any=zh("拉美国家")),))
    assert changed(replace(BOOK, themes=(*BOOK.themes, longer))) == {"t/one", "u/late", "w/r"}


@pytest.mark.parametrize(
    "book",
    [replace(BOOK, gate=(Rule("g", any=zh("稀土", "磁体")),)), replace(BOOK, gate=()), replace(BOOK, names=zh())],
)
def test_the_subject_and_the_names_change_every_rule(book: Codebook) -> None:
    assert changed(book) == {"t/one", "t/two", "u/late"}


@pytest.mark.parametrize(
    "book",
    [
        replace(BOOK, version="w", problems=()),
        with_one(hits=("A.",), misses=("B.",)),
        replace(BOOK, themes=BOOK.themes[::-1]),
        replace(BOOK, concepts=(Concept("c", Label("Other", "别"), zh("镓")), Concept("d", LABEL, zh("锗")))),
    ],
)
def test_what_changes_no_hit_changes_no_fingerprint(book: Codebook) -> None:
    assert changed(book) == set()


EMBEDDED = [
    "美国",
    "拉美国家",
    "国家",
    "印度",
    "印度尼西亚",
    "尼西亚",
    "出口",
    "出口管制",
    "口管",
    "稀土协议",
    "土协",
    "芯片",
]
PATTERNS = st.sampled_from([*EMBEDDED, "美*国", "印度*亚", "出口*管制", "AI芯片", "=AI芯片", "ban"])
TEXTS = ["拉美国家与美国", "印度尼西亚和印度", "出口管制稀土协议", "AI芯片与ai芯片 bans"]
RULES = st.lists(st.lists(PATTERNS, min_size=1, max_size=4).map(lambda words: zh(*words)), min_size=1, max_size=6)


def book_of(rules: list[Patterns]) -> Codebook:
    return Codebook("v", (Theme("t", LABEL, "", tuple(Rule(str(n), any=words) for n, words in enumerate(rules))),))


@settings(deadline=None)
@given(RULES, RULES)
def test_a_rule_of_the_same_fingerprint_finds_the_same_and_so_does_a_rule_coded_alone(
    before: list[Patterns], other: list[Patterns]
) -> None:
    after = [*other, *before][: len(before)]
    old, new = Coder(book_of(before)), Coder(book_of(after))
    prints = old.fingerprints(), new.fingerprints()
    stale = {code for code in prints[1] if prints[0].get(code) != prints[1][code]}
    alone = Coder(book_of(after), only=stale)
    for text in TEXTS:
        kept = [hit for hit in old.code(text) if f"t/{hit.rule}" in prints[1].keys() - stale]
        assert sorted([*kept, *alone.code(text)], key=repr) == sorted(new.code(text), key=repr)
