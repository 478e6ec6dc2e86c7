"""What a hand-coded passage is."""

from dataclasses import dataclass

from lib.model import Language, PassageKind

# What files call a passage, and what we do: the first four are our own words, the others common ones of coded sets.
PASSAGE_KINDS: dict[str, PassageKind] = {
    "title": "title",
    "lead": "lead",
    "bullet": "bullet",
    "paragraph": "paragraph",
    "headline": "title",
    "passage": "paragraph",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """One passage as one person coded it.

    Attributes
    ----------
    id: of the passage, the same for every coder of it.
    text, language: what was read.
    themes: those it carries; none is a valid answer.
    unsure: themes the coder hesitated over; scored both ways.
    coder: who coded, or "" where nobody says.
    coded_at: when, as ISO 8601 in UTC, or "".
    kind: rules may ask for it.
    weight: how many passages of the corpus this one stands for, relative to the others; 1 unless it was sampled
        with another probability.
    seen: this answer was changed after the coder had been shown what the rules say; it is not blind.
    """

    id: str
    text: str
    language: Language
    themes: frozenset[str]
    unsure: frozenset[str] = frozenset()
    coder: str = ""
    coded_at: str = ""
    kind: PassageKind = "paragraph"
    weight: float = 1.0
    seen: bool = False
