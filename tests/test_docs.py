"""The documents keep up with what there is: every page, command, theme and statistic."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from lib import stats
from lib.cli import COMMANDS
from lib.codebook import load_codebook
from lib.settings import ROOT

PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
THEMES = [theme.id for theme in load_codebook(ROOT / "seeds" / "codebook").themes]
STATISTICS = [name for name in stats.__all__ if inspect.isfunction(getattr(stats, name))]


def document(*names: str) -> str:
    paths = [ROOT / name for name in names]
    missing = [path.name for path in paths if not path.is_file()]
    assert missing == [], f"Write {', '.join(missing)}."
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def named() -> Iterator[tuple[str, str]]:
    yield from (("page", f"pages/{page}.py") for page in PAGES)
    yield from (("command", f"python -m lib {command}") for command in COMMANDS)
    yield from (("theme", theme) for theme in THEMES)


def test_there_is_something_to_document() -> None:
    assert len(THEMES) == 4
    assert {"build", "tag", "words"} <= set(COMMANDS)
    assert {"overview", "articles", "keywords"} <= set(PAGES)


@pytest.mark.parametrize(("kind", "name"), [*named()])
def test_the_documents_name_it(kind: str, name: str) -> None:
    for places in (("README.md",), ("ARCHITECTURE.md", "CONTRIBUTING.md")):
        assert name in document(*places), f"{' or '.join(places)} does not name the {kind} {name}: describe it there."


@pytest.mark.parametrize("name", STATISTICS)
def test_a_statistic_says_what_it_returns(name: str) -> None:
    docstring = inspect.getdoc(getattr(stats, name)) or ""
    statistic = getattr(stats, name)
    returns_frame = "DataFrame" in str(inspect.signature(statistic).return_annotation)
    assert docstring, f"lib.stats.{name} has no docstring; the page shows it to the reader."
    assert not returns_frame or "Returns\n-------" in docstring, (
        f"lib.stats.{name}: list its columns in a Returns section."
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    assert inspect.getdoc(getattr(import_module(f"lib.cli.{name}"), name))


def test_the_documents_link_to_files_that_exist() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document(name)):
            assert (Path(ROOT) / target).exists(), f"{name} links to {target}, which is not there."
