"""What is Chinese is said in one place."""

import re
import unicodedata

import pytest

from lib.chinese import COMPATIBLE, HAN, JIEBA_HAN, WRITTEN_HAN, han_positions, has_han
from lib.settings import ROOT

EVERY = [chr(code) for code in range(0x40000) if not 0xD800 <= code < 0xE000]


def of(characters: str) -> set[str]:
    return set(re.findall(f"[{characters}]", "".join(EVERY)))


def test_no_other_room_writes_a_range_of_chinese_characters() -> None:
    written = re.compile(r"\\u(?:3400|4e00|9fd5|9fff|f900|faff)|\\U00020000|0x(?:3400|4E00|20000)\b|[㐀一]-")
    found = [path for path in (ROOT / "lib").rglob("*.py") if written.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in found] == ["lib/chinese.py"]


def test_all_that_unicode_names_an_ideograph_is_chinese() -> None:
    unified = {char for char in EVERY if unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")}
    double = {char for char in EVERY if unicodedata.name(char, "").startswith("CJK COMPATIBILITY IDEOGRAPH")}
    assert unified <= of(HAN)
    assert unified | double | set("々〆〇") <= of(WRITTEN_HAN)
    assert {char for char in double if char < "\U00020000"} <= of(COMPATIBLE)
    assert of(JIEBA_HAN) <= of(HAN) <= of(WRITTEN_HAN)


@pytest.mark.parametrize(
    ("text", "places"), [("", []), ("price", []), ("稀土 a㐀\U00020000", [0, 1, 4, 5]), ("é々，", []), ("カ한", [])]
)
def test_where_chinese_characters_stand(text: str, places: list[int]) -> None:
    assert han_positions(text) == places
    assert has_han(text) == bool(places)
