"""What could be compared in the seed articles, and how large two sides are."""

from datetime import date
from itertools import pairwise

from lib.analyses.comparison.sides import size_sides, suggest_sides
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import theme_shares
from lib.subcorpora.sides import Comparison, Side, part_at

WHOLE, REST = Subcorpus(), Side("rest")


def sizes(corpus: Corpus, chosen: Subcorpus = WHOLE) -> dict[str, int]:
    shares = theme_shares(articles.coverage(corpus, chosen), corpus.themes)
    return dict(zip(shares["theme"], shares["n_passages"], strict=True))


def test_without_a_side_the_theme_with_most_passages_is_one(seed_corpus: Corpus) -> None:
    counts = sizes(seed_corpus)
    first, second = sorted(counts, key=lambda theme: -counts[theme])[:2]
    assert suggest_sides(seed_corpus, WHOLE, None, REST).a == Side("theme", first)
    assert suggest_sides(seed_corpus, WHOLE, None, Side("theme", first)).a == Side("theme", second)


def test_a_side_that_is_named_stays_and_so_does_a_theme_that_is_compared(seed_corpus: Corpus) -> None:
    source, theme = Side("source", "Sou Hu Cai Jing"), Side("theme", "military_demand")
    suggested = suggest_sides(seed_corpus, WHOLE, source, theme)
    assert suggested.a == source
    assert suggested.presets["rest"] == (theme, REST)
    one, other = suggested.presets["themes"]
    assert one == theme != other
    assert other.kind == "theme"


def test_a_filter_of_one_theme_is_compared_by_another(seed_corpus: Corpus) -> None:
    chosen = Subcorpus(themes=("alliances",))
    assert suggest_sides(seed_corpus, chosen, None, REST).a != Side("theme", "alliances")


def test_the_halves_have_about_as_many_dated_articles_each(seed_corpus: Corpus) -> None:
    suggested = suggest_sides(seed_corpus, WHOLE, None, REST)
    assert suggested.halves == suggested.presets["dates"]
    assert suggested.halves is not None
    before, after = (date.fromisoformat(half.value) for half in suggested.halves)
    assert (after - before).days == 1
    days = articles.article_list(seed_corpus, WHOLE, "newest", 99)["published_on"].dropna()
    assert abs(sum(day <= before for day in days) - sum(day >= after for day in days)) <= 1


def test_sources_are_the_two_that_lead_the_selection(seed_corpus: Corpus) -> None:
    listed = articles.article_list(seed_corpus, WHOLE, "newest", 99)["source"].value_counts()
    named = [side.value for side in suggest_sides(seed_corpus, WHOLE, None, REST).presets["sources"]]
    assert len(set(named)) == 2
    counts = [listed.max(), *(int(listed[source]) for source in named)]
    assert all(more >= less for more, less in pairwise(counts))


def test_articles_without_a_date_are_on_neither_side_of_one(seed_corpus: Corpus) -> None:
    until, since = part_at(date(2025, 9, 1))
    before, after = Subcorpus(until=date(2025, 8, 31)), Subcorpus(since=date(2025, 9, 1))
    dated = size_sides(seed_corpus, Comparison(until, since, WHOLE, before, after))
    assert dated.n_undated == 2
    extents = dated.extents
    assert extents.both.n_articles == 0
    n_articles = extents.target.n_articles + extents.reference.n_articles
    assert n_articles + dated.n_undated == len(articles.article_list(seed_corpus, WHOLE, "newest", 99))
    with_the_rest = size_sides(seed_corpus, Comparison(until, REST, WHOLE, before, None))
    assert with_the_rest.n_undated == 0
    assert with_the_rest.extents.reference.n_articles == extents.reference.n_articles + 2
