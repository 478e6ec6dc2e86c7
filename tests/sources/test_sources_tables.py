"""JSON lines and Parquet: what a row becomes, and what is said about a broken one."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths
from lib.sources.json_lines import LINE_LIMIT

Rows = list[dict[str, Any]]
Write = Callable[[Path, Rows], Path]


def split(*paths: Path) -> tuple[list[Article], list[Problem]]:
    found = list(read_paths(paths))
    return (
        [one for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Problem)],
    )


def as_json_lines(folder: Path, rows: Rows) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row, default=str) + "\n" for row in rows), encoding="utf-8")
    return path


def as_parquet(folder: Path, rows: Rows) -> Path:
    path = folder / "rows.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def lines(folder: Path, *raw: bytes) -> Path:
    path = folder / "rows.ndjson"
    path.write_bytes(b"\n".join(raw))
    return path


@pytest.fixture(params=[as_json_lines, as_parquet], ids=["jsonl", "parquet"])
def write(request: pytest.FixtureRequest) -> Write:
    chosen: Write = request.param
    return chosen


FULL = {
    "title": "Magnet makers  look\nfor oxide",
    "published_on": date(2025, 7, 22),
    "source": "The Wire",
    "text": "First line\nwrapped here.\n\nSecond [3][4].\n\n- One\n- Two\n",
    "language": "en",
    "url": "https://example.org/a",
    "category": "Prices\u00a0\u00a0",
}


def test_a_full_row(tmp_path: Path, write: Write) -> None:
    (article,), problems = split(write(tmp_path, [FULL]))
    assert problems == []
    assert (article.title, article.source, article.topic) == ("Magnet makers look for oxide", "The Wire", "Prices")
    assert (article.published_on, article.published_time) == (date(2025, 7, 22), "")
    assert article.url == "https://example.org/a"
    assert [(passage.kind, passage.text, passage.references) for passage in article.passages] == [
        ("title", "Magnet makers look for oxide", ()),
        ("paragraph", "First line wrapped here.", ()),
        ("paragraph", "Second.", (3, 4)),
        ("bullet", "One", ()),
        ("bullet", "Two", ()),
    ]


def test_the_same_row_has_the_same_key_in_either_form(tmp_path: Path) -> None:
    (one,), _ = split(as_parquet(tmp_path, [FULL]))
    (other,), _ = split(as_json_lines(tmp_path, [FULL]))
    assert one.key == other.key


@pytest.mark.parametrize("text", [None, "", "  \n "])
def test_a_row_without_text_is_a_headline(tmp_path: Path, write: Write, text: str | None) -> None:
    (article,), problems = split(write(tmp_path, [{"title": "稀土", "text": text}]))
    assert problems == []
    assert [passage.kind for passage in article.passages] == ["title"]


def test_missing_columns_are_fine_but_title_and_text(tmp_path: Path, write: Write) -> None:
    (article,), problems = split(write(tmp_path, [{"text": "Only a text."}]))
    assert (article.title, problems) == ("", [])
    found, (problem,) = split(write(tmp_path, [{"headline": "A", "body": "B"}]))
    assert found == []
    assert "headline, body" in problem.reason
    assert "title" in problem.reason


def test_a_row_with_neither_is_named_and_the_rest_load(tmp_path: Path, write: Write) -> None:
    (article,), (problem,) = split(write(tmp_path, [{"title": None, "text": " "}, {"title": "A", "text": None}]))
    assert article.title == "A"
    assert problem.place in {"line 1", "row 1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One paragraph here.  Another one there.   ", ["One paragraph here.", "Another one there."]),
        ("出口管制。\n价格上涨", ["出口管制。", "价格上涨"]),
        ("出口\n管制", ["出口管制"]),
        ("他说：“出口管制。”\n价格上涨", ["他说：“出口管制。”", "价格上涨"]),
        ("“It rose…”\nhe said “again”\nto them", ["“It rose…” he said “again” to them"]),
        ("a price\n- so they say - rose", ["a price - so they say - rose"]),
        ("See **the [new\nlist](https://example.org/a_(b))**.", ["See the new list."]),
        (r"duty[\[1\]](#_ftn1) of \$5, \[sic\]", ["duty of $5, [sic]"]),
        ("One\n\n------\n\n\\###", ["One"]),
        ("Zero\u200bwidth \u202egnirts and 👩\u200d🔬", ["Zerowidth gnirts and 👩\u200d🔬"]),
        ("<script>alert(1)</script> 5 * 3 * 2", ["<script>alert(1)</script> 5 * 3 * 2"]),
    ],
)
def test_paragraphs_of_a_plain_text(tmp_path: Path, text: str, expected: list[str]) -> None:
    (article,), _ = split(as_json_lines(tmp_path, [{"title": "T", "text": text}]))
    assert [passage.text for passage in article.passages[1:]] == expected


def test_a_heading_is_the_section_of_what_follows(tmp_path: Path) -> None:
    (article,), _ = split(as_json_lines(tmp_path, [{"text": "Intro\n\n## **Supply**\n\nTight.\n\n### Last"}]))
    assert [(passage.section, passage.text) for passage in article.passages] == [
        ("", "Intro"),
        ("Supply", "Tight."),
        ("Last", "Last"),
    ]


@pytest.mark.parametrize(
    ("stated", "day", "time"),
    [
        ("2025-07-22", date(2025, 7, 22), ""),
        ("2025-07-22T21:26:05", date(2025, 7, 22), "21:26"),
        (datetime(2025, 7, 22, 21, 26), date(2025, 7, 22), "21:26"),
        (datetime(2025, 7, 22), date(2025, 7, 22), ""),
        (None, None, ""),
        ("", None, ""),
    ],
)
def test_days_as_tables_state_them(tmp_path: Path, write: Write, stated: object, day: date | None, time: str) -> None:
    (article,), problems = split(write(tmp_path, [{"title": "A", "published_on": stated}]))
    assert (article.published_on, article.published_time, problems) == (day, time, [])


@pytest.mark.parametrize("stated", ["2025-13-40", "yesterday", 1753142400, 2.5, True])
def test_a_broken_day_is_left_empty_and_named(tmp_path: Path, write: Write, stated: object) -> None:
    (article,), (problem,) = split(write(tmp_path, [{"title": "A", "published_on": stated}]))
    assert article.published_on is None
    assert repr(stated) in problem.reason


def test_a_day_past_the_calendar_in_parquet(tmp_path: Path) -> None:
    table = pa.table({"title": ["A", "B"], "published_on": pa.array([10**7, 0], pa.int32()).cast(pa.date32())})
    pq.write_table(table, tmp_path / "rows.parquet")
    found, (problem,) = split(tmp_path)
    assert [article.published_on for article in found] == [None, date(1970, 1, 1)]
    assert problem.place == "row 1"


@pytest.mark.parametrize("field", ["title", "text"])
@pytest.mark.parametrize("value", [["a"], 3, 1.5, True])
def test_a_title_or_text_of_a_wrong_type_is_left_out(tmp_path: Path, write: Write, field: str, value: object) -> None:
    found, (problem,) = split(write(tmp_path, [{field: value}]))
    assert found == []
    assert field in problem.reason
    assert repr(value) in problem.reason


def test_another_field_of_a_wrong_type_is_left_empty(tmp_path: Path, write: Write) -> None:
    (article,), (problem,) = split(write(tmp_path, [{"title": "A", "source": 7, "url": None}]))
    assert (article.source, article.url) == ("", "")
    assert "source is 7" in problem.reason


@pytest.mark.parametrize(
    ("line", "reason", "remedy"),
    [
        (b'{"title": "A"', "not JSON", "one JSON object"),
        (b'{"title": NaN}', "not JSON", "write null"),
        (b'{"title": "\\ud800"}', "surrogate", "partner"),
        (b'{"title": "\xff"}', "UTF-8", "UTF-8"),
        (b'{"title": "a\\u0000b"}', "NUL", "Take it out"),
        (b'["a"]', "list", "title"),
        (b'"a"', "str", "title"),
        (b"[" * 5_000, "not JSON", ""),
        (b'{"headline": "A"}', "headline", "Name"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_load(tmp_path: Path, line: bytes, reason: str, remedy: str) -> None:
    # Enough good text first that the damage is a line's, not the file's.
    good = b'{"title": "Good", "text": "' + b"word " * 14_000 + b'"}'
    found, (problem,) = split(lines(tmp_path, good, b"", line, b'{"title": "Last"}'))
    assert [article.title for article in found] == ["Good", "Last"]
    assert problem.place == "line 3"
    assert reason in problem.reason
    assert remedy in problem.remedy


def test_an_overlong_line_is_skipped_in_bounds(tmp_path: Path) -> None:
    long = b'{"title": "' + b"a" * LINE_LIMIT + b'"}'
    found, (problem,) = split(lines(tmp_path, b'{"title": "A"}', long, b'{"title": "B"}'))
    assert [article.title for article in found] == ["A", "B"]
    assert (problem.place, problem.reason) == ("line 2", "is longer than 16 MiB")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ('{"title": "中国稀土出口管制升级，价格上涨"}\n'.encode("gb18030"), "GB18030"),
        ('{"title": "中国稀土"}\n'.encode("utf-16"), "UTF-16"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_json_lines_in_another_form(tmp_path: Path, data: bytes, reason: str) -> None:
    found, (problem,) = split(lines(tmp_path, data))
    assert found == []
    assert reason in problem.reason


def test_json_lines_with_a_byte_order_mark(tmp_path: Path) -> None:
    (article,), problems = split(lines(tmp_path, b'\xef\xbb\xbf{"title": "A"}\r', b'{"title": "A"}'[:0]))
    assert (article.title, problems) == ("A", [])


def test_after_twenty_problems_the_rest_are_counted(tmp_path: Path) -> None:
    path = lines(tmp_path, *[b"{"] * 50, b'{"title": "A"}')
    found, problems = split(path)
    assert [article.title for article in found] == ["A"]
    assert [problem.place for problem in problems[:20]] == [f"line {number}" for number in range(1, 21)]
    assert len(problems) == 21
    assert "30 more problems" in problems[20].reason


def test_thousands_of_repeats_make_one_problem(tmp_path: Path, write: Write) -> None:
    rows = [{"title": f"稀土 {number % 10}", "text": None, "source": "hot"} for number in range(3_000)]
    found, (problem,) = split(write(tmp_path, rows))
    assert len(found) == 10
    assert "2,990" in problem.reason
    assert "稀土 0" in problem.reason


def test_a_repeated_title_with_another_day_source_or_text_is_another_article(tmp_path: Path, write: Write) -> None:
    base = {"title": "A", "text": "One.", "source": "x", "published_on": "2025-01-01"}
    changes = [{}, {"text": "Two."}, {"source": "y"}, {"published_on": "2025-01-02"}]
    found, problems = split(write(tmp_path, [base | change for change in changes]))
    assert (len(found), problems) == (4, [])
    assert len({article.key for article in found}) == 4


def test_corrupt_parquet_is_named(tmp_path: Path) -> None:
    path = as_parquet(tmp_path, [{"title": f"A{number}", "text": "x" * number} for number in range(500)])
    whole = path.read_bytes()
    for name, data in (("cut", whole[:-20]), ("none", b""), ("text", b"PAR1 nothing PAR1")):
        (tmp_path / f"{name}.parquet").write_bytes(data)
    found, problems = split(tmp_path)
    assert len(found) == 500
    assert [Path(problem.path).stem for problem in problems] == ["cut", "none", "text"]


def test_parquet_damaged_inside_keeps_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    table = pa.table({"title": [f"Headline {number}" for number in range(9_000)]})
    pq.write_table(table, path, row_group_size=3_000, compression="zstd", use_dictionary=False)
    data = bytearray(path.read_bytes())
    middle = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data[middle : middle + 400] = b"\xff" * 400
    path.write_bytes(data)
    found, (problem,) = split(path)
    assert [article.title for article in found][:1] == ["Headline 0"]
    assert "after row" in problem.reason


def test_invalid_utf8_in_a_parquet_cell_costs_one_row(tmp_path: Path) -> None:
    cells = pa.array([b"A", b"\xff\xfe", b"C"], pa.binary())
    raw = pa.Array.from_buffers(pa.string(), 3, cells.buffers())
    pq.write_table(pa.table({"title": raw}), tmp_path / "rows.parquet")
    found, (problem,) = split(tmp_path)
    assert [article.title for article in found] == ["A", "C"]
    assert problem.place == "row 2"
