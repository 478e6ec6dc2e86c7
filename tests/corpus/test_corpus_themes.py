"""The passages behind themes: by part, by strength and with their receipts, counted by hand and by a slow oracle."""

from itertools import combinations
from typing import get_args

import pytest

from lib.corpus.articles import (
    HitRow,
    Part,
    count_carrying,
    coverage_by_part,
    hits_in_passages,
    passages_carrying,
    strongest_passages,
)
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from tests.corpus.oracle import Oracle, Row

PRICE, CONTROLS, ALLIES, ARMS = 1, 2, 4, 8
NAMES = ("price", "controls", "allies", "arms")
SELECTIONS = [
    Subcorpus(),
    Subcorpus(languages=("en",)),
    Subcorpus(languages=("zh",)),
    Subcorpus(themes=("price", "allies")),
    Subcorpus(sources=("Wire",)),
    Subcorpus(query="nowhere"),
]


def places(small: Corpus, chosen: Subcorpus, themes: int, part: Part | None = None) -> list[str]:
    found = passages_carrying(small, chosen, themes, part, 99)
    order = {passage: f"{key}" for passage, key in zip(found["passage"], found["text"], strict=True)}
    return [order[passage] for passage in sorted(order)]


def test_coverage_by_part(small: Corpus) -> None:
    frame = coverage_by_part(small, Subcorpus())
    assert list(frame.columns) == ["article", "language", "part", "themes", "n_passages"]
    rows = [tuple(row) for row in frame[frame["article"] <= 1].itertuples(index=False, name=None)]
    assert rows == [
        (0, "en", "body", PRICE, 1),
        (0, "en", "body", CONTROLS | ALLIES, 1),
        (0, "en", "title", 0, 1),
        (1, "en", "body", PRICE | CONTROLS | ALLIES, 1),
        (1, "zh", "body", PRICE, 1),
        (1, "zh", "title", CONTROLS, 1),
    ]
    assert list(coverage_by_part(small, Subcorpus(query="nowhere")).columns) == list(frame.columns)


def test_passages_carrying_are_those_with_all_the_themes(small: Corpus) -> None:
    assert places(small, Subcorpus(), CONTROLS) == [
        "Allies agreed to export controls.",
        "稀土出口管制",
        "Controlled exports hit an ally and the price.",
    ]
    assert places(small, Subcorpus(), PRICE | CONTROLS) == ["Controlled exports hit an ally and the price."]
    assert len(places(small, Subcorpus(), 0)) == 12
    assert places(small, Subcorpus(themes=("price",)), ALLIES) == ["Controlled exports hit an ally and the price."]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("title", ["稀土出口管制"]),
        ("body", ["Allies agreed to export controls.", "Controlled exports hit an ally and the price."]),
        ("title_only", []),
        ("body_only", ["Allies agreed to export controls."]),
        ("both", ["稀土出口管制", "Controlled exports hit an ally and the price."]),
    ],
)
def test_passages_by_part(small: Corpus, part: Part, expected: list[str]) -> None:
    assert places(small, Subcorpus(), CONTROLS, part) == expected


def test_a_part_looks_only_at_articles_with_a_selected_title_and_body(small: Corpus) -> None:
    english = Subcorpus(languages=("en",))  # the article with the Chinese title has none that is selected
    assert places(small, english, CONTROLS, "body") == ["Allies agreed to export controls."]
    assert places(small, english, CONTROLS) == [
        "Allies agreed to export controls.",
        "Controlled exports hit an ally and the price.",
    ]


