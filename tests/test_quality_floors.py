"""The floors that the rules are held to: complete, and not below what was promised."""

import pytest

from lib.cli.floors import FLOOR_LANGUAGES, read_floors
from lib.codebook import load_codebook
from lib.settings import ROOT

THEMES = [theme.id for theme in load_codebook(ROOT / "seeds" / "codebook").themes]
PROMISED = {"f1": 0.88, "precision": 0.85}


@pytest.mark.parametrize("language", FLOOR_LANGUAGES)
@pytest.mark.parametrize("theme", [*THEMES, "macro"])
def test_every_figure_has_a_floor(language: str, theme: str) -> None:
    floors = read_floors(ROOT / "tests" / "floors.toml", THEMES)
    for measure, promised in PROMISED.items():
        least = 0.9 if (theme, measure) == ("macro", "f1") else promised
        assert floors[language, measure, theme] >= least
