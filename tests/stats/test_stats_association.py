"""Measures of association, against scipy, scikit-learn and what can be reckoned in the head."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import dice as dice_distance
from scipy.stats import chi2_contingency
from sklearn.feature_extraction.text import CountVectorizer

from lib.corpus.contexts import collocate_pairs, collocates
from lib.corpus.counts import ngrams
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import ASSOCIATIONS, association, co_occurrence

MARGINALS = ["count", "f1", "f2", "n", "n_window", "span"]
ADDED = ["expected", "log_dice", "mi", "mi3", "npmi", "t_score", "g2", "dice", "rank"]
PAIRS = ["name_a", "name_b", "count", "n_articles", "f1", "f2", "n", "n_window", "span"]


def scored(count: int, f1: int, f2: int, n: int, n_window: int | None = None, span: int = 1) -> pd.Series:
    row = (count, f1, f2, n, f1 if n_window is None else n_window, span)
    return association(pd.DataFrame([row], columns=MARGINALS)).iloc[0]


def test_reckoned_in_the_head() -> None:
    # 16 words beside the node in all of 1,024, 64 of them the collocate: by chance 1 of 16, and 8 are.
    found = scored(8, 16, 64, 1024)
    assert found["expected"] == 1
    assert found["mi"] == 3
    assert found["mi3"] == 9
    assert found["npmi"] == pytest.approx(3 / 7)  # log2(1,024 / 8) = 7
    assert found["t_score"] == pytest.approx(7 / math.sqrt(8))
    assert found["dice"] == pytest.approx(0.2)
    assert found["log_dice"] == pytest.approx(14 + math.log2(0.2))


def test_a_window_of_ten_expects_ten_times_as_many() -> None:
    found = scored(8, 16, 64, 10_240, n_window=160, span=10)
    assert (found["expected"], found["mi"]) == (1, 3)
    assert found["npmi"] == pytest.approx(3 / math.log2(102_400 / 8))


def test_always_together_and_never_apart() -> None:
    found = scored(5, 5, 5, 1000)
    assert (found["dice"], found["log_dice"], found["npmi"]) == (1, 14, pytest.approx(1))
    assert scored(7, 7, 7, 7)["npmi"] == 1  # nothing else is there at all


def test_rarer_than_chance_is_negative() -> None:
    found = scored(1, 100, 100, 1000)
    assert found["expected"] == 10
    assert all(found[measure] < 0 for measure in ("mi", "npmi", "t_score", "g2"))


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int, int, int]:
    """A window with so many places, and a collocate that fills some of them."""
    span = draw(st.integers(1, 10))
    count = draw(st.integers(1, 500))
    f1 = draw(st.integers(math.ceil(count / span), 2000))
    n_window = draw(st.integers(max(count, f1), max(count, f1 * span)))
    f2 = draw(st.integers(math.ceil(count / span), 2000))
    return count, f1, f2, f1 + f2 + n_window + draw(st.integers(0, 100_000)), n_window, span


@settings(deadline=None)
@given(tables())
def test_log_likelihood_is_scipys(table: tuple[int, int, int, int, int, int]) -> None:
    count, _, f2, n, n_window, span = table
    row, column = n_window, f2 * span
    cells = [[count, row - count], [column - count, n * span - row - column + count]]
    found = scored(*table)
    kept = [[a, b] for a, b in cells if a + b]
    if len(kept) < 2 or 0 in np.sum(kept, axis=0):  # scipy takes no table with an empty margin, where nothing is told
        assert found["g2"] == pytest.approx(0, abs=1e-6)
        return
    expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert abs(found["g2"]) == pytest.approx(expected, rel=1e-6, abs=1e-5)
    if expected > 1e-3:
        assert (found["g2"] > 0) == (count > found["expected"])


@settings(deadline=None)
@given(tables())
def test_dice_does_not_care_which_is_the_node(table: tuple[int, int, int, int, int, int]) -> None:
    count, f1, f2, n, _, span = table
    one, other = scored(count, f1, f2, n, f1 * span, span), scored(count, f2, f1, n, f2 * span, span)
    assert (one["dice"], one["log_dice"]) == (other["dice"], other["log_dice"])


@settings(deadline=None)
@given(tables())
def test_once_more_together_is_stronger(table: tuple[int, int, int, int, int, int]) -> None:
    count, f1, f2, n, n_window, span = table
    rest = (f1 + 1, f2 + 1, n + 2, n_window + 1, span)
    before, after = scored(count, *rest), scored(count + 1, *rest)
    for measure in ("log_dice", "dice", "mi", "mi3", "npmi", "t_score", "g2"):
        assert after[measure] > before[measure]


@settings(deadline=None)
@given(tables())
def test_normalised_pmi_and_log_dice_keep_their_bounds(table: tuple[int, int, int, int, int, int]) -> None:
    found = scored(*table)
    assert -1 - 1e-9 <= found["npmi"] <= 1 + 1e-9
    assert found["log_dice"] == pytest.approx(14 + math.log2(found["dice"]))
    assert found["dice"] > 0


FOUND = pd.DataFrame(
    [("the", 50, 60, 9000), ("lynas", 4, 60, 4), ("quota", 20, 60, 80), ("oxide", 2, 60, 3)],
    columns=["spelling", "count", "f1", "f2"],
).assign(n_articles=2, n=100_000, n_window=600, span=10)


def test_ranked_by_the_measure_asked_for() -> None:
    assert association(FOUND, "log_dice")["spelling"].tolist() == ["quota", "lynas", "oxide", "the"]
    assert association(FOUND, "mi")["spelling"].tolist() == ["lynas", "oxide", "quota", "the"]
    assert association(FOUND, "mi", {"the"}, 4)["spelling"].tolist() == ["lynas", "quota"]
    assert association(FOUND, "mi", top=1)["rank"].tolist() == [1]


@pytest.mark.parametrize("by", ASSOCIATIONS)
@pytest.mark.parametrize("top", [None, 0, 2])
def test_columns_are_the_same_whatever_the_options(by: str, top: int | None) -> None:
    for frame in (FOUND, FOUND.iloc[:0], FOUND.drop(columns="spelling")):
        before = frame.copy(deep=True)
        found = association(frame, by, {"the"}, 2, top)  # type: ignore[arg-type]
        assert list(found.columns) == [*frame.columns, *ADDED]
        assert found["rank"].tolist() == list(range(1, len(found) + 1))
        assert found[by].is_monotonic_decreasing
        pd.testing.assert_frame_equal(frame, before)


def test_whatever_the_corpus_gives_can_be_scored(seed_corpus: Corpus) -> None:
    whole = Subcorpus()
    words = collocates(seed_corpus, whole, ["China"], 5)
    frames = [
        words,
        collocates(seed_corpus, whole, ["China"], "sentence"),
        collocates(seed_corpus, whole, ["China"], "passage"),
        collocate_pairs(seed_corpus, whole, words["spelling"].tolist()[:20], "sentence"),
        collocate_pairs(seed_corpus, whole, words["spelling"].tolist()[:20]),
        ngrams(seed_corpus, whole, 3, 1),
    ]
    for frame in frames:
        found = association(frame)
        assert len(found) == len(frame) > 0
        assert np.isfinite(found[ADDED].to_numpy("float64")).all()


MENTIONS = pd.DataFrame(
    [
        *((1, 10, "US"), (1, 10, "China"), (1, 10, "US"), (1, 11, "China"), (1, 12, "US"), (1, 12, "China")),
        *((2, 20, "Japan"), (3, 30, "Japan"), (3, 30, "China"), (3, 30, "US")),
    ],
    columns=["article", "passage", "name"],
)


def test_names_that_meet() -> None:
    found = co_occurrence(MENTIONS, 50)
    assert list(found.columns) == PAIRS
    assert list(found.itertuples(index=False, name=None)) == [
        ("China", "US", 3, 2, 4, 3, 50, 4, 1),
        ("China", "Japan", 1, 1, 4, 2, 50, 4, 1),
        ("Japan", "US", 1, 1, 2, 3, 50, 2, 1),
    ]


def test_names_that_never_meet() -> None:
    for mentions in (MENTIONS.iloc[:0], MENTIONS[MENTIONS["passage"] == 20]):
        found = co_occurrence(mentions, 50)
        assert found.empty
        assert list(found.columns) == PAIRS
        assert association(found).empty


@settings(deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1), min_size=2, max_size=30))
def test_meetings_are_the_product_of_the_term_matrix(passages: list[set[str]]) -> None:
    rows = [(number // 3, number, name) for number, names in enumerate(passages) for name in names]
    found = association(co_occurrence(pd.DataFrame(rows, columns=["article", "passage", "name"]), len(passages)))
    vectors = CountVectorizer(binary=True, analyzer=list)
    matrix = vectors.fit_transform(passages).toarray()
    names = vectors.get_feature_names_out().tolist()
    together = matrix.T @ matrix
    expected: dict[tuple[str, str], object] = {
        (a, b): (together[i, j], 1 - dice_distance(matrix[:, i], matrix[:, j]))
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i < j and together[i, j]
    }
    told = zip(*(found[name] for name in ("name_a", "name_b", "count", "dice")), strict=True)
    assert {(a, b): (n, pytest.approx(dice)) for a, b, n, dice in told} == expected


def test_the_company_of_one_name_is_a_part_of_all_company() -> None:
    drawn = np.random.default_rng(5)
    mentions = pd.DataFrame({"passage": drawn.integers(0, 60, 300), "name": drawn.choice(list("abcdefg"), 300)})
    mentions["article"] = mentions["passage"] // 4
    whole = co_occurrence(mentions, 70)
    for name in "adg":
        own = whole[(whole["name_a"] == name) | (whole["name_b"] == name)].reset_index(drop=True)
        pd.testing.assert_frame_equal(co_occurrence(mentions, 70, around=name), own)
    assert co_occurrence(mentions, 70, around="nobody").empty
    assert list(co_occurrence(mentions, 70, around="nobody").columns) == PAIRS
