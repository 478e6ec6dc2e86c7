"""A save is whole or not at all, never over somebody else's, and every state can be brought back."""

import json
import os
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.codebook import load_codebook
from lib.codebook.edit import Sheet, read_sheet
from lib.codebook.versions import (
    AS_FOUND,
    bring_back,
    current_versions,
    difference,
    read_versions,
    save_sheet,
)
from lib.errors import CodebookError, ConflictError, RefusedSaveError
from lib.settings import ROOT

FILE = "themes/alliances.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds" / "codebook", tmp_path / "codebook", ignore=shutil.ignore_patterns("versions"))
    return tmp_path / "codebook"


def text_of(folder: Path) -> str:
    return (folder / FILE).read_bytes().decode()


def test_a_save_is_kept_with_who_why_and_the_original(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    saved = save_sheet(folder, opened, opened.text + "# more\n", " Ana ", "a remark")
    assert text_of(folder) == opened.text + "# more\n"
    versions, problems = read_versions(folder)
    assert problems == []
    assert [(one.note, one.author, one.text) for one in versions] == [
        ("a remark", "Ana", opened.text + "# more\n"),
        (AS_FOUND, "", opened.text),
    ]
    assert versions[0] == saved
    assert (saved.before, saved.after) == (opened.digest, read_sheet(folder, FILE).digest)
    assert saved.saved_at.endswith("+00:00")


def test_bringing_back_is_a_save_itself_so_that_nothing_is_lost(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# more\n")
    original = read_versions(folder)[0][-1]
    bring_back(folder, read_sheet(folder, FILE), original, "Ben")
    assert text_of(folder) == opened.text
    newest, later, first = read_versions(folder)[0]
    assert (newest.author, newest.text) == ("Ben", opened.text)
    bring_back(folder, read_sheet(folder, FILE), later)
    assert text_of(folder) == opened.text + "# more\n"
    assert first == original


def test_versions_are_numbered_and_one_of_a_file_is_in_force(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    saved = save_sheet(folder, opened, opened.text + "# more\n")
    original = read_versions(folder)[0][-1]
    back = bring_back(folder, read_sheet(folder, FILE), original)
    versions = read_versions(folder)[0]
    assert [version.number for version in versions] == [3, 2, 1]
    assert [version.number for version in (original, saved, back)] == [1, 2, 3]
    assert back.note == f"Brought back {original.title}"
    assert original.title.startswith("version 1 of ")
    assert original.title.endswith(" UTC")
    assert current_versions(folder, versions) == {back.name}
    (folder / FILE).write_text(opened.text + "# by hand\n", encoding="utf-8")
    assert current_versions(folder, versions) == set()


def test_a_version_does_not_come_back_over_what_was_saved_since_it_was_decided(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    decided = Sheet(FILE, save_sheet(folder, opened, opened.text + "# one\n").text)
    save_sheet(folder, decided, opened.text + "# two\n")
    with pytest.raises(ConflictError):
        bring_back(folder, decided, read_versions(folder)[0][-1])
    assert text_of(folder) == opened.text + "# two\n"


def test_an_edit_by_hand_between_two_saves_is_kept_too(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# one\n")
    (folder / FILE).write_text(opened.text + "# by hand\n", encoding="utf-8")
    save_sheet(folder, read_sheet(folder, FILE), opened.text + "# two\n")
    ends = [one.text.removeprefix(opened.text) for one in read_versions(folder)[0]]
    assert ends == ["# two\n", "# by hand\n", "# one\n", ""]


def test_a_file_that_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# hers\n")
    with pytest.raises(ConflictError) as conflict:
        save_sheet(folder, opened, opened.text + "# his\n")
    assert text_of(folder) == opened.text + "# hers\n"
    changed = difference(conflict.value.opened, conflict.value.current, FILE)
    assert "+# hers" in changed.splitlines()
    assert len(read_versions(folder)[0]) == 2


def test_of_many_who_save_at_once_one_does_and_the_others_hear_of_it(folder: Path) -> None:
    opened = read_sheet(folder, FILE)

    def attempt(number: int) -> str:
        try:
            return save_sheet(folder, opened, f"{opened.text}# {number}\n").text
        except ConflictError:
            return ""

    with ThreadPoolExecutor(8) as pool:
        saved = [text for text in pool.map(attempt, range(8)) if text]
    assert saved == [text_of(folder)]


SAVE = """
import sys
from pathlib import Path
from lib.codebook.edit import Sheet
from lib.codebook.versions import save_sheet
from lib.errors import ConflictError
folder, text = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes().decode()
try:
    save_sheet(folder, Sheet("themes/alliances.toml", text), text + "# " + sys.argv[3] + "\\n")
except ConflictError:
    sys.exit(3)
"""


def test_two_programs_do_not_overwrite_each_other(folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / FILE, tmp_path / "opened")
    running = [
        subprocess.Popen([sys.executable, "-c", SAVE, str(folder), str(tmp_path / "opened"), str(number)], cwd=ROOT)
        for number in range(3)
    ]
    assert sorted(program.wait(60) for program in running) == [0, 3, 3]


def test_what_the_loader_would_refuse_is_not_saved(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    with pytest.raises(RefusedSaveError, match='unknown concept "nowhere"'):
        save_sheet(folder, opened, opened.text + '\n[[rules]]\nid = "x"\nany = { concepts = ["nowhere"] }\n')
    assert text_of(folder) == opened.text
    assert read_versions(folder)[0] == []


def test_a_disk_that_fails_leaves_the_file_and_no_trace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# one\n")
    opened, before = read_sheet(folder, FILE), read_versions(folder)
    written = iter([None])  # the version is written, the file is not

    def full(_handle: int) -> None:
        try:
            next(written)
        except StopIteration:
            raise OSError(28, "No space left on device") from None

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CodebookError, match="No space left"):
        save_sheet(folder, opened, opened.text + "# two\n")
    assert text_of(folder) == opened.text
    assert read_versions(folder) == before
    assert [path.name for path in folder.rglob("*.unfinished")] == []


def test_a_save_keeps_the_file_s_permissions(folder: Path) -> None:
    (folder / FILE).chmod(0o640)
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# more\n")
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o640


def test_versions_are_no_part_of_the_codebook(folder: Path) -> None:
    opened, before = read_sheet(folder, FILE), load_codebook(folder)
    save_sheet(folder, opened, opened.text + "# more\n")
    bring_back(folder, read_sheet(folder, FILE), read_versions(folder)[0][-1])
    assert load_codebook(folder) == before


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"file": "a"}', json.dumps({"saved_at": "", "file": "../../x.toml", "author": "", "note": "",
     "before": "", "after": "", "text": ""}), json.dumps({"saved_at": 1, "file": "names.toml", "author": "", "note": "",
     "before": "", "after": "", "text": ""})],
)  # fmt: skip
def test_a_file_that_is_no_version_is_named_and_the_others_are_read(folder: Path, content: str) -> None:
    opened = read_sheet(folder, FILE)
    save_sheet(folder, opened, opened.text + "# more\n")
    (folder / "versions" / "0-bad.json").write_text(content, encoding="utf-8")
    versions, problems = read_versions(folder)
    assert len(versions) == 2
    assert [problem.path for problem in problems] == ["versions/0-bad.json"]


def test_a_file_that_was_taken_away_is_said(folder: Path) -> None:
    opened = read_sheet(folder, FILE)
    (folder / FILE).unlink()
    with pytest.raises(CodebookError, match="cannot be read"):
        save_sheet(folder, opened, opened.text)
    with pytest.raises(CodebookError, match="no file of the codebook"):
        save_sheet(folder, Sheet("../x.toml", ""), "")
