"""Statistics: frames in, frames with fixed columns out."""

from lib.stats.frequencies import frequencies, split_by_theme
from lib.stats.themes import Totals, source_mix, theme_pairs, theme_shares, theme_timeline, totals

__all__ = [
    "Totals",
    "frequencies",
    "source_mix",
    "split_by_theme",
    "theme_pairs",
    "theme_shares",
    "theme_timeline",
    "totals",
]
