"""The concepts and actors of a codebook as things to look for, in both languages at once.

A name is its own spellings; those of the lists it brings in are theirs ("concept:rare-earths" is 稀土 and "rare
earths", not dysprosium). Its words count under their base forms, as all words do, and what lies inside the longer name
of another is the other's: 稀土 in 中国稀土集团.
"""

import difflib
import re
from dataclasses import dataclass

from lib.codebook import Codebook, Label
from lib.corpus.nodes.mentions import spellings
from lib.corpus.nodes.node import NameNode, Node, parse_node
from lib.errors import QueryError
from lib.text import fold

_NAME = re.compile(r"\s*(concept|actor)\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A concept or an actor with spellings of its own.

    Attributes
    ----------
    id: "concept:rare-earths" or "actor:japan".
    spellings: as the codebook writes them, ``*`` for the rest of a word and ``=`` for these letters alone.
    """

    id: str
    label: Label
    spellings: tuple[str, ...]


def names(book: Codebook, *, every: bool = False) -> dict[str, Name]:
    """The names of a codebook by their id, in the order of the alphabet.

    Concepts that are words for rules alone are left out, unless ``every`` is wanted: they are nodes and never counted.
    """
    labels = {f"concept:{one.id}": one.label for one in book.concepts}
    labels |= {f"actor:{one.id}": one.label for one in book.actors}
    return {name: Name(name, labels[name], words) for name, words in spellings(book, every=every).items()}


def read_node(text: str, book: Codebook, *, inside: bool = False) -> Node:
    """Read a node as a person writes it, ``concept:rare-earths`` and ``actor:japan`` among them.

    ``inside`` finds words within longer terms too; names are found as the codebook spells them.

    Raises
    ------
    QueryError: as `nodes.parse_node`, or the codebook has no such name, or one without words of its own.
    """
    written = _NAME.fullmatch(text)
    if not written:
        return parse_node(text, inside=inside)
    wanted = f"{written[1].lower()}:{fold(written[2]).strip().replace('_', '-')}"
    known = names(book, every=True)
    if wanted not in known:
        raise QueryError(_unknown(wanted, known, book))
    return NameNode(wanted, book)


def _unknown(wanted: str, known: dict[str, Name], book: Codebook) -> str:
    name = wanted.partition(":")[2]
    lists = {f"concept:{one.id}": one.any.concepts for one in book.concepts}
    if wanted in lists:
        inside = [one for one in known if one.partition(":")[2] in lists[wanted]]
        return f"{wanted} has no words of its own. It brings in {', '.join(inside[:_NEAR])}: ask for one of them."
    kind, other = ("concept", "actor") if wanted.startswith("concept:") else ("actor", "concept")
    if f"{other}:{name}" in known:
        return f"There is no {kind}:{name}; did you mean {other}:{name}?"
    near = [one for one in known if name and name in f"{one} {fold(known[one].label.en)} {known[one].label.zh}"]
    near += difflib.get_close_matches(wanted, known, _NEAR, 0.5)
    some = list(dict.fromkeys(near))[:_NEAR] or list(known)[:_NEAR]
    return f"The codebook has no {wanted!r}. Near it are {', '.join(some)}."
