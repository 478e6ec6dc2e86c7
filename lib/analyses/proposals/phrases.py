"""Words of a sentence that a rule could go by."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lib.chinese import has_han
from lib.model import Token
from lib.text import Cutter, sentence_spans

Span = tuple[int, int]
MOST_WORDS = 3
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(r"[ \u00a0-]?")  # what may stand between two words of one phrase


def sentences_around(text: str, spans: Iterable[Span]) -> str:
    """The text from the first to the last sentence that some spans stand in; the whole where there are no spans."""
    at = list(spans)
    around = [
        (start, end) for start, end in sentence_spans(text) if any(start < last and first < end for first, last in at)
    ]
    return " ".join(text[around[0][0] : around[-1][1]].split()) if around else " ".join(text.split())


def phrases_at(text: str, cutter: Cutter, spans: Sequence[Span], stopwords: frozenset[str]) -> list[str]:
    """Phrases of a text that hold one of some spans and the word before or behind it, the shortest first."""
    tokens = cutter.tokens(text)
    phrases: dict[str, None] = {}
    for start, end in spans:
        before = [token for token in tokens if token.end <= start][-1:]
        behind = [token for token in tokens if token.start >= end][:1]
        left = [token.start for token in before if _meet(text, token.end, start) and _says(token, stopwords)]
        right = [token.end for token in behind if _meet(text, end, token.start) and _says(token, stopwords)]
        ways = [*((at, end) for at in left), *((start, at) for at in right)]
        phrases |= {_flat(text[first:last]): None for first, last in ways}
    return list(phrases)


def words_outside(text: str, cutter: Cutter, spans: Sequence[Span], stopwords: frozenset[str]) -> list[str]:
    """Words that say something, and phrases of two or three of them, that touch none of some spans; in their order."""
    tokens = cutter.tokens(text)
    words: dict[str, None] = {}
    for first in range(len(tokens)):
        for phrase in _phrases_from(text, tokens[first : first + MOST_WORDS], stopwords):
            start, end = phrase
            if not any(start < last and at < end for at, last in spans):
                words.setdefault(_flat(text[start:end]))
    return list(words)


def _phrases_from(text: str, tokens: Sequence[Token], stopwords: frozenset[str]) -> Iterator[Span]:
    """Phrases that begin with the first of some tokens; each begins and ends with a word that says something."""
    if not _says(tokens[0], stopwords):
        return
    for n, token in enumerate(tokens):
        if n and not _meet(text, tokens[n - 1].end, token.start):
            return
        if _says(token, stopwords):
            yield tokens[0].start, token.end


def _meet(text: str, end: int, start: int) -> bool:
    return _BETWEEN.fullmatch(text[end:start]) is not None


def _says(token: Token, stopwords: frozenset[str]) -> bool:
    """Whether a word says something by itself: no stop word, no number, no single letter."""
    if token.term in stopwords or not _LETTER.search(token.term):
        return False
    return len(token.term) > (1 if has_han(token.term) else 2)


def _flat(text: str) -> str:
    return " ".join(text.split())
