"""Figures: a frame in, a Plotly figure or a placed word cloud out; they never count. Home of plotly and wordcloud."""

from lib.figures.cloud import Cloud, cloud_picture, cloud_svg, word_cloud
from lib.figures.style import ACCENT, ThemeStyle, for_wall, plain, theme_styles
from lib.figures.themes import PERIODS, UNITS, source_bars, theme_bars, theme_headline, theme_lines, theme_matrix
from lib.figures.words import FORMATS, LANGUAGE_NAMES, MEASURES, term_bars, term_language_bars, term_theme_bars

__all__ = [
    "ACCENT",
    "FORMATS",
    "LANGUAGE_NAMES",
    "MEASURES",
    "PERIODS",
    "UNITS",
    "Cloud",
    "ThemeStyle",
    "cloud_picture",
    "cloud_svg",
    "for_wall",
    "plain",
    "source_bars",
    "term_bars",
    "term_language_bars",
    "term_theme_bars",
    "theme_bars",
    "theme_headline",
    "theme_lines",
    "theme_matrix",
    "theme_styles",
    "word_cloud",
]
