"""From a folder to a codebook."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lib.codebook import files
from lib.codebook.files import TomlFile
from lib.codebook.form import Codebook, Concept, Patterns, Rule, Theme
from lib.errors import Problem


def load_codebook(directory: Path) -> Codebook:
    """Read ``themes/*.toml``, ``concepts/*.toml``, ``subject.toml`` and ``names.toml`` of a folder.

    Never raises for what it finds there: a rule or file that cannot be used is left out and
    named in ``problems``; the rest loads. The order of the files changes nothing.
    """
    shelf = _Shelf(directory)
    themes = shelf.themes()
    concepts = shelf.concepts()
    gate = shelf.gate()
    names = shelf.names()
    known = {concept.id for concept in concepts}
    return Codebook(
        version=shelf.version(),
        themes=tuple(
            Theme(theme.id, theme.label, theme.about, shelf.sound(theme.path, theme.rules, known), theme.path)
            for theme in themes
        ),
        gate=shelf.sound(str(directory / "subject.toml"), gate, known),
        concepts=concepts,
        names=names,
        problems=tuple(shelf.problems),
    )


class _Shelf:
    """The open folder: contents read so far, for the version, and problems met so far."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._contents: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def version(self) -> str:
        """A hash over the names and contents of all files."""
        digest = hashlib.sha256()
        for name, content in sorted(self._contents.items()):
            digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape"))
            digest.update(content)
        return digest.hexdigest()[:16]

    def themes(self) -> list[Theme]:
        """The themes by their order, then by id."""
        folder = self._directory / "themes"
        found: dict[str, tuple[float, Theme]] = {}
        paths = files.toml_files(folder)
        if not paths:
            reason, remedy = "the folder holds no theme", "Put one TOML file per theme there."
            self.problems.append(Problem(str(folder), "", reason, remedy))
        for file in self._open(paths):
            theme = files.read_theme(file)
            if theme and theme.id in found:
                reason = f'the theme "{theme.id}" is already in {found[theme.id][1].path}'
                file.problems.append(Problem(file.path, "", reason, "Give each theme one file."))
            elif theme:
                found[theme.id] = (files.order(file.content), theme)
            self.problems.extend(file.problems)
        return [theme for _, theme in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id))]

    def gate(self) -> tuple[Rule, ...]:
        """The rules for the subject; none where the folder has no such file."""
        for file in self._open([self._directory / "subject.toml"], optional=True):
            file.check_keys(("rules",))
            rules = files.read_rules(file)
            self.problems.extend(file.problems)
            return rules
        return ()

    def names(self) -> Patterns:
        """The expressions that stay whole; none where the folder has no such file."""
        for file in self._open([self._directory / "names.toml"], optional=True):
            names = files.read_names(file)
            self.problems.extend(file.problems)
            return names
        return Patterns()

    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of all files that refer to concepts that exist, and not in a circle."""
        found: dict[str, tuple[str, Concept]] = {}
        for file in self._open(files.toml_files(self._directory / "concepts")):
            for concept in files.read_concepts(file):
                if concept.id in found:
                    reason = f'the id "{concept.id}" is already in {found[concept.id][0]}'
                    file.problems.append(Problem(file.path, f"concept {concept.id}", reason, "Choose another id."))
                found.setdefault(concept.id, (file.path, concept))
            self.problems.extend(file.problems)
        return self._sound_concepts(found)

    def _sound_concepts(self, found: dict[str, tuple[str, Concept]]) -> tuple[Concept, ...]:
        graph = {name: concept.any.concepts for name, (_, concept) in found.items()}
        while broken := {name: reason for name in graph if (reason := _broken(name, graph))}:
            for name, reason in broken.items():
                remedy = "Refer to concepts that exist, never in a circle."
                self.problems.append(Problem(found[name][0], f"concept {name}", reason, remedy))
                del graph[name]
        return tuple(found[name][1] for name in graph)

    def sound(self, path: str, rules: Iterable[Rule], known: set[str]) -> tuple[Rule, ...]:
        """The rules whose concepts exist."""
        kept = []
        for rule in rules:
            missing = next((name for part in rule.parts() for name in part.concepts if name not in known), None)
            if missing is None:
                kept.append(rule)
                continue
            remedy = f"Known concepts are {', '.join(sorted(known)) or 'none'}."
            self.problems.append(Problem(path, f"rule {rule.id}", f'unknown concept "{missing}"', remedy))
        return tuple(kept)

    def _open(self, paths: Iterable[Path], *, optional: bool = False) -> Iterable[TomlFile]:
        for path in paths:
            if optional and not path.exists():
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                reason = f"the file cannot be read ({error.strerror})"
                self.problems.append(Problem(str(path), "", reason, "Check that it is there and may be read."))
                continue
            self._contents[path.relative_to(self._directory).as_posix()] = content
            yield files.parse_toml(str(path), content)


def _broken(name: str, graph: dict[str, tuple[str, ...]]) -> str:
    """Why a concept cannot be used: a reference to nothing or in a circle, or ""."""
    missing = next((other for other in graph[name] if other not in graph), None)
    if missing is not None:
        return f'unknown concept "{missing}"'
    reached, queue = set[str](), list(graph[name])
    while queue:
        current = queue.pop()
        if current == name:
            return f'the concept "{name}" refers to itself in a circle'
        if current not in reached:
            reached.add(current)
            queue.extend(graph.get(current, ()))
    return ""
