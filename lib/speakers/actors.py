"""The actors of a codebook by their spellings: one speaker, whichever language or form names it."""

import re

from lib.codebook import Actor, Codebook, country_names
from lib.text.fold import fold

_MIDDLE = re.compile(r"(?<=\w) (?:[A-Z]\. ?)+(?=[A-Z])")
_YOUNGER = re.compile(r",? (?:[JS]r\.?|II|III)$")


class ActorNames:
    """Which actor of a codebook a name is; of a spelling that two have neither is meant."""

    def __init__(self, codebook: Codebook) -> None:
        owners: dict[str, set[int]] = {}
        for number, actor in enumerate(codebook.actors):
            for spelling in _spellings(actor):
                owners.setdefault(name_key(spelling), set()).add(number)
        self._actors = {spelling: codebook.actors[min(own)] for spelling, own in owners.items() if len(own) == 1}

    def find(self, *names: str) -> Actor | None:
        """The actor of the first of some names that is one's."""
        return next((actor for name in names if (actor := self._actors.get(name_key(name)))), None)


def _spellings(actor: Actor) -> set[str]:
    own = {*actor.any.en, *actor.any.zh, actor.label.en, actor.label.zh}
    countries = {name for code in actor.any.countries for name in country_names(code)}
    return {spelling.removeprefix("=") for spelling in own | countries if "*" not in spelling}


def name_key(name: str) -> str:
    """What two spellings of one name have in common: no middle initials, hyphens, points, "Jr."."""
    plain = _MIDDLE.sub(" ", _YOUNGER.sub("", name))
    return fold(plain).replace("-", " ").replace(".", "").removeprefix("the ").strip()
