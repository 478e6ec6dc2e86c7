"""Where two nodes meet: as often as their company is counted, and marked where they stand."""

from functools import lru_cache

import pandas as pd
import pytest

from lib.codebook import Codebook, load_codebook
from lib.corpus.contexts import NodeOrTerm, WindowSize, collocates, concordance, meetings, node_collocates
from lib.corpus.counts import mentions
from lib.corpus.nodes import NameNode, words_node
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from lib.stats import co_occurrence
from lib.text import Cutter, load_dictionary

CHOSEN = [Subcorpus(), Subcorpus(themes=("alliances",)), Subcorpus(languages=("zh",))]
WINDOWS: list[WindowSize] = [1, 5, "sentence", "passage"]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds/dictionary")[0])


@pytest.fixture(scope="module")
def small_cutter(small_settings: Settings) -> Cutter:
    return Cutter(load_dictionary(small_settings.dictionary)[0])


@lru_cache
def book() -> Codebook:
    return load_codebook(ROOT / "seeds/codebook")


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("node", ["rare earth", "稀土"])
def test_two_words_meet_as_often_as_they_are_counted(
    seed_corpus: Corpus, cutter: Cutter, chosen: Subcorpus, window: WindowSize, node: str
) -> None:
    near = collocates(seed_corpus, chosen, [node], window)
    for row in pd.concat([near.head(6), near.tail(3)]).to_dict("records"):
        found = meetings(seed_corpus, chosen, node, row["spelling"], cutter, window, limit=1000)
        assert (found.n_meetings, found.n_articles) == (row["count"], row["n_articles"])
        assert found.n_passages == len(found.passages)
        assert found.passages["n"].sum() == found.n_meetings
        turned = meetings(seed_corpus, chosen, row["spelling"], node, cutter, window)
        assert (turned.n_meetings, turned.n_passages) == (found.n_meetings, found.n_passages)


@pytest.mark.parametrize("window", WINDOWS)
def test_what_meets_is_marked_and_nothing_else(seed_corpus: Corpus, cutter: Cutter, window: WindowSize) -> None:
    found = meetings(seed_corpus, Subcorpus(), "China", "export", cutter, window, limit=1000)
    texts = dict(zip(found.passages["passage"], found.passages["text"], strict=True))
    assert set(found.spans["passage"]) == set(texts)
    for number, text in texts.items():
        tokens = cutter.tokens(text)
        places = {name: [at for at, token in enumerate(tokens) if token.term == name] for name in ("China", "export")}
        near = window if isinstance(window, int) else 10_000  # each passage of the seeds is one sentence
        meet = [(a, b) for a in places["China"] for b in places["export"] if abs(a - b) <= near]
        marked = {(tokens[a].start, tokens[a].end, 0) for a, _ in meet}
        marked |= {(tokens[b].start, tokens[b].end, 1) for _, b in meet}
        own = found.spans[found.spans["passage"] == number]
        rows = list(own[["start", "end", "side"]].itertuples(index=False, name=None))
        assert rows == sorted(marked)


def test_newest_first_and_page_by_page(seed_corpus: Corpus, cutter: Cutter) -> None:
    whole = meetings(seed_corpus, Subcorpus(), "China", "U.S.", cutter, "passage", limit=1000)
    days = whole.passages["published_on"].dropna().tolist()
    assert days == sorted(days, reverse=True)
    pages = [
        meetings(seed_corpus, Subcorpus(), "China", "U.S.", cutter, "passage", 7, at)
        for at in range(0, whole.n_passages, 7)
    ]
    listed = pd.concat([page.passages for page in pages], ignore_index=True)
    pd.testing.assert_frame_equal(listed, whole.passages)
    assert sum(len(page.spans) for page in pages) == len(whole.spans)
    none = meetings(seed_corpus, Subcorpus(), "China", "U.S.", cutter, "passage", 0)
    assert (none.n_passages, len(none.passages), len(none.spans)) == (whole.n_passages, 0, 0)


