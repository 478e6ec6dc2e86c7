"""Rankings by dispersion without each unit, against counting again what is left."""

import sys
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus import leave_one_out
from lib.corpus.counts import article_tokens, term_counts, term_counts_by_article
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import dispersion, frequencies, leave_one_out_dispersion, ranked
from lib.stats.leave_one_out.dispersion import Spread

MEASURES: list[Spread] = ["dp", "juilland_d", "tf_idf"]
CELLS = st.sampled_from([1, 1 << 20])
TABLES = st.integers(2, 7).flatmap(
    lambda n: st.lists(
        st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 5, 40]), min_size=n, max_size=n).filter(any),
        min_size=2,
        max_size=7,
    )
)


class Tried(NamedTuple):
    """What is read of `leave_one_out_dispersion`."""

    term: str
    stays: bool
    unit: int
    share: float
    n_units: int
    rank_without: int
    value_without: float


class Counts(NamedTuple):
    """Words by articles, and the running words of each article."""

    words: np.ndarray
    sizes: np.ndarray

    def ranked(self, by: Spread, up: bool, least: int) -> pd.DataFrame:
        """The list that the page would show of these articles."""
        counts = frequencies(self.term_counts())
        return ranked(dispersion(counts[counts["count"] >= least], self.by_article(), self.articles()), by, up)

    def term_counts(self) -> pd.DataFrame:
        rows = [(f"w{i}", "en", int(row.sum()), int((row > 0).sum())) for i, row in enumerate(self.words) if row.any()]
        rows.sort(key=lambda row: (-row[2], row[0]))
        return pd.DataFrame(rows, columns=["spelling", "language", "count", "n_articles"])

    def by_article(self) -> pd.DataFrame:
        there = np.argwhere(self.words > 0)
        names = [f"w{i}" for i in range(len(self.words))]
        spelled = pd.Categorical.from_codes(there[:, 0], categories=pd.Index(names, dtype="str"))
        return pd.DataFrame({"spelling": spelled, "article": there[:, 1], "count": self.words[self.words > 0]})

    def articles(self) -> pd.DataFrame:
        return pd.DataFrame({"article": range(len(self.sizes)), "n_tokens": self.sizes})