def test_themes_across_an_article_need_not_share_a_passage(small: Corpus) -> None:
    assert places(small, Subcorpus(languages=("en",)), PRICE | ALLIES, "across") == [
        "The price floor helps the miners.",
        "Allies agreed to export controls.",
        "Controlled exports hit an ally and the price.",
    ]


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_every_count_is_that_of_a_slow_count(small: Corpus, small_oracle: Oracle, chosen: Subcorpus) -> None:
    if chosen.query:
        assert count_carrying(small, chosen, 0, None) == (0, 0)
        return
    selected = small_oracle.select(chosen)
    masks = [sum(bits) for n in (1, 2) for bits in combinations((PRICE, CONTROLS, ALLIES, ARMS), n)]
    for mask in masks:
        for part in (None, *get_args(Part)):
            expected = slow(selected, mask, part)
            counted = (len(expected), len({row.number for row in expected}))
            assert count_carrying(small, chosen, mask, part) == counted, (mask, part)
            assert len(passages_carrying(small, chosen, mask, part, 99)) == len(expected)


def slow(selected: list[Row], mask: int, part: str | None) -> list[Row]:
    themes = {name for bit, name in enumerate(NAMES) if mask >> bit & 1}
    if part == "across":
        themes_by_article: dict[int, set[str]] = {}
        for row in selected:
            themes_by_article.setdefault(row.number, set()).update(row.themes)
        return [row for row in selected if row.themes & themes and themes <= themes_by_article[row.number]]
    having = [row for row in selected if themes <= row.themes]
    if part is None:
        return having
    titles, bodies = ({r.number for r in selected if (r.passage.kind == "title") is one} for one in (True, False))
    in_title, in_body = ({r.number for r in having if (r.passage.kind == "title") is one} for one in (True, False))
    numbers = {
        "title": in_title,
        "body": in_body,
        "title_only": in_title - in_body,
        "body_only": in_body - in_title,
        "both": in_title & in_body,
    }[part]
    side = {"title": (True,), "body": (False,)}.get(part, (True, False))
    return [r for r in having if r.number in numbers & titles & bodies and (r.passage.kind == "title") in side]


def test_pages_of_a_list_join_to_the_whole(small: Corpus) -> None:
    whole = passages_carrying(small, Subcorpus(), 0, None, 99)["passage"].tolist()
    pages = [passages_carrying(small, Subcorpus(), 0, None, 5, at)["passage"].tolist() for at in (0, 5, 10)]
    assert [passage for page in pages for passage in page] == whole


def test_strength_is_rules_then_words_then_density(small: Corpus) -> None:
    found = strongest_passages(small, Subcorpus(), "arms", 5)
    rows = list(zip(found["text"], found["n_rules"], found["n_words"], found["n_hits"], strict=True))
    # one rule and one word each; the shorter passage is the denser one
    assert rows == [
        ("All arms need magnets.", 1, 1, 1),
        ("An army of magnets waits at the café in Ürümqi.", 1, 1, 1),
    ]
    assert found["density"].is_monotonic_decreasing
    assert found["density"].iloc[0] == pytest.approx(100 / 4)
    assert strongest_passages(small, Subcorpus(themes=("price",)), "arms", 5).empty


def test_strength_on_the_seeds_never_grows_down_the_list(seed_corpus: Corpus) -> None:
    for theme in seed_corpus.themes:
        found = strongest_passages(seed_corpus, Subcorpus(), theme, 50)
        strength = list(zip(found["n_rules"], found["n_words"], found["density"], strict=True))
        assert strength == sorted(strength, reverse=True)
        assert found["text"].is_unique
        hits = hits_in_passages(seed_corpus, found["passage"].tolist())
        for row in found.itertuples():
            own = hits[(hits["passage"] == row.passage) & (hits["theme"] == theme)]
            evidence = (own["rule"].nunique(), own["text"].str.lower().nunique(), len(own))
            assert (row.n_rules, row.n_words, row.n_hits) == evidence


def test_receipts_slice_back_to_the_words_that_fired(seed_corpus: Corpus) -> None:
    found = passages_carrying(seed_corpus, Subcorpus(), 1, None, 99)
    texts = dict(zip(found["passage"], found["text"], strict=True))
    hits = hits_in_passages(seed_corpus, list(texts))
    assert set(hits["passage"]) == set(texts)
    assert all(texts[hit.passage][hit.start : hit.end] == hit.text for hit in rows(hits, HitRow))
    assert hits_in_passages(seed_corpus, []).empty
