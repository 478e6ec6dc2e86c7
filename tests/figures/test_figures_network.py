"""The network: what is drawn, what a click is told, and that it stays where it is."""

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.network import NodeLabel, association_network, network_layout
from lib.figures.network.labels import label_sides
from lib.figures.style import LANGUAGE_HUES, chart_text, enlarge_for_wall
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
    places = network_layout(PAIRS)
    assert widest.x == (places["China"][0], places["稀土"][0], None)


def test_a_click_on_a_link_is_told_the_pair() -> None:
    fig = association_network(PAIRS)
    targets = clicked(fig)
    assert [list(pair) for pair in targets.customdata] == PAIRS[["name_a", "name_b"]].to_numpy().tolist()
    assert targets.hovertext[0] == "China and 稀土: Exclusive logDice 11.00, 40 together"
    places = network_layout(PAIRS)
    assert targets.x[0] == pytest.approx((places["China"][0] + places["稀土"][0]) / 2)


def test_a_click_on_a_point_is_not_taken_for_a_link() -> None:
    places = {"China": (-1.0, 0.0), "稀土": (1.0, 0.0), "quota": (0.0, 0.0), HOSTILE: (0.0, 1.0)}
    targets = clicked(association_network(PAIRS, layout=places))
    assert all(
        math.dist((x, y), place) > 0.05 for x, y in zip(targets.x, targets.y, strict=True) for place in places.values()
    )
    assert (targets.x[0], targets.y[0]) == (pytest.approx(-0.2), 0)  # still on the line from China to 稀土


def test_hostile_names_stay_text() -> None:
    fig = association_network(PAIRS)
    trace, at = points(fig)[HOSTILE]
    labels = [trace.text[at], trace.hovertext[at], clicked(fig).hovertext[2], fig.layout.meta["alt"]]
    assert labels[0] == chart_text(HOSTILE, 28)
    assert all("<" not in line and "$" not in line for line in labels)


def test_alt_text_an_untouched_frame_and_a_sentence_for_none() -> None:
    before = PAIRS.copy(deep=True)
    fig = association_network(PAIRS)
    pd.testing.assert_frame_equal(PAIRS, before)
    assert fig.layout.meta["alt"].startswith("Network of 4 names and 3 links.")
    assert "China and 稀土: Exclusive logDice 11.00, 40 together" in fig.layout.meta["alt"]
    none = association_network(PAIRS.iloc[:0])
    assert none.layout.annotations[0].text == "No two of these stand together often enough."
    assert none.layout.height == fig.layout.height
    assert all(trace.textfont.size >= 22 for trace, _ in points(enlarge_for_wall(fig)).values())


def test_the_same_data_give_the_same_picture_in_any_order() -> None:
    pairs = groups(6, 5, 4)
    assert network_layout(pairs) == network_layout(pairs.sample(frac=1, random_state=3))
    assert association_network(pairs).to_json() == association_network(pairs.copy()).to_json()
    assert network_layout(pairs, fixed=dict.fromkeys(["a0"], (0.5, 0.5)))["a0"] == (0.5, 0.5)


@pytest.mark.parametrize("seed", range(6))
def test_a_filter_moves_no_name(seed: int) -> None:
    whole = groups(8, 6, 5, 7, seed=seed)
    before = network_layout(whole)
    drawn = np.random.default_rng(seed)
    kept = whole.sample(frac=0.4, random_state=seed)
    filtered = kept.assign(log_dice=kept["log_dice"] * drawn.uniform(0.5, 2, len(kept)))
    after = network_layout(filtered, fixed=before)
    assert len(after) < len(before)
    assert max(moved(before, after)) == 0


@pytest.mark.parametrize("seed", range(6))
def test_a_new_name_stands_with_those_it_is_linked_to_and_moves_no_other(seed: int) -> None:
    whole = groups(6, 6, 6, seed=seed)
    before = network_layout(whole)
    new = [("new", f"b{number}", 9.0, 5, 10, 10) for number in range(6)]
    after = network_layout(pd.concat([whole, pd.DataFrame(new, columns=whole.columns)]), fixed=before)
    assert max(moved(before, after)) == 0
    near = {group: np.mean([math.dist(after["new"], after[f"{group}{at}"]) for at in range(6)]) for group in "abc"}
    assert min(near, key=near.__getitem__) == "b"
    assert all(-1 <= place <= 1 for place in after["new"])
    assert min(math.dist(after["new"], after[name]) for name in before) > 0.02


