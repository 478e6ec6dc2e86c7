"""The codebook: themes, rules, concepts and actors as data, read strictly and never executed."""

from lib.codebook.countries import country_codes, country_names
from lib.codebook.form import (
    EVIDENCE,
    Actor,
    ActorKind,
    Calibration,
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
    Weight,
    Where,
)
from lib.codebook.load import load_codebook, shipped_calibration
from lib.codebook.references import code_graph
from lib.codebook.strength import forget_own, write_calibration

__all__ = [
    "EVIDENCE",
    "Actor",
    "ActorKind",
    "Calibration",
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
    "Weight",
    "Where",
    "code_graph",
    "country_codes",
    "country_names",
    "forget_own",
    "load_codebook",
    "shipped_calibration",
    "write_calibration",
]
