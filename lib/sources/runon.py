"""The run-on body of a captured page: where a label or a bullet begins inside a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_LEAD = r"(?:Core|Key) (?:Viewpoint|Insight|View|Point|Takeaway|Argument)s?|核心观点|核心要点"
_GROUP = r"Group \d{1,2}"
_AFTER_END = r"(?:(?<=\d\] )|(?<=[.!?;。！？；…] )|(?<=[.!?。！？][\"”’)）] ))"
# "the U.S. - China rivalry" is one thing, so a dash after such a stop begins no bullet.
_NOT_SHORT = r"(?<!\b[A-Z]\. )(?<!\bInc\. )(?<!\bLtd\. )(?<!\bCorp\. )(?<!\bCo\. )(?<!\bvs\. )(?<!\bNo\. )"
# An aside goes on in lower case ("- in theory -"); a bullet does not.
_DASH = r"- (?=[^a-z\s])"
# A name may end in "U.S." or hold "U.S. - China Rivalry"; in the second case another dash follows soon.
_NAME = rf".{{1,160}}?(?:(?<=\b[A-Z]\.) - [A-Z][^\[\].]{{0,40}}?(?= {_DASH}))?"
_MARK = re.compile(
    rf"(?:^|{_AFTER_END})(?P<lead>{_LEAD})(?: {_DASH}|: ?|：|$)"
    rf"|(?:^|{_AFTER_END})(?P<bare>{_GROUP})(?: {_DASH}|$)"
    rf"|(?:^|(?<= ))(?P<named>{_GROUP}: {_NAME})(?: {_DASH}|$)"
    rf"|{_AFTER_END}{_NOT_SHORT}{_DASH}"
    r"|^[-–•●▪■‣*·] "
)
_OPENING = re.compile(rf"(?:{_LEAD})(?: - |[:：]|$)|{_GROUP}(?: - |: |$)")


@dataclass(frozen=True, slots=True)
class RunOnPiece:
    """A label, or a span of text and what kind of mark it stood after."""

    kind: Literal["lead-label", "label", "bullet", "paragraph"]
    text: str


def opens_with_label(line: str) -> bool:
    """Tell whether a folded line begins with "Core Viewpoint", "Group 1" or their like."""
    return bool(_OPENING.match(line))


def split_run_on(line: str) -> Iterator[RunOnPiece]:
    """Cut one folded line at its labels and bullets; the pieces hold every character but the marks."""
    kind: Literal["bullet", "paragraph"] = "paragraph"
    start = 0
    for mark in _MARK.finditer(line):
        yield from _text(kind, line[start : mark.start()])
        label = mark["lead"] or mark["bare"] or mark["named"]
        if label:
            yield RunOnPiece("lead-label" if mark["lead"] else "label", label)
        kind = "paragraph" if mark["lead"] else "bullet"
        start = mark.end()
    yield from _text(kind, line[start:])


def _text(kind: Literal["bullet", "paragraph"], text: str) -> Iterator[RunOnPiece]:
    if text.strip():
        yield RunOnPiece(kind, text.strip())
