"""The noun phrase that names a speaker in English, read from its first word on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.model import SpeakerKind
from lib.speakers.english_words import (
    BARE,
    CONNECTORS,
    DAYS,
    DEGREES,
    DETERMINERS,
    GENERALS,
    GROUPS,
    KINDS,
    NO_NAMES,
    OFFICES,
    ORGANISATION,
    PREPOSITIONS,
    ROLES,
    SPOKEN_FOR,
    THINGS,
    TITLES,
    VERBS,
)

_ABBREVIATIONS = "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Amb|Prof|Hon|Inc|Ltd|Corp|Co|St|Jr|Sr"
TOKEN = re.compile(rf"(?:{_ABBREVIATIONS})\.|(?:[A-Z]\.)+|\w+(?:[.&'’‑-]\w+)*(?:['’](?=\s\w))?|[^\w\s]")
_WORD = re.compile(r"\w")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_LONGEST = 9
_LONGEST_TAIL = 7
_DEPARTMENT = 2
_LEGAL_FORM = re.compile(r"(?<!&)(?:,? (?:Inc|LLC|Ltd|Limited|Corp|plc|PLC|Co)\b\.?)+$")
_CONTRACTION = re.compile(r"['’]\w*$")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "inc", "ltd", "llc", "corp", "co", "plc"])
_WIVES = frozenset({"mrs", "ms", "miss"})
_POSSESSIVES = frozenset(["my", "our", "your", "his", "her", "its", "their"])
_MINISTERS = frozenset({"secretary", "minister"})
_JOINTS = frozenset("-&/’'")
_ATTACHED = frozenset({"for", "of", "at", "from", "with", "in"})
_TAILS = _ATTACHED | {"on", "familiar", "close", "briefed"}
_UNKNOWN = frozenset({"a", "an", "one", "another"})
# Kinds of office whose unnamed members are a group one can count: not "a company spokesperson".
_COUNTED_KINDS = KINDS - {"agency", "bank", "business", "company", "corporate", "local", "law", "legal", "police"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of a text, and where it stands."""

    text: str
    start: int
    end: int
    small: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A speaker in words ``first`` to ``last`` (exclusive); ``name`` are the words that name it."""

    first: int
    last: int
    speaker: str
    kind: SpeakerKind
    titled: bool = False


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and signs of a part of a text. The first is small where only its place gives it a capital."""
    found = [Word(m[0], m.start(), m.end(), m[0].lower().rstrip(".")) for m in TOKEN.finditer(text, start, end)]
    if found and found[0].small in _COMMON:
        first = found[0]
        found[0] = Word(first.small, first.start, first.end, first.small)
    return found


_COMMON = GROUPS | ROLES | KINDS | DEGREES | DETERMINERS


def noun_phrase(words: Sequence[Word], first: int, until: int | None = None) -> NounPhrase | None:
    """The noun phrase that begins at a word and names a speaker, None where that is none.

    ``until`` is where it has to end, if that is known: then what follows a group ("analysts at the bank") may be long.
    """
    at, unknown = first, False
    named: list[Word] = []
    kinds: list[str] = []
    n = len(words) if until is None else until
    while at < n and words[at].small in DETERMINERS and not (words[at].capital and at > first):
        unknown |= words[at].small in _UNKNOWN
        at += 1
    while at < n:
        word = words[at]
        if word.capital:
            if named:
                return None
            named, at = _capitals(words, at, n)
            if not named:
                return None
        elif word.small in ROLES or word.small in GROUPS or word.small in OFFICES:
            return _with_head(words, first, at, n, until, named, kinds, unknown)
        elif word.small in KINDS or word.small in DEGREES:
            kinds += [word.small] * (word.small in KINDS)
            at += 1
        else:
            break
    if not named or kinds:
        return None
    return _named(first, at, named)


def _capitals(words: Sequence[Word], at: int, n: int, *, after_of: bool = False) -> tuple[list[Word], int]:
    """The run of words with capitals that begins here, "of the", "and" in names of departments among them."""
    run: list[Word] = []
    while at < n and len(run) <= _LONGEST:
        word = words[at]
        if word.capital or (word.text.isdigit() and run):
            run.append(word)
            at += 1
            continue
        ahead = at + 1 + (at + 1 < n and words[at + 1].small == "the")
        joined = word.small in CONNECTORS or (
            word.small == "and" and (after_of or any(one.small in {"of", "for"} for one in run))
        )
        joined |= word.small == "," and ahead < n and words[ahead].small in SUFFIXES
        if not (run and joined and ahead < n and words[ahead].capital):
            break
        run += words[at:ahead]
        at = ahead
    return run, at


def _with_head(
    words: Sequence[Word],
    first: int,
    at: int,
    n: int,
    until: int | None,
    named: list[Word],
    kinds: list[str],
    unknown: bool,
) -> NounPhrase | None:
    """A phrase around a role, a group or an office, at ``at``."""
    heads = [words[at].small]
    at += 1
    while at < n and not words[at].capital and (words[at].small in ROLES or words[at].small in GROUPS):
        heads.append(words[at].small)
        at += 1
    if _is_nobody(named):
        return None
    if at < n and words[at].capital and heads[-1] in ROLES:
        name, end = _capitals(words, at, n)
        return _named(first, end, name, titled=True) if name else None
    owner = called(named)
    if at < n and words[at].small in _ATTACHED and heads[-1] not in OFFICES:
        run, end = _attached(words, at, n)
        if run and heads[-1] in _MINISTERS and len(run) > _DEPARTMENT and not owner:
            return NounPhrase(first, end, called(run[-2:]), "name", titled=True)
        if run:
            owner, at = owner or called(run), end
    if until is not None and heads[-1] in GROUPS:
        at = _after_tail(words, at, until)
    return _headed(first, at, owner, kinds, heads, unknown)


