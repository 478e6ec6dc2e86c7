"""The reading copy of a text: what patterns are matched on, with a way back to the original."""

import re
from dataclasses import dataclass

from lib.text.fold import fold

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_IGNORED = re.compile(f"[{_INVISIBLE}]| +(?= )")
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


def read(text: str) -> Reading:
    """Make the reading copy of a text."""
    flat = fold(text)
    for blank in _BLANKS:
        if blank in flat:
            flat = flat.replace(blank, " ")
    if not ("  " in flat or (not flat.isascii() and _IGNORED.search(flat))):
        return Reading(text, flat, None)
    dropped = {index for found in _IGNORED.finditer(flat) for index in range(*found.span())}
    origins = tuple(index for index in range(len(flat)) if index not in dropped)
    return Reading(text, "".join(flat[index] for index in origins), origins)
