"""What more than one folder of tests needs."""

import os
from pathlib import Path

import pytest

from lib.build import build
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from lib.ui.session.address import Address
from lib.ui.session.live import Live
from lib.ui.session.view import View

# Tests start some fifty processes. Where Python may not keep compiled files, a server starts in 7.5 s of computing
# instead of 2.6, since each compiles all packages again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_DEAREST = ("tests/pages/", "tests/e2e/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs whole pages comes after the rest, and the browsers last."""
    items.sort(key=lambda item: next((n for n, folder in enumerate(_DEAREST, 1) if item.nodeid.startswith(folder)), 0))


@pytest.fixture(scope="session")
def built_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the seed articles' corpus, built once for the whole run."""
    settings = Settings(seeds=ROOT / "seeds", corpus=tmp_path_factory.mktemp("seed-corpus"))
    build(settings)
    return settings.corpus


@pytest.fixture(scope="session")
def seed_corpus(built_seeds: Path) -> Corpus:
    """The corpus of the seed articles."""
    return Corpus(built_seeds)


@pytest.fixture(scope="session")
def seed_view(seed_corpus: Corpus, built_seeds: Path) -> View:
    """The seed articles as a page sees them, without a filter."""
    live = Live(Settings(seeds=ROOT / "seeds", corpus=built_seeds), seed_corpus)
    return View(Address("overview", {}), live, Subcorpus())
