"""A codebook in compiled form: numbered patterns, one automaton, rules in the order in which they can be decided."""

from collections.abc import Collection, Iterable
from graphlib import TopologicalSorter

from lib.codebook import Codebook, Patterns, code_graph
from lib.coding.context import Context
from lib.coding.finds import Finds, Numbers
from lib.coding.longest_match import hidden_parts
from lib.coding.reading import reading_copy
from lib.coding.rules import CompiledRule, compile_rule
from lib.coding.spotter import Spotter


class Compiled:
    """What coding needs of a codebook.

    Parameters
    ----------
    codebook: it is not looked at again, but for its words.
    only: the rules to compile ("theme/rule"), with those that they refer to; all where None. Longest match is over
        the whole codebook all the same.
    """

    def __init__(self, codebook: Codebook, only: Collection[str] | None = None) -> None:
        self._codebook = codebook
        self._numbers: dict[str, int] = {}
        self._labels = {concept.id: concept.label.en for concept in codebook.concepts}
        self._labels |= {actor.id: actor.label.en for actor in codebook.actors}
        self._called: dict[Numbers, tuple[str, ...]] = {}
        graph = code_graph(codebook.themes)
        wanted = set(graph) if only is None else _reached(only, graph)
        order = {code: number for number, code in enumerate(TopologicalSorter(graph).static_order())}
        self.gate = [compile_rule("", rule, self._pattern_numbers) for rule in codebook.gate]
        rules = (
            compile_rule(theme.id, rule, self._pattern_numbers)
            for theme in codebook.themes
            for rule in theme.rules
            if f"{theme.id}/{rule.id}" in wanted
        )
        self.rules = sorted(rules, key=lambda rule: order[rule.code])
        self.names = self._pattern_numbers(codebook.names)
        parts = hidden_parts(codebook, self._numbers)
        self.hidden = {self._numbers.setdefault(longer, len(self._numbers)): spans for longer, spans in parts.items()}
        self._spotter = Spotter(self._numbers, self.names, self.hidden)
        self._by_trigger = _group_by_trigger(self.rules)
        self._wordless = [number for number, rule in enumerate(self.rules) if not rule.needed]

    @property
    def words(self) -> tuple[str, ...]:
        """The patterns by their number."""
        return tuple(self._numbers)

    def called(self, numbers: Numbers) -> tuple[str, ...]:
        """The labels of the concepts and actors that a list of patterns is made of."""
        return self._called.get(numbers, ())

    def finds(self, text: str) -> Finds:
        """What is in a text."""
        return Finds(self._spotter.spot(reading_copy(text)), text)

    def is_on_subject(self, finds: Finds, context: Context) -> bool:
        """Whether the subject gate lets a text through."""
        return not self.gate or any(rule.fires(finds, context, {}) for rule in self.gate)

    def candidates(self, finds: Finds) -> list[CompiledRule]:
        """The rules that may fire, those last that wait for others; none where no word of any rule was found."""
        numbers = {rule for pattern in finds.spans for rule in self._by_trigger.get(pattern, ())}
        possible = [number for number in numbers if self.rules[number].possible(finds)]
        return [self.rules[number] for number in sorted(possible + self._wordless)] if possible else []

    def _pattern_numbers(self, patterns: Patterns) -> Numbers:
        words = self._codebook.words(patterns)
        numbers = frozenset(self._numbers.setdefault(word, len(self._numbers)) for word in words)
        self._called.setdefault(numbers, tuple(self._labels[name] for name in patterns.concepts))
        return numbers


def _reached(codes: Iterable[str], graph: dict[str, tuple[str, ...]]) -> set[str]:
    """Some codes and all that they wait for."""
    reached: set[str] = set()
    queue = list(codes)
    while queue:
        if (code := queue.pop()) not in reached:
            reached.add(code)
            queue.extend(graph.get(code, ()))
    return reached


def _group_by_trigger(rules: list[CompiledRule]) -> dict[int, list[int]]:
    """For each pattern the rules to look at when it is found: one list of each rule suffices, the shortest."""
    triggers: dict[int, list[int]] = {}
    for number, rule in enumerate(rules):
        for pattern in rule.needed[0] if rule.needed else ():
            triggers.setdefault(pattern, []).append(number)
    return triggers
