"""What shares of themes are of under a filter of themes, against passages counted one by one."""

from math import isnan

import pytest

from lib.analyses.overview import analyse_overview
from lib.analyses.theme_coverage import measured_pairs, theme_coverage
from lib.analyses.themes import analyse_themes
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import MatchMode, Subcorpus
from lib.stats import theme_pairs
from lib.stats.themes import ThemePair

PRICE, TECHNOLOGY = "pricing_power", "technology_controls"


@pytest.mark.parametrize("languages", [(), ("zh",)], ids=["all", "zh"])
@pytest.mark.parametrize(
    ("themes", "match"),
    [((PRICE,), "any"), ((PRICE, TECHNOLOGY), "any"), ((PRICE, TECHNOLOGY), "all")],
    ids=["one", "any", "all"],
)
def test_shares_are_of_all_that_the_filter_leaves_whatever_the_theme(
    seed_corpus: Corpus, themes: tuple[str, ...], match: MatchMode, languages: tuple[str, ...]
) -> None:
    chosen = Subcorpus(themes=themes, match=match, languages=languages)  # type: ignore[arg-type]
    everything = articles.selected_passages(seed_corpus, Subcorpus(languages=chosen.languages), 1000)
    selected = articles.selected_passages(seed_corpus, chosen, 1000)
    overview = analyse_overview(seed_corpus, chosen, "month", 3)
    shares = overview.shares.set_index("theme")
    assert overview.of.n_passages == len(everything) > len(selected)
    for bit, theme in enumerate(seed_corpus.themes):
        carries = selected["themes"] & 1 << bit > 0
        assert shares["n_passages"][theme] == carries.sum()
        assert shares["share_passages"][theme] == pytest.approx(carries.sum() / len(everything))
        assert shares["n_articles"][theme] == selected.loc[carries, "key"].nunique()
    assert shares["share_passages"].max() < 1
    by_period = overview.timeline[overview.timeline["theme"] == PRICE]
    assert by_period["of_passages"].sum() == everything["published_on"].notna().sum()


def test_without_a_theme_in_the_filter_all_is_as_it_is_counted(seed_corpus: Corpus) -> None:
    counted = articles.coverage(seed_corpus, Subcorpus())
    assert theme_coverage(seed_corpus, Subcorpus(), articles.coverage).equals(counted)
    assert measured_pairs(seed_corpus, Subcorpus()).equals(theme_pairs(counted, seed_corpus.themes))


def test_the_lift_of_a_chosen_theme_is_that_of_the_whole_and_others_have_none(seed_corpus: Corpus) -> None:
    """Under a filter of one theme its share is 1, and its lift with any other would be 1 too."""
    whole = theme_pairs(articles.coverage(seed_corpus, Subcorpus()), seed_corpus.themes)
    lifts = {(row.theme_a, row.theme_b): row.lift_passages for row in rows(whole, ThemePair)}
    counts = {(row.theme_a, row.theme_b): row.n_passages for row in rows(whole, ThemePair)}
    n_without = 0
    for row in rows(measured_pairs(seed_corpus, Subcorpus(themes=(PRICE,))), ThemePair):
        pair = row.theme_a, row.theme_b
        if PRICE in pair and row.theme_a != row.theme_b:
            assert row.lift_passages == pytest.approx(lifts[pair])
            assert row.n_passages == counts[pair]
        elif row.n_passages != counts[pair]:
            n_without += isnan(row.lift_passages)
            assert row.n_passages < counts[pair]
    assert n_without > 0


def test_each_source_is_measured_by_all_its_passages(seed_corpus: Corpus) -> None:
    chosen = Subcorpus(themes=(PRICE,))
    sources = analyse_themes(seed_corpus, chosen, "month").sources
    everything = articles.selected_passages(seed_corpus, Subcorpus(), 1000)
    own = sources[sources["theme"] == PRICE].set_index("group")
    assert own["of_passages"].to_dict() == everything.groupby("source").size().to_dict()
    assert own["share_passages"].max() < 1
