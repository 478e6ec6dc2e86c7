"""Who speaks most, as bars."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import (
    ACCENT,
    NEUTRAL,
    chart_text,
    empty_figure,
    make_figure,
    margin,
    mark_doubts,
    row_axis,
)
from lib.wording import counted, short


def speakers_headline(listed: pd.DataFrame, n_spoken: int) -> str:
    """Who leads, or that nobody does; ``listed`` are rows of `analyses.speakers.SpeakerRow`, the first on top."""
    if listed.empty:
        return "Nobody is said to speak in this selection"
    most = int(listed["n_passages"].iloc[0])
    first = listed[listed["n_passages"] == most]
    if len(first) > 1:
        return f"{len(first):,} of {len(listed):,} speakers are heard most, in {counted(most, 'passage')} each"
    name = short(str(first["speaker"].iloc[0]), 60)
    return f"Most often heard: {name}, in {most:,} of {n_spoken:,} passages with a speaker"


def speaker_bars(listed: pd.DataFrame, height: int, most: int) -> go.Figure:
    """The leading speakers by passages, unnamed groups in another colour; what rests on one article is marked."""
    if listed.empty:
        return empty_figure("Nobody is said to speak.", height)
    rows = listed.head(most)
    notes = dict(zip(rows["speaker"], rows["note"], strict=True))
    labels, tooltips = mark_doubts([chart_text(name, 30) for name in rows["speaker"]], rows["speaker"], notes)
    counts = rows["n_passages"].tolist()
    alt = "Passages by who speaks: " + "; ".join(
        f"{name} {n:,}" for name, n in zip(rows["speaker"], counts, strict=True)
    )
    bars = {
        "type": "bar",
        "x": counts,
        "y": list(range(len(rows))),
        "orientation": "h",
        "marker": {"color": [NEUTRAL if kind == "group" else ACCENT for kind in rows["kind"]]},
        "text": [f"{n:,}" for n in counts],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": rows["speaker"].tolist(),
        "hovertext": [
            f"{told}<br>{counted(n, 'passage')} in {counted(of, 'article')}"
            for told, n, of in zip(tooltips, counts, rows["n_articles"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    x = {"range": [0, max(counts) * 1.2], "nticks": 4, "tickformat": "d"}
    return make_figure(alt, height, [bars], xaxis=x, yaxis=row_axis(labels, most), bargap=0.35, margin=margin(labels))
