"""Figures as a pin keeps them: plain numbers and text, without a template."""

import base64
import json
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lib.briefing import CloudText, FrozenChart, FrozenCloud
from lib.figures.cloud import CLOUD_BASE_LINE, Cloud


def frozen_chart(fig: go.Figure) -> FrozenChart:
    """A figure of Plotly as it is drawn here, in the light scheme."""
    spec = json.loads(fig.to_json())
    layout = {name: _plain(part) for name, part in spec["layout"].items() if name != "template"}
    return FrozenChart(tuple(_plain(trace) for trace in spec["data"]), layout)


def _plain(part: Any) -> Any:
    """The same with lists where Plotly packs an array of numbers."""
    match part:
        case {"bdata": str(packed), "dtype": str(kind)}:
            numbers = np.frombuffer(base64.b64decode(packed), kind)
            if shape := part.get("shape"):
                numbers = numbers.reshape([int(n) for n in str(shape).split(",")])
            return _without_gaps(numbers.tolist())
        case dict():
            return {name: _plain(one) for name, one in part.items()}
        case list():
            return [_plain(one) for one in part]
    return part


def _without_gaps(values: Any) -> Any:
    """Numbers, None where there is none."""
    if isinstance(values, list):
        return [_without_gaps(one) for one in values]
    return None if isinstance(values, float) and values != values else values


def frozen_cloud(cloud: Cloud) -> FrozenCloud:
    """A word cloud as it is drawn here, each word at the middle of its base line."""
    words = (
        CloudText(
            word.visible_text,
            round(word.x, 2),
            round(word.y + CLOUD_BASE_LINE * word.size, 2),
            round(word.size, 2),
            word.theme.hue if word.theme else "",
        )
        for word in cloud.words
    )
    legend = tuple((style.hue, style.label) for style in cloud.legend)
    return FrozenCloud(cloud.width, cloud.height, tuple(words), legend, cloud.alt)
