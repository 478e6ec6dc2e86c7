"""From a node to the terms it stands for in a corpus."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import numpy as np

from lib.corpus.nodes.node import RegexNode, WordsNode
from lib.corpus.nodes.spellings import terms_like
from lib.corpus.nodes.wildcards import terms_starred
from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.occurrences import TermSequence
from lib.errors import QueryError
from lib.text import Cutter, fold
from lib.text.words import is_han

MAX_RUN = 12
MAX_CUTS = 64
_Known = dict[str, np.ndarray]


def matching_terms(corpus: Corpus, node: WordsNode | RegexNode, cutter: Cutter) -> list[TermSequence]:
    """What a node looks for: sequences of words side by side, and for each word the terms (numbers) it may be.

    Capitals and script do not count, but where they part two terms ("US", "us") the node is cut as a text would be.
    A run of Han is looked for in every cut into the corpus's terms, since a cut depends on what stands around it.

    Raises
    ------
    QueryError: a regex that cannot be read, or nothing in the corpus is spelled like this.
    """
    sequences: list[TermSequence]
    if isinstance(node, RegexNode):
        sequences = [(terms_like(corpus, node.pattern, _written(node)).index.to_numpy(),)]
    else:
        wanted = [(_keys(spelling, cutter), fold(spelling)) for spelling in node.spellings]
        known = _known(corpus, {key for keys, whole in wanted for key in (*keys, whole, *_pieces(whole))}, node)
        ways = dict.fromkeys(way for keys, whole in wanted for way in _ways(keys, whole, known))
        sequences = [tuple(known[key] for key in way) for way in ways]
    if not sequences or not len(sequences[0][0]):
        raise QueryError(_unknown(node))
    return sequences


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
    starred = {key: _pattern(key) for key in keys if key[0] == "*"}
    if starred:
        like = terms_like(corpus, f"^(?:{'|'.join(starred.values())})$", _written(node))
        for key, pattern in starred.items():
            if (own := like.index[like.str.fullmatch(pattern, flags=re.IGNORECASE)]).size:
                known[key] = own.to_numpy()
    return known


def _pattern(key: str) -> str:
    return ".*".join(map(re.escape, key.split("*")))


def _unknown(node: WordsNode | RegexNode) -> str:
    fault = f"No word of the corpus is spelled like {_written(node)}."
    if isinstance(node, WordsNode) and any(map(is_han, node.spellings[0])):
        return f"{fault} Try a part of it, with * for the rest: *{node.spellings[0].strip('*')[:2]}*."
    return (
        f"{fault} English words stand under their base form (control, not controls): try a part of it, such as contr*."
    )


def _written(node: WordsNode | RegexNode) -> str:
    return f"/{node.pattern}/" if isinstance(node, RegexNode) else " | ".join(node.spellings)
