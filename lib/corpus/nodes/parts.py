"""Which hits of a node stand by themselves, and which are part of longer terms."""

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.chinese import has_han
from lib.corpus.nodes.compounds import compounds
from lib.corpus.nodes.matching import Matches, matching_terms
from lib.corpus.nodes.mentions import node_hits
from lib.corpus.nodes.node import Node, WordsNode
from lib.corpus.nodes.wildcards import starred_pattern
from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import TokenIndex, membership_mask, token_index
from lib.corpus.tokens.occurrences import Occurrences
from lib.corpus.tokens.selected import selected_tokens
from lib.model import Subcorpus
from lib.text import Cutter, fold
from lib.text.words import is_han

MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class HitParts:
    """The hits of a node, by what they are part of.

    Attributes
    ----------
    n_alone: hits that are no part of a longer term.
    n_inside: the others; ``longer`` are these terms with how often each, the most frequent first, ``MOST_NAMED`` at
        most.
    other: Chinese terms with the letters but not the word (发展中国家 for 中国), which are no hits, with their counts.
    """

    n_alone: int
    n_inside: int = 0
    longer: tuple[tuple[str, int], ...] = ()
    other: tuple[tuple[str, int], ...] = ()


def hit_parts(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter) -> HitParts | None:
    """The hits of a node of words in a selection, whether or not it is looked for in longer terms; None for another.

    Raises
    ------
    QueryError: as `nodes.matching.matching_terms`.
    """
    if not isinstance(node, WordsNode):
        return None
    node = replace(node, inside=True)
    hits = node_hits(corpus, subcorpus, node, cutter)
    matches, other = matching_terms(corpus, node, cutter), _other(corpus, subcorpus, node, cutter)
    if not matches.inside:
        return HitParts(len(hits.positions), other=other)
    index = token_index(corpus)
    within = hits[~alone_mask(index, hits, matches)]
    longer = _counted(corpus, index, within)
    return HitParts(len(hits.positions) - len(within.positions), len(within.positions), longer, other)


def _other(corpus: Corpus, subcorpus: Subcorpus, node: WordsNode, cutter: Cutter) -> tuple[tuple[str, int], ...]:
    """The terms with the letters of one Chinese spelling that do not hold it as a word."""
    letters = fold(node.spellings[0])
    if len(node.spellings) > 1 or not all(map(is_han, letters)):
        return ()
    return _listed(corpus, subcorpus, compounds(corpus, cutter).across(letters))


def alone_mask(index: TokenIndex, hits: Occurrences, matches: Matches) -> np.ndarray:
    """Whether each hit is what was looked for and no more."""
    mask = np.zeros(len(hits.positions), bool)
    n_terms = len(index.rank)
    for sequence in matches.alone:
        fits = hits.n_words == len(sequence)
        for number, slot in enumerate(sequence):
            fits &= membership_mask(slot, n_terms)[index.terms.take(hits.positions + number, mode="clip")]
        mask |= fits
    return mask


def _counted(corpus: Corpus, index: TokenIndex, hits: Occurrences) -> tuple[tuple[str, int], ...]:
    spelled = corpus.vocabulary["spelling"]
    single = hits.positions[hits.n_words == 1]
    counts = np.bincount(index.terms[single])
    present = np.flatnonzero(counts)
    listed = list(zip(spelled.array.take(present).tolist(), counts[present].tolist(), strict=True))
    several = hits[hits.n_words > 1]
    spans = zip(several.positions.tolist(), several.n_words.tolist(), strict=True)
    joined = pd.Series([" ".join(spelled.array.take(index.terms[at : at + n])) for at, n in spans], dtype="str")
    listed += list(joined.value_counts().items())
    return tuple(sorted(listed, key=_most_first)[:MOST_NAMED])


def compounds_with_words(
    corpus: Corpus, subcorpus: Subcorpus, spellings: tuple[str, ...], cutter: Cutter
) -> dict[str, HitParts]:
    """For each of some terms how often it stands alone in a selection, and which longer terms hold it how often."""
    counts, found = selected_tokens(corpus, subcorpus).counts, compounds(corpus, cutter)
    parts = {}
    for spelling in spellings:
        own = corpus.term_numbers[spelling]
        numbers = found.holding(cutter.words(spelling))
        numbers = numbers[numbers != own]
        longer = _listed(corpus, subcorpus, numbers)
        parts[spelling] = HitParts(int(counts[own]), int(counts[numbers].sum()), longer[:MOST_NAMED])
    return parts


def _listed(corpus: Corpus, subcorpus: Subcorpus, terms: np.ndarray) -> tuple[tuple[str, int], ...]:
    """Some terms with their counts in a selection, those that it has, the most frequent first."""
    counts = selected_tokens(corpus, subcorpus).counts[terms]
    spelled = corpus.vocabulary["spelling"].array.take(terms[counts > 0]).tolist()
    return tuple(sorted(zip(spelled, counts[counts > 0].tolist(), strict=True), key=_most_first))


def _most_first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def capital_twins(
    corpus: Corpus, subcorpus: Subcorpus, spellings: tuple[str, ...]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The terms of a selection that are spelled like some terms but for capitals (Apple, apple), with their counts."""
    index, counts = token_index(corpus), selected_tokens(corpus, subcorpus).counts
    names = corpus.vocabulary["spelling"].array
    twins = {}
    for spelling in spellings:
        others = (n for n in index.terms_spelled(fold(spelling)).tolist() if names[n] != spelling and counts[n])
        if own := tuple((str(names[number]), int(counts[number])) for number in others):
            twins[spelling] = own
    return twins


def span_within(node: WordsNode, cutter: Cutter, text: str) -> tuple[int, int]:
    """Where in the text of a hit the words of a node stand; all of it where they are written in another way (EV)."""
    tokens = cutter.part_tokens(text)
    for spelling in node.spellings:
        patterns = [re.compile(starred_pattern(word)) for word in _words(spelling, cutter)]
        for first in range(len(tokens) - len(patterns) + 1):
            own = tokens[first : first + len(patterns)]
            if patterns and all(p.fullmatch(token.term) for p, token in zip(patterns, own, strict=True)):
                return own[0].start, own[-1].end
    return 0, len(text)


def _words(spelling: str, cutter: Cutter) -> list[str]:
    """The words of a spelling as `Cutter.part_tokens` cuts them."""
    words: list[str] = []
    for written in spelling.split():
        for word in [fold(written)] if "*" in written else cutter.words(written):
            words += [letter for letter in word if letter != "*"] if has_han(word) else [word]
    return words
