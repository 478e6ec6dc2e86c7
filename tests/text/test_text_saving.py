"""Several files saved as one: all of them or none."""

from pathlib import Path

import pytest

from lib.saving import write_all


def test_files_that_were_written_go_back_where_the_next_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old\n", "utf-8")
    (tmp_path / "gone.txt").write_text("kept\n", "utf-8")
    (tmp_path / "z.txt").mkdir()
    before = {"a.txt": "old\n", "gone.txt": "kept\n"}

    with pytest.raises(OSError, match=r"z\.txt"):
        write_all(tmp_path, {"a.txt": "new\n", "gone.txt": None, "made.txt": "new\n", "z.txt": "new\n"}, before)

    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file()} == before


def test_all_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("old\n", "utf-8")
    write_all(tmp_path, {"a.txt": "稀土\r\n", "gone.txt": None}, {"gone.txt": "old\n"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": "稀土\r\n".encode()}
