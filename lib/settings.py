"""Where things are, and what an environment variable may move."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of one installation.

    Attributes
    ----------
    seeds: data a person may edit (``DIDYMIUM_SEEDS``): articles, codebook, dictionary, stop words, boilerplate to
        count all the same, hand-coded passages, briefings.
    corpus: what is derived from them, safe to delete (``DIDYMIUM_CORPUS``).
    """

    seeds: Path
    corpus: Path

    @property
    def articles(self) -> Path:
        return self.seeds / "articles"

    @property
    def codebook(self) -> Path:
        return self.seeds / "codebook"

    @property
    def dictionary(self) -> Path:
        return self.seeds / "dictionary"

    @property
    def stopwords(self) -> Path:
        return self.seeds / "stopwords"

    @property
    def boilerplate(self) -> Path:
        return self.seeds / "boilerplate"

    @property
    def gold(self) -> Path:
        return self.seeds / "gold"

    @property
    def briefings(self) -> Path:
        return self.seeds / "briefings"

    @property
    def views(self) -> Path:
        return self.seeds / "views.json"


def current_settings() -> Settings:
    """The settings in force, read from the environment at each call."""
    return _settings(os.environ.get("DIDYMIUM_SEEDS"), os.environ.get("DIDYMIUM_CORPUS"))


@cache
def _settings(seeds: str | None, corpus: str | None) -> Settings:
    return Settings(seeds=Path(seeds or ROOT / "seeds"), corpus=Path(corpus or ROOT / ".corpus"))
