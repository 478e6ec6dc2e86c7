"""The page Compare: its presets, its sides, its sentences."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import Params, address, headings, open_page, page_text, served
from tests.tables import ReadTable, read_table

__all__ = ["served"]
THEMES: Params = {"a": "theme:alliances", "b": "theme:military_demand"}
VIEWS: list[Params] = [
    THEMES,
    THEMES | {"what": "concepts", "by": "log_ratio", "show": "rates", "fix": "none", "least": "2", "top": "50"},
    THEMES | {"sort": "-log_ratio", "stop": "1", "words": "en"},
    THEMES | {"sort": "<b>", "by": "nothing", "wall": "1"},
    {"a": "language:zh", "b": "language:en", "theme": "technology_controls"},
    {"a": "until:2025-07-22", "b": "since:2025-07-23", "least": "2"},
    {"a": "all", "b": "theme:alliances"},
    {"a": "rest", "b": "topic:稀土自主"},
    {"b": "source:"},
    {"a": "theme:technology_controls", "b": "rest", "loo": "article", "fix": "none", "least": "2"},
    {"a": "theme:technology_controls", "b": "rest", "loo": "rule", "what": "concepts"},
]


def plainly(app: AppTest) -> str:
    return page_text(app).replace("\\", "")


def warned(app: AppTest) -> str:
    return "\n".join(str(warning.value) for warning in app.warning).replace("\\", "")


def page_html(app: AppTest) -> str:
    return "".join(str(one.proto.body) for one in app.get("html"))


def versus(app: AppTest) -> ReadTable:
    """The leading words of both sides."""
    return read_table(page_html(app), "versus")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("params", VIEWS, ids=map(str, VIEWS))
def test_a_comparison_is_drawn(params: Params) -> None:
    app = open_page("compare", params)
    assert "**A, " in page_text(app)
    assert any("against" in heading for heading in headings(app))
    assert (len(app.selectbox) == 0) == ("wall" in params)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        (
            {"a": "theme:alliances", "b": "theme:alliances"},
            "A and B are both Alliances. Choose another B",
        ),
        ({"a": "all", "b": "rest"}, "All that the filter leaves has no rest."),
        ({"a": "theme:<b>"}, "There is no theme “<b>” here."),
        ({"a": "nothing"}, "“nothing” is no side of a comparison."),
        ({"a": "language:zh", "b": "language:en", "language": "zh"}, "The filter leaves nothing of English"),
        ({"a": "until:1999-01-01", "b": "since:1999-01-02"}, "A, up to 1999-01-01, has no passage under this filter"),
        ({"a": "since:2025-07-01", "b": "until:9999-12-31"}, "“9999-12-31” is not a date like 2025-07-22."),
        ({"a": "since:0001-01-01", "b": "rest"}, "“0001-01-01” is not a date like 2025-07-22."),
        ({"a": "until:0001-01-02", "b": "since:9999-12-30"}, "A, up to 0001-01-02, has no passage under this filter"),
        ({**THEMES, "q": "rare", "match": "all"}, ""),
        ({**THEMES, "least": "100"}, "No word occurs 100 times. Ask for fewer occurrences"),
        ({"a": "language:zh", "b": "language:en", "what": "words", "words": "zh", "least": "2"}, ""),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(params: Params, sentence: str) -> None:
    assert sentence in warned(open_page("compare", params))


@pytest.mark.usefixtures("served")
def test_passages_on_both_sides_are_counted_and_said() -> None:
    app = open_page("compare", {"a": "theme:technology_controls", "b": "theme:pricing_power"})
    assert "are on both sides and count on each" in page_text(app)


@pytest.mark.usefixtures("served")
def test_undated_articles_are_on_no_side_of_a_date_and_said_so() -> None:
    app = open_page("compare", {"a": "until:2025-07-22", "b": "since:2025-07-23", "least": "2"})
    assert "2 articles without a date are on neither side" in page_text(app)


@pytest.mark.usefixtures("served")
def test_what_hangs_on_one_article_is_marked() -> None:
    app = open_page("compare", {"a": "theme:technology_controls", "loo": "article", "fix": "none", "least": "2"})
    assert "key words do not hold († )" in page_text(app).replace("\\", "").replace("(†)", "(† )")
    assert any("carried by 1 article: " in row[0] for row in versus(app).rows)


@pytest.mark.usefixtures("served")
def test_what_is_sure_of_nothing_has_nothing_to_hold() -> None:
    app = open_page("compare", {"a": "theme:technology_controls", "loo": "article"})
    assert re.search(r"None of the \d+ key words is sure to begin with \(\?\), so there is nothing", plainly(app))
    assert "It holds" not in page_text(app)
    assert "†" not in page_html(app)
    assert any(row[0].endswith(" ?") for row in versus(app).rows)
    milder = plainly(
        open_page("compare", {"a": "theme:technology_controls", "loo": "article", "fix": "none", "least": "2"})
    )
    assert re.search(
        r"(\d+) of \d+ key words are sure to begin with \(others: \?\)\. \d+ of \1 key words do not", milder
    )
    none = plainly(open_page("compare", {"a": "theme:technology_controls", "loo": "article", "by": "log_ratio"}))
    assert "There is no key word to test." in none


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "called"),
    [
        ({}, "of the themes, Technology controls"),
        ({"theme": "technology_controls"}, "of the other themes, Military demand"),
        ({"theme": ["pricing_power", "alliances"]}, "of the themes, Alliances"),
        ({"b": "theme:technology_controls"}, "of the other themes, Military demand"),
    ],
)
def test_side_a_is_the_theme_with_most_passages_and_said_so(params: Params, called: str) -> None:
    assert f"No A is chosen: {called} has most passages here." in plainly(open_page("compare", params))
    assert "No A is chosen" not in page_text(open_page("compare", params | {"a": "theme:alliances"}))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("params", [{"language": "zh"}, {"theme": "pricing_power"}])
def test_a_filter_starts_on_a_side_that_has_words(params: Params) -> None:
    app = open_page("compare", params)
    assert not app.warning
    assert "**A, " in page_text(app)


@pytest.mark.usefixtures("served")
def test_a_word_of_one_side_is_said_to_be_so() -> None:
    app = open_page("compare", {"a": "language:zh", "b": "language:en", "what": "words", "least": "2"})
    ratios = [row[-2] for row in versus(app).rows]
    alone = [found.groups() for ratio in ratios if (found := re.match(r"([+-])[\d.]+ only in ([AB])$", ratio))]
    assert set(alone) == {("+", "A"), ("-", "B")}


@pytest.mark.usefixtures("served")
def test_one_article_is_warned_of() -> None:
    app = open_page("compare", {"a": "topic:资源话语权争夺", "b": "rest", "least": "2"})
    assert "A is one article only" in page_text(app)


@pytest.mark.usefixtures("served")
def test_a_preset_sets_both_sides() -> None:
    app = open_page("compare", {"a": "theme:alliances", "theme": "alliances", "sort": "label"})
    app.selectbox(key="compare_preset").set_value("languages").run()
    assert address(app) == {"a": ["language:zh"], "b": ["language:en"], "theme": ["alliances"], "sort": ["label"]}


@pytest.mark.usefixtures("served")
def test_one_date_parts_both_sides() -> None:
    app = open_page("compare", {"a": "since:2025-07-01", "b": "until:2025-06-30"})
    app.date_input(key="compare_day").set_value(date(2025, 7, 20)).run()
    assert address(app) == {"a": ["since:2025-07-20"], "b": ["until:2025-07-19"]}


@pytest.mark.usefixtures("served")
def test_choosing_the_other_side_swaps_them() -> None:
    app = open_page("compare", THEMES)
    app.selectbox(key="compare_a").set_value("theme:military_demand").run()
    assert address(app) == {"a": ["theme:military_demand"], "b": ["theme:alliances"]}
