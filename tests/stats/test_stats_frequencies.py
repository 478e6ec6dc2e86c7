"""Word frequencies, on a list short enough to reckon in the head."""

import math

import pandas as pd
import pytest

from lib.corpus.articles import coverage
from lib.corpus.counts import term_counts, term_counts_by_theme
from lib.corpus.query import Corpus
from lib.model import Language, Measure, Subcorpus
from lib.stats import frequencies, name_frequencies, ranked, split_by_group, split_by_theme

COUNTS = pd.DataFrame(
    [("the", "en", 50, 4), ("稀土", "zh", 20, 2), ("magnet", "en", 20, 3), ("quota", "en", 6, 3), ("镓", "zh", 4, 4)],
    columns=["spelling", "language", "count", "n_articles"],
)
COLUMNS = ["term", "language", "count", "per_1000", "n_articles", "rank"]


def test_frequencies() -> None:
    listed = frequencies(COUNTS)
    assert list(listed.columns) == COLUMNS
    assert listed["term"].tolist() == ["the", "稀土", "magnet", "quota", "镓"]
    assert listed["per_1000"].tolist() == [500, 200, 200, 60, 40]
    assert listed["rank"].tolist() == [1, 2, 3, 4, 5]


def test_stop_words_are_not_listed_but_are_tokens() -> None:
    listed = frequencies(COUNTS, stopwords={"the"})
    assert listed["term"].tolist() == ["稀土", "magnet", "quota", "镓"]
    assert listed["per_1000"].tolist() == [200, 200, 60, 40]
    assert listed["rank"].tolist() == [1, 2, 3, 4]


def test_the_rate_of_one_language_is_of_its_own_tokens() -> None:
    chinese = frequencies(COUNTS, language="zh")
    assert chinese["term"].tolist() == ["稀土", "镓"]
    assert chinese["per_1000"].tolist() == [pytest.approx(20_000 / 24), pytest.approx(4_000 / 24)]
    english = frequencies(COUNTS, {"the"}, "en")
    assert english["per_1000"].tolist() == [pytest.approx(20_000 / 76), pytest.approx(6_000 / 76)]


def test_ranked_by_articles_ties_go_by_count() -> None:
    listed = frequencies(COUNTS, by="n_articles", top=3)
    assert listed["term"].tolist() == ["the", "镓", "magnet"]
    assert listed["rank"].tolist() == [1, 2, 3]


@pytest.mark.parametrize("by", ["count", "per_1000", "n_articles"])
def test_the_top_is_the_head_of_the_whole_list(by: Measure) -> None:
    stopwords = {"the", "magnet", "nowhere"}
    for top in range(5):
        pd.testing.assert_frame_equal(
            frequencies(COUNTS, stopwords, by=by, top=top), frequencies(COUNTS, stopwords, by=by).head(top)
        )


@pytest.mark.parametrize("language", [None, "zh", "en"])
@pytest.mark.parametrize("by", ["count", "per_1000", "n_articles"])
@pytest.mark.parametrize("top", [None, 0, 2, 99])
def test_columns_are_the_same_whatever_the_options(language: Language | None, by: Measure, top: int | None) -> None:
    for counts in (COUNTS, COUNTS.iloc[:0]):
        before = counts.copy(deep=True)
        listed = frequencies(counts, {"the"}, language, by, top)
        assert list(listed.columns) == COLUMNS
        assert len(listed) <= (99 if top is None else top)
        assert listed["rank"].tolist() == list(range(1, len(listed) + 1))
        pd.testing.assert_frame_equal(counts, before)


def test_all_words_together_are_a_thousand_per_thousand(seed_corpus: Corpus) -> None:
    listed = frequencies(term_counts(seed_corpus, Subcorpus()))
    assert listed["per_1000"].sum() == pytest.approx(1000)
    assert listed["n_articles"].max() <= 6


SPLIT = pd.DataFrame(
    [("a", "", 5, 2), ("a", "x", 3, 1), ("a", "y", 1, 1), ("b", "y", 7, 3)],
    columns=["spelling", "theme", "count", "n_articles"],
)
COVERAGE = pd.DataFrame({"themes": [0, 1, 2, 3], "n_tokens": [500, 200, 50, 50]})
SPLIT_COLUMNS = ["term", "theme", "count", "per_1000", "n_articles"]


