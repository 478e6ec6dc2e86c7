"""An entry of a codebook file is changed and nothing else in it; what the loader would refuse is said before a save."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codebook import load_codebook
from lib.codebook.edit import (
    HEAD,
    Sheet,
    add_entry,
    check_entry,
    load_trial,
    new_problems,
    read_sheet,
    read_sheets,
    remove_entry,
    replace_entry,
    sheet_entries,
    sheet_path,
)
from lib.errors import CodebookError
from lib.settings import ROOT

SEEDS = ROOT / "seeds" / "codebook"
SHEETS = list(read_sheets(SEEDS))

TEXT = '''# Who made this file.

id = "t"   # short
label = { en = "T", zh = "题" }

# why the first is here
[[rules]]
id = "first"
any = { en = ["a"], zh = ["甲"] }  # one
hits = ["""
[[rules]]
# not a header
"""]

# --- prices ---

[[rules]]
id = "second"
any = { en = ["b"] }
[rules.near]
within = 3
all = [{ en = ["c"] },
  { en = ["d"] }]
# a last word

[[ rules ]] # odd but right
id = "third"
any = { en = ["e"] }
'''
SHEET = Sheet("themes/t.toml", TEXT)
NEW = '[[rules]]\nid = "new"\nany = { en = ["n"] }'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "codebook")
    return tmp_path / "codebook"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.file))
def test_writing_an_entry_as_it_stands_changes_no_byte_of_a_seed_file(sheet: Sheet) -> None:
    found = [entry for entry in sheet_entries(sheet) if entry.text]
    assert found
    assert [entry.id for entry in found if replace_entry(sheet, entry.array, entry.id, entry.text) != sheet.text] == []


def test_the_seed_files_show_every_rule_concept_and_actor_to_the_editor() -> None:
    book = load_codebook(SEEDS)
    shown = {(entry.array, entry.id) for sheet in SHEETS for entry in sheet_entries(sheet)}
    assert {("rules", rule.id) for theme in book.themes for rule in theme.rules} <= shown
    assert {("concepts", concept.id) for concept in book.concepts} <= shown
    assert {("actors", actor.id) for actor in book.actors} <= shown


def test_entries_come_with_the_comment_right_above_them_and_without_the_headings_between_them() -> None:
    head, first, second, third = sheet_entries(SHEET)
    assert (head.array, head.id) == (HEAD, "")
    assert head.text.endswith('label = { en = "T", zh = "题" }')
    assert first.text.startswith("# why the first is here\n[[rules]]")
    assert first.text.endswith('# not a header\n"""]')
    assert second.text.endswith("# a last word")
    assert (third.array, third.id) == ("rules", "third")


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_an_entry_is_replaced_and_every_other_byte_stays(name: str) -> None:
    old = next(entry.text for entry in sheet_entries(SHEET) if entry.id == name)
    assert replace_entry(SHEET, "rules", name, f"\n{NEW}\n\n") == TEXT.replace(old, NEW)


def test_the_head_is_replaced_alone() -> None:
    head = sheet_entries(SHEET)[0].text
    assert replace_entry(SHEET, HEAD, "", head.replace('"T"', '"Tea"')) == TEXT.replace('"T"', '"Tea"')


def test_a_new_entry_goes_after_the_one_it_was_made_beside_or_to_the_end() -> None:
    assert [entry.id for entry in sheet_entries(Sheet("", add_entry(SHEET, "rules", NEW, after="first")))] == [
        "", "first", "new", "second", "third",
    ]  # fmt: skip
    assert add_entry(SHEET, "rules", NEW) == f"{TEXT}\n{NEW}\n"
    bare = Sheet("themes/t.toml", TEXT.rstrip("\n"))
    assert add_entry(bare, "rules", NEW) == f"{TEXT}\n{NEW}\n"


def test_a_new_entry_stays_above_the_heading_of_what_follows() -> None:
    text = add_entry(SHEET, "rules", NEW, after="first")
    assert text.index('id = "new"') < text.index("# --- prices ---") < text.index('id = "second"')


def test_an_entry_goes_with_its_own_comment_and_leaves_the_heading_after_it() -> None:
    text = remove_entry(SHEET, "rules", "first")
    assert "why the first is here" not in text
    assert "# --- prices ---\n\n[[rules]]" in text
    assert remove_entry(Sheet("", text), "rules", "third").endswith("# a last word\n")


def test_a_heading_does_not_become_part_of_the_entry_before_one_that_goes() -> None:
    sheet = Sheet("", '[[rules]]\nid = "a"\n[[rules]]\nid = "b"\n\n# heading\n\n[[rules]]\nid = "c"\n')
    assert remove_entry(sheet, "rules", "b") == '[[rules]]\nid = "a"\n\n# heading\n\n[[rules]]\nid = "c"\n'


def test_a_file_keeps_its_own_line_ends() -> None:
    sheet = Sheet("themes/t.toml", TEXT.replace("\n", "\r\n"))
    for text in (
        replace_entry(sheet, "rules", "second", NEW),
        add_entry(sheet, "rules", NEW),
        remove_entry(sheet, "rules", "third"),
    ):
        assert "\n" not in text.replace("\r\n", "")
    assert replace_entry(sheet, "rules", "first", sheet_entries(sheet)[1].text) == sheet.text


