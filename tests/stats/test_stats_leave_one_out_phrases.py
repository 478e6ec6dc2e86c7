"""Phrases without one source, against counting them where that source is not selected."""

from typing import NamedTuple

import pytest

from lib.corpus import leave_one_out
from lib.corpus.counts import ngrams
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import CERTAIN, association, leave_one_out_phrases
from tests.stats.test_stats_leave_one_out_pairs import without_each_source

WHOLE = Subcorpus()


class Phrase(NamedTuple):
    """What is read of `association`."""

    count_: int
    g2: float


class PhraseTried(NamedTuple):
    """What is read of `leave_one_out_phrases`."""

    spelling: str
    certain: bool
    stays: bool
    unit: int
    count_without: int
    g2_without: float


@pytest.mark.parametrize(("n_words", "least"), [(2, 2), (2, 3), (3, 2), (5, 2)])
def test_phrases_are_what_counting_without_each_source_gives(n_words: int, least: int, seed_corpus: Corpus) -> None:
    whole = association(ngrams(seed_corpus, WHOLE, n_words, 2), "g2").head(80)
    counts = dict(zip(whole["spelling"], whole["count"].tolist(), strict=True))
    losses = leave_one_out.phrase_losses(seed_corpus, WHOLE, counts, n_words, "source")
    found = leave_one_out_phrases(whole, losses, least)
    again = {
        unit: association(ngrams(seed_corpus, chosen, n_words, 1, most=None), "g2").set_index("spelling")
        for unit, chosen in without_each_source(seed_corpus).items()
    }
    for row, own in zip(rows(found, PhraseTried), rows(whole, Phrase), strict=True):
        left = {
            unit: (frame["count"].get(row.spelling, 0), frame["g2"].get(row.spelling, 0.0))
            for unit, frame in again.items()
        }
        assert row.certain == (own.count_ >= least and own.g2 >= CERTAIN)
        assert row.stays == (row.certain and all(n >= least and g2 >= CERTAIN for n, g2 in left.values()))
        assert (row.count_without, row.g2_without) == pytest.approx(left[row.unit], abs=1e-6)
    assert found["certain"].any()
    assert not found.loc[found["certain"], "stays"].all()


def test_the_whole_of_a_phrase_is_what_the_list_of_phrases_says(seed_corpus: Corpus) -> None:
    listed = ngrams(seed_corpus, WHOLE, 3, 2).set_index("spelling")
    losses = leave_one_out.phrase_losses(seed_corpus, WHOLE, dict(listed["count"]), 3, "article")
    whole = losses[losses["unit"] < 0]
    weakest = whole.loc[(whole["f1"] * whole["f2"]).groupby(whole["spelling"]).idxmax()].set_index("spelling")
    assert weakest.loc[listed.index, ["count", "f1", "f2", "n"]].equals(listed[["count", "f1", "f2", "n"]])
    of_units = losses[(losses["unit"] >= 0) & (losses["cut"] == 1)].groupby("spelling")["count"].sum()
    assert of_units.loc[listed.index].tolist() == listed["count"].tolist()
