"""What a pin keeps of a corpus: the passages behind what it shows, and its numbers."""

from lib.analyses.pins.behind import (
    Behind,
    behind_filter,
    behind_line,
    behind_mark,
    behind_node,
    behind_pair,
    behind_speaker,
    behind_word,
    shown_behind,
)
from lib.analyses.pins.evidence import EvidenceBook
from lib.analyses.pins.tables import MOST_ROWS, frozen_frame, frozen_html_table

__all__ = [
    "MOST_ROWS",
    "Behind",
    "EvidenceBook",
    "behind_filter",
    "behind_line",
    "behind_mark",
    "behind_node",
    "behind_pair",
    "behind_speaker",
    "behind_word",
    "frozen_frame",
    "frozen_html_table",
    "shown_behind",
]
