"""Words or names that belong together, as a network whose names stay where they are while its links change."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from math import hypot, pi
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.network.labels import NetworkLayout, label_sides
from lib.figures.style import (
    ACCENT,
    DOUBT,
    INK,
    LANGUAGE_HUES,
    NEUTRAL,
    Point,
    Spec,
    chart_text,
    empty_figure,
    make_figure,
)
from lib.text import term_language

# A word for whoever has never heard of the measure, and its symbol.
ASSOCIATION_LABELS = {
    "log_dice": "Exclusive logDice",
    "mi": "Surprise MI",
    "mi3": "Surprise MI3",
    "npmi": "Surprise NPMI",
    "t_score": "Confidence t",
    "g2": "Evidence G²",
    "dice": "Overlap Dice",
}
ASSOCIATION_MEANINGS = {
    "log_dice": "How exclusively two stand together: at most 14; 1 more is twice as often",
    "mi": "How many times more often than by chance, as a power of 2; high for the rare",
    "mi3": "As MI, with frequent pairs given more weight",
    "npmi": "As MI, from -1, never together, to 1, never without each other",
    "t_score": "How sure it is that there is a connection at all; high for the frequent",
    "g2": "How surely it is not chance: above 15.13 one chance in 10,000",
    "dice": "The share of both that they are together: 1 is always, 0 never",
}
PAIR_HUES = (ACCENT, LANGUAGE_HUES["zh"])
KIND_HUES = {"concept": ACCENT, "actor": LANGUAGE_HUES["zh"]}
_WIDTHS = (1, 2, 3.5, 5)
_SIZES = (8, 13, 19, 26)
_DASHES, _FAINT = {"": ("solid", 0.45), DOUBT: ("dash", 0.75)}, ("dot", 0.4)
_TURNS = 50
_EVEN = 0.8
_ALONG, _ROOM = (0.5, 0.4, 0.6, 0.3, 0.7), 0.08


class NodeLabel(NamedTuple):
    """How a name is shown."""

    text: str
    hue: str


def association_network(
    pairs: pd.DataFrame,
    by: str = "log_dice",
    height: int = 520,
    layout: NetworkLayout | None = None,
    node: str = "",
    node_labels: Mapping[str, NodeLabel] | None = None,
) -> go.Figure:
    """Names as points and their links as lines, the thicker the stronger; the larger a point the more frequent.

    A mark on each link, in its middle if that is free, carries the pair as ``customdata``, a point its name.

    Parameters
    ----------
    pairs: name_a, name_b, count, f1, f2 and the measure, as `lib.stats.association` returns them for pairs. Every row
        is drawn: hand in those to show. Where they have a ``sign`` and a ``note``, a link with ``DOUBT`` is dashed, one
        with another sign dotted, and its tooltip says why.
    by: the measure the lines show.
    layout: where the points are, from -1 to 1; without it `network_layout`.
    node: the name that the others are collocates of, with a ring around it.
    node_labels: how a name is written and coloured, where not as it is spelled and in the colour of its language.
    """
    if pairs.empty:
        return empty_figure("No two of these stand together often enough.", height)
    layout = layout or network_layout(pairs, by)
    labels = _Labels(node_labels or {})
    described = pairs.assign(tooltip=_tooltips(pairs, by, labels))
    traces = [*_lines(pairs, by, layout), _targets(described, layout), *_points(pairs, layout, node, labels)]
    strongest = "; ".join(described.sort_values(by, ascending=False, kind="stable")["tooltip"].head(5))
    axis = {"visible": False, "range": [-1.15, 1.15]}
    upright = {"visible": False, "range": [-1.1, 1.1]}
    n_names = len({*pairs["name_a"], *pairs["name_b"]})
    alt = f"Network of {n_names} names and {len(pairs)} links. The strongest by {ASSOCIATION_LABELS[by]}: {strongest}."
    return make_figure(alt, height, traces, xaxis=axis, yaxis=upright, margin={"l": 8, "r": 8, "t": 8, "b": 8})


class _Labels(dict[str, NodeLabel]):
    """How each name is written and coloured."""

    def __missing__(self, name: str) -> NodeLabel:
        return NodeLabel(name, LANGUAGE_HUES[term_language(name)])


def network_layout(pairs: pd.DataFrame, by: str = "log_dice", fixed: NetworkLayout | None = None) -> NetworkLayout:
    """Where each name goes: near those it is linked to, each at a height and a breadth of its own.

    Kamada and Kawai 1989, "An algorithm for drawing general undirected graphs", as networkx has it: distances in the
    picture come near to those along links, a strong link half as long as a weak one. Each name begins at a place made
    from its spelling, so nothing is drawn by lot. Then the names are spread, in the order they have got, almost evenly
    from left to right and from bottom to top: there is room for each, whichever of them are shown.

    Parameters
    ----------
    fixed: places that do not change. With those of the network of a whole corpus a filter moves no name; a name that is
        not among them goes between those it is linked to (Fruchterman and Reingold 1991, by networkx too).

    Returns
    -------
    name to (x, y), from -1 to 1.
    """
    graph = _graph(pairs, by)
    stay = {name: place for name, place in (fixed or {}).items() if name in graph}
    if not stay:
        return _lay_out(graph)
    if len(stay) == len(graph):
        return stay
    begin = {name: stay.get(name) or _place_between(graph, name, stay) for name in graph}
    apart = 2 * len(graph) ** -0.5
    placed = nx.spring_layout(graph, apart, begin, list(stay), _TURNS, weight=None, seed=0)
    return {name: stay.get(name) or _place_inside(placed[name]) for name in graph}


def _graph(pairs: pd.DataFrame, by: str) -> "nx.Graph[str]":
    """The names by the alphabet, so that the order of the pairs means nothing, and how long their links should be."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({*pairs["name_a"], *pairs["name_b"]}))
    long = 1 - 0.5 * _strength(pairs[by].to_numpy("float64"))
    graph.add_weighted_edges_from(sorted(zip(pairs["name_a"], pairs["name_b"], long.tolist(), strict=True)), "long")
    return graph


