"""Whether what was found in Chinese begins and ends where a word does."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import accumulate

from lib.chinese import HAN
from lib.coding.compounds import is_word
from lib.coding.finds import Finds, Span
from lib.coding.reading import Reading
from lib.text.han import Cut, plain_cuts

_RUN = re.compile(f"[{HAN}]{{3,}}")


def cuts_words(places: Collection[Span], reading: Reading) -> bool:
    """Whether one of some places of the original text cuts through a word."""
    if not places:
        return False
    words = _Words(reading)
    return any(words.are_cut(place, open_ended=False) for place in places)


def spans_that_cut_words(finds: Finds, open_ended: frozenset[int]) -> set[Span]:
    """The spans in a text that cut through one of its words: 反制 in 违反制裁.

    A word is in the way where jieba has it with and without its guesses; one that holds the whole span is not.

    Parameters
    ----------
    open_ended: numbers of patterns that may end within a word.
    """
    words = _Words(finds.reading)
    cutting = {
        place
        for number, places in finds.spans.items()
        for place in places
        if words.are_cut(place, open_ended=number in open_ended)
    }
    return cutting.difference(*(finds.spans[number] for number in open_ended & finds.present))


class _Words:
    """Where the Chinese words of one text begin and end; runs of them are cut when they are asked about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._runs = [match.span() for match in _RUN.finditer(reading.text)]
        self._ends = [end for _, end in self._runs]
        self._edges: dict[tuple[int, Cut], list[int]] = {}

    def are_cut(self, place: Span, *, open_ended: bool) -> bool:
        """Whether a place in the original text cuts through words."""
        start, end = self._reading.index(place[0]), self._reading.index(place[1])
        return self._crosses(start, (start, end)) or (not open_ended and self._crosses(end, (start, end)))

    def _crosses(self, border: int, span: Span) -> bool:
        """Whether both cuts have a word that runs across a border of a span and out of it."""
        number = bisect_right(self._ends, border)
        if number == len(self._runs) or border <= self._runs[number][0]:
            return False
        return all(self._runs_across(self._word_edges(number, cut), border, span) for cut in plain_cuts())

    def _word_edges(self, number: int, cut: Cut) -> list[int]:
        """Where the words of a run begin and end, in order."""
        edges = self._edges.get((number, cut))
        if edges is None:
            start, end = self._runs[number]
            words = cut(self._reading.text[start:end])
            edges = self._edges[number, cut] = [start, *accumulate(map(len, words), initial=start)][1:]
        return edges

    def _runs_across(self, edges: list[int], border: int, span: Span) -> bool:
        following = bisect_left(edges, border)
        if edges[following] == border:
            return False
        inner = self._reading.text[max(edges[following - 1], span[0]) : min(edges[following], span[1])]
        # 低成本 | 优势 leaves 成本优势 whole words.
        return inner != self._reading.text[span[0] : span[1]] and not is_word(inner)
