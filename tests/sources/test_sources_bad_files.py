"""Files that are not what they should be: each is named with its reason, and the rest load."""

import os
import zipfile
from pathlib import Path

import pytest

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths
from lib.sources.decode import TEXT_LIMIT

PAGE = "Workflow\n中国稀土新政落地\nSina·2025-01-02\n\n商务部表示，出口管制符合国际惯例，我们将继续审批。\n"
TRADITIONAL = "美國稀土重見希望！國防部怒砸重金，繞開中國是遲早的事情？\n"
SEED = (Path(__file__).parents[2] / "seeds" / "articles" / "003_d1b6cee6173b1889.txt").read_bytes()
ENGLISH = "Workflow\nRare earth prices rise\n\nThe ministry said so.\n"


def split(*paths: Path) -> tuple[list[Article], list[Problem]]:
    found = list(read_paths(paths))
    return (
        [one for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Problem)],
    )


@pytest.fixture
def zipped(tmp_path: Path) -> bytes:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
    data = (tmp_path / "made.zip").read_bytes()
    (tmp_path / "made.zip").unlink()
    return data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "a program"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"Rare\0earth", "NUL byte at offset 4"),
        (ENGLISH.encode() + b"x" * 70_000 + b"\0", "NUL byte"),
        (PAGE.encode("gb18030"), "looks like GB18030"),
        ("稀土自主".encode("gb18030"), "looks like GB18030"),
        ((ENGLISH + PAGE).encode("gb18030"), "looks like GB18030"),
        (b"x" * 70_000 + PAGE.encode("gb18030"), "looks like GB18030"),
        (TRADITIONAL.encode("big5"), "looks like Big5"),
        ("稀土管制".encode("big5"), "looks like Big5"),
        (PAGE.encode("utf-16"), "looks like UTF-16"),
        (PAGE.encode("utf-16-le"), "looks like UTF-16"),
        (PAGE.encode("utf-16-be"), "looks like UTF-16"),
        (ENGLISH.encode("utf-16-le"), "looks like UTF-16"),
        (ENGLISH.encode("utf-16-be"), "looks like UTF-16"),
        ("稀土自主".encode("utf-16-le"), "looks like UTF-16"),
        (PAGE.encode()[:-2], "cut off"),
        (SEED[:1_000] + b"\xff" + SEED[1_000:], "not UTF-8 (byte 0xff at offset 1000)"),
        (PAGE.encode()[:9] + b"\xff" + PAGE.encode()[9:], "not UTF-8 (byte 0xff at offset 9)"),
    ],
)
def test_a_file_that_is_no_utf8_text_is_named_and_the_rest_load(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    (article,), (problem,) = split(tmp_path)
    assert article.title == "中国稀土新政落地"
    assert problem.path == str(tmp_path / "bad.txt")
    assert reason in problem.reason
    assert problem.remedy


def test_zip_in_disguise(tmp_path: Path, zipped: bytes) -> None:
    (tmp_path / "page.txt").write_bytes(zipped)
    _, (problem,) = split(tmp_path)
    assert "ZIP" in problem.reason


def test_too_large_a_page_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(TEXT_LIMIT + 1)
    _, (problem,) = split(tmp_path)
    assert "too large" in problem.reason
    assert "64 MiB" in problem.reason


def test_hidden_files_are_passed_over_and_unknown_kinds_named(tmp_path: Path) -> None:
    for name in (".DS_Store", ".gitkeep", "table.csv", "NOTES"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "PAGE.TXT").write_text(PAGE, encoding="utf-8")
    found, problems = split(tmp_path)
    assert len(found) == 1
    assert [Path(problem.path).name for problem in problems] == ["NOTES", "table.csv"]
    assert '".csv"' in problems[1].reason


def test_links_folders_and_pipes_in_place_of_files(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "page.txt").write_text(PAGE, encoding="utf-8")
    (inside / "round").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "again.txt").symlink_to(inside / "page.txt")
    found, problems = split(tmp_path)
    assert len(found) == 1
    reasons = {Path(problem.path).name: problem.reason for problem in problems}
    assert reasons.keys() == {"round", "self.txt", "nowhere.txt", "folder.txt", "pipe.txt"}
    assert "leads back" in reasons["round"]
    assert "cannot be reached" in reasons["self.txt"]
    assert "leads nowhere" in reasons["nowhere.txt"]
    assert "is a folder" in reasons["folder.txt"]
    assert "pipe" in reasons["pipe.txt"]


