"""Spelling variants made equal without moving a single character."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from lib.chinese import FIRST_FAR_HAN, HAN_CODES

_QUOTES = {"'": "‘’‚‛′＇´", '"': "“”„‟″＂"}
# An em dash parts two clauses, so it stays: as a hyphen it would join two words.
_HYPHENS = {"-": "‐‑‒–−﹣－"}
_BLANKS = {" ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"}
# Most English text holds these and no others: replaced one by one it is plain at a hundredth of the cost.
_FREQUENT = (("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("\u00a0", " "))
_LAST_BASIC = "\uffff"
# Full-width forms, Kangxi radicals, compatibility ideographs.
_COMPATIBILITY = ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0xFF01, 0xFFEE), (0x2F800, 0x2FA1D))
# Simplified text writes it too (乾隆, 乾坤); OpenCC tells the two uses apart only by context.
_ALSO_SIMPLIFIED = "乾"


def fold(text: str) -> str:
    """Spell text the one way that everything is matched and counted in.

    Full-width becomes half-width, traditional simplified (character by character), quotes, hyphens
    and blanks plain, letters small. The result is as long as ``text``, so offsets carry over.
    """
    return fold_case(fold_shapes(text))


def fold_case(text: str) -> str:
    """Make letters small, except where that would take more than one character (İ)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def fold_shapes(text: str) -> str:
    """Do all that `fold` does but keep capitals, which tell "US" from "us"."""
    if text.isascii():
        return text
    for variant, plain in _FREQUENT:
        text = text.replace(variant, plain)
    return text if text.isascii() else _replace()(text)


def character_class(characters: Iterable[str]) -> str:
    """Write characters as the inside of a regular expression's ``[...]``, as short ranges."""
    spans: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


@cache
def _replace() -> Callable[[str], str]:
    table = _table()
    codes = {ord(variant): plain for variant, plain in table.items()}
    # Apart, since a character class is only quick as long as it keeps to the basic plane.
    common = re.compile(f"[{character_class(variant for variant in table if variant <= _LAST_BASIC)}]+")
    rare = re.compile(f"[{FIRST_FAR_HAN}-\U0002ffff]+")

    def translate(match: re.Match[str]) -> str:
        return match[0].translate(codes)

    return lambda text: rare.sub(translate, common.sub(translate, text))


def _table() -> dict[str, str]:
    marks = _QUOTES | _HYPHENS | _BLANKS
    table = {variant: plain for plain, variants in marks.items() for variant in variants}
    simple = _simplified()
    for variant in _characters(_COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", variant)
        if len(plain) == 1 and plain != variant:
            plain = table.get(plain, plain)
            table.setdefault(variant, simple.get(plain, plain))
    return simple | table


def _simplified() -> dict[str, str]:
    from opencc import OpenCC

    characters = list(_characters(HAN_CODES))
    # One to a line, so that neighbours are never taken for a word.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}
    for both in _ALSO_SIMPLIFIED:
        del table[both]
    return {old: table.get(new, new) for old, new in table.items()}


def _characters(ranges: Iterable[tuple[int, int]]) -> Iterable[str]:
    return (chr(code) for first, last in ranges for code in range(first, last + 1))
