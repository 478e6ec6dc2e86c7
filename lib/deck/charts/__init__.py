"""Figures as native charts that can be edited, each with a sheet of its numbers."""

from lib.deck.charts.figure import DrawnFigure, NativeChart, draw_figure
from lib.deck.charts.words import plain_words, plotly_lines

__all__ = ["DrawnFigure", "NativeChart", "draw_figure", "plain_words", "plotly_lines"]
