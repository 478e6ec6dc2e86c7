"""What all questions about words in their order stand on: which passage a place is in, what a selection holds."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import passages_with_term, selected_passages
from lib.corpus.query import Corpus
from lib.corpus.store.intervals import intervals
from lib.corpus.tokens import selected as selections
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.selected import selected_passages_mask, selected_tokens
from lib.corpus.tokens.threads import run_on_all_cores, summed
from lib.errors import QueryError
from lib.model import Subcorpus
from tests.corpus.oracle import Oracle, Row

CHOSEN = [
    Subcorpus(),
    Subcorpus(themes=("alliances",)),
    Subcorpus(themes=("alliances", "technology_controls")),
    Subcorpus(languages=("zh",)),
    Subcorpus(languages=("en",)),
    Subcorpus(since=date(2025, 7, 1)),
    Subcorpus(sources=("no such source",)),
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(0, 3), st.integers(0, 200)), min_size=1, max_size=60))
def test_a_place_finds_its_stretch(lengths: list[int]) -> None:
    starts = np.cumsum([0, *lengths])
    found, at = intervals(starts), np.arange(starts[-1])
    assert found.locate(at).tolist() == np.repeat(np.arange(len(lengths)), lengths).tolist()
    assert found.locate(at.astype(np.int32)[::-1]).tolist() == found.locate(at)[::-1].tolist()
    beyond = np.arange(starts[-1] + 200)
    assert found.starts_mask(beyond).tolist() == [
        place in set(starts.tolist()) or place >= starts[-1] for place in beyond
    ]


def test_articles_and_passages_of_all_words(seed_corpus: Corpus, seed_oracle: Oracle) -> None:
    index = token_index(seed_corpus)
    at = np.arange(len(index.terms))
    assert index.passages.locate(at).tolist() == [n for n, row in enumerate(seed_oracle.rows) for _ in row.terms]
    assert index.articles.locate(at).tolist() == [row.number for row in seed_oracle.rows for _ in row.terms]
    assert index.counts_by_article(at).sum() == len(at)
    few = index.postings.merge(np.array([index.term_numbers["rare earth"]]))
    assert index.n_articles(few) == len(set(index.articles.locate(few).tolist()))
    assert index.n_articles(at) == len(index.article_starts) - 1


def counts(rows: Sequence[Row], once: bool) -> Counter[str]:
    return Counter(term for row in rows for term in (set(row.terms) if once else row.terms))


@pytest.mark.parametrize("subcorpus", CHOSEN, ids=repr)
@pytest.mark.parametrize("block", [1 << 21, 40])
def test_what_a_selection_holds(
    seed_corpus: Corpus, seed_oracle: Oracle, subcorpus: Subcorpus, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selections, "_BLOCK", block)
    selections._selections.clear()
    rows, text = seed_oracle.select(subcorpus), selected_tokens(seed_corpus, subcorpus)
    assert text.n_words == sum(len(row.terms) for row in rows)
    spelled = seed_corpus.vocabulary["spelling"].tolist()
    for counted, once in ((text.counts, False), (text.passage_counts, True)):
        assert {spelled[n]: int(counted[n]) for n in np.flatnonzero(counted)} == counts(rows, once)
    at = text.positions(np.array([seed_corpus.term_numbers[word] for word in ("China", "the", "稀土")]))
    assert len(at) == sum(term in {"China", "the", "稀土"} for row in rows for term in row.terms)
    assert (np.diff(at) > 0).all()


def test_a_selection_is_kept_and_cannot_be_changed(seed_corpus: Corpus) -> None:
    text = selected_tokens(seed_corpus, CHOSEN[1])
    assert selected_tokens(seed_corpus, CHOSEN[1]) is text
    with pytest.raises(ValueError, match="read-only"):
        text.passage_mask[0] = True
    for number in range(40):
        selected_tokens(seed_corpus, Subcorpus(query=f"word{number}"))
    assert selected_tokens(seed_corpus, CHOSEN[1]) is not text


def test_a_search_that_cannot_be_read_is_not_kept(seed_corpus: Corpus) -> None:
    for _ in range(2):
        with pytest.raises(QueryError, match="opening"):
            selected_passages_mask(seed_corpus, Subcorpus(query='"a'))


@pytest.mark.parametrize("subcorpus", CHOSEN, ids=repr)
@pytest.mark.parametrize("spelling", ["China", "稀土", "the", "no such word"])
def test_passages_with_a_term_come_newest_first_page_by_page(
    seed_corpus: Corpus, subcorpus: Subcorpus, spelling: str
) -> None:
    every = selected_passages(seed_corpus, subcorpus, 10_000)
    numbers = seed_corpus.running.passages.locate(
        np.flatnonzero(seed_corpus.running.terms == seed_corpus.term_numbers.get(spelling, -1))
    )
    counts = Counter(numbers.tolist())
    expected = every[every["passage"].isin(list(counts))].reset_index(drop=True)
    whole = passages_with_term(seed_corpus, subcorpus, spelling, 10_000)
    assert whole.drop(columns="n").equals(expected)
    assert whole["n"].tolist() == [counts[number] for number in whole["passage"]]
    for offset in range(0, 30, 7):
        page = passages_with_term(seed_corpus, subcorpus, spelling, 7, offset)
        assert page.equals(whole[offset : offset + 7].reset_index(drop=True))


@pytest.mark.parametrize("n", [0, 1, 2, 9])
def test_pieces_come_back_in_order(n: int) -> None:
    assert list(run_on_all_cores(lambda piece: piece * piece, range(n))) == [number * number for number in range(n)]
    total = summed(lambda piece, sums: np.add(sums, piece, out=sums), range(n), (2,))
    assert total.tolist() == [sum(range(n))] * 2
