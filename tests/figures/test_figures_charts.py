"""What the charts draw, read from their data: values, names, colours, order; never pixels."""

from collections.abc import Callable
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.style import HUES, LANGUAGE_HUES, NEUTRAL, enlarge_for_wall, theme_styles
from lib.figures.themes import source_bars, source_headline, theme_bars, theme_headline, theme_lines, theme_matrix
from lib.figures.words import ranking_headline, term_bars, term_language_bars, term_theme_bars

STYLES = theme_styles({"price": "Pricing power", "ally": "Alliances"})
HOSTILE = '<a href="https://x"><b>$x$</b>'
INERT = '&lt;a href="https://x"&gt;&lt;b&gt;＄x＄&lt;/b&gt;'

SHARES = pd.DataFrame(
    [("price", 3, 0.75, 1200, 0.6), ("ally", 1, 0.25, 400, 0.2)],
    columns=["theme", "n_articles", "share_articles", "n_passages", "share_passages"],
)
JANUARY, FEBRUARY = pd.Timestamp("2025-01-01"), pd.Timestamp("2025-02-01")
JANUARY_END, FEBRUARY_END = pd.Timestamp("2025-01-31"), pd.Timestamp("2025-02-28")
TIMELINE = pd.DataFrame(
    [
        (JANUARY, JANUARY_END, "price", 1, 4, 0.25, 1, 2, 0.5),
        (FEBRUARY, FEBRUARY_END, "price", 2, 4, 0.50, 1, 3, 1 / 3),
        (JANUARY, JANUARY_END, "ally", 0, 4, 0.00, 0, 2, 0.0),
        (FEBRUARY, FEBRUARY_END, "ally", 2, 4, 0.50, 2, 3, 2 / 3),
    ],
    columns=[
        *("period", "period_end", "theme", "n_passages", "of_passages", "share_passages"),
        *("n_articles", "of_articles", "share_articles"),
    ],
)
PAIRS = pd.DataFrame(
    [
        ("price", "price", 8, 3, 6.4, nan, nan, nan, 40, 1.8, nan, nan, nan, 5),
        ("price", "ally", 12, 1, 6.0, 2.0, 1.3, 3.1, 40, 1.2, 1 / 1.2, 0.3, 2.3, 5),
        ("ally", "price", 12, 1, 6.0, 2.0, 1.3, 3.1, 40, 1.2, 1 / 1.2, 0.3, 2.3, 5),
        ("ally", "ally", 15, 2, 2.5, nan, nan, nan, 40, 0.8, nan, nan, nan, 5),
    ],
    columns=[
        *("theme_a", "theme_b", "n_passages", "n_articles"),
        *("expected_passages", "lift_passages", "low_passages", "high_passages", "of_passages"),
        *("expected_articles", "lift_articles", "low_articles", "high_articles", "of_articles"),
    ],
)
MIX = pd.DataFrame(
    [(HOSTILE, 9, 0.5, 90), ("", 5, 0.3, 50), *((f"Source {n}", 1, 0.01, 3) for n in range(9))],
    columns=["source", "n_articles", "share_articles", "n_passages"],
)
TERMS = pd.DataFrame(
    [(HOSTILE, "en", 30, 60.5, 4, 1), ("稀土", "zh", 1200, 2.25, 3, 2), ("magnet", "en", 7, 1.0, 2, 3)],
    columns=["term", "language", "count", "per_1000", "n_articles", "rank"],
)
SPLIT = pd.DataFrame(
    [
        *((HOSTILE, "price", 3), (HOSTILE, "ally", 2), (HOSTILE, "", 1)),
        *(("稀土", "price", 0), ("稀土", "ally", 4), ("稀土", "", 9)),
    ],
    columns=["term", "theme", "count"],
)
DRAWN: dict[str, tuple[Callable[[pd.DataFrame], go.Figure], pd.DataFrame]] = {
    "theme_bars": (lambda frame: theme_bars(frame, STYLES, "passages"), SHARES),
    "theme_lines": (lambda frame: theme_lines(frame, STYLES), TIMELINE),
    "theme_matrix": (lambda frame: theme_matrix(frame, STYLES, "passages"), PAIRS),
    "source_bars": (source_bars, MIX),
    "term_bars": (lambda frame: term_bars(frame, "count"), TERMS),
    "term_theme_bars": (lambda frame: term_theme_bars(frame, STYLES), SPLIT),
    "term_language_bars": (lambda frame: term_language_bars(frame, "count"), TERMS),
}


