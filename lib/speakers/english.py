"""Who is said to speak in English: subject and verb of saying, the verb before its subject, "according to"."""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from lib.model import Attribution
from lib.speakers.english_phrases import SUFFIXES, NounPhrase, Word, may_begin, noun_phrase, words_of
from lib.speakers.english_words import (
    BETWEEN,
    CLAUSE_SAYING,
    DETERMINERS,
    NO_NAMES,
    PLURAL_SAYING,
    PREPOSITIONS,
    RECORDS,
    ROLES,
    SAYING,
    TITLES,
    UNSAID,
    VERBS,
)
from lib.text.sentences import sentence_spans

_ACCORDING = "ccording to "
_CUES = [*sorted(VERBS), *(verb.capitalize() for verb in sorted(VERBS)), _ACCORDING]
_AUTOMATON = AhoCorasick(_CUES, matchkind=MatchKind.LeftmostLongest)
# What was said follows.
_CLAUSE = re.compile(r",?\s*(?:that\b|[\"“])|\s*:\s|\s+(?:it|they|he|she|there|we)\b")
_OBJECTS = {
    "announced": re.compile(r"\s+\w"),
    "announces": re.compile(r"\s+\w"),
    "wrote": re.compile(rf"{_CLAUSE.pattern}|\s+(?:in|on)\b"),
    "pointed": re.compile(r"\s+out\b"),
    "tells": re.compile(r"\s+(?!of\b|us\b)\w"),
}
_AFTER = (
    PREPOSITIONS
    | BETWEEN
    | DETERMINERS
    | frozenset(
        ["and", "as", "because", "but", "if", "it", "that", "they", "we", "when", "where", "which", "while", "who"]
    )
)
_QUOTED = re.compile(r"[,?!.…—][\"”’']+\s?$")
_AFTER_QUOTATION = (SAYING | CLAUSE_SAYING) - {"tells", "told"}
_REACH, _LONGEST_QUOTE = 240, 4
_FARTHEST = 26
_LONGEST_APPOSITION, _LONGEST_OFFICE = 30, 8
_LONGEST_SPEAKER = 80
_HEADING, _FEWEST = 0.6, 3


def english_attributions(text: str) -> list[Attribution]:
    """The attributions of a passage, in the order of the text."""
    cues = [cue for cue in _AUTOMATON.find_matches_as_indexes(text, overlapping=False) if _is_word(text, *cue[1:])]
    if not cues:
        return []
    spans, found = sentence_spans(text), []
    number = 0
    for cue, start, end in cues:
        while spans[number][1] <= start:
            number += 1
        sentence = spans[number]
        parsed = _speakers(text, sentence, _CUES[cue], start, end)
        found += [one for one in parsed if len(one.speaker) <= _LONGEST_SPEAKER]
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-’'") or text[start:end] == _ACCORDING
    return begins and (text[end - 1] == " " or end == len(text) or not (text[end].isalnum() or text[end] in "-’'"))


def _speakers(text: str, sentence: tuple[int, int], cue: str, start: int, end: int) -> Iterator[Attribution]:
    if cue == _ACCORDING:
        words = words_of(text, end, min(sentence[1], end + _REACH))
        phrase = _reported(words)
        if phrase and _stops(words, phrase.last):
            yield _attribution(words, phrase, sure=not _is_heading(text[sentence[0] : sentence[1]]))
        return
    verb = cue.lower()
    heading = cue != verb  # "Says" stands in headings alone, where a capital shows no name
    if heading and not _is_heading(text[sentence[0] : sentence[1]]):
        return
    if verb in _AFTER_QUOTATION and _QUOTED.search(text, max(sentence[0], start - _LONGEST_QUOTE), start):
        words = words_of(text, end, min(sentence[1], end + _REACH))
        phrase = noun_phrase(words, 0) if words and words[0].start - end <= 1 else None
        if phrase and _stops(words, phrase.last):
            yield _attribution(words, phrase, sure=not heading)
            return
    certain = (verb in SAYING and verb != "say") or bool(_OBJECTS.get(verb, _CLAUSE).match(text, end))
    if not certain and verb not in PLURAL_SAYING:
        return
    far = start - sentence[0] > _REACH
    words = words_of(text, start - _REACH, start)[1:] if far else words_of(text, sentence[0], start)
    for phrase in _subjects(words):
        if certain or phrase.kind == "group":
            first = words[phrase.first].start == sentence[0] and phrase.last - phrase.first == 1
            yield _attribution(words, phrase, sure=not heading and (phrase.titled or not first))


