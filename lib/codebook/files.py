"""The files of a codebook folder, each read on its own so that a broken one costs only itself."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from typing import TypeVar, get_args

from lib.codebook import fields, rules
from lib.codebook.countries import country_label
from lib.codebook.fields import TomlTable
from lib.codebook.form import Actor, ActorKind, Concept, Label, Patterns, Rule, Theme
from lib.errors import Problem, RefusedError

Made = TypeVar("Made")
_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


@dataclass
class TomlFile:
    """One TOML file and what is wrong with it so far."""

    path: str
    content: TomlTable
    problems: list[Problem] = field(default_factory=list)

    def attempt(self, place: str, make: Callable[..., Made], *values: object) -> Made | None:
        """Make something of ``values``, or note why it is refused."""
        try:
            return make(*values)
        except RefusedError as refused:
            self.problems.append(refused.as_problem(self.path, place))
            return None

    def check_keys(self, known: tuple[str, ...]) -> None:
        """Note each key at the top of the file that nobody reads."""
        for key in self.content:
            self.attempt("", fields.check_keys, {key: None}, known)


def parse_toml(path: str, content: bytes) -> TomlFile:
    """Read TOML; a file that is none is an empty one with a problem."""
    try:
        return TomlFile(path, tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n")))
    except UnicodeDecodeError as error:
        problem = Problem(path, f"byte {error.start}", "the file is not UTF-8", "Save it as UTF-8.")
    except ValueError as error:  # a syntax error, or a number of thousands of digits
        problem = Problem(path, "", f"the file is not TOML: {fields.quoted(str(error))}", "Put the syntax right.")
    except RecursionError:
        problem = Problem(path, "", "the file nests lists too deeply", "Write lists of texts only.")
    return TomlFile(path, {}, [problem])


def read_theme(file: TomlFile) -> Theme | None:
    """The theme of a file, without the rules that are refused; None where the file is not TOML."""
    if file.problems:
        return None
    file.check_keys(("id", "label", "about", "order", "rules"))
    head = file.attempt("", _theme_head, file.content)
    return Theme(*head, rules=read_rules(file), path=file.path) if head else None


def _theme_head(content: TomlTable) -> tuple[str, Label, str]:
    theme_order(content)
    about = fields.check_text(content["about"], "about") if "about" in content else ""
    return fields.check_identifier(content.get("id")), fields.check_label(content.get("label")), about


def theme_order(content: TomlTable) -> float:
    """The place of a theme among the others; themes without one come last."""
    value = content.get("order", inf)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= inf:
        raise RefusedError(f"order is {fields.quoted(value)}", "Write a number: order = 1.")
    return value


def read_rules(file: TomlFile) -> tuple[Rule, ...]:
    """The usable rules of a file, each id once."""
    by_id: dict[str, Rule] = {}
    for place, entry in _entries(file, "rules"):
        rule = file.attempt(place, rules.check_rule, entry)
        if rule and rule.id in by_id:
            remedy = "Give each rule of a file an id of its own."
            file.problems.append(Problem(file.path, place, f"the id {fields.quoted(rule.id)} is taken", remedy))
        elif rule:
            by_id[rule.id] = rule
    if not by_id and not file.problems:
        file.problems.append(Problem(file.path, "", "the file has no rules", "Add at least one [[rules]]."))
    return tuple(by_id.values())


def read_concepts(file: TomlFile) -> tuple[Concept, ...]:
    """The usable concepts of a file."""
    file.check_keys(("concepts",))
    made = (file.attempt(place, _concept, entry) for place, entry in _entries(file, "concepts"))
    return tuple(concept for concept in made if concept)


def _concept(value: object) -> Concept:
    entry = fields.check_table(value, "concepts", '[[concepts]] with id = "..."')
    fields.check_keys(entry, ("id", "label", "any", "counted"))
    name, counted = fields.check_identifier(entry.get("id")), fields.check_flag(entry.get("counted", True), "counted")
    return Concept(
        name, fields.check_label(entry.get("label")), fields.check_patterns(entry.get("any"), "any"), counted
    )


def read_actors(file: TomlFile) -> tuple[Actor, ...]:
    """The usable actors of a file."""
    file.check_keys(("actors",))
    made = (file.attempt(place, _actor, entry) for place, entry in _entries(file, "actors"))
    return tuple(actor for actor in made if actor)


def _actor(value: object) -> Actor:
    entry = fields.check_table(value, "actors", '[[actors]] with id = "..."')
    fields.check_keys(entry, ("id", "kind", "label", "country", "any"))
    name = fields.check_identifier(entry.get("id"))
    kind = next((known for known in _KINDS if known == entry.get("kind")), None)
    if kind is None:
        raise RefusedError(f"kind is {fields.quoted(entry.get('kind'))}", f"Known kinds are {', '.join(_KINDS)}.")
    if "country" not in entry:
        return Actor(name, kind, fields.check_label(entry.get("label")), fields.check_patterns(entry.get("any"), "any"))
    if kind != "state":
        raise RefusedError(f"country is given for a {kind}", 'Only a state is a country: kind = "state".')
    country = fields.check_country(entry["country"])
    label = fields.check_label(entry["label"]) if "label" in entry else Label(*country_label(country))
    more = fields.check_patterns(entry["any"], "any") if "any" in entry else Patterns()
    return Actor(name, kind, label, replace(more, countries=(country, *more.countries)))


def read_names(file: TomlFile) -> Patterns:
    """The expressions that stay whole."""
    file.check_keys(("names",))
    if "names" not in file.content:
        return Patterns()
    return file.attempt("names", fields.check_patterns, file.content["names"], "names") or Patterns()


def _entries(file: TomlFile, key: str) -> Iterator[tuple[str, object]]:
    """The tables of an array with a name for each: "rule price-floor", or its number."""
    entries = file.content.get(key, [])
    if not isinstance(entries, list):
        reason, remedy = f"{key} is {fields.quoted(entries)}", f"Write each entry under [[{key}]]."
        file.problems.append(Problem(file.path, "", reason, remedy))
        return
    kind = key.removesuffix("s")
    for number, entry in enumerate(entries, 1):
        name = entry.get("id") if isinstance(entry, dict) else None
        yield (
            f"{kind} {name}"
            if isinstance(name, str) and name.strip() and name.isprintable()
            else f"{kind} number {number}",
            entry,
        )


def toml_files(folder: Path) -> list[Path]:
    """What a folder holds by the name of a TOML file, in an order that is the same on every machine."""
    return sorted(folder.glob("*.toml"), key=lambda path: path.name)
