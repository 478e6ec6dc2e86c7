"""From the text of a briefing file to a briefing, step by step: what cannot be used is told, the rest opens.

A file may come from a colleague, from a newer version, from an editor that broke it: nothing in it is trusted.
"""

import json
import re
import secrets
from collections.abc import Iterator
from itertools import count
from math import isfinite
from typing import Any, get_args

import msgspec

from lib.briefing.inert import chart_problem, inert_content, inert_passage
from lib.briefing.model import Briefing, Evidence, FrozenChart, FrozenTable, Pin, PinOrigin, Step, StepKind
from lib.errors import Problem

FORMAT = 1
LONGEST = 20_000  # letters of a text that a person writes
MOST_STEPS = 1_000
MOST_PROBLEMS = 50
MOST_MINUTES = 600
_NEWER = "Update Didymium, or ask for the file in format 1"
_LEFT = "It is passed over"
_ID = re.compile(r"[\w-]{1,64}")
_WRITTEN = ("headline", "note", "speaker_notes")
_SUSPECT = re.compile(r"\\u(?:00[01]|007f|d[89a-f]|fff[ef])|\de\+?\d{3}|[\x7f\ufffe\uffff]", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# As `lib.briefing.files` writes them: where a step begins that follows a broken one.
_STEP_BEGINS = re.compile(r"^  \{", re.MULTILINE)


class _Told:
    """What is told of one file."""

    def __init__(self, path: str) -> None:
        self.path, self.problems = path, list[Problem]()

    def tell(self, place: str, reason: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, place, reason, f"{remedy}."))

    def first(self) -> list[Problem]:
        """The first of many, and how many more there are."""
        rest = len(self.problems) - MOST_PROBLEMS
        more = [Problem(self.path, "", f"{rest:,} more like these", "")] if rest > 0 else []
        return [*self.problems[:MOST_PROBLEMS], *more]


def new_id() -> str:
    """An id that no step or pin has."""
    return secrets.token_urlsafe(9)


def parse_briefing(text: str, path: str) -> tuple[Briefing, list[Problem]]:
    """The briefing that a file holds, and what of it could not be used.

    Parameters
    ----------
    path: what to call the file in a problem.
    """
    told = _Told(path)
    content = _content(text, told)
    if _SUSPECT.search(text):
        content = _clean(content)
    version = content.get("format", FORMAT)
    if isinstance(version, int) and version > FORMAT:
        told.tell("", f"it is of format {version}, newer than {FORMAT}", f"{_NEWER}; the rest is open")
    elif version != FORMAT:
        told.tell("format", f"{_shown(version)} is no format", f"Write {FORMAT}")
    _tell_unknown(content, Briefing, "", told)
    title = _written(content.get("title", ""), "title", told)
    steps = content.get("steps", [])
    if not isinstance(steps, list):
        told.tell("steps", "it is no list", "Write the steps between [ and ]")
        steps = []
    if len(steps) > MOST_STEPS:
        told.tell("", f"it has {len(steps):,} steps", f"The first {MOST_STEPS:,} are open; split it")
    read = (_step(step, f"step {n}", told) for n, step in enumerate(steps[:MOST_STEPS], 1) if step is not None)
    return Briefing(title, _with_own_ids([step for step in read if step])), told.first()


def _content(text: str, told: _Told) -> dict[str, Any]:
    """The outer table of a file; of one that is no JSON what can be read, a step that cannot is None."""
    try:
        content = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        told.tell(_line(error), f"it is no JSON there ({_reason(error)})", _mend(text, error))
        return _salvaged(text, told)
    if not isinstance(content, dict):
        told.tell("", "it holds no briefing", "Open a file that Didymium wrote")
        return {}
    return content


def _mend(text: str, error: Exception) -> str:
    ends = isinstance(error, json.JSONDecodeError) and (
        error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    )
    return "It was cut short: ask for the whole file; what came before is open" if ends else "Mend that line"


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _line(error: Exception) -> str:
    return f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg.lower()
    return "too deep" if isinstance(error, RecursionError) else str(error).lower()


def _salvaged(text: str, told: _Told) -> dict[str, Any]:
    """What can be read of a broken file: its title and the steps that are whole."""
    title = re.search(r'"title"\s*:\s*', text)
    begin = re.search(r'"steps"\s*:\s*\[', text)
    found: dict[str, Any] = {}
    if title and (not begin or title.start() < begin.start()):
        found["title"] = _value(text, title.end())[0] or ""
    found["steps"] = list(_salvaged_steps(text, begin.end(), told)) if begin else []
    return found


def _salvaged_steps(text: str, at: int, told: _Told) -> Iterator[Any]:
    for number in count(1):
        between = re.compile(r"[\s,]*").match(text, at)
        at = between.end() if between else at
        if at >= len(text) or text[at] == "]":
            return
        step, end = _value(text, at)
        if end:
            at = end
        else:
            place = f"step {number}"
            told.tell(place, f"it is broken from line {text.count(chr(10), 0, at) + 1} on", _LEFT)
            again = _STEP_BEGINS.search(text, at + 1)
            at = again.start() if again else len(text)
        yield step


