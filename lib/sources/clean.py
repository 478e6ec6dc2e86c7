"""What every passage goes through: blanks folded, references taken off, over-long text cut, language told."""

import re
from collections.abc import Iterator

from lib.characters import clean
from lib.chinese import WRITTEN_HAN
from lib.model import Language

PASSAGE_LIMIT = 2_000
_HAN = re.compile(f"[{WRITTEN_HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’.-]*")
_ADDRESS = re.compile(r"https?://[!-~]+")
_CJK = f"{WRITTEN_HAN}\u3000-\u303f\uff00-\uff65"
_CJK_WRAP = re.compile(f"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")
_MARKS = re.compile(
    r"(?P<before>\s*)(?P<marks>\[\d{1,3}(?:, ?\d{1,3})*\](?:\s*\[\d{1,3}(?:, ?\d{1,3})*\])*)(?P<after>\s*)"
)
_NUMBER = re.compile(r"\d+")
_TIGHT_BEFORE = frozenset(".,;:!?)]}”’、。，；：！？）】》」…%")
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*(?:\s*\[[\d, ]+\])*\s+|[。！？；][”’」）]*(?:\s*\[[\d, ]+\])*\s*""")


def fold_blanks(text: str) -> str:
    """Clean a text (`lib.characters`) and fold white space to single blanks, none where a line wrapped in Chinese."""
    text = clean(text)
    if not text.isascii() and "\n" in text and _HAN.search(text):
        text = _CJK_WRAP.sub("", text)
    return " ".join(text.split())


def passage_language(text: str, hint: Language = "en") -> Language:
    """Tell the language: "zh" if Han characters outnumber Latin words, web addresses aside; else "en".

    Characters are held against words because one Chinese word takes one or two characters; so a Chinese headline with
    company names in it stays Chinese, and an English sentence that quotes a Chinese term stays English. A text with
    neither takes the hint.
    """
    if text.isascii() and hint == "en":
        return "en"
    text = _ADDRESS.sub(" ", text)
    han = len(_HAN.findall(text))
    latin = sum(1 for _ in _LATIN_WORD.finditer(text)) if han or hint == "zh" else 1
    if not han and not latin:
        return hint
    return "zh" if han > latin else "en"


def take_references(text: str) -> tuple[str, tuple[int, ...]]:
    """Take marks such as [3][7] off folded text and tidy the blanks around them.

    Returns
    -------
    The text without them, and their numbers in order, each once.
    """
    if "[" not in text:
        return text, ()
    numbers: dict[int, None] = {}

    def drop(match: re.Match[str]) -> str:
        numbers.update((int(number), None) for number in _NUMBER.findall(match["marks"]))
        return _blank(text[: match.start()][-1:], text[match.end() :][:1], bool(match["before"] or match["after"]))

    return _MARKS.sub(drop, text), tuple(numbers)


def _blank(left: str, right: str, was_there: bool) -> str:
    """Decide the blank that takes a mark's place: none at an edge, before a stop, or inside Chinese."""
    if not left or not right or right in _TIGHT_BEFORE or (_HAN.match(left) and _HAN.match(right)):
        return ""
    words_would_join = left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
    return " " if was_there or words_would_join else ""


def cut_long(text: str) -> Iterator[str]:
    """Cut folded text over 2,000 characters at ends of sentences, else at a blank, else hard."""
    start = 0
    while len(text) - start > PASSAGE_LIMIT:
        window = text[start : start + PASSAGE_LIMIT]
        end = max((match.end() for match in _SENTENCE_END.finditer(window)), default=0)
        end = end or window.rfind(" ") + 1 or PASSAGE_LIMIT
        yield window[:end].strip()
        start += end
    yield text[start:].strip()
