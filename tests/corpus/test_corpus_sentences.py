"""The company words keep within a sentence: counted by hand in both languages, and by a loop over tokens."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.build import build
from lib.codebook import load_codebook
from lib.corpus import articles, contexts, counts, leave_one_out, nodes, store
from lib.corpus.contexts import MeetingSpan, Window, collocate_pairs, collocates, meetings, node_collocates
from lib.corpus.nodes import parse_node, words_node
from lib.corpus.query import Corpus
from lib.corpus.store import Scope
from lib.corpus.tokens import containing
from lib.corpus.tokens import selected as selections
from lib.errors import QueryError
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from lib.stats import co_occurrence
from lib.text import Cutter, load_dictionary
from tests.corpus.oracle import Oracle, Row

ROWS: list[dict[str, Any]] = [
    {
        "title": "Quota! Rare earth talks",
        "source": "Wire",
        "text": "The U.S. Department of Energy buys magnets. Rare earth prices climb, and magnets follow. "
        "Magnets wait.\n\nNo sign ends this passage about magnets",
    },
    {
        "title": "稀土价格。磁体价格",
        "source": "日报",
        "text": "稀土价格上涨。磁体没有上涨！稀土出口管制生效。\n\n磁体价格上涨",
    },
    {
        "title": "Yahoo! Japan buys magnets",
        "source": "Wire",
        "text": "2023. 99%! Magnets climb. 稀土 and magnets climb. A U.S. magnet. Rare earth",
    },
]
CHOSEN = [Subcorpus(), Subcorpus(languages=("zh",)), Subcorpus(languages=("en",)), Subcorpus(sources=("Wire",))]
WORDS = ["magnet", "rare earth", "climb", "稀土", "磁体", "价格", "上涨", "U.S.", "Yahoo! Japan"]


@pytest.fixture(scope="module")
def sentence_settings(small_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Articles whose passages have several sentences, one, and none."""
    seeds = tmp_path_factory.mktemp("sentences")
    (seeds / "articles").mkdir()
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (seeds / "articles" / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    (seeds / "dictionary").mkdir()
    (seeds / "dictionary" / "words.txt").write_text("rare earth\nYahoo! Japan\n出口管制\n", encoding="utf-8")
    (seeds / "codebook").symlink_to(small_settings.codebook)
    return Settings(seeds=seeds, corpus=seeds / "corpus")


@pytest.fixture(scope="module")
def corpus(sentence_settings: Settings) -> Corpus:
    assert build(sentence_settings).manifest.problems == ()
    return Corpus(sentence_settings.corpus)


@pytest.fixture(scope="module")
def oracle(sentence_settings: Settings) -> Oracle:
    return Oracle(sentence_settings, sentence_settings.articles)


@pytest.fixture(scope="module")
def cutter(sentence_settings: Settings) -> Cutter:
    return Cutter(load_dictionary(sentence_settings.dictionary)[0])


def near(frame: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    """Together, left, right and articles of each collocate."""
    columns = ["spelling", "count", "left", "right", "n_articles"]
    return {row[0]: row[1:] for row in frame[columns].itertuples(index=False, name=None)}


def test_an_english_word_counted_by_hand(corpus: Corpus) -> None:
    found = collocates(corpus, Subcorpus(languages=("en",)), ["rare earth"], "sentence")
    # "Quota! Rare earth talks", "Rare earth prices climb, and magnets follow." and, alone, "Rare earth".
    assert near(found) == {
        "talk": (1, 0, 1, 1),
        "price": (1, 0, 1, 1),
        "climb": (1, 0, 1, 1),
        "and": (1, 0, 1, 1),
        "magnet": (1, 0, 1, 1),
        "follow": (1, 0, 1, 1),
    }
    # Headline and passages of the first article, then of the last, in which "2023." and "99%!" have no word.
    assert set(found["n"]) == {(2 + 3 + 1) + (2 + 4)}
    assert set(found["f1"]) == set(found["n_window"]) == {3}
    assert set(found["span"]) == {1}
    assert found.set_index("spelling")["f2"].to_dict() == {
        "talk": 1,
        "price": 1,
        "climb": 3,
        "and": 2,
        "magnet": 8,
        "follow": 1,
    }


def test_a_chinese_word_counted_by_hand(corpus: Corpus) -> None:
    found = collocates(corpus, Subcorpus(languages=("zh",)), ["稀土"], "sentence")
    # 稀土价格。/ 稀土价格上涨。/ 稀土出口管制生效。, of seven sentences
    assert near(found)["出口管制"] == (1, 0, 1, 1)
    assert "磁体" not in near(found)
    assert set(found["n"]) == {2 + 3 + 1}
    assert set(found["f1"]) == {3}
    assert "磁体" in near(collocates(corpus, Subcorpus(languages=("zh",)), ["稀土"], "passage"))


def test_a_title_a_passage_without_a_sign_and_an_abbreviation_are_one_sentence(corpus: Corpus) -> None:
    found = near(collocates(corpus, Subcorpus(), ["U.S."], "sentence"))
    assert {"department", "energy", "magnet"} <= found.keys()
    assert found["magnet"] == (2, 0, 2, 2)
    assert "ends" not in found
    ends = near(collocates(corpus, Subcorpus(), ["sign"], "sentence"))
    assert {"no", "passage", "magnet"} <= ends.keys()


def test_a_term_that_goes_on_behind_an_end_is_where_it_begins(corpus: Corpus, cutter: Cutter) -> None:
    assert near(collocates(corpus, Subcorpus(), ["Yahoo! Japan"], "sentence")) == {}
    assert near(collocates(corpus, Subcorpus(), ["Yahoo! Japan"], "passage")).keys() == {"buy", "magnet"}
    # A hit of several words too: it begins in "... buys magnets." and "A U.S. magnet.", and ends in the next.
    over = node_collocates(corpus, Subcorpus(), words_node(["magnet rare earth"]), cutter, "sentence")
    assert near(over).keys() == {"the", "U.S.", "department", "of", "energy", "buy", "a"}


def by_loop(rows: Sequence[Row], node: str, scope: Scope) -> dict[str, tuple[int, ...]]:
    """Together, left, right, articles and sentences (or passages) of each word beside a word."""
    parts = [(row.number, part) for row in rows for part in (row.sentences if scope == "sentence" else [row.terms])]
    counts: dict[str, list[Any]] = {}
    for number, part in parts:
        for word in set(part) - {node} if node in part else ():
            own = counts.setdefault(word, [0, 0, 0, set()])
            own[0] += 1
            own[1] += any(word in part[:at] for at, term in enumerate(part) if term == node)
            own[2] += any(word in part[at:] for at, term in enumerate(part) if term == node)
            own[3].add(number)
    f2 = {word: sum(word in part for _, part in parts) for word in counts}
    return {word: (*own[:3], len(own[3]), f2[word]) for word, own in counts.items()}


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=3, unique=True), st.sampled_from(CHOSEN))
@settings(deadline=None, max_examples=40)
def test_as_a_loop_over_tokens_counts(corpus: Corpus, oracle: Oracle, words: list[str], chosen: Subcorpus) -> None:
    rows, scopes = oracle.select(chosen), store.SCOPES.values()
    for scope in scopes:
        for word in words:
            found = collocates(corpus, chosen, [word], scope)
            columns = ["spelling", "count", "left", "right", "n_articles", "f2"]
            listed = {row[0]: row[1:] for row in found[columns].itertuples(index=False, name=None)}
            assert listed == by_loop(rows, word, scope)


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("window", [2, *store.SCOPES])
def test_pairs_are_what_collocates_and_meetings_say(
    corpus: Corpus, cutter: Cutter, chosen: Subcorpus, window: contexts.WindowSize
) -> None:
    pairs = collocate_pairs(corpus, chosen, WORDS, window)
    shared = ["count", "n_articles", "f2", "n", "span"]
    rows = {(row["name_a"], row["name_b"]): row for row in pairs.to_dict("records")}
    assert rows
    for one, other in combinations(WORDS, 2):
        found = collocates(corpus, chosen, [one], window)
        line = found[found["spelling"] == other]
        met = meetings(corpus, chosen, one, other, cutter, window, 100)
        assert ((one, other) in rows) is bool(len(line))
        if len(line):
            row = rows[one, other]
            assert line[[*shared, "f1", "n_window"]].iloc[0].tolist() == [
                row[name] for name in (*shared, "f1", "n_window")
            ]
            assert (met.n_meetings, met.n_articles) == (row["count"], row["n_articles"])
            assert len(met.passages) == met.n_passages == met.spans["passage"].nunique()
        else:
            assert met.n_meetings == 0


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("within", store.SCOPES.values())
def test_terms_are_in_the_sentences_and_passages_that_hold_them(
    corpus: Corpus, oracle: Oracle, chosen: Subcorpus, within: Scope
) -> None:
    found = contexts.term_mentions(corpus, chosen, [*WORDS, "no such word"], within)
    parts = [
        (row.number, set(part))
        for row in oracle.select(chosen)
        for part in (row.sentences if within == "sentence" else [row.terms])
    ]
    counts = Counter((number, name) for number, part in parts for name in part & set(WORDS))
    assert Counter(zip(found["article"], found["name"], strict=True)) == counts
    assert not found.duplicated().any()
    pairs = co_occurrence(found, articles.scope_size(corpus, chosen, within))
    wanted = collocate_pairs(corpus, chosen, sorted(WORDS), within)
    columns = ["name_a", "name_b", "count", "n_articles", "f1", "f2", "n", "n_window", "span"]
    rows = [set(frame[columns].itertuples(index=False, name=None)) for frame in (pairs, wanted)]
    assert rows[0] == rows[1]


