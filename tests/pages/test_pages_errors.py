"""What goes wrong below a page ends in a sentence on it, and the log has more."""

import logging
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.analyses.concordance import hit_at_word
from lib.build import build
from lib.corpus import nodes
from lib.corpus.query import Corpus
from lib.corpus.store.manifest import read_manifest, segment_folder
from lib.errors import OtherDictionaryError
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from lib.ui.session.address import Address
from lib.ui.session.live import Live
from lib.ui.session.view import View

DASHBOARD = str(ROOT / "dashboard.py")
OTHER = "was cut with another dictionary than the one in force. Build it again"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The seeds and their corpus, to be damaged."""
    settings = Settings(seeds=tmp_path / "seeds", corpus=tmp_path / "corpus")
    shutil.copytree(ROOT / "seeds", settings.seeds)
    build(settings)
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(settings.seeds))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(settings.corpus))
    return settings


@pytest.fixture
def other_dictionary(settings: Settings) -> Settings:
    """A dictionary that was changed and a corpus that was not built again since."""
    for file in settings.dictionary.glob("*.txt"):
        file.unlink()
    return settings


def segment(settings: Settings) -> Path:
    manifest = read_manifest(settings.corpus)
    assert manifest is not None
    return segment_folder(settings.corpus, manifest.text_version)


def records(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What the log got of us; Streamlit has its own."""
    return [record for record in caplog.records if record.name == "didymium"]


def open_page(page: str, params: dict[str, str | list[str]]) -> AppTest:
    """The page over the corpus as it lies there, not brought up to date first."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.session_state["page_destination"] = (page, params)
    app.session_state["page_corpus_checked"] = True
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert [error.value for error in app.exception] == []
    return app


def test_an_error_that_nobody_foresaw_has_a_number_that_the_log_has_too(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    texts = segment(settings) / "texts.utf8"
    texts.write_bytes(b"\xff" * texts.stat().st_size)
    app = open_page("concordance", {"node": "稀土"})
    (shown,) = app.error
    assert (number := re.search(r"The server's log has it as error (\d{6})\.", shown.value))
    (record,) = records(caplog)
    assert record.levelno == logging.ERROR
    assert record.getMessage().startswith(f"error {number[1]}: ")
    assert record.exc_info
    assert "Traceback" in caplog.text
    assert "lib/ui/concordance/question.py" in caplog.text


def test_a_known_error_is_its_own_sentence(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "didymium")
    places = segment(settings) / "running.i32"
    places.write_bytes(places.read_bytes()[:-4])
    app = open_page("collocates", {"node": "稀土"})
    (shown,) = app.error
    assert "running.i32: holds" in shown.value.replace("\\", "")
    assert [record.getMessage().partition(":")[0] for record in records(caplog)] == ["refused"]
    assert "Traceback" not in caplog.text


def test_stopping_a_page_is_no_error(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    app = open_page("overview", {"source": "nobody"})
    app = open_page("overview", {"since": "1900-01-01", "until": "1900-01-02"})
    assert len(app.error) == 0
    assert records(caplog) == []


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("collocates", {"node": "稀土", "pair": ["稀土", "concept:rare-earths"], "window": "passage"}),
        ("concordance", {"node": "export control"}),
        ("keywords", {"word": "rare earth"}),
    ],
)
def test_a_passage_that_is_cut_otherwise_now_is_told(
    page: str, params: dict[str, str | list[str]], other_dictionary: Settings
) -> None:
    app = open_page(page, params)
    assert [error.value for error in app.error] == []
    assert [warning.value for warning in app.warning if OTHER in warning.value.replace("\\", "")]


def test_a_tick_over_words_that_are_cut_otherwise_now_opens_nothing(other_dictionary: Settings) -> None:
    corpus = Corpus(other_dictionary.corpus)
    view = View(Address("concordance", {}), Live(other_dictionary, corpus), Subcorpus())
    long = max(corpus.article_labels["key"].to_numpy())
    with pytest.raises(OtherDictionaryError):
        hit_at_word(view.corpus, nodes.read_node("稀土", view.codebook), view.cutter, long, 100_000)
