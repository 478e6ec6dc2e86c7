"""What kind of new word a string is, by what the general dictionary makes of it and how firmly it holds together."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.text.chinese_names import COMPOUND_SURNAMES, ROLES, SURNAMES
from lib.text.foreign_names import SOUNDS
from lib.text.lexicon import Lexicon

FIRST_OF_NAMES = frozenset(SURNAMES)
# Mutual information in bits and fidelity from which on a string is a word.
Least = tuple[float, float]
LIKELY: Least = (6.0, 0.2)
TITLED: Least = (5.0, 0.02)
_NAME_OF_TWO, _NAME_OF_THREE, _GUESSED, _GUESSED_OF_THREE = (7.0, 0.3), (6.0, 0.4), (5.0, 0.1), (7.0, 0.1)
_SINGLE, _BROKEN, _SUFFIXED, _COMPOUND = (7.0, 0.6), (8.0, 0.6), (8.5, 0.6), (9.0, 0.5)
_OFTEN_TITLED, _OFTEN_GUESSED, _OFTEN_COMPOUND = 3, 20, 10  # times
_MODIFIER = 0.15  # the share that a compound has of its first word
# What stands in sentences between words, and is in no name or term that is new.
_GRAMMAR = frozenset(
    "的了着是在有没不我你您他她它们这那就也都还又很最太更与和及或被把让给对从将已曾仍其此谁吗吧呢啊吃说称某"
)
# Of these a name may have one: 李在明, 曾国藩.
_IN_NAMES = frozenset("在与和对从曾不最更都")
_BEFORE_NAMES = frozenset("省市县区镇村局")
_NOUN = re.compile(r"n\w*|[abgijlx]|an|vn|zg|eng")
_HEADS = ("n", "vn")
_FUNCTION = re.compile(r"u\w*|[pcryeodmqfskh]|df|mq|ad|r\w|vd|v")
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")
_DIGIT = "[一二三四五六七八九两]"
_NUMBER = re.compile(f"(?:{_DIGIT}?千)?零?(?:{_DIGIT}?百)?零?(?:{_DIGIT}?十)?{_DIGIT}?[万亿]*")
_TITLE = re.compile("|".join(sorted((role for role in ROLES if not role.isascii()), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a string holds together: see `lib.text.new_words.ngrams.Characters.cohesion`.

    Attributes
    ----------
    beginning: counts the first so many of its characters, whatever follows.
    """

    count: int
    information: float
    fidelity: float
    beginning: Callable[[int], int]

    def reaches(self, least: Least) -> bool:
        return self.information >= least[0] and self.fidelity >= least[1]


def after_titles(text: str) -> list[int]:
    """Where a surname stands behind a title, and so a name may begin."""
    return [match.end() for match in _TITLE.finditer(text) if text[match.end() : match.end() + 1] in FIRST_OF_NAMES]


class Kinds:
    """Tells new words from other strings; ``titled`` are the places of a text where a name may begin."""

    def __init__(self, known: Lexicon, text: str, titled: Sequence[int]) -> None:
        self._known = known
        self._titled = Counter(text[place : place + length] for place in titled for length in (2, 3, 4))

    def is_name(self, term: str, firmness: Firmness) -> bool:
        """Whether a string is a person's name that the general dictionary does not have.

        It begins with a surname, and holds together; less is enough behind titles, and where the general dictionary
        would guess a name.
        """
        grammar = _GRAMMAR.intersection(term)
        if grammar - _IN_NAMES or term[0] in grammar - FIRST_OF_NAMES or self._known.has(term):
            return False
        if not self._looks_like_a_name(term, self._known.cut(term)):
            return False
        return (
            firmness.reaches(_NAME_OF_TWO if len(term) == 2 else _NAME_OF_THREE)
            or (self._titled[term] >= _OFTEN_TITLED and firmness.reaches(TITLED))
            or (self._is_guessed(term) and self._holds_a_guess(term, firmness))
        )

    def is_term(self, term: str, firmness: Firmness) -> bool:
        """Whether a string is another word that the general dictionary does not have.

        It would be cut into single characters (反 | 送 | 中), into what is no word (新质 | 生产力), or into a noun
        and a modifier that stands mostly before it (加沙 | 地带). A number is none, 十五五 is no number.
        """
        if not _GRAMMAR.isdisjoint(term) or term[0] in _BEFORE_NAMES or self._known.has(term):
            return False
        pieces = self._known.cut(term)
        if _NUMERALS.issuperset(term):
            return firmness.reaches(LIKELY) and not _NUMBER.fullmatch(term)
        if len(term) == 2 and SOUNDS.issuperset(term):
            return False  # the end of many foreign names: 斯坦
        if all(len(piece) == 1 for piece in pieces):
            return firmness.reaches(_SINGLE) and not self._looks_like_a_name(term, pieces)
        if self._looks_like_a_name(term, pieces):
            return False
        return (
            (firmness.reaches(_BROKEN) and any(map(self._is_broken, (pieces, self._known.guess(term)))))
            or (firmness.reaches(_SUFFIXED) and len(pieces) == 2 and len(pieces[1]) == 1)
            or (firmness.reaches(_COMPOUND) and self._is_compound(pieces, firmness))
        )

    def _looks_like_a_name(self, term: str, pieces: list[str]) -> bool:
        """Surname and given name of one or two characters; 林郑月娥 has two surnames."""
        if term[0] == term[-1] or len(pieces[0]) == len(term):
            return False
        if term[:2] in COMPOUND_SURNAMES:
            return len(term) in (3, 4) and all(len(piece) == 1 for piece in self._known.cut(term[2:]))
        if len(term) == 4:
            return FIRST_OF_NAMES.issuperset(term[:2]) and all(len(piece) == 1 for piece in pieces)
        return len(term) in (2, 3) and term[0] in FIRST_OF_NAMES and len(pieces[0]) == 1

    @staticmethod
    def _holds_a_guess(term: str, firmness: Firmness) -> bool:
        """Three characters that look like a name are seldom anything else; two often are."""
        often = firmness.count >= _OFTEN_GUESSED and firmness.reaches(_GUESSED)
        return often or (len(term) > 2 and firmness.reaches(_GUESSED_OF_THREE))

    def _is_guessed(self, term: str) -> bool:
        """Whether the general dictionary would take it for a person where it stands alone."""
        return self._known.guess(term) == [term] and self._known.tag(term).startswith("nr")

    def _is_broken(self, pieces: list[str]) -> bool:
        """Whether pieces are no words of a sentence."""
        if len(pieces) > 3 or all(len(piece) > 1 and self._known.has(piece) for piece in pieces):
            return False
        return not any(self._known.has(piece) and _FUNCTION.fullmatch(self._known.tag(piece)) for piece in pieces)

    def _is_compound(self, pieces: list[str], firmness: Firmness) -> bool:
        if len(pieces) != 2 or min(map(len, pieces)) == 1 or firmness.count < _OFTEN_COMPOUND:
            return False
        tags = list(map(self._known.tag, pieces))
        nouns = all(map(_NOUN.fullmatch, tags)) and tags[1].startswith(_HEADS) and tags != ["ns", "ns"]
        return nouns and firmness.count >= _MODIFIER * firmness.beginning(len(pieces[0]))
