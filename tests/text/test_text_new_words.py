"""Words that no dictionary has are found in the texts, and kept whole without moving other cuts."""

import random
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

import pytest

from lib.model import Article, Passage
from lib.settings import ROOT
from lib.sources import read_paths
from lib.text import Cutter, Entry
from lib.text.new_words import NewWord, Sample, find_new_words, taking_back, with_new_words
from tests.text.new_words import NAMES, ORDINARY, WORDS, articles, sentences

FOUND = find_new_words(articles())
PLAIN, CUTTER = Cutter([]), Cutter(with_new_words([], FOUND))


def edges(words: Iterable[str]) -> set[int]:
    return set(accumulate(map(len, words)))


def boundary_f1(cutter: Cutter) -> float:
    right = given = wanted = 0
    for words in sentences():
        got, gold = edges(cutter.terms("".join(words))), edges(words)
        right, given, wanted = right + len(got & gold), given + len(got), wanted + len(gold)
    return 2 * right / (given + wanted)


def test_names_and_terms_are_found_with_their_evidence() -> None:
    terms = {word.term: word for word in FOUND}

    assert len(terms.keys() & set(WORDS)) >= 0.95 * len(WORDS)
    assert len(terms.keys() - set(WORDS)) <= 0.05 * len(WORDS)
    one = terms["邵亦凡"]
    assert (one.count, one.n_articles, one.is_name) == (12, 12, True)
    assert one.cohesion > 8
    assert one.freedom > 3
    assert {word.term for word in FOUND if word.is_name} <= {*NAMES.split(), "柏林森"}


def test_sentences_with_them_are_cut_right() -> None:
    assert boundary_f1(PLAIN) < 0.94
    assert boundary_f1(CUTTER) >= 0.95


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_are_cut_as_before(text: str) -> None:
    assert CUTTER.terms(text) == PLAIN.terms(text)


def test_the_order_of_articles_does_not_matter() -> None:
    shuffled = articles()
    random.Random(3).shuffle(shuffled)

    assert find_new_words(shuffled) == FOUND


def test_few_articles_give_none() -> None:
    read = [one for one in read_paths([ROOT / "seeds" / "articles"]) if isinstance(one, Article)]
    few = [[passage.text for passage in article.passages] for article in read]

    assert find_new_words(few) == find_new_words([]) == find_new_words([["Only English."]]) == ()


def test_one_story_told_often_in_one_article_is_no_evidence() -> None:
    assert find_new_words([[text for texts in articles() for text in texts]]) == ()


def test_what_stands_behind_numbers_is_no_word_and_neither_is_a_number() -> None:
    frames = ("甲地有{}", "乙说{}吧", "丙得了{}", "丁要{}呢", "戊买{}回家", "己见过{}两回", "庚卖{}给人", "辛送{}来")
    told = [[frame.format(one)] for frame in frames for one in ("30磅砂", "三百二十五", "七五五")]

    terms = {word.term for word in find_new_words([*told, *articles()])}

    assert "磅砂" not in terms
    assert not any("三百二十五".startswith(term) for term in terms)
    assert "七五五" in terms


def test_less_is_enough_for_a_name_behind_a_title() -> None:
    frames = (
        "会上{}邵冬发了言",
        "记者问{}邵冬何时走",
        "后来{}邵冬笑了",
        "据悉{}邵冬到场",
        "原来{}邵冬不懂",
        "只有{}邵冬留下",
    )
    # Neither character is rare elsewhere.
    noise = [[f"{place}冬天冷，邵{place}人多，冬季{place}有雪，邵氏{place}店"] for place in "甲乙丙丁戊己庚辛壬癸"]

    def found(before: str) -> set[str]:
        told = [[frame.format(before)] for frame in frames]
        return {word.term for word in find_new_words([*told, *noise, *articles()])}

    assert "邵冬" in found("部长")
    assert "邵冬" not in found("邻居")


def test_an_entry_of_the_dictionary_comes_first() -> None:
    assert taking_back("骆青禾").replace(" | ", "") == "骆青禾"
    parts = tuple(taking_back("骆青禾").split(" | "))

    cutter = Cutter(with_new_words([Entry("骆青禾", parts=parts)], FOUND))

    assert cutter.terms("老师提到骆青禾") == ["老师", "提到", *parts]
    assert cutter.terms("老师提到阮珂") == ["老师", "提到", "阮珂"]


def test_a_name_is_not_made_of_words_and_a_term_is() -> None:
    name = NewWord("蔡英文", 9, 9, 9.0, 3.0, is_name=True)
    term = NewWord("砂英文", 9, 9, 9.0, 3.0, is_name=False)

    parts = Cutter(with_new_words([], [name, term])).parts(["蔡英文", "砂英文"])

    assert "蔡英文" not in parts
    assert "英文" in parts["砂英文"]


def article(number: int, text: str) -> Article:
    passage = Passage("paragraph", text, "", (), "zh")
    return Article(f"{number:016x}", "", "", date(2025, 1, 1), "", "", "", "", (passage,))


def test_a_sample_is_bounded_and_does_not_hang_on_the_order() -> None:
    many = [article(number * 7919, "稀土" * 50) for number in range(1000)]
    kept = []
    for order in (many, many[::-1]):
        sample = Sample(most=20_000)
        assert list(sample.watch(order)) == order
        assert 5_000 < sample.n_characters <= 20_000
        assert sample.share == 0.125
        kept.append(len(sample.articles))
    assert kept[0] == kept[1]


def test_a_sample_of_few_is_all_of_them_but_for_english() -> None:
    sample = Sample()
    list(sample.watch([article(1, "稀土管制"), article(2, "Rare earths")]))

    assert (sample.articles, sample.n_characters, sample.share) == ([["稀土管制"]], 4, 1)
