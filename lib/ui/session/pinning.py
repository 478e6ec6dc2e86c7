"""What a view offers to be pinned, and the briefing of a session that pins go to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lib.briefing import Pin
from lib.ui.session.state import Kept


@dataclass(slots=True)
class Shown:
    """What a page shows under one heading, as it is drawn.

    Attributes
    ----------
    tables: HTML of the tables; ``notes`` the small print, as Markdown.
    """

    tables: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CurrentBriefing:
    """The briefing that a session pins to, by its name in addresses; "" before the first."""

    stem: str = ""


_SHOWN = Kept[Shown | None]("pinning_shown", None)
_MAKERS = Kept[dict[str, Callable[[], Pin]] | None]("pinning_makers", None)
_CURRENT = Kept[CurrentBriefing | None]("pinning_briefing", None)


def begin_shown() -> Shown:
    """Begin a heading: what is drawn from now on is shown under it."""
    shown = Shown()
    _SHOWN.keep(shown)
    return shown


def show_table(html: str) -> None:
    """Note that a table is shown under the heading that was begun last."""
    if (shown := _SHOWN.get()) is not None:
        shown.tables.append(html)


def show_note(sentence: str) -> None:
    """Note that a sentence of small print stands under the heading that was begun last."""
    if (shown := _SHOWN.get()) is not None:
        shown.notes.append(sentence)


def end_shown() -> None:
    """Begin a run: nothing is shown under a heading yet, and nothing can be pinned."""
    _SHOWN.keep(None)
    _MAKERS.keep({})


def offer_pin(key: str, make: Callable[[], Pin]) -> None:
    """Have what is shown under a heading pinned by ``make``; ``key`` is that of the figure or table."""
    if (makers := _MAKERS.get()) is not None:
        makers[key] = make


def offered_pins() -> Mapping[str, Callable[[], Pin]]:
    """What makes a pin of each thing that was shown in this run, by its key."""
    return _MAKERS.get() or {}


def current_briefing() -> CurrentBriefing:
    """The briefing of this session, the same object in each run."""
    current = _CURRENT.get()
    if current is None:
        current = CurrentBriefing()
        _CURRENT.keep(current)
    return current
