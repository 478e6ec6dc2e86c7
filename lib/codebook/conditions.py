"""Checks of what a rule asks for besides words: other codes, and what is known about a passage."""

from datetime import date
from typing import get_args

from lib.codebook.fields import check_keys, check_table, check_texts, quoted
from lib.codebook.form import Codes, Where
from lib.errors import RefusedError
from lib.model import PassageKind

_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)


def check_codes(value: object) -> Codes:
    """Other codes that a passage must have."""
    named = check_table(value, "codes", '{ all = ["alliances"] }')
    check_keys(named, ("all", "any"))
    checked = Codes(
        check_code_names(named.get("all", []), "codes.all"), check_code_names(named.get("any", []), "codes.any")
    )
    if not checked.all + checked.any:
        raise RefusedError("codes names no code", 'Name at least one theme or rule: codes = { any = ["alliances"] }.')
    return checked


def check_code_names(value: object, name: str) -> tuple[str, ...]:
    """A list of codes, each a theme or a rule of a theme."""
    names = check_texts(value, name)
    for code in names:
        if not code.isprintable():
            raise RefusedError(f"{name} holds {quoted(code)}", 'Write a theme or a rule: "alliances/frameworks".')
    return names


def check_where(value: object) -> Where:
    """What must be known about a passage."""
    conditions = check_table(value, "where", '{ kind = ["title"] }')
    check_keys(conditions, ("kind", "section", "source", "since", "until"))
    if not conditions:
        raise RefusedError("where holds no condition", 'Give it one: where = { kind = ["title"] }.')
    checked = Where(
        kind=tuple(map(_kind, _named_values(conditions, "kind"))),
        section=_named_values(conditions, "section"),
        source=_named_values(conditions, "source"),
        since=_day(conditions, "since"),
        until=_day(conditions, "until"),
    )
    if checked.since and checked.until and checked.since > checked.until:
        reason = f"where.since is {checked.since}, after where.until, {checked.until}"
        raise RefusedError(reason, "No day is in such a range: put the earlier day first.")
    return checked


def _named_values(conditions: dict[str, object], key: str) -> tuple[str, ...]:
    names = check_texts(conditions.get(key, []), f"where.{key}")
    if key in conditions and not names:
        raise RefusedError(f"where.{key} is empty", "No passage meets it: name at least one, or take it out.")
    return names


def _kind(value: str) -> PassageKind:
    if value not in _KINDS:
        raise RefusedError(f"where.kind holds {quoted(value)}", f"Known kinds are {', '.join(_KINDS)}.")
    return value


def _day(conditions: dict[str, object], key: str) -> date | None:
    value = conditions.get(key)
    if value is not None and type(value) is not date:
        raise RefusedError(f"where.{key} is {quoted(value)}", f"Write a day without quotes: {key} = 2025-01-31.")
    return value
