"""Words or names that belong together, as a network that stays where it is while its links change."""

from hashlib import blake2b
from math import pi

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import INK, LANGUAGE_HUES, NEUTRAL, Spec, empty, figure, plain
from lib.text import language_of

Places = dict[str, tuple[float, float]]
ASSOCIATION_LABELS = {
    "log_dice": "logDice",
    "mi": "MI",
    "mi3": "MI3",
    "npmi": "normalised PMI",
    "t_score": "t-score",
    "g2": "log-likelihood",
    "dice": "Dice",
}
_WIDTHS = (1, 2, 3.5, 5)
_SIZES = (8, 13, 19, 26)
_TURNS = 100
_HOLD = 0.1


def association_network(
    pairs: pd.DataFrame, by: str = "log_dice", height: int = 520, places: Places | None = None
) -> go.Figure:
    """Names as points and their links as lines, the thicker the stronger; the larger a point the more frequent.

    A mark on the middle of each link carries the pair as ``customdata``, a point its name.

    Parameters
    ----------
    pairs: name_a, name_b, count, f1, f2 and the measure, as `lib.stats.association` returns them for pairs. Every row
        is drawn: hand in those to show.
    by: the measure the lines show.
    places: where the points are, from -1 to 1; without it `network_places`.
    """
    if pairs.empty:
        return empty("No two of these stand together often enough.", height)
    places = places or network_places(pairs, by)
    traces = [*_lines(pairs, by, places), _targets(pairs, by, places), *_points(pairs, places)]
    strongest = pairs.sort_values(by, ascending=False, kind="stable").head(5)
    told = "; ".join(_told(row, by) for row in strongest.to_dict("records"))
    axis = {"visible": False, "range": [-1.15, 1.15]}
    alt = f"Network of {len(places)} names and {len(pairs)} links. The strongest by {ASSOCIATION_LABELS[by]}: {told}."
    return figure(alt, height, traces, xaxis=axis, yaxis=axis, margin={"l": 8, "r": 8, "t": 8, "b": 8})


def network_places(pairs: pd.DataFrame, by: str = "log_dice") -> Places:
    """Where each name goes: near those it is strongly linked to, and close to where it was if little has changed.

    Stress majorisation (Gansner, Koren and North 2004, "Graph drawing by stress majorization"): the points are moved to
    where their distances come nearest to those in the network, close ones counting more. Each begins at a place made
    from its name alone and is held there by a weak spring, so names that could as well change places do not, and
    nothing is drawn by lot.

    Returns
    -------
    name to (x, y), the middle at 0 and the farthest at 1.
    """
    names = sorted({*pairs["name_a"], *pairs["name_b"]})
    if len(names) < 2:
        return dict.fromkeys(names, (0.0, 0.0))
    wanted = _distances(pairs, by, names)
    weights = np.divide(1, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    held = _HOLD * weights.sum(axis=1)
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1) + held) - weights)
    home = np.array([_start(name) for name in names]) * wanted.max() / 2
    at = home
    for _ in range(_TURNS):
        apart = np.linalg.norm(at[:, None] - at[None], axis=2)
        pull = np.divide(weights * wanted, apart, out=np.zeros_like(wanted), where=apart > 0)
        at = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ at + held[:, None] * home)
    at /= np.abs(at).max(axis=0, initial=1e-9)
    return {name: (x, y) for name, (x, y) in zip(names, at.round(4).tolist(), strict=True)}


def _distances(pairs: pd.DataFrame, by: str, names: list[str]) -> np.ndarray:
    """How far apart any two names should be: the shortest way along links, a strong link half as long as a weak one."""
    number = {name: at for at, name in enumerate(names)}
    a, b = (pairs[side].map(number).to_numpy() for side in ("name_a", "name_b"))
    long = 1 - 0.5 * _strength(pairs[by].to_numpy("float64"))
    far = np.full((len(names), len(names)), np.inf)
    np.fill_diagonal(far, 0)
    far[a, b] = far[b, a] = long
    for between in range(len(names)):
        far = np.minimum(far, far[:, between, None] + far[None, between])
    apart = np.isinf(far)
    far[apart] = 1.2 * far[~apart].max()
    return far


def _strength(values: np.ndarray) -> np.ndarray:
    """From 0, the weakest, to 1, the strongest."""
    low, high = values.min(), values.max()
    strength: np.ndarray = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
    return strength


def _start(name: str) -> tuple[float, float]:
    """A place in the unit disc that belongs to a name."""
    drawn = np.frombuffer(blake2b(name.encode(), digest_size=8).digest(), ">u4") / 2**32
    angle, radius = 2 * pi * drawn[0], drawn[1] ** 0.5
    return float(radius * np.cos(angle)), float(radius * np.sin(angle))


def _lines(pairs: pd.DataFrame, by: str, places: Places) -> list[Spec]:
    """The links, one trace for each width: a line of Plotly has one width."""
    width = np.minimum(_strength(pairs[by].to_numpy("float64")) * len(_WIDTHS), len(_WIDTHS) - 1).astype(int)
    traces = []
    for number in sorted(set(width.tolist())):
        drawn = pairs[width == number]
        ends = [(places[a], places[b]) for a, b in zip(drawn["name_a"], drawn["name_b"], strict=True)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [x for (a, _), (b, _) in ends for x in (a, b, None)],
                "y": [y for (_, a), (_, b) in ends for y in (a, b, None)],
                "line": {"width": _WIDTHS[number], "color": NEUTRAL},
                "opacity": 0.45,
                "hoverinfo": "skip",
            }
        )
    return traces


def _targets(pairs: pd.DataFrame, by: str, places: Places) -> Spec:
    """Unseen marks on the middle of each link, because Plotly selects no line at a click."""
    unseen = {"marker": {"opacity": 0}}
    middles = [
        ((places[a][0] + places[b][0]) / 2, (places[a][1] + places[b][1]) / 2)
        for a, b in zip(pairs["name_a"], pairs["name_b"], strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in middles],
        "y": [y for _, y in middles],
        "customdata": pairs[["name_a", "name_b"]].to_numpy().tolist(),
        "hovertext": [_told(row, by) for row in pairs.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 16, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
    }


def _points(pairs: pd.DataFrame, places: Places) -> list[Spec]:
    """The names, one trace for each size, the largest first so that small points lie on top."""
    sides = (pairs[["name_a", "f1"]], pairs[["name_b", "f2"]])
    counts = {name: count for side in sides for name, count in side.itertuples(index=False)}
    most = max(counts.values())
    sized: dict[int, list[str]] = {size: [] for size in reversed(_SIZES)}
    for name in counts:
        sized[_SIZES[min(int((counts[name] / most) ** 0.5 * len(_SIZES)), len(_SIZES) - 1)]].append(name)
    return [_drawn(names, size, counts, places) for size, names in sized.items() if names]


def _drawn(names: list[str], size: int, counts: dict[str, int], places: Places) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [places[name][0] for name in names],
        "y": [places[name][1] for name in names],
        "text": [plain(name, 28) for name in names],
        "textposition": "top center",
        "textfont": {"color": INK},
        "cliponaxis": False,
        "customdata": names,
        "hovertext": [f"{plain(name)}: {counts[name]:,}" for name in names],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": size, "color": [LANGUAGE_HUES[language_of(name)] for name in names], "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
    }


def _told(row: Spec, by: str) -> str:
    names = f"{plain(row['name_a'], 28)} and {plain(row['name_b'], 28)}"
    return f"{names}: {ASSOCIATION_LABELS[by]} {row[by]:,.2f}, {row['count']:,} together"
