"""What is said of a word that also stands inside longer terms, on pages and by commands."""

from dataclasses import dataclass

from lib.corpus.nodes import HitParts, capital_twins, compounds_with_words
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.text import Cutter

MOST_NAMED = 4


def parts_in_words(parts: HitParts | None, *, included: bool, most: int = MOST_NAMED) -> str:
    """How often a word stands alone and inside which longer terms; "" where it is inside none.

    ``included`` is whether those inside are counted where this is said.
    """
    if parts is None or not parts.n_inside:
        return ""
    longer = longer_in_words(parts, most)
    if included:
        return f"{parts.n_alone:,} alone, {parts.n_inside:,} inside {longer}"
    return f"{parts.n_inside:,} more inside {longer}, not counted here"


def other_in_words(parts: HitParts | None, most: int = MOST_NAMED) -> str:
    """Which other words have the letters of a Chinese word, "" where none has."""
    if parts is None or not parts.other:
        return ""
    named = ", ".join(f"{term} {n:,}" for term, n in parts.other[:most])
    return f"other words with its letters, which the filter's search finds too: {named}"


def longer_in_words(parts: HitParts, most: int = MOST_NAMED) -> str:
    """The longer terms with how often each, the most frequent by name."""
    named = ", ".join(f"{term} {n:,}" for term, n in parts.longer[:most])
    rest = parts.n_inside - sum(n for _, n in parts.longer[:most])
    return f"{named} and others {rest:,}" if rest else named


@dataclass(frozen=True, slots=True)
class Kin:
    """What else a listed word is counted as.

    Attributes
    ----------
    parts: how often it is alone and inside which longer terms.
    twins: the terms that differ from it by capitals alone (Apple, apple), with their counts.
    """

    parts: HitParts
    twins: tuple[tuple[str, int], ...] = ()

    @property
    def in_words(self) -> str:
        """What stands on the row of a list, "" where the word is counted in one place."""
        longer = f"+{self.parts.n_inside:,} in {longer_in_words(self.parts)}" if self.parts.n_inside else ""
        twins = ", ".join(f"{term} {n:,}" for term, n in self.twins)
        return "; ".join(filter(None, [longer, f"apart from {twins}" if twins else ""]))


def kin(corpus: Corpus, subcorpus: Subcorpus, words: tuple[str, ...], cutter: Cutter) -> dict[str, Kin]:
    """The longer terms and the twins of some words in a selection."""
    parts = compounds_with_words(corpus, subcorpus, words, cutter)
    twins = capital_twins(corpus, subcorpus, words)
    return {word: Kin(parts[word], twins.get(word, ())) for word in words}
