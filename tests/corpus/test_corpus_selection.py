"""What the shared filter lets through, by hand on the small corpus and against the oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import CoverageRow, count_undated, coverage
from lib.corpus.counts import term_counts, term_counts_by_theme
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from tests.corpus.oracle import Oracle


def passages(corpus: Corpus, chosen: Subcorpus) -> list[str]:
    frame = corpus.frame(corpus.passages(chosen).order_by("passage").select("article", "ordinal"))
    return [f"{row.article}.{row.ordinal}" for row in frame.itertuples()]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Subcorpus(themes=("price",)), ["0.1", "1.1", "1.2", "3.1", "3.2"]),
        (Subcorpus(themes=("price", "controls")), ["0.1", "0.2", "1.0", "1.1", "1.2", "3.1", "3.2"]),
        (Subcorpus(themes=("price", "controls"), match="all"), ["1.2"]),
        (Subcorpus(themes=("price", "arms"), match="all"), []),
        (Subcorpus(themes=("allies", "controls", "price"), match="all"), ["1.2"]),
        (Subcorpus(match="all", sources=("日報",)), ["3.0", "3.1", "3.2"]),
        # both ends of a range of days are in it; an undated article is in none
        (Subcorpus(since=date(2025, 3, 31), until=date(2025, 3, 31)), ["1.0", "1.1", "1.2"]),
        (Subcorpus(since=date(2025, 4, 1)), ["3.0", "3.1", "3.2"]),
        (Subcorpus(until=date(2025, 3, 1)), ["0.0", "0.1", "0.2"]),
        (Subcorpus(since=date(2025, 4, 2)), []),
        (Subcorpus(since=date(1, 1, 1), themes=("arms",)), []),
        (Subcorpus(sources=("",)), ["2.0", "2.1", "2.2"]),
        (Subcorpus(sources=("", "日報")), ["2.0", "2.1", "2.2", "3.0", "3.1", "3.2"]),
        (Subcorpus(sources=("wire",)), []),
        (Subcorpus(topics=("Controls",)), ["1.0", "1.1", "1.2"]),
        (Subcorpus(topics=("Trade",), languages=("zh",)), ["3.0", "3.1"]),
        (Subcorpus(languages=("zh",)), ["1.0", "1.1", "3.0", "3.1"]),
        (Subcorpus(themes=("price",), languages=("en",), sources=("Wire",), query="NOT floor"), ["1.2"]),
    ],
)
def test_a_filter_lets_through(small: Corpus, chosen: Subcorpus, expected: list[str]) -> None:
    assert passages(small, chosen) == expected


def test_undated_counts_what_the_dates_alone_leave_out(small: Corpus) -> None:
    since = date(2025, 3, 1)
    assert count_undated(small, Subcorpus()) == 0
    assert count_undated(small, Subcorpus(since=since)) == 1
    assert count_undated(small, Subcorpus(until=since, themes=("arms",))) == 1
    assert count_undated(small, Subcorpus(since=since, themes=("price",))) == 0
    assert count_undated(small, Subcorpus(since=since, sources=("Wire",))) == 0


DAYS = st.none() | st.dates(date(2025, 2, 27), date(2025, 4, 3))
SUBSETS = st.lists(st.sampled_from(["price", "controls", "allies", "arms"]), unique=True, max_size=3).map(tuple)
SMALL = st.builds(
    Subcorpus,
    themes=SUBSETS,
    match=st.sampled_from(["any", "all"]),
    since=DAYS,
    until=DAYS,
    sources=st.lists(st.sampled_from(["Wire", "日報", "", "none's"]), unique=True, max_size=2).map(tuple),
    topics=st.lists(st.sampled_from(["Trade", "Controls", "", 'no"ne']), unique=True, max_size=2).map(tuple),
    languages=st.lists(st.sampled_from(["zh", "en"]), unique=True).map(tuple),
)
# Half of all filters choose whole articles, so that the short way of counting is tried as often as the long one.
FILTERS = SMALL | SMALL.map(lambda one: Subcorpus(since=one.since, until=one.until, sources=one.sources))


@settings(deadline=None, max_examples=60)
@given(FILTERS)
def test_term_counts_are_those_of_the_oracle(small: Corpus, small_oracle: Oracle, chosen: Subcorpus) -> None:
    frame = term_counts(small, chosen)
    assert list(frame.columns) == ["spelling", "language", "count", "n_articles"]
    counted = list(zip(frame["spelling"], frame["count"], frame["n_articles"], strict=True))
    assert counted == small_oracle.term_counts(chosen)


@settings(deadline=None, max_examples=60)
@given(FILTERS)
def test_coverage_is_that_of_the_oracle(small: Corpus, small_oracle: Oracle, chosen: Subcorpus) -> None:
    counted = {
        (row.article, frozenset(small.names(row.themes))): (row.n_passages, row.n_tokens)
        for row in rows(coverage(small, chosen), CoverageRow)
    }
    expected: dict[tuple[int, frozenset[str]], tuple[int, int]] = {}
    for row in small_oracle.select(chosen):
        n_passages, n_tokens = expected.get((row.number, row.themes), (0, 0))
        expected[row.number, row.themes] = (n_passages + 1, n_tokens + len(row.terms))
    assert counted == expected


@settings(deadline=None, max_examples=60)
@given(FILTERS, st.sampled_from(["price", "control", "镓", "the", "nowhere"]))
def test_term_counts_by_theme_are_those_of_the_oracle(
    small: Corpus, small_oracle: Oracle, chosen: Subcorpus, spelling: str
) -> None:
    frame = term_counts_by_theme(small, chosen, [spelling])
    counted = dict(zip(frame["theme"], zip(frame["count"], frame["n_articles"], strict=True), strict=True))
    assert counted == small_oracle.term_counts_by_theme(chosen, spelling)


@pytest.mark.parametrize("language", [(), ("zh",), ("en",)])
@pytest.mark.parametrize("themes", [(), ("pricing_power",), ("alliances", "military_demand")])
@pytest.mark.parametrize("since", [None, date(2025, 7, 22) + timedelta(days=1)])
def test_the_seeds_count_as_the_oracle_counts_them(
    seed_corpus: Corpus, seed_oracle: Oracle, language: tuple[str, ...], themes: tuple[str, ...], since: date | None
) -> None:
    chosen = Subcorpus(themes=themes, languages=language, since=since)  # type: ignore[arg-type]
    frame = term_counts(seed_corpus, chosen)
    counted = list(zip(frame["spelling"], frame["count"], frame["n_articles"], strict=True))
    assert counted == seed_oracle.term_counts(chosen)
    assert len(passages(seed_corpus, chosen)) == len(seed_oracle.select(chosen))
