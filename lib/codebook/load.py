"""From a folder to a codebook."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lib.codebook import files
from lib.codebook.files import TomlFile
from lib.codebook.form import Actor, Calibration, Codebook, Concept, Patterns, Rule, Theme
from lib.codebook.references import (
    ConceptOrActor,
    gate_without_codes,
    known_whole_names,
    rules_with_known_names,
    sound_named,
    themes_with_known_codes,
)
from lib.codebook.strength import OWN, SHIPPED, check_calibration
from lib.errors import Problem

# The themes of a passage are the bits of a signed number of 32.
MOST_THEMES = 31


def load_codebook(directory: Path) -> Codebook:
    """Read ``themes/*.toml``, ``concepts/*.toml``, ``actors/*.toml``, ``subject.toml``, ``names.toml`` and
    ``strength.toml`` of a folder.

    Never raises for what it finds there: a rule or file that cannot be used is left out and
    named in ``problems``; the rest loads. The order of the files changes nothing.
    """
    folder = _Folder(directory)
    themes = folder.themes()
    named = folder.named()
    gate = folder.gate()
    names = folder.names()
    strength = folder.strength()
    known, problems = sorted(part.id for part in named), folder.problems
    sound = [
        replace(theme, rules=tuple(rules_with_known_names(theme.path, theme.rules, known, problems)))
        for theme in themes
    ]
    subject = str(directory / "subject.toml")
    return Codebook(
        version=folder.version(),
        themes=tuple(themes_with_known_codes(sound, problems)),
        gate=tuple(gate_without_codes(subject, rules_with_known_names(subject, gate, known, problems), problems)),
        concepts=tuple(part for part in named if isinstance(part, Concept)),
        actors=tuple(part for part in named if isinstance(part, Actor)),
        names=known_whole_names(str(directory / "names.toml"), names, known, problems),
        problems=tuple(problems),
        strength=strength,
    )


def shipped_calibration(directory: Path) -> Calibration | None:
    """How evidence is weighed without what was learnt from codings of this place."""
    return _Folder(directory).strength((SHIPPED,))


class _Folder:
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
        themes: dict[str, tuple[float, Theme]] = {}
        paths = files.toml_files(folder)
        if not paths:
            reason, remedy = "the folder holds no theme", "Put one TOML file per theme there."
            self.problems.append(Problem(str(folder), "", reason, remedy))
        for file in self._open(paths):
            theme = files.read_theme(file)
            if theme and theme.id in themes:
                reason = f'the theme "{theme.id}" is already in {themes[theme.id][1].path}'
                file.problems.append(Problem(file.path, "", reason, "Give each theme one file."))
            elif theme:
                themes[theme.id] = (files.theme_order(file.content), theme)
            self.problems.extend(file.problems)
        listed = [theme for _, theme in sorted(themes.values(), key=lambda pair: (pair[0], pair[1].id))]
        for theme in listed[MOST_THEMES:]:
            remedy = f"A codebook has at most {MOST_THEMES} themes: make rules of one theme of some."
            self.problems.append(Problem(theme.path, "", f'the theme "{theme.id}" is one too many', remedy))
        return listed[:MOST_THEMES]

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

    def strength(self, names: Iterable[str] = (SHIPPED, OWN)) -> Calibration | None:
        """How evidence is weighed, by the last of the files that can be read; None where there is none."""
        calibration = None
        for name in names:
            for file in self._open([self._directory / name], optional=True):
                found = None if file.problems else file.attempt("", check_calibration, file.content, name == OWN)
                calibration = found or calibration
                self.problems.extend(file.problems)
        return calibration

    def named(self) -> list[ConceptOrActor]:
        """The concepts and actors of all files that refer to others that exist, and not in a circle."""
        by_id: dict[str, tuple[str, ConceptOrActor]] = {}
        for folder, read in (("concepts", files.read_concepts), ("actors", files.read_actors)):
            for file in self._open(files.toml_files(self._directory / folder)):
                for named in read(file):
                    if named.id in by_id:
                        reason = f'the id "{named.id}" is already in {by_id[named.id][0]}'
                        place = f"{folder.removesuffix('s')} {named.id}"
                        file.problems.append(Problem(file.path, place, reason, "Choose another id."))
                    by_id.setdefault(named.id, (file.path, named))
                self.problems.extend(file.problems)
        return sound_named(by_id, self.problems)

    def _open(self, paths: Iterable[Path], *, optional: bool = False) -> Iterable[TomlFile]:
        for path in paths:
            if optional and not path.exists() and not path.is_symlink():
                continue
            try:
                content = _read(path)
            except OSError as error:
                reason = f"the file cannot be read ({error.strerror})"
                self.problems.append(Problem(str(path), "", reason, "Check that it is there and may be read."))
                continue
            self._contents[path.relative_to(self._directory).as_posix()] = content
            yield files.parse_toml(str(path), content)


def _read(path: Path) -> bytes:
    """The bytes of a file; nothing else is waited for."""
    if path.exists() and not path.is_dir() and not path.is_file():
        raise OSError(0, "not a regular file")
    return path.read_bytes()
