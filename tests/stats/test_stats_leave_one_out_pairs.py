"""Pairs without one source, against counting them where that source is not selected."""

from itertools import combinations
from typing import NamedTuple

import pandas as pd
import pytest

from lib.codebook import load_codebook
from lib.corpus import articles, contexts, counts, leave_one_out, store
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import CERTAIN, association, co_occurrence, frequencies, leave_one_out_pairs
from lib.text import Cutter, load_dictionary

WHOLE = Subcorpus()
CUTTER = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
BOOK = load_codebook(ROOT / "seeds" / "codebook")


def pairs_of_words(
    corpus: Corpus, chosen: Subcorpus, words: tuple[str, ...], window: contexts.WindowSize
) -> pd.DataFrame:
    return association(contexts.collocate_pairs(corpus, chosen, words, window), "g2")


def pairs_of_names(corpus: Corpus, chosen: Subcorpus, within: store.Scope) -> pd.DataFrame:
    mentions = counts.mentions(corpus, chosen, BOOK, CUTTER, within)
    return association(co_occurrence(mentions, articles.scope_size(corpus, chosen, within)), "g2")


def without_each_source(corpus: Corpus) -> dict[int, Subcorpus]:
    units = leave_one_out.unit_tokens(corpus, WHOLE, "source")["unit"].tolist()
    names = leave_one_out.unit_names(corpus, "source", units)["name"].tolist()
    return {
        unit: Subcorpus(sources=tuple(name for name in names if name != own))
        for unit, own in zip(units, names, strict=True)
    }


class Pair(NamedTuple):
    """What is read of `association`."""

    name_a: str
    name_b: str
    count_: int
    g2: float


class PairTried(NamedTuple):
    """What is read of `leave_one_out_pairs`."""

    name_a: str
    name_b: str
    certain: bool
    stays: bool
    unit: int
    count_without: int
    g2_without: float


def check(found: pd.DataFrame, whole: pd.DataFrame, left: dict[int, pd.DataFrame], least: int) -> None:
    by_pair = {
        unit: {frozenset((one.name_a, one.name_b)): one for one in rows(frame, Pair)} for unit, frame in left.items()
    }
    for row, own in zip(rows(found, PairTried), rows(whole, Pair), strict=True):
        again = {unit: frame.get(frozenset((row.name_a, row.name_b))) for unit, frame in by_pair.items()}
        holds = {unit: one is not None and one.count_ >= least and one.g2 >= CERTAIN for unit, one in again.items()}
        assert row.certain == (own.count_ >= least and own.g2 >= CERTAIN)
        assert row.stays == (row.certain and all(holds.values()))
        there = again[row.unit]
        assert row.count_without == (there.count_ if there else 0)
        assert row.g2_without == pytest.approx(there.g2 if there else 0, abs=1e-6)
    assert found["certain"].any()
    assert not found.loc[found["certain"], "stays"].all()


@pytest.mark.parametrize("window", [1, 5, "sentence", "passage"])
@pytest.mark.parametrize("least", [1, 2])
def test_words_are_what_counting_without_each_source_gives(
    window: contexts.WindowSize, least: int, seed_corpus: Corpus
) -> None:
    words = tuple(frequencies(counts.term_counts(seed_corpus, WHOLE), top=30)["term"])
    whole = pairs_of_words(seed_corpus, WHOLE, words, window)
    pairs = tuple(zip(whole["name_a"], whole["name_b"], strict=True))
    losses = leave_one_out.word_pair_losses(seed_corpus, WHOLE, pairs, window, "source")
    found = leave_one_out_pairs(whole, losses, least)
    rest = without_each_source(seed_corpus)
    left = {unit: pairs_of_words(seed_corpus, chosen, words, window) for unit, chosen in rest.items()}
    check(found, whole, left, least)


@pytest.mark.parametrize("within", store.SCOPES.values())
def test_names_are_what_counting_without_each_source_gives(within: store.Scope, seed_corpus: Corpus) -> None:
    whole = pairs_of_names(seed_corpus, WHOLE, within).head(60)
    pairs = tuple(zip(whole["name_a"], whole["name_b"], strict=True))
    losses = leave_one_out.name_pair_losses(seed_corpus, WHOLE, pairs, BOOK, CUTTER, within, "source")
    rest = without_each_source(seed_corpus)
    left = {unit: pairs_of_names(seed_corpus, chosen, within) for unit, chosen in rest.items()}
    check(leave_one_out_pairs(whole, losses, 2), whole, left, 2)


def test_all_that_articles_take_away_is_all_there_is(seed_corpus: Corpus) -> None:
    words = tuple(frequencies(counts.term_counts(seed_corpus, WHOLE), top=8)["term"])
    windows: tuple[contexts.WindowSize, ...] = (3, "sentence", "passage")
    for window in windows:
        whole = pairs_of_words(seed_corpus, WHOLE, words, window).set_index(["name_a", "name_b"])
        losses = leave_one_out.word_pair_losses(seed_corpus, WHOLE, tuple(whole.index), window, "article")
        sums = losses.drop(columns="unit").groupby(["name_a", "name_b"]).sum().loc[whole.index]
        assert sums.equals(whole[sums.columns].astype("int64"))


def test_a_rule_takes_the_passages_that_are_there_by_it_alone(seed_corpus: Corpus) -> None:
    chosen = Subcorpus(themes=("technology_controls",))
    words = ("rare earth", "China", "control")
    pairs = tuple(combinations(words, 2))
    found = leave_one_out.word_pair_losses(seed_corpus, chosen, pairs, "passage", "rule")
    tokens = leave_one_out.unit_tokens(seed_corpus, chosen, "rule")
    assert set(found["unit"]) == set(tokens["unit"])
    assert (found["n"] >= found["f1"]).all()
    assert (found[["f1", "f2"]].min(axis=1) >= found["count"]).all()
