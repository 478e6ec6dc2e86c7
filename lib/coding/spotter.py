"""All patterns of a codebook in one automaton."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

from lib.coding.finds import Span
from lib.coding.pattern import WORD_CHARACTERS, Needle, needles
from lib.coding.reading import Reading


class Spotter:
    """Finds every occurrence of every pattern in one pass over a text.

    Parameters
    ----------
    patterns: the patterns; each is known by its number in this order.
    names: numbers of those that stay whole: nothing shorter is found inside one of them.
    """

    def __init__(self, patterns: Iterable[str], names: frozenset[int] = frozenset()) -> None:
        heads: dict[str, list[tuple[int, Needle]]] = {}
        for number, pattern in enumerate(patterns):
            for needle in needles(pattern):
                heads.setdefault(needle.head, []).append((number, needle))
        self._names = names
        self._needles = list(heads.values())
        self._automaton = AhoCorasick(list(heads), implementation=Implementation.DFA) if heads else None

    def spot(self, reading: Reading) -> dict[int, list[Span]]:
        """Where each pattern occurs, as spans of the original text, by the number of the pattern."""
        found: dict[int, list[Span]] = {}
        if self._automaton is None:
            return found
        text, plain = reading.text, reading.origins is None
        for head, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for number, needle in self._needles[head]:
                if needle.own_word and start and text[start - 1] in WORD_CHARACTERS:
                    continue
                stop = end
                if needle.tail is not None:
                    tail = needle.tail.match(text, end)
                    if tail is None:
                        continue
                    stop = tail.end()
                span = (start, stop) if plain else reading.original_span(start, stop)
                if needle.exact and not _same_case(reading.original[span[0] : span[1]], needle.exact):
                    continue
                found.setdefault(number, []).append(span)
        return self._without_parts_of_names(found)

    def _without_parts_of_names(self, found: dict[int, list[Span]]) -> dict[int, list[Span]]:
        wholes = {span for number in found.keys() & self._names for span in found[number]}
        if not wholes:
            return found
        kept = {number: [span for span in spans if not _inside(span, wholes)] for number, spans in found.items()}
        return {number: spans for number, spans in kept.items() if spans}


def _same_case(found: str, exact: str) -> bool:
    return all(a == b for a, b in zip(found, exact, strict=False) if a.isalpha() and b.isalpha())


def _inside(span: Span, wholes: Iterable[Span]) -> bool:
    start, end = span
    return any(a <= start and end <= b and (a, b) != span for a, b in wholes)
