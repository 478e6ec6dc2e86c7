"""A cut sentence as HTML: nothing is lost, nothing runs, and every button asks for the edit it names."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from lib.text.dictionary.edit import plan_edits
from lib.ui.dictionary.cut_html import cut_html

CUTTER = Cutter(load_dictionary(Path(ROOT / "seeds" / "dictionary"))[0])
TEXT = "The U.S. plans [3][7] 10-year price supports at 99.999%, see https://a.org/x 稀土出口,6倍"


def drawn(text: str, pressing: bool = True) -> str:
    places = {"稀土": "minerals.txt, line 8"}
    tokens = CUTTER.tokens(text)
    return cut_html(text, tokens, lambda term: places.get(term, ""), tokens[:1], pressing=pressing)


def presses(shown: str) -> list[str]:
    return [unescape(edit) for edit in re.findall(r'data-press="([^"]*)"', shown)]


def test_every_word_is_a_box_with_its_term_where_that_differs() -> None:
    boxes = re.findall(r'<div class="surface">(.*?)</div>(?:<div class="term">(.*?)</div>)?', drawn(TEXT, False))

    assert boxes == [
        ("The", "the"),
        ("U.S.", ""),
        ("plans", "plan"),
        ("10-year", ""),
        ("price supports", "price support"),
        ("at", ""),
        ("see", ""),
        ("稀土", ""),
        ("出口", ""),
        ("倍", ""),
    ]


def test_what_is_left_out_is_crossed_out() -> None:
    crossed = re.findall(r"<s [^>]*>(.*?)</s>", drawn(TEXT))

    assert crossed == ["[3]", "[7]", "99.999%,", "https://a.org/x", ",6"]


def test_buttons_ask_for_the_edits_they_name() -> None:
    pressed = presses(drawn("虽恢复稀土,US plans"))

    assert pressed == ["虽恢复", "恢 | 复", "恢复稀土", "稀 | 土", "-稀土", "US plan"]
    assert presses(drawn("虽恢复稀土,US plans", pressing=False)) == []


def test_the_words_of_the_draft_and_of_the_dictionary_are_marked() -> None:
    shown = drawn("恢复稀土")

    assert 'class="box drafted" lang="zh"' in shown
    assert 'class="box kept" lang="zh" title="Kept by the dictionary: minerals.txt, line 8"' in shown


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)> 稀土", '"><script>alert(1)</script> a-b', "$稀$ & 土"]
)
def test_a_hostile_sentence_is_shown_as_text(hostile: str) -> None:
    shown = drawn(hostile)

    assert "<script" not in shown
    assert "<img" not in shown


@given(st.text(alphabet="稀土出口管制許可證中重 \u200b,。“”<&aUSx-35'’.%[]", max_size=30))
def test_the_sentence_is_whole_and_every_edit_is_an_entry(text: str) -> None:
    shown = drawn(text)
    bare = re.sub(r'<div class="term">.*?</div>|×', "", shown)

    assert re.sub(r"\s", "", unescape(re.sub("<[^>]*>", "", bare))) == re.sub(r"\s", "", text)
    for edit in presses(shown):
        assert "\u200b" in edit or plan_edits({}, [edit.removeprefix("-")]).changes
