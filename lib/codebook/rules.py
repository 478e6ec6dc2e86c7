"""Checks of a whole rule: that it says something, and that nothing in it is in vain."""

from lib.codebook.conditions import check_code_names, check_codes, check_where
from lib.codebook.fields import (
    TomlTable,
    check_identifier,
    check_keys,
    check_near,
    check_pattern_lists,
    check_patterns,
    check_texts,
    check_unless_near,
    quoted,
)
from lib.codebook.fields import check_table as checked_table
from lib.codebook.form import Patterns, Rule
from lib.errors import RefusedError

_RULE_KEYS = ("id", "any", "all", "near", "codes", "where", "unless", "unless_near", "hits", "misses")


def check_rule(value: object) -> Rule:
    """One rule with at least one condition that finds something."""
    entry = checked_table(value, "rules", '[[rules]] with id = "..."')
    check_keys(entry, _RULE_KEYS)
    barring, unless_codes = _unless(entry)
    rule = Rule(
        id=check_identifier(entry.get("id")),
        any=check_patterns(entry["any"], "any") if "any" in entry else None,
        all=check_pattern_lists(entry["all"], "all", 1) if "all" in entry else (),
        near=check_near(entry["near"]) if "near" in entry else None,
        unless=barring,
        hits=check_texts(entry.get("hits", []), "hits"),
        misses=check_texts(entry.get("misses", []), "misses"),
        codes=check_codes(entry["codes"]) if "codes" in entry else None,
        unless_codes=unless_codes,
        where=check_where(entry["where"]) if "where" in entry else None,
        unless_near=check_unless_near(entry["unless_near"]) if "unless_near" in entry else None,
    )
    if not (rule.any or rule.all or rule.near or rule.codes):
        raise RefusedError("the rule has nothing to find", "Give it any, all, near or codes.")
    _refuse_in_vain(rule)
    return rule


def _unless(entry: TomlTable) -> tuple[Patterns | None, tuple[str, ...]]:
    """What bars the rule: patterns, codes or both."""
    if "unless" not in entry:
        return None, ()
    barring = dict(checked_table(entry["unless"], "unless", '{ en = ["..."] }'))
    barred = check_code_names(barring.pop("codes", []), "unless.codes")
    return (check_patterns(barring, "unless") if barring or not barred else None), barred


def _refuse_in_vain(rule: Rule) -> None:
    """Refuse a pattern or a code that the rule wants and bars."""
    barring = rule.unless.en + rule.unless.zh if rule.unless else ()
    for part in rule.wanted():
        for word in part.en + part.zh:
            if by := next((by for by in barring if _bars(by, word)), None):
                remedy = "Take one of the two out: where the one is found, the other bars the rule."
                raise RefusedError(f"pattern {quoted(word)} can never match, unless holds {quoted(by)}", remedy)
    wanted = rule.codes.all or (rule.codes.any if len(rule.codes.any) == 1 else ()) if rule.codes else ()
    for code in wanted:
        if code in rule.unless_codes or code.partition("/")[0] in rule.unless_codes:
            raise RefusedError(f"the rule wants the code {quoted(code)} and bars it", "Take it out of one of the two.")


def _bars(barring: str, word: str) -> bool:
    """Whether every text that ``word`` matches holds a match of ``barring``, as far as spelling shows it."""
    if barring.startswith("=") or word.startswith("="):
        return barring == word
    barring, word = barring.casefold(), word.casefold()
    return word == barring or (barring.endswith("*") and word.startswith(barring[:-1]))