def test_rates_by_theme_are_per_thousand_words_of_the_theme() -> None:
    split = split_by_theme(SPLIT, COVERAGE, ["b", "never", "a"], ["x", "y"])
    assert list(split.columns) == SPLIT_COLUMNS
    assert list(split.itertuples(index=False, name=None)) == [
        *(("b", "x", 0, 0.0, 0), ("b", "y", 7, 70.0, 3), ("b", "", 0, 0.0, 0)),
        *(("never", "x", 0, 0.0, 0), ("never", "y", 0, 0.0, 0), ("never", "", 0, 0.0, 0)),
        *(("a", "x", 3, 12.0, 1), ("a", "y", 1, 10.0, 1), ("a", "", 5, 10.0, 2)),
    ]


def test_nothing_to_split_keeps_the_columns() -> None:
    empty = COVERAGE.iloc[:0]
    for split in (split_by_theme(SPLIT.iloc[:0], empty, [], ["x"]), split_by_theme(SPLIT, COVERAGE, [], ["x"])):
        assert split.empty
        assert list(split.columns) == SPLIT_COLUMNS


def test_the_parts_by_theme_fit_the_whole(seed_corpus: Corpus) -> None:
    terms = frequencies(term_counts(seed_corpus, Subcorpus()), top=40)["term"]
    whole = coverage(seed_corpus, Subcorpus())
    parts = term_counts_by_theme(seed_corpus, Subcorpus(), list(terms))
    split = split_by_theme(parts, whole, list(terms), seed_corpus.themes)
    for theme in seed_corpus.themes:
        alone = frequencies(term_counts(seed_corpus, Subcorpus(themes=(theme,)))).set_index("term")
        own = split[split["theme"] == theme].set_index("term")
        for measure in ("count", "per_1000", "n_articles"):
            expected = alone[measure].reindex(list(terms), fill_value=0).to_dict()
            assert own[measure].to_dict() == pytest.approx(expected)


BY_SOURCE = pd.DataFrame(
    [("a", "", 5, 2), ("a", "Wire", 3, 1), ("b", "Wire", 7, 3)], columns=["spelling", "group", "count", "n_articles"]
)
SIZES = pd.DataFrame({"group": ["Wire", ""], "n_articles": [4, 2], "n_tokens": [1000, 500]})


def test_rates_by_group_are_per_thousand_words_of_the_group() -> None:
    split = split_by_group(BY_SOURCE, SIZES, ["b", "a"])
    assert list(split.columns) == ["term", "group", "count", "per_1000", "n_articles"]
    assert list(split.itertuples(index=False, name=None)) == [
        *(("b", "Wire", 7, 7.0, 3), ("b", "", 0, 0.0, 0)),
        *(("a", "Wire", 3, 3.0, 1), ("a", "", 5, 10.0, 2)),
    ]
    assert split_by_group(BY_SOURCE.iloc[:0], SIZES.iloc[:0], []).empty


def test_ranked_anew() -> None:
    listed = frequencies(COUNTS).assign(dp=[0.1, 0.5, math.nan, 0.5, 0.2])
    high, low = ranked(listed, "dp"), ranked(listed, "dp", ascending=True)
    assert high["term"].tolist() == ["稀土", "quota", "镓", "the", "magnet"]
    assert low["term"].tolist() == ["the", "镓", "稀土", "quota", "magnet"]
    assert high["rank"].tolist() == low["rank"].tolist() == [1, 2, 3, 4, 5]
    pd.testing.assert_frame_equal(ranked(frequencies(COUNTS), "count"), frequencies(COUNTS))


def test_names_are_one_bar_of_two_languages() -> None:
    counts = pd.DataFrame(
        [("concept:a", "A", "en", 6, 3), ("concept:a", "A", "zh", 2, 1), ("actor:b", "B", "zh", 3, 2)],
        columns=["name", "label", "language", "count", "n_articles"],
    )
    totals = pd.DataFrame(
        [("concept:a", "", 8, 3), ("actor:b", "", 3, 2)], columns=["spelling", "language", "count", "n_articles"]
    )
    listed = name_frequencies(counts, totals, 1000)
    assert list(listed.columns) == [
        *("name", "label", "count", "zh", "en", "per_1000", "n_articles", "articles_zh", "articles_en", "rank")
    ]
    assert list(listed.itertuples(index=False, name=None)) == [
        ("concept:a", "A", 8, 2, 6, 8.0, 3, 1, 3, 1),
        ("actor:b", "B", 3, 3, 0, 3.0, 2, 2, 0, 2),
    ]
    assert name_frequencies(counts, totals, 1000, ascending=True)["name"].tolist() == ["actor:b", "concept:a"]
    nothing = name_frequencies(counts.iloc[:0], totals.iloc[:0], 0)
    assert list(nothing.columns) == list(listed.columns)
    assert nothing.empty
