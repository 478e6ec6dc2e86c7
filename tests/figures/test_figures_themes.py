"""What the charts of the page of themes draw: values, marks, what a click is told; never pixels."""

import re
from collections.abc import Callable
from math import nan

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.style import HUES, ThemeStyle, enlarge_for_wall, theme_styles
from lib.figures.themes import (
    Scale,
    groups_headline,
    left_out_sentence,
    pairs_headline,
    theme_bars,
    theme_group_dots,
    theme_lift_matrix,
    theme_lines,
    theme_matrix,
    timeline_headline,
    title_body_dots,
    title_body_headline,
)
from lib.model import Period
from tests.figures.test_figures_charts import HOSTILE, INERT, PAIRS, SHARES, TIMELINE, names, texts

STYLES = theme_styles({"price": "Pricing power", "ally": "Alliances"})


def grouped(*groups: str) -> pd.DataFrame:
    rows = [
        (group, theme, n, 40, n / 40, 1, 4, 0.25, n / 50, n / 20, 0.1, 0.5)
        for group in groups
        for theme, n in (("price", 10), ("ally", 4))
    ]
    units = [f"{name}_{unit}" for unit in ("passages", "articles") for name in ("n", "of", "share")]
    ends = [f"{end}_{unit}" for unit in ("passages", "articles") for end in ("low", "high")]
    return pd.DataFrame(rows, columns=["group", "theme", *units, *ends])


GROUPS = grouped(HOSTILE, "", "Wire")
SIDES = pd.DataFrame(
    [("price", 8, 2, 0.25, 6, 0.75, 1, 5, 1), ("ally", 8, 4, 0.5, 4, 0.5, 0, 0, 4)],
    columns=[
        *("theme", "n_articles", "n_title", "share_title", "n_body", "share_body"),
        *("title_only", "body_only", "both"),
    ],
)
DRAWN: dict[str, tuple[Callable[[pd.DataFrame], go.Figure], pd.DataFrame]] = {
    "theme_lines": (lambda frame: theme_lines(frame, STYLES, 360, "articles", "count", strip=True), TIMELINE),
    "theme_lift_matrix": (lambda frame: theme_lift_matrix(frame, STYLES, "passages"), PAIRS),
    "theme_group_dots": (lambda frame: theme_group_dots(frame, STYLES, "passages", "share"), GROUPS),
    "title_body_dots": (lambda frame: title_body_dots(frame, STYLES, "share"), SIDES),
}


@pytest.mark.parametrize("name", DRAWN)
def test_alt_text_an_untouched_frame_and_a_sentence_for_none(name: str) -> None:
    draw, frame = DRAWN[name]
    before = frame.copy(deep=True)
    fig = draw(frame)
    assert any(character.isdigit() for character in fig.layout.meta["alt"])
    pd.testing.assert_frame_equal(frame, before)
    none = draw(frame.iloc[:0])
    assert len(none.data) == 0
    assert none.layout.annotations[0].text.startswith("No ")
    assert none.layout.height == fig.layout.height


NAMED_BY_A_CODEBOOK: dict[str, Callable[[dict[str, ThemeStyle]], go.Figure]] = {
    "theme_bars": lambda styles: theme_bars(SHARES, styles, "passages"),
    "theme_lines": lambda styles: theme_lines(TIMELINE, styles, strip=True),
    "theme_matrix": lambda styles: theme_matrix(PAIRS, styles, "passages"),
    "theme_lift_matrix": lambda styles: theme_lift_matrix(PAIRS, styles, "passages"),
    "theme_group_dots": lambda styles: theme_group_dots(GROUPS, styles, "passages", "share"),
    "title_body_dots": lambda styles: title_body_dots(SIDES, styles, "share"),
}


@pytest.mark.parametrize("name", NAMED_BY_A_CODEBOOK)
def test_the_name_of_a_theme_is_drawn_as_it_stands(name: str) -> None:
    fig = NAMED_BY_A_CODEBOOK[name](theme_styles({"price": HOSTILE, "ally": "%{customdata[0]} <i>us</i>"}))
    labels = [*texts(fig), *(trace.hovertemplate or "" for trace in fig.data)]
    assert any(INERT in text for text in labels)
    assert not [text for text in labels if re.search(r"<[abi]\b|\$", text)]
    assert not [trace for trace in fig.data if "us&lt;/i" in (trace.hovertemplate or "")], "it would be filled in"
    assert HOSTILE in fig.layout.meta["alt"]


