"""What rose and fell between two halves of the seeds, against the comparison of the same two."""

from datetime import date

import pandas as pd
import pytest

from lib.analyses.rises import Rises, RisesQuestion, analyse_rises
from lib.corpus import articles, counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import key_words, keyness, theme_shifts
from lib.ui.session.view import View

WHOLE = Subcorpus()


@pytest.fixture(scope="module")
def question(seed_view: View) -> RisesQuestion:
    return RisesQuestion(seed_view.stopwords, seed_view.codebook, seed_view.cutter)


@pytest.fixture(scope="module")
def found(seed_corpus: Corpus, question: RisesQuestion) -> Rises:
    rises = analyse_rises(seed_corpus, WHOLE, question)
    assert rises is not None
    return rises


def halves(day: date) -> tuple[Subcorpus, Subcorpus]:
    before = pd.Timestamp(day) - pd.Timedelta(days=1)
    return Subcorpus(until=before.date()), Subcorpus(since=day)


def test_both_halves_have_articles_and_the_undated_are_counted_apart(seed_corpus: Corpus, found: Rises) -> None:
    listed = articles.article_list(seed_corpus, WHOLE, "newest", 99)
    assert found.n_before > 0 < found.n_after
    assert found.n_before + found.n_after + found.n_undated == len(listed)
    assert found.n_undated == 2


def test_words_are_those_of_the_comparison_of_both_halves(
    seed_corpus: Corpus, question: RisesQuestion, found: Rises
) -> None:
    before, after = (counts.term_counts(seed_corpus, half) for half in halves(found.day))
    expected = key_words(keyness(after, before, question.stopwords, min_count=5), "g2", 2).set_index("term")
    words = found.leading[found.leading["kind"] == "word"].set_index("term")
    assert set(words.index) == set(expected.index)
    for row in words.reset_index().to_dict("records"):
        own = expected.loc[str(row["term"])]
        assert row["g2"] == pytest.approx(own["g2"])
        assert (row["after"], row["before"]) == (own["per_1000"], own["per_1000_reference"])
        alone = row["articles_after" if row["g2"] > 0 else "articles_before"] == 1
        side = found.n_after if row["g2"] > 0 else found.n_before
        assert not alone or side == 1 or "(all of it)" in row["note"]


def test_names_and_themes_are_among_them_and_the_surest_come_first(seed_corpus: Corpus, found: Rises) -> None:
    assert {"word", "theme"} < set(found.leading["kind"])
    assert found.leading["g2"].abs().is_monotonic_decreasing
    before, after = (articles.coverage(seed_corpus, half) for half in halves(found.day))
    shifts = theme_shifts(before, after, seed_corpus.themes).set_index("theme")
    for row in found.leading[found.leading["kind"] == "theme"].to_dict("records"):
        theme = row["term"].removeprefix("theme:")
        assert row["after"] == pytest.approx(100 * shifts["share_after"][theme])
        assert row["g2"] == pytest.approx(shifts["g2"][theme])


def test_one_day_or_none_has_no_halves(seed_corpus: Corpus, question: RisesQuestion) -> None:
    day = articles.article_list(seed_corpus, WHOLE, "newest", 99)["published_on"].dropna().iloc[0]
    assert analyse_rises(seed_corpus, Subcorpus(since=day, until=day), question) is None


def test_under_a_filter_of_a_theme_its_share_is_of_all_articles(seed_corpus: Corpus, question: RisesQuestion) -> None:
    rises = analyse_rises(seed_corpus, Subcorpus(themes=("alliances",)), question)
    assert rises is not None
    own = rises.leading[rises.leading["term"] == "theme:alliances"]
    assert (own[["before", "after"]] <= 100).all(axis=None)
