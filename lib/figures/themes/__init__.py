"""Pictures of themes."""

from lib.figures.themes.groups import (
    groups_headline,
    left_out_sentence,
    theme_group_dots,
    title_body_dots,
    title_body_headline,
)
from lib.figures.themes.pairs import MIN_EXPECTED, pairs_headline, theme_lift_matrix, theme_matrix
from lib.figures.themes.shares import (
    SCALE_LABELS,
    UNIT_LABELS,
    Scale,
    source_bars,
    source_headline,
    theme_bars,
    theme_headline,
)
from lib.figures.themes.speakers import speaker_bars, speakers_headline
from lib.figures.themes.timeline import FEW_ARTICLES, PERIOD_LABELS, theme_lines, timeline_headline

__all__ = [
    "FEW_ARTICLES",
    "MIN_EXPECTED",
    "PERIOD_LABELS",
    "SCALE_LABELS",
    "UNIT_LABELS",
    "Scale",
    "groups_headline",
    "left_out_sentence",
    "pairs_headline",
    "source_bars",
    "source_headline",
    "speaker_bars",
    "speakers_headline",
    "theme_bars",
    "theme_group_dots",
    "theme_headline",
    "theme_lift_matrix",
    "theme_lines",
    "theme_matrix",
    "timeline_headline",
    "title_body_dots",
    "title_body_headline",
]
