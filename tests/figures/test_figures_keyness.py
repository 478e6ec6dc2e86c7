"""The figures of a comparison: what is drawn, what a click is told, what a reader is warned of."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.style import chart_text, enlarge_for_wall
from lib.figures.words import keyness_bars, keyness_contrast, keyness_headline, side_style
from lib.figures.words.contrast import MOST_POINTS
from lib.figures.words.keyness import SideName, SideStyles
from lib.stats import key_words, keyness
from tests.figures.test_figures_charts import HOSTILE

SIDES: SideStyles = {
    "target": side_style("target", "Alliances"),
    "reference": side_style("reference", "the rest", rest=True),
}
COUNTS = {"ally": (90, 10), "partner": (40, 10), "said": (200, 210), "quota": (0, 60), HOSTILE: (2, 30), "rare": (3, 1)}


def counts(side: int) -> pd.DataFrame:
    rows = [(term, "en", pair[side], min(pair[side], 4)) for term, pair in COUNTS.items() if pair[side]]
    return pd.DataFrame(rows, columns=["spelling", "language", "count", "n_articles"])


FOUND = keyness(counts(0), counts(1), min_count=1).pipe(lambda found: found.assign(label=found["term"]))
WORDS = key_words(FOUND, "g2")


def by_type(fig: Any, kind: str) -> list[Any]:
    return [trace for trace in fig.data if trace.type == kind]


def test_the_words_of_a_are_left_those_of_b_right_and_each_opens_its_own_side() -> None:
    before = WORDS.copy()
    fig = keyness_bars(WORDS, SIDES, "g2", 480)
    target, reference = by_type(fig, "bar")
    assert [list(pair) for pair in target.customdata] == [["ally", "target"], ["partner", "target"], ["rare", "target"]]
    assert min(target.x) > 0 > max(reference.x)
    assert reference.customdata[0] == ["quota", "reference"]
    assert (target.text[0], reference.text[0]) == ("90 : 10", "0 : 60")
    assert len(set(target.y) | set(reference.y)) == len(WORDS)
    assert fig.layout.xaxis.range[0] > max(target.x), "the axis runs to the left"
    assert min(reference.x) > fig.layout.xaxis.range[1]
    pd.testing.assert_frame_equal(WORDS, before)


@pytest.mark.parametrize(("left", "right", "first"), [("target", "reference", "A"), ("reference", "target", "B")])
def test_either_side_can_stand_at_the_left(left: SideName, right: SideName, first: str) -> None:
    """The earlier one does where a date parts them."""
    for fig in (keyness_bars(WORDS, SIDES, "g2", 480, left), keyness_contrast(FOUND, SIDES, "effect", 480, left)):
        start, end = fig.layout.xaxis.range
        assert (start > 0 > end) == (left == "target")
        heads = {note.x: note.text for note in fig.layout.annotations}
        assert f"{first}: {SIDES[left].label}" in heads[0]
        assert SIDES[right].label in heads[1]


def test_what_may_be_chance_is_pale() -> None:
    target = by_type(keyness_bars(WORDS, SIDES, "g2", 480), "bar")[0]
    opacity = dict(zip((term for term, _ in target.customdata), target.marker.opacity, strict=True))
    assert opacity["ally"] == 1 > opacity["rare"]


def test_a_log_ratio_has_its_interval() -> None:
    words = key_words(FOUND, "log_ratio")
    target = by_type(keyness_bars(words, SIDES, "log_ratio", 480), "bar")[0]
    row = words.iloc[0]
    assert target.x[0] + target.error_x.array[0] == pytest.approx(row["log_ratio_high"])
    assert target.x[0] - target.error_x.arrayminus[0] == pytest.approx(row["log_ratio_low"])


def test_ticks_count_away_from_the_middle() -> None:
    axis = keyness_bars(WORDS, SIDES, "g2", 480).layout.xaxis
    assert not any(text.startswith(("-", "\N{MINUS SIGN}")) for text in axis.ticktext)
    assert "0" in axis.ticktext
    assert 3 <= len(axis.ticktext) <= 9


@pytest.mark.parametrize("axes", ["effect", "rates"])
def test_every_point_opens_the_side_that_has_more_of_it(axes: Any) -> None:
    fig = keyness_contrast(FOUND, SIDES, axes, 480)
    opened = {term: side for trace in fig.data for term, side in trace.customdata}
    assert opened["ally"] == "target"
    assert opened["quota"] == "reference"
    if axes == "rates":
        places = {
            point[0]: (x, y)
            for trace in fig.data
            for point, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
        }
        assert places["ally"][1] > places["ally"][0]
        assert 0 < places["quota"][1] < places["quota"][0]


def test_a_word_of_one_side_stands_at_its_edge() -> None:
    found = keyness(small := counts(0).query("spelling != 'rare'"), large_with(small), min_count=1)
    found = found.assign(label=found["term"])
    fig = keyness_contrast(found, SIDES, "effect", 480)
    places = {point[0]: x for trace in fig.data for point, x in zip(trace.customdata, trace.x, strict=True)}
    assert places["nowhere"] == min(places.values()) < 0
    assert "only in B" in fig.layout.xaxis.ticktext
    assert "only in A" not in fig.layout.xaxis.ticktext
    assert fig.layout.xaxis.range[1] < places["nowhere"]
    rates = keyness_contrast(found, SIDES, "rates", 480)
    x, y = next(
        (x, y)
        for trace in rates.data
        for point, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
        if point[0] == "nowhere"
    )
    assert y < x
    assert any("(only in B)" in text for trace in fig.data for text in trace.hovertext)


def large_with(small: pd.DataFrame) -> pd.DataFrame:
    """A side twenty times as large, with five of a word more: half of one on the small side is a higher rate."""
    large = small.assign(count=small["count"] * 20 + small.index * 50)
    return pd.concat([large, pd.DataFrame([("nowhere", "en", 5, 3)], columns=small.columns)], ignore_index=True)


def test_what_is_surely_more_frequent_has_the_hue_of_its_side() -> None:
    unsure, target, reference = keyness_contrast(FOUND, SIDES, "effect", 480).data
    assert [term for term, _ in target.customdata] == ["ally", "partner"]
    assert (target.marker.color, reference.marker.color) == (SIDES["target"].hue, SIDES["reference"].hue)
    assert target.marker.color != reference.marker.color
    assert "rare" in [term for term, _ in unsure.customdata]


def test_labels_of_points_do_not_lie_on_one_another() -> None:
    drawn = np.random.default_rng(1)
    many = pd.concat([FOUND.assign(label=f"word {n}", term=f"word {n}") for n in range(400)], ignore_index=True)
    many = many.assign(log_ratio=drawn.normal(size=len(many)), g2=drawn.normal(size=len(many)) * 50)
    fig = keyness_contrast(many, SIDES, "effect", 480)
    assert sum(len(trace.x) for trace in fig.data) <= MOST_POINTS
    named = [text for trace in fig.data for text in trace.text if text]
    assert 5 < len(named) < 60


def test_hostile_words_are_drawn_as_they_stand() -> None:
    for fig in (keyness_bars(WORDS, SIDES, "g2", 480), keyness_contrast(FOUND, SIDES, "effect", 480)):
        written = [text for trace in fig.data for text in (*(trace.text or ()), *trace.hovertext)]
        assert any(chart_text(HOSTILE, 22)[:12] in text for text in written)
        assert not any(HOSTILE in text for text in written)
    style = side_style("target", HOSTILE)
    assert HOSTILE not in style.coloured_label


def test_an_empty_comparison_is_a_sentence() -> None:
    nothing = key_words(FOUND.iloc[:0])
    assert "surely" in keyness_bars(nothing, SIDES, "log_ratio", 480).layout.annotations[0].text
    assert "differs" in keyness_contrast(FOUND.iloc[:0], SIDES, "effect", 480).layout.annotations[0].text


def test_one_side_alone_is_drawn() -> None:
    own = WORDS[WORDS["side"] == "reference"].reset_index(drop=True)
    high, low = keyness_bars(own, SIDES, "g2", 480).layout.xaxis.range
    assert low < 0 < high
    assert enlarge_for_wall(keyness_bars(own, SIDES, "g2", 480)).layout.height > 480


def test_alt_text_and_heading_say_what_is_shown() -> None:
    alt = keyness_bars(WORDS, SIDES, "g2", 480).layout.meta["alt"]
    assert "ally 90 : 10" in alt
    assert "B: the rest" in alt
    headline = keyness_headline(FOUND, SIDES, "word")
    assert headline == "Alliances against the rest: 2 words surely of A, 2 of B"
    unsure = FOUND.assign(p_adjusted=0.2)
    assert keyness_headline(unsure, SIDES, "word") == "Alliances against the rest: no difference is sure"
    points = keyness_contrast(FOUND, SIDES, "effect", 480).layout.meta["alt"]
    assert points == "6 words by how they differ. Surely more frequent: 2 in A: Alliances, 2 in B: the rest."
