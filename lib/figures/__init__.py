"""Figures: a frame in, a Plotly figure or a placed word cloud out; they never count. Home of plotly and wordcloud."""

from lib.figures.cloud.cloud import Cloud, CloudWord, word_cloud
from lib.figures.cloud.files import cloud_picture, cloud_svg
from lib.figures.cloud.layout import CLOUD_WORDS, CloudLayout, cloud_layout
from lib.figures.cloud.type import CLOUD_BASE_LINE, CLOUD_SIZE
from lib.figures.network.labels import Places
from lib.figures.network.network import (
    ASSOCIATION_LABELS,
    KIND_HUES,
    PAIR_HUES,
    Called,
    association_network,
    network_places,
)
from lib.figures.style import ACCENT, LINE, SERIES, ThemeStyle, for_wall, plain, series_styles, theme_styles
from lib.figures.themes.groups import left_out, theme_group_dots, title_body_dots, title_body_headline
from lib.figures.themes.pairs import EXPECTED, pairs_headline, theme_lift_matrix, theme_matrix
from lib.figures.themes.shares import SCALES, UNITS, Scale, source_bars, theme_bars, theme_headline
from lib.figures.themes.timeline import FEW, PERIODS, theme_lines, timeline_headline
from lib.figures.words.contrast import AXES, ContrastAxes, keyness_contrast
from lib.figures.words.groups import name_language_bars, term_group_matrix
from lib.figures.words.keyness import CONTRASTS, SideName, Sides, SideStyle, keyness_bars, keyness_headline, side_style
from lib.figures.words.positions import hit_positions
from lib.figures.words.terms import (
    MEASURES,
    RANKINGS,
    SPREADS,
    Ranking,
    Spread,
    term_bars,
    term_language_bars,
    term_theme_bars,
    written,
)
from lib.figures.words.trends import change_said, trend_headline, trend_lines, trend_panels

__all__ = [
    "ACCENT",
    "ASSOCIATION_LABELS",
    "AXES",
    "CLOUD_BASE_LINE",
    "CLOUD_SIZE",
    "CLOUD_WORDS",
    "CONTRASTS",
    "EXPECTED",
    "FEW",
    "KIND_HUES",
    "LINE",
    "MEASURES",
    "PAIR_HUES",
    "PERIODS",
    "RANKINGS",
    "SCALES",
    "SERIES",
    "SPREADS",
    "UNITS",
    "Called",
    "Cloud",
    "CloudLayout",
    "CloudWord",
    "ContrastAxes",
    "Places",
    "Ranking",
    "Scale",
    "SideName",
    "SideStyle",
    "Sides",
    "Spread",
    "ThemeStyle",
    "association_network",
    "change_said",
    "cloud_layout",
    "cloud_picture",
    "cloud_svg",
    "for_wall",
    "hit_positions",
    "keyness_bars",
    "keyness_contrast",
    "keyness_headline",
    "left_out",
    "name_language_bars",
    "network_places",
    "pairs_headline",
    "plain",
    "series_styles",
    "side_style",
    "source_bars",
    "term_bars",
    "term_group_matrix",
    "term_language_bars",
    "term_theme_bars",
    "theme_bars",
    "theme_group_dots",
    "theme_headline",
    "theme_lift_matrix",
    "theme_lines",
    "theme_matrix",
    "theme_styles",
    "timeline_headline",
    "title_body_dots",
    "title_body_headline",
    "trend_headline",
    "trend_lines",
    "trend_panels",
    "word_cloud",
    "written",
]
