"""Sequences of words, against a count in plain Python over plain lists."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import pytest

from lib.corpus.counts import ngrams
from lib.corpus.counts.ngrams import join_words
from lib.corpus.query import Corpus
from lib.corpus.tokens import sequences
from lib.errors import QueryError
from lib.model import Subcorpus
from tests.corpus.oracle import Oracle, Row

COLUMNS = ["spelling", "language", "n_words", "count", "n_articles", "f1", "f2", "n", "n_window", "span"]
CHOSEN = [Subcorpus(), Subcorpus(themes=("alliances",)), Subcorpus(languages=("zh",)), Subcorpus(languages=("en",))]
Sequenced = Counter[tuple[str, ...]]


def counts(rows: Sequence[Row], n: int) -> Sequenced:
    return Counter(row.terms[at : at + n] for row in rows for at in range(len(row.terms) - n + 1))


def parts(words: tuple[str, ...], occurring: dict[int, Sequenced]) -> tuple[int, int]:
    """How often both parts occur at the place where chance explains most."""
    cuts = [(words[:cut], words[cut:]) for cut in range(1, len(words))]
    return max(((occurring[len(a)][a], occurring[len(b)][b]) for a, b in cuts), key=lambda pair: pair[0] * pair[1])


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("n", [2, 3, 4, 5])
@pytest.mark.parametrize("least", [1, 2, 3])
def test_as_counted_in_plain_python(
    seed_corpus: Corpus, seed_oracle: Oracle, chosen: Subcorpus, n: int, least: int
) -> None:
    rows = seed_oracle.select(chosen)
    occurring = {length: counts(rows, length) for length in range(1, n + 1)}
    articles = Counter(words for words, _ in {(w, row.number) for row in rows for w in counts([row], n)})
    expected = Counter(
        (join_words(words), count, articles[words], parts(words, occurring)[0] * parts(words, occurring)[1])
        for words, count in occurring[n].items()
        if count >= least
    )
    found = ngrams(seed_corpus, chosen, n, least, most=None)
    assert list(found.columns) == COLUMNS
    products = found["f1"] * found["f2"]
    assert Counter(zip(found["spelling"], found["count"], found["n_articles"], products, strict=True)) == expected
    assert set(found["n"]) <= {sum(len(row.terms) for row in rows)}
    assert (found["n_window"] == found["f1"]).all()


def test_counted_by_hand(small: Corpus) -> None:
    # "All arms need magnets." and "All of it", "An army of magnets ...": nothing but "the" begins two of them.
    assert ngrams(small, Subcorpus(), 2, 2).empty
    found = ngrams(small, Subcorpus(), 3, 1).set_index("spelling")
    assert list(found.loc["arms need magnet", ["count", "n_articles", "f1", "f2"]]) == [1, 1, 1, 2]
    assert "miner ally agree" not in found.index  # the passage ends between them
    assert found.loc["control export hit", "language"] == "en"


def test_no_phrase_begins_or_ends_with_a_stop_word(seed_corpus: Corpus) -> None:
    stopwords = {"the", "of", "and", "的", "no word of this corpus"}
    every = ngrams(seed_corpus, Subcorpus(), 3, 1, most=None)
    kept = ngrams(seed_corpus, Subcorpus(), 3, 1, stopwords, most=None)
    edges = [{line.split()[0], line.split()[-1]} for line in every["spelling"] if line.isascii()]
    assert any(edge & stopwords for edge in edges)
    assert any(" of " in line for line in kept["spelling"])
    assert all(not {line.split()[0], line.split()[-1]} & stopwords for line in kept["spelling"] if line.isascii())
    assert set(kept["spelling"]) < set(every["spelling"])


def test_the_most_frequent_first_and_so_many(seed_corpus: Corpus) -> None:
    whole = ngrams(seed_corpus, Subcorpus(), 2, 1, most=None)
    assert whole["count"].is_monotonic_decreasing
    assert ngrams(seed_corpus, Subcorpus(), 2, 1, most=5)["count"].tolist() == whole["count"].tolist()[:5]


@pytest.mark.parametrize("n", [2, 4])
@pytest.mark.parametrize("key_bits", [63, 8])
def test_a_long_text_is_counted_in_parts(
    seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch, n: int, key_bits: int
) -> None:
    stopwords = ("the", "of", "的")
    whole = [ngrams(seed_corpus, chosen, n, 2, stopwords, most=None) for chosen in CHOSEN]
    monkeypatch.setattr(sequences, "_BLOCK_SIZE", 20)
    monkeypatch.setattr(sequences, "_KEY_BITS", key_bits)
    for frame, chosen in zip(whole, CHOSEN, strict=True):
        pd.testing.assert_frame_equal(frame, ngrams(seed_corpus, chosen, n, 2, stopwords, most=None))


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (["export", "control"], "export control"),
        (["稀土", "出口", "管制"], "稀土出口管制"),
        (["美国", "MP Materials", "公司"], "美国 MP Materials 公司"),
        (["F-35", "战机"], "F-35 战机"),
    ],
)
def test_spelled_as_an_entry_of_the_dictionary(words: list[str], entry: str) -> None:
    assert join_words(words) == entry


@pytest.mark.parametrize("n", [1, 6])
def test_other_lengths_are_not_counted(small: Corpus, n: int) -> None:
    with pytest.raises(QueryError, match=f"Sequences of {n} words are not counted: ask for 2 to 5"):
        ngrams(small, Subcorpus(), n)


def test_a_selection_of_nothing(small: Corpus) -> None:
    found = ngrams(small, Subcorpus(query="zebra"), 3, 1)
    assert found.empty
    assert list(found.columns) == COLUMNS
