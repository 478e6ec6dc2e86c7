"""Where sentences end, in Chinese and in English."""

import re

from lib.chinese import HAN

# A full stop ends a sentence before a blank and a capital, but not in "U.S. Department", "Mr. Xi" or "Oct. 9". Each
# alternative begins with the sign itself, so that the expression is tried at such signs alone.
_BEFORE_NEXT = rf"(?=\s+[\"“‘(\[]?[A-Z0-9{HAN}]|$)"
_SENTENCE_END = re.compile(
    r"[。！？\n]+|[!?]+(?=\s|$)|[!?]+[\"”’)\]]+" + _BEFORE_NEXT + r"|"
    r"\.(?<!\b\w\.)(?<!\b(?:Mr|Dr|Ms|St|No|Co|vs)\.)(?<!\b(?:Mrs|Inc|Ltd|Sec|Gen|Gov|Sen)\.)"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)(?<!\b(?:Corp|Sept)\.)[\"”’)\]]*" + _BEFORE_NEXT
)


def sentence_ends(text: str) -> list[int]:
    """The index after each sign that ends a sentence."""
    return [match.end() for match in _SENTENCE_END.finditer(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as spans, in order; together they are the whole of it."""
    ends = sentence_ends(text)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return list(zip([0, *ends], ends, strict=False))
