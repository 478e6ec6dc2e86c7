"""Briefings: ordered steps of pinned views, each of which keeps all it shows."""

from lib.briefing.model import (
    Briefing,
    CloudText,
    Content,
    Evidence,
    EvidencePassage,
    FrozenChart,
    FrozenCloud,
    FrozenPassages,
    FrozenTable,
    MarkedPart,
    Pin,
    PinOrigin,
    Step,
    StepKind,
    TableColumn,
)

__all__ = [
    "Briefing",
    "CloudText",
    "Content",
    "Evidence",
    "EvidencePassage",
    "FrozenChart",
    "FrozenCloud",
    "FrozenPassages",
    "FrozenTable",
    "MarkedPart",
    "Pin",
    "PinOrigin",
    "Step",
    "StepKind",
    "TableColumn",
]
