"""Checks of a whole rule: that it says something, and that nothing in it is in vain."""

from lib.codebook.conditions import code_names, codes, where
from lib.codebook.fields import (
    Table,
    identifier,
    known_keys,
    near,
    pattern_lists,
    patterns,
    quoted,
    texts,
)
from lib.codebook.fields import table as checked_table
from lib.codebook.form import Patterns, Rule
from lib.errors import RefusedError

_RULE_KEYS = ("id", "any", "all", "near", "codes", "where", "unless", "hits", "misses")


def rule(value: object) -> Rule:
    """One rule with at least one condition that finds something."""
    entry = checked_table(value, "rules", '[[rules]] with id = "..."')
    known_keys(entry, _RULE_KEYS)
    barring, unless_codes = _unless(entry)
    found = Rule(
        id=identifier(entry.get("id")),
        any=patterns(entry["any"], "any") if "any" in entry else None,
        all=pattern_lists(entry["all"], "all", 1) if "all" in entry else (),
        near=near(entry["near"]) if "near" in entry else None,
        unless=barring,
        hits=texts(entry.get("hits", []), "hits"),
        misses=texts(entry.get("misses", []), "misses"),
        codes=codes(entry["codes"]) if "codes" in entry else None,
        unless_codes=unless_codes,
        where=where(entry["where"]) if "where" in entry else None,
    )
    if not (found.any or found.all or found.near or found.codes):
        raise RefusedError("the rule has nothing to find", "Give it any, all, near or codes.")
    _not_in_vain(found)
    return found


def _unless(entry: Table) -> tuple[Patterns | None, tuple[str, ...]]:
    """What bars the rule: patterns, codes or both."""
    if "unless" not in entry:
        return None, ()
    barring = dict(checked_table(entry["unless"], "unless", '{ en = ["..."] }'))
    barred = code_names(barring.pop("codes", []), "unless.codes")
    return (patterns(barring, "unless") if barring or not barred else None), barred


def _not_in_vain(found: Rule) -> None:
    """Refuse a pattern or a code that the rule wants and bars."""
    barring = found.unless.en + found.unless.zh if found.unless else ()
    for part in found.parts():
        for word in () if part is found.unless else part.en + part.zh:
            if by := next((by for by in barring if _bars(by, word)), None):
                remedy = "Take one of the two out: where the one is found, the other bars the rule."
                raise RefusedError(f"pattern {quoted(word)} can never match, unless holds {quoted(by)}", remedy)
    wanted = found.codes.all or (found.codes.any if len(found.codes.any) == 1 else ()) if found.codes else ()
    for code in wanted:
        if code in found.unless_codes or code.partition("/")[0] in found.unless_codes:
            raise RefusedError(f"the rule wants the code {quoted(code)} and bars it", "Take it out of one of the two.")


def _bars(barring: str, word: str) -> bool:
    """Whether every text that ``word`` matches holds a match of ``barring``, as far as spelling shows it."""
    if barring.startswith("=") or word.startswith("="):
        return barring == word
    barring, word = barring.casefold(), word.casefold()
    return word == barring or (barring.endswith("*") and word.startswith(barring[:-1]))
