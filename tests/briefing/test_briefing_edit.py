"""Edits of a briefing: order, sections, copies, words, pairs of pins."""

import pytest

from lib.briefing import Briefing, Step, edit
from lib.errors import BriefingError
from tests.briefing.briefings import BRIEFING, PINS

ORDER = ["first", "part", "two", "cloud", "passages", "text", "last"]


def ids(briefing: Briefing) -> list[str]:
    return [step.id for step in briefing.steps]


@pytest.mark.parametrize(
    ("step", "by", "order"),
    [
        ("cloud", -1, ["first", "part", "cloud", "two", "passages", "text", "last"]),
        ("cloud", 2, ["first", "part", "two", "passages", "text", "cloud", "last"]),
        ("first", -1, ORDER),
        ("cloud", 99, ["first", "part", "two", "passages", "text", "last", "cloud"]),
        ("cloud", -99, ["cloud", "first", "part", "two", "passages", "text", "last"]),
    ],
)
def test_a_step_moves_no_further_than_the_ends(step: str, by: int, order: list[str]) -> None:
    assert ids(edit.move(BRIEFING, step, by)) == order
    assert ids(BRIEFING) == ORDER


def test_steps_are_put_in_any_order_of_their_own() -> None:
    assert ids(edit.reorder(BRIEFING, reversed(ORDER))) == ORDER[::-1]
    for order in (ORDER[1:], [*ORDER, "other"], [*ORDER[1:], ORDER[1]]):
        with pytest.raises(BriefingError, match="other steps now"):
            edit.reorder(BRIEFING, order)


def test_a_section_moves_with_its_steps() -> None:
    steps = [Step(name, "section" if name.isupper() else "text") for name in ("t", "A", "a1", "a2", "B", "b1", "C")]
    briefing = Briefing("", tuple(steps))
    assert ids(edit.move_section(briefing, "A", 1)) == ["t", "B", "b1", "A", "a1", "a2", "C"]
    assert ids(edit.move_section(briefing, "C", -9)) == ["t", "C", "A", "a1", "a2", "B", "b1"]
    assert ids(edit.move_section(briefing, "A", -1)) == ids(briefing)
    with pytest.raises(BriefingError):
        edit.move_section(briefing, "a1", 1)


def test_a_copy_stands_behind_and_has_ids_of_its_own() -> None:
    steps = edit.duplicate(BRIEFING, "two").steps
    assert [step.headline for step in steps[2:4]] == ["Quotas, not prices"] * 2
    assert steps[3].id not in ORDER
    assert {pin.id for pin in steps[3].pins}.isdisjoint({pin.id for pin in PINS})


def test_a_new_step_comes_before_the_closing_one_or_where_it_is_asked_for() -> None:
    new = Step("new", "text")
    assert ids(edit.insert(BRIEFING, new)) == [*ORDER[:-1], "new", "last"]
    assert ids(edit.insert(BRIEFING, new, "first"))[:2] == ["first", "new"]
    assert ids(edit.insert(Briefing(""), new)) == ["new"]
    assert ids(edit.remove(BRIEFING, "two")) == [one for one in ORDER if one != "two"]


def test_words_and_minutes_are_written() -> None:
    one = edit.set_text(BRIEFING, "cloud", "headline", "  Words that rose ")
    one = edit.set_minutes(one, "cloud", 3)
    assert (one.steps[3].headline, edit.total_minutes(one)) == ("Words that rose", 6.5)
    with pytest.raises(BriefingError, match="20,000 letters"):
        edit.set_text(BRIEFING, "cloud", "note", "a" * 20_001)
    with pytest.raises(BriefingError, match="0 to 600"):
        edit.set_minutes(BRIEFING, "cloud", float("nan"))


def test_two_pins_stand_side_by_side_and_part_again() -> None:
    both = edit.pair_with_next(BRIEFING, "cloud")
    assert ids(both) == [one for one in ORDER if one != "passages"]
    assert both.steps[3].pins == PINS[2:]
    assert both.steps[3].headline == "Words; Said"
    parted = edit.split(both, "cloud")
    assert [step.pins for step in parted.steps[3:5]] == [PINS[2:3], PINS[3:]]
    assert parted.steps[4].headline == "Heading of passages"
    for step in ("two", "passages", "last"):
        with pytest.raises(BriefingError, match="side by side"):
            edit.pair_with_next(BRIEFING, step)
    with pytest.raises(BriefingError, match="nothing to part"):
        edit.split(BRIEFING, "cloud")


def test_what_is_no_longer_there_is_told() -> None:
    for act in (edit.remove, edit.duplicate, edit.split, edit.pair_with_next):
        with pytest.raises(BriefingError, match="no longer in the briefing"):
            act(BRIEFING, "gone")
