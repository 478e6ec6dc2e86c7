"""The company of words, against a count in plain Python over plain lists."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import pandas as pd
import pytest

from lib.build import build
from lib.corpus.contexts import Window, WindowSize, collocate_pairs, collocates
from lib.corpus.query import Corpus
from lib.corpus.tokens import containing, windows
from lib.corpus.tokens import selected as selections
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.settings import Settings
from tests.corpus.oracle import Oracle, Row

COLUMNS = ["spelling", "language", "count", "left", "right", "n_articles", "f1", "f2", "n", "n_window", "span"]
CHOSEN = [Subcorpus(), Subcorpus(themes=("alliances",)), Subcorpus(languages=("zh",)), Subcorpus(languages=("en",))]


def meetings(rows: Sequence[Row], node: Sequence[str], left: int, right: int) -> Iterator[tuple[Row, str, str]]:
    """Each word in each window of the node, with its side."""
    for row in rows:
        for at, term in enumerate(row.terms):
            if term in node:
                yield from ((row, "left", word) for word in row.terms[max(0, at - left) : at])
                yield from ((row, "right", word) for word in row.terms[at + 1 : at + 1 + right])


def by_hand(rows: Sequence[Row], node: Sequence[str], left: int, right: int) -> dict[str, tuple[int, ...]]:
    """Count, left, right, n_articles and f2 of each collocate."""
    sides = {side: Counter(word for _, s, word in meetings(rows, node, left, right) if s == side) for side in SIDES}
    articles = {(word, row.number) for row, _, word in meetings(rows, node, left, right)}
    n_articles, total = Counter(word for word, _ in articles), Counter(term for row in rows for term in row.terms)
    words = {word for word, _ in articles} - set(node)
    return {
        w: (sides["left"][w] + sides["right"][w], sides["left"][w], sides["right"][w], n_articles[w], total[w])
        for w in words
    }


SIDES = ("left", "right")


def counted(frame: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    rows = frame[["spelling", "count", "left", "right", "n_articles", "f2"]].itertuples(index=False, name=None)
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
@pytest.mark.parametrize("node", [("rare earth",), ("China", "中国"), ("稀土",), ("the",)], ids=repr)
@pytest.mark.parametrize("window", [(5, 5), (3, 0), (0, 2), (50, 50)], ids=repr)
def test_as_counted_in_plain_python(
    seed_corpus: Corpus, seed_oracle: Oracle, chosen: Subcorpus, node: tuple[str, ...], window: tuple[int, int]
) -> None:
    rows = seed_oracle.select(chosen)
    found = collocates(seed_corpus, chosen, node, window)
    assert list(found.columns) == COLUMNS
    assert counted(found) == by_hand(rows, node, *window)
    if len(found):
        assert set(found["f1"]) == {sum(row.terms.count(word) for row in rows for word in node)}
        assert set(found["n"]) == {sum(len(row.terms) for row in rows)}
        assert set(found["n_window"]) == {sum(1 for _ in meetings(rows, node, *window))}
        assert set(found["span"]) == {sum(window)}


@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
def test_in_a_passage_passages_are_counted(seed_corpus: Corpus, seed_oracle: Oracle, chosen: Subcorpus) -> None:
    rows, node = seed_oracle.select(chosen), "rare earth"
    holding = [row for row in rows if node in row.terms]
    found = collocates(seed_corpus, chosen, [node], "passage").set_index("spelling")
    assert set(found.index) == {term for row in holding for term in row.terms} - {node}
    for word, line in found.iterrows():
        both = [row for row in holding if word in row.terms]
        before = [row for row in both if row.terms.index(word) < len(row.terms) - 1 - row.terms[::-1].index(node)]
        after = [row for row in both if len(row.terms) - 1 - row.terms[::-1].index(word) > row.terms.index(node)]
        assert (line["count"], line["left"], line["right"]) == (len(both), len(before), len(after))
        assert line["n_articles"] == len({row.number for row in both})
        assert line["f2"] == sum(word in row.terms for row in rows)
        assert (line["f1"], line["n_window"], line["n"], line["span"]) == (len(holding), len(holding), len(rows), 1)


def test_counted_by_hand(small: Corpus) -> None:
    # "The price floor helps the miners. / Allies agreed to export controls." and, in a passage of its own in the next
    # article, "Controlled exports hit an ally and the price."
    near = counted(collocates(small, Subcorpus(), ["ally"], 2))
    assert near == {
        "agree": (1, 0, 1, 1, 1),
        "to": (1, 0, 1, 1, 1),
        "hit": (1, 1, 0, 1, 1),
        "a": (1, 1, 0, 1, 3),  # an ally, an army, a.*b
        "and": (1, 0, 1, 1, 1),
        "the": (1, 0, 1, 1, 4),  # the price, the miners, the price, the café
    }


def test_one_number_is_both_sides(seed_corpus: Corpus) -> None:
    pd.testing.assert_frame_equal(
        collocates(seed_corpus, Subcorpus(), ["China"], 4), collocates(seed_corpus, Subcorpus(), ["China"], (4, 4))
    )


def test_most_often_together_first_and_ties_by_spelling(seed_corpus: Corpus) -> None:
    found = collocates(seed_corpus, Subcorpus(), ["China"], 5, min_count=2)
    assert found["count"].min() == 2
    rows = list(zip(-found["count"], found["spelling"], strict=True))
    assert rows == sorted(rows)


def test_a_meets_b_as_often_as_b_meets_a(seed_corpus: Corpus) -> None:
    words = collocates(seed_corpus, Subcorpus(), ["China"], 5)[:12]["spelling"].tolist()
    for word, count in zip(words, collocates(seed_corpus, Subcorpus(), ["China"], 5)["count"], strict=False):
        assert counted(collocates(seed_corpus, Subcorpus(), [word], 5))["China"][0] == count


@pytest.mark.parametrize("window", [1, 5, "sentence", "passage"])
@pytest.mark.parametrize("chosen", CHOSEN, ids=repr)
def test_pairs_are_collocates_of_each_other(seed_corpus: Corpus, chosen: Subcorpus, window: WindowSize) -> None:
    words = ["China", "export control", "rare earth", "the", "稀土", "never a word", "China"]
    pairs = collocate_pairs(seed_corpus, chosen, words, window)
    seen: dict[tuple[str, str], dict[Hashable, Any]] = {}
    for row in pairs.to_dict("records"):
        assert words.index(row["name_a"]) < words.index(row["name_b"])
        seen[row["name_a"], row["name_b"]] = row
    for a in dict.fromkeys(words[:5]):
        found = collocates(seed_corpus, chosen, [a], window)
        for line in found[found["spelling"].isin(words)].to_dict("records"):
            b = line["spelling"]
            row = seen[(a, b) if (a, b) in seen else (b, a)]
            assert [row[name] for name in ("count", "n_articles", "n", "span")] == [
                line[name] for name in ("count", "n_articles", "n", "span")
            ]
            if row["name_a"] == a:
                assert (row["f1"], row["f2"], row["n_window"]) == (line["f1"], line["f2"], line["n_window"])


def test_a_long_text_is_counted_in_stretches(seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: tuple[Window, ...] = (5, "sentence", "passage")
    questions = [(chosen, window) for chosen in CHOSEN for window in shapes]
    whole = [collocates(seed_corpus, chosen, ["China", "the"], window) for chosen, window in questions]
    monkeypatch.setattr(windows, "_BLOCK_SIZE", 7)
    monkeypatch.setattr(containing, "_BLOCK_SIZE", 7)
    monkeypatch.setattr(selections, "_BLOCK", 7)
    selections._selections.clear()
    for frame, (chosen, window) in zip(whole, questions, strict=True):
        pd.testing.assert_frame_equal(frame, collocates(seed_corpus, chosen, ["China", "the"], window))


@pytest.mark.parametrize("window", [(50, 50), (1, 50), (50, 0)], ids=repr)
def test_a_window_may_be_longer_than_the_whole_text(
    small: Corpus, small_oracle: Oracle, window: tuple[int, int]
) -> None:
    for node in small.vocabulary["spelling"]:
        assert counted(collocates(small, Subcorpus(), [node], window)) == by_hand(small_oracle.rows, [node], *window)


def test_a_node_outside_the_selection_has_no_company(small: Corpus) -> None:
    shapes: tuple[Window, ...] = (5, "sentence", "passage")
    for window in shapes:
        found = collocates(small, Subcorpus(languages=("zh",)), ["army"], window)
        assert found.empty
        assert list(found.columns) == COLUMNS


@pytest.mark.parametrize(
    ("node", "window", "message"),
    [
        (["zebra"], 5, "'zebra' is not among the words"),
        (["zebra", "Price"], 5, "'zebra' or 'Price' is not among"),
        ([], 5, "Nothing is not among"),
        (["price"], 0, "0 words to the left and 0 to the right"),
        (["price"], (-1, 3), "use 1 to 50"),
        (["price"], 51, "51 words to the left"),
    ],
)
def test_what_cannot_be_asked(small: Corpus, node: list[str], window: int, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        collocates(small, Subcorpus(), node, window)


def test_a_corpus_of_one_article(small_settings: Settings, tmp_path: Any) -> None:
    (tmp_path / "one.jsonl").write_text('{"title": "价格", "text": "稀土价格上涨。稀土！"}\n', encoding="utf-8")
    settings = Settings(seeds=small_settings.seeds, corpus=tmp_path / "corpus")
    build(settings, [tmp_path / "one.jsonl"])
    found = collocates(Corpus(settings.corpus), Subcorpus(), ["稀土"], 5)
    assert counted(found) == {"价格上涨": (2, 1, 1, 1, 1)}
