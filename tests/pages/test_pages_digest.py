"""The page Digest: a sentence opens its passages, and all become a briefing by one click."""

from pathlib import Path

import pytest

from lib.briefing import list_briefings, read_briefing
from lib.settings import Settings
from tests.pages.test_pages import open_page, page_text


def test_a_sentence_opens_the_passages_it_rests_on() -> None:
    closed = page_text(open_page("digest"))
    assert "Technology controls leads: " in closed
    assert "Read 2 of " in closed
    opened = page_text(open_page("digest", {"read": "themes"}))
    assert opened.count("Counted wrongly?") - closed.count("Counted wrongly?") == 2


def test_brief_me_makes_a_briefing_of_the_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "briefings", property(lambda _: tmp_path / "briefings"))
    app = open_page("digest", {"theme": "military_demand"})
    app.button(key="digest_brief").click().run()
    (one,) = list_briefings(tmp_path / "briefings")
    briefing, problems = read_briefing(one.path)
    assert problems == []
    first, *middle, unsaid, last = briefing.steps
    assert (first.kind, unsaid.headline, last.kind) == ("title", "What these articles cannot say", "closing")
    assert "Military demand" in first.headline
    pinned = [step for step in middle if step.kind == "pins"]
    assert 1 < len(pinned) <= 8
    for step in pinned:
        (pin,) = step.pins
        assert "Military demand" in pin.origin.filter
        assert pin.passages
    assert pinned[0].headline.startswith("Military demand leads: ")
