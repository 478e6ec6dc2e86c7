"""From a text to its running words."""

import re
from collections.abc import Iterable, Iterator, Set

from lib.characters import clean, cleaned
from lib.chinese import FIRST_HAN, JIEBA_HAN, has_han
from lib.model import Language, Token
from lib.text.dictionary.entries import Entry
from lib.text.fold import fold_case, fold_shapes
from lib.text.foreign_names import DOT, join_names
from lib.text.guesses import misguessed
from lib.text.han import Cut, HanCutter, parts_of_words
from lib.text.phrases import PhraseMatch, Phrases
from lib.text.sentences import sentence_ends
from lib.text.words import Terms, blank_addresses, is_han, without_possessive, word_pattern

_HAN_WORD = re.compile(f"[{JIEBA_HAN}]+")
# No match of the word pattern starts with these, so a phrase and an end can stand among surface forms.
_PHRASE, _END = "\0", "\1"


class Cutter:
    """Cuts Chinese and English into terms, with the phrases of a dictionary kept whole or split as it says.

    ``phrases`` are dictionary entries or plain spellings. Chinese ones join jieba's dictionary; one-word
    ones give the term its spelling and capitals; all others are looked for before anything is cut.
    ``cut_han`` replaces the Chinese engine.
    """

    def __init__(self, phrases: Iterable[str | Entry], cut_han: Cut | None = None) -> None:
        entries = list(map(_as_entry, phrases))
        whole = [entry for entry in entries if not entry.parts]
        pairs = [_folded_pair(spelling, entry.term) for entry in whole for spelling in entry.spellings]
        splits = {fold_shapes(entry.term): tuple(map(fold_shapes, entry.parts)) for entry in entries if entry.parts}
        han = {spelling: term for spelling, term in pairs if _HAN_WORD.fullmatch(spelling)}
        rest = [pair for pair in pairs if pair[0] not in han]
        self._word = word_pattern()
        single = {fold_case(spelling): (spelling, term) for spelling, term in rest if self._word.fullmatch(spelling)}
        phrases_of_many = [(s, t) for s, t in rest if fold_case(s) not in single or "-" in s]
        self._phrases = Phrases(phrases_of_many)
        self._terms = Terms(single)
        self._terms.update((_PHRASE + term, term) for _, term in phrases_of_many)
        self._terms[_END] = _END
        guesses = {spelling: parts for spelling, parts in misguessed().items() if spelling not in han}
        self._han = HanCutter(han, cut_han, splits, guesses)
        self._han_words = tuple(han)
        self._names = {fold_shapes(entry.term) for entry in whole if entry.is_name}
        self._han_terms = {spelling: term for spelling, term in han.items() if spelling != term}

    def tokens(self, text: str) -> list[Token]:
        """Cut one text, with offsets into it as it was written (a possessive 's lies outside)."""
        read = cleaned(text)
        tokens = self._tokens(_plain(read.text))
        return [Token(*read.original_span(t.start, t.end), t.term, t.language) for t in tokens]

    def terms(self, text: str) -> list[str]:
        """Cut one text into the terms of `tokens`, same order, without offsets and much faster."""
        return self._cut(_plain(clean(text)), [])

    def sentences(self, text: str) -> list[list[str]]:
        """Cut one text into the terms of `terms` by sentences; those without a word are left out.

        A term that goes on behind the end of a sentence is in the one in which it begins.
        """
        text = clean(text)
        plain = _plain(text)
        ends = sentence_ends(text)
        terms = self._cut(plain, ends)
        sentences: list[list[str]] = []
        start = 0
        for _ in ends:
            stop = terms.index(_END, start)
            sentences.append(terms[start:stop])
            start = stop + 1
        return list(filter(None, [*sentences, terms[start:]]))

    def parts(self, terms: Iterable[str], whole: Set[str] = frozenset()) -> dict[str, tuple[str, ...]]:
        """The words that some terms are made of, folded: market price, 出口 | 管制; others of one part are left out.

        They are cut as if no phrase were kept whole, hyphens part them too, and letters of Chinese words are parted as
        `lib.text.han.parts_of_words` says; ``whole`` are Chinese words that it does not take apart.
        """
        surfaces = {term: self._surfaces(term) for term in terms if not term.isalnum() or not term.isascii()}
        runs = {run for words in surfaces.values() for run in words if is_han(run)}
        named = {piece for term, words in surfaces.items() if DOT in term for piece in words}
        apart = parts_of_words(runs, self._han_words, whole | named | self._names)
        made_of = {
            term: tuple(part for word in words for part in (apart.get(word) or self._part(word)))
            for term, words in surfaces.items()
        }
        return {term: parts for term, parts in made_of.items() if len(parts) > 1 or term in apart or term in whole}

    def part_tokens(self, text: str) -> list[Token]:
        """Cut a text into the words of `parts`, with offsets; Chinese by the letter, as parts may be any of them."""
        plain = _plain(clean(text))
        tokens: list[Token] = []
        for match in self._word.finditer(plain):
            at = match.start()
            for piece in match[0] if is_han(match[0]) else _hyphen_pieces(match[0]):
                at = plain.index(piece, at)
                term = "".join(self._part(piece))
                tokens.append(Token(at, at + len(without_possessive(piece)), term, term_language(term)))
                at += len(piece)
        return tokens

    def words(self, text: str) -> list[str]:
        """The words that `parts` would find in a text, but a run of Chinese as one."""
        return [part for surface in self._surfaces(text) for part in self._part(surface)]

    def _surfaces(self, term: str) -> list[str]:
        return [piece for word in self._word.findall(_plain(clean(term))) for piece in _hyphen_pieces(word)]

    def _part(self, surface: str) -> tuple[str, ...]:
        """What one word without phrases counts as, folded."""
        term = surface if is_han(surface) else self._terms[surface]
        return (fold_case(term),) if term else ()

    def _cut(self, plain: str, ends: list[int]) -> list[str]:
        """The terms of a text, and a sign at each of its ends, or behind the phrase that goes on there."""
        marks = [(span.start, span.resume, _PHRASE + span.term) for span in self._phrases.find(plain)]
        if ends:
            marks = sorted([*marks, *((end, end, _END) for end in ends)])
        surfaces: list[str] = []
        at = 0
        for start, resume, surface in marks:
            surfaces += self._word.findall(plain, at, start)
            surfaces.append(surface)
            at = max(at, resume)
        surfaces += self._word.findall(plain, at)
        return self._as_terms(surfaces, plain.isascii())

    def _as_terms(self, surfaces: list[str], ascii_only: bool) -> list[str]:
        han = [] if ascii_only else [s for s in surfaces if s >= FIRST_HAN and is_han(s)]
        if not han:
            return list(filter(None, map(self._terms.__getitem__, surfaces)))
        cuts = dict(zip(han, self._han.cut_many(han), strict=True))
        terms: list[str] = []
        for surface in surfaces:
            if words := cuts.get(surface):
                terms += words if DOT not in surface else filter(DOT.__ne__, join_names(words))
            elif term := self._terms[surface]:
                terms.append(term)
        return list(map(self._han_terms.get, terms, terms)) if self._han_terms else terms

    def _tokens(self, plain: str) -> Iterator[Token]:
        at = 0
        for span in (*self._phrases.find(plain), PhraseMatch(len(plain), len(plain), len(plain), "")):
            for match in self._word.finditer(plain, at, span.start):
                yield from self._cut_word(match[0], match.start())
            if span.term:
                yield Token(span.start, span.end, span.term, term_language(span.term))
            at = span.resume

    def _cut_word(self, surface: str, start: int) -> Iterator[Token]:
        if not is_han(surface):
            if term := self._terms[surface]:
                yield Token(start, start + len(without_possessive(surface)), term, term_language(term))
            return
        for word in join_names(self._han.cut(surface)):
            if word != DOT:
                term = self._han_terms.get(word, word)
                yield Token(start, start + len(word), term, term_language(term))
            start += len(word)


def term_language(term: str) -> Language:
    """Chinese if the term holds a Han character, else English."""
    return "zh" if has_han(term) else "en"


def _plain(text: str) -> str:
    """What words are looked for in: clean text in folded shapes, as long as it is."""
    return blank_addresses(fold_shapes(text))


def _hyphen_pieces(word: str) -> list[str]:
    """The words of a compound or of a foreign name; F-35 and 10-year are one."""
    if DOT in word:
        return word.split(DOT)
    pieces = word.split("-")
    return pieces if len(pieces) > 1 and all(piece.replace("'", "").isalpha() for piece in pieces) else [word]


def _as_entry(phrase: str | Entry) -> Entry:
    return phrase if isinstance(phrase, Entry) else Entry(phrase)


def _folded_pair(spelling: str, term: str) -> tuple[str, str]:
    return fold_shapes(clean(spelling)), fold_shapes(clean(term))
