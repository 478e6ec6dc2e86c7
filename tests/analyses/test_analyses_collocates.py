"""What Collocates is handed, over the seed articles: what is together, what is drawn of it, and a pair's passages."""

import pandas as pd
import pytest

from lib.analyses.collocates.answer import IN_ONE_ARTICLE, MOST_DRAWN, analyse_collocates
from lib.analyses.collocates.pair import Pair, analyse_pair
from lib.analyses.collocates.question import CollocatesQuestion
from lib.codebook import Codebook, load_codebook
from lib.corpus import contexts, counts
from lib.corpus.articles import scope_size
from lib.corpus.contexts import WindowSize
from lib.corpus.nodes import read_node, words_node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import association, co_occurrence
from lib.text import Cutter, load_dictionary

WHOLE = Subcorpus()


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook(ROOT / "seeds" / "codebook")


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def asked(
    book: Codebook, cutter: Cutter, written: str = "", *, of_words: bool = True, window: WindowSize = 5, least: int = 2
) -> CollocatesQuestion:
    node = read_node(written, book) if written else None
    return CollocatesQuestion(of_words, written, node, window, "g2", least, 100, frozenset(), "all", book, cutter)


def same_rows(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return bool(one.reset_index(drop=True)[list(other.columns)].equals(other.reset_index(drop=True)))


def test_the_network_of_leading_words_is_that_of_the_words_drawn_alone(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    question = asked(book, cutter)
    found = analyse_collocates(seed_corpus, WHOLE, question, 20, None)
    assert len(found.leading) == 100 > len(found.drawn_names) == MOST_DRAWN
    counted = association(contexts.collocate_pairs(seed_corpus, WHOLE, found.drawn_names, 5), "g2", min_count=2)
    assert same_rows(found.links, counted.head(2 * MOST_DRAWN))
    assert found.offered == found.leading


def test_the_network_of_names_is_that_of_the_names_drawn_alone(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    found = analyse_collocates(seed_corpus, WHOLE, asked(book, cutter, of_words=False, window="passage"), 20, None)
    mentions = counts.mentions(seed_corpus, WHOLE, book, cutter)
    alone = mentions[mentions["name"].isin(found.drawn_names)]
    together = co_occurrence(alone, scope_size(seed_corpus, WHOLE, "passage"))
    assert same_rows(found.links, association(together, "g2", min_count=2).head(2 * len(found.drawn_names)))
    assert len(found.leading) > len(found.drawn_names) == MOST_DRAWN


@pytest.mark.parametrize(("written", "of_words"), [("rare earth", True), ("concept:rare-earths", False)])
def test_with_a_node_its_own_links_come_first_and_are_rows_of_the_list(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter, written: str, of_words: bool
) -> None:
    question = asked(book, cutter, written, of_words=of_words, window="sentence")
    found = analyse_collocates(seed_corpus, WHOLE, question, 20, None)
    is_own = (found.links["name_a"] == written) | (found.links["name_b"] == written)
    own, others = found.links[is_own], found.links[~is_own]
    assert is_own.head(len(own)).all()
    partners = own["name_a"].where(own["name_a"] != written, own["name_b"])
    assert tuple(partners) == found.drawn_names
    assert own["g2"].tolist() == found.ranked["g2"].head(MOST_DRAWN).tolist()
    assert set(others["name_a"]) | set(others["name_b"]) <= set(found.drawn_names)
    assert len(others) <= len(found.drawn_names)


def test_notes_and_signs_are_of_what_is_in_one_article_until_a_unit_is_left_out(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    question = asked(book, cutter, "rare earth")
    plain, checked = (analyse_collocates(seed_corpus, WHOLE, question, 20, unit) for unit in (None, "article"))
    for frame in (plain.listed, plain.links):
        alone = frame["n_articles"] == 1
        assert alone.any()
        assert (frame["note"] == alone.map({True: IN_ONE_ARTICLE, False: ""})).all()
        assert (frame["sign"] == alone.map({True: "†", False: ""})).all()
    assert checked.listed["spelling"].tolist() == plain.listed["spelling"].tolist()
    assert len(plain.listed) == 20 < len(plain.ranked)
    for frame in (checked.listed, checked.links):
        assert ((frame["note"] == "") == (frame["sign"] == "")).all()
        assert (frame["note"] != "").any()


def test_a_word_that_the_corpus_has_not_is_refused_with_what_is_near(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    found = analyse_collocates(seed_corpus, WHOLE, asked(book, cutter, "contractz"), 20, None)
    assert str(found.refused).startswith("No word of the corpus is spelled like contractz.")
    assert any(word.startswith("contr") for word in found.near)
    assert found.ranked.empty
    assert len(found.offered) == 100


def test_a_filter_that_leaves_no_hit_is_told_from_a_corpus_without_one(
    seed_corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    found = analyse_collocates(seed_corpus, Subcorpus(languages=("zh",)), asked(book, cutter, "Lynas"), 20, None)
    assert found.hits is not None
    assert found.everywhere is not None
    assert found.hits.n_hits == 0 < found.everywhere.n_hits


def test_what_is_together_too_rarely_is_still_told(seed_corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    found = analyse_collocates(seed_corpus, WHOLE, asked(book, cutter, "Lynas", least=1000), 20, None)
    assert found.ranked.empty
    assert 0 < found.rarer["count"].max() < 1000


@pytest.mark.parametrize("window", [5, "passage"])
def test_the_pages_of_a_pair_have_each_passage_once_and_the_last_stands_for_all_after_it(
    seed_corpus: Corpus, cutter: Cutter, window: WindowSize
) -> None:
    node = words_node(["rare earth"])
    pair = Pair(("rare earth", "China"), (node, "China"), window, cutter)
    whole = contexts.meetings(seed_corpus, WHOLE, node, "China", cutter, window, 1000)
    n = whole.n_passages
    pages = [analyse_pair(seed_corpus, WHOLE, pair, 2, number) for number in range(1, -(-n // 2) + 1)]
    listed = [passage for page in pages for passage in page.meetings.passages["passage"]]
    assert listed == whole.passages["passage"].tolist()
    assert n == len(listed) > 2
    beyond = analyse_pair(seed_corpus, WHOLE, pair, 2, 99)
    assert beyond.place == pages[-1].place
    assert beyond.meetings.passages.equals(pages[-1].meetings.passages)
