"""Scores and agreement: against scikit-learn, against textbook figures, and by hand."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from lib.gold import Coded
from lib.model import Language
from lib.stats import agreement, majority, scores

THEMES = ["a", "b", "c"]
COLUMNS = ["language", "theme", "n", "n_positive", "precision", "recall", "f1", "f1_low", "f1_high"]
COLUMNS += ["f1_strict", "f1_lenient"]


def coded(
    name: object,
    themes: Iterable[str] = "",
    unsure: Iterable[str] = "",
    coder: str = "ana",
    language: Language = "en",
    weight: float = 1.0,
) -> Coded:
    return Coded(str(name), f"text {name}", language, frozenset(themes), frozenset(unsure), coder, weight=weight)


def row(table: pd.DataFrame, theme: str, language: str = "all") -> pd.Series:
    (found,) = [one for _, one in table.iterrows() if (one["theme"], one["language"]) == (theme, language)]
    return found


SETS = st.frozensets(st.sampled_from(THEMES))
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["en", "zh"])
PASSAGES = st.lists(st.tuples(SETS, SETS, LANGUAGES, st.sampled_from([1.0, 0.5, 3.0])), max_size=30)


@settings(max_examples=30, deadline=None)
@given(passages=PASSAGES)
def test_scores_are_those_of_scikit_learn(
    passages: list[tuple[frozenset[str], frozenset[str], Language, float]],
) -> None:
    coding = [coded(n, true, language=lang, weight=w) for n, (true, _, lang, w) in enumerate(passages)]
    table = scores(coding, [found for _, found, _, _ in passages], THEMES)
    languages = [language for language in ("en", "zh") if any(one.language == language for one in coding)]
    assert list(table.columns) == COLUMNS
    assert list(table["language"].unique()) == [*languages, "all"]
    assert list(table["theme"]) == [*THEMES, "macro"] * (len(languages) + 1)
    for language in [*languages, "all"] if passages else []:
        chosen = [passage for passage in passages if language in {passage[2], "all"}]
        true = np.array([[theme in one[0] for theme in THEMES] for one in chosen])
        found = np.array([[theme in one[1] for theme in THEMES] for one in chosen])
        options = {"sample_weight": [one[3] for one in chosen], "zero_division": np.nan}
        by_theme = precision_recall_fscore_support(true, found, **options)[:3]
        macro = precision_recall_fscore_support(true, found, average="macro", **options)[:3]
        mine = table[table["language"] == language][["precision", "recall", "f1"]].to_numpy(float)
        np.testing.assert_allclose(mine, np.vstack([np.transpose(by_theme), macro]))
        assert list(table[table["language"] == language]["n"]) == [len(chosen)] * 4
        assert list(table[table["language"] == language]["n_positive"]) == [*true.sum(axis=0), true.sum()]


def test_a_theme_that_the_coder_was_unsure_of_is_scored_all_three_ways() -> None:
    coding = [coded(1, "a"), coded(2, "a", "a"), coded(3, "", "a"), coded(4, "", "a"), coded(5)]
    table = scores(coding, ["a", "a", "a", "", ""], ["a"])
    theme = row(table, "a")
    assert (theme["n"], theme["n_positive"], theme["f1"]) == (2, 1, 1.0)
    assert theme["f1_strict"] == pytest.approx(2 * 1 / (2 * 1 + 2 + 0))  # two found that count as absent
    assert theme["f1_lenient"] == pytest.approx(2 * 3 / (2 * 3 + 0 + 1))  # one not found that counts as present
    assert row(table, "macro")["n"] == 5


def test_a_measure_without_a_case_is_undefined_and_no_part_of_the_mean() -> None:
    table = scores([coded(1, "a"), coded(2, "b")], ["a", ""], THEMES)
    assert [row(table, "b")[measure] for measure in ("recall", "f1")] == [0, 0]
    assert math.isnan(row(table, "b")["precision"])
    assert row(table, "c")[["precision", "recall", "f1", "f1_low", "f1_high"]].isna().all()
    assert list(row(table, "macro")[["precision", "recall", "f1"]]) == [1, 0.5, 0.5]


def test_no_passage_gives_the_same_columns() -> None:
    table = scores([], [], THEMES)
    assert list(table.columns) == COLUMNS
    assert list(table["n"]) == [0, 0, 0, 0]
    assert table["f1"].isna().all()


def test_the_interval_is_the_middle_of_resampled_passages() -> None:
    """Against a bootstrap in a plain loop, on other draws."""
    random = np.random.default_rng(1)
    true, found = random.random(150) < 0.4, random.random(150) < 0.4
    found = np.where(random.random(150) < 0.7, true, found)
    table = scores(
        [coded(n, "a" if is_true else "") for n, is_true in enumerate(true)], ["a" * bool(x) for x in found], ["a"]
    )
    loop = []
    for _ in range(2_000):
        drawn = random.integers(0, 150, 150)
        both = (true[drawn] & found[drawn]).sum()
        loop.append(2 * both / (true[drawn].sum() + found[drawn].sum()))
    low, high = np.quantile(loop, [0.025, 0.975])
    assert row(table, "a")["f1_low"] == pytest.approx(low, abs=0.015)
    assert row(table, "a")["f1_high"] == pytest.approx(high, abs=0.015)
    assert row(table, "a")["f1_low"] < row(table, "a")["f1"] < row(table, "a")["f1_high"]


def test_more_passages_of_the_same_kind_narrow_the_interval_and_a_second_run_repeats_it() -> None:
    few = [coded(n, "a" * (n % 3 > 0)) for n in range(30)]
    found = ["a" * (n % 4 > 0) for n in range(30)]
    narrow, wide = row(scores(few * 20, found * 20, ["a"]), "a"), row(scores(few, found, ["a"]), "a")
    assert narrow["f1"] == pytest.approx(wide["f1"])
    assert narrow["f1_high"] - narrow["f1_low"] < (wide["f1_high"] - wide["f1_low"]) / 3
    pd.testing.assert_series_equal(row(scores(few, found, ["a"]), "a"), wide)


@settings(max_examples=30, deadline=None)
@given(passages=PASSAGES, data=st.data())
def test_the_order_of_passages_changes_nothing(
    passages: list[tuple[frozenset[str], frozenset[str], Language, float]], data: st.DataObject
) -> None:
    coding = [coded(n, true, language=lang) for n, (true, _, lang, _) in enumerate(passages)]
    order = data.draw(st.permutations(range(len(passages))))
    found = [one[1] for one in passages]
    shuffled = scores([coding[n] for n in order], [found[n] for n in order], THEMES)
    pd.testing.assert_frame_equal(scores(coding, found, THEMES), shuffled)


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A: ten units, two observers, binary, 0.095.
MEG = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
OWEN = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]


def two(meg: Sequence[int], owen: Sequence[int]) -> list[Coded]:
    pairs = [("Meg", meg), ("Owen", owen)]
    return [coded(n, "a" * value, coder=name) for name, values in pairs for n, value in enumerate(values)]


def test_alpha_is_that_of_the_textbook() -> None:
    found = agreement([*two(MEG, OWEN), coded("coded by one alone", "a")], ["a"])
    assert list(found.columns) == ["theme", "n_passages", "n_coders", "agreement", "alpha"]
    assert list(found.iloc[0])[:4] == ["a", 10, 2, 0.6]
    assert found["alpha"][0] == pytest.approx(0.095, abs=0.0005)


def test_coders_who_agree_have_an_alpha_of_one() -> None:
    assert list(agreement(two(MEG, MEG), ["a"]).iloc[0]) == ["a", 10, 2, 1.0, 1.0]


def test_alpha_is_undefined_where_nothing_varies_or_nobody_overlaps() -> None:
    same = agreement(two([1, 1], [1, 1]), ["a", "b"])
    assert list(same["agreement"]) == [1.0, 1.0]
    assert same["alpha"].isna().all()
    alone = agreement([coded(1, "a"), coded(2)], ["a"]).iloc[0]
    assert (alone["n_passages"], alone["n_coders"]) == (0, 0)
    assert math.isnan(alone["agreement"])
    assert math.isnan(alone["alpha"])


def test_a_coder_may_correct_and_the_later_coding_counts() -> None:
    codings = [coded(1, "a"), coded(1, "b", coder="ben"), coded(1, "b")]
    assert list(agreement(codings, THEMES)["agreement"]) == [1.0, 1.0, 1.0]
    assert [one.themes for one in majority(codings)] == [{"b"}]


def test_the_majority_speaks_and_a_tie_is_unsure() -> None:
    codings = [
        *(coded(1, "ab", "c", coder="ana"), coded(1, "a", "c", coder="ben"), coded(1, "a", coder="eve")),
        *(coded(2, "a", coder="ana"), coded(2, "ab", "b", coder="ben")),
        coded(3, "c", "c", coder="eve"),
    ]
    first, second, third = majority(codings)
    assert (first.id, *first.themes, *first.unsure) == ("1", "a", "c")
    assert (second.id, *second.themes, *second.unsure) == ("2", "a", "b")
    assert third == codings[-1]


def test_the_same_id_over_another_text_is_another_passage() -> None:
    other = Coded("1", "another text", "en", frozenset("b"), coder="ben")
    assert majority([coded(1, "a"), other]) == [coded(1, "a"), other]
    assert agreement([coded(1, "a"), other], ["a"])["n_passages"][0] == 0


def test_a_coder_who_gives_one_id_to_two_texts_loses_neither() -> None:
    codings = [Coded("1", text, "en", frozenset("a"), coder="ann") for text in ("a text", "another text")]
    assert majority(codings) == codings
