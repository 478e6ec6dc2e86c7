"""What the charts of words over time draw: values, gaps, intervals, levels, what a click is told; never pixels."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.style import ThemeStyle, enlarge_for_wall, series_styles, theme_styles
from lib.figures.themes import FEW_ARTICLES
from lib.figures.words import change_sentence, trend_headline, trend_lines, trend_panels
from lib.figures.words.trends import format_rate, period_label
from tests.figures.test_figures_charts import HOSTILE, INERT

THEMES = theme_styles({"price": "Pricing power", "ally": "Alliances"})
STYLES = series_styles({"quota": "quota", "稀土": HOSTILE})
MONTHS = ["2025-01-01", "2025-02-01", "2025-05-01"]


def made(theme: str = "", months: list[str] | None = None, of_articles: int = 9) -> pd.DataFrame:
    """Courses of two terms; the second is twice as frequent."""
    period = pd.to_datetime(months or MONTHS)
    rows = []
    for term, factor in (("quota", 1), ("稀土", 2)):
        count = pd.Series(range(1, len(period) + 1)) * factor
        periods = {"theme": theme, "term": term, "period": period, "period_end": period + pd.offsets.MonthEnd(0)}
        rates = {"per_1000": count.astype(float), "low": count - 0.5, "high": count + 1.5}
        constant = {"tokens": 1000, "n_articles": 1, "of_articles": of_articles, "design_effect": 1.0}
        rows.append(pd.DataFrame({**periods, "count": count, **rates, **constant}))
    return pd.concat(rows, ignore_index=True)


CHANGES = pd.DataFrame(
    {
        "term": "quota",
        "theme": "",
        "since": pd.to_datetime(["2025-01-01", "2025-02-01"]),
        "period": pd.to_datetime(["2025-02-01", "2025-05-01"]),
        "until": pd.to_datetime(["2025-04-30", "2025-05-31"]),
        "per_1000_before": [1.0, 2.0],
        "per_1000_after": [2.0, 0.25],
        "gain": [20.0, 30.0],
    }
)
NONE = CHANGES.head(0)


def line(fig: go.Figure, name: str) -> Any:
    return next(trace for trace in fig.data if trace.name == name)


def test_a_line_has_a_point_for_each_period_and_breaks_where_one_has_no_articles() -> None:
    fig = trend_lines(made(months=[f"2025-{month:02}-01" for month in (1, 2, 5, 6)]), NONE, STYLES)
    quota = line(fig, "quota")
    assert list(quota.y) == [1.0, 2.0, None, 3.0, 4.0]
    assert quota.connectgaps is False
    assert [point[:4] for point in quota.customdata[:2]] == [
        ["quota", "2025-01-01", "2025-01-31", ""],
        ["quota", "2025-02-01", "2025-02-28", ""],
    ]
    assert quota.customdata[0][4:] == [1.0, 0.5, 2.5, 1, 1000, 1, "9 articles"]


def test_intervals_are_bars_where_there_are_few_points_and_areas_where_there_are_many() -> None:
    few = line(trend_lines(made(), NONE, STYLES), "quota")
    assert list(few.error_y.array)[:2] == [1.5, 1.5]
    assert list(few.error_y.arrayminus)[:2] == [0.5, 0.5]
    months = [f"{year}-{month:02}-01" for year in (2024, 2025) for month in range(1, 13)]
    many = trend_lines(made(months=months[:5] + months[7:]), NONE, STYLES)
    assert line(many, "quota").error_y.array is None
    areas = [trace for trace in many.data if trace.type == "scatter" and trace.fill == "toself"]
    assert len(areas) == 2
    first = list(areas[0].y[: areas[0].y.index(None)])
    assert first == [2.5, 3.5, 4.5, 5.5, 6.5, 4.5, 3.5, 2.5, 1.5, 0.5]
    assert list(areas[0].x).count(None) == 2
    hollow = trend_lines(made(months=months, of_articles=FEW_ARTICLES - 1), NONE, STYLES)
    assert all(not trace.x for trace in hollow.data if trace.type == "scatter" and trace.fill == "toself")


def test_a_point_on_few_articles_is_hollow() -> None:
    for of_articles, open_ in ((FEW_ARTICLES, False), (FEW_ARTICLES - 1, True)):
        symbols = line(trend_lines(made(of_articles=of_articles), NONE, STYLES), "quota").marker.symbol
        assert all(symbol.endswith("-open") == open_ for symbol in symbols)


def test_the_levels_between_changes_are_steps() -> None:
    fig = trend_lines(made(), CHANGES, STYLES)
    (steps,) = [trace for trace in fig.data if trace.type == "scatter" and trace.line.dash == "dot"]
    assert steps.line.shape == "hv"
    assert list(zip(steps.x, steps.y, strict=True)) == [
        ("2025-01-01", 1.0),
        ("2025-02-01", 2.0),
        ("2025-05-01", 0.25),
        ("2025-05-31", 0.25),
    ]
    assert len(trend_lines(made(), NONE, STYLES).data) == len(fig.data) - 1


def test_a_change_that_does_not_hold_is_marked_above_its_step() -> None:
    fig = trend_lines(made(), CHANGES.assign(note=["", "carried by 1 article: <b> (all of it)"]), STYLES)
    (mark,) = [note for note in fig.layout.annotations if "†" in note.text]
    assert (mark.x, mark.yref, mark.font.color) == ("2025-05-01", "y domain", STYLES["quota"].hue)


def test_the_articles_of_each_period_stand_below() -> None:
    (bars,) = [trace for trace in trend_lines(made(), NONE, STYLES).data if trace.type == "bar"]
    assert list(bars.y) == [9, 9, 9]
    assert list(bars.customdata[0]) == [None, "2025-01-01", "2025-01-31"]


def test_the_panels_have_the_same_axes_and_each_its_theme() -> None:
    both = pd.concat([made("price"), made("ally", MONTHS[:1]).assign(per_1000=9.0)])
    fig = trend_panels(both, list(THEMES.values()), STYLES)
    axes = [fig.layout[f"{letter}axis{number}"] for letter in "xy" for number in ("", "2")]
    assert axes[0].range == axes[1].range
    assert axes[2].range == axes[3].range
    assert axes[0].domain[1] < axes[1].domain[0]
    assert [(trace.xaxis, trace.customdata[0][3]) for trace in fig.data] == [
        ("x", "price"),
        ("x", "price"),
        ("x2", "ally"),
        ("x2", "ally"),
    ]
    assert ["Pricing power" in head.text for head in fig.layout.annotations] == [True, False]


def test_a_hollow_point_beyond_the_panel_is_an_arrow_at_its_edge() -> None:
    solid = made("price")
    over = made("ally", MONTHS[:1], of_articles=1).assign(per_1000=400.0)
    fig = trend_panels(pd.concat([solid, over]), list(THEMES.values()), STYLES)
    trace = fig.data[2]
    assert trace.marker.symbol == ("arrow-up-open",)
    assert trace.y[0] <= fig.layout.yaxis2.range[1]
    assert trace.customdata[0][4] == 400.0


def test_a_theme_without_passages_has_an_empty_panel_that_says_so() -> None:
    fig = trend_panels(made("price"), list(THEMES.values()), STYLES)
    assert "(none)" in fig.layout.annotations[1].text
    assert {trace.xaxis for trace in fig.data} == {"x"}


def drawn(rows: pd.DataFrame, panels: bool, styles: dict[str, ThemeStyle] = STYLES) -> go.Figure:
    return trend_panels(rows, list(THEMES.values()), styles) if panels else trend_lines(rows, CHANGES, styles)


@pytest.mark.parametrize("panels", [False, True])
def test_alt_text_an_untouched_frame_hostile_names_and_a_sentence_for_none(panels: bool) -> None:
    frame = made("price" if panels else "")
    before = frame.copy(deep=True)
    fig = drawn(frame, panels)
    pd.testing.assert_frame_equal(frame, before)
    assert any(character.isdigit() for character in fig.layout.meta["alt"])
    shown = [note.text for note in fig.layout.annotations]
    shown += [text for trace in fig.data for text in (trace.name, trace.hovertemplate) if text]
    assert not [text for text in shown if "<a" in text or "$" in text]
    assert any(INERT[:20] in text for text in shown)
    columns = series_styles({"quota": "%{customdata[0]}", "稀土": "x"})
    assert not [trace for trace in drawn(frame, panels, columns).data if "[0]" in (trace.hovertemplate or "")]
    none = drawn(frame.head(0), panels)
    assert len(none.data) == 0
    assert none.layout.annotations[0].text.startswith("No dated")
    assert enlarge_for_wall(fig).layout.height > fig.layout.height


@pytest.mark.parametrize(
    ("value", "message"), [(0, "0"), (0.0452, "0.045"), (1.23, "1.2"), (16.56, "17"), (99.4, "99"), (1234.5, "1,234")]
)
def test_a_rate_in_words(value: float, message: str) -> None:
    assert format_rate(value) == message


def test_a_change_and_the_headline_name_the_period_and_both_rates() -> None:
    first = CHANGES.iloc[0]
    level = first["period"], first["per_1000_before"], first["per_1000_after"]
    assert change_sentence(*level, period="month") == "from 2025-02: 1 → 2 per 1,000"
    assert change_sentence(*level, period="week") == "from 2025-02-01: 1 → 2 per 1,000"
    assert period_label(date(2025, 4, 1), "quarter") == "2025 Q2"
    assert trend_headline(CHANGES, {"quota": "quota"}, "quarter") == "quota from 2025 Q2: 2 → 0.25 per 1,000"
    assert trend_headline(NONE, {}, "month") == "No sure change in use over time"


def test_the_head_of_a_panel_shows_a_hostile_label_as_it_stands() -> None:
    hostile = theme_styles({"price": HOSTILE, "ally": "Alliances"})
    fig = trend_panels(made("price"), list(hostile.values()), STYLES)
    assert INERT[:20] in fig.layout.annotations[0].text
    assert "<a" not in fig.layout.annotations[0].text
