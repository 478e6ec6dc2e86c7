"""Counts of terms."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.corpus.query.corpus import Corpus
from lib.corpus.store.article_terms import TermPairs
from lib.corpus.tokens.selected import selected_passages_mask, selected_tokens
from lib.corpus.tokens.threads import summed
from lib.frames import columns
from lib.model import Language, Subcorpus

_RANGE_BITS = 32  # a corpus has fewer than 2**31 words


class TermCount(NamedTuple):
    """A row of `term_counts`.

    Attributes
    ----------
    count: running words.
    n_articles: in how many articles (the range).
    """

    spelling: str
    language: Language
    count_: int
    n_articles: int


class ThemeTermCount(NamedTuple):
    """A row of `term_counts_by_theme`; ``theme`` is "" for passages without one."""

    spelling: str
    theme: str
    count_: int
    n_articles: int


class ArticleTermCount(NamedTuple):
    """A row of `term_counts_by_article`."""

    spelling: str
    article: int
    count_: int


class ArticleTokens(NamedTuple):
    """A row of `article_tokens`: the running words of an article's selected passages."""

    article: int
    n_tokens: int


def term_counts(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """Every term of the selection, stop words included.

    Returns
    -------
    Rows of `TermCount`, most frequent first, ties by spelling. The index ``term`` is the term's number, by which two
    such frames of one corpus can be matched.
    """
    return _listed(corpus, *_counted(corpus, selected_passages_mask(corpus, subcorpus)))


def rest_counts(corpus: Corpus, subcorpus: Subcorpus, of: Subcorpus | None = None) -> pd.DataFrame:
    """Every term of what a selection leaves out.

    The rest of a selection by themes is what passes its other filters without being selected: other passages, some of
    them of the same articles. The rest of any other selection is all else in the corpus, undated articles too. Inside
    a larger selection it is what that one holds besides.

    Returns
    -------
    Rows of `TermCount`, as `term_counts`.
    """
    whole = selected_passages_mask(corpus, enclosing_selection(subcorpus) if of is None else of)
    return _listed(corpus, *_counted(corpus, whole & ~selected_passages_mask(corpus, subcorpus)))


def enclosing_selection(subcorpus: Subcorpus) -> Subcorpus:
    """What a selection is taken out of."""
    return subcorpus.without_themes() if subcorpus.themes else Subcorpus()


def term_counts_by_theme(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str]) -> pd.DataFrame:
    """How often some terms occur in the selected passages of each theme.

    Returns
    -------
    Rows of `ThemeTermCount`. A passage with two themes counts under both.
    """
    text, masks = selected_tokens(corpus, subcorpus), corpus.theme_masks(subcorpus)
    rows = []
    for spelling, number in _numbers(corpus, spellings).items():
        at = text.positions(np.array([number]))
        themes, articles = masks[text.index.passages.locate(at)], text.index.articles.locate(at)
        carried = {"": themes == 0} | {theme: themes >> bit & 1 == 1 for bit, theme in enumerate(corpus.themes)}
        owned = ((theme, articles[own]) for theme, own in carried.items())
        rows += [(spelling, theme, len(own), 1 + np.count_nonzero(np.diff(own))) for theme, own in owned if len(own)]
    counted = pd.DataFrame(rows, columns=columns(ThemeTermCount))
    counted = counted.astype({"spelling": "str", "theme": "str", "count": "int64", "n_articles": "int64"})
    return counted.sort_values(["spelling", "theme"], ignore_index=True)


def term_counts_by_article(corpus: Corpus, subcorpus: Subcorpus, spellings: Sequence[str]) -> pd.DataFrame:
    """How often some terms occur in each article of the selection, its selected passages alone.

    Returns
    -------
    Rows of `ArticleTermCount` where the count is not 0, in no order; the spelling is categorical.
    """
    numbers = _numbers(corpus, spellings)
    columns = np.full(len(corpus.vocabulary), -1, np.int32)
    columns[list(numbers.values())] = np.arange(len(numbers))
    parts = []
    for count in _pairs(corpus, selected_passages_mask(corpus, subcorpus)):
        pairs = count()
        wanted = np.flatnonzero(columns[pairs.terms] >= 0)
        parts.append(np.stack([columns[pairs.terms[wanted]], pairs.owners[wanted], pairs.n[wanted]]))
    which, articles, n = np.concatenate(parts, axis=1)
    spelled = pd.Categorical.from_codes(which, categories=pd.Index(list(numbers), dtype="str"))
    return pd.DataFrame({"spelling": spelled, "article": articles, "count": n.astype("int64")})


def article_tokens(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """The selected articles and the running words of their selected passages, rows of `ArticleTokens`."""
    chosen = selected_passages_mask(corpus, subcorpus)
    first = corpus.article_terms.first_passages
    words = np.concatenate(([0], np.cumsum(np.diff(corpus.running.starts) * chosen)))
    passages = np.concatenate(([0], np.cumsum(chosen)))
    articles = np.flatnonzero(passages[first[1:]] > passages[first[:-1]])
    return pd.DataFrame({"article": articles, "n_tokens": words[first[articles + 1]] - words[first[articles]]})


def _pairs(corpus: Corpus, chosen: np.ndarray) -> Iterator[Callable[[], TermPairs]]:
    return corpus.article_terms.selected(chosen, corpus.running, len(corpus.vocabulary))


def _counted(corpus: Corpus, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count and range of each term of the corpus in the chosen passages."""
    if chosen.all():
        return corpus.vocabulary["n"].to_numpy(), corpus.vocabulary["n_articles"].to_numpy()

    def add(count: Callable[[], TermPairs], sums: np.ndarray) -> None:
        pairs = count()
        np.add.at(sums, pairs.terms, pairs.n.astype(np.int64) << _RANGE_BITS | 1)  # both sums in one pass

    sums = summed(add, _pairs(corpus, chosen), (len(corpus.vocabulary),))
    return sums >> _RANGE_BITS, sums & ((1 << _RANGE_BITS) - 1)


def _listed(corpus: Corpus, counts: np.ndarray, ranges: np.ndarray) -> pd.DataFrame:
    """The terms that occur, most frequent first, ties by spelling."""
    words = corpus.vocabulary
    present = np.flatnonzero(counts)
    key = -counts[present] * len(words) + words["alphabetical"].to_numpy()[present]
    numbers = present[np.argsort(key)]
    spelled = {name: words[name].array.take(numbers) for name in ("spelling", "language")}
    columns = {**spelled, "count": counts[numbers], "n_articles": ranges[numbers]}
    return pd.DataFrame(columns, index=pd.Index(numbers, name="term"))


def _numbers(corpus: Corpus, spellings: Sequence[str]) -> dict[str, int]:
    """The number of each spelling that the corpus has."""
    known = corpus.term_numbers
    return {spelling: known[spelling] for spelling in spellings if spelling in known}
