"""Saves on record: each can be undone, a deletion too, and nobody's change is lost."""

from pathlib import Path

import pytest

from lib.briefing import Briefing, edit, history, open_briefing, read_briefing, write_briefing
from lib.errors import BriefingConflictError
from tests.briefing.briefings import BRIEFING


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "briefings" / "prices.json"


def save(file: Path, briefing: Briefing, what: str) -> None:
    history.save_briefing(file, briefing, open_briefing(file).digest if file.exists() else "", what)


def undo(file: Path) -> str:
    last = history.undoable_save(file)
    assert last
    history.take_back_save(file, last)
    return last.what


def test_saves_are_undone_one_after_the_other(file: Path) -> None:
    moved, shorter = edit.move(BRIEFING, "cloud", -1), edit.remove(BRIEFING, "cloud")
    save(file, BRIEFING, "new")
    save(file, moved, "moved a step")
    save(file, shorter, "removed a step")
    assert (undo(file), read_briefing(file)[0]) == ("removed a step", moved)
    assert (undo(file), read_briefing(file)[0]) == ("moved a step", BRIEFING)
    save(file, shorter, "removed it again")
    assert (undo(file), read_briefing(file)[0]) == ("removed it again", BRIEFING)
    assert undo(file) == "new"
    assert not file.exists()
    assert history.undoable_save(file) is None


def test_a_deleted_briefing_comes_back(file: Path) -> None:
    save(file, BRIEFING, "new")
    history.delete_briefing(file, open_briefing(file).digest)
    (deletion,) = history.deleted_briefings(file.parent)
    assert (file.exists(), deletion.what) == (False, "deleted prices")
    undo(file)
    assert read_briefing(file) == (BRIEFING, [])
    assert history.deleted_briefings(file.parent) == []


def test_what_somebody_else_wrote_is_neither_overwritten_nor_undone(file: Path) -> None:
    save(file, BRIEFING, "new")
    opened = open_briefing(file).digest
    write_briefing(file, Briefing("By hand"), opened)
    with pytest.raises(BriefingConflictError):
        history.save_briefing(file, BRIEFING, opened, "mine")
    with pytest.raises(BriefingConflictError):
        history.delete_briefing(file, opened)
    assert history.undoable_save(file) is None
    save(file, Briefing("Mine, later"), "wrote")
    assert (undo(file), read_briefing(file)[0].title) == ("wrote", "By hand")


def test_the_record_keeps_the_last_hundred(file: Path) -> None:
    for number in range(102):
        save(file, Briefing(f"{number}"), f"save {number}")
    assert len(list((file.parent / "versions").iterdir())) == 100
    assert undo(file) == "save 101"
