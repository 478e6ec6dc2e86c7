"""What a rule depends on, in a few digits: two rules with one fingerprint find the same in every text."""

import hashlib
from collections.abc import Iterable, Mapping

from lib.coding.compiled import Compiled
from lib.coding.finds import Numbers
from lib.coding.pattern import chinese_part
from lib.coding.rules import CompiledRule


def fingerprints(compiled: Compiled) -> dict[str, str]:
    """A fingerprint for each rule ("theme/rule").

    It is taken of the rule's patterns in full, of the expressions that hide some of them, of the subject and the names,
    and of the rules that it refers to. Label, order and proof do not count.
    """
    prints = _Prints(compiled)
    subject = prints.words_key(compiled.names), sorted(repr(prints.rule_key(rule)) for rule in compiled.gate)
    by_code: dict[str, str] = {}
    for rule in compiled.rules:
        content = repr((subject, prints.rule_key(rule), _referred(rule, by_code)))
        by_code[rule.code] = hashlib.blake2b(content.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return by_code


def _referred(rule: CompiledRule, by_code: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The fingerprints behind each code that a rule refers to; those rules come before it."""
    codes = (*(rule.codes.all + rule.codes.any if rule.codes else ()), *rule.barred_codes)
    return [(code, sorted(own for name, own in by_code.items() if f"{name}/".startswith(f"{code}/"))) for code in codes]


class _Prints:
    """What rules and lists come down to, as plain values."""

    def __init__(self, compiled: Compiled) -> None:
        self._words = compiled.words
        self._hiding: dict[str, set[str]] = {}
        for number, spans in compiled.hidden.items():
            longer = self._words[number]
            for start, end in spans:
                self._hiding.setdefault(longer[start:end], set()).add(longer)

    def rule_key(self, rule: CompiledRule) -> tuple[object, ...]:
        """Everything in a rule itself."""
        near = (rule.near.within, rule.near.ordered) if rule.near else None
        lists = [[self.words_key(numbers) for numbers in part] for part in (rule.evidence, rule.close, (rule.barred,))]
        beside = rule.beside and (self.words_key(rule.beside[0]), rule.beside[1])
        return *lists, near, beside, rule.codes, rule.barred_codes, rule.condition and rule.condition.where

    def words_key(self, numbers: Numbers) -> list[tuple[str, list[str]]]:
        """The patterns of a list, each with what hides it."""
        words = sorted(self._words[number] for number in numbers)
        return [(word, sorted(self._find_hiding([chinese_part(word)]))) for word in words]

    def _find_hiding(self, spellings: Iterable[str]) -> set[str]:
        """What hides some spellings, and what hides those again."""
        hiding: set[str] = set()
        queue = list(spellings)
        while queue:
            new = self._hiding.get(queue.pop(), set()) - hiding
            hiding |= new
            queue.extend(new)
        return hiding
