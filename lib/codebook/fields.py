"""Checks of single values: each returns the value in its own type or refuses it in plain words."""

import unicodedata
from collections.abc import Iterable

from lib.codebook.countries import is_country
from lib.codebook.form import Label, Near, NearScope, Patterns, UnlessNear
from lib.errors import RefusedError

TomlTable = dict[str, object]

_SCOPES: tuple[NearScope, ...] = ("sentence", "passage")
_WIDEST = 10_000
_DEEPEST = 6


def quoted(value: object) -> str:
    """The value for a message: on one line and never long."""
    try:
        text = _as_toml(value)
    except ValueError:  # Python does not write out numbers of thousands of digits
        text = "a number of thousands of digits"
    text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _as_toml(value: object, depth: int = 0) -> str:
    """A value as a TOML file states it; what is nested deeper than a codebook ever is becomes "..."."""
    if value is None:
        return "missing"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if depth > _DEEPEST and isinstance(value, dict | list):
        return "..."
    if isinstance(value, list):
        return f"[{', '.join(_as_toml(item, depth + 1) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f"{key} = {_as_toml(item, depth + 1)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    return str(value)


def check_keys(table: TomlTable, known: Iterable[str]) -> None:
    """Refuse the first key that is not one of ``known``."""
    names = tuple(known)
    for key in table:
        if key not in names:
            raise RefusedError(f"unknown key {quoted(key)}", f"Known keys are {', '.join(names)}.")


def check_text(value: object, name: str) -> str:
    """A string that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise RefusedError(f"{name} is {quoted(value)}", f'Write a text in quotes: {name} = "...".')
    return value.strip()


def check_identifier(value: object) -> str:
    """A name to refer to a thing by: letters and digits of any script, hyphens, underscores and dots."""
    name = check_text(value, "id")
    if not all(char in "-_." or unicodedata.category(char)[0] in "LMN" for char in name):
        remedy = 'Write letters, digits, hyphens, underscores and dots only: id = "price-floor".'
        raise RefusedError(f"id is {quoted(name)}", remedy)
    return name


def check_table(value: object, name: str, example: str) -> TomlTable:
    """A TOML table."""
    if not isinstance(value, dict):
        raise RefusedError(f"{name} is {quoted(value)}", f"Write a table: {name} = {example}.")
    return value


def check_texts(value: object, name: str) -> tuple[str, ...]:
    """A list of strings, none of them blank."""
    if not isinstance(value, list):
        raise RefusedError(f"{name} is {quoted(value)}", f'Write a list of texts: {name} = ["..."].')
    return tuple(check_text(item, f"an entry of {name}") for item in value)


def check_flag(value: object, name: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise RefusedError(f"{name} is {quoted(value)}", "Write true or false.")
    return value


def check_label(value: object) -> Label:
    """A label in both languages."""
    names = check_table(value, "label", '{ en = "...", zh = "..." }')
    check_keys(names, ("en", "zh"))
    return Label(check_text(names.get("en"), "label.en"), check_text(names.get("zh"), "label.zh"))


def check_pattern(value: str) -> str:
    """A pattern that some text can match."""
    bare = value.removeprefix("=")
    for char in value:
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            remedy = "Take it out: such a pattern never matches."
            raise RefusedError(f"pattern {quoted(value)} holds the control character U+{ord(char):04X}", remedy)
    if not any(char.isalnum() for char in bare):
        raise RefusedError(f"pattern {quoted(value)} can never match", "Write at least one letter, digit or character.")
    if bare.lstrip().startswith("*"):
        raise RefusedError(
            f"pattern {quoted(value)} begins with *", '* stands for the rest of a word, as in "mineral*".'
        )
    if "**" in bare:
        raise RefusedError(f"pattern {quoted(value)} holds **", "Write a single *.")
    return value


def check_patterns(value: object, name: str) -> Patterns:
    """A list of alternatives per language."""
    lists = check_table(value, name, '{ en = ["..."], zh = ["..."] }')
    keys = ("en", "zh", "concepts", "countries")
    check_keys(lists, keys)
    english, chinese, concepts, countries = (check_texts(lists.get(key, []), f"{name}.{key}") for key in keys)
    if not english + chinese + concepts + countries:
        raise RefusedError(f"{name} holds no pattern", f'Give it at least one: {name} = {{ en = ["..."] }}.')
    return Patterns(
        tuple(map(check_pattern, english)),
        tuple(map(check_pattern, chinese)),
        concepts,
        tuple(map(check_country, countries)),
    )


def check_country(value: object) -> str:
    """The code of a country."""
    if not isinstance(value, str) or not is_country(value):
        remedy = 'Write two capital letters of ISO 3166, as in "JP" for Japan or "CD" for Congo (Kinshasa).'
        raise RefusedError(f"unknown country code {quoted(value)}", remedy)
    return value


def check_pattern_lists(value: object, name: str, least: int) -> tuple[Patterns, ...]:
    """Several lists of alternatives, at least ``least`` of them."""
    example = f'{name} = [{{ en = ["..."] }}, {{ en = ["..."] }}]'
    if not isinstance(value, list) or len(value) < least:
        raise RefusedError(f"{name} is {quoted(value)}", f"Write {least} or more lists of patterns: {example}.")
    return tuple(check_patterns(item, f"{name}[{number}]") for number, item in enumerate(value))


def check_near(value: object) -> Near:
    """The window of a rule."""
    window = check_table(value, "near", "{ within = 8, all = [...] }")
    check_keys(window, ("within", "all", "ordered"))
    ordered = check_flag(window.get("ordered", False), "near.ordered")
    return Near(
        _check_within(window.get("within"), "near"), check_pattern_lists(window.get("all"), "near.all", 2), ordered
    )


def check_unless_near(value: object) -> UnlessNear:
    """What takes the words beside it out of a rule."""
    lists = dict(check_table(value, "unless_near", '{ within = 4, en = ["..."] }'))
    return UnlessNear(_check_within(lists.pop("within", None), "unless_near"), check_patterns(lists, "unless_near"))


def _check_within(value: object, name: str) -> int | NearScope:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _WIDEST:
        return value
    for scope in _SCOPES:
        if value == scope:
            return scope
    remedy = f'Write a number of words from 0 to {_WIDEST}, "sentence" or "passage".'
    raise RefusedError(f"{name}.within is {quoted(value)}", remedy)
