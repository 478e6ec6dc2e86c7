"""A pattern of the codebook as something to look for in a reading copy."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.chinese import COMPATIBLE, HAN
from lib.coding.inflections import verb_forms
from lib.coding.reading import Reading, reading_copy

# The letters that make up words with blanks between them; Chinese characters are not among them.
_LETTERS = "0-9a-z\u00df-\u00f6\u00f8-\u024f"
_LETTER = re.compile(f"[{_LETTERS}]")
_CHINESE = f"{HAN}{COMPATIBLE}"  # patterns are looked at before they are folded, too
_PLURAL = "(?:'?s|es)?"
# Money is no country: US$.
_WORD_END = f"(?![{_LETTERS}$])"
# A type of arms is written both ways: F-35 and F35.
_TYPE = re.compile(r"([a-z]{1,3})[ -]?(\d{1,3}[a-z]?)", re.IGNORECASE)
# After a Chinese character a closing * has no rest of a word to stand for.
_IDLE_STAR = re.compile(rf"(?<=[{_CHINESE}])\*$")
_HAN = re.compile(f"[{_CHINESE}]")
WORD_CHARACTERS = frozenset(char for code in range(0x250) if _LETTER.match(char := chr(code)))


@dataclass(frozen=True, slots=True)
class Needle:
    """What the automaton looks for, and what has to hold around it.

    Attributes
    ----------
    head: the literal beginning, in reading-copy form.
    own_word: whether a letter right before the head rules it out.
    tail: what must follow the head and belongs to the match, or None where nothing must.
    exact: what the whole match must be with the original's capitals, or None where they do not matter.
    """

    head: str
    own_word: bool
    tail: re.Pattern[str] | None
    exact: re.Pattern[str] | None = None


def needles(pattern: str) -> list[Needle]:
    """Compile one pattern of the codebook.

    English is met at word boundaries, with a regular plural and, where it is one small-lettered word, with its regular
    verb forms; ``*`` is the rest of a word (on its own: one word). Chinese is met anywhere; ``*`` inside it is up to
    eight characters without punctuation. A leading ``=`` asks for the pattern's own capitals and nothing but them.
    """
    if kind := _TYPE.fullmatch(pattern):
        return [needle for form in (f"{kind[1]}{kind[2]}", f"{kind[1]}-{kind[2]}") for needle in _needles(form)]
    return _needles(pattern)


def _needles(pattern: str) -> list[Needle]:
    reading = reading_copy(pattern.removeprefix("=").strip())
    exact = _exactly(reading) if pattern.startswith("=") else None
    words = _IDLE_STAR.sub("", reading.text)
    if "*" in words:
        head, rest = words.split("*", 1)
        return [Needle(head, _is_letter(head[0]), _tail(head, rest, "" if exact else _PLURAL), exact)]
    if not _is_letter(words[-1]):
        return [Needle(words, _is_letter(words[0]), None, exact)]
    ending = ("" if exact else _PLURAL) + _WORD_END
    main = [Needle(words, _is_letter(words[0]), re.compile(ending), exact)]
    if exact:
        return main
    others = [f"{words[:-1]}ies"] if words.endswith("y") else []
    # A capital makes it a name: Trump is not found in "trumped".
    others += verb_forms(words) if reading.original == words else []
    return [*main, *(Needle(other, _is_letter(words[0]), re.compile(_WORD_END)) for other in others)]


def _exactly(reading: Reading) -> re.Pattern[str]:
    """The capitals of a pattern; a blank may be a hyphen and the other way round."""
    signs = {"*": ".*", " ": "[ -]", "-": "[ -]"}
    return re.compile("".join(signs.get(char) or re.escape(char) for char in reading.cased(0, len(reading.text))))


def _tail(head: str, rest: str, plural: str) -> re.Pattern[str]:
    """The regular expression for what follows the head, whose last sign was a ``*``."""
    source, before = "", head[-1]
    for part in rest.split("*"):
        source += _gap(before, part[:1]) + re.escape(part)
        before = part[-1:] or before
    if rest == "" or rest.endswith("*"):
        return re.compile(source + _WORD_END)
    return re.compile(source + (plural + _WORD_END if _is_letter(before) else ""))


def _gap(before: str, after: str) -> str:
    if before == " ":
        return f"[{_LETTERS}{_CHINESE}']+"
    if _is_letter(before):
        return f"[{_LETTERS}]*"
    return f"[{_LETTERS}{_CHINESE} ]{{0,8}}?" if after else ""


def _is_letter(char: str) -> bool:
    return bool(_LETTER.match(char))


def may_end_in_word(pattern: str) -> bool:
    """Whether a pattern ends in Chinese and ``*``: the rest of a word may follow."""
    return bool(_IDLE_STAR.search(pattern))


@lru_cache(20_000)
def chinese_spelling(pattern: str) -> str:
    """The one spelling that a Chinese pattern finds, in reading-copy form; "" if it is not Chinese or finds several."""
    words = _IDLE_STAR.sub("", reading_copy(pattern.removeprefix("=").strip()).text)
    return "" if "*" in words or not _HAN.search(words) else words


@lru_cache(20_000)
def chinese_part(pattern: str) -> str:
    """What must not lie in a longer expression: a Chinese spelling, or two characters or more before a ``*``."""
    head = reading_copy(pattern.removeprefix("=").strip()).text.partition("*")[0]
    return chinese_spelling(pattern) or (head if len(head) > 1 and _HAN.search(head) else "")
