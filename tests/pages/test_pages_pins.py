"""Whatever a page shows is pinned: what is kept is what was shown, with its passages, and equal when read again."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.briefing import (
    FrozenChart,
    FrozenCloud,
    FrozenPassages,
    FrozenTable,
    Pin,
    list_briefings,
    parse_bytes,
    read_briefing,
)
from lib.briefing.files import briefing_text
from lib.corpus.query import Corpus
from lib.settings import ROOT, Settings
from tests.pages.test_pages import Params, headings, open_page

VIEWS: list[tuple[str, Params, dict[str, str]]] = [
    ("overview", {}, {"overview_shares": "chart", "overview_pairs": "chart", "overview_latest": "table"}),
    ("themes", {"open": ["theme.alliances"]}, {
        "themes_time": "chart", "themes_pairs": "chart", "themes_sources": "chart", "themes_topics": "chart",
        "themes_languages": "chart", "themes_parts": "chart", "themes_strong": "passages",
        "opened_passages": "passages",
    }),
    ("speakers", {"who": "analysts"}, {
        "speakers_bars": "chart", "speakers_table": "table", "speakers_opened": "passages",
    }),
    ("articles", {}, {"articles_table": "table"}),
    ("keywords", {"word": "rare earth"}, {
        "keywords_bars": "chart", "keywords_table": "table", "keywords_passages": "passages",
    }),
    ("keywords", {"view": "cloud"}, {"keywords_cloud": "cloud"}),
    ("keywords", {"view": "split"}, {"keywords_themes": "chart"}),
    ("keywords", {"view": "split", "split": "month"}, {"keywords_month": "chart"}),
    ("keywords", {"view": "split", "split": "language"}, {"keywords_languages": "chart"}),
    ("keywords", {"view": "concepts"}, {"keywords_concepts": "chart", "keywords_names": "table"}),
    ("compare", {"a": "language:zh", "b": "language:en", "what": "concepts"}, {
        "compare_bars": "chart", "compare_points": "chart", "compare_table": "table",
    }),
    ("concordance", {"node": "China"}, {"concordance_lines": "table"}),
    ("concordance", {"node": "theme:alliances", "view": "places"}, {"concordance_places": "chart"}),
    ("collocates", {"pair": ["rare earth", "China"]}, {
        "collocates_network": "chart", "collocates_pairs": "table", "collocates_passages": "passages",
    }),
    ("collocates", {"node": "concept:rare-earths", "view": "names"}, {"collocates_network": "chart"}),
    ("trends", {"term": ["China", "稀土"]}, {"trends_course": "chart", "trends_changes": "table"}),
    ("codebook", {"of": "alliances", "entry": "frameworks"}, {"codebook_passages": "passages"}),
    ("dictionary", {"view": "phrases"}, {"dictionary_phrases": "table"}),
]  # fmt: skip
KINDS = {"chart": FrozenChart, "table": FrozenTable, "cloud": FrozenCloud, "passages": FrozenPassages}
# Rows and marks of these lead to no passages of their own.
WITHOUT_EVIDENCE = {"overview_latest", "articles_table", "trends_changes", "dictionary_phrases"}


@pytest.fixture
def served(
    seed_corpus: Corpus, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The app's environment; gives the folder that its briefings are kept in."""
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path_factory.getbasetemp() / "pages-corpus"))
    monkeypatch.setattr(Settings, "briefings", property(lambda _: tmp_path / "briefings"))
    return tmp_path / "briefings"


def press(app: AppTest, key: str, **asked: str) -> dict[str, Any]:
    """What the server answers to a press of a pin."""
    said = app.session_state["downloads_offers"].now.offers[f"{key}.pin"].make(json.dumps(asked).encode())
    answer: dict[str, Any] = json.loads(said)
    return answer


def only_pins(folder: Path) -> list[Pin]:
    """The pins of the one briefing of a folder."""
    (one,) = list_briefings(folder)
    briefing, problems = read_briefing(one.path)
    assert problems == []
    assert parse_bytes(briefing_text(briefing).encode(), "again").briefing == briefing
    return [pin for step in briefing.steps for pin in step.pins]


@pytest.mark.parametrize(("page", "params", "shown"), VIEWS, ids=[f"{page}-{params}" for page, params, _ in VIEWS])
def test_whatever_a_page_shows_is_pinned(served: Path, page: str, params: Params, shown: dict[str, str]) -> None:
    app = open_page(page, params)
    for number, key in enumerate(shown, 1):
        assert press(app, key)["step"] == number
    pins = dict(zip(shown, only_pins(served), strict=True))
    for key, kind in shown.items():
        pin = pins[key]
        assert isinstance(pin.content, KINDS[kind])
        assert pin.heading in headings(app) or key == "codebook_passages"
        assert pin.origin.address.startswith(page)
        assert pin.origin.method
        if key in WITHOUT_EVIDENCE:
            continue
        assert pin.passages, key
        for one in pin.evidence:
            assert one.n_passages >= len(one.passages) > 0
            assert one.n_articles <= one.n_passages
        assert any(passage.marked for passage in pin.passages), key
