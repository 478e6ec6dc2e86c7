"""A pin becomes a step of a briefing, and what the page says of it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from lib.briefing import Briefing, Pin, Step, briefing_path, edit, new_path, open_briefing
from lib.briefing.history import delete_briefing, save_briefing
from lib.briefing.parse import new_id
from lib.errors import BriefingConflictError, BriefingError
from lib.ui.session.pinning import CurrentBriefing
from lib.ui.widgets.headlines import suggested_headline
from lib.wording import short

_TRIES = 5  # where others pin to the same briefing at the same time


def keep_pin(folder: Path, current: CurrentBriefing, asked: dict[str, Any], make: Callable[[], Pin]) -> dict[str, Any]:
    """Do what a press of a pin's button asks for: pin, or take back a step that was pinned.

    Parameters
    ----------
    current: the briefing of the session; it is begun at the first pin.
    asked: "undo" the id of a step to take back; or "briefing" and "after", the step behind which the pin comes.

    Returns
    -------
    What the page says: the number of the step, the title, where it leads, and the id to take it back by.

    Raises
    ------
    BriefingError: the briefing cannot be written.
    """
    if isinstance(undo := asked.get("undo"), str):
        return _take_back(folder, current, undo)
    named, after = asked.get("briefing"), asked.get("after")
    pin = make()
    step = Step(new_id(), "pins", suggested_headline(pin), pins=(pin,))
    stem = named if isinstance(named, str) and named else current.stem
    for _ in range(_TRIES):
        with suppress(BriefingConflictError):
            return _pinned(folder, current, stem, step, after if isinstance(after, str) else "")
    raise BriefingError("Others are changing this briefing. Pin again.")


def _pinned(folder: Path, current: CurrentBriefing, stem: str, step: Step, after: str) -> dict[str, Any]:
    path = _existing(folder, stem)
    if path:
        briefing, _, digest = open_briefing(path)
    else:
        title = f"Briefing of {date.today().strftime('%-d %B %Y')}"
        path, briefing, digest = new_path(folder, title), Briefing(title), ""
    known = after if any(one.id == after for one in briefing.steps) else ""
    more = edit.insert(briefing, step, known)
    save_briefing(path, more, digest, f"pinned “{short(step.headline, 60)}”")
    current.stem = path.stem
    place = edit.place_of(more, step.id)
    return {
        "step": place + 1,
        "title": short(more.title, 60) or path.stem,
        "href": f"briefing?{urlencode({'briefing': path.stem, 'step': step.id})}",
        "undo": step.id,
    }


def _take_back(folder: Path, current: CurrentBriefing, step: str) -> dict[str, Any]:
    for _ in range(_TRIES):
        path = briefing_path(folder, current.stem)
        briefing, _, digest = open_briefing(path)
        less = edit.remove(briefing, step)
        with suppress(BriefingConflictError):
            if less.steps:
                save_briefing(path, less, digest, "took back a pin")
            else:
                delete_briefing(path, digest)
            return {"undone": True, "title": short(briefing.title, 60)}
    raise BriefingError("Others are changing this briefing. Undo it there.")


def _existing(folder: Path, stem: str) -> Path | None:
    try:
        return briefing_path(folder, stem) if stem else None
    except BriefingError:
        return None
