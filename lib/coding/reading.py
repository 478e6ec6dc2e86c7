"""The reading copy of a text: what patterns are matched on, with a way back to the original."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from lib.characters import Cleaned, cleaned
from lib.chinese import HAN
from lib.text.fold import fold, fold_shapes

_IGNORED = re.compile(" +(?= )")
# What is in an address is no part of what a passage says.
_ADDRESS = re.compile(rf"(?:https?://|www\.)[^\s{HAN}<>\"')\]}}]+")
# With the hyphens, so that "price-floor" is the phrase "price floor".
_BLANKS = "-\t\r\n\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to match on.

    Attributes
    ----------
    original: the text as given.
    clean: the same, cleaned, with the way back.
    text: the clean one folded, hyphens and addresses as blanks and no runs of blanks.
    origins: for each character of ``text`` its index in the clean one; None where all are the same.
    """

    original: str
    clean: Cleaned
    text: str
    origins: tuple[int, ...] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of ``text`` as a span of ``original``."""
        if self.origins is not None:
            start, end = self.origins[start], self.origins[end - 1] + 1
        return self.clean.original_span(start, end)

    def index(self, place: int) -> int:
        """Where a place of ``original`` is in ``text``."""
        if self.clean.starts:
            place = bisect_left(self.clean.starts, place)
        return place if self.origins is None else bisect_left(self.origins, place)

    def cased(self, start: int, end: int) -> str:
        """What a span of ``text`` is in the original, in folded shapes but with its capitals and hyphens."""
        if self.origins is None:
            return fold_shapes(self.clean.text[start:end])
        return fold_shapes("".join(self.clean.text[index] for index in self.origins[start:end]))


def reading_copy(text: str) -> Reading:
    """Make the reading copy of a text."""
    read = cleaned(text)
    # A dash between blanks parts two clauses; only a hyphen joins two words.
    flat = fold(read.text).replace(" - ", " — ")
    if "://" in flat or "www." in flat:
        flat = _ADDRESS.sub(lambda address: " " * len(address[0]), flat)
    for blank in _BLANKS:
        if blank in flat:
            flat = flat.replace(blank, " ")
    if "  " not in flat:
        return Reading(text, read, flat, None)
    ranges = [range(start, end) for start, end in _gaps(_IGNORED.finditer(flat), len(flat))]
    return Reading(
        text,
        read,
        "".join(flat[part.start : part.stop] for part in ranges),
        tuple(index for part in ranges for index in part),
    )


def _gaps(matches: Iterator[re.Match[str]], length: int) -> Iterator[tuple[int, int]]:
    """The spans that the matches leave."""
    start = 0
    for match in matches:
        yield start, match.start()
        start = match.end()
    yield start, length
