"""Days and times as captures and tables state them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

REMEDY = "The article is kept without a date; write a day that exists, such as 2025-07-22."
_LONGEST = 160
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = {**{sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_NTH = r"(?:st|nd|rd|th)?"
_DAY = "|".join(
    (
        r"(?P<y1>\d{4}) ?[-/.年] ?(?P<m1>\d{1,2}) ?[-/.月] ?(?P<d1>\d{1,2}) ?[日号]?",
        _WEEKDAY + _MONTH.format("m2") + rf" (?P<d2>\d{{1,2}}){_NTH},? (?P<y2>\d{{4}})",
        _WEEKDAY + rf"(?P<d3>\d{{1,2}}){_NTH}[ -]" + _MONTH.format("m3") + r",?[ -](?P<y3>\d{4})",
        r"(?P<y4>[〇零○一二三四五六七八九]{4})年(?P<m4>[一二三四五六七八九十]{1,2})月(?P<d4>[一二三四五六七八九十]{1,3})[日号]",
        r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<y5>\d{4})",
        # What follows says a day, and not which.
        r"(?P<partial>\d{4} ?[-/.年] ?\d{1,2}[-/.月\d日 T:]*)",
        r"(?P<yearless>\d{1,2} ?月 ?\d{1,2} ?[日号]|"
        + _MONTH.format("m6")
        + rf" \d{{1,2}}{_NTH}|\d{{1,2}}{_NTH} "
        + _MONTH.format("m7")
        + ")",
        r"(?P<relative>\d+ ?(?:秒|分钟|小时|天|周|个月)前|[昨今前]天|刚刚|"
        r"\d+ (?:min(?:ute)?|hour|hr|day|week|month)s? ago|yesterday|today|just now)",
    )
)
_ZONE = r"(?:UTC|GMT|CST|EST|EDT|ET|BST|CET|CEST|HKT|JST|PST|PDT|PT|SGT|AEST|北京时间)(?: ?[+-]\d{1,2}(?::?\d{2})?)?"
_TIME = (
    r"(?:[ T,]{0,2}(?:at )?(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)? ?"
    r"(?P<half>上午|下午|晚上|晚|中午|凌晨|早上|傍晚)? ?"
    r"(?P<hour>\d{1,2}) ?[:：时点] ?(?P<minute>\d{1,2})(?:[:：分]\d{2}(?:[.,]\d+)?秒?)?分? ?(?P<noon>[ap]\.?m\.?)?"
    rf"(?: ?Z| ?[+-]\d{{1,2}}(?::?\d{{2}})?)?)?(?: ?[(（]?{_ZONE}[)）]?)?"
)
_LABEL = (
    r"(?:(?:发布|发表|更新|刊发|上传)?(?:时间|日期)|发[布表]于|"
    r"(?:last )?updated(?: on)?|published(?: on)?|posted(?: on)?|date)[:：]? ?"
)
_FROM = r"(?:文章|稿件|信息|新闻)?(?:来源|稿源|出处|source|from)[:：] ?"
_DATELINE = re.compile(
    rf"(?:{_FROM}(?P<labelled>[^:：。！？]{{1,80}}?)[ ·•・‧|,，]*|"
    r"(?P<source>[^·•・‧∙|。！？]{1,80}?(?: ?[·•・‧∙|] ?[^·•・‧∙|。！？]{1,80}?)?) ?(?:[·•・‧∙|]|[-–—] ) ?|"
    r"(?P<brief>[^\s,，。！？]+(?: [^\s,，。！？]+){0,3})[,，] ?)?"
    rf"(?P<label>{_LABEL})?(?P<stamp>(?:{_DAY}){_TIME})"
    rf"(?:[ ·•・‧|,，]+(?:{_FROM}(?P<after>[^:：。！？]{{1,80}})|\d+ min(?:ute)?s? read|(?:last )?updated.{{0,60}}))?",
    re.IGNORECASE,
)
# A line that seems to say who and when, and is none of the forms.
_PART = "[^·•・‧∙|。！？]"
_SEEMS = re.compile(
    rf"(?:{_FROM}|{_LABEL}).{{0,80}}\d.{{0,40}}|{_PART}{{1,60}}[·•・‧∙|] ?{_PART}{{0,20}}\d{_PART}{{0,30}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who published it and when; ``fault`` quotes a stamp that is no date, and nothing is guessed for it."""

    source: str
    day: date | None
    time: str
    fault: str


