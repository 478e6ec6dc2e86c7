"""Longest match in Chinese, over a whole codebook: what is not found inside a longer expression."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick

from lib.codebook import Codebook, Patterns, country_codes, country_names
from lib.coding.compounds import cut_across
from lib.coding.finds import Span
from lib.coding.pattern import chinese_spelling

Kin = Mapping[str, Collection[str]]


def hidden_parts(codebook: Codebook, words: Collection[str]) -> dict[str, frozenset[Span]]:
    """For each longer expression the spans in it where none of ``words`` is found.

    Longer expressions are the patterns of all rules, concepts and actors, and the names of all countries. A country's
    name hides all that is in it but its own other names: 印度 is no part of 印度尼西亚. In anything else a part lives
    unless the words around run across its edges: 稀土 is a part of 稀土协议, 美国 none of 拉美国家.
    """
    shorter = list(_by_spelling(words))
    if not shorter:
        return {}
    automaton = AhoCorasick(shorter)
    kin = _kin(codebook)
    found = {}
    for spelling, word in _by_spelling([*words, *_all_words(codebook), *_country_words()]).items():
        parts = {
            (start, end)
            for number, start, end in automaton.find_matches_as_indexes(spelling, overlapping=True)
            if end - start < len(spelling) and shorter[number] not in kin.get(spelling, ())
        }
        if hidden := {part for part in parts if spelling in _country_words() or cut_across(spelling, *part)}:
            found[word] = frozenset(hidden)
    return found


def _all_words(codebook: Codebook) -> Iterable[str]:
    lists: list[Patterns] = [part for theme in codebook.themes for rule in theme.rules for part in rule.parts()]
    lists += [concept.any for concept in codebook.concepts]
    lists += [actor.any for actor in codebook.actors]
    return dict.fromkeys(word for part in lists for word in part.zh + part.en)


def _kin(codebook: Codebook) -> dict[str, set[str]]:
    """For each Chinese spelling the others that name the same actor or country."""
    kin: dict[str, set[str]] = {}
    own = [set(_by_spelling(codebook.words(actor.any))) for actor in codebook.actors]
    for spellings in (*own, *_spellings_by_country()):
        for spelling in spellings:
            kin.setdefault(spelling, set()).update(spellings)
    return kin


def _by_spelling(words: Iterable[str]) -> dict[str, str]:
    """A word for each Chinese spelling."""
    return {spelling: word for word in words if (spelling := chinese_spelling(word))}


@cache
def _spellings_by_country() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_by_spelling(country_names(code))) for code in country_codes())


@cache
def _country_words() -> dict[str, str]:
    return {spelling: spelling for spellings in _spellings_by_country() for spelling in spellings}
