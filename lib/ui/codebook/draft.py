"""What an analyst is writing, kept for the session, and what the loader says about it."""

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from lib.codebook import Codebook, Rule
from lib.codebook.edit import (
    HEAD,
    Sheet,
    add_entry,
    load_trial,
    new_problems,
    read_sheet,
    read_sheets,
    remove_entry,
    replace_entry,
    sheet_entries,
)
from lib.coding import Coder
from lib.errors import CodebookError
from lib.log import refused
from lib.ui.codebook.entries import Place
from lib.ui.session.state import Kept
from lib.ui.session.view import View

_DRAFTS = Kept[dict[str, "EntryDraft"]]("codebook_drafts", {})
_TURNS = Kept("codebook_turns", 0)
_NAMED = 'label = { en = "", zh = "" }\nany = { en = [], zh = [] }'
_TEMPLATES = {
    "rules": '[[rules]]\nid = "new-rule"\nany = { en = [], zh = [] }\n'
    'hits = ["A sentence it must find."]\nmisses = ["A sentence it must leave alone."]',
    "concepts": f'[[concepts]]\nid = "new-concept"\n{_NAMED}',
    "actors": f'[[actors]]\nid = "new-actor"\nkind = "company"\n{_NAMED}',
}


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry being written.

    Attributes
    ----------
    opened: the file as it stood when the writing began.
    place: the entry; for a new one the entry it goes after.
    written: its TOML so far; ``original``: as the file has it, or what a new one begins with.
    new, gone: whether it is to be added, or to be taken out.
    turn: counts the times that the text was replaced by anything but typing.
    """

    opened: Sheet
    place: Place
    written: str
    original: str
    new: bool = False
    gone: bool = False
    turn: int = 0

    @property
    def changed(self) -> bool:
        return self.gone or self.written.strip() != self.original.strip()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a draft: the file's new text and the codebook with it, or what is wrong."""

    text: str = ""
    book: Codebook | None = None
    faults: tuple[str, ...] = ()


def entry_draft(view: View, place: Place, new: bool) -> EntryDraft:
    """The draft of an entry, begun now if there is none. A draft without a change follows the file.

    Raises
    ------
    CodebookError: the file or the entry is gone.
    """
    kept = _drafts().get(_key(place, new))
    if kept is not None and (kept.changed or kept.opened == read_sheet(view.settings.codebook, place.file)):
        return kept
    return keep(_begin_draft(view, place, new))


def keep(draft: EntryDraft) -> EntryDraft:
    """Remember a draft."""
    _drafts()[_key(draft.place, draft.new)] = draft
    return draft


def latest(draft: EntryDraft) -> EntryDraft:
    """The draft of the same entry as it stands: two fields may be left at once. For use in callbacks."""
    return _drafts().get(_key(draft.place, draft.new), draft)


def forget(draft: EntryDraft) -> None:
    """Forget a draft; what the file has is shown again."""
    _drafts().pop(_key(draft.place, draft.new), None)


def begin_copy(view: View, place: Place) -> None:
    """Begin a new entry with the text of another one."""
    written = _entry_text(read_sheet(view.settings.codebook, place.file), place)
    name = f'id = "{place.id}-copy"'
    keep(replace(_begin_draft(view, place, new=True), written=written.replace(f'id = "{place.id}"', name, 1)))


def begin_new(view: View, place: Place) -> None:
    """Begin a new entry."""
    keep(_begin_draft(view, place, new=True))


def orphaned_draft(view: View) -> EntryDraft | None:
    """A draft of an entry that somebody else took out or renamed since."""
    folder = view.settings.codebook
    for draft in _drafts().values():
        if draft.changed and not (draft.new or draft.gone) and draft.place.array != HEAD:
            there = sheet_entries(read_sheet(folder, draft.place.file))
            if (draft.place.array, draft.place.id) not in {(entry.array, entry.id) for entry in there}:
                return draft
    return None


def newer_sheet(view: View, draft: EntryDraft) -> Sheet | None:
    """The file as it is now, where somebody else changed it since the draft was begun."""
    on_disk = read_sheet(view.settings.codebook, draft.place.file)
    return on_disk if draft.changed and on_disk != draft.opened else None


