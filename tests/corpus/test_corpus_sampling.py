"""Samples for hand-coding: reproducible, stratified, and weighted back to the whole."""

import json
from pathlib import Path

import pandas as pd
import pytest

from lib.build import build
from lib.codebook import EVIDENCE, Calibration, Weight, load_codebook, write_calibration
from lib.coding import Coder
from lib.corpus.articles import (
    ArticlePassage,
    CoverageRow,
    SampledPassage,
    coverage,
    passage_sample,
    passages_in_article,
)
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import Settings

EVERYTHING = Subcorpus()


def ids(frame: pd.DataFrame) -> list[str]:
    return list(frame["id"])


def test_the_whole_of_a_small_corpus_counts_as_it_is(small: Corpus) -> None:
    frame = passage_sample(small, EVERYTHING, 50, 1)
    assert list(frame.columns) == ["id", "kind", "language", "text", "themes", "stratum", "weight", "again"]
    assert len(frame) == coverage(small, EVERYTHING)["n_passages"].sum()
    assert frame["weight"].tolist() == [1.0] * len(frame)
    assert not frame["again"].any()


def test_a_passage_is_named_by_its_article_and_its_place_in_it(small: Corpus) -> None:
    texts = dict(zip(*(passage_sample(small, EVERYTHING, 50, 1)[name] for name in ("id", "text")), strict=True))
    for row in rows(coverage(small, EVERYTHING).drop_duplicates("article"), CoverageRow):
        for passage in rows(passages_in_article(small, row.article), ArticlePassage):
            assert texts.pop(f"{row.key}-{passage.ordinal}") == passage.text
    assert texts == {}


def test_a_seed_names_a_sample(seed_corpus: Corpus) -> None:
    first = passage_sample(seed_corpus, EVERYTHING, 20, 1)
    assert first.equals(passage_sample(seed_corpus, EVERYTHING, 20, 1))
    assert ids(first) != ids(passage_sample(seed_corpus, EVERYTHING, 20, 2))
    assert len(set(ids(first))) == 20


def test_a_filter_changes_who_is_drawn_but_not_their_order(seed_corpus: Corpus) -> None:
    whole = passage_sample(seed_corpus, EVERYTHING, 200, 3)
    for language in ("zh", "en"):
        part = passage_sample(seed_corpus, Subcorpus(languages=(language,)), 200, 3)
        assert ids(part) == ids(whole[whole["language"] == language])


def test_half_is_shared_out_by_size_and_half_evenly(seed_corpus: Corpus) -> None:
    sizes = passage_sample(seed_corpus, EVERYTHING, 200, 1)["stratum"].value_counts()
    drawn = passage_sample(seed_corpus, EVERYTHING, 30, 1)["stratum"].value_counts()
    assert drawn.sum() == 30
    due = (30 * (sizes / sizes.sum() + 1 / len(sizes)) / 2).clip(upper=sizes)
    assert (drawn.reindex(sizes.index) - due > -1).all()
    assert (drawn.reindex(sizes.index) <= sizes).all()


