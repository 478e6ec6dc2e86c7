"""The entries of the codebook, as its files have them and as the codebook in force does."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.codebook import Actor, Codebook, Concept, Patterns, Rule, Theme
from lib.codebook.edit import HEAD, read_sheets, sheet_entries
from lib.ui.markup.cases import PART
from lib.ui.session.view import View

PARTS = {
    "themes": "Themes",
    "concepts": "Concepts",
    "actors": "Actors",
    "subject": "Subject gate",
    "names": "Names",
    PART: "A sentence",
    "versions": "Versions",
}
HEAD_ENTRY = "~about"  # no id begins so; the address names a theme's head by it
Named = Concept | Actor
Thing = Rule | Theme | Named


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is written; ``id`` is "" for a head. ``part`` and ``theme`` are where it is shown."""

    part: str
    theme: str
    file: str
    array: str
    id: str


def entry_in_force(view: View, place: Place) -> Thing | None:
    """The entry as the codebook in force has it; None where it was left out."""
    theme = next((theme for theme in view.codebook.themes if theme.id == place.theme), None)
    if place.part == "themes" and place.array == HEAD:
        return theme
    if place.part in {"themes", "subject"}:
        rules = view.codebook.gate if place.part == "subject" else theme.rules if theme else ()
        return next((rule for rule in rules if rule.id == place.id), None)
    return named(view).get(place.id)


def named(view: View) -> dict[str, Named]:
    """Every concept and actor by its id."""
    book = view.codebook
    concepts: dict[str, Named] = {concept.id: concept for concept in book.concepts}
    return concepts | {actor.id: actor for actor in book.actors}


def entry_places(view: View, part: str, theme: str) -> list[Place]:
    """The entries of a part as the files have them, those that the loader leaves out too."""
    path = next((Path(own.path).name for own in view.codebook.themes if own.id == theme), "")
    wanted = {"themes": f"themes/{path}", "subject": "subject.toml", "names": "names.toml"}.get(part, f"{part}/")
    return [
        Place(part, theme, sheet.file, entry.array, entry.id)
        for sheet in read_sheets(view.settings.codebook)
        if sheet.file.startswith(wanted)
        for entry in sheet_entries(sheet)
        if entry.array != HEAD or part in {"themes", "names"}
    ]


def uses(book: Codebook) -> Counter[str]:
    """How many rules, those of the gate too, each concept and actor has a say in, be it through other lists."""
    lists = {concept.id: concept.any for concept in book.concepts} | {actor.id: actor.any for actor in book.actors}
    rules = (*book.gate, *(rule for theme in book.themes for rule in theme.rules))
    return Counter(name for rule in rules for name in _find_named(rule.parts(), lists))


def _find_named(parts: Iterable[Patterns], lists: Mapping[str, Patterns]) -> set[str]:
    """The concepts and actors that some lists name, and those that these name in turn."""
    names = set[str]()
    queue = [name for part in parts for name in part.concepts]
    while queue:
        name = queue.pop()
        if name not in names:
            names.add(name)
            queue.extend(lists[name].concepts)
    return names


def strays(view: View) -> list[str]:
    """What the address asks for and the codebook does not have, each as words to show; text is raw."""
    params = {name: view.address.first(name) for name in ("part", "of", "entry")}
    themes = {theme.id for theme in view.codebook.themes}
    missing = [f"the part “{params['part']}”"] if params["part"] not in {"", *PARTS} else []
    missing += [f"the theme “{params['of']}”"] if params["of"] not in {"", *themes} else []
    return missing + ([f"the entry “{params['entry']}”"] if not _is_entry(view, params["entry"]) else [])


def _is_entry(view: View, name: str) -> bool:
    """Whether any part has such an entry: another part's stays in the address while one looks around."""
    if name in {"", HEAD_ENTRY} or name in named(view):
        return True
    rules = (*view.codebook.gate, *(rule for theme in view.codebook.themes for rule in theme.rules))
    if any(rule.id == name for rule in rules):
        return True
    return any(entry.id == name for sheet in read_sheets(view.settings.codebook) for entry in sheet_entries(sheet))