def names(fig: go.Figure, axis: str = "yaxis") -> list[str]:
    """What stands beside the rows of a list."""
    return list(fig.layout[axis].ticktext or fig.data[0].y)


def texts(fig: go.Figure) -> list[str]:
    """Every string a figure would draw or tell a pointer."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for key, part in value.items():
                if key not in {"customdata", "meta", "hovertemplate", "texttemplate"}:
                    walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part)

    walk(fig.to_plotly_json())
    return found


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_has_alt_text_and_leaves_its_frame_alone(name: str) -> None:
    draw, frame = DRAWN[name]
    before = frame.copy(deep=True)
    fig = draw(frame)
    assert len(fig.data) > 0
    assert len(fig.layout.meta["alt"]) > 20
    assert fig.layout.height >= 160
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("name", DRAWN)
def test_an_empty_frame_gives_a_sentence(name: str) -> None:
    draw, frame = DRAWN[name]
    fig = draw(frame.iloc[:0])
    assert len(fig.data) == 0
    assert fig.layout.annotations[0].text.startswith("No ")
    assert fig.layout.meta["alt"].endswith(".")


@pytest.mark.parametrize("name", DRAWN)
def test_on_the_wall_no_type_is_small(name: str) -> None:
    draw, frame = DRAWN[name]
    fig = draw(frame)
    large = enlarge_for_wall(fig)
    assert large.layout.height > fig.layout.height
    axes = [large.layout[axis] for axis in large.layout if axis.startswith(("xaxis", "yaxis"))]
    assert len(axes) >= 2
    assert all(axis.tickfont.size >= 22 and axis.title.font.size >= 22 for axis in axes)
    assert all(note.font.size >= 22 for note in large.layout.annotations)
    assert all(trace.textfont.size >= 22 for trace in large.data)
    assert large.layout.legend.font.size is None or large.layout.legend.font.size >= 18


@pytest.mark.parametrize("name", ["source_bars", "term_bars", "term_theme_bars", "term_language_bars"])
def test_hostile_words_are_drawn_as_they_stand(name: str) -> None:
    draw, frame = DRAWN[name]
    drawn = texts(draw(frame))
    assert not [text for text in drawn if "<a" in text or "<b>" in text or "$" in text]
    assert any(text.startswith("&lt;a href") for text in drawn)


def test_theme_bars() -> None:
    fig = theme_bars(SHARES, STYLES, "passages")
    (bars,) = fig.data
    assert list(bars.x) == [0.6, 0.2]
    assert list(bars.text) == ["60% (1,200)", "20% (400)"]
    assert list(bars.marker.color) == list(HUES[:2])
    assert list(bars.customdata) == ["price", "ally"]
    assert [label.split(" ", 1)[1] for label in names(fig)] == ["Pricing power", "Alliances"]
    assert fig.layout.meta["alt"] == "Share of passages by theme: Pricing power 60% (1,200); Alliances 20% (400)"
    assert list(theme_bars(SHARES, STYLES, "articles").data[0].x) == [0.75, 0.25]


def test_theme_bars_without_a_theme_are_a_sentence() -> None:
    none = SHARES.assign(n_passages=0, share_passages=0.0)
    assert theme_bars(none, STYLES, "passages").layout.annotations[0].text == "No theme in these passages."


def test_the_headline_says_what_leads_and_nothing_where_none_does() -> None:
    assert theme_headline(SHARES, STYLES, "passages") == "Pricing power leads: 60% of passages"
    assert theme_headline(SHARES, STYLES, "articles") == "Pricing power leads: 75% of articles"
    alike = SHARES.assign(n_passages=7, share_passages=0.35)
    assert theme_headline(alike, STYLES, "passages") == "Pricing power and Alliances lead: 35% of passages each"
    assert theme_headline(SHARES.assign(n_passages=0), STYLES, "passages") == "No theme in these passages"
    assert theme_headline(SHARES.iloc[:0], STYLES, "passages") == "Share of passages by theme"


def test_the_headline_of_a_ranking_says_what_leads() -> None:
    listed = pd.DataFrame({"term": ["quota", "price", "mine"], "count": [9, 5, 5], "n_articles": [3, 3, 1]})
    names = listed["term"].tolist()
    assert ranking_headline(listed, names, "count") == "Count: quota leads with 9"
    assert ranking_headline(listed, names, "n_articles") == "Articles: quota and price lead with 3"
    alike = listed.assign(count=5)
    assert ranking_headline(alike, names, "count") == "Count: 3 lead with 5"
    assert ranking_headline(listed, names, "count", turned=True) == "Count, from the other end"
    assert ranking_headline(listed.iloc[:0], [], "count") == "Count"


def test_under_a_filter_of_themes_the_headline_says_what_share_of_the_whole_they_have() -> None:
    def said(*chosen: str, together: bool = False) -> str:
        return theme_headline(SHARES, STYLES, "passages", chosen, together=together)

    assert said("price") == "Pricing power is in 60% of passages"
    assert said("price", "ally") == "Pricing power leads of the themes chosen: 60% of passages"
    both = SHARES.assign(n_passages=3, share_passages=0.03)
    headline = theme_headline(both, STYLES, "passages", ("price", "ally"), together=True)
    assert headline == "Pricing power and Alliances meet in 3.0% of passages"
    alone = SHARES.assign(n_passages=[9, 0], share_passages=[0.3, 0.0])
    assert theme_headline(alone, STYLES, "passages", ("price",)) == "Pricing power is in 30% of passages"


def test_one_article_is_said_to_be_one() -> None:
    headline = theme_headline(SHARES, STYLES, "passages", n_articles=1)
    assert headline == "Pricing power leads: 60% of passages of one article"
    assert theme_headline(SHARES, STYLES, "articles", n_articles=1) == "One article, with Pricing power and Alliances"


def test_the_headline_of_sources_says_which_leads_or_that_none_does() -> None:
    def said(*rows: tuple[str, int]) -> str:
        return source_headline(pd.DataFrame(rows, columns=["source", "n_articles"]))

    assert said(("Wire", 3), ("", 1)) == "Wire leads: 3 of 4 articles"
    assert said(("", 3), ("Wire", 1)) == "3 of 4 articles state no source"
    assert said(("Wire", 2), ("Post", 2), ("", 1)) == "2 of 3 sources with 2 articles each"
    assert said(("Wire", 1), ("Post", 1)) == "2 sources with 1 article each"
    assert said(("Wire", 5)) == "All 5 articles from Wire"
    assert said(("", 1)) == "1 article without a source"
    assert said() == "Articles by source"


def test_a_theme_that_rests_on_one_article_is_marked_and_its_tooltip_says_so() -> None:
    (bars,) = theme_bars(SHARES, STYLES, "passages", notes={"price": f"carried by 1 article: {HOSTILE}"}).data
    assert [label.endswith("†") for label in bars.y] == [True, False]
    assert INERT in bars.hovertext[0]
    assert bars.customdata[0] == "price"


def test_theme_lines() -> None:
    fig = theme_lines(TIMELINE, STYLES)
    price, ally = fig.data
    assert (price.name, ally.name) == ("Pricing power", "Alliances")
    assert (list(price.y), list(ally.y)) == ([0.25, 0.5], [0.0, 0.5])
    assert list(price.x) == list(ally.x) == ["2025-01-01", "2025-02-01"]  # both 50 % in February: on their day
    assert (price.line.color, ally.line.color) == HUES[:2]
    assert price.marker.symbol != ally.marker.symbol
    assert {point[0] for point in ally.customdata} == {"ally"}
    assert fig.layout.meta["alt"].endswith("Last point: Pricing power 50%; Alliances 50%")


def test_names_at_the_ends_of_lines_do_not_cover_each_other() -> None:
    fig = theme_lines(TIMELINE, STYLES, height=300)
    low, high = sorted(note.y for note in fig.layout.annotations)
    pixels = (high - low) / (0.5 * 1.1) * (300 - 60)
    assert pixels >= 18


def test_names_at_the_ends_stay_in_the_picture_however_many_lines_end_at_the_top() -> None:
    fig = theme_lines(TIMELINE.assign(share_passages=0.5), STYLES)
    highest = max(note.y for note in fig.layout.annotations)
    assert highest <= fig.layout.yaxis.range[1]


def test_theme_matrix() -> None:
    fig = theme_matrix(PAIRS, STYLES, "passages")
    cells, targets = fig.data
    assert [tuple(names) for names in targets.customdata] == [tuple(cell) for row in cells.customdata for cell in row]
    assert [list(row) for row in cells.z] == [[8, 12], [12, 15]]
    assert [[list(cell) for cell in row] for row in cells.customdata] == [
        [["price", "price", "passages"], ["price", "ally", "passages"]],
        [["ally", "price", "passages"], ["ally", "ally", "passages"]],
    ]
    assert fig.layout.meta["alt"] == "Passages that carry two themes: Pricing power and Alliances 12"


def test_the_matrix_does_not_depend_on_the_order_of_its_rows() -> None:
    one, other = theme_matrix(PAIRS, STYLES, "articles"), theme_matrix(PAIRS.iloc[::-1], STYLES, "articles")
    assert one.to_json() == other.to_json()


def test_source_bars_name_the_largest_and_add_up_the_rest() -> None:
    fig = source_bars(MIX)
    (bars,) = fig.data
    assert list(bars.x) == [9, 5, 1, 1, 1, 1, 1, 1, 3]
    assert names(fig)[0].startswith("&lt;a href")
    assert names(fig)[1:3] == ["(not stated)", "Source 0"]
    assert names(fig)[-1] == "(3 more)"
    assert [text.rpartition(": ")[2] for text in bars.hovertext][1:3] == ["5 articles", "1 article"]
    assert sum(bars.x) == MIX["n_articles"].sum()
    assert HOSTILE in fig.layout.meta["alt"]


def test_a_click_on_the_rest_of_the_sources_is_no_source() -> None:
    keys = list(source_bars(MIX).data[0].customdata)
    assert keys[:2] == [HOSTILE, ""]
    assert keys[-1] is None


@pytest.mark.parametrize(
    ("measure", "values", "message"),
    [
        ("count", [30, 1200, 7], ["30", "1,200", "7"]),
        ("per_1000", [60.5, 2.25, 1.0], ["60.50", "2.25", "1.00"]),
        ("n_articles", [4, 3, 2], ["4", "3", "2"]),
    ],
)
def test_term_bars(measure: Any, values: list[float], message: list[str]) -> None:
    fig = term_bars(TERMS, measure)
    (bars,) = fig.data
    assert (list(bars.x), list(bars.text)) == (values, message)
    assert list(bars.customdata) == TERMS["term"].tolist()
    assert list(bars.marker.color) == [LANGUAGE_HUES["en"], LANGUAGE_HUES["zh"], LANGUAGE_HUES["en"]]
    assert names(fig)[1:] == ["稀土", "magnet"]
    assert fig.layout.xaxis.range[1] > max(values)


def test_two_long_words_that_begin_alike_keep_a_bar_each() -> None:
    alike = TERMS.assign(term=["x" * 40 + end for end in "abc"])
    (bars,) = term_bars(alike, "count").data
    assert len(set(bars.y)) == 3


def test_term_theme_bars() -> None:
    fig = term_theme_bars(SPLIT, STYLES)
    assert [list(trace.x) for trace in fig.data] == [[3, 0], [2, 4], [1, 9]]
    assert [trace.marker.color for trace in fig.data] == [*HUES[:2], NEUTRAL]
    assert [trace.name for trace in fig.data] == ["● Pricing power", "■ Alliances", "no theme"]
    parts = [[tuple(datum) for datum in trace.customdata] for trace in fig.data]
    assert parts == [[(HOSTILE, theme), ("稀土", theme)] for theme in ("price", "ally", "")]
    assert fig.layout.barmode == "stack"
    assert fig.layout.xaxis.range[1] > 13
    hostile = term_theme_bars(SPLIT, theme_styles({"price": HOSTILE, "ally": "Alliances"})).data[0]
    assert INERT in hostile.name
    assert "%{fullData.name}: " in hostile.hovertemplate


def test_term_language_bars() -> None:
    fig = term_language_bars(TERMS, "count")
    chinese, english = fig.data
    assert (list(chinese.x), list(english.x)) == ([1200], [30, 7])
    assert (list(chinese.customdata), list(english.customdata)) == (["稀土"], [HOSTILE, "magnet"])
    assert {note.text for note in fig.layout.annotations} == {"Chinese", "English"}
    alone = term_language_bars(TERMS[TERMS["language"] == "en"], "count")
    assert [len(trace.x) for trace in alone.data if trace.x] == [2]
