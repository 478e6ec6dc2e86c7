"""The courses of some words over the seed articles, as the page Trends is handed them."""

import pytest

from lib.analyses.trends import Courses, TrendsQuestion, analyse_trends
from lib.model import Subcorpus
from lib.ui.session.view import View

TERMS = ("rare earth", "concept:rare-earths", "nosuchword", "/[/")


@pytest.fixture(scope="module")
def courses(seed_view: View) -> Courses:
    question = TrendsQuestion(TERMS, "month", None, True, seed_view.codebook, seed_view.cutter)
    return analyse_trends(seed_view.corpus, Subcorpus(), question)


def test_terms_that_can_be_counted_have_a_course_over_all_passages_and_by_theme(
    courses: Courses, seed_view: View
) -> None:
    assert list(courses.labels) == list(TERMS[:2])
    assert courses.labels["rare earth"] == "rare earth"
    assert courses.labels["concept:rare-earths"].endswith("稀土")
    assert list(courses.trend["term"].unique()) == list(TERMS[:2])
    assert set(courses.trend["theme"]) == {"", *seed_view.corpus.themes}
    assert set(courses.whole["theme"]) == {""}


def test_the_others_are_refused_with_a_sentence_each(courses: Courses) -> None:
    assert list(courses.refused) == list(TERMS[2:])
    assert str(courses.refused["nosuchword"]).startswith("No word of the corpus is spelled like nosuchword.")


def test_dated_and_undated_articles_are_all_articles(courses: Courses, seed_view: View) -> None:
    assert len(courses.days) + courses.n_undated == seed_view.totals(Subcorpus()).n_articles
    assert courses.n_undated == 2


def test_changes_are_noted_only_where_a_unit_is_left_out(seed_view: View, courses: Courses) -> None:
    assert not {"stays", "note"} & set(courses.changes)
    question = TrendsQuestion(TERMS, "month", "article", True, seed_view.codebook, seed_view.cutter)
    assert {"stays", "note"} <= set(analyse_trends(seed_view.corpus, Subcorpus(), question).changes)