def parse_dateline(line: str) -> Dateline | None:
    """Read a line such as "Sou Hu Cai Jing· 2025-07-22 21:26" or "Reuters, 22 Jul 2025", or tell that it is none.

    The time is as stated; where it names its zone, that changes neither time nor day.
    """
    match = _DATELINE.fullmatch(line) if len(line) <= _LONGEST else None
    if not match:
        return None
    source = (match["labelled"] or match["source"] or match["brief"] or match["after"] or "").strip()
    stamp = match["stamp"].strip()
    if (match["yearless"] or match["relative"]) and not source and not match["label"]:
        return None  # alone it may be a heading: "July 22"
    try:
        day = _day(match, stamp)
    except ValueError as fault:
        return Dateline(source, None, "", str(fault))
    if not match["hour"]:
        return Dateline(source, day, "", "")
    hour, minute = _hour(match), int(match["minute"])
    if hour > 23 or minute > 59:
        return Dateline(source, day, "", f'the time in "{stamp}" does not exist')
    return Dateline(source, day, f"{hour:02d}:{minute:02d}", "")


def seems_dateline(line: str) -> bool:
    """Whether a line seems to say who and when, though no day could be read in it: "Guardian · Q3", a lone July 22."""
    if len(line) > _LONGEST or parse_dateline(line):
        return False
    return bool(_SEEMS.fullmatch(line) or _DATELINE.fullmatch(line))


def parse_moment(value: object) -> tuple[date | None, str]:
    """Read a table's published_on: a date, a datetime, a text in one of the forms of datelines, or nothing.

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
        value = _moment(value.strip())
    if isinstance(value, datetime):
        time = f"{value:%H:%M}"
        return value.date(), "" if time == "00:00" else time
    if isinstance(value, date):
        return value, ""
    raise ValueError("not a day")


def _moment(text: str) -> datetime | date:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        stated = parse_dateline(text)
        if stated is None or stated.source:
            raise ValueError("not a day") from None
        if stated.day is None:
            raise ValueError(stated.fault) from None
        return datetime.combine(stated.day, datetime.strptime(stated.time or "00:00", "%H:%M").time())


def _day(match: re.Match[str], stamp: str) -> date:
    """The day of a stamp. Raises ValueError with what is wrong."""
    if match["yearless"]:
        raise ValueError(f'the date "{stamp}" states no year, and none is guessed')
    if match["relative"]:
        raise ValueError(f'the date "{stamp}" is counted from a day that is not stated')
    if match["partial"]:
        raise ValueError(f'the date "{stamp}" is not complete')
    year, month, day = _numbers(match, stamp)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f'the date "{stamp}" does not exist') from None


def _numbers(match: re.Match[str], stamp: str) -> tuple[int, int, int]:
    if match["y1"]:
        return int(match["y1"]), int(match["m1"]), int(match["d1"])
    for year, month, day in (("y2", "m2", "d2"), ("y3", "m3", "d3")):
        if match[year]:
            return int(match[year]), _MONTHS.index(match[month][:3].lower()) + 1, int(match[day])
    if match["y4"]:
        return int("".join(_DIGITS[sign] for sign in match["y4"])), _chinese(match["m4"]), _chinese(match["d4"])
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f'the date "{stamp}" may begin with its day or its month')
    return int(match["y5"]), *((second, first) if first > 12 else (first, second))


def _chinese(written: str) -> int:
    """二十二 as 22."""
    tens, ten, ones = written.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(ones, "0"))


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    afternoon = (match["half"] or "") in ("下午", "晚上", "晚", "傍晚") or (match["noon"] or "").lower().startswith("p")
    if afternoon and hour < 12:
        return hour + 12
    morning = match["half"] == "凌晨" or (match["noon"] or "").lower().startswith("a")
    return 0 if morning and hour == 12 else hour
