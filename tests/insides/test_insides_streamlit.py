"""What we lean on inside Streamlit; see README.md beside this file."""

import inspect
import json
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.elements.lib import streamlit_plotly_theme
from streamlit.elements.plotly_chart import PlotlyChartSelectionSerde
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

from lib.figures.style import INK
from lib.settings import ROOT

STATIC = Path(st.__file__).parent / "static"


@cache
def browser_side() -> str:
    """All scripts and sheets that Streamlit sends to the browser."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "static").rglob("*.js")))


def parameters(function: object) -> set[str]:
    assert callable(function)
    return set(inspect.signature(function).parameters)


def test_the_first_page_can_be_told_where_the_server_is() -> None:
    assert "__streamlit" in browser_side()
    assert "BACKEND_BASE_URL" in browser_side()
    assert "<head>" in (STATIC / "index.html").read_text(encoding="utf-8")


def test_an_app_takes_routes_and_middleware() -> None:
    assert {"script_path", "routes", "middleware"} <= parameters(st.App)


def test_a_page_can_be_hidden_and_switched_to_with_parameters() -> None:
    assert {"title", "url_path", "default", "visibility"} <= parameters(st.Page)
    assert (
        issubclass(Page, st.Page) if inspect.isclass(st.Page) else st.Page.__annotations__["return"] in {Page, "Page"}
    )
    assert {"url_path", "run"} <= set(dir(Page))
    assert "query_params" in parameters(st.switch_page)


def test_a_selection_is_points_with_customdata() -> None:
    sent = json.dumps(
        {"selection": {"points": [{"customdata": ["word"]}], "point_indices": [0], "box": [], "lasso": []}}
    )
    serde = PlotlyChartSelectionSerde()
    assert serde.deserialize(sent)["selection"]["points"] == [{"customdata": ["word"]}]
    assert serde.deserialize(None)["selection"]["points"] == []


def test_the_placeholder_of_the_text_colour_is_known_to_both_sides() -> None:
    assert INK in inspect.getsource(streamlit_plotly_theme)
    assert INK in browser_side()


def test_components_have_what_ours_use() -> None:
    assert {"name", "html", "css", "js", "isolate_styles"} <= parameters(st.components.v2.component)
    for name in ("parentElement", "setTriggerValue", "setStateValue"):
        assert name in browser_side()


def test_garbage_is_collected_after_each_run() -> None:
    assert "gc.collect(2)" in inspect.getsource(script_runner)


def test_a_button_has_a_shortcut() -> None:
    assert "shortcut" in parameters(st.button)


@pytest.mark.parametrize(
    "name", ["st-key-", "stApp", "stException", "data-stale", "data-test-script-state", "stSkeleton"]
)
def test_the_names_that_sheets_and_tests_go_by(name: str) -> None:
    assert name in browser_side()


def test_the_inks_of_the_schemes() -> None:
    assert [ink for ink in ("#262730", "#fafafa") if ink not in browser_side().lower()] == []


def test_a_page_under_test_keeps_its_address_and_its_session(tmp_path: Path) -> None:
    script = tmp_path / "counted.py"
    script.write_text(
        "import streamlit as st\n"
        "st.session_state['n'] = st.session_state.get('n', 0) + 1\n"
        "st.text(f\"{st.query_params['word']} {st.session_state['n']}\")\n",
        encoding="utf-8",
    )
    app = AppTest.from_file(str(script), default_timeout=60)
    app.query_params["word"] = "稀土"
    assert [line.value for line in app.run().text] == ["稀土 1"]
    assert [line.value for line in app.run().text] == ["稀土 2"]


def test_this_page_names_each_test() -> None:
    page = (ROOT / "tests" / "insides" / "README.md").read_text(encoding="utf-8")
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "insides").glob("test_*.py"))
    named = [cell.strip("` ") for line in page.splitlines()[7:] if (cell := line.rstrip("| ").rpartition("|")[2])]
    assert named
    assert [name for name in named if f"def {name}(" not in written] == []
