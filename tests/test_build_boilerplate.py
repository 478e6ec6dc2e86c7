"""Boilerplate at the build: it counts nowhere, can be read on its article, and a line in a file brings it back."""

import json
from pathlib import Path

import pytest

from lib.build import build
from lib.corpus.articles import ListedArticle, article, article_list
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from tests.pages.test_pages import open_page, page_text

LINE = "Subscribe to Lode & Vein and the quota letter."


@pytest.fixture
def seeds(tmp_path: Path) -> Settings:
    settings = Settings(seeds=tmp_path / "seeds", corpus=tmp_path / "corpus")
    for folder in (settings.articles, settings.dictionary, settings.codebook / "themes"):
        folder.mkdir(parents=True)
    written = [
        {"title": f"Mine {n}", "source": "Daily Lode", "text": f"Mine number {n} reopened.\n\nOre was sold.\n\n{LINE}"}
        for n in range(6)
    ]
    (settings.articles / "rows.jsonl").write_text("\n".join(map(json.dumps, written)), encoding="utf-8")
    return settings


def counts(settings: Settings) -> dict[str, int]:
    frame = term_counts(Corpus(settings.corpus), Subcorpus())
    return dict(zip(frame["spelling"], frame["count"], strict=True))


def test_it_counts_nowhere_and_is_said(seeds: Settings) -> None:
    report = build(seeds)
    corpus = Corpus(seeds.corpus)
    listed = next(rows(article_list(corpus, Subcorpus(), "title", 10), ListedArticle))

    assert counts(seeds)["ore"] == 6
    assert "subscribe" not in counts(seeds)
    assert list(article(corpus, listed.key)["set_aside"].iloc[0]) == [LINE]
    assert listed.n_passages == 3
    assert [str(problem) for problem in report.manifest.problems if "Daily Lode" in str(problem)]


def test_a_line_in_a_file_brings_it_back(seeds: Settings) -> None:
    before = build(seeds).manifest.text_version
    seeds.boilerplate.mkdir()
    (seeds.boilerplate / "keep.txt").write_text(f"{LINE}\n", encoding="utf-8")
    report = build(seeds)

    assert report.manifest.text_version != before
    assert counts(seeds)["subscribe"] == 6
    assert not any("Daily Lode" in str(problem) for problem in report.manifest.problems)


def test_the_article_shows_it_as_text(seeds: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(seeds)
    key = article_list(Corpus(seeds.corpus), Subcorpus(), "title", 1)["key"].iloc[0]
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(seeds.corpus))

    shown = page_text(open_page("articles", {"article": key}))

    assert "Recurs in many articles of this source and is not counted:" in shown
    assert "Subscribe to Lode &amp; Vein" in shown
