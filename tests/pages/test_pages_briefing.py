"""The page Briefing: what is opened, written, ordered and taken back; what somebody else did stays."""

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from streamlit.testing.v1 import AppTest

from lib.briefing import Briefing, Pin, Step, edit, list_briefings, open_briefing, read_briefing, write_briefing
from lib.corpus.query import Corpus
from lib.deck import FORMATS
from lib.settings import ROOT, Settings
from tests.briefing.briefings import BRIEFING, CHART, PINS, pin
from tests.pages.test_pages import open_page, page_text

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1))"


@pytest.fixture
def file(
    seed_corpus: Corpus, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A briefing in the folder of the app's environment."""
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path_factory.getbasetemp() / "pages-corpus"))
    monkeypatch.setattr(Settings, "briefings", property(lambda _: tmp_path / "briefings"))
    path = tmp_path / "briefings" / "prices.json"
    write_briefing(path, BRIEFING)
    return path


def open_step(step: str) -> AppTest:
    return open_page("briefing", {"briefing": "prices", "step": step})


def test_without_a_briefing_it_says_how_one_begins(file: Path) -> None:
    shutil.rmtree(file.parent)
    app = open_page("briefing")
    assert "There is no briefing yet" in page_text(app)
    app.button(key="briefing_new").click().run()
    (one,) = list_briefings(file.parent)
    assert [step.kind for step in read_briefing(one.path)[0].steps] == ["title", "closing"]


@pytest.mark.parametrize("step", [step.id for step in BRIEFING.steps])
def test_every_kind_of_step_and_pin_is_shown(file: Path, step: str) -> None:
    text = page_text(open_step(step))
    own = next(one for one in BRIEFING.steps if one.id == step)
    for one in own.pins:
        assert one.heading in text
        assert "Theme: Alliances" in text
    assert "<script>alert" not in text


def test_words_are_written_and_taken_back(file: Path) -> None:
    app = open_step("cloud")
    app.text_input(key="briefing_headline_cloud").set_value("Words that rose").run()
    assert read_briefing(file)[0].steps[3].headline == "Words that rose"
    app = open_step("cloud")
    app.number_input(key="briefing_minutes_cloud").set_value(2.5).run()
    assert read_briefing(file)[0].steps[3].minutes == 2.5
    open_step("cloud").button(key="briefing_undo").click().run()
    assert read_briefing(file)[0].steps[3].minutes == 0


def test_a_step_is_copied_removed_and_set_beside_the_next(file: Path) -> None:
    open_step("cloud").button(key="briefing_act_splitscreen_right").click().run()
    assert read_briefing(file)[0].steps[3].pins == PINS[2:]
    open_step("cloud").button(key="briefing_act_call_split").click().run()
    assert len(read_briefing(file)[0].steps) == 7
    open_step("cloud").button(key="briefing_act_content_copy").click().run()
    assert len(read_briefing(file)[0].steps) == 8
    open_step("cloud").button(key="briefing_remove").click().run()
    assert "cloud" not in [step.id for step in read_briefing(file)[0].steps]


def test_what_somebody_else_saved_is_not_overwritten_and_what_was_typed_is_kept(file: Path) -> None:
    app = open_step("cloud")
    theirs = edit.set_text(BRIEFING, "cloud", "headline", "Theirs")
    write_briefing(file, theirs, open_briefing(file).digest)
    app.text_input(key="briefing_headline_cloud").set_value("Mine").run()
    assert read_briefing(file)[0] == theirs
    desk = app.session_state["briefing_desk"]
    assert desk.draft == ("cloud", "headline", "Mine")
    again = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    again.session_state["page_destination"] = ("briefing", {"briefing": "prices", "step": "cloud"})
    again.session_state["briefing_desk"] = desk
    again.run()
    assert again.text_input(key="briefing_headline_cloud").value == "Mine"
    assert "Theirs" in page_text(again)
    again.button(key="briefing_save_headline").click().run()
    assert read_briefing(file)[0].steps[3].headline == "Mine"


