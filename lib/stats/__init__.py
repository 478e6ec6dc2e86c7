"""Statistics: frames in, frames with fixed columns out."""

from lib.stats.agreement import agreement, majority
from lib.stats.association import ASSOCIATIONS, Association, association, co_occurrence
from lib.stats.concentration import concentration
from lib.stats.dispersion import dispersion
from lib.stats.far_days import FarDays, far_days, without_far_days
from lib.stats.frequencies import frequencies, name_frequencies, ranked, split_by_group, split_by_theme
from lib.stats.keyness import LEVEL, Contrast, Correction, key_words, keyness
from lib.stats.leave_one_out.association import (
    CERTAIN,
    leave_one_out_collocates,
    leave_one_out_pairs,
    leave_one_out_phrases,
)
from lib.stats.leave_one_out.changes import leave_one_out_changes
from lib.stats.leave_one_out.dispersion import leave_one_out_dispersion
from lib.stats.leave_one_out.keyness import SideByUnit, leave_one_out_keyness
from lib.stats.leave_one_out.ranking import leave_one_out_ranking
from lib.stats.scores import scores
from lib.stats.theme_groups import Group, theme_groups, title_body_shares
from lib.stats.theme_keyness import theme_keyness
from lib.stats.theme_shifts import theme_shifts
from lib.stats.themes import Totals, source_mix, theme_pairs, theme_shares, theme_timeline, totals
from lib.stats.trends import change_points, trends

__all__ = [
    "ASSOCIATIONS",
    "CERTAIN",
    "LEVEL",
    "Association",
    "Contrast",
    "Correction",
    "FarDays",
    "Group",
    "SideByUnit",
    "Totals",
    "agreement",
    "association",
    "change_points",
    "co_occurrence",
    "concentration",
    "dispersion",
    "far_days",
    "frequencies",
    "key_words",
    "keyness",
    "leave_one_out_changes",
    "leave_one_out_collocates",
    "leave_one_out_dispersion",
    "leave_one_out_keyness",
    "leave_one_out_pairs",
    "leave_one_out_phrases",
    "leave_one_out_ranking",
    "majority",
    "name_frequencies",
    "ranked",
    "scores",
    "source_mix",
    "split_by_group",
    "split_by_theme",
    "theme_groups",
    "theme_keyness",
    "theme_pairs",
    "theme_shares",
    "theme_shifts",
    "theme_timeline",
    "title_body_shares",
    "totals",
    "trends",
    "without_far_days",
]