@pytest.mark.parametrize("name", DRAWN)
def test_on_the_wall_no_type_is_small(name: str) -> None:
    draw, frame = DRAWN[name]
    large = enlarge_for_wall(draw(frame))
    axes = [large.layout[axis] for axis in large.layout if axis.startswith(("xaxis", "yaxis"))]
    assert all(axis.tickfont.size >= 22 for axis in axes)
    assert all(note.font.size >= 22 for note in large.layout.annotations)


@pytest.mark.parametrize("name", DRAWN)
def test_a_click_fades_no_other_mark(name: str) -> None:
    draw, frame = DRAWN[name]
    for trace in draw(frame).data:
        if trace.customdata is not None and trace.type != "heatmap":
            assert trace.unselected.marker.opacity == (trace.marker.opacity if trace.marker.opacity == 0 else 1)


def test_a_point_on_fewer_than_three_articles_is_hollow() -> None:
    price = theme_lines(TIMELINE, STYLES).data[0]
    assert list(price.marker.symbol) == ["circle-open", "circle"]  # 2 and 3 articles


def test_points_that_would_lie_on_one_another_are_rings_on_their_day() -> None:
    price, ally = theme_lines(TIMELINE, STYLES).data
    assert list(price.x) == list(ally.x) == ["2025-01-01", "2025-02-01"]
    assert price.marker.size[0] == ally.marker.size[0]  # 25 % and 0 %
    assert price.marker.size[1] > 1.4 * ally.marker.size[1]  # both 50 %: the one drawn first is around the other
    assert price.customdata[1][1] == ally.customdata[1][1] == "2025-02-01"
    large = enlarge_for_wall(theme_lines(TIMELINE, STYLES)).data[0]
    assert [new > old for new, old in zip(large.marker.size, price.marker.size, strict=True)] == [True, True]


def test_a_line_breaks_where_a_time_has_no_articles() -> None:
    months = [pd.Timestamp(2025, month, 1) for month in (1, 2, 8)]
    price = TIMELINE[TIMELINE["theme"] == "price"].iloc[[0]]
    rows = [price.assign(period=first, period_end=first + pd.offsets.MonthEnd()) for first in months]
    (line,) = theme_lines(pd.concat(rows, ignore_index=True), STYLES).data
    assert list(line.x) == ["2025-01-01", "2025-02-01", "2025-03-01", "2025-08-01"]
    assert list(line.y) == [0.25, 0.25, None, 0.25]
    assert line.connectgaps is False


def test_no_more_periods_are_named_than_there_is_room_for() -> None:
    weeks = pd.to_datetime(["2025-07-14", "2025-07-21", "2025-07-28", "2025-11-17"])
    row = TIMELINE.iloc[[0]]
    timeline = pd.concat([row.assign(period=week, period_end=week) for week in weeks], ignore_index=True)
    assert list(theme_lines(timeline, STYLES).layout.xaxis.tickvals) == ["2025-07-14", "2025-11-17"]
    days = pd.concat(
        [row.assign(period=day, period_end=day) for day in pd.date_range("2025-01-02", periods=400)], ignore_index=True
    )
    assert len(theme_lines(days, STYLES).layout.xaxis.tickvals) == 4
    assert list(theme_lines(TIMELINE, STYLES).layout.xaxis.tickvals) == ["2025-01-01", "2025-02-01"]


def test_one_article_is_said_in_the_singular() -> None:
    single = theme_lines(TIMELINE.assign(of_articles=1), STYLES, strip=True)
    assert single.data[0].customdata[0][7] == single.data[2].hovertext[0] == "1 article"


def test_the_columns_of_a_matrix_are_named_in_short() -> None:
    assert list(theme_lift_matrix(PAIRS, STYLES, "passages").layout.xaxis.ticktext) == [
        "●<br>Pricing",
        "■<br>Alliances",
    ]


def test_the_strip_has_the_articles_of_each_period_and_a_click_is_told_the_period() -> None:
    price, ally, strip = theme_lines(TIMELINE, STYLES, 360, "passages", "share", strip=True).data
    assert list(strip.y) == [2, 3]
    assert [tuple(mark) for mark in strip.customdata] == [
        (None, "2025-01-01", "2025-01-31"),
        (None, "2025-02-01", "2025-02-28"),
    ]
    assert [tuple(mark[:4]) for mark in ally.customdata] == [
        ("ally", "2025-01-01", "2025-01-31", 0),
        ("ally", "2025-02-01", "2025-02-28", 2),
    ]
    assert [mark[5] for mark in price.customdata] == [2, 3]


