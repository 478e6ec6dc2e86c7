"""Weights of evidence against an independent optimiser, and what is held back."""

import numpy as np
import pytest
from scipy.optimize import minimize

from lib.codebook import EVIDENCE
from lib.stats.calibration import Cases, calibrate, log_odds, update

TRUE = np.linspace(-1, 1, len(EVIDENCE))


def cases(n: int, seed: int, weights: np.ndarray = TRUE) -> Cases:
    """Places whose chance to carry their theme is known."""
    rng = np.random.default_rng(seed)
    evidence = rng.normal(3, 2, (n, len(EVIDENCE)))
    share = 1 / (1 + np.exp(-(evidence - 3) @ weights))
    return Cases(tuple(f"passage {seed} {number // 2}" for number in range(n)), evidence, (rng.random(n) < share) * 1.0)


def test_the_weights_are_those_of_a_ridge_regression() -> None:
    few = cases(120, 1)
    calibration, _ = calibrate(few, few, 0.95, 60)
    usual, spread = few.evidence.mean(axis=0), few.evidence.std(axis=0)
    scaled = (few.evidence - usual) / spread

    def loss(weights: np.ndarray) -> float:
        odds = weights[0] + scaled @ weights[1:]
        return float((np.logaddexp(0, odds) - few.carried * odds).sum() + 5.0 * (weights[1:] ** 2).sum())

    best = minimize(loss, np.zeros(len(EVIDENCE) + 1), method="BFGS", options={"gtol": 1e-8}).x
    assert [weight.weight for weight in calibration.weights] == pytest.approx(best[1:] / spread, abs=1e-4)
    assert calibration.intercept == pytest.approx(best[0], abs=1e-4)
    assert [weight.name for weight in calibration.weights] == list(EVIDENCE)


def test_with_many_cases_the_weights_are_the_true_ones_within_their_errors() -> None:
    many = cases(20_000, 2)
    calibration, _ = calibrate(many, many, 0.95, 10_000)
    off = [abs(weight.weight - true) / weight.error for weight, true in zip(calibration.weights, TRUE, strict=True)]
    assert max(off) < 4


def test_so_many_of_the_right_ones_stay_sure_and_wrong_ones_fewer() -> None:
    possible, given = cases(3_000, 3), cases(2_000, 4)
    for kept in (0.8, 0.95):
        calibration, held = calibrate(possible, given, kept, 1_500)
        assert held.sure_right == pytest.approx(kept, abs=0.01)
        assert held.sure_wrong < held.sure_right - 0.2
        sure = 1 / (1 + np.exp(-log_odds(calibration, given.evidence))) >= calibration.sure_from
        assert sure[given.carried == 1].mean() == pytest.approx(kept, abs=0.02)


def test_evidence_that_says_nothing_is_no_better_on_what_was_held_back() -> None:
    rng = np.random.default_rng(5)
    noise = Cases(tuple(map(str, range(80))), rng.normal(size=(80, len(EVIDENCE))), (rng.random(80) < 0.5) * 1.0)
    _, held = calibrate(noise, noise, 0.9, 80)
    assert held.sure_wrong > 0.7


def test_few_cases_of_ones_own_hardly_move_the_weights_and_many_do() -> None:
    shipped, _ = calibrate(*(cases(2_000, 6),) * 2, 0.95, 1_000)
    turned = [update(shipped, cases(n, 7, -TRUE), n) for n in (10, 20_000)]
    moves = [
        np.abs([one.weight - old.weight for one, old in zip(new.weights, shipped.weights, strict=True)]).max()
        for new in turned
    ]
    assert moves[0] < 0.1 < 0.5 < moves[1]
    assert turned[0].own
    assert (turned[0].passages, turned[0].sure_from) == (1_010, shipped.sure_from)


def test_without_cases_on_both_sides_nothing_is_learnt() -> None:
    one = cases(50, 8)
    with pytest.raises(ValueError, match="both needed"):
        calibrate(Cases(one.passages, one.evidence, np.ones(50)), one, 0.95, 25)