def test_names_share_sentences_as_they_meet_in_them(corpus: Corpus, cutter: Cutter) -> None:
    book = load_codebook(ROOT / "seeds/codebook")
    counted = {
        within: co_occurrence(
            counts.mentions(corpus, Subcorpus(), book, cutter, within), articles.scope_size(corpus, Subcorpus(), within)
        )
        for within in store.SCOPES.values()
    }
    # "Rare earth prices climb, and magnets follow." and "稀土 and magnets climb."; 稀土价格。磁体价格 are two.
    pair = ("concept:magnets", "concept:rare-earths")
    rows = {within: frame.set_index(["name_a", "name_b"]) for within, frame in counted.items()}
    assert {within: int(frame["count"][pair]) for within, frame in rows.items()} == {"sentence": 2, "passage": 4}
    one, other = (nodes.NameNode(name, book) for name in pair)
    for within, frame in rows.items():
        found = meetings(corpus, Subcorpus(), one, other, cutter, within)
        assert (found.n_meetings, found.n_articles) == tuple(frame.loc[pair, ["count", "n_articles"]])


def test_only_what_shares_a_sentence_is_marked(corpus: Corpus, cutter: Cutter) -> None:
    found = meetings(corpus, Subcorpus(), "magnet", "climb", cutter, "sentence", 100)
    texts = dict(zip(found.passages["passage"], found.passages["text"], strict=True))
    marked = [(texts[row.passage][row.start : row.end], row.side) for row in rows(found.spans, MeetingSpan)]
    assert sorted(marked) == [
        ("Magnets", 0),
        ("climb", 1),
        ("climb", 1),
        ("climb", 1),
        ("magnets", 0),
        ("magnets", 0),
    ]
    assert (found.n_meetings, found.n_passages, found.n_articles) == (3, 2, 2)
    assert sorted(found.passages["n"]) == [1, 2]


