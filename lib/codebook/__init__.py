"""The codebook: themes, rules, concepts and actors as data, read strictly and never executed."""

from lib.codebook.countries import country_codes, country_names
from lib.codebook.form import (
    Actor,
    ActorKind,
    Codebook,
    Codes,
    Concept,
    Label,
    Near,
    NearScope,
    Patterns,
    Rule,
    Theme,
    UnlessNear,
    Where,
)
from lib.codebook.load import load_codebook
from lib.codebook.references import code_graph

__all__ = [
    "Actor",
    "ActorKind",
    "Codebook",
    "Codes",
    "Concept",
    "Label",
    "Near",
    "NearScope",
    "Patterns",
    "Rule",
    "Theme",
    "UnlessNear",
    "Where",
    "code_graph",
    "country_codes",
    "country_names",
    "load_codebook",
]
