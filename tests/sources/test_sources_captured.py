"""Captured pages as they come: other layouts, line ends, dates that do not exist."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths
from lib.sources.clean import cut_long, fold_blanks, passage_language, take_references
from lib.sources.dateline import parse_dateline
from lib.sources.passages import capture_passages

Capture = Callable[[str], tuple[list[Article], list[Problem]]]


@pytest.fixture
def capture(tmp_path: Path) -> Capture:
    def write(text: str) -> tuple[list[Article], list[Problem]]:
        path = tmp_path / "page.txt"
        path.write_bytes(text.encode())
        found = list(read_paths([path]))
        return (
            [one for one in found if isinstance(one, Article)],
            [one for one in found if isinstance(one, Problem)],
        )

    return write


def texts(article: Article) -> list[tuple[str, str, str]]:
    return [(passage.kind, passage.section, passage.text) for passage in article.passages[1:]]


def body(line: str) -> list[tuple[str, str, str]]:
    return [(passage.kind, passage.section, passage.text) for passage in capture_passages("", [line])]


CHINESE_PAGE = """\ufeffWorkflow\r
稀土自主\r
icon\r
Search documents\r
镨钕价格\u3000再创新高\r
搜狐财经 · 2025年7月22日 9:05\r
\r
中国对中重稀土实施出口管制。[1]市场随即反应 [2] ，价格上涨。\r
\r
商务部表示，该措施不针对任何国家。\r
- 第一，保障供应\r
•\r
第二，打击走私 [3]\r
"""


def test_chinese_page_with_windows_line_ends(capture: Capture) -> None:
    (article,), problems = capture(CHINESE_PAGE)
    assert problems == []
    assert (article.title, article.topic, article.source) == ("镨钕价格 再创新高", "稀土自主", "搜狐财经")
    assert (article.published_on, article.published_time) == (date(2025, 7, 22), "09:05")
    assert texts(article) == [
        ("paragraph", "", "中国对中重稀土实施出口管制。市场随即反应，价格上涨。"),
        ("paragraph", "", "商务部表示，该措施不针对任何国家。"),
        ("bullet", "", "第一，保障供应"),
        ("bullet", "", "第二，打击走私"),
    ]
    assert [passage.references for passage in article.passages] == [(), (1, 2), (), (), (3,)]
    assert {passage.language for passage in article.passages} == {"zh"}


def test_labels_and_bullets_on_lines_of_their_own(capture: Capture) -> None:
    (article,), _ = capture(
        "Headline about magnets\n\nCore Viewpoint\nThe plan holds.\n\nGroup 1: Impact on the U.S.\n"
        "- Prices rose - again - in June.\n- e-bikes need magnets\n\nGroup 2\n* Second\n\nGroup 3: Nothing yet\n"
    )
    assert texts(article) == [
        ("lead", "Core Viewpoint", "The plan holds."),
        ("bullet", "Group 1: Impact on the U.S.", "Prices rose - again - in June."),
        ("bullet", "Group 1: Impact on the U.S.", "e-bikes need magnets"),
        ("bullet", "Group 2", "Second"),
        ("paragraph", "Group 3: Nothing yet", "Group 3: Nothing yet"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Group 1 - The U.S. - China rift grows [1] - Next", ["The U.S. - China rift grows", "Next"]),
        ("Group 1 - Talks - in theory - go on [2]. - Next", ["Talks - in theory - go on.", "Next"]),
        ("Group 1 - MP Materials (MP) - America's miner - grew [3]", ["MP Materials (MP) - America's miner - grew"]),
        ("Group 1 - A 10-year, non-replaceable U.S.-China deal [4]", ["A 10-year, non-replaceable U.S.-China deal"]),
        ("Group 1 - It ended. - It began again!", ["It ended.", "It began again!"]),
        ("Group 1 - $400 million [1] - 90% of it [2]", ["$400 million", "90% of it"]),
        ("The so-called Group 7 leaders met [1] in Rome", ["The so-called Group 7 leaders met in Rome"]),
        ("核心观点：管制升级 [1] - 出口减少 [2] - 价格上涨", ["管制升级", "出口减少", "价格上涨"]),
    ],
)
def test_a_dash_is_a_bullet_only_where_something_ended(line: str, expected: list[str]) -> None:
    assert [text for _, _, text in body(line)] == expected


@pytest.mark.parametrize(
    ("line", "section"),
    [
        (
            "Group 3: Implications for the U.S. - The U.S. military needs magnets [7]",
            "Group 3: Implications for the U.S.",
        ),
        ("Group 2: U.S. - China Rivalry - The rift grows [7]", "Group 2: U.S. - China Rivalry"),
        ("Group 12: China's Approach - More", "Group 12: China's Approach"),
        ("Key Takeaways - More", "Key Takeaways"),
    ],
)
def test_a_section_name_may_hold_stops_and_dashes(line: str, section: str) -> None:
    assert {name for _, name, _ in body(line)} == {section}


def test_several_articles_in_a_file_with_and_without_datelines(capture: Capture) -> None:
    found, problems = capture(
        "Workflow\nFirst headline\nCore Viewpoint - One [1] Group 1 - Two [2]\n"
        "Second headline\nGroup 1 - Three [3]\n"
        "Third headline\nSina·2025-01-02\nFour.\n"
        "Workflow\nprices\nicon\nSearch documents\nFourth headline\nFive\n"
    )
    assert problems == []
    assert [(article.title, article.topic) for article in found] == [
        ("First headline", ""),
        ("Second headline", ""),
        ("Third headline", ""),
        ("Fourth headline", "prices"),
    ]
    assert [texts(article)[-1][2] for article in found] == ["Two", "Three", "Four.", "Five"]


def test_a_page_without_its_first_line_of_chrome_still_gives_its_topic(capture: Capture) -> None:
    (article,), _ = capture("稀土自主\nicon\nSearch documents\nHeadline\nSina·2025-01-02\n")
    assert (article.topic, article.title) == ("稀土自主", "Headline")


def test_a_headline_is_no_topic_because_of_a_word_below_it(capture: Capture) -> None:
    (article,), _ = capture("Headline\nSina·2025-01-02\nicon\nText.\n")
    assert (article.topic, article.title, article.source) == ("", "Headline", "Sina")
    assert [text for _, _, text in texts(article)] == ["icon", "Text."]


def test_chrome_words_inside_an_article_are_text(capture: Capture) -> None:
    (article,), _ = capture("Headline\nSina·2025-01-02\nOne.\nTwo.\nThree.\nicon\nWorkflow\nFour.\n")
    assert [text for _, _, text in texts(article)] == ["One.", "Two.", "Three.", "icon", "Workflow", "Four."]


@pytest.mark.parametrize("stamp", ["2025-13-40", "2025-02-30 10:00", "2025-07", "2025-7-22-9"])
def test_a_date_that_does_not_exist_is_left_empty_and_named(capture: Capture, stamp: str) -> None:
    (article,), (problem,) = capture(f"Workflow\nHeadline\nSou Hu Cai Jing· {stamp}\n\nText.\n")
    assert (article.source, article.published_on, article.published_time) == ("Sou Hu Cai Jing", None, "")
    assert texts(article) == [("paragraph", "", "Text.")]
    assert problem.place == "line 3"
    assert stamp in problem.reason


def test_a_time_that_does_not_exist_leaves_the_day(capture: Capture) -> None:
    (article,), (problem,) = capture("Headline\nSina· 2025-07-22 25:61\nText.\n")
    assert (article.published_on, article.published_time) == (date(2025, 7, 22), "")
    assert "25:61" in problem.reason


def test_a_headline_alone_is_an_article(capture: Capture) -> None:
    (article,), problems = capture("Workflow\n稀土\n")
    assert problems == []
    assert (article.title, len(article.passages), article.source, article.published_on) == ("稀土", 1, "", None)


def test_a_page_that_begins_with_its_text_gets_no_invented_headline(capture: Capture) -> None:
    (article,), _ = capture("Workflow\nCore Viewpoint - The plan holds [1]\n")
    assert article.title == ""
    assert article.passages[0].kind == "lead"


def test_only_chrome_is_named(capture: Capture) -> None:
    found, (problem,) = capture("Workflow\n稀土自主\nicon\nSearch documents\n")
    assert found == []
    assert "no article" in problem.reason


def test_markup_in_a_capture_stays_as_it_was(capture: Capture) -> None:
    title = "<script>alert(1)</script> $math$ ![x](http://example.org/x.png)"
    (article,), _ = capture(f"{title}\n\n**Text** with <b>tags</b>\n")
    assert article.title == title
    assert texts(article) == [("paragraph", "", "**Text** with <b>tags</b>")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The term 稀土 means rare earths", "en"),
        ("MP Materials股价暴涨60%", "zh"),
        ("China's 稀土 plan", "en"),
        ("请看 https://example.org/a/b-c/d", "zh"),
        ("2025", "en"),
        ("", "en"),
    ],
)
def test_language_is_that_of_most_words(text: str, language: str) -> None:
    assert passage_language(text) == language


def test_the_hint_decides_only_where_no_letter_does() -> None:
    assert passage_language("2025!", hint="zh") == "zh"
    assert passage_language("Rare earths", hint="zh") == "en"


@pytest.mark.parametrize(
    ("text", "expected", "references"),
    [
        ("mere negotiations [3][4].", "mere negotiations.", (3, 4)),
        ("states [1][3][5]", "states", (1, 3, 5)),
        ("a [1, 2] b[3]c [2], d", "a b c, d", (1, 2, 3)),
        ("管制 [1] 升级[2]。", "管制升级。", (1, 2)),
        ("[1] First", "First", (1,)),
        ("in [2024] and [a]", "in [2024] and [a]", ()),
    ],
)
def test_references_are_taken_off_tidily(text: str, expected: str, references: tuple[int, ...]) -> None:
    assert take_references(text) == (expected, references)


def test_marks_on_a_line_of_their_own_belong_to_what_they_follow() -> None:
    (passage,) = capture_passages("", ["[5]", "Text [3].", "[3][4]"])
    assert (passage.text, passage.references) == ("Text.", (5, 3, 4))


def test_a_long_paragraph_is_cut_at_ends_of_sentences() -> None:
    sentence = "Prices of the oxide rose for a third week [3]. "
    pieces = list(cut_long((sentence * 200).strip()))
    assert all(len(piece) <= 2_000 and piece.endswith("[3].") for piece in pieces)
    assert "".join(pieces).replace(" ", "") == (sentence * 200).replace(" ", "")


@given(st.text(alphabet="ab 稀土。. ！\u3000", max_size=60).map(lambda text: text * 80))
def test_cutting_loses_nothing(text: str) -> None:
    pieces = list(cut_long(fold_blanks(text)))
    assert all(len(piece) <= 2_000 for piece in pieces)
    assert "".join(pieces).replace(" ", "") == fold_blanks(text).replace(" ", "")


BITS = st.sampled_from(
    [
        " - ",
        " ",
        "[3]",
        "[12][4]",
        ".",
        "。",
        "Group 1",
        "Group 2: Name",
        "Core Viewpoint",
        "U.S.",
        "稀土",
        "Prices",
        "rose",
    ]
)


@given(st.lists(BITS, max_size=40).map("".join))
def test_run_on_text_loses_no_letter_and_no_reference(line: str) -> None:
    line = fold_blanks(line)
    passages = capture_passages("", [line])
    text = "".join(passage.section + passage.text for passage in passages)
    for word in ("Prices", "rose", "稀土", "Name", "U.S", "Viewpoint"):
        assert text.count(word) >= line.count(word)
    numbers = {number for passage in passages for number in passage.references}
    if passages:
        assert all(number in numbers or f"[{number}]" in text for number in (3, 4, 12) if f"[{number}]" in line)
    assert all(passage.text == fold_blanks(passage.text) and passage.text for passage in passages)


@given(st.text(max_size=60))
def test_no_line_breaks_the_dateline_reader(line: str) -> None:
    dateline = parse_dateline(line)
    assert dateline is None or dateline.day or dateline.fault
