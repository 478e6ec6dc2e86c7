"""Rules in compiled form: which lists of patterns they need, and what they make of their finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lib.codebook import Near, Patterns, Rule
from lib.coding.finds import Finds, Numbers, Span
from lib.coding.windows import spans_near


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule over the numbers of its patterns.

    Attributes
    ----------
    evidence: lists of which each must be met somewhere in the passage.
    close: lists of which each must be met in one window.
    barred: patterns of which none may be there.
    """

    theme: str
    id: str
    evidence: tuple[Numbers, ...]
    near: Near | None
    close: tuple[Numbers, ...]
    barred: Numbers

    @property
    def needed(self) -> tuple[Numbers, ...]:
        """The lists without which the rule cannot fire."""
        return self.evidence + self.close

    def possible(self, finds: Finds) -> bool:
        """Whether all that the rule needs is somewhere in the text, and nothing that bars it."""
        return finds.none_of(self.barred) and not any(map(finds.none_of, self.needed))

    def spans(self, finds: Finds) -> list[Span]:
        """The words that made the rule fire, longest only and in order; none if it does not fire."""
        if not self.possible(finds):
            return []
        spans = [span for numbers in self.evidence for span in finds.of(numbers)]
        if self.near:
            close = spans_near(self.near, self.close, finds)
            if not close:
                return []
            spans += close
        return _longest(spans)


def compile_rule(theme: str, rule: Rule, numbers_of: Callable[[Patterns], Numbers]) -> CompiledRule:
    """Turn the lists of a rule into numbers of patterns."""
    evidence = ((rule.any,) if rule.any else ()) + rule.all
    return CompiledRule(
        theme=theme,
        id=rule.id,
        evidence=tuple(map(numbers_of, evidence)),
        near=rule.near,
        close=tuple(map(numbers_of, rule.near.all)) if rule.near else (),
        barred=numbers_of(rule.unless) if rule.unless else frozenset(),
    )


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other one, in order, each once."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
