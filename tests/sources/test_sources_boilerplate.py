"""Boilerplate: what a source puts above or below its articles is set aside, and news never is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lib.model import Article, Passage
from lib.sources.boilerplate import RecurringLines, boilerplate_problems, kept_lines, without_boilerplate

FILLER = ("The mine at {} reopened.", "Output rose in {}.", "Buyers from {} came.", "Prices in {} fell.")
PLACES = [f"Town {letter}{other}" for letter in "ABCDE" for other in "VWXYZ"]


def article(number: int, lines: Sequence[str], source: str = "Daily Lode") -> Article:
    title = Passage("title", f"Headline {number}", "", (), "en")
    body = [Passage("paragraph", line, "", (), "en") for line in lines]
    return Article(f"{number:016x}", title.text, source, None, "", "", "", "", (title, *body))


def story(number: int, before: Sequence[str] = (), after: Sequence[str] = (), source: str = "Daily Lode") -> Article:
    told = [sentence.format(PLACES[number % len(PLACES)]) for sentence in FILLER]
    return article(number, [*before, *told, *after], source)


def set_aside(articles: Sequence[Article], kept: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    lines = RecurringLines()
    assert list(lines.watch(articles)) == list(articles)
    boilerplate = lines.boilerplate(kept)
    return [without_boilerplate(one, boilerplate).set_aside for one in articles]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our weekly letter on metals.",
        "Sign up for Morning Ore, sent each day at 7.",
        "© 2025 Lode Media. All rights reserved.",
        "Follow us on every network you like.",
        "For more information, call (555) 010-0199.",
        "Read more at www.daily-lode.example",
        "责任编辑：王二",
        "欢迎关注矿脉公众号，每日更新",
        "未经授权不得转载",
        "更多精彩内容请点击阅读原文",
    ],
)
def test_a_line_that_says_what_it_is_goes_after_five_times(line: str) -> None:
    assert set_aside([story(number, after=[line]) for number in range(5)]) == [(line,)] * 5
    assert set_aside([story(number, after=[line]) for number in range(4)]) == [()] * 4


def test_numbers_and_days_in_it_may_differ() -> None:
    days = ("Monday, May 5", "Friday, June 13", "Tuesday, March 4", "Sunday, July 27", "Thursday, April 3")
    lines = [f"Subscribe today, {day}, 20{number + 20}, for {number}.99" for number, day in enumerate(days)]

    assert set_aside([story(number, after=[line]) for number, line in enumerate(lines)]) == [(line,) for line in lines]


@pytest.mark.parametrize("line", ["THE DAILY LODE", "JANE Q. PUBLISHER", "【矿脉日报综合报道】", "- - -", "Loading…"])
def test_a_masthead_that_a_fifth_of_a_source_has_goes(line: str) -> None:
    articles = [story(number, before=[line] if number < 10 else []) for number in range(40)]

    assert set_aside(articles) == [(line,)] * 10 + [()] * 30
    assert set_aside([*articles, *map(story, range(40, 60))]) == [()] * 60
    assert set_aside(articles[:9]) == [()] * 9


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said that the controls took effect on 9 October.",
        "“We will buy from whoever delivers,” the minister said.",
        "Last month the company signed up no new buyer and said so.".replace("signed up", "found"),
        "商务部表示，有关措施不针对特定国家。",
        "Here is what the two ministers have agreed on so far:",
    ],
)
def test_a_sentence_that_many_reports_share_stays(line: str) -> None:
    assert set_aside([story(number, after=[line]) for number in range(30)]) == [()] * 30


def test_a_column_keeps_its_headline_and_what_stands_in_the_middle() -> None:
    column = [
        Article(f"{n:016x}", "Ore of the week", "Daily Lode", None, "", "", "", "", story(n).passages)
        for n in range(20)
    ]
    long = [article(n, [*(f"Fact {PLACES[n]} {k}." for k in range(4)), "THE MIDDLE", *"abcdef"]) for n in range(20)]

    assert set_aside(column) == [()] * 20
    assert all("THE MIDDLE" not in aside for aside in set_aside(long))


def test_sources_are_counted_apart() -> None:
    line = "Subscribe to our letter."
    articles = [story(number, after=[line], source=f"Paper {number % 3}") for number in range(12)]

    assert set_aside(articles) == [()] * 12


def test_an_article_that_is_nothing_else_stays() -> None:
    line = "Subscribe to our letter."
    articles = [*(story(number, after=[line]) for number in range(5)), article(9, [line])]

    assert set_aside(articles)[-1] == ()


def test_what_is_set_aside_is_said_and_a_line_in_a_file_brings_it_back(tmp_path: Path) -> None:
    line = "Subscribe before 2030 to <b>Daily Lode</b>."
    articles = [story(number, after=[line]) for number in range(6)]
    lines = RecurringLines()
    list(lines.watch(articles))

    (problem,) = boilerplate_problems(lines.boilerplate(frozenset()), tmp_path)
    assert str(problem).startswith("Daily Lode: 1 line recurs above or below many articles and counts nowhere (# is")
    assert "“Subscribe before # to <b>Daily Lode</b>.” (6 articles)" in str(problem)
    assert str(tmp_path / "keep.txt") in str(problem)

    (tmp_path / "keep.txt").write_text(f"# what we want\n{line}\n", encoding="utf-8")
    kept, faults = kept_lines(tmp_path)
    assert faults == []
    assert set_aside(articles, kept) == [()] * 6


def test_a_list_of_kept_lines_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert kept_lines(tmp_path) == (frozenset(), [])
    (tmp_path / "keep.txt").write_bytes(b"\xff\xfe\x00bad")

    kept, (fault,) = kept_lines(tmp_path)

    assert kept == frozenset()
    assert "keep.txt" in str(fault)
    assert "Save it as plain text in UTF-8" in str(fault)
