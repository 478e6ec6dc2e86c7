"""Days and times as captures and tables state them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

_DATELINE = re.compile(
    r"(?:(?P<source>[^·•・‧|]{1,80}(?:[·•・‧|][^·•・‧|]{1,80})?) ?[·•・‧|] ?)?"
    r"(?P<stamp>\d{4} ?[-/.年] ?\d{1,2}[-/.月\d日 T:]*)"
)
_STAMP = re.compile(
    r"(?P<year>\d{4}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2})日?"
    r"(?:[ T]?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?)?"
)
REMEDY = "The article is kept without a date; write a day that exists, such as 2025-07-22."


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who published it and when; ``fault`` quotes a stamp that is no date, and nothing is guessed for it."""

    source: str
    day: date | None
    time: str
    fault: str


def parse_dateline(line: str) -> Dateline | None:
    """Read a line such as "Sou Hu Cai Jing· 2025-07-22 21:26", or tell that it is no dateline."""
    match = _DATELINE.fullmatch(line)
    if not match:
        return None
    source, stamp = (match["source"] or "").strip(), match["stamp"].strip()
    parts = _STAMP.fullmatch(stamp)
    if not parts:
        return Dateline(source, None, "", f'the date "{stamp}" is not complete')
    try:
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return Dateline(source, None, "", f'the date "{stamp}" does not exist')
    if not parts["hour"]:
        return Dateline(source, day, "", "")
    hour, minute = int(parts["hour"]), int(parts["minute"])
    if hour > 23 or minute > 59:
        return Dateline(source, day, "", f'the time in "{stamp}" does not exist')
    return Dateline(source, day, f"{hour:02d}:{minute:02d}", "")


def parse_moment(value: object) -> tuple[date | None, str]:
    """Read a table's published_on: a date, a datetime, an ISO 8601 string, or nothing.

    Returns
    -------
    The day and, where one is stated, the time. Midnight counts as not stated: it is how tables write a bare day.

    Raises
    ------
    ValueError: it is none of these, or not a day that exists.
    """
    if value is None or value == "":
        return None, ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value.strip())
    if isinstance(value, datetime):
        time = f"{value:%H:%M}"
        return value.date(), "" if time == "00:00" else time
    if isinstance(value, date):
        return value, ""
    raise ValueError("neither a date nor a text")
