"""What could be asked for: leading words, a node of each kind that finds something, and what is near to a node."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from lib.chinese import has_han
from lib.codebook import Codebook
from lib.corpus.counts import term_counts
from lib.corpus.nodes import names
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import frequencies
from lib.text import fold

NEAR = 10
_LOOKED_THROUGH = 20_000
_LONGEST = 20
_OTHER = {"concept": "actor", "actor": "concept"}


def leading_terms(
    corpus: Corpus, subcorpus: Subcorpus, stopwords: frozenset[str], n: int, language: Language | None = None
) -> tuple[str, ...]:
    """The most frequent words of a selection, stop words left out."""
    return tuple(frequencies(corpus.ask(term_counts, subcorpus), stopwords, language, top=n)["term"])


def example_nodes(corpus: Corpus, stopwords: frozenset[str], book: Codebook) -> tuple[str, ...]:
    """A node of each kind that finds something in the corpus."""
    english = leading_terms(corpus, Subcorpus(), stopwords, 300, "en")
    chinese = leading_terms(corpus, Subcorpus(), stopwords, 1, "zh")
    long = [word for word in english if len(word) > 6 and word.isalpha() and word.islower()]
    examples = (
        *english[:1],
        *chinese,
        *[term for term in english[1:] if " " in term][:1],
        *[f"{word[:5]}*" for word in long[:1]],
        *[f"/^({'|'.join(long[1:3])})/"][: len(long) // 3],
        *[f"theme:{theme}" for theme in corpus.themes[:1]],
        *_find_name([*english, *chinese], book),
    )
    return tuple(dict.fromkeys(examples))


def _find_name(words: Sequence[str], book: Codebook) -> list[str]:
    """The concept or actor that has the most frequent of these words among its spellings."""
    owner = {spelling.rstrip("*"): name for name, one in names(book).items() for spelling in one.spellings}
    return [owner[word] for word in words if word in owner][:1]


def near_nodes(corpus: Corpus, subcorpus: Subcorpus, written: str, book: Codebook) -> list[str]:
    """What is near to a node that finds nothing: the actor for a concept and the other way round, else spellings."""
    kind, _, name = (part.strip() for part in written.partition(":"))
    other = f"{_OTHER.get(kind, '')}:{name}"
    if other in names(book, every=True):
        return [other]
    return near_spellings(written, corpus.ask(term_counts, subcorpus)["spelling"].tolist())


def near_spellings(written: str, spellings: Sequence[str], n: int = NEAR) -> list[str]:
    """Some of the spellings (most frequent first) that begin like a word, hold a part of it or are almost it."""
    word = max(re.split(r"[^\w'.-]+", fold(written)), key=len, default="")[:_LONGEST]
    suggested: dict[str, None] = {}
    for spelling in _near_words(word, spellings) if word else ():
        suggested[spelling] = None
        if len(suggested) == n:
            break
    return list(suggested)


def _near_words(word: str, spellings: Sequence[str]) -> Iterator[str]:
    """The nearest first; few of each kind, so that every kind has a place."""
    folded = [(spelling.casefold(), spelling) for spelling in spellings]
    if has_han(word):
        pieces = [word[at : at + size] for size in (len(word) - 1, 2, 1) for at in range(len(word) - size + 1) if size]
        for piece in dict.fromkeys(pieces):
            yield from islice((own for low, own in folded if piece in low), 4)
        return
    stem = word[: max(3, len(word) - 3)]
    yield from islice((own for low, own in folded if low.startswith(stem)), 4)
    alike = {low: own for low, own in folded if low[:1] == word[0] and abs(len(low) - len(word)) < 3}
    lows = list(islice(alike, _LOOKED_THROUGH))
    yield from (alike[low] for low in get_close_matches(word, lows, 4, 0.7))
    yield from islice((own for low, own in folded if stem in low), 4)
