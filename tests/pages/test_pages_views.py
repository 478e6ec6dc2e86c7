"""Views kept under a name: listed on the first page, a link that opens exactly them, in turn on the wall."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.settings import ROOT, Settings
from lib.views import keep_view, read_views
from tests.pages.test_pages import Params, headings, open_page, page_text

WANTED: Params = {"theme": ["alliances", "pricing_power"], "match": ["all"], "source": [""], "q": ["稀土 OR <b>"]}


@pytest.fixture
def file(
    seed_corpus: Corpus, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path_factory.getbasetemp() / "pages-corpus"))
    monkeypatch.setattr(Settings, "views", property(lambda _: tmp_path / "views.json"))
    return tmp_path / "views.json"


def press(app: AppTest, act: str, **asked: str) -> dict[str, str]:
    said = app.session_state["downloads_offers"].now.offers[f"{act}.view"].make(json.dumps(asked).encode())
    answer: dict[str, str] = json.loads(said)
    return answer


def saved(app: AppTest) -> dict[str, str]:
    """The links to saved views by their names."""
    nav = re.search('class="saved-views".*?</nav>', page_text(app), re.DOTALL)
    links = re.findall(r'href="([^"]*)"[^>]*>([^<]*)</a>', nav[0] if nav else "")
    return {unescape(name): unescape(href) for href, name in links}


def test_a_view_is_kept_listed_opened_and_removed(file: Path) -> None:
    view = open_page("keywords", {"view": "cloud", **WANTED})
    assert press(view, "keep", name="<b>Cloud</b>")["said"] == "Kept as “<b>Cloud</b>”, on the first page."
    with pytest.raises(QueryError, match="There is a view called"):
        press(view, "keep", name="<b>Cloud</b>")
    first = open_page("overview", {"start": "1"})
    assert saved(first) == {}  # a first visit has its welcome there
    first = open_page("overview")
    page, _, query = saved(first)["<b>Cloud</b>"].partition("?")
    assert (page, parse_qs(query, keep_blank_values=True)) == ("keywords", {"view": ["cloud"], **WANTED})
    assert headings(open_page(page, {**parse_qs(query, keep_blank_values=True)})) == headings(view)
    press(first, "remove", name="<b>Cloud</b>")
    assert read_views(file) == ([], [])
    assert saved(open_page("overview")) == {}


def test_the_wall_goes_on_to_the_next_saved_view(file: Path) -> None:
    keep_view(file, "One", "overview?theme=alliances")
    keep_view(file, "Two", "trends")
    keep_view(file, "Gone", "nopage")

    def after(app: AppTest) -> list[str]:
        return [unescape(href) for href in re.findall(r'data-cycle="30"[^>]*><a[^>]*href="([^"]*)"', page_text(app))]

    wall: Params = {"wall": "1", "cycle": "30"}
    assert after(open_page("themes", wall)) == ["overview?theme=alliances&wall=1&cycle=30"]
    assert after(open_page("overview", {"theme": "alliances", **wall})) == ["trends?wall=1&cycle=30"]
    assert after(open_page("trends", wall)) == ["overview?theme=alliances&wall=1&cycle=30"]
    assert after(open_page("trends", {"wall": "1"})) == after(open_page("trends", {"cycle": "30"})) == []


def test_a_file_of_views_that_is_broken_is_said_and_the_page_is_shown(file: Path) -> None:
    file.write_text("{", encoding="utf-8")
    assert "views.json: it is no list of views" in page_text(open_page("overview"))
