"""A chip comes or goes and nothing else of an entry does; what a save changed is told in sentences."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.codebook import Rule, load_codebook
from lib.codebook.changes import changes_in_words
from lib.codebook.chip_edit import ChipEdit, edited_book, edited_entry, patterns_at, wanted_lists
from lib.codebook.chips import (
    ListPath,
    chip_lists,
    guess_language,
    sentences,
    with_chip,
    with_chips,
    with_sentences,
    without_chip,
)
from lib.codebook.edit import HEAD, Sheet, check_entry, load_trial, read_sheets, replace_entry, sheet_entries
from lib.codebook.rules import check_rule
from lib.errors import CodebookError
from lib.settings import ROOT

SEEDS = ROOT / "seeds" / "codebook"
SHEETS = list(read_sheets(SEEDS))
RULE = """[[rules]]
id = "floor"   # why it is here
any = { en = ["price floor*",
  "minimum price*"], zh = ["最低价"] } # both
near = { within = 5, all = [{ en = ["a"] }, { concepts = ["minerals"], countries = ["JP"] }] }
hits = ["The ministry set a price floor."]"""


@pytest.mark.parametrize(
    ("pattern", "language"),
    [
        ("price floor*", "en"),
        ("=US", "en"),
        ("MP Materials", "en"),
        ("5G", "en"),
        ("Société Générale", "en"),
        ("保底价", "zh"),
        ("稀土MP", "zh"),
        ("AI芯片", "zh"),
        ("レアアース", "zh"),
        ("々", "zh"),
        ("", "en"),
    ],
)
def test_the_language_of_a_word_is_guessed(pattern: str, language: str) -> None:
    assert guess_language(pattern) == language


def test_the_lists_of_a_rule_are_those_it_has_and_what_could_bar_it() -> None:
    lists = {one.path: one.chips for one in chip_lists(RULE)}
    assert list(lists) == [("any",), ("near", "all", 0), ("near", "all", 1), ("unless",)]
    assert lists["any",] == {
        "en": ("price floor*", "minimum price*"),
        "zh": ("最低价",),
        "concepts": (),
        "countries": (),
    }
    assert lists["near", "all", 1]["concepts"] == ("minerals",)
    assert not any(lists["unless",].values())


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.file for sheet in SHEETS])
def test_a_word_put_in_and_taken_out_leaves_the_entries_that_ship_as_they_were(sheet: Sheet) -> None:
    for entry in sheet_entries(sheet)[::6]:
        for one in chip_lists(entry.text):
            longer = with_chip(with_chip(entry.text, one.path, 'a "new" word\\'), one.path, "新词")
            check_entry(longer, entry.array)
            added = next(own.chips for own in chip_lists(longer) if own.path == one.path)
            assert added["en"] == (*one.chips["en"], 'a "new" word\\')
            assert added["zh"] == (*one.chips["zh"], "新词")
            back = without_chip(without_chip(longer, one.path, 'a "new" word\\'), one.path, "新词")
            assert tomllib.loads(back) == tomllib.loads(entry.text)


def test_comments_and_lines_stay_where_they_were() -> None:
    written = without_chip(with_chip(RULE, ("any",), "保底价"), ("any",), "minimum price*")
    assert "# why it is here" in written
    assert written.splitlines()[-2:] == RULE.splitlines()[-2:]
    assert "# both" in written


def test_a_bar_is_added_where_there_was_none_and_goes_with_its_last_word() -> None:
    barred = with_chip(RULE, ("unless",), "share price*")
    assert tomllib.loads(barred)["rules"][0]["unless"] == {"en": ["share price*"]}
    assert tomllib.loads(without_chip(barred, ("unless",), "share price*")) == tomllib.loads(RULE)


def test_chips_are_set_at_once() -> None:
    chips = {"en": ["a", "b", "a"], "zh": [], "concepts": ["minerals"], "countries": []}
    written = with_chips(RULE, ("near", "all", 0), chips)  # type: ignore[arg-type]
    assert tomllib.loads(written)["rules"][0]["near"]["all"][0] == {"en": ["a", "b"], "concepts": ["minerals"]}


def test_sentences_of_a_proof_are_added_on_one_line() -> None:
    written = with_sentences(RULE, "misses", ["It fell\nto the floor.", "稀土股价触底。"])
    assert sentences(written) == {
        "hits": ("The ministry set a price floor.",),
        "misses": ("It fell to the floor.", "稀土股价触底。"),
    }


@pytest.mark.parametrize("written", ["[[rules]\n", "a = ", "\0", '[[rules]]\nid = "a"\nid = "b"'])
def test_what_is_no_toml_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(CodebookError, match="This is not TOML"):
        chip_lists(written)


@pytest.mark.parametrize("path", [("all", 3), ("near", "all", 7), ("any", "en"), ("nothing",), ("id",)])
def test_a_list_that_is_gone_is_said_to_be(path: tuple[str | int, ...]) -> None:
    with pytest.raises(CodebookError, match="no such list"):
        with_chip(RULE, path, "x")


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1, max_size=20).filter(str.strip), st.text(min_size=1, max_size=20).filter(str.strip))
def test_any_word_comes_and_goes(first: str, second: str) -> None:
    written = with_chip(with_chip(RULE, ("any",), first, "en"), ("any",), second, "zh")
    chips = next(one.chips for one in chip_lists(written) if one.path == ("any",))
    assert first.strip() in chips["en"]
    assert second.strip() in chips["zh"]


def edits_of(theme: str, rule: Rule) -> Iterator[ChipEdit]:
    """A word put into each list that a rule has, and one taken out of each that has two."""
    barring: list[ListPath] = [("unless",), *([("unless_near",)] if rule.unless_near else [])]
    for path in (*wanted_lists(rule), *barring):
        yield ChipEdit(theme, rule.id, path, "tea price", "en")
        yield ChipEdit(theme, rule.id, path, "茶价", "zh")
        if len(own := patterns_at(rule, path).en) > 1:
            yield ChipEdit(theme, rule.id, path, own[0], "en", out=True)


def test_an_edit_of_the_book_is_what_its_file_would_give() -> None:
    book = load_codebook(SEEDS)
    theme = book.themes[0]
    rules = [*theme.rules[:2], *[rule for rule in theme.rules if rule.near][:1]]
    rules += [rule for rule in theme.rules if rule.unless_near][:1]
    edits = [*(edit for rule in rules for edit in edits_of(theme.id, rule)), ChipEdit("", "", (), "tea price*", "en")]
    for edit in edits:
        file, array = ("names.toml", HEAD) if not edit.theme else (f"themes/{Path(theme.path).name}", "rules")
        sheet = next(sheet for sheet in SHEETS if sheet.file == file)
        entry = next(own for own in sheet_entries(sheet) if (own.array, own.id) == (array, edit.rule))
        written = edited_entry(entry.text, edit)
        changed = edited_book(book, edit)
        assert changed.version != book.version
        if edit.theme:
            wanted = next(rule for rule in changed.themes[0].rules if rule.id == edit.rule)
            assert check_rule(tomllib.loads(written)["rules"][0]) == wanted
        else:
            assert load_trial(SEEDS, file, replace_entry(sheet, array, edit.rule, written)).names == changed.names


HEADED = f'id = "t"\nlabel = {{ en = "T", zh = "题" }}\n\n{RULE}\n'


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text, ()),
        (lambda text: text.replace("# both", ""), ()),
        (
            lambda text: text.replace("minimum price*", "price"),
            (
                "Rule floor: gets “price” in English and loses “minimum price*” in English, among the words "
                "of which it takes one.",
            ),
        ),
        (
            lambda text: with_chip(text, ("unless",), "share price"),
            ("Rule floor: gets “share price” in English, among the words that bar it.",),
        ),
        (
            lambda text: text.replace("within = 5", "within = 8"),
            ("Rule floor: how close together its words have to be, “5” before, is now “8”.",),
        ),
        (
            lambda text: text.replace('["minerals"]', '["minerals", "magnets"]'),
            ("Rule floor: gets the list “magnets”, among the words that have to be close together (list 2).",),
        ),
        (
            lambda text: text.replace("hits = [", 'hits = ["新的。", '),
            ("Rule floor: gets “新的。”, among the sentences that it must find.",),
        ),
        (
            lambda text: text.replace('id = "floor"', 'id = "ceiling"'),
            ("Rule floor is taken out.", "Rule ceiling is new."),
        ),
        (
            lambda text: text.replace('en = "T"', 'en = "U"'),
            ("The head of the file: its name, “T” before, is now “U”.",),
        ),
    ],
)
def test_what_a_save_changed_is_told_in_sentences(change: object, told: tuple[str, ...]) -> None:
    assert changes_in_words(HEADED, change(HEADED), "themes/t.toml") == told  # type: ignore[operator]
