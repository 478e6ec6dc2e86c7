"""What a codebook is made of once it has been read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from lib.codebook.countries import country_names
from lib.errors import Problem
from lib.model import PassageKind

NearScope = Literal["sentence", "passage"]
ActorKind = Literal["state", "bloc", "agency", "company", "person"]
# What the strength of a theme is weighed by, in the order in which it is said; `lib.coding.evidence` measures it.
EVIDENCE = ("apart", "clauses", "sentences", "negation", "opening", "rules", "words", "title", "length", "subject")


@dataclass(frozen=True, slots=True)
class Label:
    """A name to show, in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Alternatives: one of them suffices.

    Attributes
    ----------
    en, zh: patterns as they are written.
    concepts: ids of concepts or actors of the same codebook, whose patterns count too.
    countries: ISO 3166 alpha-2 codes of countries, whose names count too.
    """

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


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

    within: int | NearScope
    all: tuple[Patterns, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class UnlessNear:
    """What takes the words beside it out of a rule: "has not imposed" export controls.

    Attributes
    ----------
    within: the most words between one of ``any`` and the words that it takes out (see `Near`), or "sentence"; never
        beyond the end of the sentence.
    """

    within: int | NearScope
    any: Patterns


@dataclass(frozen=True, slots=True)
class Codes:
    """Other codes that a passage must have: each of ``all`` and, where it names some, one of ``any``.

    A code is a theme ("alliances") or one rule of a theme ("alliances/frameworks").
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """What must be known about a passage. Every condition that is set must hold.

    Attributes
    ----------
    kind: kinds of passage.
    section, source: names in any case; ``*`` stands for any signs.
    since, until: the first and the last day; an undated passage is on neither side.
    """

    kind: tuple[PassageKind, ...] = ()
    section: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to give a theme. Every condition that is set must hold.

    Attributes
    ----------
    any: at least one pattern is in the passage.
    all: each of the lists has a pattern in the passage.
    near: each of the lists has a pattern in one window.
    unless: none of these patterns is in the passage.
    unless_near: words with one of these patterns beside them do not count.
    hits, misses: sentences on which this rule must and must not fire; its own proof.
    codes: other codes that the passage has; a rule with no patterns points at their words.
    unless_codes: none of these codes is given to the passage.
    where: what must be known about the passage.
    """

    id: str
    any: Patterns | None = None
    all: tuple[Patterns, ...] = ()
    near: Near | None = None
    unless: Patterns | None = None
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    codes: Codes | None = None
    unless_codes: tuple[str, ...] = ()
    where: Where | None = None
    unless_near: UnlessNear | None = None

    def references(self) -> tuple[str, ...]:
        """Every code that the rule refers to."""
        return ((*self.codes.all, *self.codes.any) if self.codes else ()) + self.unless_codes

    def parts(self) -> Iterator[Patterns]:
        """Every list of patterns that the rule is made of."""
        if self.any:
            yield self.any
        yield from self.all
        if self.near:
            yield from self.near.all
        if self.unless:
            yield self.unless
        if self.unless_near:
            yield self.unless_near.any

    def wanted(self) -> Iterator[Patterns]:
        """The lists of patterns that it looks for."""
        barring = (self.unless, self.unless_near and self.unless_near.any)
        return (part for part in self.parts() if all(part is not other for other in barring))


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
    """A list of patterns that rules share under one name.

    Attributes
    ----------
    counted: whether it is a thing to count mentions of; else its patterns are words for rules alone.
    """

    id: str
    label: Label
    any: Patterns
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the news, with all the names that somebody goes by."""

    id: str
    kind: ActorKind
    label: Label
    any: Patterns


@dataclass(frozen=True, slots=True)
class Weight:
    """What one kind of evidence counts: log odds for each unit above what is ``usual``, with its standard error."""

    name: str
    usual: float
    weight: float
    error: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of evidence, and from what strength on a theme is sure.

    Attributes
    ----------
    passages, candidates: how many coded passages it was estimated on, and how many places where a theme was possible.
    kept: the share of rightly given themes that is to be sure.
    sure_from: the least strength (0 to 1) that is sure.
    intercept, intercept_error: log odds where all evidence is usual.
    weights: one for each of `EVIDENCE`, in its order.
    own: whether codings of this place moved the weights.
    """

    passages: int
    candidates: int
    kept: float
    sure_from: float
    intercept: float
    intercept_error: float
    weights: tuple[Weight, ...]
    own: bool = False


@dataclass(frozen=True)
class Codebook:
    """All that coding needs to know.

    Attributes
    ----------
    version: 16 hexadecimal digits over the names and contents of all its files.
    themes: in the order in which they are shown everywhere.
    gate: rules for the subject; a passage on which none fires gets no theme. Empty: no gate.
    concepts, actors: lists of patterns under one name; no id is given twice.
    names: expressions that stay whole; no shorter pattern is ever found inside one of them.
    problems: what was left out, and why.
    strength: how sure a theme is by its evidence; None: every theme is.
    """

    version: str
    themes: tuple[Theme, ...] = ()
    gate: tuple[Rule, ...] = ()
    concepts: tuple[Concept, ...] = ()
    names: Patterns = Patterns()
    problems: tuple[Problem, ...] = ()
    actors: tuple[Actor, ...] = ()
    strength: Calibration | None = None

    def words(self, patterns: Patterns) -> tuple[str, ...]:
        """All patterns of a list, those of its concepts, actors and countries included, each once, in order."""
        listed: dict[str, None] = {}
        seen: set[str] = set()
        queue = [patterns]
        while queue:
            current = queue.pop(0)
            listed.update(dict.fromkeys(current.en + current.zh))
            listed.update(dict.fromkeys(name for code in current.countries for name in country_names(code)))
            new = [name for name in current.concepts if name in self._named and name not in seen]
            seen.update(new)
            queue.extend(self._named[name] for name in new)
        return tuple(listed)

    @cached_property
    def _named(self) -> Mapping[str, Patterns]:
        named: tuple[Concept | Actor, ...] = (*self.concepts, *self.actors)
        return {part.id: part.any for part in named}
