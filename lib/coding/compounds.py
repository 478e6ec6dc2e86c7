"""Whether a part of a Chinese compound is a word of its own."""

from collections.abc import Collection
from functools import cache

from lib.coding.finds import Span
from lib.text.han import plain_cuts


def is_cut_across(text: str, start: int, end: int) -> bool:
    """Whether words that cross an edge of ``text[start:end]`` save two characters or more from being left over.

    One is not enough: jieba guesses words (七国集) that no dictionary has.
    """
    if end - start == 1:
        return False
    words = [
        (a, b)
        for a in range(len(text))
        for b in range(a + 2, len(text) + 1)
        if b - a < len(text) and is_word(text[a:b])
    ]
    words_kept = [(start, end), *((a, b) for a, b in words if b <= start or a >= end or (start <= a and b <= end))]
    crossing = [
        (a, b)
        for a, b in words
        if (a < start < b < end or start < a < end < b) and _stray(max(a, start), min(b, end), words_kept)
    ]
    return bool(crossing) and _stray(0, len(text), words_kept) - _stray(0, len(text), words_kept + crossing) > 1


def _stray(start: int, end: int, words: Collection[Span]) -> int:
    """The fewest characters that a segmentation into ``words`` leaves over."""
    fewest = {start: 0}
    for at in range(start + 1, end + 1):
        by_word = (fewest[a] for a, b in words if b == at and a >= start)
        fewest[at] = min(fewest[at - 1] + 1, *by_word, end)
    return fewest[end]


@cache
def is_word(text: str) -> bool:
    """Whether jieba has some Chinese characters, two or more, as one word."""
    # Without the domain dictionary, which makes words of the very compounds that are to be taken apart.
    return len(text) > 1 and plain_cuts()[0](text) == [text]
