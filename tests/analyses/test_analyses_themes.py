"""What Themes is handed, counted over the seed articles, and the passages behind its marks."""

import pandas as pd
import pytest

from lib.analyses.themes import Themes, analyse_themes, passages_of_mark, passages_of_rule, strongest_of_theme
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats.theme_groups import GroupShare
from lib.subcorpora.marks import Mark

WHOLE = Subcorpus()
THEME = "technology_controls"


@pytest.fixture(scope="module")
def found(seed_corpus: Corpus) -> Themes:
    return analyse_themes(seed_corpus, WHOLE, "month")


@pytest.mark.parametrize("chart", ["sources", "topics", "languages"])
def test_the_groups_of_a_chart_add_up_to_the_theme(found: Themes, seed_corpus: Corpus, chart: str) -> None:
    groups = getattr(found, chart)
    for bit, theme in enumerate(seed_corpus.themes):
        own = groups.loc[groups["theme"] == theme, "n_passages"].sum()
        assert own == articles.count_carrying(seed_corpus, WHOLE, 1 << bit, None)[0] > 0


def test_undated_articles_are_those_the_timeline_is_without(found: Themes, seed_corpus: Corpus) -> None:
    listed = articles.article_list(seed_corpus, WHOLE, "newest", 99)
    assert found.n_undated == listed["published_on"].isna().sum() == 2
    by_period = found.timeline[found.timeline["theme"] == THEME]
    assert by_period["of_articles"].sum() == len(listed) - found.n_undated


def test_a_mark_has_as_many_passages_as_its_chart_says(found: Themes, seed_corpus: Corpus) -> None:
    marks = {
        Mark((row.theme,), source=row.group): (row.n_passages, row.n_articles)
        for row in rows(found.sources, GroupShare)
    }
    for mark, counts in marks.items():
        behind = passages_of_mark(seed_corpus, WHOLE, mark, 4, 1)
        assert (behind.n_passages, behind.n_articles) == counts
        assert len(behind.shown.passages) == min(4, behind.n_passages)
        assert set(behind.shown.passages["source"]) <= {mark.source}


def test_the_pages_of_a_mark_have_each_passage_once_and_the_last_stands_for_all_after_it(seed_corpus: Corpus) -> None:
    n = passages_of_mark(seed_corpus, WHOLE, Mark((THEME,)), 4, 1).n_passages
    last = -(-n // 4)
    pages = [passages_of_mark(seed_corpus, WHOLE, Mark((THEME,)), 4, number) for number in range(1, last + 1)]
    every = pd.concat([page.shown.passages for page in pages])
    assert len(every) == every["passage"].nunique() == n > 8
    assert [page.place.offset for page in pages] == list(range(0, n, 4))
    beyond = passages_of_mark(seed_corpus, WHOLE, Mark((THEME,)), 4, last + 5)
    assert beyond.place == pages[-1].place
    assert beyond.shown.passages["passage"].tolist() == pages[-1].shown.passages["passage"].tolist()


def test_a_mark_that_the_filter_excludes_has_nothing_behind_it(seed_corpus: Corpus) -> None:
    behind = passages_of_mark(seed_corpus, Subcorpus(languages=("en",)), Mark((THEME,), language="zh"), 4, 1)
    assert (behind.n_passages, behind.n_articles, len(behind.shown.passages)) == (0, 0, 0)


def test_the_strongest_passages_come_with_the_rules_that_fired(seed_corpus: Corpus) -> None:
    strongest = strongest_of_theme(seed_corpus, WHOLE, THEME, 6)
    own = strongest.hits[strongest.hits["theme"] == THEME]
    n_rules = own.groupby("passage")["rule"].nunique()
    assert n_rules[strongest.passages["passage"]].tolist() == strongest.passages["n_rules"].tolist()
    assert strongest.passages["n_rules"].is_monotonic_decreasing


def test_the_passages_of_a_rule_have_its_hits_and_no_others(seed_corpus: Corpus) -> None:
    strongest = strongest_of_theme(seed_corpus, WHOLE, THEME, 6)
    rule = str(strongest.hits.loc[strongest.hits["theme"] == THEME, "rule"].iloc[0])
    shown = passages_of_rule(seed_corpus, WHOLE, THEME, rule, 99)
    assert set(shown.hits["theme"]) == {THEME}
    assert set(shown.hits["rule"]) == {rule}
    assert set(shown.hits["passage"]) == set(shown.passages["passage"])
