"""The entry that is proposed does what it was proposed for."""

from itertools import pairwise
from pathlib import Path

import pytest

from lib.text.cutter import Cutter
from lib.text.dictionary.entries import Entry, load_dictionary, read_entry
from lib.text.dictionary.proposals import mergeable, split_entry, whole_entry

ENTRIES, _ = load_dictionary(Path(__file__).parents[2] / "seeds" / "dictionary")
CUTTER = Cutter(ENTRIES)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("稀土供应", "稀土供应"),
        ("稀土供應", "稀土供应"),
        ("Broad Struggles", "broad struggle"),
        ("US Companies", "US company"),
        ("processed goods", "processed goods"),
        ("Rare-earth supply chains", "rare-earth supply chain"),
        ("the MP Materials", "the MP Materials"),
        ("MP公司", "MP公司"),
    ],
)
def test_the_entry_that_keeps_words_whole(text: str, entry: str) -> None:
    tokens = CUTTER.tokens(text)

    assert whole_entry(text, tokens) == entry
    assert len(Cutter([*ENTRIES, entry]).tokens(text)) == 1


@pytest.mark.parametrize("text", ["稀土,供应", "China's magnets", "稀土6倍", "up. Down", "rare $4 earth"])
def test_words_with_a_sign_or_a_number_between_them_are_not_merged(text: str) -> None:
    assert not any(mergeable(text, *pair) for pair in pairwise(CUTTER.tokens(text)))


@pytest.mark.parametrize(
    ("surface", "at"), [("突然", 1), ("技术出口限制目录", 2), ("許可證", 2), ("稀土", 1), ("国会", 1)]
)
def test_a_word_is_split_where_it_was_pressed(surface: str, at: int) -> None:
    [token] = CUTTER.tokens(surface)

    entry = read_entry(split_entry(surface, token, at))
    others = [one for one in ENTRIES if token.term not in one.spellings]

    tokens = Cutter([*others, entry]).tokens(surface)
    assert [surface[one.start : one.end] for one in tokens] == [surface[:at], surface[at:]]


def test_a_whole_entry_gives_way_to_its_split() -> None:
    token = CUTTER.tokens("国会")[0]

    assert split_entry("国会", token, 1) == "国 | 会"
    assert read_entry("国 | 会") == Entry("国会", parts=("国", "会"))