WORDS = st.text(st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=["C"]), max_size=8)
NAMES = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True), min_size=1, max_size=5, unique=True)


@given(
    names=NAMES,
    words=st.lists(WORDS, min_size=5, max_size=5),
    blanks=st.lists(st.integers(0, 3), min_size=5),
    at=st.integers(0, 4),
)
def test_changing_one_entry_leaves_the_others_as_they_were(
    names: list[str], words: list[str], blanks: list[int], at: int
) -> None:
    body = "".join(
        f'[[rules]]\nid = "{name}"\nhits = ["{word}"]\n' + "\n" * gap + ("# heading\n\n" if gap == 3 else "")
        for name, word, gap in zip(names, words, blanks, strict=False)
    )
    sheet = Sheet("themes/t.toml", f'id = "t"\n\n{body}')
    chosen = names[at % len(names)]
    others = [entry for entry in sheet_entries(sheet) if entry.id != chosen]
    assert len(others) == len(names)
    changed = Sheet("", replace_entry(sheet, "rules", chosen, '[[rules]]\nid = "~"'))
    assert [entry for entry in sheet_entries(changed) if entry.id != "~"] == others
    assert list(sheet_entries(Sheet("", remove_entry(sheet, "rules", chosen)))) == others
    grown = Sheet("", add_entry(sheet, "rules", '[[rules]]\nid = "~"', after=chosen))
    assert [entry.id for entry in sheet_entries(grown)] == [
        "",
        *(n for name in names for n in ([name, "~"] if name == chosen else [name])),
    ]


@pytest.mark.parametrize(
    ("written", "array", "message"),
    [
        ('[[rules]]\nid = "a"\nany = { en = ["a" x] }', "rules", 'line 3, column 19), after "any = { en = ["'),
        ("", "rules", "Write [[rules]] once"),
        ('id = "a"', "rules", "Write [[rules]] once"),
        ('[[rules]]\nid = "a"\n[[rules]]\nid = "b"', "rules", "not one entry"),
        ('[[rules]]\nid = "a"\n[other]\nx = 1', "rules", "not one entry"),
        ('[[concepts]]\nid = "a"', "rules", "not one entry"),
        ('id = "t"\n[[rules]]\nid = "a"', HEAD, "[[rules]] does not belong here"),
        ("a = " + "[" * 5000, "rules", "not TOML"),
        ('[[rules]]\nid = "\ud800"', "rules", "not TOML"),
    ],
)
def test_what_is_not_one_entry_is_refused_with_what_would_be_right(written: str, array: str, message: str) -> None:
    with pytest.raises(CodebookError) as refused:
        check_entry(written, array)
    assert message in str(refused.value)


def test_an_entry_that_is_gone_is_named() -> None:
    with pytest.raises(CodebookError, match=r'themes/t.toml has no "fourth"'):
        remove_entry(SHEET, "rules", "fourth")


@pytest.mark.parametrize(
    "file",
    ["../names.toml", "themes/../../x.toml", "/etc/passwd", "themes/a/b.toml", "themes\\a.toml", "versions/a.json",
     "themes/a.txt", "themes/.toml/../../a.toml", "", "other.toml", "themes/a\0.toml"],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(folder: Path, file: str) -> None:
    with pytest.raises(CodebookError, match="no file of the codebook"):
        sheet_path(folder, file)


def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("a = 1", encoding="utf-8")
    (folder / "themes" / "link.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(CodebookError, match="no file of the codebook"):
        read_sheet(folder, "themes/link.toml")
    assert "themes/link.toml" not in [sheet.file for sheet in read_sheets(folder)]


def test_a_trial_has_the_loader_s_own_answer_and_leaves_the_folder_alone(folder: Path) -> None:
    sheet = read_sheet(folder, "themes/alliances.toml")
    text = add_entry(sheet, "rules", '[[rules]]\nid = "new"\nany = { concepts = ["nowhere"] }')
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    (problem,) = new_problems(folder, load_trial(folder, sheet.file, text))
    assert {path: path.read_bytes() for path in folder.rglob("*.toml")} == before
    assert (problem.path, problem.place) == ("themes/alliances.toml", "rule new")
    assert 'unknown concept "nowhere"' in problem.reason
    sheet_path(folder, sheet.file).write_text(text, encoding="utf-8")
    assert load_codebook(folder).version == load_trial(folder, sheet.file, text).version


def test_taking_out_a_concept_that_rules_use_names_the_rules(folder: Path) -> None:
    used = next(
        name
        for theme in load_codebook(folder).themes
        for rule in theme.rules
        for part in rule.parts()
        for name in part.concepts
    )
    sheet = next(
        sheet for sheet in read_sheets(folder) if ("concepts", used) in {(e.array, e.id) for e in sheet_entries(sheet)}
    )
    problems = new_problems(folder, load_trial(folder, sheet.file, remove_entry(sheet, "concepts", used)))
    assert problems
    assert any(used in problem.reason for problem in problems)


def test_an_old_problem_does_not_stand_in_the_way(folder: Path) -> None:
    broken = folder / "themes" / "zz.toml"
    broken.write_text("id = [", encoding="utf-8")
    sheet = read_sheet(folder, "names.toml")
    assert new_problems(folder, load_trial(folder, sheet.file, sheet.text + "# a remark\n")) == ()
