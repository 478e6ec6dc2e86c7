"""What was found in one text, asked for by many rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import accumulate
from math import inf

from lib.chinese import han_positions
from lib.codebook import NearScope
from lib.coding.reading import Reading
from lib.text.sentences import sentence_ends

Numbers = frozenset[int]
Span = tuple[int, int]

_WORD = re.compile("([0-9A-Za-z\u00c0-\u024f'’\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+)")


def _starts(group: re.Pattern[str], text: str) -> list[int]:
    """Where the matches of one group start, without the match objects that take most of the time."""
    return list(accumulate(map(len, group.split(text))))[:-1:2]


def latin_words(text: str) -> list[str]:
    """The words of a text that are not Chinese."""
    return _WORD.findall(text)


class Places:
    """Where words and sentences of a text are, found once for all that ask."""

    def __init__(self, text: str) -> None:
        self._text = text

    def sentence(self, index: int) -> int:
        """The number of the sentence that a character is in."""
        return bisect_right(self._sentence_ends, index)

    def share_a_sentence(self, lists: Iterable[Sequence[Span]]) -> bool:
        """Whether some sentence has the start of a span of each list."""
        return bool(set.intersection(*({self.sentence(start) for start, _ in spans} for spans in lists)))

    def sentence_end(self, index: int) -> float:
        """Where the sentence ends that a character is in; infinity for the last one."""
        number = self.sentence(index)
        return self._sentence_ends[number] if number < len(self._sentence_ends) else inf

    def sentence_start(self, number: int) -> int:
        """Where a sentence begins by its number; the end of the text for one after the last."""
        if number == 0:
            return 0
        return self._sentence_ends[number - 1] if number <= len(self._sentence_ends) else len(self._text)

    @property
    def n_sentences(self) -> int:
        """How many sentences there are, one that lacks its end among them."""
        ends = self._sentence_ends
        return len(ends) + (not ends or bool(self._text[ends[-1] :].strip()))

    def words_between(self, start: int, end: int) -> float:
        """How many words begin from ``start`` to ``end``; a Chinese character is half a word."""
        return (bisect_left(self._half_words, end) - bisect_left(self._half_words, start)) / 2

    def reach(self, end: int, words: int) -> float:
        """The last place with at most so many words between it and ``end``; a Chinese character is half a word."""
        number = bisect_left(self._half_words, end) + 2 * words
        return self._half_words[number] if number < len(self._half_words) else inf

    @cached_property
    def _half_words(self) -> list[int]:
        """Where words start, an English one twice."""
        words = _starts(_WORD, self._text)
        return sorted(words + words + han_positions(self._text))

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return sentence_ends(self._text)


class Finds:
    """The spans of each pattern in a text.

    Parameters
    ----------
    spans: the spans of each pattern that was found, by its number.
    reading: what they were found in.
    places: those of its words and sentences, where they are known.
    """

    def __init__(self, spans: dict[int, list[Span]], reading: Reading, places: Places | None = None) -> None:
        self.spans = spans
        self.reading = reading
        self.text = reading.original
        self.places = places or Places(self.text)
        self.present = frozenset(spans)
        self._lists: dict[Numbers, list[Span]] = {}
        self._without: dict[tuple[Numbers, int | NearScope], Finds] = {}

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

    def without_neighbours(self, barring: Numbers, within: int | NearScope) -> "Finds":
        """What is left without the spans that have one of ``barring`` beside them, in their sentence."""
        known = self._without.get((barring, within))
        if known is None:
            bars = self.merged_spans(barring)
            sentences = {self.places.sentence(start) for start, _ in bars}
            taken = {
                span
                for span in {span for spans in self.spans.values() for span in spans}
                if within == "passage" or self.places.sentence(span[0]) in sentences
                if not isinstance(within, int) or any(self._are_close(span, bar, within) for bar in bars)
            }
            known = self._without[barring, within] = self.without(taken)
        return known

    def without(self, taken: Set[Span]) -> "Finds":
        """What is left without some spans."""
        if not taken:
            return self
        kept = {number: [span for span in spans if span not in taken] for number, spans in self.spans.items()}
        return Finds({number: spans for number, spans in kept.items() if spans}, self.reading, self.places)

    def _are_close(self, one: Span, other: Span, within: int) -> bool:
        first, second = sorted((one, other))
        return second[0] < self.places.sentence_end(first[0]) and second[0] <= self.places.reach(first[1], within)
