"""The noun phrase that names a speaker in Chinese, out of a clause up to its verb."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lib.chinese import HAN, has_han
from lib.model import Attribution, SpeakerKind
from lib.speakers.chinese_words import (
    ADVERBS,
    ANONYMOUS,
    FOREIGN,
    GROUPS,
    LEADS,
    OCCASIONS,
    ORGANISATION,
    PRONOUNS,
    SPOKEN_FOR,
    TIMES,
)
from lib.text.chinese_names import COMPOUND_SURNAMES, ROLES, SIDES, SURNAMES
from lib.text.tags import tag_words


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DAY = (
    r"(?:(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]|\d{2,4}年|(?:周|星期)[一二三四五六日天]|"
    r"\d{1,2}[时点:](?:\d{1,2}分?)?)"
)
_TIME = f"{_DAY}|{_one_of(TIMES)}"
_MANY = r"一[位名些个]|[两二三四五六七八九十多几数][位名]|\d+[位名]|这[位名]"
# Before the speaker, and no part of it.
_LEAD = re.compile(rf"(?:{_TIME}|{_MANY}|[\s\d#@、·.]+|{_one_of(LEADS)})")
_OCCASIONS = "|".join(rf"(?:{_one_of(verbs.split())})[^，]{{0,{most}}}" for most, verbs in OCCASIONS.items())
_SPEAKER = re.compile(rf"(?P<who>.{{2,24}}?)(?:{_TIME}|{_one_of(ADVERBS)}|{_OCCASIONS})*")
_TITLES = re.compile(_one_of(ROLES))
_GROUP = re.compile(rf"(?P<of>.*?)(?P<head>{_one_of(GROUPS)})(?:们)?")
_ORGANISATION = re.compile(rf".*(?:{_one_of(ORGANISATION)})")
_SIDE = re.compile(rf"(?:[{SIDES}]|欧盟|以色列|俄罗斯|巴西)方")
_HONORIFIC = re.compile(r"(?:先生|女士|老师|院士|教授|博士|同学|小姐)$")
_LONGEST_OWNED, _LONGEST_UNPROVEN, _LONGEST_FOREIGN, _LONGEST_BARE = 14, 10, 12, 3
_OF_SOMEWHERE = frozenset({"机构", "企业", "负责人", "民警", "医生", "议员", "券商"})
_SOME = re.compile("一家|一[公个名位]|某")  # no name: "a company in Shenzhen"
_OBJECT = re.compile("回应|质疑|批评|反驳|感谢|呼吁|提醒|建议")  # what follows is spoken to
_PERSONAL = frozenset({"律师", "医生", "专家", "学者", "分析师", "经济学家"})
_LATIN = re.compile(r"[A-Za-z0-9 .&-]+")
_FOREIGN_PART = re.compile(rf"[{HAN}]{{1,6}}|[A-Za-z.]{{1,12}}")
_LONGEST_NAME = 20
_NOMINAL = ("n", "j", "l", "b", "i", "x", "eng", "m", "vn", "s", "f", "a", "k", "z", "t")
_MODIFIER = ("n", "j", "l", "b", "i", "x", "eng", "vn", "s", "k")


@lru_cache(4096)
def _tags(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tag_words(text))


def chinese_speaker(text: str, begin: int, end: int) -> Attribution | None:
    """Who is named by a clause up to its verb; ``text`` is folded in its shapes. None where that is nobody."""
    while lead := _LEAD.match(text, begin, end):
        begin = lead.end()
    match = _SPEAKER.fullmatch(text, begin, end)
    if match is None:
        return None
    who = match["who"].rstrip()
    if "、" in who or "被" in text[begin:end] or "和" in who[1:-1]:
        return None
    read = _read(who)
    if read is None:
        return None
    return Attribution(begin + read.skipped, begin + len(who), read.speaker, read.kind, read.sure)


class _Read(NamedTuple):
    """What a phrase calls whom; ``skipped`` characters at its head are no part of it."""

    speaker: str
    kind: SpeakerKind = "name"
    sure: bool = True
    skipped: int = 0


def _read(who: str) -> _Read | None:
    if who in ANONYMOUS or who[0] in PRONOUNS or who[-1] in PRONOUNS:
        return None
    owner, _, rest = who.rpartition("的")
    if owner:
        read = _read(rest) if len(rest) > 1 and owner[-1] not in PRONOUNS and len(who) <= _LONGEST_OWNED else None
        return read and read._replace(skipped=read.skipped + len(owner) + 1)
    if group := _GROUP.fullmatch(who):
        return _group(who, group["of"], group["head"])
    bare = _HONORIFIC.sub("", who)
    if bare != who and len(bare) <= _LONGEST_BARE:
        return _Read(bare) if is_person(bare) else None
    if _SIDE.fullmatch(who) or is_person(who):
        return _Read(who)
    return _of_organisation(who)


def _of_organisation(who: str) -> _Read | None:
    """An organisation, somebody of one, or what may be a name."""
    roles = list(_TITLES.finditer(who))
    if roles and (read := _role(who, roles[0].start(), roles[-1].end())):
        return read
    if _ORGANISATION.fullmatch(who):
        named = len(who) > 2 and not _SOME.search(who) and _is_nominal(who) and _is_proper(who)
        return _Read(who) if named else None
    for cut in range(len(who) - 2, 2, -1):
        if _ORGANISATION.fullmatch(who, 0, cut) and is_person(who[cut:]) and _is_nominal(who[:cut]):
            return _Read(who[cut:])
    if len(who) <= _LONGEST_UNPROVEN and (_is_nominal(who) or _is_foreign(who)):
        return _Read(who, sure=False)
    return None


def _group(who: str, of: str, head: str) -> _Read | None:
    """Unnamed many: what stands before is kept where it says of which kind they are."""
    if (of and of[0] in PRONOUNS) or _OBJECT.match(of):
        return None
    if head in _OF_SOMEWHERE and not (of and _is_proper(of)):
        return None
    if head in _PERSONAL and (name := next((of[-n:] for n in (3, 2) if is_person(of[-n:])), "")):
        return _Read(name, skipped=len(of) - len(name))
    if len(of) <= _LONGEST_UNPROVEN and all(tag.startswith(_MODIFIER) for _, tag in _tags(of)):
        return _Read(who.removesuffix("们"), "group")
    return _Read(head, "group", skipped=who.rindex(head))


def _role(who: str, first: int, last: int) -> _Read | None:
    """A role, with the organisation before it or the name after it."""
    of, role, name = who[:first], who[first:], who[last:]
    if name:
        named = _HONORIFIC.sub("", name) or name
        is_name = is_person(named) or (1 < len(named) <= _LONGEST_FOREIGN and _is_foreign(named))
        return _Read(named) if is_name else None
    if not of or of[0] in PRONOUNS or not _is_nominal(of):
        return None
    if is_person(of):
        return _Read(of)
    if not (_ORGANISATION.fullmatch(of) or _has_name(of)):
        return None
    return _Read(of) if role in SPOKEN_FOR else _Read(who, "role")


def is_person(name: str) -> bool:
    """Whether some characters are a person's name: a surname and one or two more, or a foreign name in characters."""
    if "·" in name:
        parts = name.split("·")
        return all(map(_FOREIGN_PART.fullmatch, parts)) and len(name) <= _LONGEST_NAME and not _TITLES.search(parts[0])
    if not 2 <= len(name) <= 4 or not all(map(has_han, name)) or name in ANONYMOUS:
        return False
    tags = _tags(name)
    if len(tags) == 1:
        return tags[0][1].startswith("nr") and (name[0] in SURNAMES or _is_foreign(name))
    if any(tag[0] in "rdcpuyeo" or tag == "m" for _, tag in tags):
        return False
    if name[:2] in COMPOUND_SURNAMES and len(name) <= 4:
        return True
    if _is_foreign(name) and len(name) >= 3:
        return True
    return name[0] in SURNAMES and len(name) == 3 and (len(tags[0][0]) == 1 or tags[0][1].startswith("nr"))


def _is_foreign(name: str) -> bool:
    return all(letter in FOREIGN or letter == "·" for letter in name)


def _is_nominal(phrase: str) -> bool:
    return all(tag.startswith(_NOMINAL) for _, tag in _tags(phrase))


def _is_proper(phrase: str) -> bool:
    """Whether a phrase names one of its kind: a name, a place, letters, or an office known by its name alone."""
    return _has_name(phrase) or (len(phrase) >= 3 and not _LATIN.fullmatch(phrase))


def _has_name(phrase: str) -> bool:
    return any(tag.startswith(("nr", "ns", "nt", "nz", "eng", "j")) for _, tag in _tags(phrase))