def test_a_missing_path_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, problems = split(tmp_path / "missing", tmp_path / "empty")
    assert [problem.reason for problem in problems] == ["is an empty folder", "does not exist"]


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    if os.geteuid():
        locked.write_text(PAGE, encoding="utf-8")
        locked.chmod(0)
    else:  # Root may read any file, so take one whose reading fails for everybody.
        locked.symlink_to("/proc/self/mem")
    _, (problem,) = split(tmp_path)
    assert "cannot be read" in problem.reason


def test_a_hostile_file_name_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "<b>\x07\n\x1b[31m.txt"
    path.write_bytes(b"")
    _, (problem,) = split(tmp_path)
    assert problem.path == str(path)


def test_order_does_not_depend_on_the_order_given(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(f"Headline {name}\n\nText.\n", encoding="utf-8")
    folders = [tmp_path / name for name in "cab"]
    one, other = list(read_paths(folders)), list(read_paths(folders[::-1]))
    assert one == other == list(read_paths([tmp_path]))
    assert [found.title for found in one if isinstance(found, Article)] == ["Headline a", "Headline b", "Headline c"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    found, problems = split(tmp_path, tmp_path / "page.txt", tmp_path)
    assert (len(found), problems) == (1, [])


def test_the_same_article_in_two_files_is_kept_once_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("Workflow", "Workflow\n稀土\nicon"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(PAGE.replace("商务部", "外交部"), encoding="utf-8")
    found, (problem,) = split(tmp_path)
    assert [Path(article.path).name for article in found] == ["a.txt", "c.txt"]
    assert problem.path == str(tmp_path / "b.txt")
    assert f"the same article as in {tmp_path / 'a.txt'}" in problem.reason


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("价格上涨，出口下降".encode("hz"), "HZ"),
        ("価格が上がる".encode("iso2022_jp"), "ISO-2022-JP"),
        ("가격이 오르다".encode("iso2022_kr"), "ISO-2022-KR"),
        ("Prices rose 价格".encode("utf-32"), "UTF-32"),
        ("Prices rose 价格".encode("utf-32-be"), "UTF-32"),
        # 中華民國經濟部 by the rows and cells of CNS 11643, plane 1
        (bytes.fromhex("c4e3 f0bb c5f6 dbe5 eef2 f7d6 dbba").replace(b" ", b"") * 4, "EUC-TW"),
    ],
)
def test_rarer_encodings_are_named(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    (problem,) = read_paths([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.reason == f"looks like {name}"


def test_plain_text_with_tildes_and_braces_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Headline\nA set ~{a, b~} of ores.\n", encoding="utf-8")
    assert not [one for one in read_paths([tmp_path]) if isinstance(one, Problem)]


def test_more_problems_are_counted_by_their_kind(tmp_path: Path) -> None:
    rows = [f'{{"title": "Ore {n}", "published_on": "day {n}"}}' for n in range(30)]
    rows += ['{"title": 5}'] * 3 + ["not JSON"] * 2
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    problems = [one for one in read_paths([tmp_path]) if isinstance(one, Problem)]
    said = [problem.reason for problem in problems if "more problem" in problem.reason]
    assert len(problems) == 20 + len(said)
    assert [reason.split(" more")[0] for reason in said] == ["has 10", "has 3", "has 2"]
    assert "published_on is …, not a day" in said[0]
    assert "title is …, not a text" in said[1]
