"""The stage: one self-contained document that shows a briefing, the same bytes served and exported."""

from lib.stage.document import stage_document

__all__ = ["stage_document"]
