"""Keyness against scipy, and on numbers small enough to reckon by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency, false_discovery_control
from scipy.stats.contingency import relative_risk

from lib.corpus.counts import rest_counts, term_counts
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import Correction, keyness
from lib.stats.keyness import KeynessRow

COLUMNS = [
    *("term", "language", "count", "per_1000", "n_articles"),
    *("count_reference", "per_1000_reference", "n_articles_reference"),
    *("g2", "p", "p_adjusted", "log_ratio", "log_ratio_low", "log_ratio_high", "percent_diff"),
]
TERMS = {"the": "en", "magnet": "en", "稀土": "zh", "quota": "en", "镓": "zh", "ally": "en"}


def counts(**given: int) -> pd.DataFrame:
    """A frame of term counts; a range is half the count, rounded up."""
    rows = [(term, TERMS[term], n, (n + 1) // 2) for term, n in given.items() if n]
    return pd.DataFrame(rows, columns=["spelling", "language", "count", "n_articles"])


TARGET = counts(the=400, magnet=80, 稀土=20)
REFERENCE = counts(the=820, magnet=100, quota=60, 稀土=20)
SIDES = st.fixed_dictionaries({term: st.integers(0, 500) for term in TERMS}).map(lambda found: counts(**found))


def test_by_hand() -> None:
    found = keyness(TARGET, REFERENCE).set_index("term")
    magnet = found.loc["magnet"]
    assert (magnet["count"], magnet["count_reference"]) == (80, 100)
    assert (magnet["per_1000"], magnet["per_1000_reference"]) == (160, 100)
    assert (magnet["n_articles"], magnet["n_articles_reference"]) == (40, 50)
    assert magnet["percent_diff"] == pytest.approx(60)
    assert magnet["log_ratio"] == pytest.approx(math.log2(1.6))
    quota = found.loc["quota"]
    assert (quota["count"], quota["per_1000"], quota["percent_diff"]) == (0, 0, -100)
    assert quota["log_ratio"] == pytest.approx(math.log2((1 / 3 / 500) / ((60 + 2 / 3) / 1000)))
    assert found.loc["稀土", "log_ratio"] == pytest.approx(1)


def test_the_key_words_of_the_target_come_first_and_those_of_the_reference_last() -> None:
    found = keyness(TARGET, REFERENCE)
    assert list(found.columns) == COLUMNS
    assert found["term"].tolist() == ["magnet", "稀土", "the", "quota"]
    assert np.sign(found["g2"]).tolist() == [1, 1, -1, -1]


def test_a_word_that_the_reference_has_not_differs_without_end() -> None:
    found = keyness(REFERENCE, TARGET).set_index("term")
    assert found.loc["quota", "percent_diff"] == math.inf
    assert 0 < found["log_ratio_low"]["quota"] < found["log_ratio"]["quota"] < math.inf


def test_a_word_that_one_side_has_not_is_never_key_of_it_however_small_the_side() -> None:
    small, large = counts(the=100), counts(the=2000, ally=5)
    ally = keyness(small, large).set_index("term").loc["ally"]
    assert (ally["count"], ally["count_reference"], ally["percent_diff"]) == (0, 5, -100)
    assert ally["log_ratio"] == pytest.approx(-math.log2(1 + 5 * 2105 / 2005))
    assert keyness(large, small).set_index("term").loc["ally", "log_ratio"] == pytest.approx(-ally["log_ratio"])


@settings(deadline=None)
@given(SIDES, SIDES)
def test_scipy_says_the_same(target: pd.DataFrame, reference: pd.DataFrame) -> None:
    assume(min(len(target), len(reference)) and not target.equals(reference))
    c, d = int(target["count"].sum()), int(reference["count"].sum())
    for row in rows(keyness(target, reference, correction="none"), KeynessRow):
        a, b = row.count_, row.count_reference
        if a + b < c + d:
            table = [[a, b], [c - a, d - b]]
            expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
            assert abs(row.g2) == pytest.approx(expected, abs=1e-6)
            assert row.p == pytest.approx(chi2.sf(abs(row.g2), 1), abs=1e-12)
        if a and b:
            interval = relative_risk(a, c, b, d).confidence_interval(0.95)
            assert row.log_ratio_low == pytest.approx(math.log2(interval.low), abs=1e-6)
            assert row.log_ratio_high == pytest.approx(math.log2(interval.high), abs=1e-6)
        assert np.sign(row.g2) in {0, np.sign(a * d - b * c)}
        assert row.log_ratio * (a * d - b * c) > 0 or (a * d == b * c and row.log_ratio == pytest.approx(0))


@settings(deadline=None)
@given(SIDES, SIDES)
def test_swapping_the_sides_flips_the_signs(target: pd.DataFrame, reference: pd.DataFrame) -> None:
    assume(min(len(target), len(reference)) and not target.equals(reference))
    one = keyness(target, reference).sort_values("term", ignore_index=True)
    other = keyness(reference, target).sort_values("term", ignore_index=True)
    assert one["term"].tolist() == other["term"].tolist()
    for name in ("g2", "log_ratio"):
        assert one[name].to_numpy() == pytest.approx(-other[name].to_numpy(), abs=1e-6)
    assert one["log_ratio_low"].to_numpy() == pytest.approx(-other["log_ratio_high"].to_numpy())
    assert one["p_adjusted"].to_numpy() == pytest.approx(other["p_adjusted"].to_numpy())
    for name in ("count", "per_1000", "n_articles"):
        assert one[name].tolist() == other[f"{name}_reference"].tolist()


def test_corrections_allow_for_the_number_of_words_tested() -> None:
    plain, bonferroni, bh = (
        keyness(TARGET, REFERENCE, correction=name)["p_adjusted"] for name in ("none", "bonferroni", "bh")
    )
    assert bonferroni.tolist() == pytest.approx(np.minimum(plain * 4, 1).tolist())
    assert bh.tolist() == pytest.approx(false_discovery_control(plain, method="bh").tolist())
    assert keyness(TARGET, REFERENCE, {"the"})["p_adjusted"].tolist() == pytest.approx(
        [min(3 * p, 1) for p in keyness(TARGET, REFERENCE, {"the"})["p"]]
    )


def test_stop_words_are_running_words_but_not_tested() -> None:
    every, without = keyness(TARGET, REFERENCE), keyness(TARGET, REFERENCE, {"the"})
    assert without["term"].tolist() == ["magnet", "稀土", "quota"]
    kept = every[every["term"] != "the"].reset_index(drop=True)
    pd.testing.assert_frame_equal(without.drop(columns="p_adjusted"), kept.drop(columns="p_adjusted"))


def test_the_rates_of_one_language_are_of_its_own_words() -> None:
    english = keyness(TARGET, REFERENCE, language="en")
    assert english["term"].tolist() == ["magnet", "the", "quota"]
    assert english["per_1000"].tolist() == pytest.approx([1000 * 80 / 480, 1000 * 400 / 480, 0])


def test_rare_words_are_not_tested() -> None:
    assert keyness(TARGET, REFERENCE, min_count=61)["term"].tolist() == ["magnet", "the"]
    nothing = keyness(TARGET, REFERENCE, min_count=9999)
    assert (len(nothing), list(nothing.columns)) == (0, COLUMNS)


@pytest.mark.parametrize("correction", ["none", "bonferroni", "bh"])
@pytest.mark.parametrize("top", [None, 0, 1, 2, 9])
def test_the_top_is_of_either_side(correction: Correction, top: int | None) -> None:
    every = keyness(TARGET, REFERENCE, correction=correction)
    some = keyness(TARGET, REFERENCE, correction=correction, top=top)
    assert list(some.columns) == COLUMNS
    kept = range(4) if top is None else [n for n in range(4) if n % 2 < top or top > 1]
    kept = [0, 3] if top == 1 else list(kept)
    pd.testing.assert_frame_equal(some, every.take(kept).reset_index(drop=True))


def test_what_cannot_be_compared_is_said_in_a_sentence() -> None:
    nothing = TARGET.iloc[:0]
    for sides, message in [
        ((nothing, TARGET), "The target has no words"),
        ((TARGET, nothing), "The reference has no words"),
        ((TARGET, TARGET.copy()), "are the same words"),
    ]:
        with pytest.raises(QueryError, match=message):
            keyness(*sides)
    with pytest.raises(QueryError, match="The target has no words"):
        keyness(counts(magnet=3), TARGET, language="zh")


def test_frames_of_a_corpus_match_by_number_as_they_match_by_spelling(seed_corpus: Corpus) -> None:
    target = Subcorpus(themes=("alliances",))
    one, other = term_counts(seed_corpus, target), rest_counts(seed_corpus, target)
    by_number = keyness(one, other, min_count=1)
    by_spelling = keyness(one.reset_index(drop=True), other.reset_index(drop=True), min_count=1)
    order = ["g2", "term"]
    pd.testing.assert_frame_equal(
        by_number.sort_values(order, ignore_index=True), by_spelling.sort_values(order, ignore_index=True)
    )
    whole = term_counts(seed_corpus, Subcorpus()).set_index("spelling")["count"]
    together = by_number.set_index("term")
    assert (together["count"] + together["count_reference"]).to_dict() == whole.to_dict()
