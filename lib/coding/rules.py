"""Rules in compiled form: which lists of patterns they need, and what they make of their finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.codebook import Codes, Near, NearScope, Patterns, Rule
from lib.coding.context import Condition, Context
from lib.coding.finds import Finds, Numbers, Span
from lib.coding.windows import window_spans

# The words behind each code that the passage has so far.
Given = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule over the numbers of its patterns.

    Attributes
    ----------
    evidence: lists of which each must be met somewhere in the passage.
    close: lists of which each must be met in one window.
    needed: both, without which the rule cannot fire; the shortest first.
    barred: patterns of which none may be there.
    beside: patterns that take the words beside them out, and how near those are.
    codes, barred_codes: other codes that the passage must and must not have.
    condition: what must be known about the passage.
    """

    theme: str
    id: str
    evidence: tuple[Numbers, ...]
    near: Near | None
    close: tuple[Numbers, ...]
    needed: tuple[Numbers, ...]
    barred: Numbers
    beside: tuple[Numbers, int | NearScope] | None
    codes: Codes | None
    barred_codes: tuple[str, ...]
    condition: Condition | None

    @property
    def code(self) -> str:
        """The name by which other rules refer to this one."""
        return f"{self.theme}/{self.id}"

    def possible(self, finds: Finds) -> bool:
        """Whether all that the rule needs is somewhere in the text."""
        present = finds.present
        for numbers in self.needed:  # noqa: SIM110 - a generator takes twice the time
            if numbers.isdisjoint(present):
                return False
        return True

    def spans(self, finds: Finds, context: Context, given: Given) -> list[Span]:
        """The words that made a possible rule fire, longest only and in order; none if it does not fire."""
        if not self.barred.isdisjoint(finds.present) or not self.allowed(context, given):
            return []
        counted = self.counted(finds)
        if counted is not finds and not self.possible(counted):
            return []
        finds = counted
        spans = [span for numbers in self.evidence for span in finds.merged_spans(numbers)]
        if self.near:
            close = window_spans(self.near, self.close, finds)
            if not close:
                return []
            spans += close
        return longest_spans(spans or self.spans_of_codes(given))

    def fires(self, finds: Finds, context: Context, given: Given) -> bool:
        """Whether the rule fires, without asking for all its words."""
        if not self.possible(finds) or not self.barred.isdisjoint(finds.present) or not self.allowed(context, given):
            return False
        counted = self.counted(finds)
        if counted is not finds and not self.possible(counted):
            return False
        return not self.near or bool(window_spans(self.near, self.close, counted))

    def counted(self, finds: Finds) -> Finds:
        """What of the finds counts for this rule."""
        if self.beside is None or finds.has_none(self.beside[0]):
            return finds
        return finds.without_neighbours(*self.beside)

    def allowed(self, context: Context, given: Given) -> bool:
        """Whether all that is not words lets a possible rule fire."""
        return (self.condition is None or self.condition.is_met_by(context)) and self.codes_are_met(given)

    def codes_are_met(self, given: Given) -> bool:
        """Whether the passage has the other codes that it must have, and none that it must not."""
        if self.codes and not all(code in given for code in self.codes.all):
            return False
        if self.codes and self.codes.any and not any(code in given for code in self.codes.any):
            return False
        return not any(code in given for code in self.barred_codes)

    def spans_of_codes(self, given: Given) -> list[Span]:
        """The words behind the other codes."""
        named = (*self.codes.all, *self.codes.any) if self.codes else ()
        return [span for code in named for span in given.get(code, ())]


def compile_rule(theme: str, rule: Rule, numbers_of: Callable[[Patterns], Numbers]) -> CompiledRule:
    """Turn the lists of a rule into numbers of patterns."""
    evidence = tuple(map(numbers_of, ((rule.any,) if rule.any else ()) + rule.all))
    close = tuple(map(numbers_of, rule.near.all)) if rule.near else ()
    return CompiledRule(
        theme=theme,
        id=rule.id,
        evidence=evidence,
        near=rule.near,
        close=close,
        needed=tuple(sorted(evidence + close, key=len)),
        barred=numbers_of(rule.unless) if rule.unless else frozenset(),
        beside=(numbers_of(rule.unless_near.any), rule.unless_near.within) if rule.unless_near else None,
        codes=rule.codes,
        barred_codes=rule.unless_codes,
        condition=Condition(rule.where) if rule.where else None,
    )


def loosened(rule: CompiledRule) -> CompiledRule:
    """A rule that asks for its words alone, wherever in the passage they are."""
    near = replace(rule.near, within="passage", ordered=False) if rule.near else None
    return replace(rule, near=near, barred=frozenset(), beside=None, barred_codes=(), condition=None)


def fired_rules(
    candidates: Iterable[CompiledRule], finds: Finds, context: Context
) -> list[tuple[CompiledRule, list[Span]]]:
    """The rules that fire, with their words; possible rules, each after those that it waits for."""
    given: dict[str, list[Span]] = {}
    fired = []
    for rule in candidates:
        if spans := rule.spans(finds, context, given):
            fired.append((rule, spans))
            _give(rule, spans, given)
    return fired


def codes_given(rules: Iterable[tuple[CompiledRule, list[Span]]]) -> dict[str, list[Span]]:
    """The words behind each code that some rules give."""
    given: dict[str, list[Span]] = {}
    for rule, spans in rules:
        _give(rule, spans, given)
    return given


def _give(rule: CompiledRule, spans: list[Span], given: dict[str, list[Span]]) -> None:
    for code in (rule.theme, rule.code):
        given.setdefault(code, []).extend(spans)


def longest_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other one, in order, each once."""
    longest: list[Span] = []
    for start, end in sorted(set(spans)):
        if longest and longest[-1][0] == start:
            longest.pop()
        if not longest or end > longest[-1][1]:
            longest.append((start, end))
    return longest
