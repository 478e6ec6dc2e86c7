"""References between the parts of a codebook: each must lead somewhere, and none in a circle."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from lib.codebook.fields import quoted
from lib.codebook.form import Actor, Concept, Patterns, Rule, Theme
from lib.errors import Problem

Graph = dict[str, tuple[str, ...]]
ConceptOrActor = Concept | Actor

_MOST_LISTED = 40


def sound_named(entries: Mapping[str, tuple[str, ConceptOrActor]], problems: list[Problem]) -> list[ConceptOrActor]:
    """The concepts and actors, each known with its file, whose references lead somewhere."""
    graph = {name: named.any.concepts for name, (_, named) in entries.items()}
    while broken := {name: reason for name in graph if (reason := _broken(name, graph))}:
        for name, reason in broken.items():
            path, named = entries[name]
            kind = "actor" if isinstance(named, Actor) else "concept"
            remedy = "Refer to concepts and actors that exist, never in a circle."
            problems.append(Problem(path, f"{kind} {name}", reason, remedy))
            del graph[name]
    return [entries[name][1] for name in graph]


def _broken(name: str, graph: Graph) -> str:
    """Why a list cannot be used: a reference to nothing or in a circle, or ""."""
    missing = next((other for other in graph[name] if other not in graph), None)
    if missing is not None:
        return f"unknown concept {quoted(missing)}"
    return f'the concept "{name}" refers to itself in a circle' if _circular(name, graph) else ""


def _circular(name: str, graph: Graph) -> bool:
    reached, queue = set[str](), list(graph[name])
    while queue:
        current = queue.pop()
        if current == name:
            return True
        if current not in reached:
            reached.add(current)
            queue.extend(graph.get(current, ()))
    return False


def rules_with_known_names(
    path: str, rules: Iterable[Rule], known: Collection[str], problems: list[Problem]
) -> list[Rule]:
    """The rules whose concepts and actors exist."""
    sound = []
    for rule in rules:
        missing = _unknown_name(rule.parts(), known)
        if missing is None:
            sound.append(rule)
        else:
            reason, remedy = f"unknown concept {quoted(missing)}", f"Known concepts are {_listed(known)}."
            problems.append(Problem(path, f"rule {rule.id}", reason, remedy))
    return sound


def known_whole_names(path: str, names: Patterns, known: Collection[str], problems: list[Problem]) -> Patterns:
    """The expressions that stay whole, without references that lead nowhere."""
    missing = [name for name in names.concepts if name not in known]
    remedy = f"Known concepts are {_listed(known)}."
    problems.extend(Problem(path, "names", f"unknown concept {quoted(name)}", remedy) for name in missing)
    return replace(names, concepts=tuple(name for name in names.concepts if name in known))


def _unknown_name(parts: Iterable[Patterns], known: Collection[str]) -> str | None:
    return next((name for part in parts for name in part.concepts if name not in known), None)


def gate_without_codes(path: str, gate: Iterable[Rule], problems: list[Problem]) -> list[Rule]:
    """The rules for the subject that do not wait for themes, which in turn wait for the subject."""
    sound = []
    for rule in gate:
        if rule.references():
            reason = "a rule for the subject refers to codes"
            remedy = "Themes are given after the subject is known: name concepts or patterns instead."
            problems.append(Problem(path, f"rule {rule.id}", reason, remedy))
        else:
            sound.append(rule)
    return sound


def themes_with_known_codes(themes: Iterable[Theme], problems: list[Problem]) -> list[Theme]:
    """The themes without the rules that refer to codes nobody gives, or to themselves in a circle."""
    sound = list(themes)
    while broken := dict(_broken_rules(sound)):
        for (_, rule), (path, reason, remedy) in broken.items():
            problems.append(Problem(path, f"rule {rule}", reason, remedy))
        sound = [
            replace(theme, rules=tuple(rule for rule in theme.rules if (theme.id, rule.id) not in broken))
            for theme in sound
        ]
    return sound


def _broken_rules(themes: list[Theme]) -> Iterator[tuple[tuple[str, str], tuple[str, str, str]]]:
    graph = code_graph(themes)
    for theme in themes:
        for rule in theme.rules:
            missing = next((code for code in rule.references() if code not in graph), None)
            if missing is not None:
                codes = _listed(sorted(graph, key=lambda code: (not _alike(code, missing), "/" in code, code)))
                yield (theme.id, rule.id), (theme.path, f"unknown code {quoted(missing)}", f"Known codes are {codes}.")
            elif _circular(f"{theme.id}/{rule.id}", graph):
                reason = f'the rule waits for itself: "{theme.id}/{rule.id}" refers to codes in a circle'
                yield (theme.id, rule.id), (theme.path, reason, "Refer to codes that are given without this rule.")


def code_graph(themes: Iterable[Theme]) -> Graph:
    """Each code with those it waits for: a theme for its rules, a rule for the codes it refers to."""
    graph: Graph = {}
    for theme in themes:
        graph[theme.id] = tuple(f"{theme.id}/{rule.id}" for rule in theme.rules)
        graph.update({f"{theme.id}/{rule.id}": rule.references() for rule in theme.rules})
    return graph


def _alike(code: str, missing: str) -> bool:
    return code.partition("/")[0] == missing.partition("/")[0] or code.endswith(missing.partition("/")[2] or "\0")


def _listed(names: Collection[str]) -> str:
    listed = list(names)[:_MOST_LISTED]
    return (", ".join(listed) + (", ..." if len(names) > _MOST_LISTED else "")) or "none"
