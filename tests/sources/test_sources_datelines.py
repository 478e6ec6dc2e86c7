"""Days and sources as pages and tables state them; what cannot be read is kept and said."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths
from lib.sources.dateline import parse_dateline

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("line", "source", "day", "time"),
    [
        ("Caixin Global · 2024-03-05T08:05:09.120+08:00", "Caixin Global", DAY, "08:05"),
        ("Kyodo | 2024/3/5 8:05 JST", "Kyodo", DAY, "08:05"),
        ("Mining Weekly · Tuesday, March 5, 2024 at 8:05 PM", "Mining Weekly", DAY, "20:05"),
        ("ABC News - 5th Mar. 2024", "ABC News", DAY, ""),
        ("Yonhap, Mar 5 2024", "Yonhap", DAY, ""),
        ("Published on March 5, 2024", "", DAY, ""),
        ("发布日期：2024年3月5日 凌晨12:10", "", DAY, "00:10"),
        ("稿源：经济日报 2024-03-05", "经济日报", DAY, ""),
        ("2024-03-05 08:05 来源：央视网", "央视网", DAY, "08:05"),
        ("财新网 · 2024.03.05 星期二 20时05分", "财新网", DAY, "20:05"),
        ("二〇二四年三月五日", "", DAY, ""),
        ("Handelsblatt · 25/03/2024", "Handelsblatt", date(2024, 3, 25), ""),
        ("Annals · 1600-01-01", "Annals", date(1600, 1, 1), ""),
    ],
)
def test_it_is_read_as_it_is_stated(line: str, source: str, day: date, time: str) -> None:
    stated = parse_dateline(line)
    assert stated is not None
    assert (stated.source, stated.day, stated.time, stated.fault) == (source, day, time, "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Caixin · 3月5日", "states no year"),
        ("Reuters · 5 March", "states no year"),
        ("Reuters · February 30, 2024", "does not exist"),
        ("AFP · 03/05/2024", "its day or its month"),
        ("澎湃新闻 · 3小时前", "is counted from a day"),
    ],
)
def test_a_day_is_never_invented(line: str, reason: str) -> None:
    stated = parse_dateline(line)
    assert stated is not None
    assert stated.source == line.partition(" · ")[0]
    assert stated.day is None
    assert reason in stated.fault


@pytest.mark.parametrize(
    "line",
    [
        "Ore prices rose on March 5, 2024",
        "March 5",
        "yesterday",
        "A note on the reserves of the north, March 5, 2024",
        "US · China",
    ],
)
def test_a_sentence_or_a_heading_is_no_dateline(line: str) -> None:
    assert parse_dateline(line) is None


Read = Callable[[str, str], tuple[list[Article], list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(name: str, text: str) -> tuple[list[Article], list[Problem]]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        results = list(read_paths([tmp_path]))
        return [r for r in results if isinstance(r, Article)], [r for r in results if isinstance(r, Problem)]

    return read


def test_what_is_not_understood_stays_as_text_and_is_said(read: Read) -> None:
    (article,), (problem,) = read("page.txt", "Headline\nOre Watch · week 9 of 2024\nThe text.\n")
    assert "Ore Watch · week 9 of 2024" in [passage.text for passage in article.passages]
    assert problem.place == "line 2"
    assert "Ore Watch · week 9 of 2024" in problem.reason


def test_a_dateline_without_its_year_still_parts_two_articles(read: Read) -> None:
    pages = "First headline\nXinhua · 2024-03-05\nText one.\nSecond headline\nXinhua · March 6\nText two.\n"
    articles, (problem,) = read("page.txt", pages)
    assert [article.title for article in articles] == ["First headline", "Second headline"]
    assert problem.place == "line 5"


@pytest.mark.parametrize(
    ("stated", "day"),
    [("March 5, 2024", DAY), ("2024年3月5日 08:05", DAY), ("5 Mar 2024", DAY), ("03/05/2024", None), ("soon", None)],
)
def test_a_table_takes_the_same_forms(read: Read, stated: str, day: date | None) -> None:
    (article,), problems = read("rows.jsonl", json.dumps({"title": "Ore", "published_on": stated}))
    assert article.published_on == day
    assert len(problems) == (day is None)
