"""Saves of the dictionary and the way back, with several people at it."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.errors import DictionaryError
from lib.text.dictionary.edit import OWN_FILE
from lib.text.dictionary.entries import load_dictionary
from lib.text.dictionary.saves import read_saves, revert_save, save_edits, undoable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes("# minerals\n稀土\r\n国会 # here\n".encode())
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.txt")}


def terms(folder: Path) -> list[str]:
    entries, problems = load_dictionary(folder)
    assert problems == []
    return [entry.term for entry in entries]


def test_a_save_is_written_and_undone_to_the_byte(folder: Path) -> None:
    before = files(folder)

    done = save_edits(folder, ["稀土开采", "国 | 会", "-稀土"])
    assert terms(folder) == ["国会", "稀土开采"]
    assert "国 | 会 # here" in (folder / "a.txt").read_text("utf-8")
    revert_save(folder, done.name)

    assert files(folder) == before


def test_undoing_leaves_what_others_saved_since(folder: Path) -> None:
    mine = save_edits(folder, ["稀土开采", "-稀土"])
    save_edits(folder, ["镨钕", "-国会"])
    with (folder / "a.txt").open("a", encoding="utf-8") as by_hand:
        by_hand.write("钕铁硼\n")

    revert_save(folder, mine.name)

    assert sorted(terms(folder)) == sorted(["稀土", "镨钕", "钕铁硼"])


def test_an_undoing_can_be_undone(folder: Path) -> None:
    first = save_edits(folder, ["镨钕"])
    back = revert_save(folder, first.name)
    assert undoable(read_saves(folder)[0]) == {back.name}

    again = revert_save(folder, back.name)

    assert "镨钕" in terms(folder)
    assert undoable(read_saves(folder)[0]) == {first.name, again.name}


def test_a_line_that_somebody_changed_since_is_not_overwritten(folder: Path) -> None:
    done = save_edits(folder, ["镨钕"])
    (folder / OWN_FILE).write_text("镨钕合金\n", "utf-8")

    with pytest.raises(DictionaryError, match=r"own\.txt does not have the line '镨钕' any more"):
        revert_save(folder, done.name)

    assert (folder / OWN_FILE).read_text("utf-8") == "镨钕合金\n"


def test_an_entry_that_somebody_put_back_elsewhere_is_not_repeated(folder: Path) -> None:
    done = save_edits(folder, ["-稀土"])
    save_edits(folder, ["稀土"])

    with pytest.raises(DictionaryError, match=r"稀土.* is there already"):
        revert_save(folder, done.name)


def test_what_is_refused_writes_nothing(folder: Path) -> None:
    before = files(folder)

    with pytest.raises(DictionaryError, match=r"already \(a\.txt, line 2\)"):
        save_edits(folder, ["镨钕", "稀土"])
    with pytest.raises(DictionaryError, match="no save 'x' to undo"):
        revert_save(folder, "x")

    assert files(folder) == before
    assert read_saves(folder) == ([], [])


def test_twenty_people_who_save_at_once_lose_nothing(folder: Path) -> None:
    wanted = [f"词{number}甲" for number in range(20)]

    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda term: save_edits(folder, [term]), wanted))

    assert sorted(terms(folder)) == sorted(["稀土", "国会", *wanted])
    assert len(read_saves(folder)[0]) == 20


def test_a_damaged_or_forged_save_is_named_and_the_others_are_read(folder: Path) -> None:
    done = save_edits(folder, ["镨钕"])
    content = json.loads((folder / "versions" / f"{done.name}.json").read_text("utf-8"))
    content["changes"][0]["file"] = "../../etc/hosts.txt"
    (folder / "versions" / "forged.json").write_text(json.dumps(content), "utf-8")
    (folder / "versions" / "half.json").write_text('{"saved_at": ', "utf-8")

    saves, problems = read_saves(folder)

    assert [one.name for one in saves] == [done.name]
    assert {problem.path for problem in problems} == {"versions/forged.json", "versions/half.json"}
    with pytest.raises(DictionaryError, match="no save 'forged'"):
        revert_save(folder, "forged")


@pytest.mark.parametrize(
    "content",
    [
        "x",
        [],
        {"changes": []},
        {"changes": ["x"], "edits": []},
        {"changes": [], "edits": "x"},
        {"before": 7},
        {"after": None},
        {"file": 1},
        {"number": "2"},
        {"number": True},
        {"number": 0},
        {"more": 1},
    ],
)
def test_what_is_no_record_of_a_save_is_named_and_cannot_be_undone(folder: Path, content: object) -> None:
    done = save_edits(folder, ["镨钕"])
    if isinstance(content, dict) and "changes" not in content:
        change = {"file": "a.txt", "number": 2, "before": "稀土\r", "after": "镝"} | content
        content = {"saved_at": "", "edits": [], "undoes": "", "changes": [change]}
    (folder / "versions" / "x.json").write_text(json.dumps(content), "utf-8")

    saves, problems = read_saves(folder)

    assert [one.name for one in saves] == [done.name]
    assert [problem.path for problem in problems] == ["versions/x.json"]
    with pytest.raises(DictionaryError, match="no save 'x'"):
        revert_save(folder, "x")


def test_a_file_that_cannot_be_read_is_not_written_over(folder: Path) -> None:
    (folder / OWN_FILE).write_bytes("稀土".encode("gbk"))
    with pytest.raises(DictionaryError, match=r"own\.txt cannot be read\. Save it as plain text in UTF-8"):
        save_edits(folder, ["镨钕"])
    assert (folder / OWN_FILE).read_bytes() == "稀土".encode("gbk")
    assert read_saves(folder) == ([], [])


@pytest.mark.parametrize("written", [1, 2])
def test_a_save_that_fails_leaves_the_dictionary_and_no_record(
    folder: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    real = os.fsync
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > written:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DictionaryError, match="No space left"):
        save_edits(folder, ["国 | 会", "镨钕"])

    assert files(folder) == before
    assert read_saves(folder) == ([], [])
    assert [path.name for path in folder.iterdir() if path.suffix == ".unfinished"] == []