def leaving(whole: Counts, left: list[Counts]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What `leave_one_out.term_losses` and `leave_one_out.unit_sizes` say where these are left without each unit."""
    rows, sizes = [], []
    for unit, after in enumerate(left):
        lost = whole.sizes - after.sizes
        for article in np.flatnonzero(lost):
            for word in np.flatnonzero(whole.words[:, article]):
                count = whole.words[word, article] - after.words[word, article]
                rows.append((f"w{word}", unit, article, count, lost[article]))
        if lost.any():
            sizes.append((unit, lost.sum(), np.count_nonzero(lost[after.sizes == 0])))
    losses = pd.DataFrame(rows, columns=["spelling", "unit", "article", "count", "n_tokens"])
    names = [f"w{i}" for i in range(len(whole.words))]
    losses["spelling"] = pd.Categorical(losses["spelling"], categories=names)
    return losses.astype(dict.fromkeys(losses.columns[1:], "int64")), pd.DataFrame(
        sizes, columns=["unit", "n_tokens", "n_articles"], dtype="int64"
    )


def check(whole: Counts, left: list[Counts], top: int, by: Spread, up: bool, least: int, cells: int) -> None:
    """The answer is what the lists of what is left say, word for word, however much is looked at at once."""
    listed = whole.ranked(by, up, least)
    if listed.empty:
        return
    losses, sizes = leaving(whole, left)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["lib.stats.leave_one_out.ranking"], "_CELLS", cells)
        found = leave_one_out_dispersion(
            listed, whole.by_article(), whole.articles(), losses, sizes, top=top, by=by, up=up, least=least
        )
    assert found["term"].tolist() == listed["term"].head(top).tolist()
    again = [after.ranked(by, up, least).dropna(subset=by).set_index("term") for after in left]
    compared = [anew[anew.index.isin(listed["term"])] for anew in again]
    for row in rows(found, Tried):
        ranks = [1 + anew.index.tolist().index(row.term) if row.term in anew.index else np.inf for anew in compared]
        changed = [rank for rank, after in zip(ranks, left, strict=True) if (after.sizes < whole.sizes).any()]
        assert row.stays == all(rank <= top for rank in changed)
        if not row.stays:
            assert (row.rank_without or np.inf) == max(changed) == ranks[row.unit]
        if row.unit >= 0 and row.term in again[row.unit].index:
            assert row.value_without == pytest.approx(again[row.unit][by][row.term], abs=2e-9)
        word = int(row.term[1:])
        lost = [int((whole.words[word] - after.words[word]).sum()) for after in left]
        assert row.share == (pytest.approx(lost[row.unit] / whole.words[word].sum()) if row.unit >= 0 else 0)
        assert row.n_units == np.count_nonzero(lost)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.data(), st.sampled_from(MEASURES), st.booleans(), st.sampled_from([1, 1, 5]), CELLS)
def test_a_ranking_is_what_counting_again_without_each_article_gives(
    table: list[list[int]], data: st.DataObject, by: Spread, up: bool, least: int, cells: int
) -> None:
    words = np.array(table)
    others = data.draw(st.lists(st.integers(0, 30), min_size=words.shape[1], max_size=words.shape[1]))
    whole = Counts(words, words.sum(axis=0) + np.array(others))
    left = [whole._replace(words=words.copy(), sizes=whole.sizes.copy()) for _ in range(words.shape[1])]
    for article, after in enumerate(left):
        after.words[:, article] = after.sizes[article] = 0
    check(whole, left, data.draw(st.integers(1, 5)), by, up, least, cells)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.data(), st.sampled_from(MEASURES), st.booleans(), CELLS)
def test_the_same_where_a_rule_takes_parts_of_articles(
    table: list[list[int]], data: st.DataObject, by: Spread, up: bool, cells: int
) -> None:
    words = np.array(table)
    whole = Counts(words, words.sum(axis=0) + 3)
    left = []
    for _ in range(data.draw(st.integers(1, 4))):
        shares = np.array(data.draw(st.lists(st.sampled_from([0, 0.5, 1]), min_size=words.shape[1])))[: words.shape[1]]
        shares = np.resize(shares, words.shape[1])
        lost = np.floor(words * shares).astype(int)
        left.append(Counts(words - lost, whole.sizes - lost.sum(axis=0) - 3 * (shares == 1)))
    check(whole, left, data.draw(st.integers(1, 5)), by, up, 1, cells)


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize("up", [False, True])
def test_many_words_are_ranked_in_parts(by: Spread, up: bool) -> None:
    rng = np.random.default_rng(3)
    words = rng.poisson(rng.gamma(0.4, 4, (60, 1)), (60, 40)) * (rng.random((60, 40)) < 0.4)
    words[0, 0] = 90
    whole = Counts(words, words.sum(axis=0) + rng.integers(1, 200, 40))
    left = []
    for article in range(40):
        keep = np.arange(40) != article
        left.append(Counts(words * keep, whole.sizes * keep))
    for cells in (50, 10_000):
        check(whole, left, 20, by, up, 5, cells)


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize(
    ("unit", "chosen"),
    [
        ("article", Subcorpus()),
        ("source", Subcorpus()),
        ("rule", Subcorpus(themes=("technology_controls",))),
        ("rule", Subcorpus(themes=("pricing_power", "alliances"), languages=("en",))),
    ],
)
def test_the_frames_of_the_corpus_fit(seed_corpus: Corpus, unit: Unit, chosen: Subcorpus, by: Spread) -> None:
    terms = tuple(frequencies(term_counts(seed_corpus, chosen))["term"])
    by_article = term_counts_by_article(seed_corpus, chosen, terms)
    articles = article_tokens(seed_corpus, chosen)
    listed = ranked(dispersion(frequencies(term_counts(seed_corpus, chosen)), by_article, articles), by)
    losses = leave_one_out.term_losses(seed_corpus, chosen, terms, unit)
    sizes = leave_one_out.unit_sizes(seed_corpus, chosen, unit)
    found = leave_one_out_dispersion(listed, by_article, articles, losses, sizes, top=50, by=by)
    counts = leave_one_out.term_counts_by_unit(seed_corpus, chosen, terms, unit)
    whole = listed.set_index("term")["count"]
    assert sizes[["unit", "n_tokens"]].equals(leave_one_out.unit_tokens(seed_corpus, chosen, unit).astype("int64"))
    for row in rows(found, Tried):
        own = counts[counts["spelling"] == row.term].set_index("unit")["count"]
        assert row.n_units == len(own)
        assert row.share == pytest.approx(own.get(row.unit, 0) / whole[row.term])
    assert not found["stays"].all()
