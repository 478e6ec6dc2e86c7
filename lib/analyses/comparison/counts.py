"""Two sides of a filter, counted for a comparison."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

from lib.codebook import Codebook
from lib.corpus import counts, nodes
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import Contrast, Correction, keyness
from lib.subcorpora.sides import Comparison
from lib.text import Cutter

What = Literal["words", "concepts"]
Names: TypeAlias = tuple[Codebook, Cutter]


def side_counts(
    corpus: Corpus, target: Subcorpus | None, reference: Subcorpus | None, of: Subcorpus, by_name: Names | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The words of both sides, or with a codebook and a cutter the concepts and actors, as `lib.stats.keyness` asks.

    None stands for what the other side leaves of ``of``.
    """
    return _counts(corpus, target, reference, of, by_name), _counts(corpus, reference, target, of, by_name)


def _counts(
    corpus: Corpus, own: Subcorpus | None, other: Subcorpus | None, of: Subcorpus, by_name: Names | None
) -> pd.DataFrame:
    if own is not None:
        return counts.name_totals(corpus, own, *by_name) if by_name else counts.term_counts(corpus, own)
    rest_of = of if other is None else other
    return counts.name_rests(corpus, rest_of, *by_name, of=of) if by_name else counts.rest_counts(corpus, rest_of, of)


@dataclass(frozen=True, slots=True)
class Options:
    """How two sides are compared.

    Attributes
    ----------
    what: words, or the concepts and actors of the codebook.
    language: of the words; None is both.
    by: what the leading ones are ranked by, ``top`` how many of either side.
    min_count: occurrences, both sides together.
    """

    what: What
    language: Language | None
    by: Contrast
    top: int
    correction: Correction
    min_count: int
    stopwords: frozenset[str]

    @property
    def noun(self) -> str:
        return "word" if self.what == "words" else "name"


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two sides, compared.

    Attributes
    ----------
    tested: the frame of `lib.stats.keyness` with a column ``label``, what a name is called.
    n_tokens: the running words of either side, in the language compared; where names are compared, their mentions.
    """

    tested: pd.DataFrame
    n_tokens: tuple[int, int]


def compare(corpus: Corpus, pair: Comparison, options: Options, book: Codebook, cutter: Cutter) -> Compared:
    """The comparison that is asked for.

    Raises
    ------
    QueryError: as `lib.stats.keyness`.
    """
    by_name = (book, cutter) if options.what == "concepts" else None
    target, reference = side_counts(corpus, pair.target, pair.reference, pair.within, by_name)
    key_words = keyness(target, reference, options.stopwords, options.language, options.correction, options.min_count)
    labels = {name: known.label.en for name, known in nodes.names(book).items()} if by_name else {}
    named = key_words.assign(label=[labels.get(term, term) for term in key_words["term"]])
    return Compared(named, (_size(target, options), _size(reference, options)))


def _size(side: pd.DataFrame, options: Options) -> int:
    own = side if options.language is None else side[side["language"] == options.language]
    return int(own["count"].sum())
