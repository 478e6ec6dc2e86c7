"""Edits of the dictionary: what they come to, what is refused, and that nothing but the line changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import DictionaryError
from lib.text.dictionary.edit import FILE_HEAD, OWN_FILE, LineChange, plan_edits, plan_undo
from lib.text.dictionary.entries import Entry

TEXTS = {
    "a.txt": "# minerals\n稀土\nrare earth # the group\n\n国会\n",
    "b.txt": "\ufeff# names\r\nU.S. = US, USA # a state\r\n特朗普 = 川普\r\n开 | 采\r\n",
}


def after(*edits: str) -> dict[str, str]:
    return {**TEXTS, **plan_edits(TEXTS, edits).texts}


def test_a_new_entry_goes_into_a_file_of_its_own() -> None:
    planned = plan_edits(TEXTS, ["稀土开采", "price floor = floor price"])

    assert planned.texts == {OWN_FILE: f"{FILE_HEAD}稀土开采\nprice floor = floor price\n"}
    assert Entry("price floor", ("floor price",)) in planned.entries
    assert [change.after for change in planned.changes] == ["稀土开采", "price floor = floor price"]


def test_a_split_takes_the_place_of_the_entry_that_keeps_it_whole() -> None:
    planned = plan_edits(TEXTS, ["国 | 会"])

    assert planned.changes == (LineChange("a.txt", 5, "国会", "国 | 会"),)
    assert Entry("国会", parts=("国", "会")) in planned.entries


def test_a_merge_takes_the_place_of_the_split() -> None:
    assert plan_edits(TEXTS, ["开采"]).changes == (LineChange("b.txt", 4, "开 | 采\r", "开采\r"),)


@pytest.mark.parametrize(
    ("edit", "file", "text"),
    [
        ("-稀土", "a.txt", "# minerals\nrare earth # the group\n\n国会\n"),
        ("-RARE EARTH", "a.txt", "# minerals\n稀土\n\n国会\n"),
        ("-USA", "b.txt", TEXTS["b.txt"].replace("= US, USA #", "= US #")),
        ("-川普", "b.txt", TEXTS["b.txt"].replace("特朗普 = 川普", "特朗普")),
        ("-特朗普", "b.txt", TEXTS["b.txt"].replace("特朗普 = 川普\r\n", "")),
        ("-開採", "b.txt", TEXTS["b.txt"].replace("开 | 采\r\n", "")),
        ("- 开 | 采", "b.txt", TEXTS["b.txt"].replace("开 | 采\r\n", "")),
    ],
)
def test_taking_back_leaves_every_other_byte(edit: str, file: str, text: str) -> None:
    assert plan_edits(TEXTS, [edit]).texts == {file: text}


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        ("稀土", "'稀土' is in the dictionary already (a.txt, line 2)."),
        ("Rare Earths = RARE EARTH", "'RARE EARTH' is in the dictionary already (a.txt, line 3)."),
        ("开 | 采", "'开采' is in the dictionary already (b.txt, line 4)."),
        ("特朗 | 普", "'特朗普' counts other spellings as itself (b.txt, line 3). Take that entry back first."),
        ("-no such", "No entry of the dictionary has 'no such', so there is nothing to take back."),
        ("rare | earths", "'rare' in 'rare | earths' is not a Chinese word."),
        ("-", "There is no word behind the -."),
        ("稀土 |", "'稀土 |' has no word on one side of a |."),
        ("", "The entry is empty."),
        ("C# code", "'C# code' holds #, which begins a comment."),
        ("one\ntwo", "'one\\ntwo' holds a control or invisible character."),
        ("甲词 =\n乙词", "'甲词 =\\n乙词' holds a control or invisible character."),
        ("甲 |\u2028词", "'甲 |\\u2028词' holds a control or invisible character."),
        ("甲词 =\r乙词", "'甲词 =\\r乙词' holds a control or invisible character."),
        ("x" * 61, "'xxxxxxxxxxxxxxxxxxxx'... has 61 characters."),
        ("= variant", "'= variant' has no word before its =. Write one: price floor = floor price."),
        ("a = b, B", "'a = b, B' names one spelling twice."),
    ],
)
def test_what_cannot_be_an_entry_is_refused_with_a_sentence(edit: str, reason: str) -> None:
    with pytest.raises(DictionaryError) as refused:
        plan_edits(TEXTS, [edit])

    assert str(refused.value).startswith(reason)


def test_full_width_marks_of_a_chinese_keyboard_are_understood() -> None:
    entries = plan_edits({}, ["稀土　｜　开采", "甲词＝乙词，丙词"]).entries

    assert entries == (Entry("稀土开采", parts=("稀土", "开采")), Entry("甲词", ("乙词", "丙词")))


def test_edits_stand_on_top_of_each_other() -> None:
    assert after("稀土开采", "稀土 | 开采")[OWN_FILE] == f"{FILE_HEAD}稀土 | 开采\n"
    assert after("-稀土", "稀土")[OWN_FILE] == f"{FILE_HEAD}稀土\n"


def test_a_dictionary_with_old_faults_can_still_be_edited() -> None:
    broken = {"a.txt": "稀土\n稀土\nrare\u200bearth\n"}

    assert plan_edits(broken, ["镨钕"]).texts == {OWN_FILE: f"{FILE_HEAD}镨钕\n"}


def test_a_file_of_ones_own_that_does_not_end_its_line_is_named() -> None:
    with pytest.raises(DictionaryError, match=r"own\.txt does not end with a line end"):
        plan_edits({OWN_FILE: "稀土"}, ["镨钕"])


edits = st.lists(
    st.sampled_from(
        ["稀土开采", "国 | 会", "-稀土", "-川普", "-US", "开采", "-rare earth", "new = one", "-国会", "-特朗普"]
    ),
    unique=True,
    max_size=6,
)


@given(edits)
def test_putting_the_lines_back_restores_every_byte(wanted: list[str]) -> None:
    try:
        planned = plan_edits(TEXTS, wanted)
    except DictionaryError:
        return
    back = {**TEXTS, **planned.texts, **plan_undo({**TEXTS, **planned.texts}, planned.changes).texts}

    assert back.pop(OWN_FILE, FILE_HEAD) == FILE_HEAD
    assert back == TEXTS
