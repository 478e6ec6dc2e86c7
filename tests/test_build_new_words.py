"""New words at the build: cut whole in the corpus and by all that reads it, and apart once they are taken back."""

import json
from pathlib import Path

import pytest

from lib.build import build, held
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import Settings
from lib.text import load_dictionary
from lib.text.dictionary.saves import save_edits
from lib.text.new_words import taking_back
from tests.text.new_words import WORDS, articles

WORD = "祁远舟"
PARTS = taking_back(WORD).split(" | ")


@pytest.fixture
def seeds(tmp_path: Path) -> Settings:
    settings = Settings(seeds=tmp_path / "seeds", corpus=tmp_path / "corpus")
    for folder in (settings.articles, settings.dictionary, settings.codebook / "themes"):
        folder.mkdir(parents=True)
    rows = [{"title": texts[0], "text": "。".join(texts)} for texts in articles()]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (settings.articles / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    return settings


def count(settings: Settings, term: str) -> int:
    counts = term_counts(Corpus(settings.corpus), Subcorpus()).set_index("spelling")["count"]
    return int(counts.get(term, 0))


def test_the_corpus_keeps_them_whole_and_so_does_its_cutter(seeds: Settings) -> None:
    build(seeds)
    corpus = Corpus(seeds.corpus)
    cutter = corpus.cutter(load_dictionary(seeds.dictionary)[0])

    assert {word.term for word in corpus.found_words.words} >= set(WORDS)
    assert count(seeds, WORD) == 24  # in title and text
    assert cutter.terms(f"大家都喜欢{WORD}") == ["大家", "都", "喜欢", WORD]
    assert corpus.found_words.share == 1


def test_one_that_is_taken_back_stays_taken_back(seeds: Settings) -> None:
    first = build(seeds).manifest.text_version
    save_edits(seeds.dictionary, [taking_back(WORD)])
    second = build(seeds).manifest.text_version

    assert second != first
    assert count(seeds, WORD) == 0
    assert count(seeds, PARTS[0]) >= 20
    assert count(seeds, "薛明珂") == 24
    assert build(seeds).manifest.text_version == second
    assert WORD in {word.term for word in Corpus(seeds.corpus).found_words.words}


def test_the_same_articles_give_the_same_whatever_waits_on_disk(
    seeds: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(seeds)
    monkeypatch.setattr(held, "IN_MEMORY", 1)
    monkeypatch.setattr("lib.build.building.BATCH_CHARACTERS", 500)
    other = Settings(seeds=seeds.seeds, corpus=tmp_path / "other")
    build(other)

    one, two = Corpus(seeds.corpus), Corpus(other.corpus)
    assert one.found_words == two.found_words
    assert one.vocabulary.equals(two.vocabulary)
    assert list((other.corpus / "segments").glob("*/held*")) == []
