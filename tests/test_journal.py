"""The journal of saves: what earlier versions wrote is read, and what fails leaves nothing."""

import json
import logging
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lib.codebook.edit import read_sheet
from lib.codebook.versions import current_versions, read_versions
from lib.codebook.versions import save_sheet as save_codebook
from lib.gold import append_coding
from lib.gold.form import Coded
from lib.journal import FOLDER, read_journal
from lib.saving import alone
from lib.settings import ROOT
from lib.text import save_stopwords, undo_stopwords
from lib.text.dictionary.saves import read_saves, revert_save, save_edits, undoable

# As version 0.1 wrote them.
DICTIONARY = """{
 "saved_at": "2026-10-05T09:12:44+00:00",
 "edits": [
  "稀土开采"
 ],
 "undoes": "",
 "changes": [
  {
   "file": "own.txt",
   "number": 2,
   "before": "",
   "after": "稀土开采"
  }
 ]
}
"""
CODEBOOK = """{
 "saved_at": "2026-10-05T09:12:44+00:00",
 "file": "themes/alliances.toml",
 "author": "Ana",
 "note": "shorter",
 "before": "1111111111111111",
 "after": "2222222222222222",
 "text": "id = \\"alliances\\"\\n"
}
"""
NAME = "20261005T091244.123456Z-0123456789abcdef"


def test_a_save_of_the_dictionary_by_an_earlier_version_is_read_and_undone(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("# Mine.\n稀土开采\n", encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{NAME}.json").write_text(DICTIONARY, encoding="utf-8")
    (found,), problems = read_saves(tmp_path)
    assert problems == []
    assert (found.name, found.saved_at, found.edits) == (NAME, "2026-10-05T09:12:44+00:00", ("稀土开采",))
    revert_save(tmp_path, NAME)
    assert (tmp_path / "own.txt").read_text("utf-8") == "# Mine.\n"
    assert NAME not in undoable(read_saves(tmp_path)[0])


def test_a_version_of_the_codebook_by_an_earlier_version_is_read(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds" / "codebook", tmp_path, dirs_exist_ok=True)
    (tmp_path / FOLDER).mkdir(exist_ok=True)
    (tmp_path / FOLDER / f"{NAME}.json").write_text(CODEBOOK, encoding="utf-8")
    found = next(one for one in read_versions(tmp_path)[0] if one.name == NAME)
    assert (found.author, found.note, found.text) == ("Ana", "shorter", 'id = "alliances"\n')
    assert NAME not in current_versions(tmp_path, [found])


def test_what_is_written_now_has_the_form_of_before(tmp_path: Path) -> None:
    done = save_edits(tmp_path, ["稀土开采"])
    text = (tmp_path / FOLDER / f"{done.name}.json").read_text("utf-8")
    assert list(json.loads(text)) == list(json.loads(DICTIONARY))
    shutil.copytree(ROOT / "seeds" / "codebook", tmp_path / "codebook")
    opened = read_sheet(tmp_path / "codebook", "themes/alliances.toml")
    version = save_codebook(tmp_path / "codebook", opened, opened.text + "# one\n")
    text = (tmp_path / "codebook" / FOLDER / f"{version.name}.json").read_text("utf-8")
    assert list(json.loads(text)) == list(json.loads(CODEBOOK))


@pytest.mark.parametrize("content", ["[]", "1", "null", "[" * 100_000, "{"])
def test_what_is_no_save_is_named(content: str, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "x.json").write_text(content, encoding="utf-8")
    for read in (read_saves, read_versions):
        saves, (problem,) = read(tmp_path)
        assert saves == []
        assert problem.path == "versions/x.json"


def test_each_save_is_told_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "didymium")
    for name in ("dictionary", "stopwords"):
        (tmp_path / name).mkdir()
    shutil.copytree(ROOT / "seeds" / "codebook", tmp_path / "codebook")
    opened = read_sheet(tmp_path / "codebook", "themes/alliances.toml")
    done = save_edits(tmp_path / "dictionary", ["稀土开采", "price floor"])
    revert_save(tmp_path / "dictionary", done.name)
    save_codebook(tmp_path / "codebook", opened, opened.text + "# one\n")
    save_stopwords(tmp_path / "stopwords", ["quota"], ["the"])
    append_coding(tmp_path / "gold", Coded("p1", "A secret text.", "en", frozenset(), coder="ana"))
    messages = [record.getMessage() for record in caplog.records if record.name == "didymium"]
    assert messages[:2] == ["saved dictionary: 稀土开采; price floor", f"saved dictionary: undid {done.name}"]
    assert [line.partition(", ")[0] for line in messages[-4:-2]] == [
        "saved codebook: themes/alliances.toml as found",
        "saved codebook: themes/alliances.toml",
    ]
    assert messages[-2:] == ["saved stopwords: left out quota; taken back the", "saved gold/ana.jsonl: passage p1"]


def test_a_save_of_stop_words_and_its_undoing_are_on_record(tmp_path: Path) -> None:
    saved = save_stopwords(tmp_path, ["quota"], ["the"])
    undo_stopwords(tmp_path, saved)
    save_stopwords(tmp_path, [], ["quota"])  # is none: nothing changes
    records, problems = read_journal(tmp_path, lambda _name, _number, fields: fields, "save")
    assert problems == []
    assert [(fields["left_out"], fields["taken_back"]) for fields in records] == [
        (["the"], ["quota"]),
        (["quota"], ["the"]),
    ]
    assert all(datetime.fromisoformat(fields["saved_at"]).utcoffset() == timedelta() for fields in records)


def test_a_folder_that_is_not_there_cannot_be_saved_in(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), alone(tmp_path / "nowhere"):
        pass
    assert list(tmp_path.iterdir()) == []
