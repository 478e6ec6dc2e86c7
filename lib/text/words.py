"""What a running word is, and the spelling it counts under."""

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib.chinese import FIRST_FAR_HAN, FIRST_HAN, HAN, JIEBA_HAN, LAST_BASIC_HAN, has_han
from lib.text.fold import character_class, fold_case
from lib.text.foreign_names import DOT

# Built in, since lower-casing would turn a state into a pronoun.
_UNITED_STATES = {"US", "USA", "U.S.", "U.S.A."}
_POSSESSIVE = "'s"
_LONE = "s"  # what an 's leaves behind a closing quote
_FAR_LETTERS = "\U00010000-\U0001cfff\U0001d400-\U0001d7cb\U0001e000-\U0001efff"
# Written by tests/lemma_corrections.py from a lexicon.
LEMMAS = Path(__file__).with_name("lemmas.txt")
_MAX_CACHED = 200_000
_MAX_WORD = 60

_SHORT_NUMBER = re.compile(r"[1-9][DG]|[248]K|\d{1,3}nm")  # 5G, 3D, 4K, 7nm
_NUMBER_COMPOUND = re.compile(r"\d[\d.,]*[A-Za-z]{0,4}(?:-[A-Za-z][A-Za-z\d]*)+")  # 10-year, 5G-enabled, 21st-century
_MONEY = "$€£¥"
_MONEY_SIGNS = frozenset(_MONEY)
# What a Latin letter makes one word with, and what it does not: A股, but A股份 is 股份.
_WITH_LETTER = "|".join(
    [
        "股(?![份东权票民本])",
        "型(?!号)",
        "级(?!别)",
        "轮(?![船胎])",
        "线(?![上下路索])",
        "光(?![明伏照])",
        "射线",
        "超(?![过级越])",
        "恤",
        "座",
        "盘(?![点活])",
        "卡(?![车住])",
    ]
)
# Types of arms, chips and meetings are written both ways: F-35 and F35.
_TYPE = re.compile(r"([A-Z]{1,3}|Su|Tu|Mi|Ka|Il)-?(\d{1,3})([A-Z]?)s?")
_SMALL_TYPE = re.compile(r"([a-z]{1,3})-?(\d{1,3}[a-z]?)")
# Formulas keep their capitals: Dy2O3.
_ELEMENTS = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru
Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U
"""
_ELEMENT = "|".join(sorted(_ELEMENTS.split(), key=len, reverse=True))
_FORMULA = re.compile(rf"(?=.*[a-z])(?=.*(?:\d|[a-z][A-Z]))(?:(?:{_ELEMENT})\d{{0,2}}){{2,}}")
# What only an address has, and what follows; what stands before it is looked up only then. Chinese in it is followed by
# a sign of addresses, or stands behind one and before a blank.
_IN_ADDRESS = rf"(?:[!-~]|[{HAN}]+(?=[./?=&#%:_])|(?<=[/=])[{HAN}]{{1,20}}(?=\s|$))"
_ADDRESS = re.compile(rf"(?:://|@|www\.){_IN_ADDRESS}+|\.(?:com|org|net|gov|edu|cn|io)\b(?:/{_IN_ADDRESS}*)?")
_BEFORE_ADDRESS = frozenset(string.ascii_letters + string.digits + "._+-")


@cache
def word_pattern() -> re.Pattern[str]:
    """Match what may be a word in text of folded shapes; `Terms` has the last word on each match.

    Dotted abbreviations, money (US$5), letters joined by & (R&D) or with a Chinese word (A股), words with inner hyphens
    and apostrophes, anything that starts with a digit (taken whole, so that 0.1% leaves no 1 behind), an 's behind a
    closing quote, runs of what jieba knows, and any rarer character alone.
    """
    letters, inside = _letters()
    state = r"USA?(?=-)"  # "US-led" is cut as "U.S.-led" is
    word = rf"[{letters}][{inside}]*(?:'[{inside}]+|-(?!USA?\b|[A-Za-z]\.[A-Za-z])[{inside}]+)*"
    dotted = rf"(?:[A-Za-z]\.)+[A-Za-z](?![{inside}])\.?(?:'s)?"
    digits = r"\d[\dA-Za-z]*(?:[.,:/]\d[\dA-Za-z]*|-[\dA-Za-z]+)*"
    number = rf"[{_MONEY}]?{digits}(?:'s(?![{inside}]))?"
    # One group behind a word, not a branch before it, which would be tried at each sign.
    joined = (
        rf"(?:(?<=[A-Z])(?:[{_MONEY}](?:{digits})?|&[A-Z]{{1,3}}(?![{inside}])|(?<![A-Za-z]{{3}})(?:{_WITH_LETTER})))?"
    )
    return re.compile(rf"{dotted}|{state}|{word}{joined}|{number}|[{JIEBA_HAN}]+(?:{DOT}[{JIEBA_HAN}]+)*|[{HAN}]")


def blank_addresses(text: str) -> str:
    """Put blanks in the place of web and mail addresses."""
    parts: list[str] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        start = match.start()
        while start > at and text[start - 1] in _BEFORE_ADDRESS:
            start -= 1
        parts += text[at:start], " " * (match.end() - start)
        at = match.end()
    return "".join([*parts, text[at:]]) if parts else text


def is_han(surface: str) -> bool:
    """Tell whether a match of `word_pattern` is a run of Han."""
    return FIRST_HAN <= surface[0] <= LAST_BASIC_HAN or surface[0] >= FIRST_FAR_HAN


def without_possessive(surface: str) -> str:
    """Take a final 's off ("China's")."""
    while surface[-2:].lower() == _POSSESSIVE:
        surface = surface[:-2]
    return surface


