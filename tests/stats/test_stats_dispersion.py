"""Dispersion on three articles by hand, against the formulas over a full table, and tf-idf against scikit-learn."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfTransformer

from lib.corpus.counts import article_tokens, term_counts, term_counts_by_article
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import dispersion, frequencies

MEASURES = ["dp", "dp_norm", "juilland_d", "tf_idf"]
TABLES = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=5)
)


def measured(table: list[list[int]], sizes: list[int]) -> pd.DataFrame:
    """Words by articles."""
    terms = [f"w{number}" for number in range(len(table))]
    rows = [(terms[i], 7 * j, n) for i, row in enumerate(table) for j, n in enumerate(row) if n]
    by_article = pd.DataFrame(rows, columns=["spelling", "article", "count"])
    articles = pd.DataFrame({"article": [7 * j for j in range(len(sizes))], "n_tokens": sizes})
    return dispersion(pd.DataFrame({"term": terms, "rank": 1}), by_article, articles)


def test_by_hand() -> None:
    even, one = measured([[2, 3, 5], [0, 4, 0]], [20, 30, 50]).to_dict("records")
    assert even == pytest.approx({"term": "w0", "rank": 1, "dp": 0, "dp_norm": 0, "juilland_d": 1, "tf_idf": 0})
    # shares 0.2, 0.3, 0.5 of the text against 0, 1, 0 of the word; V of 0, 4/30, 0 is sqrt 2
    assert one["dp"] == pytest.approx((0.2 + 0.7 + 0.5) / 2)
    assert one["dp_norm"] == pytest.approx(0.7 / 0.8)
    assert one["juilland_d"] == pytest.approx(0)
    assert one["tf_idf"] == pytest.approx(4 * math.log(3))


@settings(deadline=None)
@given(TABLES, st.data())
def test_the_formulas_over_the_full_table_say_the_same(table: list[list[int]], data: st.DataObject) -> None:
    full = np.array(table)
    assume((full.sum(axis=1) > 0).all())
    sizes = full.sum(axis=0) + data.draw(st.integers(1, 50))
    found = measured(table, sizes.tolist())
    shares, f = sizes / sizes.sum(), full.sum(axis=1, keepdims=True)
    dp = np.abs(full / f - shares).sum(axis=1) / 2
    rates = full / sizes
    variation = rates.std(axis=1) / rates.mean(axis=1)
    assert found["dp"].to_numpy() == pytest.approx(dp)
    assert found["dp_norm"].to_numpy() == pytest.approx(dp / (1 - shares.min()))
    assert found["juilland_d"].to_numpy() == pytest.approx(1 - variation / math.sqrt(len(sizes) - 1))
    weighed = TfidfTransformer(norm=None, smooth_idf=False).fit_transform(full.T).toarray() - full.T  # its idf adds 1
    assert found["tf_idf"].to_numpy() == pytest.approx(weighed.sum(axis=0))
    assert found[["dp", "dp_norm", "juilland_d"]].to_numpy() == pytest.approx(found[MEASURES[:3]].clip(0, 1).to_numpy())


def test_what_cannot_be_measured_is_missing() -> None:
    word, never = measured([[3], [0]], [10]).to_dict("records")
    assert (word["dp"], word["tf_idf"]) == (0, 0)
    assert all(
        math.isnan(value) for value in (word["dp_norm"], word["juilland_d"], *(never[name] for name in MEASURES))
    )
    empty = dispersion(frequencies(EMPTY), EMPTY_BY_ARTICLE, EMPTY_ARTICLES)
    assert list(empty.columns) == ["term", "language", "count", "per_1000", "n_articles", "rank", *MEASURES]


EMPTY = pd.DataFrame(columns=["spelling", "language", "count", "n_articles"])
EMPTY_BY_ARTICLE = pd.DataFrame({"spelling": [], "article": [], "count": []})
EMPTY_ARTICLES = pd.DataFrame({"article": [], "n_tokens": []}, dtype="int64")


def test_articles_without_words_are_left_out() -> None:
    pd.testing.assert_frame_equal(measured([[2, 0, 1]], [20, 0, 10]), measured([[2, 1]], [20, 10]))


@pytest.mark.parametrize("chosen", [Subcorpus(), Subcorpus(themes=("alliances",)), Subcorpus(query="nowhere")])
def test_the_frames_of_the_corpus_fit(seed_corpus: Corpus, chosen: Subcorpus) -> None:
    listed = frequencies(term_counts(seed_corpus, chosen), top=50)
    terms = tuple(listed["term"])
    found = dispersion(listed, term_counts_by_article(seed_corpus, chosen, terms), article_tokens(seed_corpus, chosen))
    assert list(found.columns) == [*listed.columns, *MEASURES]
    assert found["dp"].between(0, 1).all()
    spread = found["n_articles"] == found["n_articles"].max()
    assert found.empty or found.loc[spread, "dp"].mean() < found.loc[~spread, "dp"].mean()
