"""Weak themes: out of every count unless the filter asks for them, and always there to be drawn."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from lib.build import build
from lib.codebook import EVIDENCE, Calibration, Weight, load_codebook, write_calibration
from lib.corpus.articles import (
    ListedArticle,
    article_list,
    coverage,
    hits_in_article,
    passages_in_article,
    selected_passages,
    strongest_passages,
)
from lib.corpus.articles.rules import passages_with_rule, rule_counts
from lib.corpus.counts import node_counts, speaker_counts_by_themes, term_counts, term_counts_by_theme
from lib.corpus.leave_one_out.units import leaving
from lib.corpus.nodes import CodeNode, parse_node
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import Settings
from lib.text import Cutter

RULE = 'id = "price"\nlabel = { en = "Price", zh = "价格" }\n\n[[rules]]\nid = "price"\nany = { en = ["price"] }\n'
ARTICLE = (
    '{"title": "Tea", "text": "The price.\\n\\nMr Li said that the price of tea and of many other leaves rose."}\n'
)
SURE, WEAK = Subcorpus(themes=("price",)), Subcorpus(themes=("price",), weak=True)


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """One article with the same theme twice: surely in a short passage, weakly in a long one."""
    seeds = tmp_path_factory.mktemp("weak")
    for name in ("articles", "dictionary", "codebook/themes"):
        (seeds / name).mkdir(parents=True)
    (seeds / "articles" / "tea.jsonl").write_text(ARTICLE, encoding="utf-8")
    (seeds / "codebook" / "themes" / "price.toml").write_text(RULE, encoding="utf-8")
    weights = (Weight(name, 1.0, -1.0 if name == "length" else 0.0, 1.0) for name in EVIDENCE)
    write_calibration(seeds / "codebook", Calibration(100, 100, 0.95, 0.5, 0.0, 1.0, tuple(weights)))
    settings = Settings(seeds=seeds, corpus=seeds / "corpus")
    assert build(settings).manifest.problems == ()
    return Corpus(settings.corpus)


Count = Callable[[Corpus, Subcorpus], pd.DataFrame]
COUNTS: dict[str, tuple[Count, int, int]] = {
    "passages": (lambda corpus, chosen: selected_passages(corpus, chosen, 99), 1, 2),
    "strongest": (lambda corpus, chosen: strongest_passages(corpus, chosen, "price", 99), 1, 2),
    "of a rule": (lambda corpus, chosen: passages_with_rule(corpus, chosen, "price", "price", 99), 1, 2),
    "words": (lambda corpus, chosen: term_counts(corpus, chosen).query("spelling == 'tea'"), 0, 1),
}


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_selected_by_a_theme_is_where_it_is_sure_or_weak_too(tea: Corpus, name: str) -> None:
    count, sure, weak = COUNTS[name]
    assert (len(count(tea, SURE)), len(count(tea, WEAK))) == (sure, weak)


def test_without_a_theme_the_same_passages_are_left_and_fewer_carry_it(tea: Corpus) -> None:
    for weak, carrying in ((False, 1), (True, 2)):
        chosen = Subcorpus(weak=weak)
        covered = coverage(tea, chosen)
        assert covered["n_passages"].sum() == 3
        assert covered.loc[covered["themes"] == 1, "n_passages"].sum() == carrying
        assert rule_counts(tea, chosen)["n_passages"].tolist() == [carrying]
        by_theme = term_counts_by_theme(tea, chosen, ["price"])
        assert by_theme.loc[by_theme["theme"] == "price", "count"].tolist() == [carrying]
        spoken = speaker_counts_by_themes(tea, chosen)
        assert spoken["themes"].tolist() == [int(weak)]
        node = node_counts(tea, chosen, parse_node("price"), Cutter(()))
        assert node.loc[node["themes"] == 1, "count"].sum() == carrying


def test_a_theme_as_a_node_is_where_it_counts(tea: Corpus) -> None:
    node = CodeNode("price", "")
    for chosen, places in ((Subcorpus(), 1), (Subcorpus(weak=True), 2)):
        assert node_counts(tea, chosen, node, Cutter(()))["count"].sum() == places


def test_weak_themes_and_their_words_are_there_to_be_drawn(tea: Corpus) -> None:
    assert passages_in_article(tea, 0)[["themes", "weak"]].to_numpy().tolist() == [[0, 0], [1, 0], [0, 1]]
    assert hits_in_article(tea, 0)["sure"].tolist() == [True, False]
    assert selected_passages(tea, WEAK, 99)[["themes", "weak"]].to_numpy().tolist() == [[1, 0], [1, 1]]


def test_an_article_is_weak_on_a_theme_only_where_no_selected_passage_is_sure(tea: Corpus) -> None:
    (whole,) = rows(article_list(tea, Subcorpus(), "newest", 9), ListedArticle)
    assert (whole.themes, whole.weak, whole.every_theme) == (1, 0, 1)
    (part,) = rows(article_list(tea, Subcorpus(query="leaves"), "newest", 9), ListedArticle)
    assert (part.themes, part.weak, part.every_theme) == (0, 1, 1)
    (counted,) = rows(article_list(tea, Subcorpus(query="leaves", weak=True), "newest", 9), ListedArticle)
    assert (counted.themes, counted.weak) == (1, 1)


def test_a_rule_that_is_left_out_takes_what_counts(tea: Corpus) -> None:
    for chosen, n in ((SURE, 1), (WEAK, 2)):
        assert sum((layer >= 0).sum() for layer in leaving(tea, chosen, "rule").layers) == n


def test_a_calibration_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = tuple(Weight(name, 1.5, -0.25, 0.125) for name in EVIDENCE)
    shipped = Calibration(910, 603, 0.95, 0.365, 0.75, 0.125, weights)
    assert write_calibration(tmp_path, shipped) == tmp_path / "strength.toml"
    assert load_codebook(tmp_path).strength == shipped
