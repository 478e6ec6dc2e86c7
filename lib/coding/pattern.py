"""A pattern of the codebook as something to look for in a reading copy."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.coding.reading import read

# The letters that make up words with blanks between them; Chinese characters are not among them.
_LETTERS = "0-9a-z\u00df-\u00f6\u00f8-\u024f"
_LETTER = re.compile(f"[{_LETTERS}]")
_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PLURAL = "(?:'?s|es)?"
_WORD_END = f"(?![{_LETTERS}])"
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
    exact: the text in the original's own case, or "" where case does not matter.
    """

    head: str
    own_word: bool
    tail: re.Pattern[str] | None
    exact: str = ""


def needles(pattern: str) -> list[Needle]:
    """Compile one pattern of the codebook.

    English is met at word boundaries, with a regular plural; ``*`` is the rest of a word (on its own: one
    word). Chinese is met anywhere; ``*`` inside it is up to eight characters without punctuation.
    A leading ``=`` asks for the pattern's own capitals.
    """
    exact = pattern.removeprefix("=").strip() if pattern.startswith("=") else ""
    words = _IDLE_STAR.sub("", read((exact or pattern).strip()).text)
    if "*" in words:
        head, rest = words.split("*", 1)
        return [Needle(head, _is_letter(head[0]), _tail(head, rest, "" if exact else _PLURAL), exact)]
    if not _is_letter(words[-1]):
        return [Needle(words, _is_letter(words[0]), None, exact)]
    ending = ("" if exact else _PLURAL) + _WORD_END
    found = [Needle(words, _is_letter(words[0]), re.compile(ending), exact)]
    if words.endswith("y") and not exact:
        found.append(Needle(f"{words[:-1]}ies", _is_letter(words[0]), re.compile(_WORD_END)))
    return found


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


@lru_cache(20_000)
def chinese_spelling(pattern: str) -> str:
    """The one spelling that a Chinese pattern finds, in reading-copy form; "" if it is not Chinese or finds several."""
    words = _IDLE_STAR.sub("", read(pattern.removeprefix("=").strip()).text)
    return "" if "*" in words or not _HAN.search(words) else words
