"""What was found in one text, asked for by many rules."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from math import inf

from lib.chinese import han_positions
from lib.text.sentences import sentence_ends

Numbers = frozenset[int]
Span = tuple[int, int]

_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f'’\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


class Finds:
    """The spans of each pattern in a text, and where its sentences end.

    Parameters
    ----------
    spans: the spans of each pattern that was found, by its number.
    text: the original text.
    """

    def __init__(self, spans: dict[int, list[Span]], text: str) -> None:
        self.spans = spans
        self.text = text
        self.present = frozenset(spans)
        self._lists: dict[Numbers, list[Span]] = {}

    def merged_spans(self, numbers: Numbers) -> list[Span]:
        """The spans of several patterns, in order, each once."""
        known = self._lists.get(numbers)
        if known is None:
            here = numbers & self.present
            if len(here) == 1:
                known = self.spans[next(iter(here))]
            else:
                known = sorted({span for number in here for span in self.spans[number]})
            self._lists[numbers] = known
        return known

    def has_none(self, numbers: Numbers) -> bool:
        """Whether none of several patterns was found."""
        return numbers.isdisjoint(self.present)

    def sentence_end(self, index: int) -> float:
        """Where the sentence ends that a character is in; infinity for the last one."""
        number = bisect_right(self._sentence_ends, index)
        return self._sentence_ends[number] if number < len(self._sentence_ends) else inf

    def reach(self, end: int, words: int) -> float:
        """The last place with at most so many words between it and ``end``; a Chinese character is half a word."""
        number = bisect_left(self._half_words, end) + 2 * words
        return self._half_words[number] if number < len(self._half_words) else inf

    @cached_property
    def _half_words(self) -> list[int]:
        """Where words start, an English one twice."""
        text = self.text
        words = [match.start() for match in _WORD.finditer(text)]
        return sorted(words + words + han_positions(text))

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return sentence_ends(self.text)
