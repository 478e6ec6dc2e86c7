"""Changes of the dictionary that are not saved yet: they stand in the address, one edit a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib import log
from lib.errors import DictionaryError
from lib.text import fold
from lib.text.dictionary.edit import Plan, locate_entries, plan_edits, read_files
from lib.text.dictionary.entries import read_entry
from lib.ui.session.state import Kept
from lib.ui.session.view import View

MOST = 40
DRAFTED = "drafted"
DONE = Kept("dictionary_done", ("", ""))  # what the last save did, and its name
_PARAM = "draft"


@dataclass(frozen=True, slots=True)
class DraftedEdits:
    """Drafted edits and what they come to.

    Attributes
    ----------
    edits: those that can be made.
    refused: the others, each with a sentence that says why not.
    plan: of the edits that can be made.
    places: by folded spelling, where the dictionary says something about it ("minerals.txt, line 8") or ``DRAFTED``.
    """

    edits: tuple[str, ...]
    refused: Mapping[str, str]
    plan: Plan
    places: Mapping[str, str]


def drafted_edits(view: View) -> tuple[str, ...]:
    """The drafted edits as they are written, each once."""
    written = (" ".join(edit.split()) for edit in view.address.values(_PARAM))
    return tuple(dict.fromkeys(edit for edit in written if edit))


def add_edit(view: View, edit: str) -> None:
    """Draft an edit; one that takes a drafted one back drops that instead. For use in callbacks."""
    drafted = list(drafted_edits(view))
    undone = next((other for other in drafted if _opposite(other, edit)), None)
    if undone is not None:
        drafted.remove(undone)
    else:
        drafted.append(edit)
    _write(view, drafted)


def drop_edit(view: View, edit: str) -> None:
    """Drop one edit. For use in callbacks."""
    _write(view, [other for other in drafted_edits(view) if other != edit])


def discard_edits(view: View) -> None:
    """Drop all edits."""
    _write(view, [])


def _write(view: View, drafted: Sequence[str]) -> None:
    DONE.take()
    view.address.write(draft=drafted)


def _opposite(drafted: str, edit: str) -> bool:
    """Whether one keeps whole what the other splits, or takes back what the other adds."""
    (a, a_kind), (b, b_kind) = _kind(drafted), _kind(edit)
    return fold(a) == fold(b) != "" and a_kind != b_kind and (a_kind, b_kind) != ("back", "split")


def _kind(edit: str) -> tuple[str, str]:
    entry = read_entry(edit.removeprefix("-"))
    return entry.term, "back" if edit.startswith("-") else "split" if entry.parts else "whole"


def draft(view: View) -> DraftedEdits:
    """The draft of this view, judged by the dictionary as it is now."""
    return _judged(tuple(read_files(view.settings.dictionary).items()), drafted_edits(view))


@lru_cache(maxsize=8)
def _judged(texts: tuple[tuple[str, str], ...], drafted: tuple[str, ...]) -> DraftedEdits:
    before: dict[str, str] = dict(texts)
    now = before
    good: list[str] = []
    refused: dict[str, str] = {}
    for edit in drafted:
        if len(good) == MOST:
            refused[edit] = f"A draft holds {MOST} changes at the most. Save these first."
            continue
        try:
            now = {**now, **plan_edits(now, [edit]).texts}
            good.append(edit)
        except DictionaryError as error:
            refused[edit] = log.refused(error)
    known = locate_entries(before)
    places = {spelling: known[spelling].place if spelling in known else DRAFTED for spelling in locate_entries(now)}
    return DraftedEdits(tuple(good), refused, plan_edits(before, good), places)


def edit_label(edit: str) -> str:
    """An edit in words."""
    name, kind = _kind(edit)
    if kind == "back":
        return f"Take back {name}"
    return f"Split {edit}" if kind == "split" else f"Keep whole {edit}"
