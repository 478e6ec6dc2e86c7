"""The palette, measured: contrast against every surface, distance under colour blindness; and what a wall needs."""

import tomllib
from itertools import combinations

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.figures.style import (
    HUES,
    LANGUAGE_HUES,
    NEUTRAL,
    SERIES,
    chart_text,
    empty_figure,
    enlarge_for_wall,
    series_styles,
    theme_styles,
)
from lib.settings import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
SURFACES = [
    THEME[scheme][name] for scheme in ("light", "dark") for name in ("backgroundColor", "secondaryBackgroundColor")
]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    low, high = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, vision: str) -> np.ndarray:
    """CIE L*a*b* (D65) of a colour as a kind of vision sees it."""
    seen = np.clip(VISION[vision] @ linear(colour), 0, 1)
    share = XYZ @ seen / WHITE
    curve = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * curve[1] - 16, 500 * (curve[0] - curve[1]), 200 * (curve[1] - curve[2])])


def test_the_measures_themselves() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert lab("#FFFFFF", "normal") == pytest.approx([100, 0, 0], abs=0.02)
    assert lab("#FF0000", "normal") == pytest.approx([53.24, 80.09, 67.20], abs=0.02)


def test_there_are_four_surfaces() -> None:
    assert len(set(SURFACES)) == 4


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("hue", [*HUES, NEUTRAL, *LANGUAGE_HUES.values(), *SERIES])
def test_a_mark_stands_out_from_every_surface(hue: str, surface: str) -> None:
    assert contrast(hue, surface) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("text", ["textColor", "linkColor"])
def test_text_can_be_read_on_every_surface(scheme: str, surface: str, text: str) -> None:
    assert contrast(THEME[scheme][text], THEME[scheme][surface]) >= 4.5


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), [*combinations(HUES, 2), *combinations(SERIES, 2)])
def test_two_themes_or_two_lines_are_told_apart_by_every_eye(one: str, other: str, vision: str) -> None:
    assert float(np.linalg.norm(lab(one, vision) - lab(other, vision))) >= 18


def test_the_two_languages_are_told_apart_by_every_eye() -> None:
    one, other = LANGUAGE_HUES.values()
    assert all(np.linalg.norm(lab(one, vision) - lab(other, vision)) >= 18 for vision in VISION)


def test_both_schemes_draw_with_the_theme_hues() -> None:
    for scheme in ("light", "dark"):
        assert tuple(THEME[scheme]["chartCategoricalColors"][:4]) == HUES


def test_each_theme_has_a_hue_a_mark_and_an_icon_of_its_own() -> None:
    styles = theme_styles({"a": "A", "b": "B", "c": "C", "d": "D"}).values()
    for part in ("hue", "mark", "icon"):
        assert len({getattr(style, part) for style in styles}) == 4
    fifth = theme_styles(dict.fromkeys("abcde", "x"))["e"]
    assert fifth.hue == NEUTRAL
    assert fifth.icon not in {style.icon for style in styles}


def test_each_of_six_lines_has_a_look_of_its_own_and_a_plain_name() -> None:
    kept = series_styles({"b": "b", "c": "c"}, {"b": 1, "c": 2})
    every = series_styles({"a": "a", "b": "b", "c": "c"})
    assert kept == {"b": every["b"], "c": every["c"]}, "a line keeps its looks when another is taken away"
    assert list(series_styles({"g": "g"}, {"g": 6})) == []
    styles = series_styles({"<b>": "<b>", **dict.fromkeys("abcde", "x")})
    for part in ("hue", "mark", "icon"):
        assert len({getattr(style, part) for style in styles.values()}) == 6
    assert (styles["<b>"].id, styles["<b>"].label, styles["<b>"].chart_label) == ("<b>", "<b>", "&lt;b&gt;")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_plain_text_holds_nothing_plotly_would_read(text: str) -> None:
    shown = chart_text(text)
    assert not {"<", ">", "$"} & set(shown)
    assert len(shown) <= 48 * 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ('<a href="https://x">', '&lt;a href="https://x"&gt;'),
        ("$E=mc^2$", "＄E=mc^2＄"),
        ("&lt;", "&amp;lt;"),
        ("稀土", "稀土"),
        ("x" * 49, "x" * 47 + "…"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert chart_text(text) == shown


def test_an_empty_figure_says_so_in_words_and_to_a_screen_reader() -> None:
    fig = empty_figure("No word <here>.", 300)
    assert len(fig.data) == 0
    assert [note.text for note in fig.layout.annotations] == ["No word &lt;here&gt;."]
    assert fig.layout.meta["alt"] == "No word <here>."
    assert fig.layout.height == 300


def test_the_wall_gets_a_larger_copy() -> None:
    fig = go.Figure(go.Scatter(x=[1], y=[2], marker_size=9, line_width=2), {"height": 300, "meta": {"alt": "A"}})
    fig.add_annotation(text="end")
    before = fig.to_json()
    large = enlarge_for_wall(fig)
    assert fig.to_json() == before
    assert large.layout.height > 300
    assert large.layout.font.size >= 24
    assert large.layout.annotations[0].font.size >= 22
    assert large.data[0].marker.size > 9
    assert large.data[0].line.width > 2
    assert large.layout.meta["alt"] == "A"
