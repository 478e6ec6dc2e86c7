"""How sure a theme of a passage is, and why: evidence weighed by what hand coding has taught."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, exp, log

from lib.codebook import Calibration
from lib.coding.evidence import ThemeEvidence
from lib.wording import noun

_NEAREST, _MOST_WORDS, _MOST_RULES, _SHORTEST = 2, 6, 3, 5
_TELLING = 0.1  # log odds below which evidence is as usual


@dataclass(frozen=True, slots=True)
class Effect:
    """What one kind of evidence does to the strength: ``effect`` in log odds against what is usual."""

    name: str
    said: str
    effect: float


@dataclass(frozen=True, slots=True)
class Strength:
    """How sure a theme of a passage is.

    Attributes
    ----------
    share: of the places in hand-coded passages with evidence like this, how many carry the theme (0 to 1).
    sure_from: the share from which on a theme is sure.
    effects: what raises or lowers it, the strongest first.
    """

    evidence: ThemeEvidence
    share: float
    sure_from: float
    effects: tuple[Effect, ...]
    remedies: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return self.share >= self.sure_from

    @property
    def in_words(self) -> str:
        """ "weak: of 100 hand-coded places like it 28 carry the theme, 37 make it sure"."""
        word, bound = ("sure", "suffice") if self.sure else ("weak", "make it sure")
        like = f"of 100 hand-coded places like it {100 * self.share:.0f} carry the theme"
        return f"{word}: {like}, {100 * self.sure_from:.0f} {bound}"


def is_sure(calibration: Calibration, evidence: ThemeEvidence) -> bool:
    """Whether evidence is strong enough to count."""
    return _share(_log_odds(calibration, evidence)) >= calibration.sure_from


def strength(calibration: Calibration, evidence: ThemeEvidence) -> Strength:
    """How strong some evidence is, and why.

    The log odds of a theme are those of usual evidence and, for each kind of evidence, its weight times how far it is
    from usual (logistic regression; distances, lengths and numbers of words by their logarithm).
    """
    odds = _log_odds(calibration, evidence)
    effects = [
        Effect(weight.name, said, weight.weight * (value - weight.usual))
        for weight, value, said in zip(calibration.weights, evidence.scaled(), _said(evidence), strict=True)
    ]
    told = sorted((one for one in effects if abs(one.effect) >= _TELLING), key=lambda one: -abs(one.effect))
    lacking = _log_odds_of(calibration.sure_from) - odds
    return Strength(
        evidence=evidence,
        share=_share(odds),
        sure_from=calibration.sure_from,
        effects=tuple(told),
        remedies=tuple(_remedies(calibration, evidence, lacking)) if lacking > 0 else (),
    )


def _log_odds(calibration: Calibration, evidence: ThemeEvidence) -> float:
    weighed = zip(calibration.weights, evidence.scaled(), strict=True)
    return calibration.intercept + sum(weight.weight * (value - weight.usual) for weight, value in weighed)


def _share(log_odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def _log_odds_of(share: float) -> float:
    inner = min(max(share, 1e-9), 1 - 1e-9)
    return log(inner / (1 - inner))


def _said(found: ThemeEvidence) -> tuple[str, ...]:
    """Each kind of evidence in words."""
    apart, length = round(found.apart), round(found.length)
    return (
        f"its words stand within {apart} {noun(apart, 'word')}",
        f"{found.clauses} {noun(found.clauses, 'comma')} or the like between them" if found.clauses else "one clause",
        "they are in different sentences" if found.sentences else "one sentence",
        "something is denied beside them" if found.negation else "nothing is denied beside them",
        "the passage opens with them" if found.opening else "the passage does not open with them",
        f"{found.rules} {noun(found.rules, 'rule')} fired" if found.rules < 3 else "3 rules or more fired",
        f"{found.words} different {noun(found.words, 'word')}",
        "a headline" if found.title else "no headline",
        f"a passage of {length} {noun(length, 'word')}",
        f"{found.subject:.0%} of its sentences name the subject",
    )


def _remedies(calibration: Calibration, evidence: ThemeEvidence, lacking: float) -> Iterator[str]:
    """Single changes of the text that would make a theme sure; ``lacking`` is what its log odds lack."""
    weights = {weight.name: weight.weight for weight in calibration.weights}
    if -weights["sentences"] * evidence.sentences >= lacking:
        yield "its words in one sentence"
    if -weights["clauses"] * evidence.clauses >= lacking:
        yield "its words in one clause"
    if -weights["negation"] * evidence.negation >= lacking:
        yield "nothing denied beside them"
    yield from _by_measure(weights, evidence, lacking)


def _by_measure(weights: Mapping[str, float], evidence: ThemeEvidence, lacking: float) -> Iterator[str]:
    """Remedies that have a measure: how near, how many, how long."""
    most = _at(weights["apart"], evidence.apart + 1, lacking) - 1
    if _NEAREST <= most < evidence.apart:
        yield f"its words within {most:.0f} words of one another"
    more = ceil(lacking / weights["rules"]) if weights["rules"] > 0 else _MOST_RULES
    if evidence.rules + more <= _MOST_RULES:
        yield f"{more} more {noun(more, 'rule')} that {'fires' if more == 1 else 'fire'}"
    words = ceil(_at(weights["words"], evidence.words, lacking))
    if evidence.words < words <= evidence.words + _MOST_WORDS:
        yield f"{words} different words that speak for it, not {evidence.words}"
    longest = int(_at(weights["length"], evidence.length, lacking))
    if _SHORTEST <= longest < evidence.length:
        yield f"the same in a passage of {longest} words"


def _at(weight: float, value: float, lacking: float) -> float:
    """What a value that is weighed by its logarithm would have to be for ``lacking`` log odds more."""
    return value * exp(max(-30.0, min(30.0, lacking / weight))) if weight else value
