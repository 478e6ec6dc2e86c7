"""What was found in one text, asked for by many rules."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

Numbers = frozenset[int]
Span = tuple[int, int]

# A full stop ends a sentence before a blank and a capital, but not in "U.S. Department" or "Mr. Xi".
_SENTENCE_END = re.compile(
    r"[。！？\n]+|[!?]+(?=\s|$)|(?<!\b\w)(?<!\b(?:Mr|Dr|Ms|St|No|Co|vs))(?<!\b(?:Mrs|Inc|Ltd|Sec|Gen|Gov|Sen))"
    r"(?<!\bCorp)\.[\"”’)\]]*(?=\s+[\"“‘(\[]?[A-Z0-9\u4e00-\u9fff]|$)"
)
_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f'’]+")
_HALF_WORD = re.compile("[\u3400-\u9fff]")


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
        self._present = frozenset(spans)
        self._lists: dict[Numbers, list[Span]] = {}

    def of(self, numbers: Numbers) -> list[Span]:
        """The spans of several patterns, in order, each once."""
        known = self._lists.get(numbers)
        if known is None:
            known = sorted({span for number in numbers & self._present for span in self.spans[number]})
            self._lists[numbers] = known
        return known

    def none_of(self, numbers: Numbers) -> bool:
        """Whether none of several patterns was found."""
        return numbers.isdisjoint(self._present)

    def sentence(self, index: int) -> int:
        """The number of the sentence that a character is in."""
        return bisect_right(self._sentence_ends, index)

    def apart(self, start: int, end: int, most: int) -> bool:
        """Whether more than ``most`` words lie between two places; a Chinese character is half a word."""
        if end - start <= most:
            return False
        words, halves = self._word_starts
        between = bisect_left(words, end) - bisect_left(words, start)
        return between + (bisect_left(halves, end) - bisect_left(halves, start)) / 2 > most

    @cached_property
    def _word_starts(self) -> tuple[list[int], list[int]]:
        halves = [] if self.text.isascii() else [found.start() for found in _HALF_WORD.finditer(self.text)]
        return [found.start() for found in _WORD.finditer(self.text)], halves

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [found.end() for found in _SENTENCE_END.finditer(self.text)]
