"""What a text is made of, cleaned in one place: for readers of files, for what is cut, coded and searched.

Two texts that look alike are alike afterwards: accents are one character with their letter (NFC), what cannot be seen
is gone, and what is one character for several (ﬁ, ㎏) is spelled out. What keeps its length (width, script, quotes,
dots of names) is left to `lib.text.fold`, which is compared in and never shown.
"""

import re
import unicodedata
from dataclasses import dataclass

from lib.chinese import BASIC_HAN

_WHITE = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
# Invisible, though no control or format character: joiners, fillers, selectors of a variant, what stands for a picture.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0e\uffa0\ufff0-\ufffc\ufffe\uffff\ufdd0-\ufdef"
_CONTROLS = "".join(f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _WHITE)
_FORMATS = "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_PRIVATE = "\ue000-\uf8ff"
_FAR_UNSEEN = "\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
# One character that reads as several: units, ligatures, Roman numerals, months and hours.
_SPELLED_OUT = "\u2103\u2109\u2160-\u217f\u32c0-\u32cb\u3358-\u3370\u3371-\u33ff\ufb00-\ufb06"
_MARKS = "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
_JAMO = "\u1160-\u11ff"

# Inside an emoji of several they are seen.
_JOINERS = "(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200d\ufe0f]"
_UNSEEN_CHARACTER = re.compile(f"[{_CONTROLS}{_UNSEEN}{_FORMATS}{_PRIVATE}{_FAR_UNSEEN}]|{_JOINERS}")
# Apart, since a class is only quick as long as it keeps to the basic plane.
_NEAR = re.compile(f"[{_CONTROLS}{_UNSEEN}{_FORMATS}{_PRIVATE}{_SPELLED_OUT}\u200d\ufe0f]")
_FAR = re.compile(f"[{_FAR_UNSEEN}]")
# All but what most text is made of, none of which is changed; one search, where the rest takes three.
_SUSPECT = re.compile(
    f"[^\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3001-\u3029{BASIC_HAN}\uff01-\uff60]"
)
_CLUSTER = re.compile(f".[{_MARKS}{_JAMO}]*", re.DOTALL)
_SPELLED = re.compile(f"[{_SPELLED_OUT}]")
# A full-width letter takes no accent of its own; its narrow one does.
_WIDE_MARKED = re.compile(f"[\uff21-\uff3a\uff41-\uff5a](?=[{_MARKS}])")
_NARROWER = 0xFEE0


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, and the way back to the one it was made of.

    Attributes
    ----------
    text: as `clean` gives it.
    starts, ends: for each of its characters the span in the original that it stands for; () where nothing moved.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the clean text, not an empty one, as a span of the original."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def clean(text: str) -> str:
    """Compose accents, spell out what is one character for several and drop what cannot be seen; blanks stay.

    ``clean(clean(text)) == clean(text)``.
    """
    return text if _is_clean(text) else cleaned(text).text


def cleaned(text: str) -> Cleaned:
    """`clean`, with the way back to the text as it was."""
    if _is_clean(text):
        return Cleaned(text)
    visible = [at for at in range(len(text)) if not _UNSEEN_CHARACTER.match(text, at)]
    pieces, starts, ends = [], [], []
    for cluster in _CLUSTER.finditer("".join(text[at] for at in visible)):
        piece = _plain(cluster[0])
        pieces.append(piece)
        starts += [visible[cluster.start()]] * len(piece)
        ends += [visible[cluster.end() - 1] + 1] * len(piece)
    return Cleaned("".join(pieces), tuple(starts), tuple(ends))


def seen(written: str) -> str:
    """What a person sees of what was written into a field: clean, blanks plain, nothing that cannot be printed."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "" for char in clean(written))


def _is_clean(text: str) -> bool:
    if text.isascii():
        return text.isprintable() or not _NEAR.search(text)
    if not _SUSPECT.search(text):
        return True
    if not unicodedata.is_normalized("NFC", text) or _FAR.search(text) or _WIDE_MARKED.search(text):
        return False
    return not _NEAR.search(text) or not (_UNSEEN_CHARACTER.search(text) or _SPELLED.search(text))


def _plain(cluster: str) -> str:
    narrow = _WIDE_MARKED.sub(lambda match: chr(ord(match[0]) - _NARROWER), cluster)
    composed = unicodedata.normalize("NFC", narrow)
    return _SPELLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), composed)
