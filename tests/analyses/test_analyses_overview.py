"""What Overview is handed, counted over the seed articles."""

import pandas as pd
import pytest

from lib.analyses.overview import analyse_overview
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Subcorpus


@pytest.mark.parametrize("chosen", [Subcorpus(), Subcorpus(languages=("zh",))], ids=["all", "zh"])
def test_shares_are_of_the_selected_passages(seed_corpus: Corpus, chosen: Subcorpus) -> None:
    passages = articles.selected_passages(seed_corpus, chosen, 1000)
    shares = analyse_overview(seed_corpus, chosen, "month", 3).shares.set_index("theme")
    assert list(shares.index) == list(seed_corpus.themes)
    for bit, theme in enumerate(seed_corpus.themes):
        carries = passages["themes"] & 1 << bit > 0
        assert shares["n_passages"][theme] == carries.sum()
        assert shares["share_passages"][theme] == pytest.approx(carries.mean())
        assert shares["n_articles"][theme] == passages.loc[carries, "key"].nunique()


def test_the_latest_come_first_and_are_as_many_as_are_asked_for(seed_corpus: Corpus) -> None:
    latest = analyse_overview(seed_corpus, Subcorpus(), "month", 3).latest
    days = pd.to_datetime(articles.article_list(seed_corpus, Subcorpus(), "newest", 99)["published_on"])
    assert pd.to_datetime(latest["published_on"]).tolist() == sorted(days.dropna(), reverse=True)[:3]


def test_time_goes_by_the_period_that_is_asked_for(seed_corpus: Corpus) -> None:
    months, days = (analyse_overview(seed_corpus, Subcorpus(), period, 3).timeline for period in ("month", "day"))
    assert (months["period"].dt.day == 1).all()
    assert (days["period"] == days["period_end"]).all()
    totals = [timeline.groupby("theme")["n_passages"].sum().to_dict() for timeline in (months, days)]
    assert totals[0] == totals[1]


def test_every_article_has_a_source(seed_corpus: Corpus) -> None:
    sources = analyse_overview(seed_corpus, Subcorpus(), "month", 3).sources
    assert sources["n_articles"].sum() == len(articles.article_list(seed_corpus, Subcorpus(), "newest", 99))
