"""What more than one folder of tests needs."""

from pathlib import Path

import pytest

from lib.build import build
from lib.corpus import Corpus
from lib.settings import ROOT, Settings


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
