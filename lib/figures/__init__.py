"""Figures: a frame in, a Plotly figure or a placed word cloud out; they never count. Home of plotly and wordcloud."""

from lib.figures.cloud import Cloud, cloud_picture, cloud_svg, word_cloud
from lib.figures.network import ASSOCIATION_LABELS, association_network, network_places
from lib.figures.style import ACCENT, LINE, ThemeStyle, for_wall, plain, theme_styles
from lib.figures.theme_groups import left_out, theme_group_dots, title_body_dots, title_body_headline
from lib.figures.theme_pairs import EXPECTED, pairs_headline, theme_lift_matrix, theme_matrix
from lib.figures.themes import SCALES, UNITS, Scale, source_bars, theme_bars, theme_headline
from lib.figures.timeline import FEW, PERIODS, theme_lines, timeline_headline
from lib.figures.words import FORMATS, LANGUAGE_NAMES, MEASURES, term_bars, term_language_bars, term_theme_bars

__all__ = [
    "ACCENT",
    "ASSOCIATION_LABELS",
    "EXPECTED",
    "FEW",
    "FORMATS",
    "LANGUAGE_NAMES",
    "LINE",
    "MEASURES",
    "PERIODS",
    "SCALES",
    "UNITS",
    "Cloud",
    "Scale",
    "ThemeStyle",
    "association_network",
    "cloud_picture",
    "cloud_svg",
    "for_wall",
    "left_out",
    "network_places",
    "pairs_headline",
    "plain",
    "source_bars",
    "term_bars",
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
    "word_cloud",
]
