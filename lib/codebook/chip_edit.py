"""One pattern put into a list of the codebook or taken out of one: in the codebook as read, and as written."""

from dataclasses import replace
from typing import NamedTuple

from lib.codebook.chips import Kind, ListPath, with_chip, without_chip
from lib.codebook.form import Codebook, Patterns, Rule


class ChipEdit(NamedTuple):
    """A pattern that comes or goes.

    Attributes
    ----------
    theme, rule: whose list it is; "" and "" for the names that stay whole.
    path: which list, as `lib.codebook.chips.ChipList` has it.
    kind: as what it is looked for.
    out: whether it goes.
    """

    theme: str
    rule: str
    path: ListPath
    pattern: str
    kind: Kind
    out: bool = False


def edited_entry(written: str, edit: ChipEdit) -> str:
    """The entry that the edit is of, as it is written, with it.

    Raises
    ------
    CodebookError: as `lib.codebook.chips.with_chips`.
    """
    if edit.out:
        return without_chip(written, edit.path, edit.pattern)
    return with_chip(written, edit.path, edit.pattern, edit.kind)


def edited_book(book: Codebook, edit: ChipEdit) -> Codebook:
    """The codebook with the edit, without a look at its files; its version is another."""
    version = f"{book.version} {edit}"
    if not edit.theme:
        return replace(book, version=version, names=_edited(book.names, edit))
    themes = (
        replace(theme, rules=tuple(_edited_rule(rule, edit) if rule.id == edit.rule else rule for rule in theme.rules))
        if theme.id == edit.theme
        else theme
        for theme in book.themes
    )
    return replace(book, version=version, themes=tuple(themes))


def patterns_at(rule: Rule, path: ListPath) -> Patterns:
    """A list of a rule; one that it does not have is empty."""
    match path:
        case ("any",):
            return rule.any or Patterns()
        case ("all", int(number)):
            return rule.all[number]
        case ("near", "all", int(number)) if rule.near:
            return rule.near.all[number]
        case ("unless",):
            return rule.unless or Patterns()
        case ("unless_near",):
            return rule.unless_near.any if rule.unless_near else Patterns()
    raise ValueError(f"{rule.id} has no list at {path}.")


def wanted_lists(rule: Rule) -> list[ListPath]:
    """Where the lists stand of which a rule wants one pattern each."""
    close = range(len(rule.near.all)) if rule.near else ()
    return [
        *([("any",)] if rule.any else []),
        *(("all", number) for number in range(len(rule.all))),
        *(("near", "all", number) for number in close),
    ]


def _edited_rule(rule: Rule, edit: ChipEdit) -> Rule:
    changed = _edited(patterns_at(rule, edit.path), edit)
    match edit.path:
        case ("any",):
            return replace(rule, any=changed)
        case ("all", int(number)):
            return replace(rule, all=_put(rule.all, number, changed))
        case ("near", "all", int(number)) if rule.near:
            return replace(rule, near=replace(rule.near, all=_put(rule.near.all, number, changed)))
        case ("unless_near",) if rule.unless_near:
            return replace(rule, unless_near=replace(rule.unless_near, any=changed))
    return replace(rule, unless=changed if changed != Patterns() else None)


def _put(lists: tuple[Patterns, ...], number: int, changed: Patterns) -> tuple[Patterns, ...]:
    return (*lists[:number], changed, *lists[number + 1 :])


def _edited(patterns: Patterns, edit: ChipEdit) -> Patterns:
    own: tuple[str, ...] = getattr(patterns, edit.kind)
    kept = tuple(pattern for pattern in own if pattern != edit.pattern)
    return replace(patterns, **{edit.kind: kept if edit.out else (*kept, edit.pattern)})
