"""The codebook: themes, rules and concepts as data, read strictly and never executed."""

from lib.codebook.form import (
    Codebook,
    Concept,
    Label,
    Near,
    Patterns,
    Rule,
    Theme,
)
from lib.codebook.load import load_codebook

__all__ = ["Codebook", "Concept", "Label", "Near", "Patterns", "Rule", "Theme", "load_codebook"]
