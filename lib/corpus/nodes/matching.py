"""From a node to the terms it stands for in a corpus."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from lib.corpus.nodes.compounds import Compounds, compounds
from lib.corpus.nodes.node import RegexNode, WordsNode
from lib.corpus.nodes.spellings import terms_like
from lib.corpus.nodes.wildcards import starred_pattern, terms_starred
from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.occurrences import TermSequence
from lib.errors import QueryError
from lib.text import Cutter, fold
from lib.text.words import is_han

MAX_RUN = 12
MAX_CUTS = 64
_Known = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Matches:
    """What a node looks for: sequences of words side by side, and for each word the terms (numbers) it may be.

    Attributes
    ----------
    alone: where the node is these words and no more.
    inside: where it is part of longer terms; they may find again what is found alone.
    """

    alone: list[TermSequence]
    inside: list[TermSequence]

    @property
    def every(self) -> list[TermSequence]:
        return [*self.alone, *self.inside]


def matching_terms(corpus: Corpus, node: WordsNode | RegexNode, cutter: Cutter) -> Matches:
    """The terms that a node stands for.

    Capitals and script do not count, but where they part two terms ("US", "us") the node is cut as a text would be.
    A run of Han is looked for in every cut into the corpus's terms, since a cut depends on what stands around it.

    Raises
    ------
    QueryError: a regex that cannot be read, or nothing in the corpus is spelled like this.
    """
    sequences: list[TermSequence]
    inside: list[TermSequence] = []
    if isinstance(node, RegexNode):
        sequences = [(terms_like(corpus, node.pattern, _written(node)).index.to_numpy(),)]
    else:
        wanted = [(_keys(spelling, cutter), fold(spelling)) for spelling in node.spellings]
        known = _known(corpus, {key for keys, whole in wanted for key in (*keys, whole, *_pieces(whole))}, node)
        ways = dict.fromkeys(way for keys, whole in wanted for way in _ways(keys, whole, known))
        sequences = [tuple(known[key] for key in way) for way in ways]
        if node.inside:
            held = _Within(corpus, node, compounds(corpus, cutter))
            inside = [sequence for spelling in node.spellings for sequence in held.sequences(_units(spelling, cutter))]
    if not any(len(sequence[0]) for sequence in (*sequences, *inside)):
        raise QueryError(_unknown(node))
    return Matches(sequences, inside)


def _units(spelling: str, cutter: Cutter) -> list[tuple[str, bool]]:
    """The words of a spelling, or its Chinese letters, each with whether a term may begin there."""
    units: list[tuple[str, bool]] = []
    for written in spelling.split():
        words = [fold(written)] if "*" in written else cutter.words(written)
        for number, word in enumerate(words):
            if "*" not in word and all(map(is_han, word)):
                units += [(letter, True) for letter in word]
            else:
                units.append((word, number == 0 or is_han(words[number - 1])))
    return units


class _Within:
    """The terms of a corpus that hold what is looked for, or its beginning or its end."""

    def __init__(self, corpus: Corpus, node: WordsNode, known_compounds: Compounds) -> None:
        self._corpus, self._node, self._compounds = corpus, node, known_compounds

    def sequences(self, units: Sequence[tuple[str, bool]]) -> list[TermSequence]:
        """One term that holds all, and several of which the first ends or the last begins with more than is asked."""
        words = [word for word, _ in units]
        cuts = [number for number, (_, opens) in enumerate(units[:MAX_RUN]) if number and opens]
        cuts = cuts if len(units) <= MAX_RUN else []
        whole = self._compounds.holding(_joined(words)) if words else np.zeros(0, np.int32)
        one: list[TermSequence] = [(whole,)] if whole.size else []
        return [*one, *islice(self._several(words, cuts), MAX_CUTS)]

    def _several(self, words: list[str], cuts: list[int]) -> Iterator[TermSequence]:
        behind = {cut: self._compounds.beginning(_joined(words[cut:])) for cut in cuts}
        for cut in cuts:
            before = self._compounds.ending(_joined(words[:cut]))
            exact = self._spelled(words[:cut])
            if before.size or exact.size:
                first = np.union1d(before, exact)
                for rest, longer in self._rest(words, cuts, cut, behind):
                    if before.size or longer:
                        yield (first, *rest)

    def _rest(
        self, words: list[str], cuts: list[int], at: int, behind: dict[int, np.ndarray]
    ) -> Iterator[tuple[TermSequence, bool]]:
        """The terms from a word on, and whether the last may go on behind what is asked."""
        exact = self._spelled(words[at:])
        if behind[at].size or exact.size:
            yield (np.union1d(behind[at], exact),), bool(behind[at].size)
        for cut in cuts:
            if cut > at and (own := self._spelled(words[at:cut])).size:
                for rest, longer in self._rest(words, cuts, cut, behind):
                    yield (own, *rest), longer

    def _spelled(self, words: list[str]) -> np.ndarray:
        """The terms that are some words and no more."""
        key = " ".join(_joined(words))
        return _known(self._corpus, [key], self._node).get(key, np.zeros(0, np.int32))


def _joined(words: Sequence[str]) -> list[str]:
    """Words with Chinese letters side by side made one."""
    joined: list[str] = []
    for word in words:
        if joined and is_han(word) and is_han(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _keys(spelling: str, cutter: Cutter) -> tuple[str, ...]:
    """A spelling cut into what may be terms, folded; a word with ``*`` stays as it is."""
    keys: list[str] = []
    plain: list[str] = []
    for word in [*spelling.split(), "*"]:
        if "*" in word:
            keys += map(fold, cutter.terms(" ".join(plain)))
            keys.append(fold(word))
            plain = []
        else:
            plain.append(word)
    return tuple(keys[:-1])


def _ways(keys: tuple[str, ...], whole: str, known: _Known) -> Iterator[tuple[str, ...]]:
    """The ways to find a spelling, as keys that are all known."""
    if keys and all(key in known for key in keys):
        yield keys
        if len(keys) == 1:
            return
    if whole in known:
        yield (whole,)
    if _pieces(whole):
        yield from islice(_cuts(whole, known), MAX_CUTS)


def _cuts(run: str, known: Collection[str]) -> Iterator[tuple[str, ...]]:
    """All cuts of a run into known words, longest first word first."""
    if not run:
        yield ()
    for end in range(len(run), 0, -1):
        if run[:end] in known:
            yield from ((run[:end], *rest) for rest in _cuts(run[end:], known))


def _pieces(whole: str) -> set[str]:
    """All that a run of Han could be cut into; nothing for any other spelling."""
    n = len(whole)
    if not 1 < n <= MAX_RUN or not all(map(is_han, whole)):
        return set()
    return {whole[start:end] for start in range(n) for end in range(start + 1, n + 1)}


def _known(corpus: Corpus, keys: Iterable[str], node: WordsNode) -> _Known:
    """The numbers of the terms that each key stands for; keys without one are left out."""
    index = token_index(corpus)
    known = {key: numbers for key in keys if "*" not in key and (numbers := index.terms_spelled(key)).size}
    by_beginning = {key: terms_starred(corpus, key) for key in keys if "*" in key[1:] and key[0] != "*"}
    known |= {key: numbers for key, numbers in by_beginning.items() if numbers.size}
    starred = {key: starred_pattern(key) for key in keys if key[0] == "*"}
    if starred:
        like = terms_like(corpus, f"^(?:{'|'.join(starred.values())})$", _written(node))
        for key, pattern in starred.items():
            if (own := like.index[like.str.fullmatch(pattern, flags=re.IGNORECASE)]).size:
                known[key] = own.to_numpy()
    return known


def _unknown(node: WordsNode | RegexNode) -> str:
    fault = f"No word of the corpus is spelled like {_written(node)}."
    if isinstance(node, WordsNode) and any(map(is_han, node.spellings[0])):
        return f"{fault} Try a part of it, with * for the rest: *{node.spellings[0].strip('*')[:2]}*."
    return (
        f"{fault} English words stand under their base form (control, not controls): try a part of it, such as contr*."
    )


def _written(node: WordsNode | RegexNode) -> str:
    return f"/{node.pattern}/" if isinstance(node, RegexNode) else " | ".join(node.spellings)