@pytest.mark.parametrize(
    ("unit", "scale", "expected"),
    [
        ("passages", "share", [0.25, 0.5]),
        ("passages", "count", [1, 2]),
        ("articles", "share", [0.5, 1 / 3]),
        ("articles", "count", [1, 1]),
    ],
)
def test_lines_in_every_unit(unit: str, scale: str, expected: list[float]) -> None:
    fig = theme_lines(TIMELINE, STYLES, 300, unit, scale)  # type: ignore[arg-type]  # literals by construction
    assert list(fig.data[0].y) == expected
    assert fig.layout.yaxis.tickformat == (".2~%" if scale == "share" else ",d")


def test_a_theme_that_leads_in_most_periods_is_said_to() -> None:
    march = TIMELINE.iloc[[1, 3]].assign(period=pd.Timestamp("2025-03-01"), share_passages=[0.4, 0.1])
    headline = timeline_headline(pd.concat([TIMELINE, march]), STYLES, "passages", "share", "month")
    assert headline == "Pricing power leads in 2 of 3 months"
    assert timeline_headline(TIMELINE, STYLES, "passages", "share", "month") == "Share of passages over time"
    none = TIMELINE.iloc[:0]
    assert timeline_headline(none, STYLES, "articles", "count", "day") == "No article here states a date"


def test_under_a_filter_of_one_theme_the_headline_of_time_is_its_peak() -> None:
    price = TIMELINE[TIMELINE["theme"] == "price"].assign(of_articles=[3, 5])

    def said(frame: pd.DataFrame, scale: Scale = "share", period: Period = "month") -> str:
        return timeline_headline(frame, STYLES, "passages", scale, period, ("price",))

    assert said(price) == "Pricing power peaks in 2025-02: 50% of passages"
    n = int(price["n_passages"].max())
    assert said(price, "count", "week") == f"Pricing power peaks in the week of 2025-02-01: {n} passages"
    assert said(price.assign(of_articles=[2, 5])) == "Pricing power over time", "too few articles to call it a peak"
    assert said(price.assign(share_passages=0.0)) == "Pricing power over time"


def test_the_lift_matrix_says_lift_and_count_and_brackets_the_uncertain() -> None:
    cells, targets = theme_lift_matrix(PAIRS, STYLES, "passages").data
    assert [list(row) for row in cells.text] == [["8", "2.0×<br>12"], ["2.0×<br>12", "15"]]
    assert [list(row) for row in cells.z] == [[0, 1], [1, 0]]
    assert [tuple(mark) for mark in targets.customdata][1] == ("price", "ally", "passages")
    uncertain = theme_lift_matrix(PAIRS, STYLES, "articles").data[0]
    assert uncertain.text[0][1] == "(0.8×)<br>1"
    assert uncertain.z[0][1] == 0  # no colour for what is not certain
    assert "uncertain" in uncertain.hovertext[0][1]


def test_a_pair_that_never_meets_has_the_strongest_colour_for_rarer() -> None:
    never = PAIRS.assign(n_passages=[8, 0, 0, 15], lift_passages=[nan, 0.0, 0.0, nan])
    assert theme_lift_matrix(never, STYLES, "passages").data[0].z[0][1] == -2


def test_the_headline_of_pairs_is_of_certain_ones_alone() -> None:
    assert pairs_headline(PAIRS, STYLES, "passages") == "Pricing power × Alliances: 2.0× chance"
    assert pairs_headline(PAIRS, STYLES, "articles") == "Too few articles to tell which themes meet"
    few = "Too few passages to tell which themes meet"
    for doubt in ({"of_passages": 29}, {"expected_passages": 4.9}, {"lift_passages": nan}):
        assert pairs_headline(PAIRS.assign(**doubt), STYLES, "passages") == few
    unsure = pairs_headline(PAIRS.assign(low_passages=0.9), STYLES, "passages")
    assert unsure == "No two themes surely meet more than by chance"


def test_the_headline_of_groups_names_one_that_surely_stands_out_or_none() -> None:
    def said(frame: pd.DataFrame, scale: Scale = "share") -> str:
        return groups_headline(frame, STYLES, "passages", scale, "source")

    assert said(grouped("Wire", "Post")) == "No source surely stands out"
    assert said(grouped("Wire")) == "Only one source: Wire"
    assert said(grouped("")) == "No source is stated"
    assert said(grouped("Wire", "Post"), "count") == "Number of passages by source"
    shares, low = [0.5, 0.1, 0.1, 0.1], [0.4, 0.1, 0.0, 0.0]
    stands = grouped("Wire", "Post").assign(n_passages=[20, 4, 4, 4], share_passages=shares, low_articles=low)
    assert said(stands) == "Wire: Pricing power in 50% of passages, 30% overall"
    assert said(stands.assign(group=["", "", "Post", "Post"])) == "No source surely stands out", "nobody to name"
    named = groups_headline(
        stands.replace({"Wire": "zh", "Post": "en"}), STYLES, "passages", "share", "language", {"zh": "Chinese"}
    )
    assert named == "Chinese: Pricing power in 50% of passages, 30% overall"


