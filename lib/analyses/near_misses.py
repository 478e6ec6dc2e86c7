"""Which rules of a theme came nearest to firing in an article."""

from datetime import date

from lib.coding import Coder, Context, NearMiss
from lib.corpus.query import Corpus
from lib.model import PassageKind

NEAREST = 3
PassageRow = tuple[str, PassageKind, str]


def nearest_misses(
    _corpus: Corpus, coder: Coder, theme: str, source: str, day: date | None, rows: tuple[PassageRow, ...]
) -> list[tuple[str, NearMiss]]:
    """The passages and rules that came nearest to firing, each rule and passage once, the nearest first.

    ``rows`` are the passages' text, kind and section.
    """
    missed = [
        (text, miss)
        for text, kind, section in rows
        for miss in coder.near_misses(text, theme, Context(kind, section, source, day))
    ]
    nearest: list[tuple[str, NearMiss]] = []
    for text, miss in sorted(missed, key=lambda pair: (len(pair[1].lacking), -len(pair[1].hits))):
        if all(text != other and miss.rule != before.rule for other, before in nearest):
            nearest.append((text, miss))
    return nearest[:NEAREST]
