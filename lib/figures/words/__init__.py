"""Pictures of words."""

from lib.figures.words.contrast import AXES_LABELS, ContrastAxes, keyness_contrast
from lib.figures.words.groups import name_language_bars, term_group_matrix
from lib.figures.words.keyness import (
    CONTRAST_LABELS,
    SideName,
    SideStyle,
    SideStyles,
    keyness_bars,
    keyness_headline,
    side_style,
)
from lib.figures.words.positions import hit_positions
from lib.figures.words.terms import (
    MEASURE_LABELS,
    RANKING_LABELS,
    SPREAD_LABELS,
    Ranking,
    SpreadMeasure,
    format_value,
    ranking_headline,
    term_bars,
    term_language_bars,
    term_theme_bars,
)
from lib.figures.words.trends import change_sentence, format_rate, trend_headline, trend_lines, trend_panels

__all__ = [
    "AXES_LABELS",
    "CONTRAST_LABELS",
    "MEASURE_LABELS",
    "RANKING_LABELS",
    "SPREAD_LABELS",
    "ContrastAxes",
    "Ranking",
    "SideName",
    "SideStyle",
    "SideStyles",
    "SpreadMeasure",
    "change_sentence",
    "format_rate",
    "format_value",
    "hit_positions",
    "keyness_bars",
    "keyness_contrast",
    "keyness_headline",
    "name_language_bars",
    "ranking_headline",
    "side_style",
    "term_bars",
    "term_group_matrix",
    "term_language_bars",
    "term_theme_bars",
    "trend_headline",
    "trend_lines",
    "trend_panels",
]
