"""Longest match in Chinese, over a whole codebook: what is not found inside a longer expression."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick

from lib.codebook import Codebook, Patterns, country_codes, country_names
from lib.coding.compounds import is_cut_across
from lib.coding.finds import Span
from lib.coding.pattern import chinese_part, chinese_spelling

Kin = Mapping[str, Collection[str]]


def hidden_parts(codebook: Codebook, words: Iterable[str]) -> dict[str, frozenset[Span]]:
    """For the spelling of each longer expression the spans in it where none of ``words`` is found.

    Longer expressions are the patterns of all rules, concepts and actors, and the names of all countries. A country's
    name hides all that is in it but its own other names: 印度 is no part of 印度尼西亚. In anything else a part lives
    unless the words around run across its edges: 稀土 is a part of 稀土协议, 美国 none of 拉美国家.
    """
    words = list(words)
    longer = _spellings([*words, *_all_words(codebook)]) | _country_spellings()
    shorter = set(filter(None, map(chinese_part, words)))
    kin = _kin(codebook)
    while True:
        hidden = _hidden_spans(longer, shorter, kin)
        # What hides a word may lie in something longer and be hidden there itself.
        if hidden.keys() <= shorter:
            return hidden
        shorter |= hidden.keys()


def _hidden_spans(longer: Iterable[str], shorter: Iterable[str], kin: Kin) -> dict[str, frozenset[Span]]:
    listed = sorted(shorter)
    automaton = AhoCorasick(listed)
    hidden_spans = {}
    for spelling in sorted(longer):
        parts = {
            (start, end)
            for number, start, end in automaton.find_matches_as_indexes(spelling, overlapping=True)
            if end - start < len(spelling) and listed[number] not in kin.get(spelling, ())
        }
        if hidden := {part for part in parts if spelling in _country_spellings() or is_cut_across(spelling, *part)}:
            hidden_spans[spelling] = frozenset(hidden)
    return hidden_spans


def _all_words(codebook: Codebook) -> Iterable[str]:
    lists: list[Patterns] = [part for theme in codebook.themes for rule in theme.rules for part in rule.parts()]
    lists += [concept.any for concept in codebook.concepts]
    lists += [actor.any for actor in codebook.actors]
    return dict.fromkeys(word for part in lists for word in part.zh + part.en)


def _kin(codebook: Codebook) -> dict[str, set[str]]:
    """For each Chinese spelling the others that name the same actor or country."""
    kin: dict[str, set[str]] = {}
    own = [_spellings(codebook.words(actor.any)) for actor in codebook.actors]
    for spellings in (*own, *_spellings_by_country()):
        for spelling in spellings:
            kin.setdefault(spelling, set()).update(spellings)
    return kin


def _spellings(words: Iterable[str]) -> set[str]:
    return set(filter(None, map(chinese_spelling, words)))


@cache
def _spellings_by_country() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_spellings(country_names(code))) for code in country_codes())


@cache
def _country_spellings() -> frozenset[str]:
    return frozenset().union(*_spellings_by_country())
