"""What another dictionary would change in the counts of some texts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lib.text.cutter import Cutter

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class CountChange:
    """A term that would occur more or less often.

    Attributes
    ----------
    before, after: occurrences in all the texts.
    examples: numbers of the first texts in which it would, from 0.
    """

    term: str
    before: int
    after: int
    examples: tuple[int, ...]


def changed_counts(texts: Iterable[str], before: Cutter, after: Cutter) -> list[CountChange]:
    """How often each term occurs when some texts are cut before and after a change; those whose counts differ.

    Those that win come first, the largest difference first.
    """
    was, will = Counter[str](), Counter[str]()
    examples: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        old, new = before.terms(text), after.terms(text)
        was.update(old)
        will.update(new)
        for term in _moved(old, new):
            examples[term].append(number)
    changes = [CountChange(term, was[term], will[term], tuple(at[:EXAMPLES])) for term, at in examples.items()]
    return sorted(changes, key=lambda one: (one.before - one.after, one.term))


def _moved(old: list[str], new: list[str]) -> list[str]:
    """The terms that one cut of a text has more often than the other."""
    if old == new:
        return []
    a, b = Counter(old), Counter(new)
    return [term for term in a | b if a[term] != b[term]]
