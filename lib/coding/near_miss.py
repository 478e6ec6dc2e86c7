"""Why not: the rules of a theme that found some of their words and did not fire, and what each lacked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lib.chinese import has_han
from lib.codebook import Near
from lib.coding.compiled import Compiled
from lib.coding.context import Context
from lib.coding.finds import Finds, Numbers, Span
from lib.coding.rules import CompiledRule, Given, codes_given, fired_rules, longest_spans
from lib.coding.windows import window_spans
from lib.model import Hit

_MOST_EXAMPLES = 2
_CALLED = 3
_OFF_SUBJECT = "the passage is off the subject of minerals, materials and their rivalry"
_WITHIN = {"sentence": "in the same sentence", "passage": "in the same passage"}


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that did not fire on a passage though some of its words are there.

    Attributes
    ----------
    hits: the words it did find.
    lacking: what it still needs or what barred it, in short sentences.
    """

    theme: str
    rule: str
    hits: tuple[Hit, ...]
    lacking: tuple[str, ...]


def near_misses(compiled: Compiled, text: str, theme: str, context: Context) -> list[NearMiss]:
    """The rules of a theme that just missed a text, those that lack least first."""
    finds = compiled.whole_words(compiled.finds(text))
    on_subject = compiled.is_on_subject(finds, context)
    given = codes_given(fired_rules(compiled.candidates(finds), finds, context))
    misses = []
    for rule in compiled.rules:
        if rule.theme != theme or (on_subject and rule.code in given):
            continue
        spans = longest_spans(_spans_of_evidence(rule, finds, given))
        if spans:
            lacking = [*_Reasons(compiled, finds, context, given).find(rule), *([] if on_subject else [_OFF_SUBJECT])]
            hits = tuple(Hit(theme, rule.id, start, end, text[start:end]) for start, end in spans)
            misses.append((len(lacking), _unmet(rule, finds), NearMiss(theme, rule.id, hits, tuple(lacking))))
    return [miss for _, _, miss in sorted(misses, key=lambda scored: (*scored[:2], scored[2].rule))]


def _spans_of_evidence(rule: CompiledRule, finds: Finds, given: Given) -> list[Span]:
    return [span for numbers in rule.needed for span in finds.merged_spans(numbers)] or rule.spans_of_codes(given)


def _unmet(rule: CompiledRule, finds: Finds) -> float:
    """The share of a rule's lists that the passage does not meet."""
    return sum(map(finds.has_none, rule.needed)) / max(1, len(rule.needed))


class _Reasons:
    """What rules lack in one passage."""

    def __init__(self, compiled: Compiled, finds: Finds, context: Context, given: Given) -> None:
        self._words = compiled.words
        self._called = compiled.called
        self._finds = finds
        self._context = context
        self._given = given

    def find(self, rule: CompiledRule) -> Iterator[str]:
        """Everything that keeps a rule from firing."""
        finds = rule.counted(self._finds)
        yield from (self._describe(numbers) for numbers in rule.evidence if finds.has_none(numbers))
        if rule.near:
            yield from self._window_reasons(rule.near, rule.close, finds)
        yield from self._code_reasons(rule)
        if rule.condition:
            yield from rule.condition.lacking(self._context)
        yield from (f'barred by "{words}"' for words in self._words_of(rule.barred))
        if rule.beside:
            yield from (f'words beside "{words}" do not count' for words in self._words_of(rule.beside[0]))
        yield from (f'barred by the code "{code}"' for code in rule.barred_codes if code in self._given)

    def _words_of(self, barring: Numbers) -> list[str]:
        text = self._finds.text
        return list(dict.fromkeys(text[start:end] for start, end in self._finds.merged_spans(barring)))[:_MOST_EXAMPLES]

    def _window_reasons(self, near: Near, close: Iterable[Numbers], finds: Finds) -> Iterator[str]:
        lists = tuple(close)
        scope = _WITHIN.get(str(near.within), f"within {near.within} words")
        missing = [numbers for numbers in lists if finds.has_none(numbers)]
        yield from (f"{self._describe(numbers)} {scope}" for numbers in missing)
        if missing or window_spans(near, lists, finds):
            return
        if not window_spans(replace(near, within="passage"), lists, finds):
            yield "the words in the order written" if near.ordered else "words of its own for each of its lists"
        elif isinstance(near.within, int):
            yield f"the words are {self._apart(near, lists, finds)} apart, the rule allows {near.within}"
        else:
            yield "the words are in different sentences"

    def _apart(self, near: Near, lists: tuple[Numbers, ...], finds: Finds) -> int:
        """The smallest number of words that the window would have to allow."""
        too_few, enough = 0, len(finds.text)
        while enough - too_few > 1:
            middle = (too_few + enough) // 2
            if window_spans(replace(near, within=middle), lists, finds):
                enough = middle
            else:
                too_few = middle
        return enough

    def _code_reasons(self, rule: CompiledRule) -> Iterator[str]:
        if not rule.codes:
            return
        yield from (f'the code "{code}"' for code in rule.codes.all if code not in self._given)
        if rule.codes.any and not any(code in self._given for code in rule.codes.any):
            yield "one of the codes " + ", ".join(f'"{code}"' for code in rule.codes.any)

    def _describe(self, numbers: Numbers) -> str:
        """A list in words: the names of its concepts, then patterns in the language of the passage first."""
        if called := self._called(numbers):
            more = f" and {len(called) - _CALLED} more lists" if len(called) > _CALLED else ""
            return f"a word for {' or '.join(called[:_CALLED])}{more}, such as {self._examples(numbers)}"
        words = self._examples(numbers)
        return words if len(numbers) == 1 else f"one of {words}"

    def _examples(self, numbers: Numbers) -> str:
        chinese = has_han(self._finds.text)
        words = [self._words[number] for number in sorted(numbers)]
        words.sort(key=lambda word: has_han(word) != chinese)
        examples = ", ".join(f'"{word.removeprefix("=")}"' for word in words[:_MOST_EXAMPLES])
        return f"{examples} (and {len(words) - _MOST_EXAMPLES} more)" if len(words) > _MOST_EXAMPLES else examples
