"""Every page runs, on the seeds and under every kind of filter and link, without an exception."""

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.build import build
from lib.corpus.query import Corpus
from lib.settings import ROOT, Settings

PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
DASHBOARD = str(ROOT / "dashboard.py")
Params = dict[str, str | list[str]]


@pytest.fixture
def served(seed_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's environment: the project's seeds, a corpus of this run."""
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path_factory.getbasetemp() / "pages-corpus"))


def open_page(page: str, params: Params | None = None) -> AppTest:
    """The first run of a session that came by a deep link.

    A second run of an `AppTest` takes every file in pages/ for a program of its own and leaves dashboard.py out; what
    needs one (a filter that travels, a redrawn page) is told in a real browser, in tests/e2e.
    """
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.session_state["page_destination"] = (page, params or {})
    for name, value in (params or {}).items():
        app.query_params[name] = value
    app.run()
    assert [error.value for error in app.exception] == []
    assert [error.value for error in app.error] == []
    return app


def address(app: AppTest) -> dict[str, str | list[str]]:
    """The query parameters as they stand, each as a list."""
    return {name: [value] if isinstance(value, str) else list(value) for name, value in app.query_params.items()}


def page_text(app: AppTest) -> str:
    """All that the page says in words."""
    parts = (app.header, app.markdown, app.text, app.warning, app.info)
    own = (html.proto.body for html in app.get("html"))
    return "\n".join([*own, *(str(one.value) for kind in parts for one in kind)])


def headings(app: AppTest) -> list[str]:
    """The second-level headings of our own HTML, as they read."""
    return [unescape(text) for text in re.findall("<h2>(.*?)</h2>", page_text(app))]


def chips(app: AppTest) -> dict[str, dict[str, list[str]]]:
    """The parts of the filter that are on, and the address without each."""
    links = re.findall(r'href="\w+\?([^"]*)"[^>]*title="Drop this filter">\W*([^<]+?) <', page_text(app))
    return {text: parse_qs(unescape(query)) for query, text in links}


SHARED: list[Params] = [
    {},
    {"wall": "1"},
    {"theme": ["alliances", "pricing_power"], "match": "all"},
    {"language": "zh", "source": "", "q": "稀土 OR price"},
]
VIEWS: list[tuple[str, Params]] = [
    *((page, params) for page in PAGES for params in SHARED),
    ("overview", {"unit": "articles", "per": "week"}),
    ("overview", {"unit": "articles", "per": "day", "wall": "1"}),
    ("overview", {"unit": "nothing", "per": "<b>"}),
    ("overview", {"open": ["source."], "wall": "1"}),
    ("overview", {"open": ["theme.alliances", "theme.pricing_power", "part.across"], "unit": "articles"}),
    ("speakers", {"who": "analysts", "sort": "-speaker"}),
    ("speakers", {"who": "<b>", "show": "<b>", "at": "99"}),
    ("speakers", {"speaker": ["analysts", "<b>"], "show": "named", "wall": "1"}),
    ("themes", {"show": "count", "unit": "articles", "per": "day"}),
    ("themes", {"open": ["theme.alliances", "since.2025-07-01", "until.2025-07-31"], "strongest": "alliances"}),
    ("themes", {"open": ["theme.pricing_power", "topic.稀土自主"], "source": "", "wall": "1"}),
    ("themes", {"open": ["theme.<b>", "since.soon", "part", ""], "strongest": "nothing", "at": "99"}),
    ("articles", {"order": "title", "rules": "1"}),
    ("articles", {"article": "no such key"}),
    ("articles", {"at": "99"}),
    ("articles", {"at": "-1"}),
    ("articles", {"at": "9" * 5000}),
    ("concordance", {"at": "9" * 5000}),
    ("collocates", {"least": "9" * 5000}),
    ("dictionary", {"view": "phrases", "at": "9" * 5000}),
    ("themes", {"open": "theme.alliances", "at": "9" * 5000}),
    ("keywords", {"view": "split", "split": "month"}),
    ("keywords", {"view": "split", "split": "language", "by": "per_1000"}),
    ("keywords", {"view": "cloud", "by": "n_articles", "top": "100", "stop": "1"}),
    ("keywords", {"view": "cloud", "words": "zh", "wall": "1"}),
    ("keywords", {"word": "rare earth"}),
    ("keywords", {"word": "稀土", "theme": "pricing_power"}),
    ("keywords", {"word": "<b>no such word</b>"}),
    ("codebook", {"of": "alliances", "entry": "frameworks"}),
    ("codebook", {"of": "<b>", "entry": "<b>no such rule</b>", "edit": "1"}),
    ("codebook", {"of": "alliances", "entry": "~about", "edit": "1"}),
    ("codebook", {"edit": "1", "new": "themes/pricing_power.toml"}),
    ("codebook", {"part": "concepts", "find": "稀土", "edit": "1"}),
    ("codebook", {"part": "actors", "find": "<b> nobody"}),
    ("codebook", {"part": "actors", "wall": "1", "edit": "1"}),
    ("codebook", {"part": "subject"}),
    ("codebook", {"part": "names", "edit": "1", "new": "1"}),
    ("codebook", {"part": "versions"}),
    ("codebook", {"part": "sentence"}),
    ("codebook", {"part": "sentence", "text": "<b>A price floor</b> for gallium", "say": "pricing_power"}),
    ("codebook", {"part": "sentence", "case": "<b>~nothing", "say": "<b>"}),
    ("codebook", {"part": "sentence", "text": "Gallium.", "say": "alliances", "word": "<b>gallium", "wall": "1"}),
    ("codebook", {"part": "names", "edit": "1"}),
    ("codebook", {"part": "nothing", "entry": "../../names.toml"}),
    ("coding", {"coder": "Ana", "size": "100", "seed": "7", "reveal": "1", "theme": "alliances"}),
    ("coding", {"coder": "<b>../x", "seed": "-1"}),
    ("coding", {"coder": "Ana", "seed": "99999", "size": "x", "passage": "no such passage"}),
]


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("page", "params"), VIEWS, ids=[f"{page}-{params}" for page, params in VIEWS])
def test_a_page_runs(page: str, params: Params) -> None:
    app = open_page(page, params)
    assert f"<h1>{page.capitalize()}</h1>" in page_text(app)


@pytest.mark.usefixtures("served")
def test_the_page_says_how_much_the_filter_leaves() -> None:
    assert "<strong>6</strong> articles · <strong>74</strong> passages" in page_text(open_page("overview"))
    assert "<strong>1</strong> article ·" in page_text(open_page("overview", {"q": "Busan"}))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", PAGES)
def test_undated_articles_are_never_dropped_silently(page: str) -> None:
    assert "articles without a date are left out by the date filter" in page_text(
        open_page(page, {"since": "2025-01-01"})
    )


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", PAGES)
def test_a_bad_link_is_said_and_the_rest_is_shown(page: str) -> None:
    app = open_page(page, {"theme": ["x_y", "alliances"], "since": "soon", "q": '"open'})
    notes = "\n".join(warning.value for warning in app.warning)
    assert "x\\_y" in notes
    assert "soon" in notes
    assert "opening" in notes
    assert "Alliances" in chips(app)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_selection_says_which_filter_emptied_it_and_drops_it(page: str) -> None:
    app = open_page(page, {"theme": "alliances", "q": "nowhere"})
    assert "Nothing is left" in page_text(app)
    assert "nowhere" in page_text(app)
    app.button(key="filter_drop").click().run()
    after = address(app)
    assert after == {"theme": ["alliances"]}
    assert "Nothing is left" not in page_text(open_page(page, after))


@pytest.mark.usefixtures("served")
def test_reset_takes_every_filter_off_and_leaves_the_view() -> None:
    app = open_page("overview", {"theme": "alliances", "language": "en", "since": "2025-01-01", "unit": "articles"})
    app.button(key="filter_reset").click().run()
    assert address(app) == {"unit": ["articles"]}


@pytest.mark.usefixtures("served")
def test_a_chip_drops_its_own_filter() -> None:
    app = open_page("keywords", {"theme": ["alliances", "pricing_power"], "match": "all"})
    assert chips(app)["Alliances"] == {"theme": ["pricing_power"], "match": ["all"]}


@pytest.mark.usefixtures("served")
def test_typing_a_search_puts_it_into_the_address() -> None:
    app = open_page("keywords", {"theme": "alliances"})
    app.text_input(key="filter_query").set_value(" quota OR 配额 ").run()
    assert address(app) == {"theme": ["alliances"], "q": ["quota OR 配额"]}


@pytest.mark.usefixtures("served")
def test_the_wall_hides_the_controls() -> None:
    app = open_page("keywords", {"wall": "1", "theme": "alliances"})
    assert len(app.text_input) == 0
    assert [button.label for button in app.button] == ["Leave the wall"]
    assert "any of the themes Alliances" in page_text(app)


@pytest.mark.usefixtures("served")
def test_a_coder_is_asked_for_a_name_and_told_what_is_wrong_with_it() -> None:
    assert "coding_name" in {field.key for field in open_page("coding").text_input}
    app = open_page("coding", {"coder": "../x", "seed": "soon"})
    assert "cannot be a coder's name" in page_text(app).replace("\\", "")
    app.text_input(key="coding_name").set_value(" 李雷 ").run()
    assert address(app) == {"coder": ["李雷"], "seed": ["soon"]}


@pytest.mark.usefixtures("served")
def test_a_sample_that_has_no_such_number_is_the_first_one() -> None:
    app = open_page("coding", {"coder": "Ana", "seed": "soon"})
    assert "“soon” is none of them: this is sample 1" in page_text(app)
    app.button(key="coding_another").click().run()
    assert address(app) == {"coder": ["Ana"], "seed": ["2"]}


def test_an_article_without_a_headline_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    shutil.rmtree(seeds / "articles")
    (seeds / "articles").mkdir()
    (seeds / "articles" / "bare.jsonl").write_text('{"text": "The magnet makers met in Baotou."}\n', encoding="utf-8")
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(seeds))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path / "corpus"))
    bodies = "\n".join(str(one.proto.body) for one in open_page("articles").get("html"))
    assert bodies.count("The magnet makers met in Baotou.") == 1
    assert "(no headline)" in bodies
    assert any("(no headline)" in one.proto.body for one in open_page("overview").get("html"))


@pytest.mark.parametrize("page", ["overview", "themes", "trends"])
def test_a_day_in_another_age_draws_and_is_said(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(seeds=tmp_path / "seeds", corpus=tmp_path / "corpus")
    shutil.copytree(ROOT / "seeds", settings.seeds)
    far = settings.articles / "far.jsonl"
    days = ["2999-12-31", "1600-01-01", *(f"2025-08-{day:02}" for day in range(1, 20))]
    far.write_text("\n".join(f'{{"title": "Quota {day}", "published_on": "{day}"}}' for day in days))
    build(settings)
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(settings.seeds))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(settings.corpus))
    app = open_page(page, {"per": "day"} if page == "themes" else {})
    if page != "trends":
        assert "2 articles dated 1600-01-01 to 2999-12-31 are too far off" in page_text(app)
