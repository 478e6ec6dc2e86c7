"""The network: what is drawn, what a click is told, and that it stays where it is."""

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures import association_network, for_wall, network_places
from lib.figures.style import LANGUAGE_HUES, plain
from tests.figures.test_figures_charts import HOSTILE

PAIRS = pd.DataFrame(
    [("China", "稀土", 40, 100, 60, 11.0), ("China", "quota", 9, 100, 25, 9.0), (HOSTILE, "quota", 3, 4, 25, 7.0)],
    columns=["name_a", "name_b", "count", "f1", "f2", "log_dice"],
)


def groups(*sizes: int, seed: int = 7) -> pd.DataFrame:
    """Names in groups whose members are linked, and a weaker link from each group to the next."""
    drawn = np.random.default_rng(seed)
    members = [[f"{chr(97 + group)}{number}" for number in range(size)] for group, size in enumerate(sizes)]
    inside = [(a, b, 9 + drawn.random()) for names in members for a, b in itertools.combinations(names, 2)]
    across = [(one[0], two[0], 6.0) for one, two in itertools.pairwise(members)]
    frame = pd.DataFrame([*inside, *across], columns=["name_a", "name_b", "log_dice"])
    return frame.assign(count=5, f1=10, f2=10)


def moved(before: dict[str, tuple[float, float]], after: dict[str, tuple[float, float]]) -> list[float]:
    """How far each name went, in a picture 2 wide."""
    return [math.dist(place, after[name]) for name, place in before.items() if name in after]


def points(fig: go.Figure) -> dict[str, tuple[Any, int]]:
    """The trace and the place in it of each name."""
    named = [trace for trace in fig.data if trace.mode == "markers+text"]
    return {name: (trace, at) for trace in named for at, name in enumerate(trace.customdata)}


def clicked(fig: go.Figure) -> Any:
    (targets,) = (trace for trace in fig.data if trace.mode == "markers")
    return targets


def test_a_line_for_each_link_and_a_point_for_each_name() -> None:
    fig = association_network(PAIRS)
    lines = [trace for trace in fig.data if trace.mode == "lines"]
    assert sum(x is None for trace in lines for x in trace.x) == len(PAIRS)
    drawn = points(fig)
    assert set(drawn) == {"China", "quota", "稀土", HOSTILE}
    sizes = {name: trace.marker.size for name, (trace, _) in drawn.items()}
    assert sizes["China"] >= sizes["稀土"] > sizes["quota"] > sizes[HOSTILE]
    hues = {name: trace.marker.color[at] for name, (trace, at) in drawn.items()}
    assert (hues["稀土"], hues["China"]) == (LANGUAGE_HUES["zh"], LANGUAGE_HUES["en"])


def test_the_strongest_link_is_the_thickest() -> None:
    lines = [trace for trace in association_network(PAIRS).data if trace.mode == "lines"]
    widest = max(lines, key=lambda trace: trace.line.width)
    places = network_places(PAIRS)
    assert widest.x == (places["China"][0], places["稀土"][0], None)


def test_a_click_on_a_link_is_told_the_pair() -> None:
    fig = association_network(PAIRS)
    targets = clicked(fig)
    assert [list(pair) for pair in targets.customdata] == PAIRS[["name_a", "name_b"]].to_numpy().tolist()
    assert targets.hovertext[0] == "China and 稀土: logDice 11.00, 40 together"
    places = network_places(PAIRS)
    assert targets.x[0] == pytest.approx((places["China"][0] + places["稀土"][0]) / 2)


def test_hostile_names_stay_text() -> None:
    fig = association_network(PAIRS)
    trace, at = points(fig)[HOSTILE]
    said = [trace.text[at], trace.hovertext[at], clicked(fig).hovertext[2], fig.layout.meta["alt"]]
    assert said[0] == plain(HOSTILE, 28)
    assert all("<" not in line and "$" not in line for line in said)


def test_alt_text_an_untouched_frame_and_a_sentence_for_none() -> None:
    before = PAIRS.copy(deep=True)
    fig = association_network(PAIRS)
    pd.testing.assert_frame_equal(PAIRS, before)
    assert fig.layout.meta["alt"].startswith("Network of 4 names and 3 links.")
    assert "China and 稀土: logDice 11.00, 40 together" in fig.layout.meta["alt"]
    none = association_network(PAIRS.iloc[:0])
    assert none.layout.annotations[0].text == "No two of these stand together often enough."
    assert none.layout.height == fig.layout.height
    assert all(trace.textfont.size >= 22 for trace, _ in points(for_wall(fig)).values())


def test_the_same_data_give_the_same_picture_in_any_order() -> None:
    pairs = groups(6, 5, 4)
    assert network_places(pairs) == network_places(pairs.sample(frac=1, random_state=3))
    assert association_network(pairs).to_json() == association_network(pairs.copy()).to_json()


@pytest.mark.parametrize("seed", range(6))
def test_a_link_more_or_less_moves_little(seed: int) -> None:
    pairs = groups(8, 6, 5, 7, seed=seed)
    before = network_places(pairs)
    fewer = pairs.drop(index=pairs["log_dice"][pairs["log_dice"] > 7].idxmin())
    shaken = pairs.assign(log_dice=pairs["log_dice"] * np.random.default_rng(seed).uniform(0.97, 1.03, len(pairs)))
    for changed in (fewer, shaken):
        steps = moved(before, network_places(changed))
        assert max(steps) < 0.2
        assert np.mean(steps) < 0.03


def test_what_is_linked_stands_together() -> None:
    places = network_places(groups(6, 6, 6))
    apart: dict[bool, list[float]] = {True: [], False: []}
    for a, b in itertools.combinations(places, 2):
        apart[a[0] == b[0]].append(math.dist(places[a], places[b]))
    assert np.mean(apart[True]) < 0.6 * np.mean(apart[False])


def test_names_lie_in_the_picture_and_not_on_each_other() -> None:
    for pairs in (PAIRS, groups(12, 1, 9), groups(2)):
        places = list(network_places(pairs).values())
        assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in places)
        assert min(math.dist(a, b) for a, b in itertools.combinations(places, 2)) > 0.02


def test_groups_without_a_link_between_them_are_drawn_apart() -> None:
    pairs = pd.DataFrame([("a", "b", 9.0), ("c", "d", 9.0)], columns=["name_a", "name_b", "log_dice"])
    places = network_places(pairs)
    assert math.dist(places["a"], places["b"]) < math.dist(places["a"], places["c"])


def test_places_can_be_handed_in() -> None:
    places = {"China": (0.5, -0.5), "quota": (0.0, 0.0), "稀土": (-1.0, 1.0), HOSTILE: (0.2, 0.2)}
    drawn = points(association_network(PAIRS, places=places))
    assert {name: (trace.x[at], trace.y[at]) for name, (trace, at) in drawn.items()} == places
