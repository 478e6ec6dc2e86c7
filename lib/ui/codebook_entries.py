"""The entries of the codebook, as its files have them and as the codebook in force does."""

from dataclasses import dataclass
from pathlib import Path

from lib.codebook import Actor, Concept, Rule, Theme
from lib.codebook.edit import HEAD, entries, read_sheets
from lib.settings import current
from lib.ui.doors import codebook

PARTS = {
    "themes": "Themes",
    "concepts": "Concepts",
    "actors": "Actors",
    "subject": "Subject gate",
    "names": "Names",
    "versions": "Versions",
}
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


def entry_of(place: Place) -> Thing | None:
    """The entry as the codebook in force has it; None where it was left out."""
    theme = next((theme for theme in codebook().themes if theme.id == place.theme), None)
    if place.part == "themes" and place.array == HEAD:
        return theme
    if place.part in {"themes", "subject"}:
        rules = codebook().gate if place.part == "subject" else theme.rules if theme else ()
        return next((rule for rule in rules if rule.id == place.id), None)
    return named().get(place.id)


def named() -> dict[str, Named]:
    """Every concept and actor by its id."""
    book = codebook()
    found: dict[str, Named] = {concept.id: concept for concept in book.concepts}
    return found | {actor.id: actor for actor in book.actors}


def places_of(part: str, theme: str) -> list[Place]:
    """The entries of a part as the files have them, those that the loader leaves out too."""
    path = next((Path(own.path).name for own in codebook().themes if own.id == theme), "")
    wanted = {"themes": f"themes/{path}", "subject": "subject.toml", "names": "names.toml"}.get(part, f"{part}/")
    return [
        Place(part, theme, sheet.file, entry.array, entry.id)
        for sheet in read_sheets(current().codebook)
        if sheet.file.startswith(wanted)
        for entry in entries(sheet)
        if entry.array != HEAD or part in {"themes", "names"}
    ]