def test_the_stratum_is_the_rarest_theme_the_rules_give(small: Corpus) -> None:
    frame = passage_sample(small, EVERYTHING, 50, 1)
    counts = {
        (language, bit): int((own["themes"].to_numpy() >> bit & 1).sum())
        for language, own in frame.groupby("language")
        for bit in range(len(small.themes))
    }
    for row in rows(frame, SampledPassage):
        language, _, name = row.stratum.partition(" ")
        assert language == row.language
        bits = [bit for bit in range(len(small.themes)) if row.themes >> bit & 1]
        rarest = min((counts[language, bit] for bit in bits), default=None)
        assert rarest == (None if name == "none" else counts[language, small.themes.index(name)])
    assert {"zh", "en"} == set(frame["language"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_weights_bring_the_strata_back_to_their_shares(seed_corpus: Corpus, seed: int) -> None:
    whole = passage_sample(seed_corpus, EVERYTHING, 200, seed)["stratum"].value_counts(normalize=True)
    frame = passage_sample(seed_corpus, EVERYTHING, 25, seed)
    assert frame["weight"].mean() == pytest.approx(1.0)
    weighted = frame.groupby("stratum")["weight"].sum() / frame["weight"].sum()
    assert weighted.to_dict() == pytest.approx(whole.to_dict())


def test_within_a_stratum_every_passage_has_its_turn(seed_corpus: Corpus) -> None:
    whole = set(ids(passage_sample(seed_corpus, EVERYTHING, 200, 1)))
    drawn = {name for seed in range(1, 31) for name in ids(passage_sample(seed_corpus, EVERYTHING, 25, seed))}
    assert drawn == whole


def test_passages_to_code_again_join_the_sample_where_the_filter_leaves_them(seed_corpus: Corpus) -> None:
    whole = passage_sample(seed_corpus, EVERYTHING, 200, 1)
    plain = passage_sample(seed_corpus, EVERYTHING, 20, 1)
    again = tuple(ids(whole.tail(3))) + tuple(ids(plain.head(1))) + ("no-such-passage",)
    joined = passage_sample(seed_corpus, EVERYTHING, 20, 1, again)
    assert set(ids(joined)) == set(ids(plain)) | set(again[:4])
    assert set(ids(joined[joined["again"]])) == set(again[:4])
    weights = dict(zip(plain["stratum"], plain["weight"], strict=True))
    assert joined["weight"].tolist() == [weights[stratum] for stratum in joined["stratum"]]
    chinese = passage_sample(seed_corpus, Subcorpus(languages=("zh",)), 20, 1, again)
    assert set(chinese["language"]) == {"zh"}


def test_nothing_selected_is_an_empty_sample(small: Corpus) -> None:
    frame = passage_sample(small, Subcorpus(query="nowhere"), 20, 1)
    assert frame.empty
    assert list(frame.columns) == ["id", "kind", "language", "text", "themes", "stratum", "weight", "again"]


def teaching(tmp_path: Path, n: int) -> tuple[Corpus, Coder]:
    """A corpus of passages that carry a theme weakly, just miss it, carry it surely, or have nothing to do with it."""
    seeds = tmp_path / "seeds"
    for name in ("articles", "dictionary", "codebook/themes"):
        (seeds / name).mkdir(parents=True)
    kinds = (
        "The army {} ordered, after long talks on many other matters of the day, some magnets.",
        "The army {} is here. It rained for days on end. In spring a child found one of the magnets.",
        "The army {} ordered magnets.",
        "Rain fell on {}.",
    )
    names = ["".join(chr(97 + int(digit)) for digit in str(number)) for number in range(100, 100 + n)]
    rows_of = [{"title": "", "text": kind.format(name)} for name in names for kind in kinds]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows_of)
    (seeds / "articles" / "rows.jsonl").write_text(lines, encoding="utf-8")
    (seeds / "codebook" / "themes" / "arms.toml").write_text(ARMS, encoding="utf-8")
    (seeds / "codebook" / "subject.toml").write_text(SUBJECT, encoding="utf-8")
    weights = tuple(Weight(name, 1.5, -1.0 if name == "apart" else 0.0, 1.0) for name in EVIDENCE)
    write_calibration(seeds / "codebook", Calibration(100, 100, 0.95, 0.4, 0.0, 1.0, weights))
    settings = Settings(seeds=seeds, corpus=seeds / "corpus")
    assert build(settings).manifest.problems == ()
    return Corpus(settings.corpus), Coder(load_codebook(settings.codebook))


ARMS = """\
id = "arms"
label = { en = "Arms", zh = "军备" }

[[rules]]
id = "army"
near = { within = "sentence", all = [{ en = ["army"] }, { en = ["magnets"] }] }
"""
SUBJECT = '[[rules]]\nid = "magnets"\nany = { en = ["magnets"] }\n'


def test_what_teaches_most_comes_first_and_its_place_tells_nothing(tmp_path: Path) -> None:
    corpus, coder = teaching(tmp_path, 60)
    frame = passage_sample(corpus, EVERYTHING, 100, 1, (), coder)
    kinds = frame["stratum"].str.rpartition(" ")[2].tolist()
    fives = [sorted(kinds[start : start + 5]) for start in range(0, 50, 5)]
    assert all(five[:2] == ["arms", "near"] or five[:2] == ["near", "near"] for five in fives)
    assert all((five.count("weak"), five.count("near")) == (2, 2) for five in fives)
    assert len({tuple(kinds[start : start + 5]) for start in range(0, 50, 5)}) > 3
    assert sorted(set(kinds)) == ["arms", "near", "none", "weak"]


def test_weights_bring_what_teaches_back_to_its_share(tmp_path: Path) -> None:
    corpus, coder = teaching(tmp_path, 60)
    frame = passage_sample(corpus, EVERYTHING, 40, 2, (), coder)
    shares = frame.groupby("stratum")["weight"].sum() / frame["weight"].sum()
    assert shares.to_dict() == pytest.approx(
        dict.fromkeys(("en arms", "en near", "en none", "en weak"), 0.25), abs=0.01
    )
    again = passage_sample(corpus, EVERYTHING, 40, 3, tuple(frame["id"]), coder)
    assert set(frame["id"]) <= set(again["id"])