def test_group_dots_have_intervals_on_shares_and_none_on_counts() -> None:
    price, ally = theme_group_dots(GROUPS, STYLES, "passages", "share").data
    assert (list(price.x), list(ally.x)) == ([0.25] * 3, [0.1] * 3)
    assert list(price.error_x.array) == pytest.approx([0.25] * 3)
    assert list(price.error_x.arrayminus) == pytest.approx([0.05] * 3)
    assert (price.marker.color, ally.marker.color) == HUES[:2]
    assert price.marker.symbol != ally.marker.symbol
    assert not set(price.y) & set(ally.y)
    assert [tuple(mark[:2]) for mark in price.customdata] == [("price", HOSTILE), ("price", ""), ("price", "Wire")]
    counts = theme_group_dots(GROUPS, STYLES, "passages", "count").data[0]
    assert list(counts.x) == [10] * 3
    assert counts.error_x.array is None


def test_the_interval_of_a_tiny_group_does_not_push_the_marks_into_a_corner() -> None:
    tiny = grouped("Wire", "Tiny").assign(share_passages=[0.02, 0.01, 0, 0], high_passages=[0.03, 0.02, 0.8, 0.8])
    assert theme_group_dots(tiny, STYLES, "passages", "share").layout.xaxis.range[1] == pytest.approx(0.08 * 1.05)
    *_, price, ally = theme_group_dots(tiny, STYLES, "passages", "share").data
    assert [mark[1] for trace in (price, ally) for mark in trace.customdata] == ["Tiny", "Tiny"]  # arrows: cut
    assert set(price.x) == {0.08 * 1.05}
    assert price.customdata[0][7] == 0.8
    assert len(theme_group_dots(tiny, STYLES, "passages", "count").data) == 2
    none = tiny.assign(share_passages=0.0)
    assert theme_group_dots(none, STYLES, "passages", "share").layout.xaxis.range[1] == pytest.approx(0.8 * 1.05)


def test_groups_are_named_with_what_their_shares_are_of() -> None:
    fig = theme_group_dots(GROUPS, STYLES, "passages", "share")
    assert names(fig)[1:] == ["(not stated) · 40", "Wire · 40"]
    assert names(fig)[0].startswith(INERT[:10])
    assert not [text for text in texts(fig) if "<a" in text or "<b>" in text]
    assert names(theme_group_dots(GROUPS, STYLES, "articles", "share"))[1] == "(not stated) · 4"
    assert names(theme_group_dots(grouped("zh"), STYLES, "passages", "share", {"zh": "Chinese"})) == ["Chinese · 40"]


def test_a_long_tail_is_cut_and_said() -> None:
    many = grouped(*(f"Source {n}" for n in range(20)))
    fig = theme_group_dots(many, STYLES, "passages", "share")
    assert len(names(fig)) == 12
    assert left_out_sentence(many, "sources") == (
        "12 of 20 sources, by articles, those without a theme last; the CSV has them all."
    )
    assert left_out_sentence(GROUPS, "sources") == ""


def test_titles_and_bodies_are_joined_by_a_line_and_counted() -> None:
    line, title, body, *counts = title_body_dots(SIDES, STYLES, "share").data
    assert list(line.x) == [0.25, 0.75, None, 0.5, 0.5, None]
    assert (list(title.x), list(body.x)) == ([0.25, 0.5], [0.75, 0.5])
    assert [tuple(mark[:2]) for mark in body.customdata] == [("price", "body"), ("ally", "body")]
    assert [list(column.text) for column in counts] == [["1", "0"], ["5", "0"], ["1", "4"]]
    assert [column.customdata[0][1] for column in counts] == ["title_only", "body_only", "both"]
    assert list(title_body_dots(SIDES, STYLES, "count").data[2].x) == [6, 4]
    assert title_body_headline(SIDES, STYLES) == "Pricing power: titles 25%, bodies 75%"
    assert title_body_headline(SIDES.iloc[1:], STYLES) == "What titles say against bodies"
