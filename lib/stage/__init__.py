"""The stage: one self-contained document that shows a briefing, the same bytes served and exported."""