def _reported(words: Sequence[Word]) -> NounPhrase | None:
    """Who stands after "according to", or whose data do."""
    at = 0
    while at < len(words) and at < 5 and not words[at].capital and words[at].small not in RECORDS:
        at += 1
    if at < len(words) and words[at].small in RECORDS and not words[at].capital:
        at += 1
        if at < len(words) and words[at].small in {"released", "published", "compiled", "issued", "provided"}:
            at += 1
        if at < len(words) and words[at].small in {"from", "by"}:
            return noun_phrase(words, at + 1)
        return None
    phrase = noun_phrase(words, 0)
    if phrase and phrase.last < len(words) and words[phrase.last].text == "(":
        closed = next((at for at in range(phrase.last, len(words)) if words[at].text == ")"), len(words))
        return phrase if _stops(words, closed + 1) else None
    return phrase


def _stops(words: Sequence[Word], at: int) -> bool:
    """Whether a phrase may end before a word; not before a further noun ("Heart Association volunteers")."""
    return at >= len(words) or not words[at].text[0].isalnum() or words[at].small in _AFTER


def _subjects(words: Sequence[Word]) -> Iterator[NounPhrase]:
    """The subject of a verb that stands after the words; two where two say it."""
    end = len(words)
    while end and (
        words[end - 1].small in BETWEEN or (words[end - 1].small.endswith("ly") and not words[end - 1].capital)
    ):
        end -= 1
    if not end or words[end - 1].small in UNSAID or words[end - 1].small.endswith("n't"):
        return
    end = _before_parenthesis(words, end)
    phrase = _with_apposition(words, end) if words[end - 1].text == "," else _ending(words, end)
    if phrase is None:
        return
    if (
        phrase.first >= 2
        and words[phrase.first - 1].small == "and"
        and words[phrase.first - 2].capital
        and phrase.kind == "name"
    ):
        other = _ending(words, phrase.first - 1)
        if other is None:
            return
        yield other
    yield phrase


def _before_parenthesis(words: Sequence[Word], end: int) -> int:
    if end and words[end - 1].text == ")":
        opened = next((at for at in range(end - 1, max(-1, end - 20), -1) if words[at].text == "("), 0)
        return opened or end
    return end


def _with_apposition(words: Sequence[Word], end: int) -> NounPhrase | None:
    """ "Jane Doe, chairman of the company," said: the name before the comma, where what follows says what she is."""
    commas = [at for at in range(end - 2, max(0, end - _LONGEST_APPOSITION), -1) if words[at].text == ","]
    for comma in commas:
        between = words[comma + 1 : end - 1]
        if not between or any(word.text in '"“”;:' for word in between):
            return None
        if all(word.small in SUFFIXES for word in between):
            return _ending(words, end - 1)
        named = noun_phrase(words, comma + 1, end - 1)
        if named and named.last == end - 1 and named.kind == "name" and _is_described(words, comma):
            return named
        if _describes(between) and (phrase := _ending(words, _before_parenthesis(words, comma))):
            return phrase if phrase.kind != "group" else None
    return None


def _is_described(words: Sequence[Word], comma: int) -> bool:
    """Whether what stands before a comma says what somebody is: "the minister of trade, "."""
    before = words[max(0, comma - _LONGEST_OFFICE) : comma]
    since = max((at for at, word in enumerate(before) if word.text in ",;:"), default=-1)
    return any(word.small in ROLES for word in before[since + 1 :])


def _describes(words: Sequence[Word]) -> bool:
    opening = words[0].small in DETERMINERS | {"who", "whose"} | TITLES | ROLES or words[0].text.isdigit()
    role = any(word.small in ROLES or word.small in TITLES for word in words[:8])
    return (opening and (role or words[0].small in {"who", "a", "an", "the"})) or (role and words[0].capital)


def _ending(words: Sequence[Word], end: int) -> NounPhrase | None:
    """The longest noun phrase that ends before a word and may begin where it does."""
    for first in range(max(0, end - _FARTHEST), end):
        phrase = noun_phrase(words, first, end)
        if phrase and phrase.last == end and may_begin(words, phrase):
            return phrase
    return None


def _attribution(words: Sequence[Word], phrase: NounPhrase, *, sure: bool) -> Attribution:
    first = phrase.first
    while words[first].small in DETERMINERS | NO_NAMES and first < phrase.last - 1:
        first += 1
    return Attribution(words[first].start, words[phrase.last - 1].end, phrase.speaker, phrase.kind, sure)


def _is_heading(sentence: str) -> bool:
    """Whether most long words have a capital, so that a capital says nothing."""
    words = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) > _HEADING * len(words)
