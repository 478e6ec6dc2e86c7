"""How sure a theme is in the passages of an article, and why."""

from datetime import date

from lib.coding import Coder, Context, Strength
from lib.corpus.query import Corpus
from lib.model import PassageKind


def theme_strengths(
    _corpus: Corpus,
    coder: Coder,
    theme: str,
    source: str,
    day: date | None,
    rows: tuple[tuple[str, PassageKind, str], ...],
) -> dict[str, Strength]:
    """How sure a theme is in each of some passages that carry it, by their text; ``rows`` as in `nearest_misses`."""
    known = ((text, coder.strengths(text, Context(kind, section, source, day))) for text, kind, section in rows)
    return {text: strengths[theme] for text, strengths in known if theme in strengths}
