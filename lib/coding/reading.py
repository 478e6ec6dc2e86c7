"""The reading copy of a text: what patterns are matched on, with a way back to the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lib.text.fold import fold, fold_shapes

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_IGNORED = re.compile(f"{_INVISIBLE.pattern}| +(?= )")
# With the hyphens, so that "price-floor" is the phrase "price floor".
_BLANKS = "-\t\r\n\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to match on.

    Attributes
    ----------
    original: the text as given.
    text: folded, hyphens as blanks, no invisible characters and no runs of blanks.
    origins: for each character of ``text`` its index in ``original``; None where all are the same.
    """

    original: str
    text: str
    origins: tuple[int, ...] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of ``text`` as a span of ``original``."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1

    def cased(self, start: int, end: int) -> str:
        """What a span of ``text`` is in the original, in folded shapes but with its capitals and hyphens."""
        if self.origins is None:
            return fold_shapes(self.original[start:end])
        return fold_shapes("".join(self.original[index] for index in self.origins[start:end]))


def reading_copy(text: str) -> Reading:
    """Make the reading copy of a text."""
    # A dash between blanks parts two clauses; only a hyphen joins two words.
    flat = fold(text).replace(" - ", " — ")
    for blank in _BLANKS:
        if blank in flat:
            flat = flat.replace(blank, " ")
    if "  " not in flat and (flat.isascii() or not _INVISIBLE.search(flat)):
        return Reading(text, flat, None)
    ranges = [range(start, end) for start, end in _gaps(_IGNORED.finditer(flat), len(flat))]
    return Reading(
        text,
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