def test_every_name_has_a_height_and_a_breadth_of_its_own() -> None:
    places = network_layout(groups(8, 6, 5, 7))
    for axis in (0, 1):
        steps = np.diff(sorted(place[axis] for place in places.values()))
        assert min(steps) >= 0.8 * 2 / (len(places) - 1) - 2e-4


def test_what_is_linked_stands_together() -> None:
    places = network_layout(groups(6, 6, 6))
    apart: dict[bool, list[float]] = {True: [], False: []}
    for a, b in itertools.combinations(places, 2):
        apart[a[0] == b[0]].append(math.dist(places[a], places[b]))
    assert np.mean(apart[True]) < 0.6 * np.mean(apart[False])


def test_names_lie_in_the_picture_and_not_on_each_other() -> None:
    for pairs in (PAIRS, groups(12, 1, 9), groups(2)):
        places = list(network_layout(pairs).values())
        assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in places)
        assert min(math.dist(a, b) for a, b in itertools.combinations(places, 2)) > 0.02


def test_groups_without_a_link_between_them_are_drawn_apart() -> None:
    pairs = pd.DataFrame([("a", "b", 9.0), ("c", "d", 9.0)], columns=["name_a", "name_b", "log_dice"])
    places = network_layout(pairs)
    assert math.dist(places["a"], places["b"]) < math.dist(places["a"], places["c"])


def test_names_are_written_beside_each_other() -> None:
    sides = label_sides({"export control": ("export control", (0, 0)), "U.S.": ("export quota", (0.05, 0.01))})
    assert sides["export control"] != sides["U.S."]
    alone = {name: (name, (x, 0.0)) for name, x in (("left", -1.0), ("right", 1.0))}
    assert set(label_sides(alone).values()) == {"top center"}
    at_the_edge = label_sides({"long": ("a name that is too long", (1.1, 0.0))})
    assert at_the_edge["long"] == "middle left"


def test_a_name_gives_way_to_the_lines_where_it_can() -> None:
    here = {"a": ("middle", (0.0, 0.0)), "b": ("above", (0.0, 0.9)), "c": ("below", (0.0, -0.9))}
    assert label_sides(here)["a"] == "top center"
    assert label_sides(here, [("a", "b")])["a"] == "bottom center"
    assert label_sides(here, [("a", "b"), ("a", "c")])["a"] == "middle right"
    around = {str(x): ("x", (x, 0.0)) for x in (-0.9, 0.9)}
    crossed = label_sides({**here, **around}, [("a", other) for other in ("b", "c", *around)])
    assert crossed["a"] == "top right"


def test_the_node_has_a_ring_and_names_are_called_what_they_are() -> None:
    called = {"China": NodeLabel("中国 <b>", "#123456")}
    fig = association_network(PAIRS, node="China", node_labels=called)
    rings = {name: trace.marker.line.width[at] for name, (trace, at) in points(fig).items()}
    assert {name for name, width in rings.items() if width} == {"China"}
    trace, at = points(fig)["China"]
    assert (trace.text[at], trace.marker.color[at], trace.customdata[at]) == ("中国 &lt;b&gt;", "#123456", "China")
    assert clicked(fig).hovertext[0].startswith("中国 &lt;b&gt; and 稀土")
    assert clicked(fig).customdata[0][0] == "China"


def test_places_can_be_handed_in() -> None:
    places = {"China": (0.5, -0.5), "quota": (0.0, 0.0), "稀土": (-1.0, 1.0), HOSTILE: (0.2, 0.2)}
    drawn = points(association_network(PAIRS, layout=places))
    assert {name: (trace.x[at], trace.y[at]) for name, (trace, at) in drawn.items()} == places
