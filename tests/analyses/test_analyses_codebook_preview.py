"""What a changed codebook would change, over the seed articles and passages coded by hand."""

from dataclasses import replace

import pytest

from lib.analyses.codebook_preview import CodebookPreview, preview_codebook
from lib.codebook import Codebook, load_codebook
from lib.coding import Coder
from lib.corpus import articles
from lib.corpus.articles import SelectedPassage
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.gold import Coded
from lib.model import Subcorpus
from lib.settings import ROOT

BEFORE = load_codebook(ROOT / "seeds" / "codebook")
GONE = "alliances"


@pytest.fixture(scope="module")
def coders() -> tuple[Coder, Coder]:
    return Coder(BEFORE), Coder(without_rules())


def without_rules() -> Codebook:
    """The codebook with a theme that no rule gives any more."""
    themes = tuple(replace(theme, rules=()) if theme.id == GONE else theme for theme in BEFORE.themes)
    return replace(BEFORE, version="changed", themes=themes)


def preview(corpus: Corpus, coders: tuple[Coder, Coder], codings: list[Coded]) -> CodebookPreview:
    return preview_codebook(corpus, (BEFORE, without_rules()), coders, codings)


def test_scores_stand_side_by_side_for_either_codebook(seed_corpus: Corpus, coders: tuple[Coder, Coder]) -> None:
    passages = rows(articles.selected_passages(seed_corpus, Subcorpus(), 1000), SelectedPassage)
    codings = [
        Coded(str(row.passage), row.text, row.language, frozenset(coders[0].themes(row.text)), frozenset(), "ana")
        for row in passages
    ]
    table = preview(seed_corpus, coders, codings).scores
    whole = table[table["language"] == "all"].set_index("theme")
    others = [theme for theme in seed_corpus.themes if theme != GONE]
    assert list(whole.index) == [*seed_corpus.themes, "macro"]
    assert (whole["f1"] == 1).all()
    assert (whole.loc[others, "f1_after"] == 1).all()
    assert whole.loc[GONE, "recall_after"] == 0
    assert whole["precision_after"].isna().tolist() == [theme == GONE for theme in whole.index]


def test_the_passages_of_a_theme_without_rules_lose_it(seed_corpus: Corpus, coders: tuple[Coder, Coder]) -> None:
    totals = preview(seed_corpus, coders, []).revision.totals.set_index("theme")
    bit = seed_corpus.themes.index(GONE)
    n_passages, _ = articles.count_carrying(seed_corpus, Subcorpus(), 1 << bit, None)
    assert (totals.loc[GONE, "before"], totals.loc[GONE, "after"], totals.loc[GONE, "lost"]) == (
        n_passages,
        0,
        n_passages,
    )
    assert totals.drop(GONE)["lost"].sum() == 0


def test_without_coded_passages_there_are_no_scores(seed_corpus: Corpus, coders: tuple[Coder, Coder]) -> None:
    assert preview(seed_corpus, coders, []).scores.empty
