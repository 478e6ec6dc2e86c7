"""A codebook in compiled form: numbered patterns, one automaton, rules in the order in which they can be decided."""

from collections.abc import Collection, Iterable
from graphlib import TopologicalSorter

from lib.chinese import has_han
from lib.codebook import Codebook, Patterns, code_graph
from lib.coding.context import Context
from lib.coding.finds import Finds, Numbers, Span
from lib.coding.longest_match import hidden_parts
from lib.coding.pattern import may_end_in_word
from lib.coding.reading import Reading, reading_copy
from lib.coding.rules import CompiledRule, compile_rule, loosened
from lib.coding.spotter import Spotter
from lib.coding.word_borders import cuts_words, spans_that_cut_words


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
        # One list of each rule of the subject suffices, the shortest.
        shortest = [rule.needed[0] for rule in self.gate if rule.needed]
        doors = frozenset[int]().union(*shortest)
        self.subject = doors
        self._door = (
            Spotter(word for word, number in self._numbers.items() if number in doors)
            if doors and len(shortest) == len(self.gate)
            else None
        )
        self._open_ended = frozenset(number for word, number in self._numbers.items() if may_end_in_word(word))
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
        return self._finds(reading_copy(text))

    def finds_on_subject(self, text: str) -> Finds | None:
        """What is in a text; nothing where it holds no word of the subject, which most texts do not."""
        reading = reading_copy(text)
        return self._finds(reading) if self._door is None or self._door.occurs(reading) else None

    def _finds(self, reading: Reading) -> Finds:
        return Finds(self._spotter.spot(reading), reading)

    def whole_words(self, finds: Finds, asked: Iterable[Span] | None = None) -> Finds:
        """What was found without what cuts through words of the text; the same where none of ``asked`` does."""
        text = finds.text
        chinese = None if asked is None else [span for span in asked if not text[span[0]].isascii()]
        if (chinese is None and not has_han(text)) or (chinese is not None and not cuts_words(chinese, finds.reading)):
            return finds
        return finds.without(spans_that_cut_words(finds, self._open_ended))

    def is_on_subject(self, finds: Finds, context: Context) -> bool:
        """Whether the subject gate lets a text through."""
        return not self.gate or any(rule.fires(finds, context, {}) for rule in self.gate)

    def candidates(self, finds: Finds) -> list[CompiledRule]:
        """The rules that may fire, those last that wait for others; none where no word of any rule was found."""
        numbers = {rule for pattern in finds.spans for rule in self._by_trigger.get(pattern, ())}
        possible = [number for number in numbers if self.rules[number].possible(finds)]
        return [self.rules[number] for number in sorted(possible + self._wordless)] if possible else []

    def loosened_candidates(self, finds: Finds) -> list[CompiledRule]:
        """The rules whose words are somewhere in a text, with nothing else asked of it."""
        return [loosened(rule) for rule in self.candidates(finds)]

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
