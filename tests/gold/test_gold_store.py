"""What a coder saves is on the disk, whole, and last words count."""

import multiprocessing
import resource
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import Problem, QueryError
from lib.gold import Coded, append_coding, coder_codings, coder_slug, latest_codings, read_gold

SPAWN = multiprocessing.get_context("spawn")
PASSAGE = Coded(
    id="3f2a6b7c8d9e0f11-4",
    text="当局设定保底价。",
    language="zh",
    themes=frozenset({"pricing_power", "alliances"}),
    unsure=frozenset({"alliances"}),
    coder="Ana Lu",
    coded_at="2025-11-22T09:00:00+00:00",
    kind="bullet",
    weight=0.75,
)


def test_a_line_is_written_in_the_gold_form(tmp_path: Path) -> None:
    assert append_coding(tmp_path / "gold", PASSAGE) is None
    lines = (tmp_path / "gold" / "ana-lu.jsonl").read_bytes().splitlines(keepends=True)
    assert [orjson.loads(line) for line in lines] == [
        {
            "id": "3f2a6b7c8d9e0f11-4",
            "kind": "bullet",
            "lang": "zh",
            "text": "当局设定保底价。",
            "themes": ["alliances", "pricing_power"],
            "unsure": ["alliances"],
            "coder": "Ana Lu",
            "coded_at": "2025-11-22T09:00:00+00:00",
            "weight": 0.75,
        }
    ]
    assert lines[0].endswith(b"\n")


@given(
    text=st.text(min_size=1).filter(str.strip),
    themes=st.frozensets(st.text(max_size=9), max_size=3),
    seen=st.booleans(),
)
def test_whatever_is_saved_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, text: str, themes: frozenset[str], seen: bool
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    coding = replace(PASSAGE, text=text, themes=themes, seen=seen)
    append_coding(folder, coding)
    append_coding(folder, PASSAGE)
    assert list(read_gold(folder)) == [coding, PASSAGE]


def test_a_correction_takes_the_place_of_the_coders_earlier_word_alone(tmp_path: Path) -> None:
    other = replace(PASSAGE, coder="Bo")
    second = replace(PASSAGE, id="3f2a6b7c8d9e0f11-5")
    corrected = replace(PASSAGE, themes=frozenset(), coder="ana-lu")
    for coding in (PASSAGE, other, second, corrected):
        append_coding(tmp_path, coding)
    assert len(list(read_gold(tmp_path))) == 4
    codings = latest_codings(coding for coding in read_gold(tmp_path) if isinstance(coding, Coded))
    assert codings == [second, corrected, other]
    assert coder_codings(codings, "ANA  LU") == [second, corrected]


def test_a_line_cut_short_is_reported_and_the_next_one_is_whole(tmp_path: Path) -> None:
    append_coding(tmp_path, PASSAGE)
    file = tmp_path / "ana-lu.jsonl"
    with file.open("ab") as lines:
        lines.write(b'{"id":"3f2a6b7c8d9e0f11-5","kind":"bul')
    after = replace(PASSAGE, id="3f2a6b7c8d9e0f11-6")
    problem = append_coding(tmp_path, after)
    assert problem is not None
    assert (problem.path, problem.place) == (str(file), "last line")
    assert '{"id":"3f2a6b7c8d9e0f11-5","kind":"bul' in problem.reason
    read = list(read_gold(tmp_path))
    assert [read[0], read[2]] == [PASSAGE, after]
    assert isinstance(read[1], Problem)
    assert read[1].place == "line 2"
    assert append_coding(tmp_path, PASSAGE) is None


def test_a_whole_line_that_was_not_ended_by_hand_is_no_problem(tmp_path: Path) -> None:
    append_coding(tmp_path, PASSAGE)
    file = tmp_path / "ana-lu.jsonl"
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    after = replace(PASSAGE, id="3f2a6b7c8d9e0f11-6")
    assert append_coding(tmp_path, after) is None
    assert list(read_gold(tmp_path)) == [PASSAGE, after]


def save_many(folder: Path, session: int, n: int) -> None:
    for number in range(n):
        append_coding(folder, replace(PASSAGE, id=f"{session}-{number}", text="长" * 3_000))


def test_sessions_that_save_at_once_never_mix_their_lines(tmp_path: Path) -> None:
    sessions = [SPAWN.Process(target=save_many, args=(tmp_path, session, 25)) for session in range(4)]
    for session in sessions:
        session.start()
    for session in sessions:
        session.join(60)
        assert session.exitcode == 0
    saved = [coding.id for coding in read_gold(tmp_path) if isinstance(coding, Coded)]
    assert len(saved) == 100
    for session_number in range(4):
        own = [name for name in saved if name.startswith(f"{session_number}-")]
        assert own == [f"{session_number}-{number}" for number in range(25)]


def save_on_a_full_disk(folder: Path, room: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    with pytest.raises(OSError, match="File too large"):
        append_coding(folder, PASSAGE)


def test_a_write_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    append_coding(tmp_path, PASSAGE)
    before = (tmp_path / "ana-lu.jsonl").read_bytes()
    room = len(before) + 20
    full = SPAWN.Process(target=save_on_a_full_disk, args=(tmp_path, room))
    full.start()
    full.join(60)
    assert full.exitcode == 0
    assert (tmp_path / "ana-lu.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "slug"), [("Ana Lu", "ana-lu"), (" ANA--lu ", "ana-lu"), ("李雷", "李雷"), ("Zoë 2", "zoë-2"), ("Å", "å")]
)
def test_a_name_becomes_the_name_of_a_file(name: str, slug: str) -> None:
    assert coder_slug(name) == slug


@pytest.mark.parametrize(
    "name",
    ["", "  ", "../x", "a/b", "a\\b", "-a", "a.b", "a\nb", "a\0", "<b>", "_x", "a" * 41, "a\N{RIGHT-TO-LEFT MARK}b"],
)
def test_a_hostile_name_is_refused_with_a_sentence_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be a coder's name"):
        append_coding(tmp_path, replace(PASSAGE, coder=name))
    assert list(tmp_path.iterdir()) == []