def _value(text: str, at: int) -> tuple[Any, int]:
    """A value that begins at a place, and where it ends; None and 0 where it is broken."""
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, 0


def _clean(value: Any) -> Any:
    """The same without characters that nothing can show and no file of another kind can hold, and endless numbers."""
    match value:
        case float():
            return value if isfinite(value) else None
        case str():
            return _UNSEEN.sub("", value)
        case list():
            return [_clean(one) for one in value]
        case dict():
            return {_clean(name): _clean(one) for name, one in value.items()}
    return value


def _step(content: Any, place: str, told: _Told) -> Step | None:
    if not isinstance(content, dict):
        told.tell(place, "it is no table", _LEFT)
        return None
    kinds: tuple[str, ...] = get_args(StepKind)
    if content.get("kind") not in kinds:
        kind = _shown(content.get("kind", ""))
        remedy = f"Write {', '.join(kinds[:-1])} or {kinds[-1]}. {_LEFT}"
        told.tell(f"{place}, kind", f"{kind} is no kind of step", remedy)
        return None
    _tell_unknown(content, Step, place, told)
    own: dict[str, Any] = {"id": _id(content.get("id")), "kind": content["kind"]}
    for name in _WRITTEN:
        own[name] = _written(content.get(name, ""), f"{place}, {name}", told)
    own["minutes"] = _minutes(content.get("minutes", 0), f"{place}, minutes", told)
    if own["kind"] == "pins":
        own["pins"] = tuple(_pins(content.get("pins"), place, told))
        if not own["pins"]:
            told.tell(place, "it has no pin that can be shown", "Its words are open as a step of text")
            own["kind"] = "text"
    return Step(**own)


def _pins(content: Any, place: str, told: _Told) -> Iterator[Pin]:
    pins = content if isinstance(content, list) else []
    for number, pin in enumerate(pins, 1):
        where = f"{place}, pins {number}"
        if number > 2:
            told.tell(where, "a step shows two pins at most", "Put it into a step of its own")
            return
        if read := _pin(pin, where, told):
            yield read


def _pin(content: Any, place: str, told: _Told) -> Pin | None:
    try:
        pin = msgspec.convert(content, Pin)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$")
        steps = re.findall(r"\w+", where.replace("[...]", ""))
        parts = [str(int(part) + 1) if part.isdecimal() else part for part in steps]
        inner = ", ".join([place, *parts]).removesuffix(", kind")
        told.tell(inner, f"it cannot be used ({reason[:200].lower()})", "Pin that view again")
        return None
    _tell_unknown(content, Pin, place, told)
    _tell_unknown(content["origin"], PinOrigin, f"{place}, origin", told)
    if problem := _content_problem(pin):
        told.tell(f"{place}, {problem}", "it cannot be shown", "Pin that view again")
        return None
    return msgspec.structs.replace(
        pin,
        id=_id(pin.id),
        content=inert_content(pin.content),
        passages=tuple(map(inert_passage, pin.passages)),
        evidence=tuple(_known(one, len(pin.passages)) for one in pin.evidence),
    )


def _known(evidence: Evidence, n: int) -> Evidence:
    known = tuple(place for place in evidence.passages if 0 <= place < n)
    return msgspec.structs.replace(evidence, passages=known) if known != evidence.passages else evidence


def _content_problem(pin: Pin) -> str:
    """The place of what cannot be shown though it is well formed; "" where nothing is."""
    for name, shown in (("content", pin.content), ("numbers", pin.numbers)):
        if isinstance(shown, FrozenTable) and any(len(row) != len(shown.columns) for row in shown.rows):
            return f"{name}, rows"
    if isinstance(pin.content, FrozenChart) and (place := chart_problem(pin.content)):
        return f"content, {place}"
    return ""


def _tell_unknown(content: dict[str, Any], kind: type[msgspec.Struct], place: str, told: _Told) -> None:
    known = kind.__struct_fields__
    if unknown := [name for name in content if name not in known]:
        names = ", ".join(_shown(name) for name in unknown[:3])
        told.tell(place, f"{names} is unknown here", f"It is passed over. Known are {', '.join(known)}")


def _written(value: Any, place: str, told: _Told) -> str:
    if not isinstance(value, str):
        told.tell(place, f"{_shown(value)} is no text", 'Write it between " and "')
        return ""
    if len(value) > LONGEST:
        told.tell(place, f"it has {len(value):,} letters", f"The first {LONGEST:,} are open")
    return value[:LONGEST]


def _minutes(value: Any, place: str, told: _Told) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_MINUTES:
        return value
    told.tell(place, f"{_shown(value)} is no planned time", f"Write minutes from 0 to {MOST_MINUTES}")
    return 0


def _id(value: Any) -> str:
    return value if isinstance(value, str) and _ID.fullmatch(value) else new_id()


def _with_own_ids(steps: list[Step]) -> tuple[Step, ...]:
    """The steps, each with an id that no other has: one that was copied by hand gets a new one."""
    taken: set[str] = set()
    own = []
    for step in steps:
        one = msgspec.structs.replace(step, id=new_id()) if step.id in taken else step
        taken.add(one.id)
        own.append(one)
    return tuple(own)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:39]}…"
