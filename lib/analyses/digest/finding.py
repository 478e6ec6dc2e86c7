"""What a digest is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lib.analyses.pins import Behind

Topic = Literal["themes", "speakers", "words", "rose", "new", "apart", "sources", "one article"]
SHOWN = 2  # passages under a sentence
QUOTED = 40  # letters of a word or a name


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A sentence of a digest, with what it rests on.

    Attributes
    ----------
    topic: what it answers.
    sentence: a template filled with numbers and with words as the articles have them, which are hostile.
    rests_on: the numbers behind it, in words.
    behind: passages that it rests on.
    page, params: the view that shows it, beyond the filter; ``key`` the figure or table on it, "" for none to pin.
    """

    topic: Topic
    sentence: str
    rests_on: str
    behind: Behind
    page: str
    key: str = ""
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def listed(things: list[str]) -> str:
    """Things in a row: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))
