"""Who is said to speak in Chinese: what stands before 表示, 指出, 称 and their like, after 据, before a colon."""

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from lib.chinese import HAN
from lib.model import Attribution
from lib.speakers.chinese_phrases import chinese_speaker
from lib.speakers.chinese_words import FREE, SAYING
from lib.text.fold import fold_shapes

_VERBS = list(SAYING)
_AUTOMATON = AhoCorasick(_VERBS, matchkind=MatchKind.LeftmostLongest)
# Between clauses; a comma inside a subject is rare, "、" parts two of them.
_CLAUSE = re.compile(r"[，。！？；：,;:!?\n“”\"「」『』《》【】（）()|…—\u3000]|(?<=[^A-Za-z])\s(?=[^A-Za-z])")
_CHECKS = {
    verb: (re.compile(f"[{before}]") if before else None, re.compile(f"[{after}]") if after else None)
    for verb, (before, after) in SAYING.items()
}
_SAID = re.compile(rf"\s*[，,：:“\"「]|[{HAN}]{{2}}")
_SAID_MARK = re.compile(r"(?:[了道说称]|，?并?强调)?\s*[，,：:“\"「]")
_SOURCE = re.compile(
    rf"(?:^|[，。；：,;:!?！？\n“”\"（(\s])(?:另)?据(?P<who>[{HAN}A-Za-z·]{{2,16}}?)(?:\d+月\d+日|\d+日|今日|昨日|当天|援引.{{2,12}})?"
    r"(?:报道|消息|称|透露|介绍|统计|数据|通报|公布|发布)"
)
_OPENING = re.compile(rf"(?P<who>[{HAN}A-Za-z·]{{2,20}})[：:]")
_LONGEST_CLAUSE = 48
_MEETING = re.compile(r"(?:时|中|后|上|里|会|间|采访|提问|问题|声明|文章|视频|消息|通报|公告)$")


def chinese_attributions(text: str) -> list[Attribution]:
    """The attributions of a passage, in the order of the text."""
    plain = fold_shapes(text)
    found = [*_sources(plain), *_openings(plain)]
    cues = _AUTOMATON.find_matches_as_indexes(plain, overlapping=False)
    ends: list[tuple[int, int]] | None = None
    for number, start, end in cues:
        verb = _VERBS[number]
        before, after = _CHECKS[verb]
        if (before and start and before.match(plain, start - 1)) or (after and after.match(plain, end)):
            continue
        if not (_SAID if verb in FREE else _SAID_MARK).match(plain, end):
            continue
        if ends is None:
            ends = [match.span() for match in _CLAUSE.finditer(plain)]
        found += _subject(plain, ends, start)
    unlike = {(one.start, one.end): one for one in found}
    return [unlike[span] for span in sorted(unlike)]


def _subject(text: str, breaks: list[tuple[int, int]], verb: int) -> Iterator[Attribution]:
    """The subject of a verb: in its clause, or in the one before where that ends with an occasion (受访时，表示)."""
    stops = [(0, 0), *(span for span in breaks if span[1] <= verb)]
    begin = stops[-1][1]
    clause = text[begin:verb]
    if len(clause) > _LONGEST_CLAUSE:
        return
    speaker = chinese_speaker(text, begin, verb)
    if speaker is None and len(stops) > 1 and text[stops[-1][0]] in "，," and _only_circumstance(clause):
        last, begin = stops[-1][0], stops[-2][1]
        if last - begin <= _LONGEST_CLAUSE and (_MEETING.search(text[begin:last]) or not clause):
            speaker = chinese_speaker(text, begin, last)
    if speaker:
        yield speaker


_CIRCUMSTANCE = re.compile(r"(?:他|她|其)?(?:还|也|则|又|并|曾|再次|同时|均|都|对此|明确|公开)*")


def _only_circumstance(clause: str) -> bool:
    return bool(_CIRCUMSTANCE.fullmatch(clause)) and not clause.startswith(("他", "她", "其"))


def _sources(text: str) -> Iterator[Attribution]:
    if "据" in text:
        for match in _SOURCE.finditer(text):
            if speaker := chinese_speaker(text, *match.span("who")):
                yield speaker


def _openings(text: str) -> Iterator[Attribution]:
    """ "外交部：..." at the head of a passage."""
    match = _OPENING.match(text)
    if match and (speaker := chinese_speaker(text, *match.span("who"))) and speaker.sure:
        yield speaker