class Terms(dict[str, str]):
    """From a surface form to its term, "" if it is no word; each distinct form is worked out once.

    ``spellings`` are the dictionary's one-word entries: folded spelling → (spelling, term).
    """

    def __init__(self, spellings: Mapping[str, tuple[str, str]]) -> None:
        super().__init__()
        self._spellings = spellings

    def __missing__(self, surface: str) -> str:
        term = self._term(without_possessive(surface)[:_MAX_WORD])
        if term and len(surface) <= _MAX_WORD and len(self) < _MAX_CACHED:
            self[surface] = term
        return term

    def _term(self, word: str) -> str:
        small = fold_case(word)
        if small == _LONE or not _MONEY_SIGNS.isdisjoint(word):
            return ""
        if term := self._entry(small, word):
            return term
        if not word[0].isalpha():
            return _number_word(word)
        if "&" in word or has_han(word) or _FORMULA.fullmatch(word):
            return word
        if (kind := _TYPE.fullmatch(word)) and not (kind[3] and len(kind[2]) == 1):  # B2B is none
            letters, number, model = kind.groups()
            spellings = (f"{letters}-{number}", letters + number)
            listed = next(filter(None, (self._entry(fold_case(one), one) for one in spellings)), "")
            word = (listed or spellings[1]) + model
            small = fold_case(word)
        if word in _UNITED_STATES:
            return "U.S."
        if capitals := _abbreviation(word):
            return self._entry(fold_case(capitals), capitals) or capitals
        return self._lemma(small, word)

    def _lemma(self, small: str, word: str) -> str:
        head, hyphen, last = small.rpartition("-")
        # In a compound only the plural goes: "policy-makers", but "state-led" and "high-tech".
        term = head + hyphen + lemma(last) if not hyphen or last.endswith("s") else small
        return self._entry(term, word) or self._entry(small.removesuffix("s"), word) or term

    def _entry(self, small: str, word: str) -> str:
        spelling, term = self._spellings.get(small, ("", ""))
        return term if spelling and same_capitals(spelling, word) else ""


def _number_word(word: str) -> str:
    """Spell what begins with a digit: 5G, 5G-enabled, 10-year; "" if it is a number."""
    if _SHORT_NUMBER.fullmatch(word):
        return word
    if not _NUMBER_COMPOUND.fullmatch(word):
        return ""
    head, hyphen, rest = word.partition("-")
    return (head if _SHORT_NUMBER.fullmatch(head) else fold_case(head)) + hyphen + fold_case(rest)


def type_spellings(small: str) -> tuple[str, ...]:
    """F35 and F-35 for either, folded; () for what names no type."""
    kind = _SMALL_TYPE.fullmatch(small)
    return (kind[1] + kind[2], f"{kind[1]}-{kind[2]}") if kind else ()


def lemma(word: str) -> str:
    """The dictionary form of one small-lettered English word; itself if it is not known."""
    from simplemma import lemmatize

    if not word.isascii():
        return word
    if known := corrected_lemmas().get(word):
        return known
    base = lemmatize(word, lang="en").lower()
    # It also writes abbreviations out: "cf" would be californium.
    return base if len(base) <= len(word) + 1 else word


@cache
def corrected_lemmas() -> dict[str, str]:
    """From a form to its lemma, where the lemmatiser has another: growing is a form of grow, not of "growe"."""
    lines = LEMMAS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ") for line in lines)


def irregular_forms(base: str) -> tuple[str, ...]:
    """The surface forms of an English word that do not begin as it does: sell, sold."""
    return _irregular().get(base, ())


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    forms: dict[str, tuple[str, ...]] = {}
    lemmas = {**DEFAULT_DICTIONARY_FACTORY.get_dictionary("en"), **corrected_lemmas()}
    for surface, base in lemmas.items():
        if surface[: len(base) - 1] != base[:-1] and surface.isalpha() and surface.islower():
            forms[base] = (*forms.get(base, ()), surface)
    return forms


def same_capitals(spelling: str, surface: str) -> bool:
    """Tell whether text may stand for a dictionary spelling as far as capitals go.

    "rare earth" is found in any capitals, "Turkey" not as "turkey", and "AI" only as "AI".
    """
    if spelling.isupper():
        return (surface.removesuffix("s") if len(surface) > len(spelling) else surface).isupper()
    return spelling == fold_case(spelling) or surface != fold_case(surface)


def _abbreviation(word: str) -> str:
    """Spell capitals as they are: U.S., F-35, NATO, EVs → EV; "" if the word is not one."""
    if "." in word:
        spelled = word if word.endswith(".") else word + "."
        return spelled.upper() if word[0].isupper() else spelled
    capitals = word.removesuffix("s").rstrip("-'")
    if len(capitals) < 2 or not capitals.isupper() or not capitals.isascii():
        return ""
    if any(map(str.isdigit, capitals)) or not _is_english(fold_case(capitals)):
        return capitals
    return ""


def _is_english(word: str) -> bool:
    from simplemma import is_known

    return all(is_known(part, lang="en") for part in re.split("['-]", word))


@cache
def _letters() -> tuple[str, str]:
    """Character classes for what starts a word of any script but Han, and for what goes on in it."""
    others = [letter for letter in map(chr, range(0x80, 0x10000)) if not is_han(letter)]
    kinds = {letter: unicodedata.category(letter)[0] for letter in others}
    # Beyond the basic plane whole blocks will do: scripts, mathematical letters, scripts.
    letters = "A-Za-z" + character_class(letter for letter in others if kinds[letter] == "L") + _FAR_LETTERS
    marks = character_class(mark for mark in others if kinds[mark] == "M" and not "\ufe00" <= mark <= "\ufe0f")
    return letters, letters + marks + r"\d"
