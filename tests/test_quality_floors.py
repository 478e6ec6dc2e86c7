"""The floors that the rules are held to: complete, and not below what was promised."""

import pytest

from lib.cli.floors import FLOOR_LANGUAGES, read_floors
from lib.codebook import load_codebook
from lib.settings import ROOT

THEMES = [theme.id for theme in load_codebook(ROOT / "seeds" / "codebook").themes]
PROMISED = {"f1": 0.85, "precision": 0.85, "f1_weak_too": 0.85}


@pytest.mark.parametrize("file", ["floors.toml", "floors-field.toml"])
@pytest.mark.parametrize("language", FLOOR_LANGUAGES)
@pytest.mark.parametrize("theme", [*THEMES, "macro"])
def test_every_figure_has_a_floor(file: str, language: str, theme: str) -> None:
    floors = read_floors(ROOT / "tests" / file, THEMES)
    for measure, promised in PROMISED.items():
        least = 0.93 if theme == "macro" and measure != "precision" else promised
        assert floors[language, measure, theme] >= least
