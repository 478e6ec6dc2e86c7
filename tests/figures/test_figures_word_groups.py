"""What the pictures of words by group and of concepts by language draw, read from their data."""

from typing import Any

import pandas as pd
import pytest

from lib.figures.style import LANGUAGE_HUES, enlarge_for_wall
from lib.figures.words import (
    MEASURE_LABELS,
    RANKING_LABELS,
    format_value,
    name_language_bars,
    term_bars,
    term_group_matrix,
)

HOSTILE = '<a href="https://x"><b>$x$</b>'
SPLIT = pd.DataFrame(
    [
        *((HOSTILE, "Wire", 30, 6.0, 4), (HOSTILE, "", 15, 3.0, 2), (HOSTILE, "日報", 0, 0.0, 0)),
        *(("稀土", "Wire", 1, 0.2, 1), ("稀土", "", 0, 0.0, 0), ("稀土", "日報", 1200, 60.0, 3)),
    ],
    columns=["term", "group", "count", "per_1000", "n_articles"],
)
NAMES = pd.DataFrame(
    [
        ("concept:rare-earths", "Rare earths 稀土", 30, 10, 20, 6.0, 5, 2, 4, 1),
        ("actor:japan", HOSTILE, 4, 4, 0, 0.8, 1, 1, 0, 2),
    ],
    columns=[*("name", "label", "count", "zh", "en", "per_1000", "n_articles", "articles_zh", "articles_en", "rank")],
)
CALLED = {"": "not stated"}


def test_a_cell_is_as_deep_as_it_is_near_to_its_rows_largest() -> None:
    fig = term_group_matrix(SPLIT, "count", CALLED)
    cells, targets = fig.data
    assert [list(row) for row in cells.z] == [[1, 0.5, 0], [1 / 1200, 0, 1]]
    assert [list(row) for row in cells.text] == [["30", "15", ""], ["1", "", "1,200"]]
    assert list(fig.layout.xaxis.ticktext) == ["Wire", "not stated", "日報"]
    assert [tuple(one) for one in targets.customdata][:2] == [(HOSTILE, "Wire"), (HOSTILE, "")]
    assert list(zip(targets.x, targets.y, strict=True)) == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]
    assert targets.hovertext[5] == "稀土, 日報<br>1,200 times, 60.00 per 1,000, 3 articles"
    assert "稀土 most in 日報 (1,200)" in fig.layout.meta["alt"]


def test_rates_and_articles_are_written_in_the_cells() -> None:
    assert list(term_group_matrix(SPLIT, "per_1000", CALLED).data[0].text[0]) == ["6.00", "3.00", ""]
    assert list(term_group_matrix(SPLIT, "n_articles", CALLED).data[0].text[1]) == ["1", "", "3"]


def test_hostile_words_and_groups_are_drawn_as_they_stand() -> None:
    hostile = SPLIT.replace({"group": {"Wire": HOSTILE}})
    fig = term_group_matrix(hostile, "count", CALLED)
    drawn = [*fig.layout.xaxis.ticktext, *fig.layout.yaxis.ticktext, *fig.data[1].hovertext]
    drawn += [*name_language_bars(NAMES, "count").layout.yaxis.ticktext]
    assert not [text for text in drawn if "<a" in text or "<b>" in text.replace("<br>", "") or "$" in text]


def test_a_name_is_one_bar_of_two_languages() -> None:
    fig = name_language_bars(NAMES, "count")
    chinese, english = fig.data
    assert (list(chinese.x), list(english.x)) == ([10, 4], [20, 0])
    assert (chinese.marker.color, english.marker.color) == (LANGUAGE_HUES["zh"], LANGUAGE_HUES["en"])
    assert fig.layout.barmode == "stack"
    assert list(chinese.customdata) == ["concept:rare-earths", "actor:japan"]
    assert "Rare earths 稀土 10 Chinese, 20 English" in fig.layout.meta["alt"]
    rates = name_language_bars(NAMES, "per_1000")
    assert [a + b for a, b in zip(rates.data[0].x, rates.data[1].x, strict=True)] == pytest.approx([6.0, 0.8])


def test_articles_of_two_languages_have_no_sum() -> None:
    chinese, english = name_language_bars(NAMES, "n_articles").data
    assert {chinese.type, english.type} == {"scatter"}
    assert list(chinese.x) == [2, 1]
    assert english.x[0] == 4
    assert pd.isna(english.x[1])
    assert chinese.marker.symbol != english.marker.symbol


@pytest.mark.parametrize("fig", [term_group_matrix(SPLIT, "count", CALLED), name_language_bars(NAMES, "n_articles")])
def test_on_the_wall_no_type_is_small(fig: Any) -> None:
    large = enlarge_for_wall(fig)
    assert all(large.layout[axis].tickfont.size >= 22 for axis in ("xaxis", "yaxis"))
    assert large.layout.height > fig.layout.height


@pytest.mark.parametrize(
    "fig", [term_group_matrix(SPLIT.iloc[:0], "count", {}), name_language_bars(NAMES[:0], "count")]
)
def test_nothing_to_draw_is_a_sentence(fig: Any) -> None:
    assert len(fig.data) == 0
    assert fig.layout.annotations[0].text.startswith("No ")


def test_more_groups_than_fit_upright_have_turned_names() -> None:
    many = pd.concat([SPLIT.assign(group=f"Source {number}") for number in range(12)]).drop_duplicates(
        ["term", "group"]
    )
    fig = term_group_matrix(many.sort_values(["term", "group"]), "count", {})
    assert fig.layout.xaxis.tickangle != 0
    assert term_group_matrix(SPLIT, "count", {}).layout.xaxis.tickangle == 0


@pytest.mark.parametrize(
    ("measure", "value", "message"),
    [
        *(("count", 1200.0, "1,200"), ("per_1000", 2.255, "2.25"), ("dp", 0.9965, "0.997"), ("tf_idf", 5.66, "5.7")),
        *(("tf_idf", 16862.6, "16,863"), ("juilland_d", float("nan"), "–")),
    ],
)
def test_values_as_they_are_shown(measure: Any, value: float, message: str) -> None:
    assert format_value(value, measure) == message


def test_bars_by_dispersion_and_where_there_is_none() -> None:
    words = pd.DataFrame({"term": ["a", "b"], "language": ["en", "zh"], "count": [3, 2], "dp": [0.5, float("nan")]})
    assert list(term_bars(words, "dp").data[0].text) == ["0.500", "–"]
    alone = term_bars(words.assign(juilland_d=float("nan")), "juilland_d")
    assert alone.layout.annotations[0].text.startswith("No Even D: one article alone")
    assert list(RANKING_LABELS)[:3] == list(MEASURE_LABELS)
