"""Cutting Chinese words that are not one, as entries of the dictionary say."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

Parts = tuple[str, ...]


class Splits:
    """Spellings and the words each is cut into, put to a cut that was made without them.

    A spelling is cut where it fills whole words of the cut (美国会 in 美 | 国会, not 国会 in 国会山), so that a longer
    word that holds it stays whole. Of two that overlap the first and longer one counts; parts are split again.
    """

    def __init__(self, splits: Mapping[str, Parts]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._parts = [_finest(parts, splits) for parts in splits.values()]
        self._search = AhoCorasick(list(splits), implementation=Implementation.DFA) if splits else None

    def occur(self, text: str) -> bool:
        """Whether a text holds one of the spellings at all."""
        return self._search is not None and bool(self._search.find_matches_as_indexes(text))

    def cut(self, words: list[str]) -> list[str]:
        """The words of one run, cut once more."""
        if self._search is None:
            return words
        matches = self._search.find_matches_as_indexes("".join(words), overlapping=True)
        return self._cut_again(words, sorted(matches, key=lambda match: (match[1], -match[2]))) if matches else words

    def _cut_again(self, words: Sequence[str], matches: Sequence[tuple[int, int, int]]) -> list[str]:
        edges = {edge: number for number, edge in enumerate(accumulate(map(len, words), initial=0))}
        again: list[str] = []
        at = 0
        for which, start, end in matches:
            first, last = edges.get(start, -1), edges.get(end, -1)
            if first >= at and last >= 0:
                again += (*words[at:first], *self._parts[which])
                at = last
        return [*again, *words[at:]]


def _finest(parts: Parts, splits: Mapping[str, Parts]) -> Parts:
    return tuple(word for part in parts for word in (_finest(splits[part], splits) if part in splits else (part,)))
