"""What a person reads as the same is the same: for readers, counts, rules, searches and nodes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.characters import clean, cleaned
from lib.coding.pattern import needles
from lib.coding.reading import reading_copy
from lib.coding.spotter import Spotter
from lib.corpus.nodes.node import WordsNode, parse_node
from lib.corpus.query.full_text import match_spans
from lib.sources.clean import fold_blanks
from lib.text import Cutter, fold

# Written, and how a person reads it.
PAIRS = [
    ("e\u0301nergie", "énergie"),
    ("scienti\ufb01c", "scientific"),
    ("a\ufb04uent", "affluent"),
    ("Nd\u2082Fe\u2081\u2084B", "Nd2Fe14B"),
    ("40\u338f", "40kg"),
    ("mag\u00adnet", "magnet"),
    ("mag\u200bnet", "magnet"),
    ("磁\u2060材", "磁材"),
    ("磁\ufe00材", "磁材"),
    ("磁\U000e0100材", "磁材"),
    ("磁\ue123材", "磁材"),
    ("磁\u3164材", "磁材"),
    ("磁\u200f材", "磁材"),
    ("\u2f9d料", "身料"),
    ("\u2ee2来西亚", "马来西亚"),
    ("\uf90a属", "金属"),
    ("弗拉基米尔•普京", "弗拉基米尔·普京"),
    ("弗拉基米尔‧普京", "弗拉基米尔·普京"),
    ("弗拉基米尔・普京", "弗拉基米尔·普京"),
    ("弗拉基米尔∙普京", "弗拉基米尔·普京"),
    ("跟著", "跟着"),
    ("甦醒", "苏醒"),
    ("明瞭", "明了"),
    ("規畫", "规划"),
    ("烘乾", "烘干"),
    ("衞星", "卫星"),
    ("台灣積體電路", "台湾积体电路"),
    ("ｍａｇｎｅｔ", "magnet"),
    ("ｃａｆｅ\u0301", "café"),
    ("3 km²", "3 km2"),
]


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_it_is_counted_coded_searched_and_asked_for_as_it_is_read(written: str, read: str) -> None:
    cutter = Cutter([])
    text = f"x {written} y"
    assert cutter.terms(text) == cutter.terms(f"x {read} y")
    assert reading_copy(text).text == reading_copy(f"x {read} y").text
    assert fold(fold_blanks(text)) == fold(f"x {read} y")
    assert len(match_spans(f'"{written}"', fold_blanks(text))) == len(match_spans(f'"{read}"', fold_blanks(text))) == 1
    for node in (parse_node(written), parse_node(read)):
        assert isinstance(node, WordsNode)
        assert [fold(spelling) for spelling in node.spellings] == [fold(read)]
    assert needles(written) == needles(read)


@pytest.mark.parametrize("kept", ["乾隆年间", "乾坤", "显著", "著名", "瞭望塔", "油画", "reserves²", "10⁶"])
def test_what_only_looks_like_it_stays(kept: str) -> None:
    assert fold(kept) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a re\ufb01ned ore", ["a", "re\ufb01ned", "ore"]),
        ("稀\u200b土，Sef\u030covic", ["稀\u200b土", "Sef\u030covic"]),
        ("\ufeffmines, \u2067ores\u2069", ["mines", "ores"]),
    ],
)
def test_offsets_slice_back_to_what_is_shown(text: str, shown: list[str]) -> None:
    assert [text[token.start : token.end] for token in Cutter([]).tokens(text)] == shown


def test_a_rule_quotes_the_text_as_it_is_shown() -> None:
    text = "The  o\ufb03cial  稀\u200b土 quota"
    spans = Spotter(["official", "稀土"]).spot(reading_copy(text))
    assert {text[a:b] for own in spans.values() for a, b in own} == {"o\ufb03cial", "稀\u200b土"}


def test_an_emoji_of_several_stays_one() -> None:
    assert clean("\U0001f469\u200d\U0001f52c ❤\ufe0f 稀\u200d土") == "\U0001f469\u200d\U0001f52c ❤\ufe0f 稀土"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\u200b\u0301\ufb01\u338f\ufe0f\u3164éa 稀"))))
def test_cleaning_is_done_once_and_leads_back(text: str) -> None:
    read = cleaned(text)
    assert read.text == clean(text) == clean(read.text)
    assert unicodedata.is_normalized("NFC", read.text)
    if read.starts:
        assert len(read.starts) == len(read.ends) == len(read.text)
        assert list(read.starts) == sorted(read.starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(read.starts, read.ends, strict=True))
