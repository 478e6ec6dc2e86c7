"""The briefing that is open, and what is done to it: each edit is a save, and none is over somebody else's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lib.briefing import Briefing, Step, briefing_path, edit, list_briefings, open_briefing
from lib.briefing.edit import Edit
from lib.briefing.history import save_briefing
from lib.errors import BriefingConflictError, BriefingError, Problem
from lib.log import refused
from lib.ui.session.pinning import current_briefing
from lib.ui.session.state import Kept
from lib.ui.session.view import View


class Said(NamedTuple):
    """What is to be said of the last act; ``wrong`` where it was not done."""

    sentence: str
    wrong: bool = False


class Draft(NamedTuple):
    """A text that could not be saved, since somebody else had changed the briefing."""

    step: str
    field: str
    text: str


class Desk:
    """What a session keeps of this page, one object in all runs.

    Streamlit breaks a callback off wherever it asks for something while the next click is there already: what is noted
    here is noted.

    Attributes
    ----------
    said: what is to be said of the last act.
    draft: the text that could not be saved.
    """

    def __init__(self) -> None:
        self.said: Said | None = None
        self.draft: Draft | None = None
        self._own: dict[str, str] = {}

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Have a sentence said in the next run."""
        self.said = Said(sentence, wrong)

    def drop_draft(self) -> None:
        """Forget the text that could not be saved."""
        self.draft = None

    def own_save(self, before: str, after: str) -> None:
        """Note that this session made of one state of a file another."""
        self._own.pop(after, None)
        if before != after:
            self._own[before] = after

    def as_left(self, digest: str) -> str:
        """The state that this session made of one that it drew, which is not somebody else's change."""
        while digest in self._own:
            digest = self._own[digest]
        return digest


_DESK = Kept[Desk | None]("briefing_desk", None)


def session_desk() -> Desk:
    """The desk of this session."""
    desk = _DESK.get()
    if desk is None:
        desk = Desk()
        _DESK.keep(desk)
    return desk


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing as it was opened for one view.

    Attributes
    ----------
    path, digest: its file, as it was; ``problems`` what of it could not be used.
    """

    view: View
    desk: Desk
    path: Path
    briefing: Briefing
    problems: tuple[Problem, ...]
    digest: str

    @property
    def step(self) -> Step | None:
        """The step that the address names, else the first."""
        named = self.view.address.first("step")
        steps = self.briefing.steps
        return next((one for one in steps if one.id == named), steps[0] if steps else None)

    def draft_of(self, step: Step, field: str) -> str | None:
        """The text that could not be saved in a field of a step; None where there is none."""
        draft = self.desk.draft
        return draft.text if draft and (draft.step, draft.field) == (step.id, field) else None


def chosen_briefing(view: View, desk: Desk) -> Opened | None:
    """The briefing that the address names, else the one of the session, else the first; None where there is none.

    What the address names in vain is said.
    """
    folder, current = view.settings.briefings, current_briefing()
    stems = [one.stem for one in list_briefings(folder) if not one.problem]
    named = view.address.first("briefing")
    if named and named not in stems:
        desk.say(f"There is no briefing “{named[:60]}”. Choose one from the list.", wrong=True)
    stem = next((one for one in (named, current.stem) if one in stems), next(iter(stems), ""))
    if not stem:
        return None
    current.stem = stem
    path = briefing_path(folder, stem)
    return Opened(view, desk, path, *open_briefing(path))


def change(opened: Opened, what: str, act: Edit) -> Briefing | None:
    """Do an edit and save it; gives the briefing as it is now, None where it was not done, which is said.

    ``what`` is what is done, in words. For use in callbacks: two of one click follow each other.
    """
    try:
        briefing, digest = _as_left(opened)
        edited = act(briefing)
        if edited == briefing:
            return briefing
        opened.desk.own_save(digest, save_briefing(opened.path, edited, digest, what))
    except BriefingError as error:
        opened.desk.say(refused(error), wrong=True)
        return None
    return edited


def _as_left(opened: Opened) -> tuple[Briefing, str]:
    """The briefing as it is, and its digest, if nobody but this session has changed it since it was opened.

    Raises
    ------
    BriefingConflictError: somebody has.
    """
    digest = opened.desk.as_left(opened.digest)
    now = open_briefing(opened.path) if opened.path.exists() else None
    if now is None or now.digest != digest:
        raise BriefingConflictError(opened.path.name, gone=now is None)
    return now.briefing, digest


def change_text(opened: Opened, step: str, field: str, text: str) -> None:
    """Write a text of a step; where somebody else has changed the briefing it is kept as a draft."""

    def act(briefing: Briefing) -> Briefing:
        return edit.set_text(briefing, step, field, text)

    if change(opened, f"wrote the {field.replace('_', ' ')}", act) is None:
        opened.desk.draft = Draft(step, field, text)
    else:
        opened.desk.drop_draft()


def acting(opened: Opened, what: str, act: Edit, then: Callable[[Briefing], None] | None = None) -> Callable[[], None]:
    """A callback that does an edit, and then something with what it gave."""

    def do() -> None:
        if (edited := change(opened, what, act)) is not None and then:
            then(edited)

    return do


def open_step(view: View, step: str) -> None:
    """Show a step. For use in callbacks."""
    view.address.write(step=step)