def _lay_out(graph: "nx.Graph[str]") -> NetworkLayout:
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    far = dict(nx.all_pairs_dijkstra_path_length(graph, weight="long"))
    unlinked = 1.2 * max(max(row.values()) for row in far.values())
    wanted = {a: {b: far[a].get(b, unlinked) for b in graph} for a in graph}
    placed = nx.kamada_kawai_layout(graph, dist=wanted, pos={name: _start(name) for name in graph})
    positions = np.array([placed[name] for name in graph])
    positions -= (positions.max(axis=0) + positions.min(axis=0)) / 2
    positions /= np.abs(positions).max(axis=0, initial=1e-9)
    evenly = 2 * positions.argsort(axis=0, kind="stable").argsort(axis=0) / (len(graph) - 1) - 1
    return {
        name: _place_inside(place) for name, place in zip(graph, _EVEN * evenly + (1 - _EVEN) * positions, strict=True)
    }


def _place_between(graph: "nx.Graph[str]", name: str, fixed: NetworkLayout) -> Point:
    """The middle of the names it is linked to, and a little towards its own beginning, so that no two meet there."""
    linked = [fixed[other] for other in graph[name] if other in fixed]
    middle = np.mean(linked, axis=0) if linked else np.zeros(2)
    return _place_inside(0.75 * middle + 0.25 * np.array(_start(name)))


def _place_inside(place: np.ndarray) -> Point:
    x, y = np.clip(place, -1, 1).round(4).tolist()
    return x, y


def _strength(values: np.ndarray) -> np.ndarray:
    """From 0, the weakest, to 1, the strongest."""
    low, high = values.min(), values.max()
    strength: np.ndarray = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
    return strength


def _start(name: str) -> Point:
    """A place in the unit disc that belongs to a name."""
    chances = np.frombuffer(blake2b(name.encode(), digest_size=8).digest(), ">u4") / 2**32
    angle, radius = 2 * pi * chances[0], chances[1] ** 0.5
    return float(radius * np.cos(angle)), float(radius * np.sin(angle))