def test_hostile_words_of_a_file_run_nowhere(file: Path) -> None:
    hostile = pin(HOSTILE, CHART)
    step = Step("bad", "pins", HOSTILE, HOSTILE, HOSTILE, 1, (hostile,))
    write_briefing(file.with_name("bad.json"), Briefing(HOSTILE, (step,)))
    app = open_page("briefing", {"briefing": "bad"})
    text = page_text(app)
    assert "<script>" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert "&lt;script&gt;" in text
    assert "[x](javascript" not in " ".join(one.value for one in (*app.markdown, *app.warning, *app.info))


def test_what_of_a_file_cannot_be_used_is_said_and_the_rest_is_shown(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('"kind": "section"', '"kind": "film"')
    file.write_text(text, encoding="utf-8")
    app = open_page("briefing", {"briefing": "prices"})
    said = " ".join(warning.value for warning in app.warning)
    assert "step 2" in said.replace("\\", "")
    assert "film" in said
    assert app.text_input(key="briefing_headline_first").value == BRIEFING.steps[0].headline


def test_a_briefing_that_is_not_there_is_said(file: Path) -> None:
    app = open_page("briefing", {"briefing": "<b>../x", "step": "none"})
    assert "There is no briefing" in " ".join(warning.value for warning in app.warning)
    assert app.text_input(key="briefing_headline_first").value == BRIEFING.steps[0].headline


def test_a_deleted_briefing_comes_back(file: Path) -> None:
    open_step("cloud").button(key="briefing_delete").click().run()
    assert not file.exists()
    app = open_page("briefing")
    back = next(button for button in app.button if button.label.startswith("Bring back"))
    back.click().run()
    assert read_briefing(file)[0] == BRIEFING


def test_every_file_is_offered_and_without_a_chromium_a_sentence_says_why_some_are_not(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = set(re.findall(r'download="([^"]+)"', all_html(open_page("briefing", {"briefing": "prices"}))))
    assert {f"prices{ending}" for ending in FORMATS} | {"prices-dark.pptx", "prices-notes.pdf", "prices.json"} <= links
    monkeypatch.setenv("CHROME", "/nowhere")
    html = all_html(open_page("briefing", {"briefing": "prices"}))
    assert not re.search(r'download="[^"]+\.(?:pdf|zip)"', html)
    assert "CHROME names /nowhere, which is no program" in html


def all_html(app: AppTest) -> str:
    """The HTML of our own on a page."""
    return "".join(block.proto.body for block in app.get("html"))


def made_again(stem: str, pin: Pin) -> str:
    """What the page says once a pin is to be made again."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state["page_destination"] = ("briefing", {"briefing": stem, "step": "old"})
    app.session_state["briefing_refresh_asked"] = pin.id
    app.run()
    assert [error.value for error in (*app.exception, *app.error)] == []
    return page_text(app)


def write_pin(file: Path, one: Pin, **origin: str) -> Pin:
    """A briefing of one step with a pin of another view."""
    old = replace(one, id="old-pin", origin=replace(one.origin, **origin))
    write_briefing(file.with_name("old.json"), Briefing("Old", (Step("old", "pins", "Old", pins=(old,)),)))
    return old


def test_a_pin_is_made_again_and_what_changed_is_said_before_it_replaces_the_old_one(file: Path) -> None:
    old = write_pin(file, PINS[0], address="overview?theme=alliances", key="overview_shares", counted="2 articles")
    before = file.with_name("old.json").read_text(encoding="utf-8")
    text = made_again("old", old)
    assert "What changed" in text
    assert "Counted: 2 articles → 4 articles · 7 passages" in text
    assert "As pinned 2026-11-30" in text
    assert "Today: " in text
    assert file.with_name("old.json").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("overview?source=Nobody", "asks for what is not there today"),
        ("overview?q=nowhere", "no longer shows this"),
        ("trends", "no longer shows this"),
        ("nopage?theme=alliances", "is not there"),
        ("briefing", "is not there"),
        ("../../etc/passwd", "is not there"),
    ],
)
def test_a_pin_that_cannot_be_made_again_says_why(file: Path, address: str, said: str) -> None:
    assert said in made_again("old", write_pin(file, PINS[0], address=address, key="overview_shares"))