def test_phrases_meet_from_end_to_beginning(small: Corpus, small_cutter: Cutter) -> None:
    # "An army of magnets waits at the café in Ürümqi."
    one, other = words_node(["army of"]), words_node(["at the café"])
    found = {near: meetings(small, Subcorpus(), one, other, small_cutter, near).n_meetings for near in (1, 2, 3)}
    assert found == {1: 0, 2: 0, 3: 1}


def test_what_lies_in_a_hit_does_not_meet_it(small: Corpus, small_cutter: Cutter) -> None:
    found = meetings(small, Subcorpus(), words_node(["army of"]), words_node(["arm*"]), small_cutter, 9)
    assert (found.n_meetings, found.n_passages, found.n_articles) == (0, 0, 0)
    assert list(found.spans.columns) == ["passage", "start", "end", "side"]


def test_nodes_meet_within_their_passage_alone(small: Corpus, small_cutter: Cutter) -> None:
    # "All arms need magnets. / An army of magnets waits": the second magnets are another passage's
    found = meetings(small, Subcorpus(), "need", "magnet", small_cutter, 50)
    assert found.n_meetings == 1


def test_names_share_as_many_passages_as_they_are_counted_in(seed_corpus: Corpus, cutter: Cutter) -> None:
    pairs = co_occurrence(mentions(seed_corpus, Subcorpus(), book(), cutter), 74)
    for row in pd.concat([pairs.head(8), pairs.tail(4)]).to_dict("records"):
        one, other = (NameNode(row[side], book()) for side in ("name_a", "name_b"))
        found = meetings(seed_corpus, Subcorpus(), one, other, cutter, "passage", 1000)
        assert (found.n_meetings, found.n_articles) == (row["count"], row["n_articles"])
        assert set(found.spans["side"]) == {0, 1}


@pytest.mark.parametrize(
    ("one", "other", "window", "message"),
    [
        ("magnet", "zebra", 5, "'zebra' is not among the words"),
        (words_node(["zebra"]), "magnet", 5, "No word of the corpus is spelled like zebra"),
        ("magnet", "arms", 0, "A window of 0 words is none"),
    ],
)
def test_what_cannot_meet(
    small: Corpus, small_cutter: Cutter, one: NodeOrTerm, other: NodeOrTerm, window: WindowSize, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        meetings(small, Subcorpus(), one, other, small_cutter, window)


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("spelled", [["rare earth"], ["China", "中国"]])
def test_a_typed_word_has_the_company_of_its_term(
    seed_corpus: Corpus, cutter: Cutter, chosen: Subcorpus, window: WindowSize, spelled: list[str]
) -> None:
    typed = node_collocates(seed_corpus, chosen, words_node(spelled), cutter, window)
    pd.testing.assert_frame_equal(typed, collocates(seed_corpus, chosen, spelled, window))


def test_the_company_of_a_phrase_begins_where_it_ends(small: Corpus, small_cutter: Cutter) -> None:
    # "An army of magnets waits at the café in Ürümqi."
    near = node_collocates(small, Subcorpus(), words_node(["of magnets"]), small_cutter, 2)
    counted = {row["spelling"]: (row["left"], row["right"]) for row in near.to_dict("records")}
    assert counted == {"a": (1, 0), "army": (1, 0), "wait": (0, 1), "at": (0, 1)}
    whole = node_collocates(small, Subcorpus(), words_node(["of magnets"]), small_cutter, "passage")
    assert set(whole["spelling"]) == {"a", "army", "wait", "at", "the", "café", "in", "ürümqi"}


def test_a_concept_has_company_in_both_languages(seed_corpus: Corpus, cutter: Cutter) -> None:
    concept = NameNode("concept:rare-earths", book())
    near = node_collocates(seed_corpus, Subcorpus(), concept, cutter)
    hits = concordance(seed_corpus, Subcorpus(), concept, cutter, limit=0).n_hits
    assert set(near["f1"]) == {hits}
    assert {"zh", "en"} == set(near["language"])
