"""The answers of the corpus, counted by hand on the small corpus; offsets and joins on the seeds."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.articles import (
    ARTICLE_ORDERS,
    HitRow,
    ListedArticle,
    SelectedPassage,
    article,
    article_list,
    coverage,
    facets,
    hits_in_article,
    passages_in_article,
    passages_with_term,
    selected_passages,
)
from lib.corpus.articles.reading import ArticleOrder
from lib.corpus.counts import (
    TermCount,
    article_tokens,
    rest_counts,
    term_counts,
    term_counts_by_article,
    term_counts_by_theme,
)
from lib.corpus.query import Corpus
from lib.errors import CorpusError
from lib.frames import rows
from lib.model import Subcorpus
from lib.text import Cutter, load_dictionary

PRICE, CONTROLS, ALLIES, ARMS = 1, 2, 4, 8


def test_coverage(small: Corpus) -> None:
    frame = coverage(small, Subcorpus())
    assert list(frame.columns) == [
        *("article", "key", "published_on", "source", "topic", "themes", "n_passages", "n_tokens")
    ]
    rows = list(zip(frame["article"], frame["themes"], frame["n_passages"], frame["n_tokens"], strict=True))
    assert rows == [
        (0, 0, 1, 2),
        (0, PRICE, 1, 5),
        (0, CONTROLS | ALLIES, 1, 5),
        (1, PRICE, 1, 1),
        (1, CONTROLS, 1, 2),
        (1, PRICE | CONTROLS | ALLIES, 1, 8),
        (2, 0, 1, 3),
        (2, ARMS, 2, 14),
        (3, 0, 1, 3),
        (3, PRICE, 2, 10),
    ]
    assert frame["published_on"].tolist()[0] == date(2025, 3, 1)
    assert frame.loc[frame["article"] == 2, "published_on"].isna().all()


def test_an_empty_selection_keeps_columns_and_types(small: Corpus) -> None:
    nothing = Subcorpus(query="nowhere")
    for frame, whole in [
        (coverage(small, nothing), coverage(small, Subcorpus())),
        (term_counts(small, nothing), term_counts(small, Subcorpus())),
        (
            term_counts_by_article(small, nothing, ["price"]),
            term_counts_by_article(small, Subcorpus(), ["price"]),
        ),
        (article_tokens(small, nothing), article_tokens(small, Subcorpus())),
        (rest_counts(small, Subcorpus()), rest_counts(small, nothing)),
        (term_counts_by_theme(small, nothing, ["price"]), term_counts_by_theme(small, Subcorpus(), ["price"])),
        (article_list(small, nothing, "newest", 5), article_list(small, Subcorpus(), "newest", 5)),
        (passages_with_term(small, nothing, "price", 5), passages_with_term(small, Subcorpus(), "price", 5)),
    ]:
        assert frame.empty
        assert list(frame.columns) == list(whole.columns)
        numbers = whole.select_dtypes("number").columns
        assert frame[numbers].dtypes.to_dict() == whole[numbers].dtypes.to_dict()


def test_facets(small: Corpus) -> None:
    known = facets(small)
    assert list(known.sources.items()) == [("Wire", 2), ("", 1), ("日報", 1)]
    assert list(known.topics.items()) == [("Trade", 2), ("Controls", 1)]
    assert list(known.languages.items()) == [("en", 4), ("zh", 2)]
    assert (known.first, known.last, known.n_undated) == (date(2025, 3, 1), date(2025, 4, 1), 1)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", [3, 1, 0, 2]),
        ("oldest", [0, 1, 3, 2]),
        ("most passages", [0, 1, 2, 3]),
        ("title", [2, 0, 1, 3]),
    ],
)
def test_article_list_in_each_order_and_page_by_page(small: Corpus, order: ArticleOrder, expected: list[int]) -> None:
    assert article_list(small, Subcorpus(), order, 10)["article"].tolist() == expected
    pages = [article_list(small, Subcorpus(), order, 3, offset)["article"].tolist() for offset in (0, 3, 6)]
    assert pages == [expected[:3], expected[3:], []]


def test_every_order_is_tested() -> None:
    assert set(ARTICLE_ORDERS) == {"newest", "oldest", "most passages", "title"}


def test_article_list_counts_the_selected_passages_and_their_themes_alone(small: Corpus) -> None:
    listed = article_list(small, Subcorpus(query="price OR 价格"), "most passages", 10)
    rows = zip(listed["article"], listed["themes"], listed["n_selected"], listed["n_passages"], strict=True)
    assert list(rows) == [(1, PRICE | CONTROLS | ALLIES, 2, 3), (3, PRICE, 2, 3), (0, PRICE, 1, 3)]


def test_an_article_is_found_by_its_key_and_by_no_other(small: Corpus) -> None:
    listed = article_list(small, Subcorpus(), "oldest", 10)
    for row in rows(listed, ListedArticle):
        assert article(small, row.key)["title"].tolist() == [row.title]
    for key in ("", "' OR 1=1 --", "ffffffffffffffff", "%"):
        assert article(small, key).empty


def test_passages_of_an_article_in_reading_order(small: Corpus) -> None:
    own = passages_in_article(small, 1)
    assert own["kind"].tolist() == ["title", "paragraph", "paragraph"]
    assert own["text"].tolist()[0] == "稀土出口管制"
    assert own["themes"].tolist() == [CONTROLS, PRICE, PRICE | CONTROLS | ALLIES]
    assert passages_in_article(small, 99).empty


def test_receipts_of_an_article(small: Corpus) -> None:
    own = hits_in_article(small, 1)
    assert list(zip(own["theme"], own["rule"], own["text"], strict=True)) == [
        ("controls", "controls-rule", "管制"),
        ("price", "price-rule", "价格"),
        ("controls", "controls-rule", "Controlled"),
        ("allies", "allies-rule", "ally"),
        ("price", "price-rule", "price"),
    ]


def test_every_receipt_slices_back_to_its_words(seed_corpus: Corpus) -> None:
    numbers = article_list(seed_corpus, Subcorpus(), "oldest", 100)["article"]
    seen = 0
    for number in numbers:
        own = passages_in_article(seed_corpus, number)
        texts = dict(zip(own["passage"], own["text"], strict=True))
        themes = dict(zip(own["passage"], own["themes"], strict=True))
        for hit in rows(hits_in_article(seed_corpus, number), HitRow):
            assert texts[hit.passage][hit.start : hit.end] == hit.text
            assert hit.theme in seed_corpus.names(themes[hit.passage])
            seen += 1
    assert len(numbers) == 6
    assert seen > 100


def test_passages_with_a_term_hold_it_and_are_all_of_them(seed_corpus: Corpus) -> None:
    from lib.settings import ROOT

    cut = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
    every = selected_passages(seed_corpus, Subcorpus(), 1000)
    for term in ("rare earth", "稀土", "control"):
        found = passages_with_term(seed_corpus, Subcorpus(), term, 1000)
        expected = {row.passage: n for row in rows(every, SelectedPassage) if (n := cut.terms(row.text).count(term))}
        assert dict(zip(found["passage"], found["n"], strict=True)) == expected
        assert expected


def test_passages_come_newest_article_first_and_undated_last(small: Corpus) -> None:
    days = selected_passages(small, Subcorpus(), 100)["published_on"].tolist()
    stated = [day for day in days if day is not None]
    assert stated == sorted(stated, reverse=True)
    assert days[-3:] == [None] * 3
    pages = [selected_passages(small, Subcorpus(), 5, offset)["passage"].tolist() for offset in (0, 5, 10)]
    assert [*pages[0], *pages[1], *pages[2]] == selected_passages(small, Subcorpus(), 100)["passage"].tolist()


def test_passages_with_a_term_pass_the_filter(small: Corpus) -> None:
    assert passages_with_term(small, Subcorpus(), "price", 10)["n"].tolist() == [1, 1]
    assert passages_with_term(small, Subcorpus(themes=("controls",)), "price", 10)["title"].tolist() == ["稀土出口管制"]
    assert passages_with_term(small, Subcorpus(), "%", 10).empty


def test_term_counts_by_hand(small: Corpus) -> None:
    frame = term_counts(small, Subcorpus())
    counted = {row.spelling: (row.language, row.count_, row.n_articles) for row in rows(frame, TermCount)}
    assert counted["the"] == ("en", 4, 3)
    assert counted["price"] == ("en", 2, 2)
    assert counted["price floor"] == ("en", 1, 1)
    assert counted["镓"] == ("zh", 2, 1)
    assert counted["出口管制"] == ("zh", 1, 1)
    assert sum(count for _, count, _ in counted.values()) == 53


def test_term_counts_by_theme_by_hand(small: Corpus) -> None:
    frame = term_counts_by_theme(small, Subcorpus(), ["price", "镓", "nowhere", "'"])
    assert list(frame.itertuples(index=False, name=None)) == [
        ("price", "allies", 1, 1),
        ("price", "controls", 1, 1),
        ("price", "price", 2, 2),
        ("镓", "", 1, 1),
        ("镓", "price", 1, 1),
    ]


def test_term_counts_by_article_by_hand(small: Corpus) -> None:
    frame = term_counts_by_article(small, Subcorpus(), ["镓", "price", "nowhere", "'"])
    assert sorted(frame.itertuples(index=False, name=None)) == [("price", 1, 1), ("price", 3, 1), ("镓", 3, 2)]
    of_theme = term_counts_by_article(small, Subcorpus(themes=("controls",)), ["price"])
    assert list(of_theme.itertuples(index=False, name=None)) == [("price", 1, 1)]
    assert list(term_counts_by_article(small, Subcorpus(), []).columns) == ["spelling", "article", "count"]


def test_words_of_each_article_are_those_of_its_selected_passages(small: Corpus) -> None:
    for chosen in (Subcorpus(), Subcorpus(themes=("price",)), Subcorpus(languages=("zh",)), Subcorpus(query="price")):
        expected = coverage(small, chosen).groupby("article")["n_tokens"].sum()
        found = article_tokens(small, chosen)
        assert dict(zip(found["article"], found["n_tokens"], strict=True)) == expected.to_dict()


@pytest.mark.parametrize(
    ("chosen", "around"),
    [
        (Subcorpus(themes=("price",)), Subcorpus()),
        (Subcorpus(themes=("price", "allies"), match="all"), Subcorpus()),
        (Subcorpus(themes=("price",), languages=("en",)), Subcorpus(languages=("en",))),
        (Subcorpus(themes=("price",), since=date(2025, 3, 5)), Subcorpus(since=date(2025, 3, 5))),
        (Subcorpus(since=date(2025, 3, 5)), Subcorpus()),
        (Subcorpus(sources=("Wire",), query="price"), Subcorpus()),
        (Subcorpus(query="nowhere"), Subcorpus()),
    ],
)
def test_a_selection_and_its_rest_make_up_what_it_was_taken_from(
    small: Corpus, chosen: Subcorpus, around: Subcorpus
) -> None:
    sides = [term_counts(small, chosen), rest_counts(small, chosen)]
    parts = pd.concat(sides).groupby("spelling")["count"].sum()
    whole = term_counts(small, around).set_index("spelling")["count"]
    assert parts.to_dict() == whole.to_dict()


def test_the_rest_of_a_theme_may_be_in_the_same_articles(small: Corpus) -> None:
    rest = rest_counts(small, Subcorpus(themes=("price",), sources=("日報",))).set_index("spelling")
    assert rest["count"].sum() == 3
    assert rest.loc["镓"].to_dict() == {"language": "zh", "count": 1, "n_articles": 1}


def test_the_rest_of_everything_is_nothing(small: Corpus) -> None:
    assert rest_counts(small, Subcorpus()).empty


def test_the_index_of_term_counts_is_the_number_of_the_term(small: Corpus) -> None:
    frame = term_counts(small, Subcorpus(languages=("en",)))
    assert frame.index.tolist() == [small.term_numbers[spelling] for spelling in frame["spelling"]]


def test_a_corpus_answers_many_threads_at_once(small: Corpus) -> None:
    queries = [Subcorpus(), Subcorpus(query="price"), Subcorpus(languages=("zh",)), Subcorpus(themes=("arms",))] * 8
    alone = [term_counts(small, query) for query in queries[:4]] * 8
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda query: term_counts(small, query), queries))
    assert all(one.equals(other) for one, other in zip(alone, together, strict=True))


def test_no_corpus_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="python -m lib build"):
        Corpus(tmp_path)


class Option:
    """What a question may be asked with; unlike a number it can be seen to be forgotten."""

    def __init__(self, n: int) -> None:
        self.n = n


def test_a_corpus_does_not_remember_every_question_it_was_asked(small: Corpus) -> None:
    questions = []
    for number in range(300):
        option = Option(number % 2 + 1)
        questions.append(weakref.ref(option))
        found = small.answer(lambda tables, _inputs, option: tables.terms.limit(option.n), options=(option,))
        assert len(found) == option.n
    gc.collect()
    kept = sum(option() is not None for option in questions)
    assert kept <= 256
