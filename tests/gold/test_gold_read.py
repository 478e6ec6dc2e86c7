"""Reading hand-coded passages: what a line may say, and what is said about one that says it wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import Problem
from lib.gold import Coded, read_gold

WHOLE = {"id": "p1", "lang": "en", "text": "A price floor.", "themes": ["pricing_power"]}


def read(path: Path, *lines: bytes | dict[str, Any]) -> list[Coded | Problem]:
    encoded = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    path.write_bytes(b"\n".join(encoded))
    return list(read_gold(path))


def test_a_line_in_full_and_one_with_the_least(tmp_path: Path) -> None:
    full = {
        "id": "a-1",
        "kind": "headline",
        "lang": "zh",
        "text": "稀土價格上漲",
        "themes": ["pricing_power"],
        "unsure": ["alliances"],
        "coder": "Ana",
        "coded_at": "2025-10-09T12:00:00Z",
        "weight": 2.5,
    }
    assert read(tmp_path / "ben.jsonl", full, {**WHOLE, "note": "other keys are no matter"}) == [
        Coded(
            id="a-1",
            text="稀土價格上漲",
            language="zh",
            themes=frozenset({"pricing_power"}),
            unsure=frozenset({"alliances"}),
            coder="Ana",
            coded_at="2025-10-09T12:00:00Z",
            kind="title",
            weight=2.5,
        ),
        Coded("p1", "A price floor.", "en", frozenset({"pricing_power"}), coder="ben"),
    ]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("passage", "paragraph"), ("paragraph", "paragraph"), ("headline", "title"), ("title", "title"), ("lead", "lead")],
)
def test_a_kind_by_any_of_its_names(tmp_path: Path, written: str, kind: str) -> None:
    (coded,) = read(tmp_path / "a.jsonl", {**WHOLE, "kind": written})
    assert isinstance(coded, Coded)
    assert coded.kind == kind


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[1]", "is a JSON list, not an object"),
        (b"null", "is a JSON null, not an object"),
        ({**WHOLE, "id": None}, '"id" is null, not a string'),
        ({**WHOLE, "id": True}, '"id" is true, not a string'),
        ({**WHOLE, "id": " "}, '"id" is empty'),
        ({**WHOLE, "text": 7}, '"text" is 7, not a string'),
        ({key: WHOLE[key] for key in ("id", "text", "themes")}, 'has no "lang"'),
        ({**WHOLE, "lang": "fr"}, '"lang" is "fr". Write one of zh, en.'),
        ({**WHOLE, "kind": "tweet"}, '"kind" is "tweet". Write one of title, lead,'),
        ({key: WHOLE[key] for key in ("id", "text", "lang")}, 'has no "themes". Write "themes": []'),
        ({**WHOLE, "themes": "alliances"}, '"themes" is "alliances", not a list of theme ids'),
        ({**WHOLE, "themes": [1]}, '"themes" is [1], not a list of theme ids'),
        ({**WHOLE, "unsure": None}, '"unsure" is null, not a list'),
        ({**WHOLE, "coder": 3}, '"coder" is 3, not a string'),
        ({**WHOLE, "weight": 0}, '"weight" is 0. Write a number above 0'),
        ({**WHOLE, "weight": "2"}, '"weight" is "2"'),
        ({**WHOLE, "seen": 1}, '"seen" is 1. Write true or false'),
        ({**WHOLE, "themes": "x" * 10_000}, "x…"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_go_on(tmp_path: Path, line: bytes | dict[str, Any], message: str) -> None:
    before, problem, after = read(tmp_path / "a.jsonl", WHOLE, b"", line, {**WHOLE, "id": 2})
    assert [coded.id for coded in (before, after) if isinstance(coded, Coded)] == ["p1", "2"]
    assert isinstance(problem, Problem)
    assert problem.place == "line 3"
    assert message in str(problem)
    assert len(str(problem)) < len(str(tmp_path)) + 300


def test_a_folder_is_all_its_json_lines(tmp_path: Path) -> None:
    read(tmp_path / "b.jsonl", {**WHOLE, "id": "b"})
    read(tmp_path / "a.jsonl", {**WHOLE, "id": "a"}, b"{")
    (tmp_path / "README.md").write_text("not passages", encoding="utf-8")
    found = list(read_gold(tmp_path))
    assert [getattr(item, "id", getattr(item, "place", "")) for item in found] == ["a", "line 2", "b"]


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (missing,) = read_gold(tmp_path / "nowhere.jsonl")
    (empty,) = read_gold(tmp_path)
    assert "nowhere.jsonl: no such file or folder" in str(missing)
    assert "holds no *.jsonl" in str(empty)


def test_a_byte_order_mark_and_windows_line_ends_are_no_faults(tmp_path: Path) -> None:
    line = json.dumps(WHOLE).encode()
    (first, second) = read(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + line + b"\r", line + b"\r")
    assert isinstance(first, Coded)
    assert first == second


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(key=st.sampled_from([*WHOLE, "kind", "unsure", "coder", "coded_at", "weight"]), value=json_values)
def test_any_value_anywhere_is_read_or_named(tmp_path_factory: pytest.TempPathFactory, key: str, value: object) -> None:
    (found,) = read(tmp_path_factory.getbasetemp() / "any.jsonl", {**WHOLE, key: value})
    assert isinstance(found, Coded) or (found.place == "line 1" and key in found.reason)
