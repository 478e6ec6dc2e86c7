"""Pictures of where hits fall. The frame is that of `contexts.positions`."""

from collections import Counter
from unicodedata import east_asian_width

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import ACCENT, INK, LINE, Spec, chart_text, empty_figure, make_figure, margin, row_axis
from lib.figures.themes.shares import UNFADED
from lib.wording import counted

STEPS = 400  # of an article's length; hits of one step are one tick, since no eye or pointer could part them
_ROW, _FEW, _ROW_OF_FEW = 22, 12, 30
_ROOM, _ALIKE = 40, 20


def hit_positions(hits: pd.DataFrame) -> go.Figure:
    """A row per article from its beginning to its end, in the order given, with a tick where a hit falls.

    A tick's ``customdata`` is ``[key, word]``: the article's key and the place of the (first) hit in words.
    """
    articles = hits.drop_duplicates("article")
    height = max(180, 60 + len(articles) * (_ROW if len(articles) > _FEW else _ROW_OF_FEW))
    if hits.empty:
        return empty_figure("No hit in this selection.", height)
    labels = _labels(articles["title"].tolist())
    rows = pd.Series(range(len(articles)), index=articles["article"])
    ends: Spec = {"tickvals": [0, 0.5, 1], "ticktext": ["start", "half", "end"]}
    return make_figure(
        f"Where in {len(articles)} articles the {len(hits):,} hits fall, from the beginning to the end of each. "
        f"Most hits: {articles['n_hits'].iloc[0]:,} in “{chart_text(articles['title'].iloc[0], 80)}”",
        height,
        [_tracks(len(rows)), _ticks(hits, rows), _counts(articles["n_hits"].tolist())],
        xaxis={"range": [-0.005, 1.005], "showgrid": False, "side": "top", "tickangle": 0, **ends},
        yaxis=row_axis(labels, at_least=4),
        margin=margin(labels, t=34, r=64, b=8),
    )


def _tracks(n: int) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * n,
        "y": list(range(n)),
        "width": 0.08,
        "marker": {"color": LINE},
        "hoverinfo": "skip",
    }


def _ticks(hits: pd.DataFrame, rows: pd.Series) -> Spec:
    """A tick for each step of an article that holds a hit, with the numbers of the hits it stands for."""
    number = hits.groupby("article").cumcount() + 1
    numbered = hits.assign(number=number, step=(hits["at"] * STEPS).astype(int))
    ticks = numbered.groupby(["article", "step"], sort=False, as_index=False).agg(
        key=("key", "first"), at=("at", "first"), n_hits=("n_hits", "first"), n_tokens=("n_tokens", "first"),
        first=("number", "first"), last=("number", "last"), title=("title", "first"),
    )  # fmt: skip
    words = (ticks["at"] * ticks["n_tokens"]).round(3)
    numbers = [
        _hit_numbers(first, last, n)
        for first, last, n in zip(ticks["first"], ticks["last"], ticks["n_hits"], strict=True)
    ]
    return {
        **UNFADED,
        "selected": {"marker": {"opacity": 1, "size": 20}},
        "type": "scatter",
        "mode": "markers",
        "x": ticks["at"].tolist(),
        "y": rows[ticks["article"]].tolist(),
        "marker": {"symbol": "line-ns-open", "size": 13, "color": ACCENT, "line": {"width": 2, "color": ACCENT}},
        "customdata": [list(mark) for mark in zip(ticks["key"], words.tolist(), strict=True)],
        "hovertext": [
            f"{chart_text(title, 70)}<br>{text}" for title, text in zip(ticks["title"], numbers, strict=True)
        ],
        "hovertemplate": "%{hovertext}, %{x:.0%} into the article<extra></extra>",
    }


def _hit_numbers(first: int, last: int, n_hits: int) -> str:
    return f"hit {first:,} of {n_hits:,}" if first == last else f"hits {first:,} to {last:,} of {n_hits:,}"


def _counts(n_hits: list[int]) -> Spec:
    """How many hits each article has, at its end."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [1.005] * len(n_hits),
        "y": list(range(len(n_hits))),
        "text": [f"{n:,}" if row else counted(n, "hit") for row, n in enumerate(n_hits)],
        "textposition": "middle right",
        "textfont": {"color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _labels(titles: list[str]) -> list[str]:
    """Titles in as much room as all have; of those that begin alike, the ends too."""
    short = [_cut_to(title or "(no headline)", _ROOM) for title in titles]
    begins = Counter(label[:_ALIKE] for label in short)
    alike = [begins[label[:_ALIKE]] > 1 for label in short]
    return [
        chart_text(_with_end(title) if both else label) for label, title, both in zip(short, titles, alike, strict=True)
    ]


def _with_end(title: str) -> str:
    end = _cut_to(title[::-1], _ROOM - 10)[::-1]
    return f"{_cut_to(title, 10)[:-1]}{end}" if end[:1] == "…" else end or "(no headline)"


def _cut_to(title: str, room: int) -> str:
    """The beginning of a title; a wide letter takes twice the room of a narrow one."""
    used = 0
    for place, char in enumerate(title):
        used += 2 if east_asian_width(char) in "WF" else 1
        if used > room:
            return f"{title[: place - 1]}…"
    return title
