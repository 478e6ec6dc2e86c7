"""What is kept in files that are mapped: it says the same as the texts and the tables, and damage is named."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lib.build import build
from lib.corpus.query import Corpus
from lib.corpus.store import postings as postings
from lib.corpus.store.mapped_files import forget_pages, map_numbers
from lib.corpus.store.postings import write_postings
from lib.errors import CorpusError
from lib.settings import Settings
from tests.corpus.oracle import Oracle

READS: dict[str, Callable[[Corpus], object]] = {
    "running.i32": lambda corpus: corpus.running,
    "sentences.i32": lambda corpus: corpus.running,
    "places.i32": lambda corpus: corpus.postings,
    "article_terms.i32": lambda corpus: corpus.article_terms,
    "article_counts.i32": lambda corpus: corpus.article_terms,
    "texts.utf8": lambda corpus: corpus.texts,
}


def test_the_files_hold_the_words_of_the_texts(seed_corpus: Corpus, seed_oracle: Oracle) -> None:
    spelled = seed_corpus.vocabulary["spelling"]
    rows = seed_oracle.rows
    assert spelled[seed_corpus.running.terms].tolist() == [term for row in rows for term in row.terms]
    lengths = [len(sentence) for row in rows for sentence in row.sentences]
    assert seed_corpus.running.sentence_lengths.tolist() == lengths
    assert seed_corpus.texts.to_pylist() == [row.passage.text for row in rows]
    at, starts = seed_corpus.postings.positions, seed_corpus.postings.starts
    assert (at == np.argsort(seed_corpus.running.terms, kind="stable")).all()
    assert (seed_corpus.running.terms[at] == np.repeat(np.arange(len(spelled)), np.diff(starts))).all()


def test_each_term_knows_how_often_it_occurs(seed_corpus: Corpus, seed_oracle: Oracle) -> None:
    rows, words = seed_oracle.rows, seed_corpus.vocabulary.set_index("spelling")
    assert words["n"].to_dict() == Counter(term for row in rows for term in row.terms)
    assert words["n_passages"].to_dict() == Counter(term for row in rows for term in set(row.terms))
    assert words["n_sentences"].to_dict() == Counter(
        term for row in rows for sentence in row.sentences for term in set(sentence)
    )
    assert words["n_articles"].to_dict() == Counter(
        term for _, term in {(row.number, term) for row in rows for term in row.terms}
    )


def test_terms_are_ranked_by_spelling_with_capitals_and_without(seed_corpus: Corpus) -> None:
    words = seed_corpus.vocabulary
    assert words.sort_values("alphabetical")["spelling"].tolist() == sorted(words["spelling"])
    by_rank = words.sort_values("rank")["spelling"].tolist()
    assert by_rank == sorted(words["spelling"], key=lambda spelling: (spelling.lower(), spelling))
    assert by_rank != sorted(words["spelling"])


@pytest.mark.parametrize("terms", [[], [3], [0, 2], [4, 1, 3]])
def test_places_come_in_the_order_of_the_text_block_by_block(
    terms: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_BLOCK_BITS", 2)
    running = np.array([0, 3, 3, 1, 0, 4, 3, 0, 0, 1, 4], "<i4")
    running.tofile(tmp_path / "running.i32")
    counts = np.bincount(running, minlength=6)
    write_postings(tmp_path, counts)
    found = postings.map_postings(tmp_path, counts).merge(np.array(terms, np.int32))
    assert found.tolist() == np.flatnonzero(np.isin(running, terms)).tolist()


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="only Linux tells what of a file is in memory")
def test_what_was_read_of_one_file_is_forgotten_and_can_be_read_again(tmp_path: Path) -> None:
    def resident(file: Path) -> int:
        mapping = Path("/proc/self/smaps").read_text(encoding="utf-8").partition(f"{file}\n")[2]
        return int(mapping.partition("\nRss:")[2].split()[0])

    files = [tmp_path / "one.i32", tmp_path / "other.i32"]
    for file in files:
        np.arange(1 << 16, dtype="<i4").tofile(file)
    one, other = (map_numbers(file, 1 << 16) for file in files)
    total = one.sum()
    assert other.sum() == total
    forget_pages(one)
    assert resident(files[0]) == 0 < resident(files[1])
    assert one.sum() == total


def test_too_many_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"2,147,483,648 words are too many for one corpus; 2,147,483,647"):
        write_postings(tmp_path, np.array([2**31]))


@pytest.mark.parametrize("name", READS)
def test_a_damaged_file_is_named(small: Corpus, small_settings: Settings, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(small_settings.corpus, folder)
    damaged = next(folder.glob(f"segments/*/{name}"))
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:-1])
    with pytest.raises(CorpusError, match=rf"{name}: holds .* bytes, .* are due\. .* build the corpus again"):
        READS[name](Corpus(folder))
    damaged.unlink()
    with pytest.raises(CorpusError, match=rf"{name}: cannot be read \(No such file .* build the corpus again"):
        READS[name](Corpus(folder))


def test_articles_without_a_word_make_a_corpus(small_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text('{"title": "100", "text": "99.9%\\n\\n12"}\n', encoding="utf-8")
    settings = Settings(seeds=small_settings.seeds, corpus=tmp_path / "corpus")
    build(settings, [tmp_path / "empty.jsonl"])
    corpus = Corpus(settings.corpus)
    assert len(corpus.running.terms) == len(corpus.postings.positions) == len(corpus.article_terms.terms) == 0
    assert corpus.texts[:1].to_pylist() == ["100"]
