"""How much each kind of evidence tells, learnt from hand-coded passages: a small logistic regression."""

from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np

from lib.codebook import EVIDENCE, Calibration, Weight

_FOLDS = 10
_RIDGE = 10.0
_STEPS = 50


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """Places in coded passages where a theme was possible.

    Attributes
    ----------
    passages: the text of each place's passage.
    evidence: of each place, as `ThemeEvidence.scaled` has it (places × kinds of evidence).
    carried: whether coders gave the theme: 1, 0, or 0.5 where they hesitated.
    """

    passages: tuple[str, ...]
    evidence: np.ndarray
    carried: np.ndarray


@dataclass(frozen=True, slots=True)
class Held:
    """How a calibration does on passages that it was not estimated on, fold by fold.

    Attributes
    ----------
    n_right, n_unsure, n_wrong: themes that rules gave and coders gave too, hesitated over, and did not give.
    sure_right, sure_unsure, sure_wrong: the share of each that is sure; NaN where there is none.
    """

    n_right: int
    n_unsure: int
    n_wrong: int
    sure_right: float
    sure_unsure: float
    sure_wrong: float


def calibrate(possible: Cases, given: Cases, kept: float, n_passages: int) -> tuple[Calibration, Held]:
    """Estimate the weights of evidence, and from what strength on a theme is sure.

    The weights are those of a logistic regression with a ridge penalty over ``possible``: themes of which a rule had
    all its words in a passage, whether or not it fired, so that passages which rules are right to leave out teach too.
    A place over which coders hesitated counts half. Themes that rules gave, on passages left out of the estimate ten
    folds in turn, then say how strong ``kept`` of the right ones at least are (Hastie, Tibshirani and Friedman, *The
    Elements of Statistical Learning*, 2009, ch. 4.4 and 7.10).

    Raises
    ------
    ValueError: there are no places that carry a theme, or none that do not, or no right theme that rules gave.
    """
    both_sides = {0.0, 1.0} <= set(possible.carried.tolist())
    if not both_sides or not (given.carried == 1).any():
        raise ValueError("cases that carry their theme and cases that do not are both needed")
    whole = _estimate(possible.evidence, possible.carried)
    folds, of_given = _folds(possible.passages), _folds(given.passages)
    held = np.zeros(len(given.carried))
    for fold in range(_FOLDS):
        own = _estimate(possible.evidence[folds != fold], possible.carried[folds != fold])
        held[of_given == fold] = log_odds(own, given.evidence[of_given == fold])
    bound = float(np.quantile(held[given.carried == 1], 1 - kept, method="lower"))
    calibration = replace(
        whole, passages=n_passages, candidates=len(possible.carried), kept=kept, sure_from=float(_share(bound))
    )
    return calibration, _held(given.carried, held >= bound)


def update(shipped: Calibration, possible: Cases, n_passages: int) -> Calibration:
    """Weights moved by more cases, as far as those outweigh what the shipped ones rest on.

    Each weight is drawn back to the shipped one by the latter's standard error (a normal prior); where sure begins
    stays.
    """
    weights = shipped.weights
    usual = np.array([weight.usual for weight in weights])
    centre = np.array([shipped.intercept, *(weight.weight for weight in weights)])
    precision = np.array([shipped.intercept_error, *(weight.error for weight in weights)]) ** -2.0
    moved, errors = _fit(possible.evidence - usual, possible.carried, centre, precision)
    return replace(
        shipped,
        passages=shipped.passages + n_passages,
        candidates=shipped.candidates + len(possible.carried),
        intercept=float(moved[0]),
        intercept_error=float(errors[0]),
        weights=_weights(usual, moved[1:], errors[1:]),
        own=True,
    )


def log_odds(calibration: Calibration, evidence: np.ndarray) -> np.ndarray:
    """The log odds of some places, as `lib.coding.strength` has them."""
    usual, weight = (np.array([getattr(one, name) for one in calibration.weights]) for name in ("usual", "weight"))
    odds: np.ndarray = calibration.intercept + (evidence - usual) @ weight
    return odds


def _estimate(evidence: np.ndarray, carried: np.ndarray) -> Calibration:
    usual, spread = evidence.mean(axis=0), evidence.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    penalty = np.array([1e-6, *np.full(evidence.shape[1], _RIDGE)])
    found, errors = _fit((evidence - usual) / spread, carried, np.zeros(len(penalty)), penalty)
    weights = _weights(usual, found[1:] / spread, errors[1:] / spread)
    return Calibration(0, 0, 0.0, 0.0, float(found[0]), float(errors[0]), weights)


def _fit(
    evidence: np.ndarray, carried: np.ndarray, centre: np.ndarray, precision: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Intercept and weights of the most likely model under a normal prior, and their standard errors (Newton steps)."""
    design = np.column_stack([np.ones(len(evidence)), evidence])
    weights = centre.copy()
    for _step in range(_STEPS):
        share = _share(design @ weights)
        slope = design.T @ (share - carried) + precision * (weights - centre)
        curve = design.T @ (design * (share * (1 - share))[:, None]) + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        weights = weights - step * min(1.0, 2.0 / max(np.abs(step).max(), 1e-12))
        if np.abs(step).max() < 1e-9:
            break
    return weights, np.sqrt(np.diag(np.linalg.inv(curve)))


def _share(odds: np.ndarray | float) -> np.ndarray:
    share: np.ndarray = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return share


def _weights(usual: np.ndarray, weights: np.ndarray, errors: np.ndarray) -> tuple[Weight, ...]:
    return tuple(
        Weight(name, *map(float, figures)) for name, *figures in zip(EVIDENCE, usual, weights, errors, strict=True)
    )


def _folds(passages: tuple[str, ...]) -> np.ndarray:
    """In which fold each passage is, by its text: one passage is never on both sides."""
    digests = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest() for text in passages)
    return np.array([int.from_bytes(digest) % _FOLDS for digest in digests], dtype=int)


def _held(carried: np.ndarray, sure: np.ndarray) -> Held:
    groups = [carried == value for value in (1.0, 0.5, 0.0)]
    shares = [float(sure[group].mean()) if group.any() else float("nan") for group in groups]
    return Held(*(int(group.sum()) for group in groups), *shares)