@pytest.mark.parametrize("window", store.SCOPES.values())
def test_without_a_source_there_is_what_the_others_have(corpus: Corpus, cutter: Cutter, window: Window) -> None:
    node = parse_node("magnet | 磁体")
    assert isinstance(node, nodes.WordsNode)
    whole = node_collocates(corpus, Subcorpus(), node, cutter, window)
    words = whole["spelling"].tolist()
    counts = leave_one_out.collocate_losses(corpus, Subcorpus(), node, cutter, words, window, "source")
    totals = counts.drop_duplicates("unit").set_index("unit")[["f1", "n", "n_window"]]
    assert set(totals.index) == set(leave_one_out.unit_tokens(corpus, Subcorpus(), "source")["unit"])
    for number, source in enumerate(leave_one_out.unit_names(corpus, "source", totals.index.tolist())["name"]):
        own = node_collocates(corpus, Subcorpus(sources=(source,)), node, cutter, window).set_index("spelling")
        mine = counts[(counts["unit"] == totals.index[number]) & (counts["count"] > 0)].set_index("spelling")
        assert mine["count"].to_dict() == own["count"].to_dict()
        assert mine["f2"].to_dict() == own["f2"].to_dict()
        assert totals.iloc[number].tolist() == own[["f1", "n", "n_window"]].iloc[0].tolist()


def test_a_long_text_is_counted_in_pieces(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted() -> list[pd.DataFrame]:
        selections._selections.clear()
        near = [collocates(corpus, chosen, ["magnet"], "sentence") for chosen in CHOSEN]
        scopes: list[contexts.WindowSize] = [3, "sentence"]
        return [*near, *(collocate_pairs(corpus, chosen, WORDS, scope) for chosen in CHOSEN for scope in scopes)]

    whole = counted()
    monkeypatch.setattr(containing, "_BLOCK_SIZE", 5)
    monkeypatch.setattr(selections, "_BLOCK", 5)
    for before, after in zip(whole, counted(), strict=True):
        pd.testing.assert_frame_equal(before, after)


def test_a_corpus_without_a_sentence_has_no_company(sentence_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text('{"title": "稀土", "text": "2023. 99%!"}\n', encoding="utf-8")
    settings = Settings(seeds=sentence_settings.seeds, corpus=tmp_path / "corpus")
    build(settings, [tmp_path / "one.jsonl"])
    alone = Corpus(settings.corpus)
    assert collocates(alone, Subcorpus(), ["稀土"], "sentence").empty
    assert collocate_pairs(alone, Subcorpus(), ["稀土"], "sentence").empty
    with pytest.raises(QueryError, match="'magnet' is not among the words"):
        collocate_pairs(alone, Subcorpus(), ["magnet"], "sentence")
