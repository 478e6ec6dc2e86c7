"""Words by source, topic and month: counted by hand on the small corpus, and against a plain count of the seeds."""

from collections import Counter
from datetime import date

import pytest

from lib.corpus.counts import Grouping, article_tokens, group_sizes, term_counts, term_counts_by_group
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from tests.corpus.oracle import Oracle, Row

Rows = list[tuple[str, str, int, int]]


def grouped_rows(corpus: Corpus, chosen: Subcorpus, spellings: list[str], by: Grouping) -> Rows:
    frame = term_counts_by_group(corpus, chosen, spellings, by)
    assert list(frame.columns) == ["spelling", "group", "count", "n_articles"]
    return sorted(frame.itertuples(index=False, name=None))


def test_by_hand(small: Corpus) -> None:
    words = ["price", "magnet", "价格", "no such word"]
    assert grouped_rows(small, Subcorpus(), words, "source") == [
        *(("magnet", "", 2, 1), ("price", "Wire", 1, 1), ("price", "日報", 1, 1)),
        ("价格", "日報", 1, 1),
    ]
    assert grouped_rows(small, Subcorpus(), ["price"], "month") == [
        ("price", "2025-03", 1, 1),
        ("price", "2025-04", 1, 1),
    ]
    assert grouped_rows(small, Subcorpus(), ["magnet"], "month") == [("magnet", "", 2, 1)]
    assert grouped_rows(small, Subcorpus(sources=("Wire",)), ["price"], "topic") == [("price", "Controls", 1, 1)]
    assert grouped_rows(small, Subcorpus(), [], "source") == []


def test_the_sizes_of_groups(small: Corpus) -> None:
    sources = group_sizes(small, Subcorpus(), "source")
    assert list(sources[["group", "n_articles"]].itertuples(index=False, name=None)) == [
        *(("Wire", 2), ("日報", 1), ("", 1)),
    ]
    assert sources["n_tokens"].sum() == term_counts(small, Subcorpus())["count"].sum()
    assert group_sizes(small, Subcorpus(), "month")["group"].tolist() == ["2025-03", "2025-04", ""]
    assert group_sizes(small, Subcorpus(since=date(2025, 4, 1)), "month")["group"].tolist() == ["2025-04"]
    assert group_sizes(small, Subcorpus(query="nowhere"), "topic").empty


def group_of(row: Row, by: Grouping) -> str:
    article = row.article
    month = f"{article.published_on:%Y-%m}" if article.published_on else ""
    return {"source": article.source, "topic": article.topic, "month": month}[by]


@pytest.mark.parametrize("by", ["source", "topic", "month"])
@pytest.mark.parametrize("chosen", [Subcorpus(), Subcorpus(themes=("alliances", "pricing_power"), languages=("en",))])
def test_the_seeds_counted_plainly(seed_corpus: Corpus, seed_oracle: Oracle, by: Grouping, chosen: Subcorpus) -> None:
    words = term_counts(seed_corpus, chosen)["spelling"].head(40).tolist()
    counts: Counter[tuple[str, str]] = Counter()
    articles: dict[tuple[str, str], set[int]] = {}
    for row in seed_oracle.select(chosen):
        for term in row.terms:
            counts[term, group_of(row, by)] += 1
            articles.setdefault((term, group_of(row, by)), set()).add(row.number)
    expected = [
        (term, group, n, len(articles[term, group])) for (term, group), n in counts.items() if term in set(words)
    ]
    assert grouped_rows(seed_corpus, chosen, words, by) == sorted(expected)
    sizes = group_sizes(seed_corpus, chosen, by)
    assert sizes["n_articles"].sum() == len(article_tokens(seed_corpus, chosen))
