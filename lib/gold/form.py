"""What a hand-coded passage is."""

from dataclasses import dataclass

from lib.model import Language


@dataclass(frozen=True, slots=True)
class Coded:
    """One passage as one person coded it.

    Attributes
    ----------
    id: of the passage, the same for every coder of it.
    text, language: what was read.
    themes: those it carries; none is a valid answer.
    unsure: themes the coder hesitated over; scored both ways.
    coder: who coded, or "" where the file does not say.
    coded_at: when, as ISO 8601 in UTC, or "".
    """

    id: str
    text: str
    language: Language
    themes: frozenset[str]
    unsure: frozenset[str] = frozenset()
    coder: str = ""
    coded_at: str = ""
