"""All patterns of a codebook in one automaton."""

import re
from collections.abc import Callable, Iterable, Mapping

from ahocorasick_rs import AhoCorasick, Implementation

from lib.coding.finds import Span
from lib.coding.pattern import WORD_CHARACTERS, Needle, chinese_part, needles
from lib.coding.reading import Reading

Spans = dict[int, list[Span]]
# Number of the pattern, whether it begins a word, whether it may end with its head, how to match what follows the head
# (None: nothing has to), what it must be with its capitals (None: they do not matter).
_Check = tuple[int, bool, bool, Callable[[str, int], re.Match[str] | None] | None, re.Pattern[str] | None]


_FEW = 1_000
_GOES_ON = WORD_CHARACTERS | {"'", "$"}


class Spotter:
    """Finds every occurrence of every pattern in one pass over a text.

    Parameters
    ----------
    patterns: the patterns; each is known by its number in this order.
    names: numbers of those that stay whole: nothing shorter is found inside one of them.
    hidden: for the numbers of others, the spans inside them where nothing is found.
    """

    def __init__(
        self,
        patterns: Iterable[str],
        names: frozenset[int] = frozenset(),
        hidden: Mapping[int, frozenset[Span]] | None = None,
    ) -> None:
        heads: dict[str, list[_Check]] = {}
        self._parts: dict[int, int] = {}
        for number, pattern in enumerate(patterns):
            if "*" in pattern:
                self._parts[number] = len(chinese_part(pattern))
            for needle in needles(pattern):
                heads.setdefault(needle.head, []).append(_check(number, needle))
        self._names = names
        self._hidden = hidden or {}
        self._hiding = names | self._hidden.keys()
        self._checks = list(heads.values())
        # The quickest kind takes the most memory, which few patterns can afford.
        kind = Implementation.DFA if len(heads) < _FEW else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(list(heads), implementation=kind) if heads else None

    def spot(self, reading: Reading) -> Spans:
        """Where each pattern occurs, as spans of the original text, by the number of the pattern."""
        met = self._met(reading)
        if not self._hiding.isdisjoint(met):
            met = self._without_hidden(self._without_parts_of_names(met))
        if reading.origins is not None or reading.clean.starts:
            return {number: [reading.original_span(*span) for span in spans] for number, spans in met.items()}
        return met

    def occurs(self, reading: Reading) -> bool:
        """Whether any pattern is met at all, whatever it lies in."""
        return bool(self._met(reading, first_only=True))

    def _met(self, reading: Reading, *, first_only: bool = False) -> Spans:
        """Where each pattern is met in the reading copy, whatever it lies in; perhaps the first of all alone."""
        met: Spans = {}
        text = reading.text
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ()
        for head, start, end in matches:
            begins = start == 0 or text[start - 1] not in WORD_CHARACTERS
            # Here most matches end; the others ("'s" among them) are worth a regular expression.
            ends = end == len(text) or text[end] not in _GOES_ON
            for number, own_word, may_end, tail, exact in self._checks[head]:
                if own_word and not begins:
                    continue
                stop = end if tail is None or (may_end and ends) else _end(tail(text, end))
                if stop and (exact is None or exact.fullmatch(reading.cased(start, stop))):
                    met.setdefault(number, []).append((start, stop))
                    if first_only:
                        return met
        return met

    def _without_parts_of_names(self, met: Spans) -> Spans:
        wholes = {span for number in met.keys() & self._names for span in met[number]}
        if not wholes:
            return met
        visible = {number: [span for span in spans if not _inside(span, wholes)] for number, spans in met.items()}
        return {number: spans for number, spans in visible.items() if spans}

    def _without_hidden(self, met: Spans) -> Spans:
        hidden: set[Span] = set()
        longer = {span: number for number in met.keys() & self._hidden.keys() for span in met[number]}
        for start, end in sorted(longer, key=lambda span: span[0] - span[1]):
            if (start, end) not in hidden:
                hidden.update((start + a, start + b) for a, b in self._hidden[longer[start, end]])
        if not hidden:
            return met
        visible = {
            number: [span for span in spans if self._part(number, span) not in hidden] for number, spans in met.items()
        }
        return {number: spans for number, spans in visible.items() if spans}

    def _part(self, number: int, span: Span) -> Span:
        """What of a span must not be hidden: all of it, or what stands before a ``*``."""
        return (span[0], span[0] + self._parts[number]) if number in self._parts else span


def _check(number: int, needle: Needle) -> _Check:
    tail = needle.tail.match if needle.tail else None
    return number, needle.own_word, tail is None or tail("", 0) is not None, tail, needle.exact


def _end(rest: re.Match[str] | None) -> int:
    return rest.end() if rest else 0


def _inside(span: Span, wholes: Iterable[Span]) -> bool:
    start, end = span
    return any(a <= start and end <= b and (a, b) != span for a, b in wholes)
