"""New words among what stands together often: names, terms and abbreviations that the general dictionary cuts apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lib.text.dictionary.entries import Entry
from lib.text.fold import fold, fold_shapes
from lib.text.lexicon import lexicon
from lib.text.new_words.kinds import FIRST_OF_NAMES, LIKELY, TITLED, Firmness, Kinds, after_titles
from lib.text.new_words.ngrams import Characters
from lib.text.words import blank_addresses

LONGEST = 6
LEAST = 5  # occurrences, and articles: fewer are one story
_FREE = 1.8  # bits


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word that was found, folded, and its evidence.

    Attributes
    ----------
    count, n_articles: in the sample.
    cohesion: pointwise mutual information of its two parts in bits, where it holds together least.
    freedom: entropy in bits of what stands before it or behind it, the smaller.
    is_name: whether it is taken for a person's, which is not made of words.
    """

    term: str
    count: int
    n_articles: int
    cohesion: float
    freedom: float
    is_name: bool


def with_new_words(entries: Iterable[Entry], words: Iterable[NewWord]) -> tuple[Entry, ...]:
    """The entries of a dictionary and the new words that none of them says anything about."""
    entries = tuple(entries)
    stated = {fold(spelling) for entry in entries for spelling in entry.spellings}
    return (*entries, *(Entry(word.term, is_name=word.is_name) for word in words if word.term not in stated))


def taking_back(term: str) -> str:
    """The entry of the dictionary that has a new word cut as it would be without it: 十五 | 五."""
    parts = lexicon().guess(term)
    return " | ".join(parts if len(parts) > 1 else lexicon().cut(term))


def find_new_words(articles: Sequence[Sequence[str]]) -> tuple[NewWord, ...]:
    """Words that some articles have and the general dictionary does not, those that occur most first.

    Strings of two to six characters are kept whose parts stand together far more often than chance has it (pointwise
    mutual information, Church and Hanks 1990, and the share that the string has of its rarer part), beside many others
    (entropy of the neighbours on both sides), in five articles or more, and which the general dictionary would cut into
    pieces that are no words of a sentence: a name behind a surname, single characters, a modifier that hardly stands
    elsewhere. Behind a title less is enough for a name.
    """
    # As a whole, which is as long as it was: one by one takes five times as long.
    text = blank_addresses(fold_shapes("".join(f"{text}\n" for texts in articles for text in texts)))
    titled = after_titles(text)
    lengths = [sum(len(text) + 1 for text in texts) for texts in articles]
    characters = Characters(text, lengths, titled, LEAST, LONGEST)
    kinds = Kinds(lexicon(), text, titled)
    found: dict[str, NewWord] = {}
    for length in sorted(characters.by_length.keys() - {1}):
        for word in _words(characters, length, kinds):
            if not _holds(word.term, found):
                found[word.term] = word
    return tuple(sorted(found.values(), key=lambda word: (-word.count, word.term)))


def _holds(term: str, found: dict[str, NewWord]) -> bool:
    """Whether a shorter word that stands elsewhere too is in it."""
    pieces = (term[start:end] for start in range(len(term)) for end in range(start + 2, len(term) + 1))
    return any(piece in found for piece in pieces)


def _words(characters: Characters, length: int, kinds: Kinds) -> Iterator[NewWord]:
    strings = characters.by_length[length]
    information, fidelity = characters.cohesion(length)
    likely = (information >= LIKELY[0]) & (fidelity >= LIKELY[1])
    likely |= (information >= TITLED[0]) & characters.begin_with(strings, FIRST_OF_NAMES)
    free, n_articles = characters.freedom(length, likely)
    for number, freedom, articles in zip(likely.nonzero()[0].tolist(), free, n_articles, strict=True):
        if freedom < _FREE or articles < LEAST:
            continue
        place, count, cohesion = int(strings.first[number]), int(strings.counts[number]), float(information[number])
        term = characters.spelling(place, length)
        firmness = Firmness(count, cohesion, float(fidelity[number]), partial(characters.count_at, place))
        is_name = kinds.is_name(term, firmness)
        if is_name or kinds.is_term(term, firmness):
            yield NewWord(term, count, int(articles), round(cohesion, 2), round(float(freedom), 2), is_name)
