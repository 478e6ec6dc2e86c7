"""What is done to a briefing: each edit gives a new one and leaves the old as it was."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from lib.briefing.model import Briefing, Pin, Step
from lib.briefing.parse import LONGEST, MOST_MINUTES, MOST_STEPS, new_id
from lib.errors import BriefingError

MOST_PINS = 2  # of a step, side by side
Edit = Callable[[Briefing], Briefing]


def place_of(briefing: Briefing, step: str) -> int:
    """The place of a step, from 0, by its id.

    Raises
    ------
    BriefingError: there is no such step.
    """
    for place, one in enumerate(briefing.steps):
        if one.id == step:
            return place
    raise BriefingError("This step is no longer in the briefing. Look at the list as it is now.")


def insert(briefing: Briefing, step: Step, after: str = "") -> Briefing:
    """Put a step behind another, at the end without one; a closing step stays last.

    Raises
    ------
    BriefingError: there is no such step, or the briefing is full.
    """
    if len(briefing.steps) >= MOST_STEPS:
        raise BriefingError(f"A briefing holds {MOST_STEPS:,} steps at most. Begin another.")
    ends = bool(briefing.steps) and briefing.steps[-1].kind == "closing" and step.kind != "closing"
    place = place_of(briefing, after) + 1 if after else len(briefing.steps) - ends
    return _with(briefing, [*briefing.steps[:place], step, *briefing.steps[place:]])


def remove(briefing: Briefing, step: str) -> Briefing:
    """Take a step out; BriefingError where there is none."""
    place = place_of(briefing, step)
    return _with(briefing, [*briefing.steps[:place], *briefing.steps[place + 1 :]])


def move(briefing: Briefing, step: str, by: int) -> Briefing:
    """Move a step by some places, no further than the ends; BriefingError where there is none."""
    place = place_of(briefing, step)
    steps = list(briefing.steps)
    steps.insert(max(0, place + by), steps.pop(place))
    return _with(briefing, steps)


def move_section(briefing: Briefing, section: str, by: int) -> Briefing:
    """Move a section with all of its steps before the one that comes before it, or behind the next.

    Raises
    ------
    BriefingError: there is no such step, or it is no section.
    """
    parts = _parts(briefing)
    place = next((number for number, part in enumerate(parts) if part[:1] and part[0].id == section), 0)
    if not place:
        raise BriefingError("This is no section. Move the step itself.")
    part = parts.pop(place)
    parts.insert(min(max(1, place + by), len(parts)), part)
    return _with(briefing, [step for one in parts for step in one])


def _parts(briefing: Briefing) -> list[list[Step]]:
    """What comes before the first section, then each section with its steps, then what closes."""
    parts: list[list[Step]] = [[]]
    for step in briefing.steps:
        if step.kind == "section":
            parts.append([])
        parts[-1].append(step)
    return parts


def reorder(briefing: Briefing, order: Iterable[str]) -> Briefing:
    """The steps in the order of their ids.

    Raises
    ------
    BriefingError: these are not the steps of the briefing.
    """
    by_id, ids = {step.id: step for step in briefing.steps}, list(order)
    if sorted(by_id) != sorted(ids):
        raise BriefingError("The briefing has other steps now. Look at the list as it is, and move again.")
    return _with(briefing, [by_id[one] for one in ids])


def duplicate(briefing: Briefing, step: str) -> Briefing:
    """Put a copy of a step behind it, with ids of its own; BriefingError where there is none."""
    own = briefing.steps[place_of(briefing, step)]
    return insert(briefing, copied(own), own.id)


def copied(step: Step) -> Step:
    """The same step with ids of its own."""
    return replace(step, id=new_id(), pins=tuple(replace(pin, id=new_id()) for pin in step.pins))


def set_title(briefing: Briefing, title: str) -> Briefing:
    """Call a briefing otherwise."""
    return replace(briefing, title=title.strip()[:LONGEST])


def set_text(briefing: Briefing, step: str, field: str, text: str) -> Briefing:
    """Write the ``headline``, ``note`` or ``speaker_notes`` of a step.

    Raises
    ------
    BriefingError: there is no such step, or the text is too long.
    """
    if field not in {"headline", "note", "speaker_notes"}:
        raise ValueError(field)
    if len(text) > LONGEST:
        raise BriefingError(f"A text of a step has {LONGEST:,} letters at most; this has {len(text):,}.")
    place = place_of(briefing, step)
    return _put(briefing, place, replace(briefing.steps[place], **{field: text.strip()}))


def set_minutes(briefing: Briefing, step: str, minutes: float) -> Briefing:
    """Plan the time of a step, in minutes; BriefingError where there is none, or not so much."""
    if not 0 <= minutes <= MOST_MINUTES:
        raise BriefingError(f"A step takes 0 to {MOST_MINUTES} minutes.")
    place = place_of(briefing, step)
    return _put(briefing, place, replace(briefing.steps[place], minutes=minutes))


def pair_with_next(briefing: Briefing, step: str) -> Briefing:
    """Show what the next step shows beside what this one does; its words follow those of this one.

    Raises
    ------
    BriefingError: there is no next step, or together they show other than two.
    """
    place = place_of(briefing, step)
    one, *after = briefing.steps[place:]
    if not after or one.kind != after[0].kind or len(one.pins) + len(after[0].pins) != MOST_PINS:
        raise BriefingError("Only two steps that follow each other and show one pin each can stand side by side.")
    other = after[0]
    both = replace(
        one,
        pins=one.pins + other.pins,
        minutes=one.minutes + other.minutes,
        headline=_joined((one.headline, other.headline), "; "),
        note=_joined((one.note, other.note), "\n\n"),
        speaker_notes=_joined((one.speaker_notes, other.speaker_notes), "\n\n"),
    )
    return _with(briefing, [*briefing.steps[:place], both, *after[1:]])


def split(briefing: Briefing, step: str) -> Briefing:
    """Show the second of two pins in a step of its own, under its own heading.

    Raises
    ------
    BriefingError: there is no such step, or it shows one.
    """
    place = place_of(briefing, step)
    own = briefing.steps[place]
    if len(own.pins) != MOST_PINS:
        raise BriefingError("This step shows one pin: there is nothing to part.")
    first = replace(own, pins=own.pins[:1])
    second = Step(new_id(), "pins", own.pins[1].heading, pins=own.pins[1:])
    return _with(briefing, [*briefing.steps[:place], first, second, *briefing.steps[place + 1 :]])


def replace_pin(briefing: Briefing, pin: Pin) -> Briefing:
    """Put a pin in the place of the one with its id.

    Raises
    ------
    BriefingError: there is none.
    """
    for place, step in enumerate(briefing.steps):
        if any(one.id == pin.id for one in step.pins):
            pins = tuple(pin if one.id == pin.id else one for one in step.pins)
            return _put(briefing, place, replace(step, pins=pins))
    raise BriefingError("This pin is no longer in the briefing. Look at the list as it is now.")


def renewed(pin: Pin, made_again: Pin) -> Pin:
    """A pin made again, to take the place of the one it was made from."""
    return replace(made_again, id=pin.id)


def total_minutes(briefing: Briefing) -> float:
    """The planned time of all steps."""
    return sum(step.minutes for step in briefing.steps)


def _joined(texts: tuple[str, str], between: str) -> str:
    return between.join(filter(None, texts))[:LONGEST]


def _put(briefing: Briefing, place: int, step: Step) -> Briefing:
    return _with(briefing, [*briefing.steps[:place], step, *briefing.steps[place + 1 :]])


def _with(briefing: Briefing, steps: list[Step]) -> Briefing:
    return replace(briefing, steps=tuple(steps))
