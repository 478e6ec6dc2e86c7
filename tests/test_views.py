"""Views kept under a name: read line by line, added and removed, never written over what cannot be read."""

from pathlib import Path

import pytest

from lib.errors import QueryError
from lib.views import SavedView, keep_view, read_views, remove_view


def test_views_are_kept_in_order_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    assert read_views(path) == ([], [])
    keep_view(path, "  Who is   courted? ", "themes?theme=alliances&source=%E6%96%B0")
    keep_view(path, "谁定价", "overview")
    views, problems = read_views(path)
    assert [(one.name, one.address) for one in views] == [
        ("Who is courted?", "themes?theme=alliances&source=%E6%96%B0"),
        ("谁定价", "overview"),
    ]
    assert problems == []
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4
    remove_view(path, "Who is courted?")
    remove_view(path, "Who is courted?")
    assert [one.name for one in read_views(path)[0]] == ["谁定价"]


@pytest.mark.parametrize(
    ("name", "address", "said"),
    [
        ("", "overview", "at most 80"),
        ("a" * 81, "overview", "at most 80"),
        ("Taken", "overview", "There is a view called “Taken”"),
        ("Long", "overview?q=" + "a" * 9_000, "too long"),
        ("Elsewhere", "//evil.example", "cannot|too long"),
    ],
)
def test_what_cannot_be_kept_is_told(tmp_path: Path, name: str, address: str, said: str) -> None:
    path = tmp_path / "views.json"
    keep_view(path, "Taken", "overview")
    with pytest.raises(QueryError, match=said):
        keep_view(path, name, address)
    assert len(read_views(path)[0]) == 1


def test_a_line_that_is_no_view_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    lines = [
        '{"name": "One", "address": "themes"}',
        '{"name": "Bad", "address": "javascript:alert(1)"}',
        "7",
        '{"name": "One", "address": "overview"}',
        '{"name": "Two", "address": "trends", "kept_at": 3}',
    ]
    path.write_text('{"views": [' + ",".join(lines) + "]}", encoding="utf-8")
    views, problems = read_views(path)
    assert views == [SavedView("One", "themes"), SavedView("Two", "trends")]
    assert [problem.place for problem in problems] == ["view 2", "view 3", "view 4"]
    with pytest.raises(QueryError, match="view 2"):
        keep_view(path, "Three", "overview")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"views": 3}', '{"views": ', "\x00"])
def test_a_file_that_is_no_list_is_told_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "views.json"
    path.write_text(text, encoding="utf-8")
    views, (problem,) = read_views(path)
    assert (views, problem.path) == ([], "views.json")
    with pytest.raises(QueryError):
        keep_view(path, "One", "overview")
    assert path.read_text(encoding="utf-8") == text