def rebased(draft: EntryDraft, onto: Sheet) -> EntryDraft:
    """The draft on top of what somebody else saved; an entry that is gone there becomes a new one."""
    there = any((entry.array, entry.id) == (draft.place.array, draft.place.id) for entry in sheet_entries(onto))
    if draft.new or there:
        original = draft.original if draft.new else _entry_text(onto, draft.place)
        return replace(draft, opened=onto, original=original)
    last = next((entry.id for entry in reversed(sheet_entries(onto)) if entry.array != HEAD), "")
    return replace(draft, opened=onto, original="", new=True, place=replace(draft.place, id=last))


def judged(view: View, draft: EntryDraft) -> Verdict:
    """What the strict loader says about the codebook with the draft in it."""
    try:
        text = _new_text(draft)
    except CodebookError as error:
        return Verdict(faults=(refused(error),))
    return judged_sheet(view, Sheet(draft.place.file, text))


def judged_sheet(view: View, sheet: Sheet) -> Verdict:
    """What the strict loader says about the codebook with a file as it would be."""
    folder = view.settings.codebook
    state = sha256("".join(sheet.digest for sheet in read_sheets(folder)).encode()).hexdigest()
    return _judged(folder, sheet, state)


@lru_cache(maxsize=8)
def _judged(folder: Path, sheet: Sheet, _state: str) -> Verdict:
    book = load_trial(folder, sheet.file, sheet.text)
    return Verdict(sheet.text, book, tuple(map(str, new_problems(folder, book))))


def _new_text(draft: EntryDraft) -> str:
    place = draft.place
    if draft.gone:
        return remove_entry(draft.opened, place.array, place.id)
    if draft.new:
        return add_entry(draft.opened, place.array, draft.written, after=place.id)
    return replace_entry(draft.opened, place.array, place.id, draft.written)


def stated_rule(draft: EntryDraft, book: Codebook) -> Rule | None:
    """The rule that a draft states, as a codebook with it has it."""
    name = written_id(draft)
    if draft.gone or draft.place.array != "rules":
        return None
    themes = {theme.id: theme.rules for theme in book.themes} | {"": book.gate}
    return next((rule for rule in themes.get(draft.place.theme, ()) if rule.id == name), None)


def written_id(draft: EntryDraft) -> str:
    """The id that a draft states, or ""."""
    stated = sheet_entries(Sheet(draft.place.file, draft.written))
    return next((entry.id for entry in stated if entry.array != HEAD), "")


def stated_ids(draft: EntryDraft) -> tuple[str, str]:
    """The id as the file has it, and as the draft states it; "" where there is none."""
    return _stated_id(draft.original, draft.place.array), _stated_id(draft.written, draft.place.array)


def _stated_id(text: str, array: str) -> str:
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""
    entries = [content] if array == HEAD else content.get(array)
    stated = entries[0].get("id") if isinstance(entries, list) and entries and isinstance(entries[0], dict) else ""
    return stated if isinstance(stated, str) else ""


@lru_cache(maxsize=2)
def draft_coder(book: Codebook) -> Coder:
    """The coder of a codebook that is not in force."""
    return Coder(book)


def _begin_draft(view: View, place: Place, new: bool) -> EntryDraft:
    sheet = read_sheet(view.settings.codebook, place.file)
    turn = _TURNS.keep(_TURNS.get() + 1)
    if new:
        template = _TEMPLATES[place.array]
        return EntryDraft(sheet, place, template, template, new=True, turn=turn)
    text = _entry_text(sheet, place)
    return EntryDraft(sheet, place, text, text, turn=turn)


def _entry_text(sheet: Sheet, place: Place) -> str:
    for entry in sheet_entries(sheet):
        if (entry.array, entry.id) == (place.array, place.id):
            return entry.text
    raise CodebookError(f'{place.file} has no "{place.id}" any more. Choose another entry.')


def _drafts() -> dict[str, EntryDraft]:
    return _DRAFTS.get() or _DRAFTS.keep({})


def _key(place: Place, new: bool) -> str:
    return f"{place.file} {place.array} {'new' if new else place.id!r}"