def _lines(pairs: pd.DataFrame, by: str, layout: NetworkLayout) -> list[Spec]:
    """The links, one trace for each width and sign: a line of Plotly has one width and one dash."""
    width = np.minimum(_strength(pairs[by].to_numpy("float64")) * len(_WIDTHS), len(_WIDTHS) - 1).astype(int)
    traces = []
    signs = pairs["sign"].to_numpy() if "sign" in pairs else np.full(len(pairs), "")
    for number, sign in sorted(set(zip(width.tolist(), signs.tolist(), strict=True))):
        links = pairs[(width == number) & (signs == sign)]
        ends = [(layout[a], layout[b]) for a, b in zip(links["name_a"], links["name_b"], strict=True)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [x for (a, _), (b, _) in ends for x in (a, b, None)],
                "y": [y for (_, a), (_, b) in ends for y in (a, b, None)],
                "line": {"width": _WIDTHS[number], "color": NEUTRAL, "dash": _DASHES.get(sign, _FAINT)[0]},
                "opacity": _DASHES.get(sign, _FAINT)[1],
                "hoverinfo": "skip",
            }
        )
    return traces


def _targets(pairs: pd.DataFrame, layout: NetworkLayout) -> Spec:
    """Unseen marks on the links, because Plotly selects no line at a click."""
    unseen = {"marker": {"opacity": 0}}
    marks = _free_marks([(layout[a], layout[b]) for a, b in zip(pairs["name_a"], pairs["name_b"], strict=True)], layout)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in marks],
        "y": [y for _, y in marks],
        "customdata": pairs[["name_a", "name_b"]].to_numpy().tolist(),
        "hovertext": pairs["tooltip"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 16, "opacity": 0, "color": ACCENT},
        "selected": unseen,
        "unselected": unseen,
    }


def _free_marks(links: Sequence[tuple[Point, Point]], layout: NetworkLayout) -> list[Point]:
    """A place on each link, in the middle if no point and no other mark is there, else where most room is."""
    taken = list(layout.values())
    marks = []
    for (ax, ay), (bx, by) in links:
        along = [(ax + share * (bx - ax), ay + share * (by - ay)) for share in _ALONG]
        rooms = [min(hypot(x - ox, y - oy) for ox, oy in taken) for x, y in along]
        enough = [place for place, room in zip(along, rooms, strict=True) if room > _ROOM]
        marks.append(enough[0] if enough else along[rooms.index(max(rooms))])
        taken.append(marks[-1])
    return marks


def _points(pairs: pd.DataFrame, layout: NetworkLayout, node: str, labels: _Labels) -> list[Spec]:
    """The names, one trace for each size, the largest first so that small points lie on top."""
    ends = (pairs[["name_a", "f1"]], pairs[["name_b", "f2"]])
    counts = {name: count for side in ends for name, count in side.itertuples(index=False)}
    most = max(counts.values())
    sized: dict[int, list[str]] = {size: [] for size in reversed(_SIZES)}
    for name in counts:
        sized[_SIZES[min(int((counts[name] / most) ** 0.5 * len(_SIZES)), len(_SIZES) - 1)]].append(name)
    named = {name: (labels[name].text, layout[name]) for names in sized.values() for name in names}
    sides = label_sides(named, zip(pairs["name_a"], pairs["name_b"], strict=True))
    traces = [_points_of_size(names, size, counts, layout, labels) for size, names in sized.items() if names]
    for trace in traces:
        trace["textposition"] = [sides[name] for name in trace["customdata"]]
        trace["marker"]["line"] = {"color": INK, "width": [3 if name == node else 0 for name in trace["customdata"]]}
    return traces


def _points_of_size(
    names: list[str], size: int, counts: dict[str, int], layout: NetworkLayout, labels: _Labels
) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [layout[name][0] for name in names],
        "y": [layout[name][1] for name in names],
        "text": [chart_text(labels[name].text, 28) for name in names],
        "textfont": {"color": INK},
        "cliponaxis": False,
        "customdata": names,
        "hovertext": [f"{chart_text(labels[name].text)}: {counts[name]:,}" for name in names],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": size,
            "color": [labels[name].hue for name in names],
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _tooltips(pairs: pd.DataFrame, by: str, labels: _Labels) -> list[str]:
    notes = pairs["note"].tolist() if "note" in pairs else [""] * len(pairs)
    numbers = zip(pairs["name_a"], pairs["name_b"], pairs[by].tolist(), pairs["count"].tolist(), notes, strict=True)
    tooltips = []
    for a, b, strength, count, note in numbers:
        names = " and ".join(chart_text(labels[name].text, 28) for name in (a, b))
        tooltip = f"{names}: {ASSOCIATION_LABELS[by]} {strength:,.2f}, {count:,} together"
        tooltips.append(f"{tooltip}<br>{chart_text(note, 120)}" if note else tooltip)
    return tooltips
