"""Counting by article on made-up texts, against a Counter, with blocks so small that there are many of them."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.store.article_terms import ArticleTerms, concatenate_ranges, concatenate_slices
from lib.corpus.store.running_text import RunningText

ARTICLES = st.lists(st.lists(st.lists(st.integers(0, 4), max_size=5), max_size=4), min_size=1, max_size=8)


def made(articles: list[list[list[int]]]) -> tuple[ArticleTerms, RunningText]:
    """Articles of passages of terms."""
    pairs = [sorted(Counter(term for passage in article for term in passage).items()) for article in articles]
    passages = [passage for article in articles for passage in article]
    words = np.array([term for passage in passages for term in passage], np.int32)
    counted = ArticleTerms(
        terms=np.array([term for article in pairs for term, _ in article], np.int32),
        n=np.array([n for article in pairs for _, n in article], np.int32),
        starts=np.cumsum([0, *map(len, pairs)]),
        first_passages=np.cumsum([0, *map(len, articles)]),
    )
    return counted, RunningText(words, np.cumsum([0, *map(len, passages)]), np.array([len(words)], np.int32))


@settings(deadline=None)
@given(ARTICLES, st.data(), st.sampled_from([5, 2**20, 2**30]))
def test_each_pair_is_counted_once(articles: list[list[list[int]]], data: st.DataObject, n_terms: int) -> None:
    counted, running = made(articles)
    n_passages = len(running.starts) - 1
    chosen = data.draw(st.lists(st.booleans(), min_size=n_passages, max_size=n_passages))
    found = [
        ((article, term), n)
        for part in (count() for count in counted.selected(np.array(chosen, bool), running, n_terms))
        for article, term, n in zip(part.owners.tolist(), part.terms.tolist(), part.n.tolist(), strict=True)
    ]
    owners = [(number, passage) for number, article in enumerate(articles) for passage in article]
    picked = [owner for owner, selected in zip(owners, chosen, strict=True) if selected]
    assert sorted(found) == sorted(Counter((number, term) for number, passage in picked for term in passage).items())


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(2, 2)], []),
        ([(1, 3)], [1, 2]),
        ([(0, 2), (2, 4), (7, 9)], [0, 1, 2, 3, 7, 8]),
        ([(5, 6), (1, 3)], [5, 1, 2]),
    ],
)
def test_stretches_come_one_after_the_other(spans: list[tuple[int, int]], expected: list[int]) -> None:
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T
    assert concatenate_slices(np.arange(10), starts, ends).tolist() == expected
    assert concatenate_ranges(starts, ends - starts).tolist() == expected