def _attached(words: Sequence[Word], at: int, n: int) -> tuple[list[Word], int]:
    """The name after "of", "for" or "at", and its end; none where no name follows."""
    ahead = at + 1
    while ahead < n and words[ahead].small in DETERMINERS | DEGREES:
        ahead += 1
    if ahead == n or not words[ahead].capital:
        return [], at
    run, end = _capitals(words, ahead, n, after_of=words[at].small == "of")
    return ([], at) if _is_nobody(run) else (run, end)


def _after_tail(words: Sequence[Word], at: int, until: int) -> int:
    """``until`` where all up to there may belong to a group: "analysts at the bank", "people familiar with it"."""
    tail = words[at:until]
    if not tail or tail[0].small not in _TAILS or len(tail) > _LONGEST_TAIL:
        return at
    return until if all(_WORD.match(word.text) and word.small not in VERBS for word in tail) else at


def _headed(first: int, last: int, owner: str, kinds: list[str], heads: list[str], unknown: bool) -> NounPhrase | None:
    head, kind = heads[-1], " ".join(kinds)
    if head in SPOKEN_FOR:
        return NounPhrase(first, last, owner, "name", titled=True) if owner else None
    if head in OFFICES:
        of = " ".join(part for part in (owner, kind, head) if part)
        return NounPhrase(first, last, of, "name", titled=True) if owner or (head == "ministry" and kind) else None
    if head in GROUPS or f"{head}s" in GROUPS:
        if head not in GROUPS and not owner and not unknown:
            return None
        if head not in GROUPS and not owner and kind and kinds[0] not in _COUNTED_KINDS:
            return None
        plural = head if head in GROUPS else f"{head}s"
        return NounPhrase(first, last, " ".join(part for part in (owner, kind, plural) if part), "group", titled=True)
    if not owner:
        return None
    return NounPhrase(first, last, " ".join(part for part in (owner, kind, *heads) if part), "role", titled=True)


def _named(first: int, last: int, run: list[Word], *, titled: bool = False) -> NounPhrase | None:
    """A phrase of names alone, with or without titles before."""
    while run and (run[0].small in NO_NAMES or run[0].small in DETERMINERS) and not _is_initial(run[0]):
        run = run[1:]
    if not run or _is_nobody(run):
        return None
    title = max((at for at in range(len(run)) if _is_title(run, at)), default=-1)
    rest = run[title + 1 :]
    if title < 0:
        return NounPhrase(first, last, called(_without_firm(run)), "name", titled)
    if rest and not rest[0].capital:  # Secretary of State
        if run[title].small in SPOKEN_FOR:
            return NounPhrase(first, last, called(rest[1:]), "name", titled=True)
        name = rest[-2:]
        if len(rest) >= 4 and all(one.capital for one in name) and name[-1].small not in ORGANISATION:
            return NounPhrase(first, last, called(name), "name", titled=True)
        return NounPhrase(first, last, called(run), "role", titled=True)
    if rest:
        own = run[title:] if run[title].small in _WIVES and len(rest) == 1 else _without_firm(rest)
        return NounPhrase(first, last, called(own), "name", titled=True)
    before = [word for word in run if word.small not in TITLES and word.small != "general"]
    if not before:
        return None
    if run[title].small in SPOKEN_FOR:
        return NounPhrase(first, last, called(before), "name", titled=True)
    return NounPhrase(first, last, called(run), "role", titled=True)


def _without_firm(run: list[Word]) -> list[Word]:
    """Jane Doe of the company is Jane Doe; the Bank of America stays."""
    of = next((at for at, word in enumerate(run) if word.small == "of"), 0)
    return run[:of] if of > 1 and not any(word.small in ORGANISATION for word in run[:of]) else run


def _is_initial(word: Word) -> bool:
    return word.text.endswith(".")


def _is_title(run: Sequence[Word], at: int) -> bool:
    if run[at].small == "general":
        return at > 0 and run[at - 1].small in GENERALS
    return run[at].small in TITLES


def _is_nobody(run: Sequence[Word]) -> bool:
    """Whether no name is written so: with a pronoun or a day in it, a thing at its end, a common word alone."""
    if not run:
        return False
    odd = any(
        _base(word) in NO_NAMES and word.capital and not _is_initial(word) and word.small != "the" for word in run
    )
    last = _base(run[-1])
    return odd or last in THINGS or last.isdigit() or (len(run) == 1 and last in BARE)


def _base(word: Word) -> str:
    """A word without "'s" and "'ll"."""
    return _CONTRACTION.sub("", word.small)


def called(run: Sequence[Word]) -> str:
    """The words of a name, without article and possessive."""
    while run and (run[0].small in {"the", "a", "an"} or (len(run) > 1 and run[0].small.endswith("-based"))):
        run = run[1:]
    name = _POSSESSIVE.sub("", " ".join(word.text for word in run).replace(" ,", ","))
    return _LEGAL_FORM.sub("", name) or name


def may_begin(words: Sequence[Word], phrase: NounPhrase) -> bool:
    """Whether a speaker may begin where a phrase does: not in the midst of a name, not after a preposition."""
    if phrase.first == 0:
        return True
    before = words[phrase.first - 1]
    if before.small in DAYS:
        return True
    if before.capital:
        return before.small in NO_NAMES and (phrase.first == 1 or not words[phrase.first - 2].text[-1].isalnum())
    if before.small in {"the", "a", "an"}:  # it begins with its article, or not at all
        return False
    if before.small in _POSSESSIVES:
        return phrase.kind == "name" and phrase.last - phrase.first > 1
    return before.small not in PREPOSITIONS | CONNECTORS and before.text not in _JOINTS
