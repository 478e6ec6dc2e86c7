"""What a codebook is made of once it has been read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lib.errors import Problem

Scope = Literal["sentence", "passage"]


@dataclass(frozen=True, slots=True)
class Label:
    """A name to show, in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Alternatives: one of them suffices. ``concepts`` names further lists of the same codebook."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """All of several alternatives close together.

    Attributes
    ----------
    within: the most words that may lie between the first and the last of them (two Chinese
        characters count as one word), or "sentence", or "passage".
    all: two or more alternatives, each met by words of its own.
    ordered: whether they must come in the order written.
    """

    within: int | Scope
    all: tuple[Patterns, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to give a theme. Every condition that is set must hold.

    Attributes
    ----------
    any: at least one pattern is in the passage.
    all: each of the lists has a pattern in the passage.
    near: each of the lists has a pattern in one window.
    unless: none of these patterns is in the passage.
    hits, misses: sentences on which this rule must and must not fire; its own proof.
    """

    id: str
    any: Patterns | None = None
    all: tuple[Patterns, ...] = ()
    near: Near | None = None
    unless: Patterns | None = None
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    def parts(self) -> Iterator[Patterns]:
        """Every list of patterns that the rule is made of."""
        if self.any:
            yield self.any
        yield from self.all
        if self.near:
            yield from self.near.all
        if self.unless:
            yield self.unless


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the rules that give it, as one file states them."""

    id: str
    label: Label
    about: str
    rules: tuple[Rule, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A list of patterns that rules share under one name."""

    id: str
    label: Label
    any: Patterns


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that coding needs to know.

    Attributes
    ----------
    version: 16 hexadecimal digits over the names and contents of all its files.
    themes: in the order in which they are shown everywhere.
    gate: rules for the subject; a passage on which none fires gets no theme. Empty: no gate.
    names: expressions that stay whole; no shorter pattern is ever found inside one of them.
    problems: what was left out, and why.
    """

    version: str
    themes: tuple[Theme, ...] = ()
    gate: tuple[Rule, ...] = ()
    concepts: tuple[Concept, ...] = ()
    names: Patterns = Patterns()
    problems: tuple[Problem, ...] = ()

    def words(self, patterns: Patterns) -> tuple[str, ...]:
        """All patterns of a list, those of its concepts included, each once, in order."""
        concepts = {concept.id: concept.any for concept in self.concepts}
        found: dict[str, None] = {}
        seen: set[str] = set()
        queue = [patterns]
        while queue:
            current = queue.pop(0)
            found.update(dict.fromkeys(current.en + current.zh))
            new = [name for name in current.concepts if name in concepts and name not in seen]
            seen.update(new)
            queue.extend(concepts[name] for name in new)
        return tuple(found)
