"""Statistics: frames in, frames with fixed columns out."""

from lib.stats.agreement import agreement, majority
from lib.stats.association import ASSOCIATIONS, Association, association, co_occurrence
from lib.stats.dispersion import dispersion
from lib.stats.frequencies import frequencies, split_by_theme
from lib.stats.keyness import Correction, keyness
from lib.stats.scores import scores
from lib.stats.theme_groups import Group, theme_groups, title_body_shares
from lib.stats.themes import Totals, source_mix, theme_pairs, theme_shares, theme_timeline, totals

__all__ = [
    "ASSOCIATIONS",
    "Association",
    "Correction",
    "Group",
    "Totals",
    "agreement",
    "association",
    "co_occurrence",
    "dispersion",
    "frequencies",
    "keyness",
    "majority",
    "scores",
    "source_mix",
    "split_by_theme",
    "theme_groups",
    "theme_pairs",
    "theme_shares",
    "theme_timeline",
    "title_body_shares",
    "totals",
]
