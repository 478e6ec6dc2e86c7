"""Where the names of a codebook, its concepts and actors, stand in the running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from lib.codebook import Actor, Codebook, Concept, Patterns, country_names
from lib.corpus.nodes.matching import matching_terms
from lib.corpus.nodes.node import NameNode, RegexNode, WordsNode
from lib.corpus.query.corpus import EVERYTHING, Corpus
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.occurrences import Occurrences, chain_occurrences, occurrences
from lib.corpus.tokens.selected import selected_passages_mask
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.text import Cutter, fold

_WORD_BITS = 8
_SHORT = 3


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """All mentions of all counted names in a corpus, name after name, in the order of the text within each.

    Attributes
    ----------
    names: the ids, in the order of the alphabet; elsewhere a name is its number in it.
    hits: where each mention stands.
    name, passage, chinese: of each mention, the last by its first word.
    article_of: the article of each passage of the corpus.
    """

    names: tuple[str, ...]
    hits: Occurrences
    name: np.ndarray
    passage: np.ndarray
    chinese: np.ndarray
    article_of: np.ndarray

    def name_slice(self, name: str) -> slice:
        """Where the mentions of one name are."""
        number = self.names.index(name)
        first, last = np.searchsorted(self.name, (number, number + 1))
        return slice(int(first), int(last))


_mentions: WeakKeyDictionary[Corpus, tuple[Codebook, Mentions]] = WeakKeyDictionary()
_finding = Lock()


def node_hits(
    corpus: Corpus, subcorpus: Subcorpus, node: WordsNode | RegexNode | NameNode, cutter: Cutter
) -> Occurrences:
    """The hits of a node in the selected passages, in the order of the text.

    Raises
    ------
    QueryError: as `nodes.matching.matching_terms`, or the name is nowhere in the corpus.
    """
    if not isinstance(node, NameNode):
        return occurrences(corpus, subcorpus, matching_terms(corpus, node, cutter).every)
    placed = _name_hits(corpus, node, cutter)
    if not len(placed.positions):
        raise QueryError(f"No article of the corpus mentions {node.id}. Take another concept or actor.")
    if subcorpus == EVERYTHING:
        return placed
    return placed[selected_passages_mask(corpus, subcorpus)[token_index(corpus).passages.locate(placed.positions)]]


def _name_hits(corpus: Corpus, node: NameNode, cutter: Cutter) -> Occurrences:
    """The mentions of a name; of one that is not counted every place of its words, whatever else is there."""
    mentions = name_mentions(corpus, node.book, cutter)
    if node.id in mentions.names:
        return mentions.hits[mentions.name_slice(node.id)]
    own = _occurrences(corpus, spellings(node.book, every=True)[node.id], cutter)
    return own[_outside([own], node.book, corpus, cutter)]


def name_mentions(corpus: Corpus, book: Codebook, cutter: Cutter) -> Mentions:
    """All mentions of the names of a codebook, found at the first question and kept as long as the corpus."""
    with _finding:
        if corpus not in _mentions or _mentions[corpus][0] != book:
            _mentions[corpus] = book, _find(corpus, book, cutter)
        return _mentions[corpus][1]


def spellings(book: Codebook, *, every: bool = False) -> dict[str, tuple[str, ...]]:
    """The spellings of each concept and actor that has some of its own; those of the lists it brings in are not.

    Concepts that are not counted are left out, unless ``every`` is wanted.
    """
    concepts = book.concepts if every else tuple(one for one in book.concepts if one.counted)
    named: tuple[Concept | Actor, ...] = (*concepts, *book.actors)
    spelled = {f"{'actor' if isinstance(one, Actor) else 'concept'}:{one.id}": _spelled(one.any) for one in named}
    return {name: spelled[name] for name in sorted(spelled) if spelled[name]}


def _spelled(patterns: Patterns) -> tuple[str, ...]:
    countries = (name for code in patterns.countries for name in country_names(code))
    return tuple(dict.fromkeys((*patterns.en, *patterns.zh, *countries)))


def _countable(written: str, cutter: Cutter) -> bool:
    """Whether the one word that a name with capitals counts as is still its own.

    MSS counts as "ms", Limited as "limit", and DoW (in these letters alone) as "dow": those are not looked for.
    """
    plain = written.removeprefix("=")
    if "*" in plain or plain == fold(plain):
        return True
    terms = cutter.terms(plain)
    if len(terms) != 1 or " " in terms[0] or terms[0] != fold(terms[0]):
        return True
    own = terms[0] in {fold(plain), fold(plain.removesuffix("s"))}
    return own and not (written.startswith("=") and len(terms[0]) <= _SHORT)


def _find(corpus: Corpus, book: Codebook, cutter: Cutter) -> Mentions:
    spelled = spellings(book)
    parts = [_occurrences(corpus, words, cutter) for words in spelled.values()]
    outside = _outside(parts, book, corpus, cutter)
    name = np.repeat(np.arange(len(parts), dtype=np.int16), [len(part.positions) for part in parts])[outside]
    hits = chain_occurrences(parts)[outside]
    chinese = (corpus.vocabulary["language"] == "zh").to_numpy()
    counts = corpus.frame(corpus.tables.articles.order_by("article").select("n_passages"))["n_passages"]
    return Mentions(
        names=tuple(spelled),
        hits=hits,
        name=name,
        passage=token_index(corpus).passages.locate(hits.positions).astype(np.int32),
        chinese=chinese[corpus.running.terms[hits.positions]],
        article_of=np.repeat(np.arange(len(counts), dtype=np.int32), counts),
    )


def _outside(parts: Sequence[Occurrences], book: Codebook, corpus: Corpus, cutter: Cutter) -> np.ndarray:
    """Which hits of some names, chained, lie in no longer one of them and in nothing that stays whole."""
    whole = _occurrences(corpus, _spelled(book.names), cutter)
    every = chain_occurrences([*parts, whole])
    return np.flatnonzero(_outermost(every, len(corpus.running.terms))[: len(every.positions) - len(whole.positions)])


def _occurrences(corpus: Corpus, words: Sequence[str], cutter: Cutter) -> Occurrences:
    """The hits of one name on its own, none where nothing in the corpus is spelled like it."""
    none = Occurrences(np.zeros(0, np.int32), np.zeros(0, np.int16))
    if not (spelled := tuple(one.removeprefix("=") for one in words if _countable(one, cutter))):
        return none
    try:
        hits = occurrences(corpus, EVERYTHING, matching_terms(corpus, WordsNode(spelled), cutter).alone)
    except QueryError:
        return none
    return Occurrences(hits.positions.astype(np.int32), hits.n_words.astype(np.int16))


def _outermost(hits: Occurrences, n_tokens: int) -> np.ndarray:
    """Whether each hit lies in no longer one."""
    outermost = np.ones(len(hits.positions), bool)
    many = np.flatnonzero(hits.n_words > 1)
    longer = hits[many]
    covered = np.zeros(n_tokens, bool)
    for number in range(longer.n_words.max(initial=0)):
        covered[longer.positions[longer.n_words > number] + number] = True
    single = np.flatnonzero(hits.n_words == 1)
    outermost[single] = ~covered[hits.positions[single]]
    outermost[many] = _widest(longer)
    return outermost


def _widest(hits: Occurrences) -> np.ndarray:
    """The same, by the order of beginnings: a hit lies in another if one before it ends no sooner."""
    spans = hits.positions.astype(np.int64) << _WORD_BITS | ((1 << _WORD_BITS) - 1 - hits.n_words)
    unlike, which = np.unique(spans, return_inverse=True)
    ends = (unlike >> _WORD_BITS) + ((1 << _WORD_BITS) - 1 - (unlike & ((1 << _WORD_BITS) - 1)))
    reached = np.concatenate(([-1], np.maximum.accumulate(ends)[:-1])) if len(ends) else ends
    widest: np.ndarray = (reached < ends)[which]
    return widest
