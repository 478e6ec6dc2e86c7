"""The coder: a codebook compiled once, for any number of texts."""

from collections.abc import Iterable

from lib.codebook import Codebook, Patterns
from lib.coding.finds import Finds, Numbers
from lib.coding.reading import read
from lib.coding.rules import CompiledRule, compile_rule
from lib.coding.spotter import Spotter
from lib.model import Hit


class Coder:
    """Gives texts their themes, each with its receipts.

    Parameters
    ----------
    codebook: compiled here, once; the coder never looks at its files again.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._numbers: dict[str, int] = {}
        self._gate = [compile_rule("", rule, self._numbers_of) for rule in codebook.gate]
        self._rules = [
            compile_rule(theme.id, rule, self._numbers_of) for theme in codebook.themes for rule in theme.rules
        ]
        self._order = {theme.id: place for place, theme in enumerate(codebook.themes)}
        names = self._numbers_of(codebook.names)
        self._spotter = Spotter(self._numbers, names)
        self._rules_by_trigger = _by_trigger(self._rules)

    def code(self, text: str) -> list[Hit]:
        """The hits in a text, sorted by where they start.

        Every pattern that made a rule fire is a hit, with offsets into ``text`` as given.
        """
        finds = self._finds(text)
        candidates = self._candidates(finds)
        if not candidates or not self._passes(finds):
            return []
        hits = [
            Hit(rule.theme, rule.id, start, end, text[start:end])
            for rule in candidates
            for start, end in rule.spans(finds)
        ]
        return sorted(hits, key=lambda hit: (hit.start, hit.end, self._order[hit.theme], hit.rule))

    def code_many(self, texts: Iterable[str]) -> list[list[Hit]]:
        """The hits of each text, in the order given."""
        return [self.code(text) for text in texts]

    def themes(self, text: str) -> list[str]:
        """The themes of a text, in the codebook's order."""
        return sorted({hit.theme for hit in self.code(text)}, key=self._order.__getitem__)

    def on_subject(self, text: str) -> bool:
        """Whether the subject gate lets a text through."""
        return self._passes(self._finds(text))

    def _numbers_of(self, patterns: Patterns) -> Numbers:
        words = self._codebook.words(patterns)
        return frozenset(self._numbers.setdefault(word, len(self._numbers)) for word in words)

    def _finds(self, text: str) -> Finds:
        return Finds(self._spotter.spot(read(text)), text)

    def _passes(self, finds: Finds) -> bool:
        return not self._gate or any(rule.possible(finds) and rule.spans(finds) for rule in self._gate)

    def _candidates(self, finds: Finds) -> list[CompiledRule]:
        numbers = {rule for pattern in finds.spans for rule in self._rules_by_trigger.get(pattern, ())}
        return [self._rules[number] for number in sorted(numbers) if self._rules[number].possible(finds)]


def _by_trigger(rules: list[CompiledRule]) -> dict[int, list[int]]:
    """For each pattern the rules to look at when it is found: one list of each rule suffices, the smallest."""
    triggers: dict[int, list[int]] = {}
    for number, rule in enumerate(rules):
        for pattern in min(rule.needed, key=len):
            triggers.setdefault(pattern, []).append(number)
    return triggers
