"""Finding dictionary phrases that no word rule would keep whole."""

from collections.abc import Iterable
from typing import NamedTuple

from lib.text.fold import fold, fold_case
from lib.text.words import is_han, same_capitals


class PhraseMatch(NamedTuple):
    """A phrase at ``text[start:end]``; the text goes on at ``resume``, behind a possessive 's."""

    start: int
    end: int
    resume: int
    term: str


class Phrases:
    """The longest phrases in a text, found in one pass however many there are.

    ``spellings`` are pairs of spelling and term. A blank in a spelling also matches a hyphen and the
    other way round, and the last word may stand in the plural.
    """

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._known: dict[str, tuple[str, str]] = {}
        for spelling, term in spellings:
            for form in _forms(fold(spelling)):
                self._known.setdefault(form, (spelling, term))
        self._forms = list(self._known)
        self._search = AhoCorasick(self._forms, implementation=Implementation.DFA) if self._forms else None

    def find(self, text: str) -> list[PhraseMatch]:
        """Find phrases in text of folded shapes, leftmost and longest first, never overlapping."""
        if self._search is None:
            return []
        matches = self._search.find_matches_as_indexes(_unhyphened(fold_case(text)), overlapping=True)
        if len(matches) > 1:
            matches.sort(key=lambda match: (match[1], -match[2]))
        spans: list[PhraseMatch] = []
        at = 0
        for form, start, end in matches:
            if start >= at and self._fits(form, text, start, end):
                at = _skip_possessive(text, end)
                spans.append(PhraseMatch(start, end, at, self._known[self._forms[form]][1]))
        return spans

    def _fits(self, form: int, text: str, start: int, end: int) -> bool:
        spelling, _ = self._known[self._forms[form]]
        return (
            not _glued(text[max(start - 1, 0) : start], text[start])
            and not _glued(text[end - 1], text[end : end + 1])
            and same_capitals(spelling, text[start:end])
        )


def _glued(left: str, right: str) -> bool:
    """Tell whether two neighbours belong to one word of a script with blanks."""
    return left.isalnum() and right.isalnum() and not is_han(left) and not is_han(right)


def _skip_possessive(text: str, end: int) -> int:
    behind = text[end : end + 3].lower()
    return end + 2 if behind[:2] == "'s" and not behind[2:].isalnum() else end


def _forms(folded: str) -> set[str]:
    form = _unhyphened(folded)
    return {form, plural(form)} if form[-1].isascii() and form[-1].isalpha() else {form}


def _unhyphened(folded: str) -> str:
    """Hyphens as blanks, so that "deep-sea mining" is found as "deep sea mining" is."""
    return folded.replace("-", " ")


def plural(phrase: str) -> str:
    """The regular plural of an English word or of the last one of a phrase."""
    if phrase.endswith("y") and phrase[-2:-1] not in set("aeiou"):
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "z", "ch", "sh")) else "s")
