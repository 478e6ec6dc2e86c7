"""What more than one folder of tests needs."""

import pytest

from lib.build import build
from lib.corpus import Corpus
from lib.settings import ROOT, Settings


@pytest.fixture(scope="session")
def seed_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of the seed articles, built once for the whole run."""
    settings = Settings(seeds=ROOT / "seeds", corpus=tmp_path_factory.mktemp("seed-corpus"))
    build(settings)
    return Corpus(settings.corpus)
