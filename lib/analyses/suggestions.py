"""What could be asked for: leading words, and a node of each kind that finds something."""

from collections.abc import Sequence

from lib.codebook import Codebook
from lib.corpus.counts import term_counts
from lib.corpus.nodes import names
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import frequencies


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
        *_name_among([*english, *chinese], book),
    )
    return tuple(dict.fromkeys(examples))


def _name_among(words: Sequence[str], book: Codebook) -> list[str]:
    """The concept or actor that has the most frequent of these words among its spellings."""
    owner = {spelling.rstrip("*"): name for name, one in names(book).items() for spelling in one.spellings}
    return [owner[word] for word in words if word in owner][:1]
