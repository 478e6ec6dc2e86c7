"""The plot of where hits fall: every hit has its tick, at its place and in the row of its article."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.words import hit_positions

LONG = "Fact Sheet: What the Ministry Said About Export Licences for"


def frame(*articles: tuple[str, str, list[float]], n_tokens: int = 1000) -> pd.DataFrame:
    """The frame of `contexts.positions` for some articles: key, title and places."""
    rows = [
        (number, key, title, len(places), n_tokens, at)
        for number, (key, title, places) in enumerate(articles, start=40)
        for at in places
    ]
    return pd.DataFrame(rows, columns=["article", "key", "title", "n_hits", "n_tokens", "at"])


def ticks(fig: go.Figure) -> go.Scatter:
    return next(fig.select_traces({"mode": "markers"}))


def labels(fig: go.Figure) -> list[str]:
    return list(fig.layout.yaxis.ticktext)


def test_each_hit_is_a_tick_at_its_place_in_the_row_of_its_article() -> None:
    hits = frame(("b", "Quota talks", [0.0, 0.25, 0.5]), ("a", "稀土出口管制", [0.999]))
    before = hits.copy()
    fig = hit_positions(hits)
    assert list(ticks(fig).x) == [0.0, 0.25, 0.5, 0.999]
    assert list(ticks(fig).y) == [0, 0, 0, 1]
    assert labels(fig) == ["Quota talks", "稀土出口管制"]
    assert [list(mark) for mark in ticks(fig).customdata] == [["b", 0], ["b", 250], ["b", 500], ["a", 999]]
    assert ticks(fig).hovertext[1] == "Quota talks<br>hit 2 of 3"
    pd.testing.assert_frame_equal(hits, before)


def test_the_numbers_of_hits_stand_at_the_ends_of_the_rows() -> None:
    fig = hit_positions(frame(("b", "Quota talks", [0.1, 0.2]), ("a", "Magnets", [0.9])))
    trace = next(fig.select_traces({"mode": "text"}))
    assert list(trace.text) == ["2 hits", "1"]
    assert "2 articles the 3 hits" in fig.layout.meta["alt"]
    assert "Quota talks" in fig.layout.meta["alt"]


def test_hits_that_no_pointer_could_part_are_one_tick_that_says_so() -> None:
    fig = hit_positions(frame(("a", "Magnets", [0.1, 0.1005, 0.5])))
    assert list(ticks(fig).x) == [0.1, 0.5]
    assert list(ticks(fig).hovertext) == ["Magnets<br>hits 1 to 2 of 3", "Magnets<br>hit 3 of 3"]
    many = hit_positions(frame(("a", "Magnets", [number / 5000 for number in range(5000)])))
    assert 390 <= len(ticks(many).x) <= 400


def test_titles_that_begin_alike_show_their_ends() -> None:
    shown = labels(hit_positions(frame(("a", f"{LONG} Gallium", [0.1]), ("b", f"{LONG} Magnets", [0.2]))))
    assert shown[0].endswith("Licences for Gallium")
    assert shown[1].endswith("Licences for Magnets")
    assert labels(hit_positions(frame(("a", f"{LONG} Gallium", [0.1]))))[0].startswith("Fact Sheet: What the Ministry")


def test_wide_letters_take_twice_the_room() -> None:
    shown = labels(hit_positions(frame(("a", "稀" * 60, [0.1]), ("b", "x" * 60, [0.2]))))
    assert shown[0] == "稀" * 19 + "…"
    assert shown[1] == "x" * 39 + "…"


@pytest.mark.parametrize("title", ["", "<b>bold</b> $x$", "a"])
def test_any_title_is_drawn_as_it_stands(title: str) -> None:
    shown = labels(hit_positions(frame(("a", title, [0.1]), ("b", title, [0.2]))))
    assert shown[0] == {"": "(no headline)", "<b>bold</b> $x$": "&lt;b&gt;bold&lt;/b&gt; ＄x＄"}.get(title, title)


def test_without_a_hit_a_sentence_is_shown() -> None:
    assert "No hit" in hit_positions(frame()).layout.annotations[0].text
