"""What we lean on inside wordcloud, Plotly and Typer; see README.md beside this file."""

from pathlib import Path

import numpy as np
import plotly
import plotly.graph_objects as go
import streamlit
from plotly.offline import get_plotlyjs_version
from typer.testing import CliRunner
from wordcloud.wordcloud import IntegralOccupancyMap

from lib.cli import app
from lib.settings import ROOT


def test_an_occupancy_map_sums_what_is_taken() -> None:
    taken = np.zeros((4, 6), np.uint8)
    taken[1:3, 2:5] = 1
    total = IntegralOccupancyMap(*taken.shape, taken).integral.astype(int)
    assert total.shape == taken.shape
    sums = taken.astype(int).cumsum(0).cumsum(1)
    assert (total * sums.max()).tolist() == (sums * int(total.max())).tolist()


def test_a_figure_is_made_of_dictionaries_and_keeps_its_meta() -> None:
    layout = {"meta": {"alt": "<b>3</b> words"}, "xaxis": {"title": {"text": "words"}}}
    figure = go.Figure(data=[{"type": "bar", "x": [1], "customdata": ["a"]}], layout=layout)
    assert figure.layout.meta["alt"] == "<b>3</b> words"
    assert figure.to_dict()["data"][0]["type"] == "bar"


def test_the_layer_that_takes_clicks() -> None:
    assert "nsewdrag" in (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")


def test_the_layers_that_a_picture_is_made_of() -> None:
    script = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
    layers = ["draglayer", "dragcover", "hoverlayer", "zoomlayer", "menulayer", "selectionlayer", "select-outline"]
    assert [name for name in ("js-plotly-plot", "svg-container", "main-svg", *layers) if name not in script] == []


def test_a_chart_listens_to_a_selection() -> None:
    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    assert any("onSelected" in text and "plotly_selected" in text for text in map(Path.read_text, scripts))


def test_the_script_of_the_stage_is_of_the_same_plotly() -> None:
    script = (ROOT / "lib" / "stage" / "engine" / "plotly-cartesian.min.js").read_text(encoding="utf-8")
    assert f"v{get_plotlyjs_version()}" in script[:400]
    assert [name for name in ("points", "textpoint", "animate") if name not in script] == []


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    done = CliRunner().invoke(app, ["wrods"])
    assert done.exit_code == 2
    assert "Did you mean 'words'?" in " ".join(done.stderr.split())
