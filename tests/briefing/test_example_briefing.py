"""The briefing that ships: it opens, it is told in both languages, and says nothing that its passages do not."""

import re

import pytest

from lib.briefing import Briefing, Step, read_briefing
from lib.settings import ROOT
from lib.ui.frame.welcome import EXAMPLE
from tests.example_briefing import STEPS, Planned


@pytest.fixture(scope="module")
def example() -> Briefing:
    briefing, problems = read_briefing(ROOT / "seeds" / "briefings" / f"{EXAMPLE}.json")
    assert problems == []
    return briefing


def test_eight_steps_tell_it(example: Briefing) -> None:
    assert [step.id for step in example.steps] == ["title", *(planned.id for planned in STEPS), "end"]
    assert len(example.steps) == 8


@pytest.mark.parametrize("planned", STEPS, ids=[planned.id for planned in STEPS])
def test_a_step_rests_on_what_is_pinned_in_it(planned: Planned, example: Briefing) -> None:
    step: Step = next(one for one in example.steps if one.id == planned.id)
    assert re.search("[a-z]", step.headline)
    assert re.search("[\u4e00-\u9fff]", step.note)
    assert step.speaker_notes
    texts = "\n".join(passage.text for pin in step.pins for passage in pin.passages)
    assert texts
    assert [one for one in planned.rests if one not in texts] == []
    numbers = "\n".join(f"{pin.heading} {texts}" for pin in step.pins)
    said = re.findall(r"\d+(?:\.\d+)?", step.headline)
    assert [one for one in said if one not in numbers] == []
