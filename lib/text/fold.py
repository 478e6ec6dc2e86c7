"""Spelling variants made equal without moving a single character."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from lib.chinese import HAN_CODES

_QUOTES = {"'": "‘’‚‛′＇´", '"': "“”„‟″＂"}
# An em dash parts two clauses, so it stays: as a hyphen it would join two words.
_HYPHENS = {"-": "‐‑‒–−﹣－"}
# Between the parts of a foreign name; each country's keyboard has another.
_DOTS = {"·": "•‧・∙⋅･"}
_SUBSCRIPTS = {str(digit): chr(0x2080 + digit) for digit in range(10)}
_SUPERSCRIPT = re.compile("(?<![A-Za-z])([A-Za-z]{1,2})([⁰¹²³⁴-⁹]+)")  # km², Nd³⁺, but no footnote's number
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Radicals that stand for the character where a PDF was copied from; Unicode gives them no other form.
_RADICALS = dict(
    zip(
        "⺁⺇⺈⺊⺎⺐⺓⺜⺝⺟⺠⺧⺩⺪⺫⺬⺮⺰⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺸⺻⺽⻌⻎⻍⺼⻒",
        "厂几刀卜兀尢幺日月母民牛王疋目示竹纟羊虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟羊聿臼辶辶辶月长",
        strict=True,
    )
)
_BLANKS = {" ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"}
# Most English text holds these and no others: replaced one by one it is plain at a hundredth of the cost.
_FREQUENT = (("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("\u00a0", " "))
_LAST_BASIC = "\uffff"
# Kangxi radicals, compatibility ideographs, full-width forms, mathematical letters.
_COMPATIBILITY = ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0xFF01, 0xFFEE), (0x1D400, 0x1D7FF), (0x2F800, 0x2FA1D))
# Simplified text writes them too (乾隆, 显著, 瞭望): which of the two it is, the neighbours say.
_ALSO_SIMPLIFIED = {
    "乾": ("干", re.compile("乾(?=[净燥旱脆杯粮洗冰电衣枯涸果货草爽癣咳])|(?<=[饼烘晒风葡萄笋豆肉擦吹晾])乾")),
    "著": ("着", re.compile("(?<![名显卓土原专编论巨合昭译遗拙新所])著(?![名作称者述有书录])")),
    "瞭": ("了", re.compile("瞭(?![望哨台])")),
    "画": ("划", re.compile("(?<=[计规企策筹谋])画|画(?=[分定界拨归])")),
}
_NEEDS_CONTEXT = re.compile(f"[{''.join(_ALSO_SIMPLIFIED)}{_SUPERSCRIPTS}]")
# Variants of Hong Kong and of old prints that OpenCC's table leaves.
_VARIANTS = {
    "甦": "苏",
    "吿": "告",
    "粧": "妆",
    "淸": "清",
    "毎": "每",
    "歩": "步",
    "黃": "黄",
    "敎": "教",
    "眞": "真",
    "旣": "既",
}


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
    return text if text.isascii() else _in_context(_replace()(text))


def character_class(characters: Iterable[str]) -> str:
    """Write characters as the inside of a regular expression's ``[...]``, as short ranges."""
    spans: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def _in_context(text: str) -> str:
    """Settle the characters that mean another one only beside some neighbours."""
    if not _NEEDS_CONTEXT.search(text):
        return text
    for written, (plain, pattern) in _ALSO_SIMPLIFIED.items():
        if written in text:
            text = pattern.sub(plain, text)
    return _SUPERSCRIPT.sub(lambda match: match[1] + match[2].translate(_DIGITS), text)


@cache
def _replace() -> Callable[[str], str]:
    table = _table()
    codes = {ord(variant): plain for variant, plain in table.items()}
    # Apart, since a character class is only quick as long as it keeps to the basic plane.
    common = re.compile(f"[{character_class(variant for variant in table if variant <= _LAST_BASIC)}]+")
    rare = re.compile("[\U0001d400-\U0002ffff]+")

    def translate(match: re.Match[str]) -> str:
        return match[0].translate(codes)

    return lambda text: rare.sub(translate, common.sub(translate, text))


def _table() -> dict[str, str]:
    marks = _QUOTES | _HYPHENS | _BLANKS | _DOTS | _SUBSCRIPTS
    table = {variant: plain for plain, variants in marks.items() for variant in variants}
    simple = _simplified()
    for variant in _characters(_COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", variant)
        if len(plain) == 1 and plain != variant:
            plain = table.get(plain, plain)
            table.setdefault(variant, simple.get(plain, plain))
    return simple | table | _RADICALS


def _simplified() -> dict[str, str]:
    from opencc import OpenCC

    characters = list(_characters(HAN_CODES))
    # One to a line, so that neighbours are never taken for a word.
    table = dict(_VARIANTS)
    for standard in ("hk2s", "t2s"):
        converted = OpenCC(standard).convert("\n".join(characters)).split("\n")
        table |= {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}
    for both in _ALSO_SIMPLIFIED:
        table.pop(both, None)
    return {old: table.get(new, new) for old, new in table.items()}


def _characters(ranges: Iterable[tuple[int, int]]) -> Iterable[str]:
    return (chr(code) for first, last in ranges for code in range(first, last + 1))
