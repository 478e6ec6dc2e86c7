"""The attributions of an article: those of its passages, where short forms of a name are made its long one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lib.chinese import has_han
from lib.model import Attribution, Passage
from lib.speakers.chinese import chinese_attributions
from lib.speakers.english import english_attributions
from lib.speakers.english_words import BARE, ORGANISATION

_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z]\.?)*(?: [A-Z][\w’'-]+){1,2}")


def attributions(passages: Sequence[Passage]) -> list[list[Attribution]]:
    """Where each passage of an article says who speaks, in the order of the text.

    Found by the structure of reporting: a name, a role at an organisation or a group before a verb of saying (某某表示,
    "analysts suggest"), after one that closes a quotation, after "according to" and 据, before a colon that opens a
    Chinese passage. Pronouns and what points back ("the company said", 该公司表示) are nobody.
    """
    found = [_in_passage(passage) for passage in passages]
    every = [one for some in found for one in some]
    if not every:
        return found
    longer = _longer_names(one.speaker for one in every if one.sure and one.kind == "name")
    known = {one.speaker for one in every if one.sure}
    return [[_completed(one, longer, known) for one in some] for some in found]


def _in_passage(passage: Passage) -> list[Attribution]:
    found: list[Attribution] = []
    if passage.language == "en":
        found += english_attributions(passage.text)
    if has_han(passage.text):
        found += chinese_attributions(passage.text)
    return sorted(found, key=lambda one: (one.start, one.end))


def _longer_names(names: Iterable[str]) -> dict[str, str]:
    """For the surname of what may be one person's full name alone, that name."""
    longer: dict[str, set[str]] = {}
    for name in set(names):
        words = name.split()
        if _FULL_NAME.fullmatch(name) and not any(word.lower() in ORGANISATION | BARE for word in words):
            longer.setdefault(words[-1], set()).add(name)
    return {word: next(iter(whole)) for word, whole in longer.items() if len(whole) == 1}


def _completed(one: Attribution, longer: dict[str, str], known: set[str]) -> Attribution:
    if one.kind != "name":
        return one
    if one.speaker in longer:
        return replace(one, speaker=longer[one.speaker], sure=True)
    return replace(one, sure=one.sure or one.speaker in known)
